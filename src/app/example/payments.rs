//! Money received in the example: by each client's habit, in parts, with withholdings, or not at all.

use crate::app::example::billing::Bill;
use crate::app::example::clients::{Habit, habit};
use crate::app::example::random::Random;
use crate::app::example::{Plan, id};
use crate::domain::calendar::shifted;
use crate::domain::ids::{ClientId, InvoiceId, PaymentId};
use crate::domain::invoice::{Content, DocumentType};
use crate::domain::payment::{Allocation, Payment};
use crate::order;
use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a client pays of one invoice on a day; without an invoice it is money on account.
#[derive(Debug, Clone, Copy)]
struct Receipt {
    client: usize,
    on: NaiveDate,
    invoice: Option<InvoiceId>,
    amount: Decimal,
    withheld: Decimal,
}

/// How the payment of an invoice is kept from happening, so that every age of debt appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stuck {
    Unpaid,
    PartlyPaid,
}

/// Days overdue, first and last, of the ages of debt.
const AGES: [(i64, i64); 6] = [
    (1, 30),
    (31, 60),
    (61, 90),
    (91, 180),
    (181, 360),
    (361, 100_000),
];

pub(super) fn payments(plan: &Plan, bills: &[Bill], clients: &[ClientId]) -> Vec<Payment> {
    let mut random = Random::for_part(plan.seed, 5);
    let stuck = stuck(plan.today, bills);
    let mut receipts = Vec::with_capacity(bills.len());
    for (index, bill) in bills.iter().enumerate() {
        if is_owed(bill) {
            receive(plan, bill, stuck.get(&index), &mut receipts, &mut random);
        }
    }
    receipts.retain(|receipt| receipt.on <= plan.today);
    order::sort_by_key(&mut receipts, |receipt| (receipt.client, receipt.on));
    let groups = grouped(receipts, plan.payments_max);
    recorded(plan, groups, clients, &mut random)
}

fn is_owed(bill: &Bill) -> bool {
    bill.invoice.issuance().is_some()
        && !bill.voided
        && bill.invoice.content.document_type == DocumentType::Invoice
}

/// Two invoices of each age that stay open, one of them half paid.
fn stuck(today: NaiveDate, bills: &[Bill]) -> BTreeMap<usize, Stuck> {
    let mut stuck = BTreeMap::new();
    for (least, most) in AGES {
        let of_age: Vec<usize> = bills
            .iter()
            .enumerate()
            .filter(|(_, bill)| is_owed(bill))
            .filter(|(_, bill)| {
                let days = bill
                    .invoice
                    .due_on()
                    .map_or(0, |due| today.signed_duration_since(due).num_days());
                (least..=most).contains(&days)
            })
            .map(|(index, _)| index)
            .collect();
        let at = |part: usize| of_age.get(of_age.len() * part / 3).copied();
        if let Some(index) = at(1) {
            stuck.insert(index, Stuck::Unpaid);
        }
        if let Some(index) = at(2) {
            stuck.entry(index).or_insert(Stuck::PartlyPaid);
        }
    }
    stuck
}

fn receive(
    plan: &Plan,
    bill: &Bill,
    stuck: Option<&Stuck>,
    receipts: &mut Vec<Receipt>,
    random: &mut Random,
) {
    let due = bill.invoice.due_on().unwrap_or(bill.on);
    let content = &bill.invoice.content;
    let withheld = withheld(content);
    let amount = content.totals.payable - withheld;
    let half = (amount / Decimal::TWO).round_dp(0);
    let receipt = |days: i64, amount, withheld| Receipt {
        client: bill.client,
        on: banking_day(shifted(due, days)),
        invoice: Some(bill.invoice.id),
        amount,
        withheld,
    };
    match stuck {
        Some(Stuck::Unpaid) => return,
        Some(Stuck::PartlyPaid) => {
            receipts.push(receipt(-2, half, Decimal::ZERO));
            return;
        }
        None => {}
    }
    let late = random.between(5, 21);
    match habit(bill.client) {
        Habit::Punctual if random.chance(4) => {
            receipts.push(receipt(late + 10, amount, withheld));
        }
        Habit::Punctual => receipts.push(receipt(random.between(-6, 3), amount, withheld)),
        Habit::Late => receipts.push(receipt(late, amount, withheld)),
        Habit::VeryLate => receipts.push(receipt(random.between(30, 95), amount, withheld)),
        Habit::InParts => {
            receipts.push(receipt(random.between(-3, 6), half, Decimal::ZERO));
            receipts.push(receipt(random.between(18, 60), amount - half, withheld));
        }
        Habit::Stopped => {
            if due < shifted(plan.today, -150) {
                receipts.push(receipt(late, amount, withheld));
            }
        }
    }
    if random.below(250) == 0 {
        receipts.push(Receipt {
            invoice: None,
            ..receipt(random.between(-20, 20), half, Decimal::ZERO)
        });
    }
}

