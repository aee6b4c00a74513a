//! Commands on whole records: an earlier version, the example company, a file of records.
//! The same checks as for a form, so that nothing enters by a side door.

use crate::app::book::Book;
use crate::app::command::{
    Outcome, amendments, billing_events, clients, contracts, items, obligations, papers, reports,
};
use crate::app::command_error::CommandError;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::domain::ids::RecordId;

/// # Errors
/// When the version no longer fits the book, or would change an issued document.
pub fn restore(book: &Book, entity: Entity) -> Result<Outcome, CommandError> {
    let record = entity.id();
    if book.entity(record).as_ref() == Some(&entity) {
        return Err(CommandError::NothingToDo);
    }
    check(book, &entity)?;
    let event = Event::VersionRestored {
        record,
        name: name_of(&entity),
    };
    Ok(Outcome::put(entity, event))
}

/// # Errors
/// When the book has records, or the settings of a real company.
pub fn load_example(book: &Book, entities: Vec<Entity>) -> Result<Outcome, CommandError> {
    if !book.has_no_business() || book.company().is_some_and(|company| !company.example) {
        return Err(CommandError::BookNotEmpty);
    }
    let records = entities.len();
    Ok(Outcome {
        changes: entities.into_iter().map(Change::Put).collect(),
        event: Event::ExampleLoaded { records },
    })
}

/// # Errors
/// When the book holds a real company.
pub fn clear_example(book: &Book) -> Result<Outcome, CommandError> {
    if !book.company().is_some_and(|company| company.example) {
        return Err(CommandError::NotTheExample);
    }
    let changes: Vec<Change> = book
        .record_ids()
        .into_iter()
        .rev()
        .map(Change::Delete)
        .collect();
    Ok(Outcome {
        event: Event::ExampleCleared {
            records: changes.len(),
        },
        changes,
    })
}

/// # Errors
/// The first record that does not fit a book with all of them in it.
pub fn apply(book: &Book, entities: Vec<Entity>) -> Result<Outcome, CommandError> {
    let (mut created, mut updated, mut unchanged) = (0, 0, 0);
    let mut changes = Vec::new();
    for entity in entities {
        match book.entity(entity.id()) {
            Some(before) if before == entity => {
                unchanged += 1;
                continue;
            }
            Some(_) => updated += 1,
            None => created += 1,
        }
        changes.push(Change::Put(entity));
    }
    if changes.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let mut after = book.clone();
    after.apply_all(&changes);
    for change in &changes {
        if let Change::Put(entity) = change {
            issued_stays(book, entity)?;
            fits(&after, entity)?;
        }
    }
    Ok(Outcome {
        changes,
        event: Event::RecordsApplied {
            created,
            updated,
            unchanged,
        },
    })
}

/// Whether a record may enter the book as it is.
fn check(book: &Book, entity: &Entity) -> Result<(), CommandError> {
    issued_stays(book, entity)?;
    fits(book, entity)
}

/// What was issued stays as it was issued.
///
/// # Errors
/// When the entity would change the content of an issued document or a signed amendment of the book, the signed terms
/// of a contract, or leave a signed amendment without effect.
pub fn issued_stays(book: &Book, entity: &Entity) -> Result<(), CommandError> {
    let invoice = match entity {
        Entity::Invoice(invoice) => invoice,
        Entity::Amendment(amendment) => return amendments::signed_stays(book, amendment),
        Entity::Contract(contract) => {
            contracts::signed_terms_stay(book, contract)?;
            return amendments::check_contract(book, contract);
        }
        _ => return Ok(()),
    };
    match book.invoice(invoice.id) {
        Some(current)
            if current.issuance().is_some()
                && (current.content != invoice.content || current.state != invoice.state) =>
        {
            Err(CommandError::IssuedCannotChange {
                number: current.number().to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// What every record must hold with the records it names, in a book that has it.
///
/// # Errors
/// The first thing that does not hold.
pub fn fits(book: &Book, entity: &Entity) -> Result<(), CommandError> {
    let needs = |record: RecordId| {
        if book.contains(record) {
            Ok(())
        } else {
            Err(CommandError::NotFound(record))
        }
    };
    match entity {
        Entity::Company(_) | Entity::Person(_) | Entity::NumberBlock(_) => Ok(()),
        Entity::Item(item) => items::check(book, item),
        Entity::Client(client) => clients::check(book, client),
        Entity::Contract(contract) => contracts::check(book, contract),
        Entity::Amendment(amendment) => amendments::check(book, amendment),
        Entity::Step(step) => needs(RecordId::Contract(step.contract)),
        Entity::Obligation(obligation) => obligations::check(book, obligation),
        Entity::Document(document) => papers::check(book, document),
        Entity::Invoice(invoice) => {
            needs(RecordId::Client(invoice.client))?;
            let mut contracts = invoice.contracts_billed();
            contracts.try_for_each(|contract| needs(RecordId::Contract(contract)))
        }
        Entity::BillingEvent(event) => billing_events::check(book, event),
        Entity::InvoiceStep(step) => needs(RecordId::Invoice(step.invoice)),
        Entity::InvoiceReport(report) => reports::check(book, report),
        Entity::Payment(payment) => {
            needs(RecordId::Client(payment.client))?;
            let mut invoices = payment.allocations.iter().map(|each| each.invoice);
            invoices.try_for_each(|invoice| needs(RecordId::Invoice(invoice)))
        }
        // A backup is about the company even before its settings are saved.
        Entity::AlertNote(note) if note.key.subject == RecordId::Company => Ok(()),
        Entity::AlertNote(note) => needs(note.key.subject),
    }
}

/// What a person calls the record.
pub fn name_of(entity: &Entity) -> String {
    match entity {
        Entity::Company(company) => company.name.clone(),
        Entity::Person(person) => person.name.clone(),
        Entity::Item(item) => item.name.clone(),
        Entity::Client(client) => client.name.clone(),
        Entity::Contract(contract) => contract.number.clone(),
        Entity::Amendment(amendment) => amendment.number.clone(),
        Entity::Step(step) => step.note.clone(),
        Entity::Obligation(obligation) => obligation.title.clone(),
        Entity::Document(document) => document.name.clone(),
        Entity::BillingEvent(event) => event.note.clone(),
        Entity::NumberBlock(block) => block.label.clone(),
        Entity::Invoice(invoice) => invoice.number().to_owned(),
        Entity::InvoiceStep(step) => step.note.clone(),
        Entity::InvoiceReport(report) => report.what.clone(),
        Entity::Payment(payment) => payment.reference.clone(),
        Entity::AlertNote(note) => note.reason.clone(),
    }
}
