//! Alerts of invoices: money that is due or late, and documents with errors.

use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::app::book::Book;
use crate::app::book::standing::{Standing, Status};
use crate::app::book::table::Slot;
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::finding::Severity;
use crate::domain::ids::RecordId;
use crate::domain::invoice::Invoice;
use crate::domain::money::Money;
use chrono::NaiveDate;

/// Errors of a document that is settled and older than this are history, not a task.
const ERRORS_DAYS_MAX: i64 = 90;

/// Adds the alerts of the invoices in these slots, what is due from its lead on.
pub fn add(
    book: &Book,
    slots: impl IntoIterator<Item = Slot>,
    today: NaiveDate,
    lead: impl Fn(AlertKind) -> i64,
    alerts: &mut Vec<Alert>,
) {
    let lead = lead(AlertKind::InvoiceOverdue);
    for slot in slots {
        let Some(standing) = book.standing_at(slot) else {
            continue;
        };
        // Most invoices are paid and clean: they are passed over without touching the record.
        let due = due_days(standing, today).filter(|days| *days <= lead);
        let wrong = has_errors(standing, today);
        if due.is_none() && !wrong {
            continue;
        }
        let Some(invoice) = book.invoices().at(slot) else {
            continue;
        };
        if let (Some(days), Some(on)) = (due, standing.due_on) {
            alerts.push(due_alert(book, invoice, standing, on, days));
        }
        if wrong {
            alerts.push(errors_alert(book, invoice, standing, today));
        }
    }
}

/// Days to the due date of what is left to collect.
fn due_days(standing: &Standing, today: NaiveDate) -> Option<i64> {
    let due = standing.due_on.filter(|_| standing.is_open())?;
    Some((due - today).num_days())
}

fn has_errors(standing: &Standing, today: NaiveDate) -> bool {
    let recent = standing
        .issued_on
        .is_none_or(|on| (today - on).num_days() <= ERRORS_DAYS_MAX);
    standing.worst == Some(Severity::Error)
        && standing.status(today) != Status::Voided
        && (standing.is_open() || recent)
}

fn due_alert(
    book: &Book,
    invoice: &Invoice,
    standing: &Standing,
    due: NaiveDate,
    days: i64,
) -> Alert {
    let cause = Cause::InvoiceDue {
        number: invoice.number().to_owned(),
    };
    Alert {
        key: key_of(AlertKind::InvoiceOverdue, invoice, due),
        days,
        urgency: Urgency::of(days),
        cause,
        client: Some(invoice.client),
        client_name: client_name(book, invoice),
        amount: Some(standing.balance_money()),
        next: NextStep::RecordPayment(invoice.id),
    }
}

/// Errors are due on the day of issue: what was sent out wrong waits from that day on.
fn errors_alert(book: &Book, invoice: &Invoice, standing: &Standing, today: NaiveDate) -> Alert {
    let due = standing.issued_on.unwrap_or(today);
    let days = (due - today).num_days();
    Alert {
        key: key_of(AlertKind::InvoiceWithErrors, invoice, due),
        days,
        urgency: Urgency::of(days),
        cause: Cause::InvoiceHasErrors {
            number: invoice.number().to_owned(),
            errors: invoice.review.count(Severity::Error),
        },
        client: Some(invoice.client),
        client_name: client_name(book, invoice),
        amount: Some(Money::new(standing.payable, standing.currency)),
        next: NextStep::ReviewInvoice(invoice.id),
    }
}

fn key_of(kind: AlertKind, invoice: &Invoice, due: NaiveDate) -> AlertKey {
    AlertKey {
        kind,
        subject: RecordId::Invoice(invoice.id),
        part: String::new(),
        due,
    }
}

fn client_name(book: &Book, invoice: &Invoice) -> String {
    book.client(invoice.client).map_or_else(
        || invoice.content.customer.name.clone(),
        |client| client.name.clone(),
    )
}
