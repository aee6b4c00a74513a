//! Numbers in three places and two languages, and that what is shown reads back as the same number.
//! Spaces that must not break are written `_` in these tables.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    BUSINESS_DAYS, INVOICES, MATTERS, NO_BREAK_SPACE, capitalised, counted, counted_in_words,
    file_size, fixed, list, percent, quantity, share,
};
use crate::form::input::decimal;
use crate::text::lang::{Lang, Locale};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn check(shown: &str, expected: &str) {
    assert_eq!(shown.replace(NO_BREAK_SPACE, "_"), expected);
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn thousands_and_decimals_follow_the_place() {
    for (number, decimals, colombia, elsewhere) in [
        ("1234567.89", 2, "1.234.567,89", "1,234,567.89"),
        ("0", 2, "0,00", "0.00"),
        ("999", 0, "999", "999"),
        ("1000", 0, "1.000", "1,000"),
        ("-2391600", 2, "−2.391.600,00", "−2,391,600.00"),
        ("-0.001", 2, "0,00", "0.00"),
        ("0.125", 2, "0,13", "0.13"),
        ("999.995", 2, "1.000,00", "1,000.00"),
        ("5", 1, "5,0", "5.0"),
    ] {
        check(&fixed(dec(number), decimals, Locale::EsCo), colombia);
        check(&fixed(dec(number), decimals, Locale::EsPe), elsewhere);
        check(&fixed(dec(number), decimals, Locale::En), elsewhere);
    }
    check(&quantity(dec("24.000"), Locale::EsCo), "24");
    check(&quantity(dec("1200"), Locale::EsCo), "1.200");
    check(&quantity(dec("-1.50"), Locale::EsCo), "−1,5");
    assert_eq!(
        fixed(Decimal::MAX, u32::MAX, Locale::En).len(),
        39 + 1 + 28 - 1
    );
}

#[test]
fn counts_agree_with_their_noun() {
    for (count, es, en) in [
        (0, "ningún asunto", "no matters"),
        (1, "un asunto", "one matter"),
        (7, "siete asuntos", "seven matters"),
        (12, "doce asuntos", "twelve matters"),
        (13, "13_asuntos", "13_matters"),
        (1204, "1.204_asuntos", "1,204_matters"),
    ] {
        check(&counted_in_words(count, MATTERS, Locale::EsCo), es);
        check(&counted_in_words(count, MATTERS, Locale::En), en);
    }
    check(
        &counted_in_words(0, INVOICES, Locale::EsCo),
        "ninguna factura",
    );
    check(&counted_in_words(1, INVOICES, Locale::EsCo), "una factura");
    check(&counted(1, INVOICES, Locale::EsCo), "1_factura");
    check(&counted(0, INVOICES, Locale::En), "0_invoices");
    check(&counted(8, BUSINESS_DAYS, Locale::EsCo), "8_días hábiles");
    check(&capitalised("último día"), "Último día");
    check(&capitalised(""), "");
}

#[test]
fn shares_and_sizes_have_their_unit() {
    check(&percent(dec("94"), 0, Locale::EsCo), "94_%");
    check(&percent(dec("94.25"), 1, Locale::EsCo), "94,3_%");
    check(&percent(dec("94.04"), 1, Locale::En), "94%");
    assert_eq!(share(1, 3, 1, Locale::En).as_deref(), Some("33.3%"));
    assert_eq!(share(1, 0, 1, Locale::En), None);
    for (bytes, size) in [
        (0, "0_B"),
        (999, "999_B"),
        (1000, "1_kB"),
        (9_640, "9,6_kB"),
        (84_000_000, "84_MB"),
        (9_950_000, "10_MB"),
        (999_499, "999_kB"),
        (999_500, "1_MB"),
        (9_600_000_000, "9,6_GB"),
        (u64::MAX, "18.446.744_TB"),
    ] {
        check(&file_size(bytes, Locale::EsCo), size);
    }
}

#[test]
fn a_list_ends_with_and() {
    for (items, es, en) in [
        (&[][..], "", ""),
        (&["Ana"][..], "Ana", "Ana"),
        (&["Ana", "Luis"][..], "Ana y Luis", "Ana and Luis"),
        (
            &["Ana", "Luis", "Iván"][..],
            "Ana, Luis e Iván",
            "Ana, Luis and Iván",
        ),
        (&["agua", "hielo"][..], "agua y hielo", "agua and hielo"),
        (
            &["padres", "hijos"][..],
            "padres e hijos",
            "padres and hijos",
        ),
    ] {
        assert_eq!(list(items, Lang::Es), es);
        assert_eq!(list(items, Lang::En), en);
    }
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(mantissa in any::<i64>(), decimals in 0u32..=6) {
        let number = Decimal::new(mantissa, decimals);
        for locale in [Locale::EsCo, Locale::EsPe, Locale::En] {
            let mark = locale.decimal_mark();
            prop_assert_eq!(decimal(&fixed(number, 6, locale), mark), Ok(number));
            prop_assert_eq!(decimal(&quantity(number, locale), mark), Ok(number));
        }
    }
}
