//! The calendar of limits: what is due on each day of a month, and is still to be done.
//!
//! What is left to bill comes from the ledger, what documents wait for from `alerts::billing`, so that a day here is the
//! day that Hoy tells of. Days of the SUNAT are in `domain::invoice::sunat_limits`. What was done has no limit any more.

use crate::app::alerts::Cause;
use crate::app::alerts::billing::{is_replaced, waits};
use crate::app::billing_now::{Accounts, months_due_in};
use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::book::table::Slot;
use crate::app::contract_now;
use crate::app::query::amounts::Amounts;
use crate::app::query::stepwise::Stepwise;
use crate::app::words_of::folded;
use crate::domain::calendar::{first_of_month, holidays, is_business_day, last_of_month};
use crate::domain::contract::Contract;
use crate::domain::ids::{ClientId, ContractId, InvoiceId};
use crate::domain::invoice::progress::{FlowStage, Progress, progress};
use crate::domain::invoice::sunat_limits::{send_until, void_until};
use crate::domain::invoice::{Invoice, Period};
use crate::domain::money::Money;
use crate::domain::words::Words;
use crate::order;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Contracts looked at in one step: a few milliseconds in a browser.
const CONTRACTS_PER_STEP: Slot = 100;
/// Invoices looked at in one step.
const INVOICES_PER_STEP: Slot = 1_000;

/// What must be done by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitKind {
    /// A contract's month is to be billed.
    Issue,
    /// A draft is to be issued.
    Draft,
    /// An issued document is to be handed over.
    Deliver,
    /// Colombia: from this day on an invoice is accepted tacitly, which is to be declared.
    TacitAcceptance,
    /// Peru: a document is to be sent to the SUNAT.
    Send,
    /// Peru: a document that is wrong can be taken back by telling the SUNAT.
    Void,
    /// A numbering expires, and no other takes its place.
    Numbering,
}

impl LimitKind {
    pub const ALL: [LimitKind; 7] = [
        LimitKind::Issue,
        LimitKind::Draft,
        LimitKind::Deliver,
        LimitKind::TacitAcceptance,
        LimitKind::Send,
        LimitKind::Void,
        LimitKind::Numbering,
    ];
}

/// The record that a limit is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Contract(ContractId),
    Invoice(InvoiceId),
    /// The company's numberings.
    Company,
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    pub kind: LimitKind,
    pub subject: Subject,
    /// The number of the contract or the document, or the prefix; empty for a draft.
    pub name: String,
    /// Empty for a numbering.
    pub client_name: String,
    /// The month that is to be billed, as its first day.
    pub month: Option<NaiveDate>,
    /// What is at stake: before taxes while it is not billed.
    pub amounts: Amounts,
}

/// One day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayLimits {
    pub day: NaiveDate,
    /// Whether offices are closed.
    pub is_off: bool,
    pub holiday: Option<Words>,
    /// By kind, then client.
    pub limits: Vec<Limit>,
    /// Invoices that the client must have paid by this day and has not.
    pub invoices_due: usize,
}

/// A month, with every day of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonthLimits {
    pub days: Vec<DayLimits>,
}

impl MonthLimits {
    /// How many limits there are.
    pub fn count(&self) -> usize {
        self.days.iter().map(|day| day.limits.len()).sum()
    }

    /// How many of them are over.
    pub fn late(&self, today: NaiveDate) -> usize {
        let late = self.days.iter().filter(|day| day.day < today);
        late.map(|day| day.limits.len()).sum()
    }

    pub fn invoices_due(&self) -> usize {
        self.days.iter().map(|day| day.invoices_due).sum()
    }
}

/// [`MonthLimits`] on the way.
#[derive(Debug)]
pub struct Gathering {
    days: Period,
    today: NaiveDate,
    next_contract: Slot,
    next_invoice: Slot,
    found: BTreeMap<NaiveDate, (Vec<Limit>, usize)>,
}

impl Gathering {
    /// Of the month in which a day is.
    pub fn new(month: NaiveDate, today: NaiveDate) -> Gathering {
        Gathering {
            days: Period {
                from: first_of_month(month),
                to: last_of_month(month),
            },
            today,
            next_contract: 0,
            next_invoice: 0,
            found: BTreeMap::new(),
        }
    }

    fn is_of_month(&self, day: NaiveDate) -> bool {
        self.days.from <= day && day <= self.days.to
    }

    fn add(&mut self, on: NaiveDate, limit: Limit) {
        if self.is_of_month(on) {
            self.found.entry(on).or_default().0.push(limit);
        }
    }

