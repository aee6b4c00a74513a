//! Everything that needs someone, computed from the book and the day.
//! An alert lasts until its cause is gone or a person hides it with a reason; it is never a one-day event.

pub mod billing;
pub mod contracts;
pub mod grouping;
pub mod invoices;
pub mod recipients;

use crate::app::alerts::billing::Unbilled;
use crate::app::book::Book;
use crate::app::book::table::Slot;
use crate::app::query::clients::main_currency;
use crate::app::sort_key;
use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::contract::obligation::Side;
use crate::domain::contract::policy::Cover;
use crate::domain::contract::progress::Stage;
use crate::domain::document::DocumentKind;
use crate::domain::ids::{AmendmentId, ClientId, ContractId, InvoiceId, ObligationId, RecordId};
use crate::domain::invoice::progress::FlowStage;
use crate::domain::money::Money;
use crate::order;
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;

/// Days without a backup when the company says nothing else.
const BACKUP_DAYS_MAX: u16 = 7;
/// Invoices looked at in one step of a [`Gathering`]: about a millisecond in a browser.
const INVOICES_PER_STEP: Slot = 2_000;
/// Contracts looked at in one step, with all that is under them.
const CONTRACTS_PER_STEP: Slot = 200;
/// Days after today that count as this week.
const WEEK_DAYS: i64 = 7;

/// What the shell knows of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupFacts {
    /// Day of the last one; `None` when there was never one.
    pub last_on: Option<NaiveDate>,
    /// First day with records: what a backup could have been made from.
    pub since: NaiveDate,
}

/// One thing that needs someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Names it over time; what a snooze or a dismissal applies to.
    pub key: AlertKey,
    /// Days from today to the deadline: negative when late.
    pub days: i64,
    pub urgency: Urgency,
    pub cause: Cause,
    pub client: Option<ClientId>,
    /// Empty when it is not about a client.
    pub client_name: String,
    /// What is at stake.
    pub amount: Option<Money>,
    pub next: NextStep,
}

/// When something must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Overdue,
    Today,
    ThisWeek,
    Later,
}

impl Urgency {
    pub const ALL: [Urgency; 4] = [
        Urgency::Overdue,
        Urgency::Today,
        Urgency::ThisWeek,
        Urgency::Later,
    ];
}

/// What happened, with what a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    ContractEnds {
        number: String,
        object: String,
    },
    PolicyExpires {
        contract: String,
        policy: String,
        cover: Cover,
        /// Days of the contract that it leaves without cover; `None` when the contract is indefinite.
        days_uncovered: Option<i64>,
    },
    /// Notice against renewing must be given.
    NoticeDue {
        number: String,
        /// Last day of the contract.
        ends: NaiveDate,
    },
    PriceRevisionDue {
        number: String,
    },
    /// A step before the contract is ready is waited for.
    StageWaits {
        number: String,
        stage: Stage,
        /// The reviewer; empty when it is not one person.
        who: String,
        /// Business days since it waits.
        used: i64,
        allowed: u16,
    },
    AmendmentUnsigned {
        contract: String,
        number: String,
    },
    /// A cover that is asked for is not insured.
    CoverMissing {
        contract: String,
        cover: Cover,
        /// What is missing to the amount; absent when nothing is insured.
        short: Option<Money>,
    },
    ObligationDue {
        contract: String,
        title: String,
        side: Side,
        /// How many later days of it are open by today.
        more: usize,
    },
    DocumentExpires {
        contract: String,
        kind: DocumentKind,
    },
    DocumentMissing {
        contract: String,
        kind: DocumentKind,
    },
    /// What can be billed of a month and is not.
    MonthToBill {
        /// Its first day.
        month: NaiveDate,
        contracts: usize,
    },
    DraftWaits {
        stage: FlowStage,
    },
    InvoiceToDeliver {
        number: String,
    },
    InvoiceClaimed {
        number: String,
    },
    /// The client did not claim in time.
    TacitAcceptance {
        number: String,
    },
    NumberingEnds {
        prefix: String,
        /// Numbers that were not given yet.
        left: u64,
    },
    InvoiceDue {
        number: String,
    },
    InvoiceHasErrors {
        number: String,
        errors: usize,
    },
    BackupTooOld {
        last_on: Option<NaiveDate>,
    },
}

