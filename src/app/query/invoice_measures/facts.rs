//! What the measures are sums of: each charge that fell due and each document that was issued, with what became of it.
//! Gathered a few records at a time.

use crate::app::billing_now::{Accounts, months_due_in, planned_months};
use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::book::table::Slot;
use crate::app::query::invoice_measures::span::Span;
use crate::app::query::stepwise::Stepwise;
use crate::domain::billing::Part;
use crate::domain::billing::ledger::Entry;
use crate::domain::calendar::{days_between, first_of_month};
use crate::domain::contract::Contract;
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::invoice::progress::{Answer, author_of, progress};
use crate::domain::invoice::step::{ClaimCause, VoidCause};
use crate::domain::invoice::{DocumentType, Invoice, Period};
use chrono::NaiveDate;

/// Contracts looked at in one step: a few milliseconds in a browser.
const CONTRACTS_PER_STEP: Slot = 40;
/// Invoices looked at in one step.
const INVOICES_PER_STEP: Slot = 1_000;

/// A line and month of a contract whose limit is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    pub limit: NaiveDate,
    pub client: ClientId,
    pub contract: ContractId,
    /// Who wrote the last document that bills it; absent when there is none, or it is of another program.
    pub author: Option<PersonId>,
    pub outcome: Outcome,
    /// Days from its close to the issue; absent when it is not issued.
    pub days: Option<i64>,
}

/// What became of a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    OnTime,
    /// Issued after its limit.
    Late,
    /// Not issued, or not wholly.
    Missing,
}

/// An issued invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub on: NaiveDate,
    pub client: ClientId,
    /// Those that it bills.
    pub contracts: Vec<ContractId>,
    pub author: Option<PersonId>,
    /// Whether it was ever returned on review.
    pub is_returned: bool,
    /// Whether the client said that something is wrong in it.
    pub is_reported: bool,
    pub is_voided: bool,
    /// Why it was voided, or is to be.
    pub cause: Option<VoidCause>,
    pub days_to_deliver: Option<i64>,
}

impl Document {
    /// Whether it was voided, or is to be, because it was wrong.
    pub fn is_voided_for_error(&self) -> bool {
        self.cause.is_some_and(VoidCause::is_error)
    }

    /// Whether nobody found anything wrong in it.
    pub fn is_right(&self) -> bool {
        !self.is_returned && !self.is_reported && !self.is_voided_for_error()
    }
}

/// Everything that counts in some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub charges: Vec<Charge>,
    pub documents: Vec<Document>,
    /// Charges of months before this one are not looked at.
    pub since: NaiveDate,
}

/// [`Facts`] on the way.
#[derive(Debug)]
pub struct Gathering {
    days: Period,
    today: NaiveDate,
    next_contract: Slot,
    next_invoice: Slot,
    facts: Facts,
}

impl Gathering {
    /// Of the days that a span and its trend need.
    pub fn new(book: &Book, span: Span, today: NaiveDate) -> Gathering {
        Gathering {
            days: span.gathered(today),
            today,
            next_contract: 0,
            next_invoice: 0,
            facts: Facts {
                charges: Vec::new(),
                documents: Vec::new(),
                since: planned_months(book, today).from,
            },
        }
    }

    fn contract(&mut self, book: &Book, accounts: &mut Accounts<'_>, contract: &Contract) {
        if contract.terms.lines.is_empty() && book.amendments_of(contract.id).is_empty() {
            return;
        }
        let Some(billing) = accounts.of(contract) else {
            return;
        };
        for entry in &billing.entries {
            let limit = entry.window.limit;
            let falls_due = self.days.from <= limit && limit <= self.days.to && limit < self.today;
            if falls_due && self.facts.since <= entry.month {
                let charge = charge(book, contract.id, entry);
                self.facts.charges.extend(charge);
            }
        }
    }

