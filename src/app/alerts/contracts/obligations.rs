//! Alerts of obligations: the first day that is still to be done, whoever owes it.

use crate::app::alerts::contracts::{Look, Told};
use crate::app::alerts::{Alert, Cause, NextStep};
use crate::domain::alert::AlertKind;

/// Adds one alert per obligation: its first open day, with how many more are open by today.
pub(super) fn add(look: Look<'_>, alerts: &mut Vec<Alert>) {
    let end = look.end_day();
    for obligation in look.book.obligations_of(look.contract.id) {
        let Some(due) = obligation.next_open(end) else {
            continue;
        };
        alerts.extend(look.alert(AlertKind::ObligationDue, due, || {
            let late = obligation.due_between(end, due, look.today).into_iter();
            let late = late
                .filter(|day| obligation.outcome(*day).is_none())
                .count();
            Told {
                part: obligation.id.to_string(),
                cause: Cause::ObligationDue {
                    contract: look.number(),
                    title: obligation.title.clone(),
                    side: obligation.side,
                    more: late.saturating_sub(1),
                },
                amount: None,
                next: NextStep::SettleObligation(look.contract.id, obligation.id),
            }
        }));
    }
}
