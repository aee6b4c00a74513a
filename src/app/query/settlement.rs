//! What must be clear before the accounts of a contract are settled: what the records say, and what a person confirmed.

use crate::app::book::Book;
use crate::app::contract_now::Now;
use crate::app::query::amounts::Amounts;
use crate::app::query::contract_card::left_of;
use crate::app::query::invoices::{self, InvoiceFilter};
use crate::domain::contract::Contract;
use crate::domain::contract::step::SettlementItem;
use crate::domain::money::Money;
use crate::domain::policy_gap::policy_gaps;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One point of the settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementPoint {
    pub item: SettlementItem,
    pub state: PointState,
}

/// Where a point stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointState {
    /// The records say that nothing is open.
    Clear,
    /// A person confirmed it.
    Confirmed,
    /// Still owed by the client.
    Owed(Amounts),
    /// Part of the value that was not billed.
    NotBilled(Money),
    /// So many covers are not insured as they must be after the end.
    NotInsured(usize),
    /// Only a person can know.
    Unconfirmed,
}

impl PointState {
    pub fn is_done(&self) -> bool {
        matches!(self, PointState::Clear | PointState::Confirmed)
    }

    /// Whether the records say otherwise, so that confirming it needs a reason.
    pub fn needs_reason(&self) -> bool {
        !self.is_done() && *self != PointState::Unconfirmed
    }
}

/// Every point in its order.
pub fn points(
    book: &Book,
    contract: &Contract,
    now: &Now,
    today: NaiveDate,
) -> Vec<SettlementPoint> {
    let filter = InvoiceFilter {
        contract: Some(contract.id),
        ..InvoiceFilter::default()
    };
    let billed = invoices::list(book, &filter, today);
    let state = |item| match item {
        _ if now.progress.confirmed.contains(&item) => PointState::Confirmed,
        SettlementItem::Receivables => {
            let mut sums = billed.balance.sums().iter();
            if sums.any(|sum| Decimal::ZERO < sum.amount) {
                PointState::Owed(billed.balance.clone())
            } else {
                PointState::Clear
            }
        }
        SettlementItem::Billing => match left(now, &billed.payable) {
            Some(left) => PointState::NotBilled(left),
            None => PointState::Clear,
        },
        SettlementItem::LaterPolicies => match policy_gaps(contract, &now.agreed, today).len() {
            0 => PointState::Clear,
            gaps => PointState::NotInsured(gaps),
        },
        SettlementItem::Returned | SettlementItem::Record => PointState::Unconfirmed,
    };
    SettlementItem::ALL
        .into_iter()
        .map(|item| SettlementPoint {
            item,
            state: state(item),
        })
        .collect()
}

/// What of the value was not billed; absent when nothing is left or the value is open.
fn left(now: &Now, billed: &Amounts) -> Option<Money> {
    let left = left_of(now.agreed.value.value?, billed);
    (Decimal::ZERO < left.amount).then_some(left)
}
