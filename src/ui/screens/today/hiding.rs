//! Snoozing or dismissing an alert, with the reason.
//! An alert never goes away unexplained: the reason is kept and the alert can be brought back.

use crate::app::command::Command;
use crate::domain::alert::AlertKey;
use crate::form::input;
use crate::shell::session::Session;
use crate::text::errors;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::lang::{lang, tr};
use crate::ui::view::view;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// Longest reason kept.
const REASON_MAX: usize = 500;

/// Which alerts are being hidden, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hiding {
    pub keys: Vec<AlertKey>,
    pub how: HideHow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HideHow {
    Snooze,
    Dismiss,
}

/// Asks for the reason, and for the day when it is snoozed.
#[component]
pub fn HideDialog(hiding: RwSignal<Option<Hiding>>) -> impl IntoView {
    let session = Session::expect();
    let entries = Entries::default();
    let snoozing = Signal::derive(move || {
        hiding.with(|hiding| {
            let hiding = hiding.as_ref();
            hiding.is_some_and(|hiding| hiding.how == HideHow::Snooze)
        })
    });
    let close = move || {
        hiding.set(None);
        entries.clear();
    };
    let confirm = move || {
        let today = session.today.get_untracked();
        let command = hiding
            .get_untracked()
            .and_then(|hiding| entries.read(hiding, today));
        if let Some(command) = command {
            // It stays until the decision is kept: when it cannot be saved, the reason is still there.
            session.run(command, move |_| close());
        }
    };
    let title = Signal::derive(move || {
        if snoozing.get() {
            tr("Posponer este aviso", "Snooze this alert")
        } else {
            tr("Descartar este aviso", "Dismiss this alert")
        }
        .to_owned()
    });
    view! {
        <Dialog
            open=Signal::derive(move || hiding.read().is_some())
            on_close=move |()| close()
            title
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| close() />
                <Button label=title on_press=move |()| confirm() appearance=ButtonAppearance::Primary />
            }
        >
            <HideEntries entries snoozing />
        </Dialog>
    }
}

/// What is typed in the dialog, and what is wrong with it.
#[derive(Clone, Copy, Default)]
struct Entries {
    reason: RwSignal<String>,
    reason_error: RwSignal<Option<String>>,
    until: RwSignal<String>,
    until_error: RwSignal<Option<String>>,
}

impl Entries {
    fn clear(self) {
        self.reason.set(String::new());
        self.until.set(String::new());
        self.reason_error.set(None);
        self.until_error.set(None);
    }

    /// The command, or `None` after showing everything that is wrong.
    fn read(self, hiding: Hiding, today: NaiveDate) -> Option<Command> {
        let Hiding { keys, how } = hiding;
        let reason = input::required(&self.reason.read_untracked(), REASON_MAX)
            .map_err(|error| errors::field_error(&error, lang()));
        let until = match how {
            HideHow::Snooze => chosen_day(&self.until.read_untracked(), today),
            HideHow::Dismiss => Ok(today),
        };
        self.reason_error.set(reason.as_ref().err().cloned());
        self.until_error.set(until.as_ref().err().cloned());
        let (reason, until) = (reason.ok()?, until.ok()?);
        Some(match how {
            HideHow::Snooze => Command::SnoozeAlerts {
                keys,
                until,
                reason,
            },
            HideHow::Dismiss => Command::DismissAlerts { keys, reason },
        })
    }
}

#[component]
fn HideEntries(entries: Entries, snoozing: Signal<bool>) -> impl IntoView {
    view! {
        <div class="stack">
            <Show when=move || snoozing.get()>
                <TextField
                    id="hide-until"
                    label=tr("Mostrarlo de nuevo el", "Show it again on")
                    kind=FieldKind::Date
                    value=entries.until
                    on_input=move |text| entries.until.set(text)
                    hint=Some(tr("Si lo dejas vacío, en siete días.", "If left empty, in seven days.").to_owned())
                    error=entries.until_error
                />
            </Show>
            <TextField
                id="hide-reason"
                label=tr("Motivo", "Reason")
                value=entries.reason
                on_input=move |text| entries.reason.set(text)
                hint=Some(tr("Queda en la historia con tu nombre.", "It is kept in the history with your name.").to_owned())
                error=entries.reason_error
            />
        </div>
    }
}

/// The day typed, or seven days from today; it must be after today.
fn chosen_day(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let in_a_week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    if text.trim().is_empty() {
        return Ok(in_a_week);
    }
    match input::date(text) {
        Ok(day) if day > today => Ok(day),
        Ok(_) => Err(tr("Elige un día después de hoy.", "Choose a day after today.").to_owned()),
        Err(error) => Err(errors::field_error(&error, lang())),
    }
}
