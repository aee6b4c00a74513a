//! Small contracts for the tests of their rules.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKind};
use crate::domain::contract::in_force::Notices;
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::contract::terms::Terms;
use crate::domain::country::Country;
use crate::domain::ids::{AmendmentId, ClientId, ContractId, PersonId, StepId};
use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn cop(amount: i64) -> Money {
    Money::new(amount.into(), Currency::COP)
}

pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Nothing decided about any end.
pub(crate) const NOBODY: Notices<'static> = Notices {
    decisions: &[],
    country: Country::Colombia,
    days_off: &[],
};

/// Of client 1, 2026, worth 120 million, one line of a million a month.
pub(crate) fn contract() -> Contract {
    Contract {
        id: ContractId(Uuid::from_u128(1)),
        number: "C-1".to_owned(),
        client: ClientId(Uuid::from_u128(1)),
        object: "Mesa de ayuda".to_owned(),
        start: day("2026-01-01"),
        end: Some(day("2026-12-31")),
        value: Some(cop(120_000_000)),
        payment_days: 30,
        owner: None,
        policies: Vec::new(),
        notes: String::new(),
        terms: Terms {
            lines: vec![BillingLine {
                number: 1,
                description: "Puesto".to_owned(),
                kind: LineKind::PerUnit,
                timing: BillingTiming::Arrears,
                quantity: Decimal::TEN,
                price: cop(1_000_000),
                from: None,
                to: None,
                item: None,
            }],
            ..Terms::default()
        },
    }
}

/// Signed and effective on those days.
pub(crate) fn amendment(n: u128, signed: &str, effective: &str, changes: Changes) -> Amendment {
    Amendment {
        id: AmendmentId(Uuid::from_u128(n)),
        contract: ContractId(Uuid::from_u128(1)),
        number: n.to_string(),
        drafted_on: day("2026-01-01"),
        signed_on: signed.parse().ok(),
        effective: day(effective),
        changes,
        notes: String::new(),
        file: None,
    }
}

pub(crate) fn step(n: u128, on: &str, action: StepAction) -> Step {
    Step {
        id: StepId(Uuid::from_u128(n)),
        contract: ContractId(Uuid::from_u128(1)),
        on: day(on),
        place: 0,
        by: None,
        action,
        note: String::new(),
    }
}
