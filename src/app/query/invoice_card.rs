//! One invoice with everything around it: payments, notes, what it corrects, instalments, contract.

use crate::app::book::Book;
use crate::app::query::contracts::{self, ContractRow};
use crate::app::query::invoices::{self, InvoiceRow};
use crate::domain::ids::{InvoiceId, PaymentId};
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What is shown of one invoice besides the document itself, which is in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceCard {
    pub row: InvoiceRow,
    /// Paid and withheld.
    pub settled: Money,
    /// Taken back by credit notes; of a credit note, what it takes from others.
    pub credited: Money,
    /// In order of day.
    pub payments: Vec<PaymentLine>,
    /// Notes that correct it, in order of issue.
    pub notes: Vec<InvoiceRow>,
    /// Documents it corrects, in its own order.
    pub corrects: Vec<InvoiceRow>,
    pub contract: Option<ContractRow>,
    /// In order of due date.
    pub instalments: Vec<InstalmentLine>,
}

/// The part of a payment that settles the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLine {
    pub id: PaymentId,
    pub received_on: NaiveDate,
    pub amount: Money,
    pub withheld: Money,
    pub reference: String,
}

/// A part of the debt and how much of it is covered. What was paid covers the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstalmentLine {
    pub due_on: NaiveDate,
    pub amount: Money,
    pub left: Money,
}

/// The card; `None` when the invoice is not there.
pub fn card(book: &Book, id: InvoiceId, today: NaiveDate) -> Option<InvoiceCard> {
    let invoice = book.invoice(id)?;
    let standing = book.standing(id)?;
    let row_of = |id| invoices::row(book, id, today);
    let mut notes: Vec<InvoiceRow> = book
        .notes_of(id)
        .into_iter()
        .filter_map(|note| row_of(note.id))
        .collect();
    order::sort_by(&mut notes, |one, other| {
        (one.issued_on, &one.number).cmp(&(other.issued_on, &other.number))
    });
    let money = |amount| Money::new(amount, standing.currency);
    let contract = invoice.contract;
    Some(InvoiceCard {
        row: row_of(id)?,
        settled: money(standing.settled),
        credited: money(standing.credited),
        payments: payments(book, id),
        notes,
        corrects: book
            .corrected_by(id)
            .into_iter()
            .filter_map(|document| row_of(document.id))
            .collect(),
        contract: contract.and_then(|contract| contracts::row(book, contract, today)),
        instalments: instalments(book, id),
    })
}

fn payments(book: &Book, id: InvoiceId) -> Vec<PaymentLine> {
    let mut lines: Vec<PaymentLine> = Vec::new();
    for payment in book.payments_of_invoice(id) {
        for allocation in payment.allocations.iter().filter(|each| each.invoice == id) {
            lines.push(PaymentLine {
                id: payment.id,
                received_on: payment.received_on,
                amount: Money::new(allocation.amount, payment.currency),
                withheld: Money::new(allocation.withheld, payment.currency),
                reference: payment.reference.clone(),
            });
        }
    }
    order::sort_by_key(&mut lines, |line| (line.received_on, line.id));
    lines
}

fn instalments(book: &Book, id: InvoiceId) -> Vec<InstalmentLine> {
    let (Some(invoice), Some(standing)) = (book.invoice(id), book.standing(id)) else {
        return Vec::new();
    };
    let mut covered = standing.settled.saturating_add(standing.credited);
    let mut parts = invoice.content.payment.instalments.clone();
    order::sort_by_key(&mut parts, |part| part.due_on);
    let lines = parts.into_iter().map(|part| {
        let taken = covered.min(part.amount).max(Decimal::ZERO);
        covered = covered.saturating_sub(taken);
        InstalmentLine {
            due_on: part.due_on,
            amount: Money::new(part.amount, standing.currency),
            left: Money::new(part.amount.saturating_sub(taken), standing.currency),
        }
    });
    lines.collect()
}