    /// What is left to bill of a contract: one limit for each day and month billed.
    fn contract(&mut self, book: &Book, accounts: &mut Accounts<'_>, contract: &Contract) {
        if contract.terms.lines.is_empty() && book.amendments_of(contract.id).is_empty() {
            return;
        }
        let days = self.days;
        let mut left: BTreeMap<(NaiveDate, NaiveDate, ClientId), Amounts> = BTreeMap::new();
        accounts.left(contract, &mut |charge, amount| {
            let limit = charge.window.limit;
            if days.from <= limit && limit <= days.to {
                let key = (limit, charge.month, charge.client);
                let money = Money::new(amount, charge.amount.currency);
                left.entry(key).or_default().add(money);
            }
        });
        for ((limit, month, client), amounts) in left {
            let client = book.client(client);
            let limit_of = Limit {
                kind: LimitKind::Issue,
                subject: Subject::Contract(contract.id),
                name: contract.number.clone(),
                client_name: client.map_or_else(String::new, |client| client.name.clone()),
                month: Some(month),
                amounts,
            };
            self.add(limit, limit_of);
        }
    }

    fn invoice(&mut self, book: &Book, slot: Slot) {
        let (Some(standing), Some(invoice)) = (book.standing_at(slot), book.invoices().at(slot))
        else {
            return;
        };
        let due = standing.due_on.filter(|_| standing.is_open());
        if let Some(due) = due.filter(|due| self.is_of_month(*due)) {
            self.found.entry(due).or_default().1 += 1;
        }
        let steps = book.steps_of_invoice(invoice.id);
        let has_way = standing.draft || !steps.is_empty();
        if !has_way || standing.status(self.today) == Status::Voided {
            return;
        }
        let now = progress(invoice, &steps);
        if let Some(waits) = waits(book, invoice, &now) {
            let kind = match waits.cause {
                Cause::DraftWaits { .. } => Some(LimitKind::Draft),
                Cause::InvoiceToDeliver { .. } => Some(LimitKind::Deliver),
                Cause::TacitAcceptance { .. } => Some(LimitKind::TacitAcceptance),
                _ => None,
            };
            if let Some(kind) = kind {
                self.add(waits.due, of_invoice(book, invoice, kind));
            }
        }
        self.with_sunat(book, invoice, &now);
    }

    /// Until when a document can be sent, and taken back if it is wrong.
    fn with_sunat(&mut self, book: &Book, invoice: &Invoice, now: &Progress) {
        let Some(issued) = invoice.issued_on() else {
            return;
        };
        // What has its signed file, or was handed over, was sent; documents of other programs are sent there.
        let is_sent = invoice.source.is_some() || now.stage != FlowStage::Issued;
        if let Some(until) = send_until(&invoice.content, issued)
            && !is_sent
            && now.author.is_some()
        {
            self.add(until, of_invoice(book, invoice, LimitKind::Send));
        }
        let reports = book.reports_of_invoice(invoice.id);
        let is_wrong =
            now.voiding.is_some() || reports.iter().any(|report| report.answered_on.is_none());
        if let Some(until) = void_until(&invoice.content, issued).filter(|_| is_wrong) {
            self.add(until, of_invoice(book, invoice, LimitKind::Void));
        }
    }

    fn numberings(&mut self, book: &Book) {
        let Some(company) = book.company() else {
            return;
        };
        for range in &company.numbering {
            if !is_replaced(company, range) {
                let limit = Limit {
                    kind: LimitKind::Numbering,
                    subject: Subject::Company,
                    name: range.prefix.trim_end_matches('-').to_owned(),
                    client_name: String::new(),
                    month: None,
                    amounts: Amounts::default(),
                };
                self.add(range.valid_to, limit);
            }
        }
    }
}

impl Stepwise for Gathering {
    type Found = MonthLimits;

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

    fn finish(mut self, book: &Book) -> MonthLimits {
        self.numberings(book);
        let (country, days_off) = contract_now::calendar(book);
        let holidays = holidays(country, self.days.from.year());
        let last = self.days.to;
        let days = self.days.from.iter_days().take_while(|day| *day <= last);
        let days = days.map(|day| {
            let (limits, invoices_due) = self.found.remove(&day).unwrap_or_default();
            let holiday = holidays.iter().find(|holiday| holiday.date == day);
            DayLimits {
                day,
                is_off: !is_business_day(country, days_off, day),
                holiday: holiday.map(|holiday| holiday.name),
                limits: in_order(limits),
                invoices_due,
            }
        });
        MonthLimits {
            days: days.collect(),
        }
    }
}

/// By kind, then client. A day may have a thousand, so the key of each is made once.
fn in_order(limits: Vec<Limit>) -> Vec<Limit> {
    let mut keyed: Vec<_> = limits
        .into_iter()
        .map(|limit| {
            let client = folded(&limit.client_name);
            let key = (limit.kind, client, limit.name.clone(), limit.month);
            ((key, limit.subject), limit)
        })
        .collect();
    order::sort_by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, limit)| limit).collect()
}

fn of_invoice(book: &Book, invoice: &Invoice, kind: LimitKind) -> Limit {
    let client = book.client(invoice.client);
    Limit {
        kind,
        subject: Subject::Invoice(invoice.id),
        name: invoice.number().to_owned(),
        client_name: client.map_or_else(
            || invoice.content.customer.name.clone(),
            |client| client.name.clone(),
        ),
        month: None,
        amounts: [invoice.payable()].into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
