//! Worked cases of days without cover.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::policy_gaps;
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::agreed;
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::contract::samples::NOBODY;
use crate::domain::contract::terms::Terms;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `policies` as `from/to`; the answer as `from/to` too.
fn check(end: Option<&str>, policies: &[&str], today: &str, expected: &[&str]) {
    let policies = policies.iter().map(|text| {
        let (from, to) = text.split_once('/').unwrap();
        Policy {
            cover: Cover::Performance,
            insurer: String::new(),
            number: String::new(),
            endorsement: String::new(),
            amount: Money::zero(Currency::COP),
            from: day(from),
            to: day(to),
            approved_on: None,
            file: None,
        }
    });
    let contract = Contract {
        id: ContractId(Uuid::nil()),
        number: "1".to_owned(),
        client: ClientId(Uuid::nil()),
        object: String::new(),
        start: day("2026-01-01"),
        end: end.map(day),
        value: None,
        payment_days: 30,
        owner: None,
        policies: policies.collect(),
        notes: String::new(),
        terms: Terms::default(),
    };
    let agreed = agreed(&contract, &[], NOBODY, day(today));
    let gaps = policy_gaps(&contract, &agreed, day(today));
    let gaps: Vec<String> = gaps
        .iter()
        .map(|gap| format!("{}/{}", gap.from, gap.to))
        .collect();
    assert_eq!(gaps, expected);
}

#[test]
fn a_policy_to_the_last_day_leaves_no_gap() {
    check(
        Some("2026-12-31"),
        &["2026-01-01/2026-12-31"],
        "2026-03-01",
        &[],
    );
}

#[test]
fn a_short_policy_leaves_the_end() {
    check(
        Some("2026-12-31"),
        &["2026-01-01/2026-11-30"],
        "2026-03-01",
        &["2026-12-01/2026-12-31"],
    );
}

#[test]
fn a_hole_between_two_policies_shows_and_the_past_does_not() {
    check(
        Some("2026-12-31"),
        &["2026-07-01/2026-12-31", "2026-01-15/2026-05-31"],
        "2026-03-01",
        &["2026-06-01/2026-06-30"],
    );
}

#[test]
fn an_indefinite_contract_must_be_covered_today() {
    check(
        None,
        &["2026-01-01/2026-02-28"],
        "2026-03-01",
        &["2026-03-01/2026-03-01"],
    );
    check(None, &["2026-01-01/2026-03-01"], "2026-03-01", &[]);
}

#[test]
fn without_policies_or_after_the_end_there_is_nothing_to_cover() {
    check(Some("2026-12-31"), &[], "2026-03-01", &[]);
    check(
        Some("2026-12-31"),
        &["2026-01-01/2026-02-28"],
        "2027-01-01",
        &[],
    );
}
