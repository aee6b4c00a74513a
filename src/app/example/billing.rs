//! Which invoices of the example exist: monthly per contract, with drafts, faults and voided ones.
//! What each says is in `documents`.

use crate::app::example::contracts::Agreement;
use crate::app::example::documents::{self, Order, Terms};
use crate::app::example::faults::{Fault, reason, spoil};
use crate::app::example::random::Random;
use crate::app::example::services::ADDITIONAL;
use crate::app::example::{Plan, charges, company, id};
use crate::domain::billing::Part;
use crate::domain::billing::plan::Charge;
use crate::domain::calendar::{add_months, last_of_month, shifted};
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::billing::LineKind;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::fiscal_code::InvoiceFacts;
use crate::domain::ids::{BillingEventId, InvoiceId};
use crate::domain::invoice::fingerprint::fingerprint;
use crate::domain::invoice::step::Fingerprint;
use crate::domain::invoice::voiding::voiding;
use crate::domain::invoice::{Content, DocumentType, Invoice, Issuance, Period, State};
use crate::domain::money::Money;
use crate::domain::tax_id::TaxId;
use crate::order;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A contract to be billed for a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    agreement: usize,
    /// Its first day.
    month: NaiveDate,
    /// Bills additional services instead of the agreed ones.
    additional: bool,
}

/// A document of the example and what the other parts need to know of it.
#[derive(Debug, Clone)]
pub(super) struct Bill {
    pub(super) invoice: Invoice,
    /// Index of its client.
    pub(super) client: usize,
    /// Day of issue, or planned day for a draft.
    pub(super) on: NaiveDate,
    pub(super) fault: Fault,
    /// A credit note cancels it.
    pub(super) voided: bool,
    pub(super) draft: bool,
    /// Of what was handed in to be approved; absent in a set that is measured.
    pub(super) handed_in: Option<Fingerprint>,
}

/// How many of so many documents are voided; each brings a credit note and a new invoice.
fn voided_of(documents: usize) -> usize {
    documents / 120
}

/// The invoices to make, oldest month first.
pub(super) fn slots(plan: &Plan, agreements: &[Agreement]) -> Vec<Slot> {
    let first = plan.first_month();
    let mut slots: Vec<Slot> = (0..plan.months)
        .filter_map(|month| first.checked_add_months(Months::new(month)))
        .flat_map(|month| {
            agreements
                .iter()
                .enumerate()
                .filter_map(move |(index, agreement)| slot(index, agreement, month))
        })
        .collect();
    let Some(target) = plan.invoices_target else {
        return slots;
    };
    let wanted = target - 2 * voided_of(target);
    match wanted.checked_sub(slots.len()) {
        None => slots.split_off(slots.len() - wanted),
        Some(more) => with_additional(&slots, more),
    }
}

fn slot(index: usize, agreement: &Agreement, month: NaiveDate) -> Option<Slot> {
    (!charges_of(agreement, month).is_empty()).then_some(Slot {
        agreement: index,
        month,
        additional: false,
    })
}

/// What a contract is billed for of a month.
fn charges_of(agreement: &Agreement, month: NaiveDate) -> &[Charge] {
    let charges = &agreement.charges;
    let from = charges.partition_point(|charge| charge.month < month);
    let to = charges.partition_point(|charge| charge.month <= month);
    charges.get(from..to).unwrap_or_default()
}

/// Repeats slots, evenly spread, until there are `more` of them.
fn with_additional(slots: &[Slot], more: usize) -> Vec<Slot> {
    let count = slots.len().max(1);
    slots
        .iter()
        .enumerate()
        .flat_map(|(index, slot)| {
            let extra = (index + 1) * more / count - index * more / count;
            let again = std::iter::repeat_n(
                Slot {
                    additional: true,
                    ..*slot
                },
                extra,
            );
            std::iter::once(*slot).chain(again)
        })
        .collect()
}

