//! Writing and changing drafts, and what is written anew from a voided invoice.

use crate::app::billing_now::billed_already;
use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::command::billing_run::prepared;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::drafts::{draft_id, review};
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::InvoicingEvent;
use crate::domain::finding::Review;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::totals::compute;
use crate::domain::invoice::{Content, DocumentType, Invoice, State};

/// Saves a draft with its amounts worked out and its findings. Whoever handed it in before starts again.
///
/// # Errors
/// When it is issued, changed meanwhile, of a client or contract that is not there, with an amount that cannot be held,
/// or when it bills what another document bills.
pub fn save(
    book: &Book,
    context: &mut Context,
    mut invoice: Invoice,
    seen: u64,
) -> Result<Outcome, CommandError> {
    let record = RecordId::Invoice(invoice.id);
    unchanged_since(book, record, seen)?;
    let old = book.invoice(invoice.id);
    if let Some(old) = old.filter(|old| old.issuance().is_some()) {
        let number = old.number().to_owned();
        return Err(CommandError::IssuedCannotChange { number });
    }
    invoice.state = State::Draft;
    let no_client = CommandError::NotFound(RecordId::Client(invoice.client));
    let client = book.client(invoice.client).ok_or(no_client)?;
    if let Some(contract) = invoice.contract {
        let missing = CommandError::NotFound(RecordId::Contract(contract));
        book.contract(contract).ok_or(missing)?;
        if !book.clients_of_contract(contract).contains(&invoice.client) {
            return Err(CommandError::ContractOfAnotherClient);
        }
    }
    compute(&mut invoice.content).map_err(|_| InvoicingError::AmountTooLarge)?;
    not_billed_elsewhere(book, &invoice)?;
    invoice.review = review(book, &invoice, context.today);
    let changed = old.is_none_or(|old| old.content != invoice.content);
    let mut changes = Vec::new();
    if changed {
        changes.push(Change::Put(prepared(context, invoice.id)));
    }
    let event = Event::Invoicing(InvoicingEvent::DraftSaved {
        client: client.name.clone(),
        created: old.is_none(),
    });
    changes.insert(0, Change::Put(Entity::Invoice(Box::new(invoice))));
    Ok(Outcome { changes, event })
}

/// # Errors
/// [`InvoicingError::BilledAlready`] with the first line that another document bills.
pub fn not_billed_elsewhere(book: &Book, invoice: &Invoice) -> Result<(), CommandError> {
    if invoice.content.document_type != DocumentType::Invoice {
        return Ok(());
    }
    let Some((line, other)) = billed_already(book, invoice).into_iter().next() else {
        return Ok(());
    };
    let other = book.invoice(other).map(|other| other.number().to_owned());
    let other = other.unwrap_or_default();
    Err(InvoicingError::BilledAlready { line, other }.into())
}

/// A draft that says the same as a voided invoice, to be put right and issued in its place.
///
/// # Errors
/// When it is not voided, or what it billed is billed already.
pub fn copy(book: &Book, context: &mut Context, id: InvoiceId) -> Result<Outcome, CommandError> {
    let missing = CommandError::NotFound(RecordId::Invoice(id));
    let original = book.invoice(id).ok_or(missing)?;
    let standing = book.standing(id);
    if standing.is_none_or(|standing| standing.status(context.today) != Status::Voided) {
        return Err(InvoicingError::NotVoided.into());
    }
    let content = unissued(&original.content, original);
    let mut copy = Invoice {
        id: draft_id(book, &content),
        content,
        state: State::Draft,
        review: Review::default(),
        source: None,
        ..original.clone()
    };
    not_billed_elsewhere(book, &copy)?;
    copy.review = review(book, &copy, context.today);
    let prepared = prepared(context, copy.id);
    let event = Event::Invoicing(InvoicingEvent::Copied {
        number: original.number().to_owned(),
    });
    let changes = vec![
        Change::Put(Entity::Invoice(Box::new(copy))),
        Change::Put(prepared),
    ];
    Ok(Outcome { changes, event })
}

/// What an issued document said before it was issued: its dates are days again, its numbering is gone.
fn unissued(content: &Content, original: &Invoice) -> Content {
    let mut content = content.clone();
    content.supplier = None;
    content.numbering = None;
    let payment = &mut content.payment;
    if let (Some(due), Some(on)) = (payment.due_on, original.issued_on()) {
        let days = (due - on).num_days();
        payment.days = u16::try_from(days).ok();
        payment.due_on = None;
        if payment.instalments.len() < 2 {
            payment.instalments.clear();
            payment.net_pending = None;
        }
    }
    content
}
