//! Plain values beside what the crates that they come from read and write with serde.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::domain::ids::ClientId;
use crate::domain::money::{Currency, Money};
use crate::journal::record::wire::{self, Wire};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

fn ours<T: Wire>(text: &str) -> Option<T> {
    let mut value = T::blank();
    wire::read(text, &mut value).is_ok().then_some(value)
}

fn theirs<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(-20_000, 1, 1).unwrap();
    (0_u64..14_000_000).prop_map(move |days| first.checked_add_days(Days::new(days)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts_are_read_alike(text in "[-+]?[0-9]{0,15}[._]?[0-9_]{0,20}([eE][-+]?[0-9]{0,3})?") {
        let text = format!("\"{text}\"");
        prop_assert_eq!(ours::<Decimal>(&text), theirs::<Decimal>(&text));
    }

    #[test]
    fn amounts_are_written_alike(low: u32, middle: u32, high: u32, is_negative: bool, scale in 0_u32..=28) {
        let amount = Decimal::from_parts(low, middle, high, is_negative, scale);
        let text = wire::written(&amount);
        prop_assert_eq!(&text, &serde_json::to_string(&amount).unwrap());
        let back: Decimal = ours(&text).unwrap();
        // A negative zero is equal to the other one, so the text is compared too.
        prop_assert_eq!(back, amount);
        prop_assert_eq!(wire::written(&back), text);
    }

    #[test]
    fn days_are_written_alike_and_come_back(day in any_day()) {
        let text = wire::written(&day);
        prop_assert_eq!(&text, &serde_json::to_string(&day).unwrap());
        prop_assert_eq!(ours::<NaiveDate>(&text), Some(day));
    }

    /// Other ways to write a day, which were never written, are refused.
    #[test]
    fn days_are_read_as_they_are_written(text in "[-+]?[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,2}") {
        let text = format!("\"{text}\"");
        if let Some(day) = ours::<NaiveDate>(&text) {
            prop_assert_eq!(theirs::<NaiveDate>(&text), Some(day));
        }
    }

    #[test]
    fn ids_are_written_and_read_alike(id: u128, text in "[0-9a-fA-F]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,13}") {
        let id = ClientId(uuid::Uuid::from_u128(id));
        prop_assert_eq!(wire::written(&id), serde_json::to_string(&id).unwrap());
        let text = format!("\"{text}\"");
        prop_assert_eq!(ours::<ClientId>(&text), theirs::<ClientId>(&text));
    }

    #[test]
    fn currencies_are_read_alike(text in "[A-Za-zÑ]{2,4}") {
        let text = format!("\"{text}\"");
        prop_assert_eq!(ours::<Currency>(&text), theirs::<Currency>(&text));
    }
}

#[test]
fn a_number_is_no_amount() {
    let money = |amount: &str| ours::<Money>(&format!(r#"{{"amount":{amount},"currency":"COP"}}"#));
    assert!(money(r#""1.10""#).is_some());
    assert_eq!(money("1.10"), None, "it would pass through a float");
    assert_eq!(money("1"), None);
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for (text, expected) in [
        ("2026-12-31", Some("2026-12-31")),
        ("2024-02-29", Some("2024-02-29")),
        ("2026-02-29", None),
        ("2026-00-10", None),
        ("2026-1-10", None),
        ("2026-01-1", None),
        ("2026-01-010", None),
        (" 2026-01-10", None),
        ("2026/01/10", None),
        ("+026-01-10", None),
        ("20260-01-10", None),
        ("999999999999-01-10", None),
        ("ñ26-01-10", None),
        ("-12-31", None),
        ("", None),
    ] {
        let day: Option<NaiveDate> = ours(&format!("\"{text}\""));
        assert_eq!(
            day.map(|day| day.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }
}
