//! Commands on the people of the company.
//! Who appears in history or answers for contracts stays; leaving is being made inactive.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::person::Person;
use crate::order;

/// # Errors
/// Without a name.
pub fn save(book: &Book, person: Person, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Person(person.id);
    unchanged_since(book, record, seen)?;
    if person.name.trim().is_empty() {
        return Err(CommandError::NameMissing);
    }
    let event = Event::PersonSaved {
        id: person.id,
        name: person.name.clone(),
        created: !book.contains(record),
    };
    Ok(Outcome::put(Entity::Person(Box::new(person)), event))
}

/// # Errors
/// When contracts, what is under them, or steps of invoices name the person.
pub fn remove(book: &Book, id: PersonId) -> Result<Outcome, CommandError> {
    let record = RecordId::Person(id);
    let person = book.person(id).ok_or(CommandError::NotFound(record))?;
    let owned = book.contracts().iter();
    let owned = owned
        .filter(|(_, contract)| contract.owner == Some(id))
        .map(|(_, contract)| contract.id);
    let owed = book.obligations().iter();
    let owed = owed
        .filter(|(_, obligation)| obligation.owner == Some(id))
        .map(|(_, obligation)| obligation.contract);
    let taken = book.steps().iter();
    let taken = taken
        .filter(|(_, step)| step.names(id))
        .map(|(_, step)| step.contract);
    let told = book.billing_events().iter();
    let told = told
        .filter(|(_, event)| event.by == Some(id))
        .map(|(_, event)| event.contract);
    let contracts = order::set(owned.chain(owed).chain(taken).chain(told)).len();
    let signed = book.invoice_steps().iter();
    let signed = signed
        .filter(|(_, step)| step.by == Some(id))
        .map(|(_, step)| step.invoice);
    let invoices = order::set(signed).len();
    if contracts + invoices > 0 {
        return Err(CommandError::PersonInUse {
            contracts,
            invoices,
        });
    }
    let event = Event::PersonRemoved {
        name: person.name.clone(),
    };
    Ok(Outcome::delete(record, event))
}