/// What reaches the treasury instead of the bank account: withholdings, and in Peru the tax deposit.
fn withheld(content: &Content) -> Decimal {
    let taxes: Decimal = content.withholdings.iter().map(|tax| tax.amount).sum();
    let deposit = content
        .detraction
        .as_ref()
        .and_then(|detraction| detraction.amount);
    taxes + deposit.unwrap_or_default()
}

/// Banks move money from Monday to Friday.
fn banking_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => shifted(day, 2),
        Weekday::Sun => shifted(day, 1),
        _ => day,
    }
}

/// One group per client and day; when they are too many, the closest of a client are joined at the later day.
fn grouped(receipts: Vec<Receipt>, groups_max: Option<usize>) -> Vec<Vec<Receipt>> {
    let mut groups: Vec<Vec<Receipt>> = Vec::new();
    for receipt in receipts {
        match groups.last_mut() {
            Some(group)
                if group.first().is_some_and(|first| {
                    (first.client, first.on) == (receipt.client, receipt.on)
                }) =>
            {
                group.push(receipt);
            }
            _ => groups.push(vec![receipt]),
        }
    }
    let excess = groups
        .len()
        .saturating_sub(groups_max.unwrap_or(usize::MAX));
    if excess == 0 {
        return groups;
    }
    let mut gaps: Vec<(i64, usize)> = groups
        .iter()
        .zip(groups.iter().skip(1))
        .enumerate()
        .filter_map(|(index, (one, next))| {
            let (one, next) = (one.first()?, next.first()?);
            (one.client == next.client)
                .then(|| (next.on.signed_duration_since(one.on).num_days(), index))
        })
        .collect();
    order::sort(&mut gaps);
    gaps.truncate(excess);
    let mut joined = vec![false; groups.len()];
    for (_, index) in gaps {
        if let Some(join) = joined.get_mut(index + 1) {
            *join = true;
        }
    }
    let mut out: Vec<Vec<Receipt>> = Vec::with_capacity(groups.len());
    for (group, join) in groups.into_iter().zip(joined) {
        match out.last_mut() {
            Some(before) if join => before.extend(group),
            _ => out.push(group),
        }
    }
    out
}

fn recorded(
    plan: &Plan,
    groups: Vec<Vec<Receipt>>,
    clients: &[ClientId],
    random: &mut Random,
) -> Vec<Payment> {
    let mut payments: Vec<Payment> = groups
        .into_iter()
        .filter_map(|group| {
            let last = group.last()?;
            Some(Payment {
                id: PaymentId(id(last.on, random)),
                client: *clients.get(last.client)?,
                received_on: last.on,
                currency: plan.currency(),
                amount: group.iter().map(|receipt| receipt.amount).sum(),
                allocations: group.iter().filter_map(allocation).collect(),
                reference: format!("TRF {:08}", random.below(100_000_000)),
            })
        })
        .collect();
    order::sort_by_key(&mut payments, |payment| payment.received_on);
    payments
}

fn allocation(receipt: &Receipt) -> Option<Allocation> {
    Some(Allocation {
        invoice: receipt.invoice?,
        amount: receipt.amount,
        withheld: receipt.withheld,
    })
}
