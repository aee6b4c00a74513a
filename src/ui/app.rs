//! The app's root: the session, the language and what is shown while there is nothing else to show.
//! Each screen is chosen here, by its place.

use crate::route::Route;
use crate::shell::address::Address;
use crate::shell::session::{Phase, Session};
use crate::shell::yielding::yield_now;
use crate::ui::layout::frame::{Frame, Messages};
use crate::ui::layout::opening::{OpeningFailed, OpeningProgress};
use crate::ui::screens::welcome::Welcome;
use crate::ui::view::view;
use crate::ui::{lang, place, screens};
use leptos::prelude::*;

/// The whole page. A change of language or country draws everything anew.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::start();
    provide_context(session);
    provide_context(Address::follow());
    let locale = Memo::new(move |_| session.locale());
    move || {
        lang::set(locale.get());
        view! { <Page /> }
    }
}

/// What the page shows: the opening, the first run, or a screen in its frame.
#[component]
fn Page() -> impl IntoView {
    let session = Session::expect();
    let route = place::current();
    let is_new = Memo::new(move |_| session.book.with(|book| book.company().is_none()));
    // Someone who comes to restore a backup needs the settings before a company exists, and stays there when it does.
    let stage = Memo::new(move |_| match session.phase.with(Stage::of) {
        Stage::Ready if is_new.get() && !matches!(route.get(), Route::Settings(_)) => Stage::New,
        stage => stage,
    });
    move || match stage.get() {
        Stage::Opening => view! { <OpeningProgress /> },
        Stage::Failed => view! { <OpeningFailed /> },
        Stage::New => view! { <Welcome /> <Messages /> },
        Stage::Ready => view! { <Frame><Screen route /></Frame> },
    }
}

/// The screen of the place, drawn after its frame: both at once would hold the page too long.
#[component]
fn Screen(route: Memo<Route>) -> impl IntoView {
    let is_turn = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        yield_now().await;
        is_turn.try_set(true);
    });
    move || is_turn.get().then(|| screens::screen(route.get()))
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Opening,
    /// No company exists yet.
    New,
    Ready,
    Failed,
}

impl Stage {
    fn of(phase: &Phase) -> Stage {
        match phase {
            Phase::Opening { .. } => Stage::Opening,
            Phase::Ready => Stage::Ready,
            Phase::Blocked | Phase::Replaced | Phase::Damaged(_) | Phase::Failed(_) => {
                Stage::Failed
            }
        }
    }
}
