//! Commands on documents of clients and contracts. A new version is a new record; the old ones stay.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::agreement::AgreementError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::agreement::AgreementEvent;
use crate::domain::document::Document;
use crate::domain::ids::{DocumentId, RecordId};

/// # Errors
/// See [`check`].
pub fn save(book: &Book, document: Document, seen: u64) -> Result<Outcome, CommandError> {
    let record = RecordId::Document(document.id);
    unchanged_since(book, record, seen)?;
    check(book, &document)?;
    let event = AgreementEvent::DocumentSaved {
        name: document.name.clone(),
        created: !book.contains(record),
    };
    let entity = Entity::Document(Box::new(document));
    Ok(Outcome::put(entity, Event::Agreement(event)))
}

/// # Errors
/// When it is not there.
pub fn remove(book: &Book, id: DocumentId) -> Result<Outcome, CommandError> {
    let record = RecordId::Document(id);
    let document = book.paper(id).ok_or(CommandError::NotFound(record))?;
    let event = AgreementEvent::DocumentRemoved {
        name: document.name.clone(),
    };
    Ok(Outcome::delete(record, Event::Agreement(event)))
}

/// What must hold of a document in this book.
///
/// # Errors
/// Of a client or contract that is not there, of a contract of another client, or expiring before its issue.
pub fn check(book: &Book, document: &Document) -> Result<(), CommandError> {
    let client = RecordId::Client(document.client);
    if !book.contains(client) {
        return Err(CommandError::NotFound(client));
    }
    if let Some(contract) = document.contract {
        if book.contract(contract).is_none() {
            return Err(CommandError::NotFound(RecordId::Contract(contract)));
        }
        if !book
            .clients_of_contract(contract)
            .contains(&document.client)
        {
            return Err(AgreementError::OtherClient.into());
        }
    }
    if document
        .expires_on
        .is_some_and(|day| day < document.issued_on)
    {
        return Err(AgreementError::ExpiresBeforeIssue.into());
    }
    Ok(())
}
