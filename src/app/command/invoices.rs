//! Commands on invoices that are in the book.
//! The content of an issued document never changes: what can change is what the company says about it.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::domain::ids::{ContractId, InvoiceId, RecordId};
use std::collections::HashSet;

/// # Errors
/// When the contract is of another client.
pub fn link(
    book: &Book,
    id: InvoiceId,
    contract: Option<ContractId>,
) -> Result<Outcome, CommandError> {
    let record = RecordId::Invoice(id);
    let invoice = book.invoice(id).ok_or(CommandError::NotFound(record))?;
    let mut number = None;
    if let Some(contract) = contract {
        let missing = CommandError::NotFound(RecordId::Contract(contract));
        let contract = book.contract(contract).ok_or(missing)?;
        if !book
            .clients_of_contract(contract.id)
            .contains(&invoice.client)
        {
            return Err(CommandError::ContractOfAnotherClient);
        }
        number = Some(contract.number.clone());
    }
    let event = Event::InvoiceLinked {
        invoice: id,
        number: invoice.number().to_owned(),
        contract: number,
    };
    let mut linked = invoice.clone();
    linked.contract = contract;
    Ok(Outcome::put(Entity::Invoice(Box::new(linked)), event))
}

/// # Errors
/// When one was issued here rather than imported, or has payments or notes that would stay behind.
pub fn remove(book: &Book, ids: Vec<InvoiceId>) -> Result<Outcome, CommandError> {
    let going: HashSet<InvoiceId> = ids.iter().copied().collect();
    let mut number = None;
    let mut changes = Vec::new();
    for id in &ids {
        let record = RecordId::Invoice(*id);
        let invoice = book.invoice(*id).ok_or(CommandError::NotFound(record))?;
        if invoice.issuance().is_some() && invoice.source.is_none() {
            return Err(CommandError::IssuedCannotChange {
                number: invoice.number().to_owned(),
            });
        }
        let payments = book.payments_of_invoice(*id).len();
        let notes = book.notes_of(*id).into_iter();
        let notes = notes.filter(|note| !going.contains(&note.id)).count();
        if payments + notes > 0 {
            return Err(CommandError::InvoiceInUse { payments, notes });
        }
        number = Some(invoice.number().to_owned());
        changes.extend(about(book, *id).map(Change::Delete));
        changes.push(Change::Delete(record));
    }
    let number = number.filter(|_| ids.len() == 1);
    let count = ids.len();
    if changes.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let event = Event::InvoicesRemoved { count, number };
    Ok(Outcome { changes, event })
}

/// What is kept about an invoice and goes with it: its steps and what the client said.
fn about(book: &Book, id: InvoiceId) -> impl Iterator<Item = RecordId> {
    let steps = book.steps_of_invoice(id).into_iter();
    let reports = book.reports_of_invoice(id).into_iter();
    steps
        .map(|step| RecordId::InvoiceStep(step.id))
        .chain(reports.map(|report| RecordId::InvoiceReport(report.id)))
}
