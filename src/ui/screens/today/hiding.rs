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
    let reason = RwSignal::new(String::new());
    let reason_error = RwSignal::new(None::<String>);
    let until = RwSignal::new(String::new());
    let until_error = RwSignal::new(None::<String>);
    let snoozing = move || {
        hiding.with(|hiding| {
            hiding
                .as_ref()
                .is_some_and(|hiding| hiding.how == HideHow::Snooze)
        })
    };
    let close = move || {
        hiding.set(None);
        reason.set(String::new());
        until.set(String::new());
        reason_error.set(None);
        until_error.set(None);
    };
    let confirm = move || {
        let Some(Hiding { keys, how }) = hiding.get_untracked() else {
            return;
        };
        let why = input::required(&reason.read_untracked(), REASON_MAX);
        reason_error.set(
            why.as_ref()
                .err()
                .map(|error| errors::field_error(error, lang())),
        );
        let today = session.today.get_untracked();
        let day = chosen_day(&until.read_untracked(), today);
        until_error.set(
            day.as_ref()
                .err()
                .filter(|_| how == HideHow::Snooze)
                .cloned(),
        );
        let (Ok(reason), Ok(until)) = (
            why,
            if how == HideHow::Snooze {
                day
            } else {
                Ok(today)
            },
        ) else {
            return;
        };
        session.run(
            match how {
                HideHow::Snooze => Command::SnoozeAlerts {
                    keys,
                    until,
                    reason,
                },
                HideHow::Dismiss => Command::DismissAlerts { keys, reason },
            },
            |_| {},
        );
        close();
    };
    let title = Signal::derive(move || {
        if snoozing() {
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
            <div class="stack">
                <Show when=snoozing>
                    <TextField
                        id="hide-until"
                        label=tr("Mostrarlo de nuevo el", "Show it again on")
                        kind=FieldKind::Date
                        value=until
                        on_input=move |text| until.set(text)
                        hint=Some(tr("Si lo dejas vacío, en siete días.", "If left empty, in seven days.").to_owned())
                        error=until_error
                    />
                </Show>
                <TextField
                    id="hide-reason"
                    label=tr("Motivo", "Reason")
                    value=reason
                    on_input=move |text| reason.set(text)
                    hint=Some(tr("Queda en la historia con tu nombre.", "It is kept in the history with your name.").to_owned())
                    error=reason_error
                />
            </div>
        </Dialog>
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
