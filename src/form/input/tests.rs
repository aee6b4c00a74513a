//! What people type, in both countries, and what it is read as.
//! Each table names the trap it is there for.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::DecimalMark::{Comma, Point};
use super::{
    DecimalMark, date, decimal, decimal_up_to, email, free, money, optional, required, tax_id,
    whole,
};
use crate::domain::money::Currency;
use crate::domain::tax_id::{TaxIdError, TaxIdKind};
use crate::form::FieldError;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn check_decimal(mark: DecimalMark, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let read = match decimal(text, mark) {
            Ok(number) => number.to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(read, *expected, "{text:?} with {mark:?}");
    }
}

#[test]
fn a_number_without_doubt_is_the_same_everywhere() {
    for mark in [Comma, Point] {
        check_decimal(
            mark,
            &[
                ("1.234.567,89", "1234567.89"),
                ("1,234,567.89", "1234567.89"),
                ("1.234.567", "1234567"),
                ("1,234,567", "1234567"),
                ("1’234’567", "1234567"),
                ("1'234,567.89", "1234567.89"),
                ("1'234.56", "1234.56"),
                ("1'234", "1234"),
                ("1 234 567", "1234567"),
                ("24", "24"),
                ("0", "0"),
                ("007", "7"),
                ("1,5", "1.5"),
                ("1.5", "1.5"),
                ("0.500", "0.500"),
                ("0,500", "0.500"),
                ("1234.567", "1234.567"),
                ("1234,567", "1234.567"),
                ("1.2345", "1.2345"),
                (".5", "0.5"),
                (",5", "0.5"),
                ("5.", "5"),
                ("$ 1.234.567,89", "1234567.89"),
                ("S/ 1,234.56", "1234.56"),
                ("S/.1,234.56", "1234.56"),
                ("us$ 12.50", "12.50"),
                ("12,50 €", "12.50"),
                ("COP 1.234.567", "1234567"),
                ("-$ 5,25", "-5.25"),
                ("$ -5,25", "-5.25"),
                ("−2.391.600,00", "-2391600.00"),
            ],
        );
    }
}

#[test]
fn the_place_decides_where_one_mark_may_be_either() {
    check_decimal(
        Comma,
        &[
            ("1.234", "1234"),
            ("1,234", "1.234"),
            ("12.500", "12500"),
            ("-1.234", "-1234"),
        ],
    );
    check_decimal(
        Point,
        &[
            ("1,234", "1234"),
            ("1.234", "1.234"),
            ("12,500", "12500"),
            ("12.500", "12.500"),
        ],
    );
}

#[test]
fn what_is_not_a_number_is_said() {
    for mark in [Comma, Point] {
        let not = "not a number";
        check_decimal(
            mark,
            &[
                ("", "a value is required"),
                ("  \u{a0} ", "a value is required"),
                ("abc", not),
                ("$", not),
                ("-", not),
                ("--5", not),
                (".", not),
                (",", not),
                ("1.23.456", not),
                ("1'23", not),
                ("1''234", not),
                ("0.123.456", not),
                ("1.234.", not),
                ("1.234.56", not),
                ("1,23,456.00", not),
                ("1.234,567.89", not),
                ("1,234.567,89", not),
                ("12a", not),
                ("1e5", not),
                ("٣", not),
                ("1.234.5678", not),
                ("1/2", not),
                (
                    "99999999999999999999999999999999",
                    "the number is too large",
                ),
                (
                    "0.00000000000000000000000000000000001",
                    "the number is too large",
                ),
            ],
        );
    }
}

#[test]
fn amounts_and_counts_keep_their_limits() {
    assert_eq!(
        decimal_up_to("1,255", Comma, 2),
        Err(FieldError::TooManyDecimals(2))
    );
    assert_eq!(
        decimal_up_to("1,2500", Comma, 2).unwrap(),
        Decimal::new(125, 2)
    );
    assert_eq!(
        money("$ 1.234,50", Comma, Currency::COP).unwrap().amount,
        Decimal::new(123_450, 2)
    );
    assert_eq!(money("-1", Comma, Currency::COP), Err(FieldError::Negative));
    assert_eq!(
        money("-0", Comma, Currency::COP)
            .unwrap()
            .amount
            .to_string(),
        "0"
    );
    assert_eq!(whole("1.000", Comma, 5000), Ok(1000));
    assert_eq!(
        whole("30,5", Comma, 365),
        Err(FieldError::TooManyDecimals(0))
    );
    assert_eq!(whole("-1", Comma, 365), Err(FieldError::Negative));
    assert_eq!(whole("366", Comma, 365), Err(FieldError::AboveMax(365)));
    assert_eq!(
        whole("9999999999999999999999", Comma, u64::MAX),
        Err(FieldError::AboveMax(u64::MAX))
    );
}

