//! Whom an alert is for: the person responsible, and the role that the company named for its kind.
//! What nobody would see is for everybody: an alert is never lost because of who left.

use crate::app::alerts::{Alert, Cause, NextStep};
use crate::app::book::Book;
use crate::app::words_of::folded;
use crate::domain::ids::{ContractId, PersonId, RecordId};

/// Whether any kind of alert is for somebody in particular.
pub fn are_named(book: &Book) -> bool {
    let company = book.company();
    company.is_some_and(|company| !company.alert_recipients.is_empty())
}

/// Whether an alert is for that person.
pub fn is_for(book: &Book, alert: &Alert, person: PersonId) -> bool {
    let role = book
        .company()
        .and_then(|company| company.recipients(alert.key.kind));
    let Some(role) = role else {
        return true;
    };
    let role = folded(role);
    let responsible = responsible(book, alert);
    let receives = |id: PersonId| {
        book.person(id).is_some_and(|person| {
            person.active
                && (responsible == Some(id) || (!role.is_empty() && folded(&person.role) == role))
        })
    };
    receives(person) || !book.people().iter().any(|(_, each)| receives(each.id))
}

/// Who answers for what an alert is about; absent when nobody does.
fn responsible(book: &Book, alert: &Alert) -> Option<PersonId> {
    let owner = |id: ContractId| book.contract(id).and_then(|contract| contract.owner);
    let contract = match alert.key.subject {
        RecordId::Contract(id) => Some(id),
        RecordId::Invoice(id) => book.invoice(id).and_then(|invoice| invoice.contract),
        _ => None,
    };
    let own = match (&alert.cause, alert.next) {
        (Cause::ObligationDue { .. }, NextStep::SettleObligation(_, id)) => {
            book.obligation(id).and_then(|obligation| obligation.owner)
        }
        // The part of a review that is waited for ends with who reviews.
        (Cause::StageWaits { .. }, _) => {
            let (_, person) = alert.key.part.split_once('/')?;
            person.parse().ok()
        }
        _ => None,
    };
    own.or_else(|| contract.and_then(owner))
}
