//! Numbers that sort as the things they stand for, so that a hundred thousand rows sort in a few milliseconds.

use crate::domain::money::Money;
use chrono::{Datelike, NaiveDate};

/// Decimals of an amount that take part in the order.
const SCALE: u32 = 4;

/// Sorts numbers of documents as people count: by prefix, then by consecutive, so that `FE-9` comes before `FE-10`.
pub fn number(text: &str) -> u128 {
    let prefix = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = text.get(prefix.len()..).unwrap_or_default();
    let consecutive: u64 = digits.parse().unwrap_or(u64::MAX);
    let mut start = [0u8; 8];
    let letters = prefix.bytes().map(|byte| byte.to_ascii_uppercase());
    start
        .iter_mut()
        .zip(letters)
        .for_each(|(to, from)| *to = from);
    (u128::from(u64::from_be_bytes(start)) << 64) | u128::from(consecutive)
}

/// Days in order; what has no day comes before all.
pub fn day(day: Option<NaiveDate>) -> u128 {
    day.map_or(0, |day| {
        u128::from(day.num_days_from_ce().unsigned_abs()) + 1
    })
}

/// Amounts in order within a currency, currencies in order of code.
pub fn money(money: Money) -> u128 {
    let mut code = [0u8; 4];
    let letters = money.currency.code().bytes();
    code.iter_mut()
        .zip(letters)
        .for_each(|(to, from)| *to = from);
    let rounded = money.amount.round_dp(SCALE);
    let factor = 10i128.pow(SCALE.saturating_sub(rounded.scale()));
    let scaled = rounded.mantissa().saturating_mul(factor);
    let limit = 1i128 << 94;
    let above_zero = scaled.clamp(-limit, limit) + limit;
    (u128::from(u32::from_be_bytes(code)) << 96) | above_zero.unsigned_abs()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{day, money, number};
    use crate::domain::money::{Currency, Money};

    #[test]
    fn keys_are_in_the_order_of_what_they_stand_for() {
        let numbers = ["", "9", "10", "A-2", "FE-9", "FE-10", "FE-11", "Z1"];
        assert!(numbers.iter().skip(1).is_sorted_by_key(|text| number(text)));
        let days = [None, "1900-01-01".parse().ok(), "2026-01-31".parse().ok()];
        assert!(days.into_iter().is_sorted_by_key(day));
        let amounts = [
            "-10",
            "-0.5",
            "0",
            "0.0001",
            "1.5",
            "1.55",
            "2",
            "10000000000",
        ];
        let amounts = amounts.map(|text| Money::new(text.parse().unwrap(), Currency::COP));
        assert!(amounts.into_iter().is_sorted_by_key(money));
    }
}
