//! Commands on amendments. A draft changes freely; once signed it is a fact.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::contract_now;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::agreement::AgreementEvent;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::in_force::{DoubtCause, InForce};
use crate::domain::ids::{AmendmentId, RecordId};
use chrono::NaiveDate;

/// Saves a draft, or signs it.
///
/// # Errors
/// See [`check`]; besides, what was signed does not change, and nothing is signed tomorrow.
pub fn save(
    book: &Book,
    amendment: Amendment,
    seen: u64,
    today: NaiveDate,
) -> Result<Outcome, CommandError> {
    let record = RecordId::Amendment(amendment.id);
    unchanged_since(book, record, seen)?;
    signed_stays(book, &amendment)?;
    if amendment.signed_on.is_some_and(|day| today < day) {
        return Err(AgreementError::SignedInFuture.into());
    }
    if let Some(current) = book.amendment(amendment.id)
        && current.signed_on.is_some()
        && current.file != amendment.file
    {
        let number = amendment.number.clone();
        let entity = Entity::Amendment(Box::new(amendment));
        let event = AgreementEvent::PaperAdded { number };
        return Ok(Outcome::put(entity, Event::Agreement(event)));
    }
    check(book, &amendment)?;
    let number = |contract: &Contract| contract.number.clone();
    let contract = book.contract(amendment.contract).map(number);
    let event = AgreementEvent::AmendmentSaved {
        contract: contract.unwrap_or_default(),
        number: amendment.number.clone(),
        signed: amendment.signed_on.is_some(),
    };
    let entity = Entity::Amendment(Box::new(amendment));
    Ok(Outcome::put(entity, Event::Agreement(event)))
}

/// # Errors
/// When it is signed.
pub fn remove(book: &Book, id: AmendmentId) -> Result<Outcome, CommandError> {
    let record = RecordId::Amendment(id);
    let amendment = book.amendment(id).ok_or(CommandError::NotFound(record))?;
    let number = amendment.number.clone();
    if amendment.signed_on.is_some() {
        return Err(AgreementError::AmendmentSigned { number }.into());
    }
    let event = AgreementEvent::AmendmentRemoved { number };
    Ok(Outcome::delete(record, Event::Agreement(event)))
}

/// What was signed stays as it was signed. Its paper may come later, once.
///
/// # Errors
/// When the book has it signed and otherwise.
pub fn signed_stays(book: &Book, amendment: &Amendment) -> Result<(), CommandError> {
    let with_paper = |current: &Amendment| Amendment {
        file: current.file.clone().or_else(|| amendment.file.clone()),
        ..current.clone()
    };
    match book.amendment(amendment.id) {
        Some(current) if current.signed_on.is_some() && with_paper(current) != *amendment => {
            let number = current.number.clone();
            Err(AgreementError::AmendmentSigned { number }.into())
        }
        _ => Ok(()),
    }
}

/// What must hold of an amendment in this book.
///
/// # Errors
/// Without number or change, with the number of another, of a contract that is not signed yet or is not there,
/// or with a change that cannot be carried out.
pub fn check(book: &Book, amendment: &Amendment) -> Result<(), CommandError> {
    let missing = CommandError::NotFound(RecordId::Contract(amendment.contract));
    let contract = book.contract(amendment.contract).ok_or(missing)?;
    let number = amendment.number.trim();
    if number.is_empty() {
        return Err(CommandError::NumberMissing);
    }
    if amendment.changes.kinds().is_empty() {
        return Err(AgreementError::NothingAmended.into());
    }
    if let Some(client) = amendment.changes.client
        && book.client(client).is_none()
    {
        return Err(CommandError::NotFound(RecordId::Client(client)));
    }
    if !contract_now::progress_of(book, contract).is_binding() {
        return Err(AgreementError::NotSignedYet.into());
    }
    let mut others = book.amendments_of(contract.id);
    others.retain(|other| other.id != amendment.id);
    if others
        .iter()
        .any(|other| other.number.trim().eq_ignore_ascii_case(number))
    {
        let number = number.to_owned();
        return Err(AgreementError::DuplicateAmendment { number }.into());
    }
    others.retain(|other| other.signed_on.is_some());
    let before = contract_now::once_signed(book, contract, &others);
    others.push(amendment);
    let after = contract_now::once_signed(book, contract, &others);
    match new_doubt(&before, &after) {
        None => Ok(()),
        Some((id, cause)) if id == amendment.id => {
            let number = number.to_owned();
            Err(AgreementError::Doubt { number, cause }.into())
        }
        Some((id, cause)) => Err(lost(book, id, cause).into()),
    }
}

/// A doubt that a change of the contract brings to a signed amendment.
///
/// # Errors
/// The first one.
pub fn check_contract(book: &Book, contract: &Contract) -> Result<(), CommandError> {
    let mut signed = book.amendments_of(contract.id);
    signed.retain(|amendment| amendment.signed_on.is_some());
    if signed.is_empty() {
        return Ok(());
    }
    let after = contract_now::once_signed(book, contract, &signed);
    let doubt = match book.contract(contract.id) {
        Some(current) => new_doubt(&contract_now::once_signed(book, current, &signed), &after),
        None => None,
    };
    match doubt {
        Some((id, cause)) => Err(lost(book, id, cause).into()),
        None => Ok(()),
    }
}

fn new_doubt(before: &InForce, after: &InForce) -> Option<(AmendmentId, DoubtCause)> {
    let mut doubts = after.doubts.iter();
    let new = doubts.find(|doubt| !before.doubts.contains(doubt))?;
    Some((new.amendment, new.cause))
}

fn lost(book: &Book, id: AmendmentId, cause: DoubtCause) -> AgreementError {
    let number = book.amendment(id).map(|amendment| amendment.number.clone());
    AgreementError::AmendmentLost {
        number: number.unwrap_or_default(),
        cause,
    }
}
