//! Worked examples of the plan: partial months, changes within the month, pauses, milestones, requests.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod laws;

use super::{Charge, Plan, Source, plan};
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::domain::billing::limit::Limits;
use crate::domain::billing::{Part, ProRata};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::samples::{NOBODY, amendment, contract, cop, day};
use crate::domain::country::Country;
use crate::domain::ids::{BillingEventId, ClientId};
use crate::domain::invoice::Period;
use rust_decimal::Decimal;
use uuid::Uuid;

const LINE: LineKey = LineKey {
    added_by: None,
    number: 1,
};

/// Everything was signed by then.
const TODAY: &str = "2027-06-01";

fn planned(
    contract: &Contract,
    amendments: &[Amendment],
    events: &[BillingEvent],
    within: (&str, &str),
) -> Plan {
    let amendments: Vec<&Amendment> = amendments.iter().collect();
    let events: Vec<&BillingEvent> = events.iter().collect();
    let source = Source {
        contract,
        amendments: &amendments,
        notices: NOBODY,
        events: &events,
        pro_rata: ProRata::CalendarDays,
        today: day(TODAY),
    };
    let within = Period {
        from: day(within.0),
        to: day(within.1),
    };
    plan(&source, &mut Limits::new(Country::Colombia, &[], 5), within)
}

fn days(charge: &Charge) -> (String, String) {
    let days = charge.days();
    (days.from.to_string(), days.to.to_string())
}

/// Days and amount of each charge.
fn told(plan: &Plan) -> Vec<(String, String, Decimal)> {
    let charges = plan.charges.iter();
    charges
        .map(|charge| {
            let (from, to) = days(charge);
            (from, to, charge.amount.amount)
        })
        .collect()
}

fn row(from: &str, to: &str, amount: i64) -> (String, String, Decimal) {
    (from.to_owned(), to.to_owned(), Decimal::from(amount))
}

fn event(n: u128, on: &str, what: Happening) -> BillingEvent {
    BillingEvent {
        id: BillingEventId(Uuid::from_u128(n)),
        contract: contract().id,
        line: LINE,
        on: day(on),
        what,
        by: None,
        note: String::new(),
    }
}

fn quantity(to: i64) -> Changes {
    Changes {
        lines_changed: vec![LineChange {
            line: LINE,
            price: None,
            quantity: Some(to.into()),
            to: None,
        }],
        ..Changes::default()
    }
}

fn line_of_kind(kind: LineKind) -> Contract {
    let mut contract = contract();
    contract.terms.lines[0].kind = kind;
    contract
}

#[test]
fn a_whole_month_is_the_price_by_the_units() {
    let plan = planned(&contract(), &[], &[], ("2026-10-01", "2026-10-31"));
    assert_eq!(told(&plan), [row("2026-10-01", "2026-10-31", 10_000_000)]);
    let charge = &plan.charges[0];
    assert_eq!(charge.share, None);
    assert_eq!(charge.window.opens, day("2026-11-01"));
    // 2 November is a holiday.
    assert_eq!(charge.window.limit, day("2026-11-09"));
}

#[test]
fn nothing_is_charged_before_it_starts_or_after_it_ends() {
    let mut contract = contract();
    contract.start = day("2026-02-15");
    contract.end = Some(day("2026-04-10"));
    let plan = planned(&contract, &[], &[], ("2026-01-01", "2026-12-31"));
    assert_eq!(
        told(&plan),
        [
            row("2026-02-15", "2026-02-28", 5_000_000),
            row("2026-03-01", "2026-03-31", 10_000_000),
            // 10 of 30 days of 10,000,000, to the cent.
            (
                "2026-04-01".to_owned(),
                "2026-04-10".to_owned(),
                Decimal::new(333_333_333, 2)
            ),
        ]
    );
}

#[test]
fn units_changed_within_the_month_are_charged_by_days_and_lose_no_cent() {
    let change = amendment(1, "2026-10-01", "2026-10-16", quantity(13));
    let plan = planned(&contract(), &[change], &[], ("2026-10-01", "2026-10-31"));
    let charges = &plan.charges;
    assert_eq!(days(&charges[0]).1, "2026-10-15");
    assert_eq!(days(&charges[1]).0, "2026-10-16");
    assert_eq!(charges[0].quantity, Decimal::TEN);
    assert_eq!(charges[1].quantity, Decimal::from(13));
    // 10 x 15/31 + 13 x 16/31 million is 11,548,387.096…
    let sum: Decimal = charges.iter().map(|charge| charge.amount.amount).sum();
    assert_eq!(sum, Decimal::new(1_154_838_710, 2));
}

#[test]
fn an_amendment_signed_later_counts_from_its_effective_day() {
    let change = amendment(1, "2026-12-10", "2026-10-01", quantity(12));
    let plan = planned(&contract(), &[change], &[], ("2026-10-01", "2026-10-31"));
    assert_eq!(told(&plan), [row("2026-10-01", "2026-10-31", 12_000_000)]);
}

