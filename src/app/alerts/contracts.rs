//! Alerts of contracts: their end, the notice against renewing them, their prices, and what each step waits for.

pub mod guarantees;
pub mod obligations;
pub mod papers;
pub mod stages;

use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::app::book::Book;
use crate::app::book::table::Slot;
use crate::app::contract_now::{self, Now};
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::calendar::days_between;
use crate::domain::contract::Contract;
use crate::domain::contract::deadlines::{notice_deadline, revision_day};
use crate::domain::contract::step::RenewalDecision;
use crate::domain::contract::terms::Renewal;
use crate::domain::ids::{ContractId, RecordId};
use crate::domain::money::Money;
use chrono::NaiveDate;
use std::ops::Range;

/// Days after the end within which another contract of the client counts as going on.
const SUCCESSOR_DAYS_MAX: i64 = 90;

/// One contract looked at on one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    book: &'a Book,
    today: NaiveDate,
    contract: &'a Contract,
    now: &'a Now,
    /// Whether every deadline is wanted, however far.
    far: bool,
}

/// Adds the alerts of the contracts in those slots, each kind from its lead on; all that lie ahead with `far`.
pub fn add(book: &Book, slots: Range<Slot>, today: NaiveDate, far: bool, alerts: &mut Vec<Alert>) {
    for slot in slots {
        let Some(contract) = book.contracts().at(slot) else {
            continue;
        };
        let now = contract_now::now(book, contract, today);
        if now.progress.is_over() {
            continue;
        }
        let look = Look {
            book,
            today,
            contract,
            now: &now,
            far,
        };
        alerts.extend(stages::of(look));
        if now.progress.is_binding() {
            alerts.extend(look.end());
            alerts.extend(look.notice());
            alerts.extend(look.revision());
            guarantees::add(look, alerts);
            stages::add_amendments(look, alerts);
            obligations::add(look, alerts);
            papers::add_missing(look, alerts);
        }
    }
}

impl Look<'_> {
    /// An alert with that deadline, once it is within its lead.
    fn alert(self, kind: AlertKind, due: NaiveDate, part: String) -> Option<Alert> {
        let days = days_between(self.today, due);
        if !self.far && days > contract_now::lead_of(self.book, self.contract, kind) {
            return None;
        }
        let client = self.now.agreed.client.value;
        let name = self.book.client(client).map(|client| client.name.clone());
        Some(Alert {
            key: AlertKey {
                kind,
                subject: RecordId::Contract(self.contract.id),
                part,
                due,
            },
            days,
            urgency: Urgency::of(days),
            cause: Cause::ContractEnds {
                number: self.contract.number.clone(),
                object: self.contract.object.clone(),
            },
            client: Some(client),
            client_name: name.unwrap_or_default(),
            amount: None,
            next: NextStep::RenewContract(self.contract.id),
        })
    }

    fn end_day(self) -> Option<NaiveDate> {
        self.now.agreed.end.value
    }

    fn value(self) -> Option<Money> {
        self.now.agreed.value.value
    }

    /// The end, until it is renewed (extended, or followed by another contract of the client), is to be let, or is closed.
    fn end(self) -> Option<Alert> {
        let end = self.end_day()?;
        if !self.now.progress.is_ready() && !self.waits_to_close() {
            return None;
        }
        if self.decided() == Some(RenewalDecision::LetEnd) && self.today <= end {
            return None;
        }
        let alert = self.alert(AlertKind::ContractEnd, end, String::new())?;
        if has_successor(self.book, self.contract, end) {
            return None;
        }
        let next = if end < self.today {
            NextStep::ContinueContract(self.contract.id)
        } else {
            alert.next
        };
        Some(Alert {
            amount: self.value(),
            next,
            ..alert
        })
    }

    /// Ended, and the steps after the end are under way.
    fn waits_to_close(self) -> bool {
        self.now.progress.is_binding() && self.now.progress.waiting().is_none()
    }

    fn decided(self) -> Option<RenewalDecision> {
        self.now.progress.renewal.map(|(decision, _)| decision)
    }

    /// The last day to say that an automatic renewal is not wanted, until it is decided.
    fn notice(self) -> Option<Alert> {
        let Renewal::Automatic(renewal) = self.contract.terms.renewal else {
            return None;
        };
        let end = self.end_day()?;
        if self.decided().is_some() || end < self.today {
            return None;
        }
        let (country, days_off) = contract_now::calendar(self.book);
        let due = notice_deadline(end, renewal, country, days_off);
        let alert = self.alert(AlertKind::NonRenewalNotice, due, String::new())?;
        Some(Alert {
            cause: Cause::NoticeDue {
                number: self.contract.number.clone(),
                ends: end,
            },
            amount: self.value(),
            ..alert
        })
    }

    /// The anniversary on which prices change, until an amendment changes them.
    fn revision(self) -> Option<Alert> {
        let amendments = self.book.amendments_of(self.contract.id);
        let due = revision_day(self.contract, &amendments, self.end_day())?;
        let alert = self.alert(AlertKind::PriceRevision, due, String::new())?;
        Some(Alert {
            cause: Cause::PriceRevisionDue {
                number: self.contract.number.clone(),
            },
            next: NextStep::RevisePrices(self.contract.id),
            ..alert
        })
    }
}

/// A later contract of the same client that goes on where this one ends.
fn has_successor(book: &Book, contract: &Contract, end: NaiveDate) -> bool {
    let slots = book.contract_slots_of(contract.client).iter();
    slots
        .filter_map(|slot| book.contracts().at(*slot))
        .any(|other| {
            other.id != contract.id
                && contract.start < other.start
                && (other.start - end).num_days() <= SUCCESSOR_DAYS_MAX
                && other.end.is_none_or(|later| end < later)
        })
}

/// The slots of every contract, used or free.
pub fn slots(book: &Book) -> Range<Slot> {
    0..Slot::try_from(book.contracts().slot_count()).unwrap_or(Slot::MAX)
}

/// What a contract has been waiting for, as a list of one contract shows it: its own alerts, in order of date.
pub fn of_contract(book: &Book, id: ContractId, today: NaiveDate) -> Vec<Alert> {
    let mut alerts = Vec::new();
    if let Some(slot) = book.contracts().slot(id) {
        add(book, slot..slot + 1, today, false, &mut alerts);
    }
    crate::order::sort_by_key(&mut alerts, |alert| alert.key.due);
    alerts
}