/// The one thing to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    RenewContract(ContractId),
    /// Takes its next step, whatever that is.
    ContinueContract(ContractId),
    RevisePrices(ContractId),
    SignAmendment(ContractId, AmendmentId),
    SettleObligation(ContractId, ObligationId),
    RegisterDocument(ContractId),
    RegisterPolicy(ContractId),
    /// The first day of the month.
    PrepareMonth(NaiveDate),
    /// Takes its next step, whatever that is.
    ContinueInvoice(InvoiceId),
    RegisterNumbering,
    RecordPayment(InvoiceId),
    ReviewInvoice(InvoiceId),
    MakeBackup,
}

/// What needs someone today, the most urgent first, without what people snoozed or dismissed.
pub fn alerts(book: &Book, today: NaiveDate, backup: Option<BackupFacts>) -> Vec<Alert> {
    let mut gathering = Gathering::new(today, backup);
    while gathering.step(book) {}
    gathering.finish(book)
}

/// [`alerts`] found a few records at a time, so that a page with many of them stays smooth.
/// The book must be the same from the first step to the last.
#[derive(Debug)]
pub struct Gathering {
    today: NaiveDate,
    backup: Option<BackupFacts>,
    /// The next contract, then the next invoice.
    next_contract: Slot,
    next: Slot,
    unbilled: Unbilled,
    alerts: Vec<Alert>,
}

impl Gathering {
    pub fn new(today: NaiveDate, backup: Option<BackupFacts>) -> Gathering {
        Gathering {
            today,
            backup,
            next_contract: 0,
            next: 0,
            unbilled: Unbilled::default(),
            alerts: Vec::new(),
        }
    }

    /// Looks at some more records, contracts first. False when all were looked at.
    pub fn step(&mut self, book: &Book) -> bool {
        let mut found = Vec::new();
        let slots = contracts::slots(book);
        if self.next_contract < slots.end {
            let last = self.next_contract.saturating_add(CONTRACTS_PER_STEP);
            let some = self.next_contract..slots.end.min(last);
            self.next_contract = some.end;
            contracts::add(book, some.clone(), self.today, false, &mut found);
            let these = some.filter_map(|slot| book.contracts().at(slot));
            self.unbilled.add(book, these, self.today);
            self.keep(book, found);
            return true;
        }
        if self.next == 0 {
            found.extend(backup_of(book, self.today, self.backup));
            billing::numbering(book, self.today, &mut found);
            std::mem::take(&mut self.unbilled).finish(book, self.today, &mut found);
        }
        let slots = book.invoice_slots();
        let some = self.next..slots.end.min(self.next.saturating_add(INVOICES_PER_STEP));
        self.next = some.end;
        let lead = |kind| lead_of(book, kind);
        invoices::add(book, some.clone(), self.today, lead, &mut found);
        billing::add(book, some, self.today, lead, &mut found);
        self.keep(book, found);
        self.next < slots.end
    }

    /// Adds those that nobody put off.
    fn keep(&mut self, book: &Book, mut found: Vec<Alert>) {
        found.retain(|alert| decision_on(book, &alert.key, self.today).is_none());
        self.alerts.append(&mut found);
    }

    /// The alerts in order, once every step was taken.
    pub fn finish(self, book: &Book) -> Vec<Alert> {
        ranked(book, self.alerts)
    }
}

/// What would need someone but is snoozed or dismissed, with the decision that hides it.
pub fn hidden(
    book: &Book,
    today: NaiveDate,
    backup: Option<BackupFacts>,
) -> Vec<(Alert, AlertNote)> {
    let mut all = Vec::new();
    contracts::add(book, contracts::slots(book), today, false, &mut all);
    all.extend(backup_of(book, today, backup));
    let mut unbilled = Unbilled::default();
    let contracts = book.contracts().iter().map(|(_, contract)| contract);
    unbilled.add(book, contracts, today);
    unbilled.finish(book, today, &mut all);
    billing::numbering(book, today, &mut all);
    let lead = |kind| lead_of(book, kind);
    invoices::add(book, book.invoice_slots(), today, lead, &mut all);
    billing::add(book, book.invoice_slots(), today, lead, &mut all);
    ranked(book, all)
        .into_iter()
        .filter_map(|alert| {
            let note = decision_on(book, &alert.key, today)?.clone();
            Some((alert, note))
        })
        .collect()
}

