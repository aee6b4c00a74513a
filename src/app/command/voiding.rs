//! Voiding an issued invoice: the note that takes it back is written as a draft, and goes the way of every document.

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::command::Outcome;
use crate::app::command::billing_run::prepared;
use crate::app::command::invoice_flow::step_of;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::{Context, named_id};
use crate::app::drafts::review;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::InvoicingEvent;
use crate::domain::finding::Review;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::progress::progress;
use crate::domain::invoice::step::{InvoiceAction, VoidCause};
use crate::domain::invoice::voiding::voiding;
use crate::domain::invoice::{DocumentType, Invoice, State};

/// Decides that an invoice is voided, for a cause and a reason, and writes its note.
///
/// # Errors
/// Without a reason; when it is a draft, a note, voided already or being voided.
pub fn void(
    book: &Book,
    context: &mut Context,
    id: InvoiceId,
    cause: VoidCause,
    reason: &str,
) -> Result<Outcome, CommandError> {
    let missing = CommandError::NotFound(RecordId::Invoice(id));
    let original = book.invoice(id).ok_or(missing)?;
    let now = progress(original, &book.steps_of_invoice(id));
    let is_invoice = original.content.document_type == DocumentType::Invoice;
    if original.issuance().is_none() || !is_invoice {
        return Err(InvoicingError::NotLawful { stage: now.stage }.into());
    }
    if reason.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    let standing = book.standing(id);
    let is_voided = standing.is_some_and(|own| own.status(context.today) == Status::Voided);
    let note_id = InvoiceId(named_id(&format!("void;{id}")));
    if is_voided || book.contains(RecordId::Invoice(note_id)) {
        return Err(InvoicingError::VoidedAlready.into());
    }
    let mut note = Invoice {
        id: note_id,
        content: voiding(original, reason.trim()),
        state: State::Draft,
        review: Review::default(),
        source: None,
        ..original.clone()
    };
    note.review = review(book, &note, context.today);
    let on = context.today;
    let action = InvoiceAction::VoidDecided(cause);
    let decided = step_of(book, context, (id, on), action, reason);
    let prepared = prepared(context, note_id);
    let event = Event::Invoicing(InvoicingEvent::VoidingBegun {
        number: original.number().to_owned(),
    });
    let changes = vec![
        Change::Put(Entity::Invoice(Box::new(note))),
        Change::Put(prepared),
        decided,
    ];
    Ok(Outcome { changes, event })
}
