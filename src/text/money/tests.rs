//! Amounts in three places, exact, in a sentence and at a glance.
//! Spaces that must not break are written `_` in these tables.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{amount, compact, in_sentence, money};
use crate::domain::money::{Currency, Money};
use crate::form::input;
use crate::text::lang::Locale;
use crate::text::numbers::NO_BREAK_SPACE;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn check(show: fn(Money, Locale) -> String, number: &str, currency: Currency, expected: [&str; 3]) {
    let value = Money::new(number.parse().unwrap(), currency);
    let shown = [Locale::EsCo, Locale::EsPe, Locale::En]
        .map(|locale| show(value, locale).replace(NO_BREAK_SPACE, "_"));
    assert_eq!(shown, expected, "{number} {currency}");
}

#[test]
fn an_amount_has_the_sign_that_cannot_be_mistaken() {
    check(
        money,
        "1234567.89",
        Currency::COP,
        ["$_1.234.567,89", "COP_1,234,567.89", "COP_1,234,567.89"],
    );
    check(
        money,
        "1234.5",
        Currency::PEN,
        ["S/_1.234,50", "S/_1,234.50", "S/_1,234.50"],
    );
    check(
        money,
        "1234.5",
        Currency::USD,
        ["US$_1.234,50", "US$_1,234.50", "US$_1,234.50"],
    );
    check(
        money,
        "12",
        Currency::EUR,
        ["€_12,00", "€_12.00", "€_12.00"],
    );
    check(
        money,
        "-12.5",
        Currency::COP,
        ["−$_12,50", "−COP_12.50", "−COP_12.50"],
    );
    check(
        money,
        "-0.001",
        Currency::COP,
        ["$_0,00", "COP_0.00", "COP_0.00"],
    );
    let yen = Currency::parse("JPY").unwrap();
    check(money, "1500", yen, ["JPY_1.500", "JPY_1,500", "JPY_1,500"]);
    assert_eq!(
        amount(Decimal::new(2_150_000, 0), 2, Locale::EsCo),
        "2.150.000,00"
    );
}

#[test]
fn a_sentence_leaves_out_cents_that_are_zero() {
    check(
        in_sentence,
        "18400000",
        Currency::COP,
        ["$_18.400.000", "COP_18,400,000", "COP_18,400,000"],
    );
    check(
        in_sentence,
        "18400000.5",
        Currency::PEN,
        ["S/_18.400.000,50", "S/_18,400,000.50", "S/_18,400,000.50"],
    );
    check(
        in_sentence,
        "9.999",
        Currency::PEN,
        ["S/_10", "S/_10", "S/_10"],
    );
}

#[test]
fn a_glance_shows_millions() {
    check(
        compact,
        "182400000",
        Currency::COP,
        ["$_182,4_M", "COP_182.4_M", "COP_182.4_M"],
    );
    check(
        compact,
        "144000000",
        Currency::COP,
        ["$_144_M", "COP_144_M", "COP_144_M"],
    );
    check(
        compact,
        "1234567890",
        Currency::COP,
        ["$_1.235_M", "COP_1,235_M", "COP_1.2_B"],
    );
    check(
        compact,
        "1965300000",
        Currency::COP,
        ["$_1.965_M", "COP_1,965_M", "COP_2.0_B"],
    );
    check(
        compact,
        "999960000000",
        Currency::COP,
        ["$_999.960_M", "COP_999,960_M", "COP_1,000_B"],
    );
    check(
        compact,
        "950000.4",
        Currency::PEN,
        ["S/_950.000", "S/_950,000", "S/_950,000"],
    );
    check(
        compact,
        "999999.6",
        Currency::PEN,
        ["S/_1_M", "S/_1_M", "S/_1_M"],
    );
    check(
        compact,
        "999960000",
        Currency::PEN,
        ["S/_1.000_M", "S/_1,000_M", "S/_1,000_M"],
    );
    check(
        compact,
        "-21000000",
        Currency::COP,
        ["−$_21_M", "−COP_21_M", "−COP_21_M"],
    );
    check(compact, "-0.3", Currency::COP, ["$_0", "COP_0", "COP_0"]);
    check(
        compact,
        "79228162514264337593543950335",
        Currency::COP,
        [
            "$_79.228.162.514.264.337.593.544_M",
            "COP_79,228,162,514,264,337,593,544_M",
            "COP_79,228,162,514,264,337,594_B",
        ],
    );
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(cents in any::<i64>()) {
        let amount = Decimal::new(cents, 2);
        for locale in [Locale::EsCo, Locale::EsPe, Locale::En] {
            for currency in Currency::OFFERED {
                for show in [money, in_sentence] {
                    let shown = show(Money::new(amount, currency), locale);
                    prop_assert_eq!(input::decimal(&shown, locale.decimal_mark()), Ok(amount), "{}", shown);
                }
            }
        }
    }
}
