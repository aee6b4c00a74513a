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
use crate::domain::contract::deadlines::revision_day;
use crate::domain::contract::step::RenewalDecision;
use crate::domain::contract::terms::Renewal;
use crate::domain::ids::RecordId;
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
        let look = Look {
            book,
            today,
            contract,
            now: &now,
            far,
        };
        look.add(alerts);
    }
}

/// What a contract that stands as `now` says has been waiting for: its own alerts, in order of date.
pub fn of_contract(book: &Book, contract: &Contract, now: &Now, today: NaiveDate) -> Vec<Alert> {
    let mut alerts = Vec::new();
    let look = Look {
        book,
        today,
        contract,
        now,
        far: false,
    };
    look.add(&mut alerts);
    crate::order::sort_by_key(&mut alerts, |alert| alert.key.due);
    alerts
}

/// What an alert says besides its deadline.
struct Told {
    /// Which part of the contract it is about; empty for the whole.
    part: String,
    cause: Cause,
    amount: Option<Money>,
    next: NextStep,
}

impl Look<'_> {
    fn add(self, alerts: &mut Vec<Alert>) {
        if self.now.progress.is_over() {
            return;
        }
        alerts.extend(stages::of(self));
        if self.now.progress.is_binding() {
            alerts.extend(self.end());
            alerts.extend(self.notice());
            alerts.extend(self.revision());
            guarantees::add(self, alerts);
            stages::add_amendments(self, alerts);
            obligations::add(self, alerts);
            papers::add_missing(self, alerts);
        }
    }

    /// An alert with that deadline, once it is within its lead; only then is it told what it says.
    fn alert(self, kind: AlertKind, due: NaiveDate, told: impl FnOnce() -> Told) -> Option<Alert> {
        let days = days_between(self.today, due);
        if !self.far && days > contract_now::lead_of(self.book, self.contract, kind) {
            return None;
        }
        let client = self.now.agreed.client.value;
        let name = self.book.client(client).map(|client| client.name.clone());
        let told = told();
        Some(Alert {
            key: AlertKey {
                kind,
                subject: RecordId::Contract(self.contract.id),
                part: told.part,
                due,
            },
            days,
            urgency: Urgency::of(days),
            cause: told.cause,
            client: Some(client),
            client_name: name.unwrap_or_default(),
            amount: told.amount,
            next: told.next,
        })
    }

    fn number(self) -> String {
        self.contract.number.clone()
    }

    fn end_day(self) -> Option<NaiveDate> {
        self.now.agreed.end.value
    }

    fn value(self) -> Option<Money> {
        self.now.agreed.value.value
    }

    /// The end, until it is renewed (extended, or followed by another contract of the client), is to be let, or is closed.
    /// One that renews by itself ends only when that was decided.
    fn end(self) -> Option<Alert> {
        let end = self.end_day()?;
        if !self.now.progress.is_ready() && !self.waits_to_close() {
            return None;
        }
        let let_end = self.decided() == Some(RenewalDecision::LetEnd);
        let renews = self.renews();
        if self.today <= end && (let_end || renews) {
            return None;
        }
        let alert = self.alert(AlertKind::ContractEnd, end, || Told {
            part: String::new(),
            cause: Cause::ContractEnds {
                number: self.number(),
                object: self.contract.object.clone(),
            },
            amount: self.value(),
            next: if end < self.today {
                NextStep::ContinueContract(self.contract.id)
            } else {
                NextStep::RenewContract(self.contract.id)
            },
        })?;
        (!has_successor(self.book, self.contract, end)).then_some(alert)
    }

    /// Ended, and the steps after the end are under way.
    fn waits_to_close(self) -> bool {
        self.now.progress.is_binding() && self.now.progress.waiting().is_none()
    }

    fn decided(self) -> Option<RenewalDecision> {
        let decision = self.now.agreed.decision;
        decision.map(|decision| decision.decided)
    }

    /// Whether it goes on by itself when nobody says otherwise.
    fn renews(self) -> bool {
        let renewal = self.contract.terms.renewal;
        matches!(renewal, Renewal::Automatic(_)) && !self.now.agreed.is_last_term
    }

    /// The last day to say that an automatic renewal is not wanted, until it is decided, or the term is over that was
    /// to be ended. Negotiating says nothing yet: without notice it is renewed as it is.
    fn notice(self) -> Option<Alert> {
        if !self.renews() {
            return None;
        }
        let missed = self.now.agreed.renewals.last();
        let missed = missed.filter(|renewed| self.today <= renewed.ended && !renewed.was_decided);
        let end = match missed {
            Some(renewed) => renewed.ended,
            None => self.end_day()?,
        };
        let decided = match self.decided() {
            Some(RenewalDecision::Renew | RenewalDecision::LetEnd) => true,
            Some(RenewalDecision::Renegotiate) | None => false,
        };
        if decided || end < self.today {
            return None;
        }
        let due = contract_now::notice_day_of(self.book, self.contract, end)?;
        self.alert(AlertKind::NonRenewalNotice, due, || Told {
            part: String::new(),
            cause: Cause::NoticeDue {
                number: self.number(),
                ends: end,
            },
            amount: self.value(),
            next: NextStep::RenewContract(self.contract.id),
        })
    }

    /// The anniversary on which prices change, until an amendment changes them.
    fn revision(self) -> Option<Alert> {
        let amendments = self.book.amendments_of(self.contract.id);
        let due = revision_day(self.contract, &amendments, self.end_day())?;
        self.alert(AlertKind::PriceRevision, due, || Told {
            part: String::new(),
            cause: Cause::PriceRevisionDue {
                number: self.number(),
            },
            amount: None,
            next: NextStep::RevisePrices(self.contract.id),
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
