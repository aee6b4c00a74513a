//! Rounding by each rule, dividing without losing a cent, and amounts at the edge of what can be held.
//! Worked values come from the annex of DIAN; everything else is a property.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use super::{Currency, Money, MoneyError, Rounding, allocate, minor_units, round};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn check_round(rule: Rounding, amount: &str, decimals: u32, expected: &str) {
    let rounded = round(dec(amount), decimals, rule);
    assert_eq!(rounded, dec(expected), "{amount} to {decimals} by {rule:?}");
}

#[test]
fn the_annex_of_dian_decides_a_five_by_the_digit_after_it() {
    // Anexo técnico 1.9, 5.2.1; 481.275 was rejected in production when raised.
    check_round(Rounding::DianAnnex, "481.275", 2, "481.27");
    check_round(Rounding::DianAnnex, "481.2751", 2, "481.28");
    check_round(Rounding::DianAnnex, "2.6754", 2, "2.67");
    check_round(Rounding::DianAnnex, "2.6753", 2, "2.68");
    check_round(Rounding::DianAnnex, "2.6749", 2, "2.67");
    check_round(Rounding::DianAnnex, "2.6760", 2, "2.68");
    check_round(Rounding::DianAnnex, "-2.6753", 2, "-2.68");
    check_round(Rounding::DianAnnex, "-481.275", 2, "-481.27");
    check_round(Rounding::DianAnnex, "9.996", 2, "10.00");
    check_round(Rounding::DianAnnex, "0.5", 0, "0");
    check_round(Rounding::DianAnnex, "0.51", 0, "1");
    check_round(Rounding::DianAnnex, "1.5", u32::MAX, "1.5");
}

#[test]
fn each_rule_rounds_as_it_is_named() {
    check_round(Rounding::HalfAway, "481.275", 2, "481.28");
    check_round(Rounding::HalfAway, "-481.275", 2, "-481.28");
    check_round(Rounding::HalfAway, "0.125", 2, "0.13");
    check_round(Rounding::Truncate, "12.999", 2, "12.99");
    check_round(Rounding::Truncate, "-12.999", 2, "-12.99");
    check_round(Rounding::HalfAway, "12", 2, "12");
}

#[test]
fn two_currencies_never_add_up() {
    let pesos = Money::new(dec("1"), Currency::COP);
    let soles = Money::new(dec("1"), Currency::PEN);
    let mismatch = MoneyError::CurrencyMismatch(Currency::COP, Currency::PEN);
    assert_eq!(pesos.checked_add(soles), Err(mismatch.clone()));
    assert_eq!(pesos.checked_sub(soles), Err(mismatch.clone()));
    assert_eq!(Money::sum(Currency::COP, [pesos, soles]), Err(mismatch));
    assert_eq!(
        Money::sum(Currency::COP, [pesos, pesos]).unwrap().amount,
        dec("2")
    );
    let largest = Money::new(Decimal::MAX, Currency::COP);
    assert_eq!(largest.checked_add(pesos), Err(MoneyError::TooLarge));
    assert_eq!(largest.checked_mul(dec("2")), Err(MoneyError::TooLarge));
    // 28 digits hold either amount, but not their sum to the cent.
    let cent = Money::new(dec("0.01"), Currency::COP);
    let large = Money::new(dec("9000000000000000000000000000"), Currency::COP);
    assert_eq!(large.checked_add(cent), Err(MoneyError::TooLarge));
}

fn check_allocate(total: &str, weights: &[&str], decimals: u32, expected: &[&str]) {
    let weights: Vec<Decimal> = weights.iter().map(|weight| dec(weight)).collect();
    let expected: Vec<Decimal> = expected.iter().map(|part| dec(part)).collect();
    assert_eq!(
        allocate(dec(total), &weights, decimals),
        Ok(expected),
        "{total}"
    );
}

