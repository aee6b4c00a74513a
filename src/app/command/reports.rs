//! Commands on what clients say is wrong with invoices.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::domain::ids::{InvoiceId, InvoiceReportId, RecordId};
use crate::domain::invoice::report::InvoiceReport;
use chrono::NaiveDate;

/// # Errors
/// See [`check`]; besides, nobody said or answered it tomorrow.
pub fn save(
    book: &Book,
    report: InvoiceReport,
    seen: u64,
    today: NaiveDate,
) -> Result<Outcome, CommandError> {
    let record = RecordId::InvoiceReport(report.id);
    unchanged_since(book, record, seen)?;
    check(book, &report)?;
    if today < report.on || report.answered_on.is_some_and(|day| today < day) {
        return Err(BillingError::ReportInFuture.into());
    }
    let event = BillingChange::ReportSaved {
        invoice: number_of(book, report.invoice),
        created: !book.contains(record),
        answered: report.answered_on.is_some(),
    };
    let entity = Entity::InvoiceReport(Box::new(report));
    Ok(Outcome::put(entity, Event::Billing(event)))
}

/// # Errors
/// When it is not there.
pub fn remove(book: &Book, id: InvoiceReportId) -> Result<Outcome, CommandError> {
    let record = RecordId::InvoiceReport(id);
    let report = book.invoice_report(id);
    let report = report.ok_or(CommandError::NotFound(record))?;
    let event = BillingChange::ReportRemoved {
        invoice: number_of(book, report.invoice),
    };
    Ok(Outcome::delete(record, Event::Billing(event)))
}

/// What must hold of a report in this book.
///
/// # Errors
/// Of an invoice that is not there or is a draft, without what the client says, or answered before it was said.
pub fn check(book: &Book, report: &InvoiceReport) -> Result<(), CommandError> {
    let missing = CommandError::NotFound(RecordId::Invoice(report.invoice));
    let invoice = book.invoice(report.invoice).ok_or(missing)?;
    if invoice.issuance().is_none() {
        return Err(BillingError::InvoiceNotIssued.into());
    }
    if report.what.trim().is_empty() {
        return Err(BillingError::ReportTextMissing.into());
    }
    if report.answered_on.is_some_and(|day| day < report.on) {
        return Err(BillingError::AnsweredBefore { on: report.on }.into());
    }
    Ok(())
}

fn number_of(book: &Book, invoice: InvoiceId) -> String {
    let invoice = book.invoice(invoice);
    invoice
        .map(|invoice| invoice.number().to_owned())
        .unwrap_or_default()
}