    fn invoice(&mut self, book: &Book, slot: Slot) {
        let Some(standing) = book.standing_at(slot) else {
            return;
        };
        let counts = standing.document_type == DocumentType::Invoice;
        let Some(on) = standing.issued_on.filter(|_| counts) else {
            return;
        };
        if on < self.days.from || self.days.to < on {
            return;
        }
        if let Some(invoice) = book.invoices().at(slot) {
            let is_voided = standing.status(self.today) == Status::Voided;
            let document = document(book, invoice, on, is_voided);
            self.facts.documents.push(document);
        }
    }
}

impl Stepwise for Gathering {
    type Found = Facts;

    fn step(&mut self, book: &Book) -> bool {
        let contracts = Slot::try_from(book.contracts().slot_count()).unwrap_or(Slot::MAX);
        if self.next_contract < contracts {
            let end = contracts.min(self.next_contract.saturating_add(CONTRACTS_PER_STEP));
            if let Some(months) = months_due_in(book, self.days, self.today) {
                let mut accounts = Accounts::new(book, months, self.today);
                let some = self.next_contract..end;
                for contract in some.filter_map(|slot| book.contracts().at(slot)) {
                    self.contract(book, &mut accounts, contract);
                }
            }
            self.next_contract = end;
            return true;
        }
        let invoices = book.invoice_slots().end;
        let end = invoices.min(self.next_invoice.saturating_add(INVOICES_PER_STEP));
        for slot in self.next_invoice..end {
            self.invoice(book, slot);
        }
        self.next_invoice = end;
        end < invoices
    }

    fn finish(self, _: &Book) -> Facts {
        self.facts
    }
}

/// What counts of an entry; nothing when nothing is expected of it or it is deliberately not billed.
fn charge(book: &Book, contract: ContractId, entry: &Entry) -> Option<Charge> {
    let is_whole = entry.open.is_empty() && !entry.has_draft;
    if entry.expected.is_zero() || (is_whole && entry.issued_on.is_none()) {
        return None;
    }
    let issued = entry.issued_on.filter(|_| is_whole);
    let outcome = match issued {
        None => Outcome::Missing,
        Some(on) if entry.window.limit < on => Outcome::Late,
        Some(_) => Outcome::OnTime,
    };
    let last = entry.invoices.last();
    Some(Charge {
        limit: entry.window.limit,
        client: entry.client,
        contract,
        author: last.and_then(|invoice| author_of(&book.steps_of_invoice(*invoice))),
        outcome,
        days: issued.map(|on| days_between(closed_on(entry), on)),
    })
}

/// The day on which what is billed was complete: the last one of a period, the very day of a milestone or a request that
/// is billed by itself.
fn closed_on(entry: &Entry) -> NaiveDate {
    let opens = entry.window.opens;
    let is_event = matches!(entry.part, Part::Milestone | Part::Request(_));
    if is_event && first_of_month(opens) == entry.month {
        opens
    } else {
        opens.pred_opt().unwrap_or(opens)
    }
}

fn document(book: &Book, invoice: &Invoice, on: NaiveDate, is_voided: bool) -> Document {
    let steps = book.steps_of_invoice(invoice.id);
    let now = (!steps.is_empty()).then(|| progress(invoice, &steps));
    let now = now.as_ref();
    let answer = now.and_then(|now| now.answer);
    let is_claimed = matches!(answer, Some((Answer::Claimed(ClaimCause::Inconsistent), _)));
    let delivered = now.and_then(|now| now.delivered);
    Document {
        on,
        client: invoice.client,
        contracts: invoice.contracts_billed().collect(),
        author: now.and_then(|now| now.author).and_then(|author| author.by),
        is_returned: now.is_some_and(|now| !now.passed_first()),
        is_reported: is_claimed || !book.reports_of_invoice(invoice.id).is_empty(),
        is_voided,
        cause: now.and_then(|now| now.voiding).map(|(cause, _)| cause),
        days_to_deliver: delivered.map(|done| days_between(on, done.on)),
    }
}
