//! Where an issued document stands: what was paid, what was credited, what is left and when it is due.
//! Kept for every invoice beside its record and recomputed, never adjusted, when something it depends on changes.

use crate::app::sort_key;
use crate::domain::finding::Severity;
use crate::domain::ids::ClientId;
use crate::domain::invoice::{DocumentType, Instalment, Invoice};
use crate::domain::money::{Currency, Money};
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The facts of an invoice that lists, alerts and figures need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub client: ClientId,
    /// The number as [`sort_key::number`] orders it.
    pub number_key: u128,
    pub document_type: DocumentType,
    pub draft: bool,
    pub issued_on: Option<NaiveDate>,
    /// The day by which the next unpaid part is due: the first instalment not yet covered, else the whole document.
    pub due_on: Option<NaiveDate>,
    pub currency: Currency,
    /// As the document states it.
    pub payable: Decimal,
    /// Paid or withheld, by payments in the document's currency.
    pub settled: Decimal,
    /// Taken back by credit notes that refer to it. Of a credit note itself: what it credits to others.
    pub credited: Decimal,
    balance: Decimal,
    /// The gravest finding of its last check.
    pub worst: Option<Severity>,
    /// The parts of the debt in order of due date, when it has more than one.
    pub parts: Box<[Instalment]>,
}

/// What a person calls the state of an invoice; it depends on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Draft,
    /// Issued, not yet due or nothing to collect on it (a credit note).
    Issued,
    Overdue,
    Paid,
    /// Taken back entirely by credit notes.
    Voided,
}

impl Status {
    pub const ALL: [Status; 5] = [
        Status::Draft,
        Status::Issued,
        Status::Overdue,
        Status::Paid,
        Status::Voided,
    ];
}

impl Standing {
    /// `settled` and `credited` are sums over the payments and notes that name the invoice.
    pub fn new(invoice: &Invoice, settled: Decimal, credited: Decimal) -> Standing {
        let content = &invoice.content;
        let parts = parts_of(invoice);
        let draft = invoice.issuance().is_none();
        let collects = !draft && content.document_type != DocumentType::CreditNote;
        let left = content
            .totals
            .payable
            .saturating_sub(settled)
            .saturating_sub(credited);
        Standing {
            client: invoice.client,
            number_key: sort_key::number(invoice.number()),
            document_type: content.document_type,
            draft,
            issued_on: invoice.issued_on(),
            due_on: next_due(invoice, &parts, settled.saturating_add(credited)),
            currency: content.currency,
            payable: content.totals.payable,
            settled,
            credited,
            balance: if collects { left } else { Decimal::ZERO },
            worst: invoice.review.worst(),
            parts,
        }
    }

    /// What is still to be collected; zero for drafts and credit notes, negative when paid in excess.
    pub fn balance(&self) -> Decimal {
        self.balance
    }

    /// [`Standing::balance`] with its currency.
    pub fn balance_money(&self) -> Money {
        Money::new(self.balance(), self.currency)
    }

    pub fn status(&self, today: NaiveDate) -> Status {
        if self.draft {
            return Status::Draft;
        }
        if self.document_type == DocumentType::CreditNote {
            return Status::Issued;
        }
        if self.credited > Decimal::ZERO && self.credited >= self.payable {
            return Status::Voided;
        }
        if self.balance() <= Decimal::ZERO {
            return Status::Paid;
        }
        match self.due_on {
            Some(due) if due < today => Status::Overdue,
            _ => Status::Issued,
        }
    }

    /// The part of the balance that is past due: all of it, unless later instalments are not due yet.
    pub fn overdue(&self, today: NaiveDate) -> Decimal {
        if self.status(today) != Status::Overdue {
            return Decimal::ZERO;
        }
        let balance = self.balance();
        if self.parts.last().is_none_or(|last| last.due_on < today) {
            return balance;
        }
        let due = self.parts.iter().filter(|part| part.due_on < today);
        let due = due.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount));
        due.saturating_sub(self.settled)
            .saturating_sub(self.credited)
            .clamp(Decimal::ZERO, balance)
    }

    /// [`Standing::overdue`] with its currency.
    pub fn overdue_money(&self, today: NaiveDate) -> Money {
        Money::new(self.overdue(today), self.currency)
    }

    /// Whether something is left to collect, due or not.
    pub fn is_open(&self) -> bool {
        self.balance() > Decimal::ZERO
    }
}

/// The due date of the first part that `covered` does not reach; without parts the document's own.
fn next_due(invoice: &Invoice, parts: &[Instalment], covered: Decimal) -> Option<NaiveDate> {
    let mut reached = Decimal::ZERO;
    for part in parts {
        reached = reached.saturating_add(part.amount);
        if reached > covered {
            return Some(part.due_on);
        }
    }
    invoice.due_on()
}

fn parts_of(invoice: &Invoice) -> Box<[Instalment]> {
    match invoice.content.payment.instalments.as_slice() {
        [] | [_] => Box::default(),
        parts => {
            let mut parts: Box<[Instalment]> = parts.into();
            order::sort_by_key(&mut parts, |part| part.due_on);
            parts
        }
    }
}
