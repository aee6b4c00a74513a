//! One contract with everything around it: its policies, their gaps, what was billed and what is left.

use crate::app::book::Book;
use crate::app::contract_now::{self, Now};
use crate::app::query::amounts::Amounts;
use crate::app::query::contracts::{self, ContractRow};
use crate::app::query::invoices::{self, InvoiceFilter, InvoiceList};
use crate::domain::ids::{ClientId, ContractId, RecordId};
use crate::domain::money::Money;
use crate::domain::policy_gap::{PolicyGap, policy_gaps};
use chrono::NaiveDate;

/// What is shown of one contract besides the record itself, which is in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractCard {
    pub row: ContractRow,
    /// How it stands, with its amendments and steps.
    pub now: Now,
    /// Days to the last day covered by each policy, negative after it; in the contract's order.
    pub policy_days_left: Vec<i64>,
    pub gaps: Vec<PolicyGap>,
    /// Invoices and notes that bill it, the latest first, with their sums.
    pub invoices: InvoiceList,
    /// What of its value is not billed yet; `None` when the value is open. Taxes count as billed.
    pub left: Option<Money>,
    /// How many records are under the contract and when one of them last changed: differs whenever any of them does.
    pub under: (usize, u64),
}

/// The card; `None` when the contract is not there.
pub fn card(book: &Book, id: ContractId, today: NaiveDate) -> Option<ContractCard> {
    let contract = book.contract(id)?;
    let filter = InvoiceFilter {
        contract: Some(id),
        ..InvoiceFilter::default()
    };
    let invoices = invoices::list(book, &filter, today);
    let now = contract_now::now(book, contract, today);
    let value = now.agreed.value.value;
    let left = value.map(|value| left_of(value, &invoices.payable));
    Some(ContractCard {
        row: contracts::row_of(book, contract, &now, today),
        policy_days_left: contract
            .policies
            .iter()
            .map(|policy| (policy.to - today).num_days())
            .collect(),
        gaps: policy_gaps(contract, &now.agreed, today),
        under: under(book, id, now.agreed.client.value),
        now,
        invoices,
        left,
    })
}

fn under(book: &Book, id: ContractId, client: ClientId) -> (usize, u64) {
    let amendments = book.amendments_of(id).into_iter();
    let obligations = book.obligations_of(id).into_iter();
    let steps = book.steps_of(id).into_iter();
    let events = book.billing_events_of(id).into_iter();
    let papers = book.papers_of(client).into_iter();
    let records = amendments
        .map(|each| RecordId::Amendment(each.id))
        .chain(obligations.map(|each| RecordId::Obligation(each.id)))
        .chain(steps.map(|each| RecordId::Step(each.id)))
        .chain(events.map(|each| RecordId::BillingEvent(each.id)))
        .chain(papers.map(|each| RecordId::Document(each.id)));
    records.fold((0, 0), |(count, latest), record| {
        (count + 1, latest.max(book.changed_at(record)))
    })
}

/// What of a value is not billed; below zero when more was billed.
pub fn left_of(value: Money, billed: &Amounts) -> Money {
    let billed = billed.of(value.currency);
    Money::new(value.amount.saturating_sub(billed), value.currency)
}