#[test]
fn days_of_a_pause_are_not_charged() {
    let pause = Changes {
        suspension: Some(Suspension {
            until: Some(day("2026-06-20")),
            extends_term: false,
        }),
        ..Changes::default()
    };
    let pause = amendment(1, "2026-06-01", "2026-06-11", pause);
    let plan = planned(&contract(), &[pause], &[], ("2026-06-01", "2026-06-30"));
    let told = told(&plan);
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[0].0.as_str(), told[0].1.as_str()),
        ("2026-06-01", "2026-06-10")
    );
    assert_eq!(
        (told[1].0.as_str(), told[1].1.as_str()),
        ("2026-06-21", "2026-06-30")
    );
    // 20 of 30 days.
    assert_eq!(told[0].2 + told[1].2, Decimal::new(666_666_667, 2));
}

#[test]
fn who_takes_the_clients_place_is_charged_from_then_on() {
    let cession = Changes {
        client: Some(ClientId(Uuid::from_u128(2))),
        ..Changes::default()
    };
    let cession = amendment(1, "2026-10-01", "2026-10-11", cession);
    let plan = planned(&contract(), &[cession], &[], ("2026-10-01", "2026-10-31"));
    let clients: Vec<_> = plan
        .charges
        .iter()
        .map(|charge| charge.client.0.as_u128())
        .collect();
    assert_eq!(clients, [1, 2]);
    let sum: Decimal = plan.charges.iter().map(|charge| charge.amount.amount).sum();
    assert_eq!(sum, Decimal::from(10_000_000));
}

#[test]
fn what_was_measured_is_charged_once_over_its_days() {
    let october = Period {
        from: day("2026-10-01"),
        to: day("2026-10-31"),
    };
    let measured = |n, quantity: i64| {
        let quantity = Decimal::from(quantity);
        event(
            n,
            "2026-11-02",
            Happening::Measured(Measured {
                period: october,
                quantity,
            }),
        )
    };
    let plan = planned(
        &contract(),
        &[],
        &[measured(1, 7), measured(2, 8)],
        ("2026-10-01", "2026-11-30"),
    );
    assert_eq!(
        told(&plan),
        [
            row("2026-10-01", "2026-10-31", 8_000_000),
            row("2026-11-01", "2026-11-30", 10_000_000),
        ]
    );
}

#[test]
fn a_milestone_waits_until_somebody_says_that_it_was_reached() {
    let contract = line_of_kind(LineKind::Milestone);
    let year = ("2026-01-01", "2026-12-31");
    let plan = planned(&contract, &[], &[], year);
    assert!(plan.charges.is_empty());
    assert_eq!(plan.waiting[0].amount, Some(cop(10_000_000)));
    let reached = [
        event(1, "2026-05-07", Happening::Reached),
        event(2, "2026-08-07", Happening::Reached),
    ];
    let plan = planned(&contract, &[], &reached, year);
    assert!(plan.waiting.is_empty());
    assert_eq!(plan.charges.len(), 1);
    assert_eq!(plan.charges[0].part, Part::Milestone);
    assert_eq!(plan.charges[0].amount, cop(10_000_000));
    assert_eq!(plan.charges[0].window.opens, day("2026-05-07"));
    // It is charged once, in the month in which it was first said.
    let later = planned(&contract, &[], &reached, ("2026-08-01", "2026-08-31"));
    assert!(later.charges.is_empty());
}

#[test]
fn each_request_is_charged_at_the_price_of_its_day() {
    let contract = line_of_kind(LineKind::OnDemand);
    let dearer = Changes {
        lines_changed: vec![LineChange {
            line: LINE,
            price: Some(cop(1_500_000)),
            quantity: None,
            to: None,
        }],
        ..Changes::default()
    };
    let dearer = amendment(1, "2026-10-01", "2026-10-16", dearer);
    let asked = |n, on| event(n, on, Happening::Asked(Decimal::new(25, 1)));
    let events = [asked(1, "2026-10-15"), asked(2, "2026-10-16")];
    let plan = planned(&contract, &[dearer], &events, ("2026-10-01", "2026-10-31"));
    let amounts: Vec<_> = plan.charges.iter().map(|charge| charge.amount).collect();
    assert_eq!(amounts, [cop(2_500_000), cop(3_750_000)]);
    assert_eq!(plan.charges[0].window.opens, day("2026-11-01"));
}

#[test]
fn a_line_with_days_of_its_own_and_in_advance() {
    let mut contract = contract();
    contract.terms.billing_day = Some(5);
    contract.terms.lines.push(BillingLine {
        number: 2,
        timing: BillingTiming::Advance,
        from: Some(day("2026-10-20")),
        to: Some(day("2026-11-10")),
        ..contract.terms.lines[0].clone()
    });
    let plan = planned(&contract, &[], &[], ("2026-10-01", "2026-11-30"));
    let second: Vec<_> = plan
        .charges
        .iter()
        .filter(|charge| charge.line.number == 2)
        .collect();
    assert_eq!(
        days(second[0]),
        ("2026-10-20".to_owned(), "2026-10-31".to_owned())
    );
    assert_eq!(
        days(second[1]),
        ("2026-11-01".to_owned(), "2026-11-10".to_owned())
    );
    assert_eq!(second[1].window.opens, day("2026-11-01"));
    assert_eq!(second[1].window.limit, day("2026-11-05"));
}

#[test]
fn an_amount_that_cannot_be_held_is_named_and_not_charged() {
    let mut contract = contract();
    contract.terms.lines[0].quantity = Decimal::MAX;
    let plan = planned(&contract, &[], &[], ("2026-10-01", "2026-10-31"));
    assert_eq!((plan.charges.len(), plan.too_large), (0, vec![LINE]));
}
