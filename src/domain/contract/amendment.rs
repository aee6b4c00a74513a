//! Amendments (otrosíes): signed changes to a contract.
//! A draft can change; once signed it is a fact, and is corrected by another amendment.

use crate::domain::attachment::Attachment;
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::ids::{AmendmentId, ClientId, ContractId};
use crate::domain::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A change to a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub id: AmendmentId,
    pub contract: ContractId,
    /// As people call it: "1", "Otrosí 2".
    pub number: String,
    pub drafted_on: NaiveDate,
    /// Absent for a draft.
    pub signed_on: Option<NaiveDate>,
    /// First day on which its changes hold.
    pub effective: NaiveDate,
    pub changes: Changes,
    /// Why, and whatever it says besides its changes.
    pub notes: String,
    /// The signed paper.
    pub file: Option<Attachment>,
}

/// What an amendment changes. One amendment may change several things, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// A later last day (prórroga), or an earlier one (terminación anticipada).
    pub end: Option<NaiveDate>,
    /// Added to the value (adición); below zero when taken from it.
    pub value: Option<Money>,
    pub lines_added: Vec<BillingLine>,
    pub lines_changed: Vec<LineChange>,
    /// Who takes the client's place (cesión).
    pub client: Option<ClientId>,
    pub suspension: Option<Suspension>,
    /// Ends a suspension: the contract runs again on the effective day.
    pub restart: bool,
    /// Whatever else changes, in words.
    pub other: String,
}

/// A change to one line that the contract has by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    pub line: LineKey,
    /// The new price of a unit.
    pub price: Option<Money>,
    /// The new number of units.
    pub quantity: Option<Decimal>,
    /// Its new last day.
    pub to: Option<NaiveDate>,
}

/// A pause of the contract from the amendment's effective day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// Last day of the pause; absent until a restart is agreed.
    pub until: Option<NaiveDate>,
    /// Whether the days lost are given back at the end.
    pub extends_term: bool,
}

/// A word for what an amendment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A new last day; whether later or earlier depends on the contract.
    Term,
    Value,
    Scope,
    Price,
    Party,
    Suspension,
    Restart,
    Other,
}

impl Amendment {
    /// Whether it was signed by that day.
    pub fn is_signed_by(&self, day: NaiveDate) -> bool {
        self.signed_on.is_some_and(|signed| signed <= day)
    }
}

impl Changes {
    /// What is changed, in a fixed order.
    pub fn kinds(&self) -> Vec<ChangeKind> {
        let changes_scope = !self.lines_added.is_empty()
            || self
                .lines_changed
                .iter()
                .any(|change| change.quantity.is_some() || change.to.is_some());
        let changes_price = self
            .lines_changed
            .iter()
            .any(|change| change.price.is_some());
        [
            (ChangeKind::Term, self.end.is_some()),
            (ChangeKind::Value, self.value.is_some()),
            (ChangeKind::Scope, changes_scope),
            (ChangeKind::Price, changes_price),
            (ChangeKind::Party, self.client.is_some()),
            (ChangeKind::Suspension, self.suspension.is_some()),
            (ChangeKind::Restart, self.restart),
            (ChangeKind::Other, !self.other.is_empty()),
        ]
        .into_iter()
        .filter_map(|(kind, changes)| changes.then_some(kind))
        .collect()
    }
}
