//! Commands on clients.
//! Two clients never share a tax id; a client somebody depends on is made inactive, not removed.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::domain::client::Client;
use crate::domain::ids::{ClientId, RecordId};

/// # Errors
/// Without a name, or when another client has the tax id.
pub fn save(book: &Book, client: Client, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Client(client.id);
    unchanged_since(book, record, seen)?;
    check(book, &client)?;
    let event = Event::ClientSaved {
        id: client.id,
        name: client.name.clone(),
        created: !book.contains(record),
    };
    Ok(Outcome::put(Entity::Client(Box::new(client)), event))
}

/// # Errors
/// When contracts, invoices or payments name the client, with how many.
pub fn remove(book: &Book, id: ClientId) -> Result<Outcome, CommandError> {
    let record = RecordId::Client(id);
    let client = book.client(id).ok_or(CommandError::NotFound(record))?;
    let (contracts, invoices, payments) = book.uses_of_client(id);
    if contracts + invoices + payments > 0 {
        return Err(CommandError::ClientInUse {
            contracts,
            invoices,
            payments,
        });
    }
    let event = Event::ClientRemoved {
        name: client.name.clone(),
    };
    let papers = book.papers_of(id).into_iter();
    let papers = papers.map(|paper| Change::Delete(RecordId::Document(paper.id)));
    Ok(Outcome {
        changes: papers.chain([Change::Delete(record)]).collect(),
        event,
    })
}

/// What must hold of a client in this book.
///
/// # Errors
/// Without a name, or when another client has the tax id.
pub fn check(book: &Book, client: &Client) -> Result<(), CommandError> {
    if client.name.trim().is_empty() {
        return Err(CommandError::NameMissing);
    }
    let Some(tax_id) = &client.tax_id else {
        return Ok(());
    };
    match book.client_by_tax_id(tax_id) {
        Some(existing) if existing != client.id => Err(CommandError::DuplicateTaxId {
            existing,
            name: book
                .client(existing)
                .map(|other| other.name.clone())
                .unwrap_or_default(),
        }),
        _ => Ok(()),
    }
}
