//! /conflictos - records that two devices changed at the same time: each version side by side, and what stays.
//! Nothing is lost by deciding: every version stays in the history of the record.

pub mod versions;

use crate::domain::ids::RecordId;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::labels;
use crate::ui::kit::button::ButtonLink;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{say, tr};
use crate::ui::place;
use crate::ui::screens::conflicts::versions::Versions;
use crate::ui::view::view;
use leptos::prelude::*;

/// All records in conflict.
#[component]
pub fn Conflicts() -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="screen">
            <header>
                <h1>{tr("Conflictos", "Conflicts")}</h1>
                <p class="screen__subtitle">
                    {tr(
                        "Registros que dos equipos cambiaron a la vez. Elige campo por campo o una versión entera; ninguna se pierde, todas quedan en la historia.",
                        "Records that two devices changed at the same time. Choose field by field or a whole version; none is lost, all stay in the history.",
                    )}
                </p>
            </header>
            <Show
                when=move || !session.conflicts.read().is_empty()
                fallback=|| view! { <NoConflicts /> }
            >
                <div class="stack" data-gap="large">
                    <For each=move || session.conflicts.get() key=|record| *record let:record>
                        <Versions record />
                    </For>
                </div>
            </Show>
        </div>
    }
}

/// Nothing to settle.
#[component]
fn NoConflicts() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Merge
            title=tr("Nada por resolver", "Nothing to settle")
            text=tr(
                "Cuando unas el trabajo de dos equipos que cambiaron lo mismo, aquí eliges qué queda.",
                "When you merge the work of two devices that changed the same thing, you choose here what stays.",
            )
        >
            <ButtonLink href=place::href(Route::Today) label=tr("Ir a Hoy", "Go to Today") />
        </EmptyState>
    }
}

/// What a record is called: its kind and its name.
pub fn record_title(session: Session, record: RecordId) -> String {
    let kind = say(labels::kind(record.kind()));
    match session.record_name(record).filter(|name| !name.is_empty()) {
        Some(name) => format!("{kind}: {name}"),
        None => kind.to_owned(),
    }
}
