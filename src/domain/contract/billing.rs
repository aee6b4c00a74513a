//! What a contract charges for: its billing lines.
//! When each is billed and how much of it is computed from them elsewhere.

use crate::domain::ids::{AmendmentId, ItemId};
use crate::domain::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Something charged, from its first to its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingLine {
    /// Tells the lines of a contract, or of an amendment, apart; 1 for the first. Never used twice.
    pub number: u16,
    pub description: String,
    pub kind: LineKind,
    pub timing: BillingTiming,
    /// Seats or units; 1 for a fixed amount.
    pub quantity: Decimal,
    /// Of one unit: a month of one seat, the milestone, one service on demand.
    pub price: Money,
    /// First day; the contract's when absent.
    pub from: Option<NaiveDate>,
    /// Last day; the contract's when absent. The day of a milestone.
    pub to: Option<NaiveDate>,
    /// What is sold, with its taxes; the company's usual when absent.
    pub item: Option<ItemId>,
}

/// How a line is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The same every month.
    Fixed,
    /// Seats or units at a rate, every month.
    PerUnit,
    /// Once, when something is delivered.
    Milestone,
    /// As often as it is asked for.
    OnDemand,
}

impl LineKind {
    pub const ALL: [LineKind; 4] = [
        LineKind::Fixed,
        LineKind::PerUnit,
        LineKind::Milestone,
        LineKind::OnDemand,
    ];
}

/// Whether a month is billed before or after it was served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillingTiming {
    /// Mes anticipado.
    Advance,
    /// Mes vencido.
    Arrears,
}

impl BillingTiming {
    pub const ALL: [BillingTiming; 2] = [BillingTiming::Advance, BillingTiming::Arrears];
}

/// Names a line of a contract over all its amendments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// The amendment that added it; absent for a line of the contract itself.
    pub added_by: Option<AmendmentId>,
    /// [`BillingLine::number`] there.
    pub number: u16,
}

impl BillingLine {
    /// What it charges each time, in its currency; absent when it cannot be held.
    pub fn amount(&self) -> Option<Money> {
        let amount = self.price.amount.checked_mul(self.quantity)?;
        Some(Money::new(amount, self.price.currency))
    }
}
