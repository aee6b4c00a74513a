//! Numbers that sort as the things they stand for, so that a hundred thousand rows sort in a few milliseconds.

use crate::domain::money::{Currency, Money};
use chrono::{Datelike, NaiveDate};

/// Decimals of an amount that take part in the order.
const SCALE: u32 = 2;
/// Bits for the amount; the four above them are for the currency.
const AMOUNT_BITS: u32 = 60;

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

/// The first four letters and the consecutive of a [`number`], enough to order documents that are otherwise equal.
pub fn short_number(number: u128) -> u64 {
    let consecutive = u32::try_from(number & u128::from(u64::MAX)).unwrap_or(u32::MAX);
    let letters = (number >> 96) as u64;
    (letters << 32) | u64::from(consecutive)
}

/// Days in order; what has no day comes before all.
pub fn day(day: Option<NaiveDate>) -> u64 {
    day.map_or(0, |day| {
        u64::from(day.num_days_from_ce().unsigned_abs()) + 1
    })
}

/// Amounts in order within a currency. The currencies that a company uses stand in order of code, all others together.
pub fn money(money: Money) -> u64 {
    let places = [Currency::COP, Currency::EUR, Currency::PEN, Currency::USD];
    let place = places.iter().position(|each| *each == money.currency);
    let rounded = money.amount.round_dp(SCALE);
    let factor = 10i128.pow(SCALE.saturating_sub(rounded.scale()));
    let scaled = rounded.mantissa().saturating_mul(factor);
    let limit = 1i128 << (AMOUNT_BITS - 1);
    let above_zero = scaled.clamp(-limit, limit - 1) + limit;
    let amount = u64::try_from(above_zero).unwrap_or(0);
    ((place.unwrap_or(places.len()) as u64) << AMOUNT_BITS) | amount
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{day, money, number, short_number};
    use crate::domain::money::{Currency, Money};

    #[test]
    fn keys_are_in_the_order_of_what_they_stand_for() {
        assert!(
            money(Money::new(9.into(), Currency::COP)) < money(Money::new(1.into(), Currency::USD))
        );
        let numbers = ["", "9", "10", "A-2", "FE-9", "FE-10", "FE-11", "Z1"];
        assert!(numbers.iter().skip(1).is_sorted_by_key(|text| number(text)));
        let short = |text: &&str| short_number(number(text));
        assert!(numbers.iter().skip(1).is_sorted_by_key(short));
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
