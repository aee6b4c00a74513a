//! What a calendar is told of a deadline.

use super::entry;
use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::contract::policy::Cover;
use crate::domain::ids::{ContractId, RecordId};
use crate::text::lang::Locale;
use chrono::NaiveDate;
use uuid::Uuid;

fn policy(due: NaiveDate) -> Alert {
    let contract = ContractId(Uuid::from_u128(7));
    Alert {
        key: AlertKey {
            kind: AlertKind::PolicyExpiry,
            subject: RecordId::Contract(contract),
            part: "CU 1/0".to_owned(),
            due,
        },
        days: 20,
        urgency: Urgency::Later,
        cause: Cause::PolicyExpires {
            contract: "C-1".to_owned(),
            policy: "CU 1".to_owned(),
            cover: Cover::Performance,
            days_uncovered: Some(30),
        },
        client: None,
        client_name: "Norte".to_owned(),
        amount: None,
        next: NextStep::RegisterPolicy(contract),
    }
}

/// No-break spaces are written as plain ones here.
fn check(lead: u16, locale: Locale, summary: &str, reminders: &[(u16, &str)]) {
    let said = entry(&policy(NaiveDate::MIN), lead, String::new(), 1, locale);
    assert_eq!(said.summary, summary);
    let warned: Vec<(u16, String)> = said
        .reminders
        .iter()
        .map(|reminder| (reminder.days, reminder.summary.replace('\u{a0}', " ")))
        .collect();
    let reminders: Vec<(u16, String)> = reminders
        .iter()
        .map(|(days, summary)| (*days, (*summary).to_owned()))
        .collect();
    assert_eq!(warned, reminders);
}

#[test]
fn a_deadline_is_said_on_its_day_and_before_it() {
    check(
        30,
        Locale::EsCo,
        "Vence la póliza de cumplimiento CU 1 · Norte",
        &[
            (
                30,
                "En 30 días: Vence la póliza de cumplimiento CU 1 · Norte",
            ),
            (0, "Hoy: Vence la póliza de cumplimiento CU 1 · Norte"),
        ],
    );
    check(
        0,
        Locale::En,
        "The performance policy CU 1 lapses · Norte",
        &[(0, "Today: The performance policy CU 1 lapses · Norte")],
    );
}

#[test]
fn an_entry_keeps_its_name_when_the_day_moves() {
    let name = |due| entry(&policy(due), 1, String::new(), 1, Locale::En).uid;
    assert_eq!(name(NaiveDate::MIN), name(NaiveDate::MAX));
    assert!(name(NaiveDate::MIN).starts_with("policy_expiry-00000000"));
    assert!(name(NaiveDate::MIN).ends_with("-CU-1-0@vigia"));
}
