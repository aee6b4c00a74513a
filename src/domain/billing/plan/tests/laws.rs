//! What must hold of every plan: each day once, at the price that was in force on it, and no cent lost in a month.

use super::{LINE, TODAY, planned};
use crate::domain::billing::Part;
use crate::domain::calendar::{add_days, first_of_month, last_of_month};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::in_force::known_on;
use crate::domain::contract::samples::{NOBODY, amendment, contract, cop, day};
use crate::domain::contract::terms::{AutomaticRenewal, Renewal};
use crate::domain::ids::ClientId;
use crate::domain::invoice::Period;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use uuid::Uuid;

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0u32..460).prop_map(|days| add_days(day("2025-12-20"), days))
}

fn a_line() -> impl Strategy<Value = BillingLine> {
    let span = (proptest::option::of(a_day()), proptest::option::of(a_day()));
    let fixed = prop_oneof![Just(LineKind::Fixed), Just(LineKind::PerUnit)];
    (fixed, 0i64..40, 1i64..100_000_000, span).prop_map(|(kind, quantity, cents, (from, to))| {
        BillingLine {
            number: 0,
            description: "Puesto".to_owned(),
            kind,
            timing: BillingTiming::Arrears,
            quantity: quantity.into(),
            price: crate::domain::money::Money::new(Decimal::new(cents, 2), cop(1).currency),
            from,
            to,
            item: None,
        }
    })
}

fn some_changes() -> impl Strategy<Value = Changes> {
    let on_line = |change: LineChange| Changes {
        lines_changed: vec![change],
        ..Changes::default()
    };
    let plain = LineChange {
        line: LINE,
        price: None,
        quantity: None,
        to: None,
    };
    let (first, second, third) = (plain.clone(), plain.clone(), plain);
    prop_oneof![
        (1i64..5_000_000).prop_map(move |price| on_line(LineChange {
            price: Some(cop(price)),
            ..first.clone()
        })),
        (0i64..50).prop_map(move |quantity| on_line(LineChange {
            quantity: Some(quantity.into()),
            ..second.clone()
        })),
        a_day().prop_map(move |to| on_line(LineChange {
            to: Some(to),
            ..third.clone()
        })),
        a_day().prop_map(|end| Changes {
            end: Some(end),
            ..Changes::default()
        }),
        (proptest::option::of(a_day()), any::<bool>()).prop_map(|(until, extends_term)| Changes {
            suspension: Some(Suspension {
                until,
                extends_term,
            }),
            ..Changes::default()
        }),
        Just(Changes {
            restart: true,
            ..Changes::default()
        }),
        (2u128..4).prop_map(|client| Changes {
            client: Some(ClientId(Uuid::from_u128(client))),
            ..Changes::default()
        }),
        a_line().prop_map(|line| Changes {
            lines_added: vec![BillingLine { number: 1, ..line }],
            ..Changes::default()
        }),
    ]
}

fn a_world() -> impl Strategy<Value = (Contract, Vec<Amendment>)> {
    let lines = proptest::collection::vec(a_line(), 1..3);
    let changes = proptest::collection::vec((a_day(), a_day(), some_changes()), 0..6);
    let renewal = proptest::option::of(1u16..7);
    (
        a_day(),
        proptest::option::of(a_day()),
        lines,
        changes,
        renewal,
    )
        .prop_map(|(start, end, lines, changes, renewal)| {
            let mut contract = contract();
            contract.start = start;
            contract.end = end.map(|end| end.max(start));
            contract.terms.lines = (1..)
                .zip(lines)
                .map(|(number, line)| BillingLine { number, ..line })
                .collect();
            if let Some(months) = renewal {
                contract.terms.renewal = Renewal::Automatic(AutomaticRenewal {
                    months,
                    notice_days: 10,
                    in_business_days: false,
                });
            }
            let amendments = (1..).zip(changes).map(|(n, (signed, effective, changes))| {
                amendment(n, &signed.to_string(), &effective.to_string(), changes)
            });
            (contract, amendments.collect())
        })
}

/// Of a line on a day: client, units and price.
type Rate = (ClientId, Decimal, Decimal);

/// What is charged for each day, told from the contract as it was in force on that very day.
fn day_by_day(
    contract: &Contract,
    amendments: &[Amendment],
    within: Period,
) -> BTreeMap<(LineKey, NaiveDate), Rate> {
    let amendments: Vec<&Amendment> = amendments.iter().collect();
    let mut charged = BTreeMap::new();
    for on in within.from.iter_days().take_while(|on| *on <= within.to) {
        let now = known_on(contract, &amendments, NOBODY, (on, day(TODAY)));
        if now.pause_on(on).is_some() {
            continue;
        }
        for line in now.lines_on(contract, on) {
            let rate = (now.client.value, line.line.quantity, line.line.price.amount);
            charged.insert((line.key, on), rate);
        }
    }
    charged
}

proptest! {
    #[test]
    fn every_day_is_charged_once_as_it_was_in_force((contract, amendments) in a_world()) {
        let within = Period { from: day("2026-01-01"), to: day("2026-12-31") };
        let expected = day_by_day(&contract, &amendments, within);
        let plan = planned(&contract, &amendments, &[], ("2026-01-01", "2026-12-31"));
        prop_assert!(plan.too_large.is_empty());
        let mut charged = BTreeMap::new();
        for charge in &plan.charges {
            let Part::Days(days) = charge.part else {
                return Err(TestCaseError::fail("not days"));
            };
            prop_assert_eq!(first_of_month(days.from), first_of_month(days.to));
            for on in days.from.iter_days().take_while(|on| *on <= days.to) {
                let rate = (charge.client, charge.quantity, charge.price.amount);
                let before = charged.insert((charge.line, on), rate);
                prop_assert!(before.is_none(), "{on} is charged twice");
            }
        }
        prop_assert_eq!(charged, expected);
    }

    #[test]
    fn a_month_at_one_price_loses_no_cent((contract, amendments) in a_world()) {
        let plan = planned(&contract, &amendments, &[], ("2026-01-01", "2026-12-31"));
        let mut months: BTreeMap<(LineKey, NaiveDate), Vec<_>> = BTreeMap::new();
        for charge in &plan.charges {
            months.entry((charge.line, charge.month)).or_default().push(charge);
        }
        for ((_, month), charges) in months {
            let first = charges[0];
            let alike = charges.iter().all(|charge| {
                (charge.quantity, charge.price) == (first.quantity, first.price)
            });
            let days: i64 = charges.iter().map(|charge| {
                let days = charge.days();
                (days.to - days.from).num_days() + 1
            }).sum();
            let sum: Decimal = charges.iter().map(|charge| charge.amount.amount).sum();
            let whole = (last_of_month(month) - month).num_days() + 1;
            if alike && days == whole {
                let full = first.price.amount * first.quantity;
                prop_assert_eq!(sum, full.round_dp(2));
            }
            for charge in charges {
                prop_assert!(charge.amount.amount.scale() <= 2);
            }
        }
    }
}