#[test]
fn a_date_is_read_however_it_is_written() {
    let expected: NaiveDate = "2026-12-31".parse().unwrap();
    for text in [
        "31/12/26",
        "31/12/2026",
        "31-12-2026",
        "31.12.2026",
        "31 12 2026",
        "2026-12-31",
        "2026/12/31",
        "20261231",
        "31 dic 2026",
        "31 dic. 2026",
        "31-DIC-26",
        "31dic2026",
        "31 de diciembre de 2026",
        "31 de diciembre del 2026",
        "31 December 2026",
        "Dec 31, 2026",
        " 31/12/2026 ",
    ] {
        assert_eq!(date(text), Ok(expected), "{text:?}");
    }
    assert_eq!(date("1/2/26").unwrap().to_string(), "2026-02-01");
    assert_eq!(date("5 set 2026").unwrap().to_string(), "2026-09-05");
    assert_eq!(date("5 setiembre 2026").unwrap().to_string(), "2026-09-05");
    assert_eq!(date("29/02/2028").unwrap().to_string(), "2028-02-29");
    assert_eq!(date("1/1/79").unwrap().to_string(), "2079-01-01");
    assert_eq!(date("1/1/80").unwrap().to_string(), "1980-01-01");
}

#[test]
fn what_is_not_a_date_is_said() {
    for (text, error) in [
        ("", FieldError::Required),
        ("mañana", FieldError::NotADate),
        ("31/12", FieldError::NotADate),
        ("31/12/026", FieldError::NotADate),
        ("31/di/2026", FieldError::NotADate),
        ("31/xyz/2026", FieldError::NotADate),
        ("1/2/3/4", FieldError::NotADate),
        ("99999999999/1/2026", FieldError::NotADate),
        ("31/02/2026", FieldError::NoSuchDate),
        ("29/02/2026", FieldError::NoSuchDate),
        // The month may not come first in digits: the year 2026 has no month 31.
        ("12/31/2026", FieldError::NoSuchDate),
        ("00/01/2026", FieldError::NoSuchDate),
        ("1/1/0026", FieldError::NoSuchDate),
        ("1/1/9999", FieldError::NoSuchDate),
    ] {
        assert_eq!(date(text), Err(error), "{text:?}");
    }
}

#[test]
fn a_slip_in_an_address_shows() {
    assert_eq!(
        email(" Ana.Ruiz@Norte.COM.co ").unwrap(),
        "Ana.Ruiz@norte.com.co"
    );
    assert_eq!(email("niño@año.pe").unwrap(), "niño@año.pe");
    assert_eq!(email(""), Err(FieldError::Required));
    for text in [
        "ana",
        "ana@",
        "@norte.co",
        "ana@norte",
        "ana@norte..co",
        "ana@@norte.co",
        "ana@norte.co.",
        "ana ruiz@norte.co",
        "ana@norte.co, luis@norte.co",
        "<ana@norte.co>",
        ".ana@norte.co",
        "ana@b@norte.co",
    ] {
        assert_eq!(email(text), Err(FieldError::NotAnEmail), "{text:?}");
    }
}

#[test]
fn texts_and_ids_are_trimmed_and_bounded() {
    assert_eq!(
        required(" Clínica del Norte ", 80).unwrap(),
        "Clínica del Norte"
    );
    assert_eq!(required("áé", 1), Err(FieldError::TooLong(1)));
    assert_eq!(free("  ", 10).unwrap(), "");
    assert_eq!(optional("  ", date), Ok(None));
    assert_eq!(optional("x", date), Err(FieldError::NotADate));
    assert_eq!(tax_id(TaxIdKind::Nit, " "), Err(FieldError::Required));
    let wrong = tax_id(TaxIdKind::Nit, "900123456-1");
    let expected = TaxIdError::CheckDigit {
        found: '1',
        expected: '8',
    };
    assert_eq!(wrong, Err(FieldError::TaxId(expected)));
}

proptest! {
    #[test]
    fn nothing_typed_panics(text in ".{0,40}", digits in "[-0-9.,/$ a-z]{0,30}") {
        for text in [&text, &digits] {
            let _ = (decimal(text, Comma), decimal(text, Point), date(text), email(text), whole(text, Comma, 9));
        }
    }
}
