//! What the example's invoices say: what the app would draft for the same charges.
//! When they are issued and which of them are faulty is decided in `billing`.

use crate::app::example::Plan;
use crate::app::example::contracts::Agreement;
use crate::domain::billing::compose::{self, OrderLine, compose};
use crate::domain::billing::plan::Charge;
use crate::domain::client::Client;
use crate::domain::company::{Company, NumberingRange};
use crate::domain::ids::ItemId;
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::{Content, Numbering, Period};
use crate::domain::item::Item;
use chrono::NaiveDate;
use std::borrow::Cow;

/// What is the same for every document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) plan: &'a Plan,
    pub(super) company: &'a Company,
    pub(super) items: &'a [Item],
}

/// What a document is made of.
#[derive(Debug, Clone)]
pub(super) struct Order<'a> {
    pub(super) terms: &'a Terms<'a>,
    pub(super) client: &'a Client,
    pub(super) agreement: &'a Agreement,
    pub(super) charges: Cow<'a, [Charge]>,
    pub(super) period: Period,
    pub(super) issued_on: NaiveDate,
}

/// The draft; absent where there is nothing to bill.
pub(super) fn draft(order: &Order) -> Option<Content> {
    let Terms { company, items, .. } = *order.terms;
    let item = |id: ItemId| items.iter().find(|item| item.id == id);
    let lines: Vec<OrderLine> = order
        .charges
        .iter()
        .map(|charge| OrderLine {
            contract: &order.agreement.contract,
            charge,
            item: charge.item.and_then(item),
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let content = compose(&compose::Order {
        company,
        client: order.client,
        lines,
        purchase_order: purchase_order(order),
    });
    let period = Some(order.period);
    content.ok().map(|content| Content { period, ..content })
}

/// The draft as it was issued on a day.
pub(super) fn issued(order: &Order, draft: &Content, on: NaiveDate) -> Content {
    let ranges = order.terms.company.numbering.iter();
    let authorised = ranges.take(1).find(|range| !range.resolution.is_empty());
    Content {
        numbering: authorised.map(stated),
        ..issued_on(draft, on)
    }
}

fn stated(range: &NumberingRange) -> Numbering {
    Numbering {
        resolution: range.resolution.clone(),
        prefix: range.prefix.clone(),
        from: Some(range.from),
        to: Some(range.to),
        valid_from: Some(range.valid_from),
        valid_to: Some(range.valid_to),
    }
}

fn purchase_order(order: &Order) -> String {
    if order.client.billing.demands_order {
        format!("OC-{}", 45_000 + order.agreement.client * 10)
    } else {
        String::new()
    }
}