/// Every deadline of contracts, policies and invoices from today on, however far, in order of date: what a calendar
/// is told. Documents with errors and backups have no deadline of their own.
pub fn deadlines(book: &Book, today: NaiveDate) -> Vec<Alert> {
    let mut deadlines = Vec::new();
    contracts::add(book, contracts::slots(book), today, true, &mut deadlines);
    let slots = book.invoice_slots();
    invoices::add(book, slots.clone(), today, |_| i64::MAX, &mut deadlines);
    billing::add(book, slots, today, |_| i64::MAX, &mut deadlines);
    deadlines
        .retain(|alert| alert.days >= 0 && !matches!(alert.cause, Cause::InvoiceHasErrors { .. }));
    order::sort_by(&mut deadlines, |one, other| {
        (one.key.due, &one.key).cmp(&(other.key.due, &other.key))
    });
    deadlines
}

/// The company's lead for a kind of alert, or the default.
pub fn lead_of(book: &Book, kind: AlertKind) -> i64 {
    let lead = book
        .company()
        .map_or(kind.default_lead_days(), |company| company.lead(kind));
    i64::from(lead)
}

impl Urgency {
    /// Of a deadline so many days ahead.
    pub fn of(days: i64) -> Urgency {
        match days {
            ..0 => Urgency::Overdue,
            0 => Urgency::Today,
            1..=WEEK_DAYS => Urgency::ThisWeek,
            _ => Urgency::Later,
        }
    }
}

/// That a backup is due, once it is known whether there are any.
fn backup_of(book: &Book, today: NaiveDate, backup: Option<BackupFacts>) -> Option<Alert> {
    backup.and_then(|facts| backup_alert(book, today, facts))
}

/// The earliest deadline first, then the larger amount in the company's currency.
fn ranked(book: &Book, alerts: Vec<Alert>) -> Vec<Alert> {
    let main = main_currency(book);
    let rank = |alert: &Alert| {
        let amount = alert.amount.filter(|amount| amount.currency == main);
        let stake = amount.map_or(0, sort_key::money);
        (alert.urgency, alert.key.due, Reverse(stake))
    };
    let mut ranked: Vec<_> = alerts
        .into_iter()
        .map(|alert| (rank(&alert), alert))
        .collect();
    order::sort_by(&mut ranked, |(rank, one), (other_rank, other)| {
        rank.cmp(other_rank).then_with(|| one.key.cmp(&other.key))
    });
    ranked.into_iter().map(|(_, alert)| alert).collect()
}

/// The decision that hides an alert today.
fn decision_on<'a>(book: &'a Book, key: &AlertKey, today: NaiveDate) -> Option<&'a AlertNote> {
    book.notes_on(key)
        .into_iter()
        .find(|note| match note.decision {
            AlertDecision::Dismissed => true,
            AlertDecision::SnoozedUntil(day) => today < day,
        })
}

fn backup_alert(book: &Book, today: NaiveDate, facts: BackupFacts) -> Option<Alert> {
    if book.has_no_business() || book.company().is_some_and(|company| company.example) {
        return None;
    }
    let days_max = book
        .company()
        .map_or(BACKUP_DAYS_MAX, |company| company.backup_days_max);
    let from = facts.last_on.unwrap_or(facts.since);
    let due = from.checked_add_days(Days::new(u64::from(days_max)))?;
    let days = (due - today).num_days();
    if days > lead_of(book, AlertKind::BackupTooOld) {
        return None;
    }
    Some(Alert {
        key: AlertKey {
            kind: AlertKind::BackupTooOld,
            subject: RecordId::Company,
            part: String::new(),
            due,
        },
        days,
        urgency: Urgency::of(days),
        cause: Cause::BackupTooOld {
            last_on: facts.last_on,
        },
        client: None,
        client_name: String::new(),
        amount: None,
        next: NextStep::MakeBackup,
    })
}

#[cfg(test)]
mod tests;
