//! A contract with six amendments on twelve dates, and what cannot be carried out.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{By, DoubtCause, InForce, agreed, in_force, once_signed};
use crate::domain::contract::amendment::{Amendment, ChangeKind, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::policy::{Cover, CoverBasis, Policy, PolicyRequirement};
use crate::domain::contract::samples::{NOBODY, amendment, contract, cop, day};
use crate::domain::ids::{AmendmentId, ClientId};
use crate::domain::money::Money;
use crate::domain::policy_gap::{policy_gaps, required};
use proptest::prelude::*;
use uuid::Uuid;

const LINE: LineKey = LineKey {
    added_by: None,
    number: 1,
};

fn price(to: Money) -> Changes {
    Changes {
        lines_changed: vec![LineChange {
            line: LINE,
            price: Some(to),
            quantity: None,
            to: None,
        }],
        ..Changes::default()
    }
}

fn end(to: &str) -> Changes {
    Changes {
        end: Some(day(to)),
        ..Changes::default()
    }
}

fn suspension(until: &str, extends_term: bool) -> Changes {
    let until = until.parse().ok();
    Changes {
        suspension: Some(Suspension {
            until,
            extends_term,
        }),
        ..Changes::default()
    }
}

/// Price in March, an addition in April, a pause of 45 days from June with its restart, an extension, a cession,
/// an early end.
fn six() -> Vec<Amendment> {
    vec![
        amendment(1, "2026-02-20", "2026-03-01", price(cop(1_100_000))),
        amendment(
            2,
            "2026-04-10",
            "2026-04-10",
            Changes {
                value: Some(cop(30_000_000)),
                ..Changes::default()
            },
        ),
        amendment(3, "2026-05-28", "2026-06-01", suspension("", true)),
        amendment(
            4,
            "2026-07-14",
            "2026-07-16",
            Changes {
                restart: true,
                ..Changes::default()
            },
        ),
        amendment(
            5,
            "2026-11-15",
            "2027-02-01",
            Changes {
                end: Some(day("2027-12-31")),
                client: Some(ClientId(Uuid::from_u128(2))),
                ..Changes::default()
            },
        ),
        amendment(6, "2027-05-05", "2027-06-01", end("2027-06-30")),
    ]
}

/// Price, value in millions, last day, client, whether it is paused; in each with the amendment that says so.
fn row(found: &InForce, on: &str) -> String {
    let by = |by: Option<AmendmentId>| by.map_or(0, |id| id.0.as_u128());
    let said = |said: By| by(said.amendment());
    let line = found.lines.first().unwrap();
    let paused = found
        .pause_on(day(on))
        .map_or(String::new(), |pause| format!(" paused/{}", said(pause.by)));
    format!(
        "{on}: {}/{} {}/{} {}/{} {}/{}{paused}",
        line.line.price.amount,
        by(line.price_by),
        found.value.value.unwrap().amount / rust_decimal::Decimal::from(1_000_000),
        said(found.value.by),
        found.end.value.unwrap(),
        said(found.end.by),
        found.client.value.0.as_u128(),
        said(found.client.by),
    )
}

#[test]
fn six_amendments_on_twelve_dates() {
    let expected = [
        "2026-01-01: 1000000/0 120/0 2026-12-31/0 1/0",
        "2026-02-28: 1000000/0 120/0 2026-12-31/0 1/0",
        "2026-03-01: 1100000/1 120/0 2026-12-31/0 1/0",
        "2026-04-09: 1100000/1 120/0 2026-12-31/0 1/0",
        "2026-04-10: 1100000/1 150/2 2026-12-31/0 1/0",
        "2026-05-31: 1100000/1 150/2 2026-12-31/0 1/0",
        "2026-06-01: 1100000/1 150/2 2026-12-31/0 1/0 paused/3",
        "2026-07-15: 1100000/1 150/2 2026-12-31/0 1/0 paused/3",
        // 45 days are given back: the end moves from 31 December to 14 February.
        "2026-07-16: 1100000/1 150/2 2027-02-14/4 1/0",
        "2027-01-31: 1100000/1 150/2 2027-02-14/4 1/0",
        "2027-02-01: 1100000/1 150/2 2027-12-31/5 2/5",
        "2027-06-01: 1100000/1 150/2 2027-06-30/6 2/5",
    ];
    let (contract, amendments) = (contract(), six());
    let amendments: Vec<&Amendment> = amendments.iter().collect();
    for row_expected in expected {
        let on = row_expected.split(':').next().unwrap();
        let found = in_force(&contract, &amendments, NOBODY, day(on));
        assert_eq!(row(&found, on), row_expected);
        assert_eq!(found.doubts, []);
    }
    let pause = once_signed(&contract, &amendments, NOBODY).pauses[0].value;
    assert_eq!(pause.days(), Some(45));
}

#[test]
fn policies_follow_each_amendment() {
    let mut contract = contract();
    contract.terms.requirements = vec![PolicyRequirement {
        cover: Cover::Performance,
        basis: CoverBasis::Percent(20.into()),
        months_after: 4,
    }];
    contract.policies = vec![Policy {
        cover: Cover::Performance,
        insurer: "Seguros".to_owned(),
        number: "P-1".to_owned(),
        endorsement: String::new(),
        amount: cop(24_000_000),
        from: day("2026-01-01"),
        to: day("2027-04-30"),
        approved_on: None,
        file: None,
    }];
    let amendments = six();
    // As known on that day, from that day on: required amount in millions and last day, and each gap.
    let expected = [
        ("2026-02-19", "24 2027-04-30"),
        ("2026-02-20", "24 2027-04-30"),
        // The addition of 30 million asks for 6 million more, at once.
        ("2026-04-10", "30 2027-04-30 | 2026-04-10/2027-04-30 -6"),
        ("2026-05-28", "30 2027-04-30 | 2026-05-28/2027-04-30 -6"),
        // The restart is known two days before it counts.
        (
            "2026-07-14",
            "30 2027-06-14 | 2026-07-14/2027-04-30 -6 | 2027-05-01/2027-06-14 none",
        ),
        // So is the extension, months before.
        (
            "2026-11-15",
            "30 2028-04-30 | 2026-11-15/2027-04-30 -6 | 2027-05-01/2028-04-30 none",
        ),
        ("2027-05-05", "30 2027-10-30 | 2027-05-05/2027-10-30 none"),
    ];
    let million = |money: Money| money.amount / rust_decimal::Decimal::from(1_000_000);
    for (on, row) in expected {
        let amendments: Vec<&Amendment> = amendments.iter().collect();
        let known = agreed(&contract, &amendments, NOBODY, day(on));
        let needed = required(&contract, &known)[0];
        let amount = million(needed.amount.unwrap());
        let mut found = format!("{amount} {}", needed.to.unwrap());
        for gap in policy_gaps(&contract, &known, day(on)) {
            let short = gap
                .short
                .map_or("none".to_owned(), |short| format!("-{}", million(short)));
            found.push_str(&format!(" | {}/{} {short}", gap.from, gap.to));
        }
        assert_eq!((on, found.as_str()), (on, row));
    }
}

#[test]
fn an_endorsement_stands_for_its_policy_and_two_policies_add_up() {
    let mut contract = contract();
    contract.terms.requirements = vec![PolicyRequirement {
        cover: Cover::Performance,
        basis: CoverBasis::Amount(cop(30)),
        months_after: 0,
    }];
    let policy = |number: &str, endorsement: &str, amount: i64, to: &str| Policy {
        cover: Cover::Performance,
        insurer: String::new(),
        number: number.to_owned(),
        endorsement: endorsement.to_owned(),
        amount: cop(amount),
        from: day("2026-01-01"),
        to: day(to),
        approved_on: None,
        file: None,
    };
    contract.policies = vec![
        policy("A", "", 20, "2026-12-31"),
        policy("A", "1", 25, "2026-06-30"),
        policy("B", "", 5, "2026-12-31"),
    ];
    let known = agreed(&contract, &[], NOBODY, day("2026-01-01"));
    let gaps = policy_gaps(&contract, &known, day("2026-01-01"));
    let gap = gaps.first().map(|gap| (gap.from, gap.to, gap.short));
    assert_eq!(
        gap,
        Some((day("2026-07-01"), day("2026-12-31"), Some(cop(5))))
    );
    assert_eq!(gaps.len(), 1);
}

#[test]
fn a_pause_with_a_last_day_moves_the_end_at_once_and_a_restart_before_it_takes_days_back() {
    let contract = contract();
    let planned = amendment(
        1,
        "2026-03-01",
        "2026-03-01",
        suspension("2026-03-30", true),
    );
    let early = amendment(
        2,
        "2026-03-10",
        "2026-03-11",
        Changes {
            restart: true,
            ..Changes::default()
        },
    );
    let ends = |amendments: &[&Amendment]| {
        once_signed(&contract, amendments, NOBODY)
            .end
            .value
            .unwrap()
    };
    assert_eq!(ends(&[&planned]), day("2027-01-30"));
    assert_eq!(ends(&[&planned, &early]), day("2027-01-10"));
    let fixed = amendment(3, "2026-03-05", "2026-03-05", end("2026-11-30"));
    assert_eq!(ends(&[&planned, &early, &fixed]), day("2026-11-30"));
}

#[test]
fn what_cannot_be_carried_out_is_left_out_and_named() {
    let changes = |changes: fn(&mut Changes)| {
        let mut all = Changes::default();
        changes(&mut all);
        all
    };
    let cases = [
        (
            "2025-12-31",
            end("2027-12-31"),
            DoubtCause::BeforeStart {
                start: day("2026-01-01"),
            },
        ),
        (
            "2027-01-02",
            end("2027-12-31"),
            DoubtCause::AfterEnd {
                end: day("2026-12-31"),
            },
        ),
        ("2026-03-01", end("2025-12-31"), DoubtCause::EndBeforeStart),
        (
            "2026-03-01",
            end("2026-02-28"),
            DoubtCause::EndBeforeEffective,
        ),
        (
            "2026-03-01",
            changes(|c| c.value = Some(Money::new(1.into(), crate::domain::money::Currency::USD))),
            DoubtCause::OtherCurrency,
        ),
        (
            "2026-03-01",
            changes(|c| c.value = Some(cop(-120_000_001))),
            DoubtCause::NegativeValue,
        ),
        (
            "2026-03-01",
            changes(|c| c.restart = true),
            DoubtCause::NotSuspended,
        ),
        (
            "2026-03-01",
            suspension("2026-02-28", false),
            DoubtCause::PauseEndsBefore,
        ),
    ];
    let contract = contract();
    for (effective, changes, cause) in cases {
        let amendment = amendment(1, "2025-12-01", effective, changes);
        let found = once_signed(&contract, &[&amendment], NOBODY);
        let doubts: Vec<DoubtCause> = found.doubts.iter().map(|doubt| doubt.cause).collect();
        assert_eq!(doubts, [cause]);
        assert_eq!(
            (found.end.value, found.value.value),
            (contract.end, contract.value)
        );
    }
}

/// Two laptops: each amends the end on the same days, without knowing of the other.
#[test]
fn two_amendments_of_the_same_day_that_disagree_are_told() {
    let contract = contract();
    let one = amendment(1, "2026-06-01", "2026-06-10", end("2027-03-31"));
    let other = amendment(2, "2026-06-01", "2026-06-10", end("2027-06-30"));
    let found = once_signed(&contract, &[&one, &other], NOBODY);
    let doubt = found.doubts.first().map(|doubt| doubt.cause);
    let about = ChangeKind::Term;
    let other = one.id;
    assert_eq!(doubt, Some(DoubtCause::Contradicts { other, about }));
}

proptest! {
    #[test]
    fn the_order_in_which_amendments_were_typed_does_not_matter(
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
        ids in Just((1..7).collect::<Vec<u128>>()).prop_shuffle(),
        days in 0u64..600,
    ) {
        let contract = contract();
        let typed = six();
        let on = day("2026-01-01") + chrono::Days::new(days);
        // Ids tell when something was typed: what is in force must not follow them.
        let mut renamed = typed.clone();
        for (amendment, id) in renamed.iter_mut().zip(&ids) {
            amendment.id = AmendmentId(Uuid::from_u128(*id));
        }
        let shuffled: Vec<&Amendment> = order.iter().map(|place| &renamed[*place]).collect();
        let plain: Vec<&Amendment> = typed.iter().collect();
        let says = |found: &InForce| {
            let line = found.lines[0].line.clone();
            let pauses: Vec<_> = found.pauses.iter().map(|pause| pause.value).collect();
            (found.end.value, found.value.value, found.client.value, line, pauses)
        };
        let (one, other) = (in_force(&contract, &plain, NOBODY, on), in_force(&contract, &shuffled, NOBODY, on));
        prop_assert_eq!(says(&one), says(&other));
    }
}
