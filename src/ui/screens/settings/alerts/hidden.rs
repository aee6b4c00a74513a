//! /ajustes/alertas - what was snoozed or dismissed, why and by whom, and the way back.

use crate::app::alerts::{Alert, hidden};
use crate::app::command::Command;
use crate::domain::alert::{AlertDecision, AlertNote};
use crate::shell::preferences::Preferences;
use crate::shell::session::Session;
use crate::text::{alerts, dates};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::item_list::{Item, ItemList};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// What is hidden today.
#[component]
pub fn HiddenAlerts() -> impl IntoView {
    let session = Session::expect();
    let rows = Memo::new(move |_| {
        let backup = session.preferences.with(Preferences::backup_facts);
        session
            .book
            .with(|book| hidden(book, session.today.get(), backup))
    });
    let title = tr("Pospuestas y descartadas", "Snoozed and dismissed");
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{title}</h2>
            </div>
            <Show
                when=move || !rows.read().is_empty()
                fallback=|| view! {
                    <p class="muted">
                        {tr(
                            "Nada está oculto: todo lo que pide atención se ve en Hoy.",
                            "Nothing is hidden: everything that needs attention shows in Today.",
                        )}
                    </p>
                }
            >
                <ItemList label=title>
                    <For
                        each=move || rows.get()
                        key=|(alert, note)| format!("{:?}{:?}", alert.key, note)
                        let:row
                    >
                        <HiddenAlert alert=row.0 note=row.1 />
                    </For>
                </ItemList>
            </Show>
        </section>
    }
}

#[component]
fn HiddenAlert(alert: Alert, note: AlertNote) -> impl IntoView {
    let session = Session::expect();
    let standing = match note.decision {
        AlertDecision::SnoozedUntil(day) => {
            format!("{} {}", tr("Hasta el", "Until"), dates::medium(day, lang()))
        }
        AlertDecision::Dismissed => tr("Descartada", "Dismissed").to_owned(),
    };
    let by = note.by.and_then(|id| {
        let book = session.book.read_untracked();
        book.person(id).map(|person| person.name.clone())
    });
    let reason = match by {
        Some(name) => format!("{} ({name})", note.reason),
        None => note.reason,
    };
    let key = alert.key.clone();
    view! {
        <Item
            tone=Tone::Neutral
            urgency=standing
            title=alerts::title(&alert, locale())
            detail=Some([alert.client_name, reason].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        >
            <Button
                label=tr("Mostrar de nuevo", "Show again")
                size=ButtonSize::Small
                on_press=move |()| session.run(Command::WakeAlert { key: key.clone() }, |_| {})
            />
        </Item>
    }
}
