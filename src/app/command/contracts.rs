//! Commands on contracts.
//! A contract that invoices bill is not removed: it ends.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::contract::Contract;
use crate::domain::ids::{ContractId, RecordId};
use rust_decimal::Decimal;

/// # Errors
/// See [`check`].
pub fn save(book: &Book, contract: Contract, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Contract(contract.id);
    unchanged_since(book, record, seen)?;
    check(book, &contract)?;
    let event = Event::ContractSaved {
        id: contract.id,
        number: contract.number.clone(),
        created: !book.contains(record),
    };
    Ok(Outcome::put(Entity::Contract(Box::new(contract)), event))
}

/// # Errors
/// When invoices bill the contract, with how many.
pub fn remove(book: &Book, id: ContractId) -> Result<Outcome, CommandError> {
    let record = RecordId::Contract(id);
    let contract = book.contract(id).ok_or(CommandError::NotFound(record))?;
    let invoices = book.invoices_of_contract(id).len();
    if invoices > 0 {
        return Err(CommandError::ContractInUse { invoices });
    }
    let event = Event::ContractRemoved {
        number: contract.number.clone(),
    };
    Ok(Outcome::delete(record, event))
}

/// What must hold of a contract in this book.
///
/// # Errors
/// Without number or client, with dates the wrong way round, a negative amount,
/// or the number of another contract of the same client.
pub fn check(book: &Book, contract: &Contract) -> Result<(), CommandError> {
    if contract.number.trim().is_empty() {
        return Err(CommandError::NumberMissing);
    }
    if book.client(contract.client).is_none() {
        return Err(CommandError::NotFound(RecordId::Client(contract.client)));
    }
    if contract.end.is_some_and(|end| end < contract.start) {
        return Err(CommandError::EndBeforeStart);
    }
    if contract
        .value
        .is_some_and(|value| value.amount < Decimal::ZERO)
    {
        return Err(CommandError::NegativeAmount {
            field: "value".to_owned(),
        });
    }
    for (policy, cover) in contract.policies.iter().enumerate() {
        if cover.to < cover.from {
            return Err(CommandError::PolicyEndBeforeStart { policy });
        }
        if cover.amount.amount < Decimal::ZERO {
            return Err(CommandError::NegativeAmount {
                field: format!("policies[{policy}].amount"),
            });
        }
    }
    let number = contract.number.trim();
    let same = book
        .contracts_of(contract.client)
        .into_iter()
        .find(|other| other.id != contract.id && other.number.trim().eq_ignore_ascii_case(number));
    match same {
        Some(other) => Err(CommandError::DuplicateContractNumber {
            existing: other.id,
            number: other.number.clone(),
        }),
        None => Ok(()),
    }
}
