//! What happens under a contract and changes what is billed (novedades): milestones reached, services asked for,
//! units measured, and days that are deliberately not billed. Each is a fact of its own record.

use crate::domain::billing::Part;
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{BillingEventId, ContractId, PersonId};
use crate::domain::invoice::Period;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Something that happened to one line of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingEvent {
    pub id: BillingEventId,
    pub contract: ContractId,
    pub line: LineKey,
    /// The day on which it happened.
    pub on: NaiveDate,
    pub what: Happening,
    /// Who registered it.
    pub by: Option<PersonId>,
    /// Why, or where it is written: an order, an acceptance record. The reason of what is not billed.
    pub note: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// The milestone was reached: it can be billed from that day on.
    Reached,
    /// So many units of a service on demand were asked for.
    Asked(Decimal),
    /// So many units were counted over those days, whatever the contract foresaw.
    Measured(Measured),
    /// That part is not billed, for the reason in the note.
    Skipped(Part),
}

/// Units counted over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    pub period: Period,
    pub quantity: Decimal,
}

impl Happening {
    /// Whether it must say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Happening::Skipped(_))
    }
}