/// The documents, numbered in the order of their days.
pub(super) fn bills(
    terms: &Terms,
    clients: &[Client],
    agreements: &[Agreement],
    slots: &[Slot],
) -> Vec<Bill> {
    let Terms { plan, company, .. } = *terms;
    let mut random = Random::for_part(plan.seed, 4);
    let voided = voided_of(plan.invoices_target.unwrap_or(slots.len()));
    let voided_at = voided_positions(slots.len(), voided);
    let mut next_voided = voided_at.iter().peekable();
    let mut bills = Vec::with_capacity(slots.len() + 2 * voided);
    for (index, slot) in slots.iter().enumerate() {
        let Some(agreement) = agreements.get(slot.agreement) else {
            continue;
        };
        let Some(client) = clients.get(agreement.client) else {
            continue;
        };
        let voids = next_voided.next_if(|at| **at == index).is_some();
        let order = order(terms, (agreement, client), slot, &mut random);
        bill(&order, (slot.agreement, voids), &mut bills, &mut random);
    }
    order::sort_by_key(&mut bills, |bill| bill.on);
    number(plan, company, &mut bills, &mut random);
    let notes = notes(plan, company, &bills, &mut random);
    bills.extend(notes);
    order::sort_by_key(&mut bills, |bill| bill.on);
    bills
}

/// Evenly spread, none among the newest.
fn voided_positions(slots: usize, voided: usize) -> Vec<usize> {
    let parts = voided + voided / 10 + 2;
    (1..=voided).map(|at| at * slots / parts).collect()
}

fn order<'a>(
    terms: &'a Terms<'a>,
    (agreement, client): (&'a Agreement, &'a Client),
    slot: &Slot,
    random: &mut Random,
) -> Order<'a> {
    let late = if random.chance(5) {
        random.between(6, 12)
    } else {
        0
    };
    let days = i64::try_from(agreement.billing_days).unwrap_or(0) + late;
    let own = charges_of(agreement, slot.month);
    let issued_on = shifted(add_months(slot.month, 1), days);
    Order {
        terms,
        client,
        agreement,
        charges: if slot.additional {
            additional(terms.plan, agreement, own, issued_on, random)
        } else {
            Cow::Borrowed(own)
        },
        period: period(own).unwrap_or(Period {
            from: slot.month,
            to: last_of_month(slot.month),
        }),
        issued_on,
    }
}

/// From the first to the last day charged.
fn period(charges: &[Charge]) -> Option<Period> {
    let days = || charges.iter().map(Charge::days);
    Some(Period {
        from: days().map(|days| days.from).min()?,
        to: days().map(|days| days.to).max()?,
    })
}

/// Hours that were asked for in the month of these charges. The request is not a record of a set that is measured.
fn additional<'a>(
    plan: &Plan,
    agreement: &Agreement,
    own: &[Charge],
    on: NaiveDate,
    random: &mut Random,
) -> Cow<'a, [Charge]> {
    let lines = agreement.contract.terms.lines.iter();
    let asked = lines.rev().find(|line| line.kind == LineKind::OnDemand);
    let (Some(line), Some(month)) = (asked, own.first()) else {
        return Cow::Borrowed(&[]);
    };
    let (least, most) = ADDITIONAL.quantity;
    let quantity = Decimal::from(random.between(least, most));
    let amount = line.price.amount.saturating_mul(quantity);
    Cow::Owned(vec![Charge {
        line: charges::key(line.number),
        kind: line.kind,
        part: Part::Request(BillingEventId(id(on, random))),
        description: line.description.clone(),
        item: line.item,
        quantity,
        price: line.price,
        share: None,
        amount: Money::new(amount, plan.currency()),
        ..month.clone()
    }])
}

