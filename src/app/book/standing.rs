//! Where an issued document stands: what was paid, what was credited, what is left and when it is due.
//! Kept for every invoice beside its record and recomputed, never adjusted, when something it depends on changes.

use crate::domain::finding::Severity;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The facts of an invoice that lists, alerts and figures need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
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
    /// The gravest finding of its last check.
    pub worst: Option<Severity>,
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
        Standing {
            document_type: content.document_type,
            draft: invoice.issuance().is_none(),
            issued_on: invoice.issued_on(),
            due_on: next_due(invoice, settled.saturating_add(credited)),
            currency: content.currency,
            payable: content.totals.payable,
            settled,
            credited,
            worst: invoice.review.worst(),
        }
    }

    /// What is still to be collected; zero for drafts and credit notes, negative when paid in excess.
    pub fn balance(&self) -> Decimal {
        if self.draft || self.document_type == DocumentType::CreditNote {
            return Decimal::ZERO;
        }
        self.payable
            .saturating_sub(self.settled)
            .saturating_sub(self.credited)
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

    /// Whether something is left to collect, due or not.
    pub fn is_open(&self) -> bool {
        self.balance() > Decimal::ZERO
    }
}

/// The due date of the first instalment that `covered` does not reach; without instalments the document's own.
fn next_due(invoice: &Invoice, covered: Decimal) -> Option<NaiveDate> {
    let mut instalments = invoice.content.payment.instalments.clone();
    instalments.sort_by_key(|instalment| instalment.due_on);
    let mut reached = Decimal::ZERO;
    for instalment in &instalments {
        reached = reached.saturating_add(instalment.amount);
        if reached > covered {
            return Some(instalment.due_on);
        }
    }
    invoice.due_on()
}
