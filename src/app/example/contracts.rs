//! Contracts of the example and the policies that guarantee them.
//! A contract here also remembers what it was made of, which the record does not hold.

use crate::app::example::random::Random;
use crate::app::example::services::{Item, SERVICES, Service};
use crate::app::example::{Plan, id, names};
use crate::domain::billing::plan::Charge;
use crate::domain::calendar::shifted;
use crate::domain::contract::Contract;
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::contract::terms::Terms;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Money;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

/// A contract and how it is billed.
#[derive(Debug, Clone)]
pub(super) struct Agreement {
    pub(super) contract: Contract,
    /// Index of its client.
    pub(super) client: usize,
    pub(super) service: Service,
    pub(super) rates: Vec<Rate>,
    /// Days after the end of a month at which it is billed.
    pub(super) billing_days: u64,
    /// What it is billed for, by month; see `charges`.
    pub(super) charges: Vec<Charge>,
}

/// An item at the quantity agreed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rate {
    pub(super) item: Item,
    pub(super) quantity: i64,
    pub(super) price: Decimal,
}

pub(super) fn agreements(plan: &Plan, clients: &[ClientId], owners: &[PersonId]) -> Vec<Agreement> {
    let mut random = Random::for_part(plan.seed, 3);
    // A few clients have no contract yet.
    let served = (clients.len() * 92).div_ceil(100).max(1);
    (0..plan.contracts)
        .filter_map(|index| {
            let client = if index < served {
                index
            } else {
                usize::try_from(random.below(u64::try_from(served).unwrap_or(1))).unwrap_or(0)
            };
            let id = *clients.get(client)?;
            Some(agreement(plan, index, (client, id), owners, &mut random))
        })
        .collect()
}

fn agreement(
    plan: &Plan,
    index: usize,
    (client, client_id): (usize, ClientId),
    owners: &[PersonId],
    random: &mut Random,
) -> Agreement {
    let service = random.pick(&SERVICES);
    let mut rates: Vec<Rate> = service
        .items
        .iter()
        .map(|item| rate(plan, *item, random))
        .collect();
    let keep = random.between(1, 3);
    rates.truncate(usize::try_from(keep).unwrap_or(1));
    let term = term(plan.today, index, random);
    let monthly: Decimal = rates
        .iter()
        .map(|rate| rate.price * Decimal::from(rate.quantity))
        .sum();
    let value = term.end.map(|_| {
        Money::new(
            rounded(monthly * Decimal::from(term.months), plan),
            plan.currency(),
        )
    });
    let contract = Contract {
        id: ContractId(id(term.start, random)),
        number: format!("CT-{}-{:03}", term.start.year(), index + 1),
        client: client_id,
        object: service.object.to_owned(),
        start: term.start,
        end: term.end,
        value,
        payment_days: random.pick(&[30, 30, 30, 45, 60]),
        owner: owners.get(index % owners.len().max(1)).copied(),
        policies: policies(plan, index, &term, value, random),
        notes: note(index),
        terms: Terms::default(),
    };
    Agreement {
        contract,
        client,
        service,
        rates,
        billing_days: random.below(7),
        charges: Vec::new(),
    }
}

fn rate(plan: &Plan, item: Item, random: &mut Random) -> Rate {
    Rate {
        item,
        quantity: random.between(item.quantity.0, item.quantity.1),
        price: item.price(plan.country),
    }
}

/// Contract values are agreed in round figures.
fn rounded(amount: Decimal, plan: &Plan) -> Decimal {
    let step = match plan.country {
        Country::Colombia => Decimal::from(100_000),
        Country::Peru => Decimal::from(100),
    };
    (amount / step).ceil() * step
}

struct Term {
    start: NaiveDate,
    end: Option<NaiveDate>,
    months: u32,
}

/// Where the contract stands today goes by its place in the list, so that every situation appears.
fn term(today: NaiveDate, index: usize, random: &mut Random) -> Term {
    let months = random.pick(&[12, 24, 24, 36]);
    let days_left = match index % 20 {
        3 => random.between(5, 20),
        7 | 11 => random.between(21, 58),
        5 => -random.between(2, 14),
        9 | 17 => -random.between(45, 280),
        13 | 19 => return open_term(today, months, random),
        // Just signed, starts next month.
        15 => i64::from(months) * 30 + random.between(12, 40),
        _ => random.between(62, i64::from(months) * 30 - 40),
    };
    let end = shifted(today, days_left);
    let start = end
        .checked_sub_months(Months::new(months))
        .and_then(|day| day.succ_opt())
        .unwrap_or(end);
    Term {
        start,
        end: Some(end),
        months,
    }
}

fn open_term(today: NaiveDate, months: u32, random: &mut Random) -> Term {
    Term {
        start: shifted(today, -random.between(200, 1_500)),
        end: None,
        months,
    }
}

/// Covers of a contract with a value and an end; what some of them lack is what the alerts are for.
fn policies(
    plan: &Plan,
    index: usize,
    term: &Term,
    value: Option<Money>,
    random: &mut Random,
) -> Vec<Policy> {
    let (Some(end), Some(value)) = (term.end, value) else {
        return Vec::new();
    };
    let insurer = random.pick(&names::INSURERS).to_owned();
    let serial = random.between(10_000, 99_999);
    let policy = |cover, percent: i64, from, to, part: i64| Policy {
        cover,
        insurer: insurer.clone(),
        number: format!("{serial}-{part}"),
        endorsement: String::new(),
        amount: Money::new(
            (value.amount * Decimal::new(percent, 2)).round_dp(0),
            value.currency,
        ),
        from,
        to,
        approved_on: None,
        file: None,
    };
    let start = term.start;
    let after = |months: u32| end.checked_add_months(Months::new(months)).unwrap_or(end);
    match index % 10 {
        // Expires soon although the contract goes on.
        1 => vec![
            policy(
                Cover::Performance,
                20,
                start,
                shifted(plan.today, random.between(3, 27)),
                1,
            ),
            policy(Cover::ServiceQuality, 10, start, after(6), 2),
        ],
        // Expired and not renewed.
        4 => vec![
            policy(
                Cover::Performance,
                20,
                start,
                shifted(plan.today, -random.between(4, 70)).max(start),
                1,
            ),
            policy(Cover::CivilLiability, 15, start, after(0), 2),
        ],
        // A gap between the first policy and its renewal.
        6 => {
            let first = start
                .checked_add_months(Months::new(term.months / 2))
                .unwrap_or(start);
            let renewed = shifted(first, random.between(12, 40));
            vec![
                policy(Cover::Performance, 20, start, first, 1),
                policy(Cover::Performance, 20, renewed.min(end), after(4), 2),
            ]
        }
        // None asked for.
        8 => Vec::new(),
        _ => vec![
            policy(Cover::Performance, 20, start, after(6), 1),
            policy(Cover::ServiceQuality, 10, start, after(6), 2),
            policy(Cover::WagesAndBenefits, 5, start, after(36), 3),
        ],
    }
}

fn note(index: usize) -> String {
    match index % 10 {
        6 => "Las pólizas se renuevan cada año; pedir copia al corredor.",
        _ => "",
    }
    .to_owned()
}
