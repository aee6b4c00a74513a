//! The frame around every screen: areas, search, messages and keys.
//! What is in the areas comes from the session's alerts.

use crate::route::Route;
use crate::shell::session::{Saving, Session};
use crate::text::dates;
use crate::ui::kit::app_frame::{AppFrame, FrameWords};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::command_palette::PaletteOpener;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::toast::{Toast, ToastRegion};
use crate::ui::lang::{lang, tr};
use crate::ui::layout::areas::areas;
use crate::ui::layout::conflict_notice::ConflictNotice;
use crate::ui::layout::finder::Finder;
use crate::ui::layout::notices::Notices;
use crate::ui::layout::shortcuts::Shortcuts;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// The frame with a screen in it.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let session = Session::expect();
    let route = place::current();
    let finder_open = RwSignal::new(false);
    let go = place::navigator();
    Effect::new(move |_| {
        // A click on a notification brings the window here and says where to go.
        if let Some(address) = session.asked_place.get() {
            session.asked_place.set(None);
            go(place::of_address(&address));
        }
    });
    let words = FrameWords {
        brand: "Vigía".to_owned(),
        skip: tr("Ir al contenido", "Skip to content").to_owned(),
        areas: tr("Áreas", "Areas").to_owned(),
        more: tr("Más", "More").to_owned(),
    };
    view! {
        <AppFrame
            words=words
            home=place::href(Route::Today)
            areas=Signal::derive(move || areas(session, route.get()))
            foot=move || view! { <Foot /> }
            place=move || view! { <CompanyName /> }
            tools=move || {
                view! {
                    <PaletteOpener
                        label=tr("Buscar o ir a…", "Search or go to…")
                        keys=vec!["Ctrl".to_owned(), "K".to_owned()]
                        on_open=move |()| finder_open.set(true)
                    />
                    <ButtonLink
                        href=place::href(Route::InvoiceImport)
                        label=tr("Importar facturas", "Import invoices")
                        appearance=Signal::derive(move || import_appearance(route.get()))
                        icon=Icon::Upload
                    />
                }
            }
        >
            <Notices />
            <ConflictNotice />
            {children()}
        </AppFrame>
        <Finder open=finder_open />
        <Shortcuts finder_open />
        <Messages />
    }
}

/// The one next step where a screen has none of its own; elsewhere the accent is left to the screen's.
fn import_appearance(route: Route) -> ButtonAppearance {
    match route {
        Route::Today | Route::Invoices => ButtonAppearance::Primary,
        _ => ButtonAppearance::Secondary,
    }
}

/// Whose records these are.
#[component]
fn CompanyName() -> impl IntoView {
    let session = Session::expect();
    view! {
        <p class="frame__company">
            {move || {
                session
                    .book
                    .with(|book| book.company().map_or_else(String::new, |company| company.name.clone()))
            }}
        </p>
    }
}

/// In words: where the work is saved, whether there is a network, how old the last backup is.
#[component]
fn Foot() -> impl IntoView {
    let session = Session::expect();
    let saved = move || match (session.saving.get(), session.online.get()) {
        (Saving::Writing, _) => tr("Guardando…", "Saving…"),
        (Saving::Failed, _) => tr("Lo último no se guardó.", "The last change was not saved."),
        (Saving::Saved, true) => tr("Todo queda guardado aquí.", "Everything is saved here."),
        (Saving::Saved, false) => tr(
            "Sin conexión. Todo queda guardado aquí.",
            "Offline. Everything is saved here.",
        ),
    };
    let backup = move || {
        let last = session
            .preferences
            .with(|preferences| preferences.last_backup);
        match last {
            Some(mark) => format!(
                "{} {}",
                tr("Último respaldo:", "Last backup:"),
                dates::relative(mark.on, session.today.get(), lang()),
            ),
            None => tr("Sin respaldo todavía.", "No backup yet.").to_owned(),
        }
    };
    view! {
        <p role="status">{saved}</p>
        <p>{backup}</p>
    }
}

/// The messages at the foot of the page: in the frame, and on the first run, which has none.
#[component]
pub fn Messages() -> impl IntoView {
    let session = Session::expect();
    let toasts = Signal::derive(move || {
        session.toasts.with(|messages| {
            messages
                .iter()
                .map(|message| Toast {
                    id: message.id,
                    text: message.text.clone(),
                    action: message.undo.then(|| tr("Deshacer", "Undo").to_owned()),
                    // What went wrong stays until it is read.
                    seconds: (!message.bad).then_some(8),
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <ToastRegion
            label=tr("Avisos", "Messages")
            dismiss_label=tr("Cerrar aviso", "Dismiss message")
            toasts
            on_action=move |id| {
                session.dismiss(id);
                session.undo_last();
            }
            on_dismiss=move |id| session.dismiss(id)
        />
    }
}