fn bill(order: &Order, (index, voids): (usize, bool), bills: &mut Vec<Bill>, random: &mut Random) {
    let plan = order.terms.plan;
    let today = plan.today;
    let last_month = order.period.to >= shifted(today, -i64::from(today.day()) - 27);
    let is_kept = match plan.is_detailed() {
        true => index % 5 == 2,
        false => random.chance(9),
    };
    let draft = order.issued_on > today || (last_month && !voids && is_kept);
    let faulty = match draft && plan.is_detailed() {
        true => index % 20 == 7,
        false => voids || random.below(1_000) < if draft { 400 } else { 14 },
    };
    // In turn, so that every fault is there to be found.
    let found_before = bills.iter().rev().find(|bill| bill.fault != Fault::None);
    let fault = match found_before {
        _ if !faulty => Fault::None,
        Some(before) => before.fault.next(draft),
        None => Fault::WrongSum,
    };
    let Some(right) = documents::draft(order) else {
        return;
    };
    let made = |on, (content, fault): (Content, Fault), draft, random: &mut Random| Bill {
        handed_in: plan.is_detailed().then(|| fingerprint(&right)),
        invoice: Invoice {
            id: InvoiceId(id(on, random)),
            client: order.client.id,
            contract: Some(order.agreement.contract.id),
            content,
            state: State::Draft,
            review: Review::default(),
            source: None,
        },
        client: order.agreement.client,
        on,
        fault,
        voided: false,
        draft,
    };
    let on = order.issued_on;
    let voided = voids && !draft;
    let mut content = if draft {
        right.clone()
    } else {
        documents::issued(order, &right, on)
    };
    spoil(&mut content, fault, on);
    bills.push(Bill {
        voided,
        ..made(on, (content, fault), draft, random)
    });
    if voided {
        let on = shifted(on, random.between(8, 15)).min(today);
        let again = documents::issued(order, &right, on);
        bills.push(made(on, (again, Fault::None), false, random));
    }
}

fn number(plan: &Plan, company: &Company, bills: &mut [Bill], random: &mut Random) {
    let prefix = company::invoice_prefix(plan.country);
    let range = company.numbering.first();
    let key = range.map_or("", |range| range.technical_key.as_str());
    let issued = bills.iter_mut().filter(|bill| !bill.draft);
    for (number, bill) in (company::FIRST_NUMBER..).zip(issued) {
        let number = format!("{prefix}{number}");
        bill.invoice.state = issued_state(
            company,
            key,
            &bill.invoice.content,
            (number, bill.on),
            random,
        );
    }
}

/// Issued with the fiscal code that its facts and the secret give; Peru has none.
fn issued_state(
    company: &Company,
    secret: &str,
    content: &Content,
    (number, on): (String, NaiveDate),
    random: &mut Random,
) -> State {
    let time = format!(
        "{:02}:{:02}:{:02}-05:00",
        random.between(8, 17),
        random.below(60),
        random.below(60)
    );
    let issued = |code| {
        let (number, time) = (number.clone(), time.clone());
        Issuance::new(number, on, time, code, "1".to_owned())
    };
    let uncoded = issued(String::new());
    if content.country == Country::Peru {
        return State::Issued(uncoded);
    }
    let issuer = company.tax_id.as_ref().map_or("", TaxId::number);
    let facts = InvoiceFacts::of(content, &uncoded, issuer, secret);
    let code = facts.map(|facts| facts.code()).unwrap_or_default();
    State::Issued(issued(code))
}

fn notes(plan: &Plan, company: &Company, bills: &[Bill], random: &mut Random) -> Vec<Bill> {
    let prefix = company::note_prefix(plan.country, DocumentType::CreditNote);
    let voided = bills.iter().filter(|bill| bill.voided);
    (1..)
        .zip(voided)
        .map(|(number, bill)| {
            let on = shifted(bill.on, random.between(3, 8)).min(plan.today);
            let content = voiding(&bill.invoice, reason(bill.fault));
            let number = format!("{prefix}{number}");
            let pin = &company.software_pin;
            Bill {
                invoice: Invoice {
                    id: InvoiceId(id(on, random)),
                    state: issued_state(company, pin, &content, (number, on), random),
                    content,
                    ..bill.invoice.clone()
                },
                on,
                voided: false,
                ..bill.clone()
            }
        })
        .collect()
}
