//! One client with everything around it: contracts, invoices, debts, and what happened in order.

use crate::app::book::Book;
use crate::app::query::amounts::Amounts;
use crate::app::query::clients::{self, ClientRow};
use crate::app::query::contracts::{self, ContractFilter, ContractRow};
use crate::app::query::invoices::{self, InvoiceFilter, InvoiceList};
use crate::domain::ids::{ClientId, RecordId};
use crate::domain::invoice::DocumentType;
use crate::domain::money::Money;
use crate::order;
use chrono::{Months, NaiveDate};

/// What is shown of one client besides the record itself, which is in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientCard {
    pub row: ClientRow,
    /// The first to end first.
    pub contracts: Vec<ContractRow>,
    /// The latest first.
    pub invoices: InvoiceList,
    /// Invoices and debit notes less credit notes, issued in the twelve months to today.
    pub billed_in_year: Amounts,
    /// Days from issue to payment in full, the middle one of the invoices paid so; `None` without any.
    pub days_to_pay: Option<i64>,
    /// The latest first, at most as many as asked for.
    pub timeline: Vec<Moment>,
}

/// Something that happened with a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub on: NaiveDate,
    pub what: MomentKind,
    pub record: RecordId,
    /// Number or reference of the record.
    pub name: String,
    pub amount: Option<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentKind {
    ContractStarted,
    ContractEnded,
    InvoiceIssued,
    CreditNoteIssued,
    DebitNoteIssued,
    PaymentReceived,
}

/// The card, with the latest `moments_max` moments; `None` when the client is not there.
pub fn card(book: &Book, id: ClientId, today: NaiveDate, moments_max: usize) -> Option<ClientCard> {
    let row = clients::row(book, id, today)?;
    let filter = ContractFilter {
        client: Some(id),
        ..ContractFilter::default()
    };
    let contracts = contracts::list(book, &filter, today).ids;
    let filter = InvoiceFilter {
        client: Some(id),
        ..InvoiceFilter::default()
    };
    Some(ClientCard {
        row,
        contracts: contracts
            .into_iter()
            .filter_map(|id| contracts::row(book, id, today))
            .collect(),
        invoices: invoices::list(book, &filter, today),
        billed_in_year: billed_in_year(book, id, today),
        days_to_pay: days_to_pay(book, id),
        timeline: timeline(book, id, today, moments_max),
    })
}

fn billed_in_year(book: &Book, id: ClientId, today: NaiveDate) -> Amounts {
    let filter = InvoiceFilter {
        client: Some(id),
        from: today
            .checked_sub_months(Months::new(12))
            .and_then(|day| day.succ_opt()),
        to: Some(today),
        ..InvoiceFilter::default()
    };
    invoices::list(book, &filter, today).payable
}

/// The median, which one forgotten invoice does not move.
fn days_to_pay(book: &Book, id: ClientId) -> Option<i64> {
    let mut days: Vec<i64> = Vec::new();
    for slot in book.invoice_slots_of(id) {
        let (Some(invoice), Some(standing)) = (book.invoices().at(*slot), book.standing_at(*slot))
        else {
            continue;
        };
        let payments = book.payments_of_invoice(invoice.id);
        let last = payments.iter().map(|payment| payment.received_on).max();
        if let (Some(issued), Some(last)) = (standing.issued_on, last)
            && !standing.draft
            && !standing.is_open()
        {
            days.push((last - issued).num_days());
        }
    }
    order::sort(&mut days);
    days.get(days.len() / 2).copied()
}

fn timeline(book: &Book, id: ClientId, today: NaiveDate, moments_max: usize) -> Vec<Moment> {
    let mut moments = Vec::new();
    for contract in book.contracts_of(id) {
        let mut push = |on: NaiveDate, what| {
            moments.push(Moment {
                on,
                what,
                record: RecordId::Contract(contract.id),
                name: contract.number.clone(),
                amount: contract.value,
            });
        };
        push(contract.start, MomentKind::ContractStarted);
        if let Some(end) = contract.end {
            push(end, MomentKind::ContractEnded);
        }
    }
    for invoice in book.invoices_of(id) {
        let Some(on) = invoice.issued_on() else {
            continue;
        };
        let what = match invoice.content.document_type {
            DocumentType::Invoice => MomentKind::InvoiceIssued,
            DocumentType::CreditNote => MomentKind::CreditNoteIssued,
            DocumentType::DebitNote => MomentKind::DebitNoteIssued,
        };
        moments.push(Moment {
            on,
            what,
            record: RecordId::Invoice(invoice.id),
            name: invoice.number().to_owned(),
            amount: Some(invoice.payable()),
        });
    }
    for payment in book.payments_of(id) {
        moments.push(Moment {
            on: payment.received_on,
            what: MomentKind::PaymentReceived,
            record: RecordId::Payment(payment.id),
            name: payment.reference.clone(),
            amount: Some(Money::new(payment.amount, payment.currency)),
        });
    }
    moments.retain(|moment| moment.on <= today);
    order::sort_by_key(&mut moments, |moment| {
        std::cmp::Reverse((moment.on, moment.what, moment.record))
    });
    moments.truncate(moments_max);
    moments
}
