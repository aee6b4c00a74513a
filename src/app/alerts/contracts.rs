//! Alerts of contracts: their end, and policies that lapse before it.

use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::app::book::Book;
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::contract::{Contract, Cover, Policy};
use crate::domain::ids::RecordId;
use chrono::NaiveDate;

/// How long an ended contract still asks for a decision. After it the end is history, not a task.
const ENDED_DAYS_MAX: i64 = 90;

/// Adds the alerts of every contract, each kind from its lead on.
pub fn add(
    book: &Book,
    today: NaiveDate,
    lead: impl Fn(AlertKind) -> i64,
    alerts: &mut Vec<Alert>,
) {
    let end_lead = lead(AlertKind::ContractEnd);
    let policy_lead = lead(AlertKind::PolicyExpiry);
    for (_, contract) in book.contracts().iter() {
        alerts.extend(end_alert(book, contract, today, end_lead));
        if contract.end.is_some_and(|end| end < today) {
            continue;
        }
        for cover in Cover::ALL {
            alerts.extend(policy_alert(book, contract, cover, today, policy_lead));
        }
    }
}

/// The end of a contract, from its lead until it is renewed: extended, or followed by another contract of the client.
fn end_alert(book: &Book, contract: &Contract, today: NaiveDate, lead: i64) -> Option<Alert> {
    let end = contract.end?;
    let days = (end - today).num_days();
    if days > lead || days < -ENDED_DAYS_MAX || has_successor(book, contract, end) {
        return None;
    }
    Some(Alert {
        key: AlertKey {
            kind: AlertKind::ContractEnd,
            subject: RecordId::Contract(contract.id),
            part: String::new(),
            due: end,
        },
        days,
        urgency: Urgency::of(days),
        cause: Cause::ContractEnds {
            number: contract.number.clone(),
            object: contract.object.clone(),
        },
        client: Some(contract.client),
        client_name: client_name(book, contract),
        amount: contract.value,
        next: NextStep::RenewContract(contract.id),
    })
}

/// A later contract of the same client that goes on where this one ends.
fn has_successor(book: &Book, contract: &Contract, end: NaiveDate) -> bool {
    let slots = book.contract_slots_of(contract.client).iter();
    slots
        .filter_map(|slot| book.contracts().at(*slot))
        .any(|other| {
            other.id != contract.id
                && contract.start < other.start
                && (other.start - end).num_days() <= ENDED_DAYS_MAX
                && other.end.is_none_or(|later| end < later)
        })
}

/// The last policy of a cover, when it lapses before the contract ends.
fn policy_alert(
    book: &Book,
    contract: &Contract,
    cover: Cover,
    today: NaiveDate,
    lead: i64,
) -> Option<Alert> {
    let policies = contract.policies.iter();
    let last = policies
        .filter(|policy| policy.cover == cover)
        .max_by_key(|policy| (policy.to, &policy.number))?;
    let days = (last.to - today).num_days();
    if days > lead || contract.end.is_some_and(|end| end <= last.to) {
        return None;
    }
    Some(Alert {
        key: AlertKey {
            kind: AlertKind::PolicyExpiry,
            subject: RecordId::Contract(contract.id),
            part: part_of(last),
            due: last.to,
        },
        days,
        urgency: Urgency::of(days),
        cause: Cause::PolicyExpires {
            contract: contract.number.clone(),
            policy: last.number.clone(),
            cover,
            days_uncovered: contract.end.map(|end| (end - last.to).num_days()),
        },
        client: Some(contract.client),
        client_name: client_name(book, contract),
        amount: Some(last.amount),
        next: NextStep::RegisterPolicy(contract.id),
    })
}

/// The policy's number with its cover, as one policy often has several covers.
fn part_of(policy: &Policy) -> String {
    let cover = Cover::ALL.iter().position(|cover| *cover == policy.cover);
    format!("{}/{}", policy.number, cover.unwrap_or_default())
}

fn client_name(book: &Book, contract: &Contract) -> String {
    let client = book.client(contract.client);
    client.map(|client| client.name.clone()).unwrap_or_default()
}
