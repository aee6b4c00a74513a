//! A set of contracts alone, with three policies and ten obligations each, and how long all its alerts take.

use chrono::Days;
use std::time::Instant;
use uuid::Uuid;
use vigia::app::alerts::alerts;
use vigia::app::book::Book;
use vigia::app::entity::Entity;
use vigia::app::example::{Plan, generate};
use vigia::domain::contract::Contract;
use vigia::domain::contract::obligation::{
    Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
};
use vigia::domain::contract::policy::{Cover, CoverBasis, Policy, PolicyRequirement};
use vigia::domain::ids::ObligationId;
use vigia::domain::money::{Currency, Money};

const OBLIGATIONS: u128 = 10;
const COVERS: [Cover; 3] = [
    Cover::Performance,
    Cover::ServiceQuality,
    Cover::WagesAndBenefits,
];
/// Runs, of which the quickest counts: the machine does other things too.
const RUNS: usize = 5;

/// What was measured.
pub struct Measured {
    pub contracts: usize,
    pub policies: usize,
    pub obligations: usize,
    pub found: usize,
    pub microseconds: u128,
}

/// The records of that plan without invoices and payments, with all that is under its contracts.
pub fn records(plan: &Plan) -> Vec<Entity> {
    let mut records = Vec::new();
    for (place, entity) in generate(plan).into_iter().enumerate() {
        match entity {
            Entity::Contract(contract) => records.extend(under(plan, *contract, place as u128)),
            Entity::Invoice(_) | Entity::Payment(_) => {}
            other => records.push(other),
        }
    }
    records
}

/// How long it takes to find every alert, as Hoy does after each change.
pub fn measure(plan: &Plan) -> Measured {
    let mut book = Book::new();
    book.load(records(plan));
    let mut found = 0;
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        found = alerts(&book, plan.today, None).len();
        start.elapsed().as_micros()
    });
    let microseconds = times.min().unwrap_or(0);
    let contracts = book.contracts().sorted();
    Measured {
        contracts: contracts.len(),
        policies: contracts.iter().map(|each| each.policies.len()).sum(),
        obligations: book.obligations().len(),
        found,
        microseconds,
    }
}

/// The contract with its policies and what is owed under it, told month by month until last month.
fn under(plan: &Plan, mut contract: Contract, place: u128) -> Vec<Entity> {
    let end = contract.end.unwrap_or(plan.today);
    let amount = Money::new(1_000_000.into(), Currency::COP);
    contract.policies = COVERS
        .map(|cover| Policy {
            cover,
            insurer: "Aseguradora".to_owned(),
            number: format!("P-{place}"),
            endorsement: String::new(),
            amount,
            from: contract.start,
            // Every tenth leaves the last months without cover.
            to: if place.is_multiple_of(10) {
                end.checked_sub_days(Days::new(90)).unwrap_or(end)
            } else {
                end
            },
            approved_on: None,
            file: None,
        })
        .to_vec();
    contract.terms.requirements = COVERS
        .map(|cover| PolicyRequirement {
            cover,
            basis: CoverBasis::Amount(amount),
            months_after: 0,
        })
        .to_vec();
    let mut all = Vec::new();
    for number in 0..OBLIGATIONS {
        let schedule = Schedule::Every(Recurrence {
            first: contract.start,
            every: 1 + u16::try_from(number % 3).unwrap_or(0),
            unit: RecurrenceUnit::Months,
            until: None,
        });
        let mut obligation = Obligation {
            id: ObligationId(Uuid::from_u128(place * OBLIGATIONS + number)),
            contract: contract.id,
            title: "Informe".to_owned(),
            side: Side::Us,
            schedule,
            owner: None,
            clause: String::new(),
            needs_acceptance: false,
            outcomes: Vec::new(),
            notes: String::new(),
        };
        let due = obligation.due_between(contract.end, contract.start, plan.today);
        let told = due.len().saturating_sub(usize::from(number == 7));
        obligation.outcomes = due
            .into_iter()
            .take(told)
            .map(|due| Outcome {
                due,
                result: OutcomeResult::Done,
                on: due,
                note: String::new(),
                link: String::new(),
                file: None,
                accepted_on: None,
            })
            .collect();
        all.push(Entity::Obligation(Box::new(obligation)));
    }
    all.insert(0, Entity::Contract(Box::new(contract)));
    all
}
