//! Billing: what contracts say must be billed, what happened that changes it, and what was billed of it.
//! A contract's lines are in `domain::contract::billing`; the document that bills them in `domain::invoice`.

pub mod compose;
pub mod days;
pub mod event;
pub mod item_tax;
pub mod ledger;
pub mod limit;
pub mod plan;
pub mod pro_rata;

use crate::domain::billing::days::meet;
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{BillingEventId, ContractId};
use crate::domain::invoice::Period;

/// What a line of an invoice bills of a contract. The ledger counts these: what one invoice claims, no other may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Claim {
    pub contract: ContractId,
    pub line: LineKey,
    pub part: Part,
}

/// Which part of what a contract's line charges for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Days of service, both ends included.
    Days(Period),
    /// The milestone: a line of that kind is charged once.
    Milestone,
    /// What was asked for on demand, by the event that says so.
    Request(BillingEventId),
    /// A difference of money for days that were billed already, after what was agreed about them changed.
    Difference(Period),
}

impl Part {
    /// Whether both are about the same days or the same thing.
    pub fn touches(self, other: Part) -> bool {
        match (self, other) {
            (Part::Days(one), Part::Days(other)) => meet(one, other),
            // What was agreed may change more than once: the ledger says when too much was billed.
            (Part::Difference(_), Part::Difference(_)) => false,
            (one, other) => one == other,
        }
    }
}

/// How much of a month's price is charged for some of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProRata {
    /// Days served by the days that the month has.
    #[default]
    CalendarDays,
    /// Every month has 30 days (mes comercial): the 31st adds nothing, the last of February completes the month.
    ThirtyDays,
}

impl ProRata {
    pub const ALL: [ProRata; 2] = [ProRata::CalendarDays, ProRata::ThirtyDays];
}