#[test]
fn a_division_loses_no_cent() {
    check_allocate("100", &["1", "1", "1"], 2, &["33.34", "33.33", "33.33"]);
    check_allocate("200", &["1", "1", "1"], 2, &["66.67", "66.67", "66.66"]);
    check_allocate("-100", &["1", "1", "1"], 2, &["-33.34", "-33.33", "-33.33"]);
    check_allocate("0.01", &["1", "1"], 2, &["0.01", "0"]);
    check_allocate(
        "10",
        &["0", "3", "0", "7", "0"],
        2,
        &["0", "3", "0", "7", "0"],
    );
    check_allocate("1000", &["0.6", "0.4"], 0, &["600", "400"]);
    check_allocate("0", &["1", "2"], 2, &["0", "0"]);
    assert_eq!(allocate(dec("1"), &[], 2), Err(MoneyError::Weights));
    assert_eq!(
        allocate(dec("1"), &[Decimal::ZERO], 2),
        Err(MoneyError::Weights)
    );
    assert_eq!(
        allocate(dec("1"), &[dec("2"), dec("-1")], 2),
        Err(MoneyError::Weights)
    );
    assert_eq!(
        allocate(dec("1.005"), &[dec("1")], 2),
        Err(MoneyError::TooPrecise(2))
    );
    assert_eq!(
        allocate(dec("1"), &[Decimal::MAX, dec("1")], 2),
        Err(MoneyError::TooLarge)
    );
}

#[test]
fn currencies_know_their_smallest_unit() {
    for (code, units) in [
        ("COP", 2),
        ("PEN", 2),
        ("USD", 2),
        ("CLP", 0),
        ("JPY", 0),
        ("KWD", 3),
        ("CLF", 4),
        ("ZZZ", 2),
    ] {
        assert_eq!(minor_units(Currency::parse(code).unwrap()), units, "{code}");
    }
    assert!(Currency::parse("cop").is_err());
    assert!(Currency::parse("PESO").is_err());
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (
        any::<u32>(),
        any::<u32>(),
        any::<u32>(),
        any::<bool>(),
        0u32..=28,
    )
        .prop_map(|(lo, mid, hi, negative, scale)| {
            Decimal::from_parts(lo, mid, hi, negative, scale)
        })
}

fn ordinary_amount() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000_000i64..1_000_000_000_000, 0u32..=6)
        .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn any_rule() -> impl Strategy<Value = Rounding> {
    proptest::sample::select(vec![
        Rounding::HalfAway,
        Rounding::Truncate,
        Rounding::DianAnnex,
    ])
}

proptest! {
    #[test]
    fn rounding_twice_is_rounding_once(amount in any_decimal(), decimals in 0u32..=30, rule in any_rule()) {
        let once = round(amount, decimals, rule);
        prop_assert_eq!(round(once, decimals, rule), once);
        prop_assert!(once.scale() <= decimals);
        let off = once.checked_sub(amount).unwrap().abs();
        prop_assert!(decimals > 28 || off < Decimal::try_new(1, decimals).unwrap(), "moved by {off}");
    }

    #[test]
    fn the_rules_agree_but_for_a_five(amount in ordinary_amount(), decimals in 0u32..=4) {
        let half_away = round(amount, decimals, Rounding::HalfAway);
        let annex = round(amount, decimals, Rounding::DianAnnex);
        let dropped = amount.checked_sub(round(amount, decimals, Rounding::Truncate)).unwrap().abs();
        let is_five = dropped >= Decimal::new(5, decimals + 1) && dropped < Decimal::new(6, decimals + 1);
        prop_assert!(is_five || annex == half_away, "{} and {}", annex, half_away);
    }

    #[test]
    fn parts_add_up_and_are_near_their_share(
        cents in -10_000_000_000_000i64..10_000_000_000_000,
        weights in proptest::collection::vec(0u32..100_000, 1..40),
    ) {
        let total = Decimal::new(cents, 2);
        let weights: Vec<Decimal> = weights.into_iter().map(|weight| Decimal::new(i64::from(weight), 3)).collect();
        let sum: Decimal = weights.iter().sum();
        prop_assume!(!sum.is_zero());
        let parts = allocate(total, &weights, 2).unwrap();
        prop_assert_eq!(parts.iter().sum::<Decimal>(), total);
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert!(part.scale() <= 2);
            prop_assert!((part - total * weight / sum).abs() <= Decimal::new(1, 2));
            prop_assert!(!weight.is_zero() || part.is_zero());
        }
    }

    #[test]
    fn no_amount_panics_and_none_is_lost(
        total in any_decimal(),
        weights in proptest::collection::vec(any_decimal(), 0..6),
        decimals in 0u32..=40,
    ) {
        if let Ok(parts) = allocate(total, &weights, decimals) {
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
            prop_assert_eq!(sum, Some(total));
        }
        let largest = Money::new(total, Currency::COP);
        let _ = (largest.checked_add(largest), largest.checked_sub(largest), largest.checked_mul(total));
    }
}
