//! Identification numbers: worked examples, traps and the vectors of real companies.
//! The vectors are read where they are and are not part of the project.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic, an absent sample is said"
)]

use super::{TaxId, TaxIdError, TaxIdKind, dni_check_characters, nit_check_digit, ruc_check_digit};
use proptest::prelude::*;
use std::path::PathBuf;

/// Parses, and shows number, check digit and printed form, or the error.
fn check(kind: TaxIdKind, text: &str, expected: &str) {
    let shown = match TaxId::parse(kind, text) {
        Ok(id) => format!(
            "{} {} {id}",
            id.number(),
            id.check_digit().map_or("none".to_owned(), String::from)
        ),
        Err(error) => error.to_string(),
    };
    assert_eq!(shown, expected, "{kind:?} {text:?}");
}

fn vectors(name: &str) -> Option<Vec<Vec<String>>> {
    let root = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let path = root.join("vectors").join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("not checked, no sample at {}", path.display());
        return None;
    };
    let rows = text.lines().skip(1);
    Some(
        rows.map(|row| row.split('\t').map(str::to_owned).collect())
            .collect(),
    )
}

#[test]
fn a_nit_is_read_however_it_is_typed() {
    for text in [
        "900123456-8",
        "900.123.456-8",
        " 900 123 456 8 ",
        "900.123.456.8",
        "900,123,456–8",
        "9001234568",
        "900123456",
        "0900123456",
        "900-123-456",
    ] {
        check(TaxIdKind::Nit, text, "900123456 8 900.123.456-8");
    }
    check(
        TaxIdKind::Nit,
        "222222222222",
        "222222222222 7 222.222.222.222-7",
    );
    check(
        TaxIdKind::Nit,
        "222222222222-7",
        "222222222222 7 222.222.222.222-7",
    );
}

#[test]
fn the_nit_of_a_person_keeps_all_its_digits() {
    // Ten digits that start with 1 are a cédula used as NIT: the last one is not a check digit.
    check(TaxIdKind::Nit, "1020304050", "1020304050 8 1.020.304.050-8");
    check(
        TaxIdKind::Nit,
        "1.020.304.050",
        "1020304050 8 1.020.304.050-8",
    );
    check(
        TaxIdKind::Nit,
        "10203040508",
        "1020304050 8 1.020.304.050-8",
    );
    check(
        TaxIdKind::Nit,
        "1020304050-8",
        "1020304050 8 1.020.304.050-8",
    );
    check(TaxIdKind::Nit, "80123456", "80123456 4 80.123.456-4");
    check(TaxIdKind::Nit, "80.123.456-4", "80123456 4 80.123.456-4");
}

#[test]
fn a_wrong_nit_says_why() {
    check(
        TaxIdKind::Nit,
        "900123456-7",
        "the check digit is 7, 8 expected",
    );
    check(
        TaxIdKind::Nit,
        "9001234567",
        "the check digit is 7, 8 expected",
    );
    check(
        TaxIdKind::Nit,
        "10203040502",
        "the check digit is 2, 8 expected",
    );
    check(TaxIdKind::Nit, "   ", "the number is empty");
    check(TaxIdKind::Nit, "-", "the number is empty");
    check(TaxIdKind::Nit, "12-4", "2 characters, 3 to 10 expected");
    check(
        TaxIdKind::Nit,
        "123456789012",
        "12 characters, 3 to 10 expected",
    );
    check(
        TaxIdKind::Nit,
        "9001234O6-8",
        "a character is not allowed here: 'O'",
    );
    check(
        TaxIdKind::Nit,
        "９00123456",
        "a character is not allowed here: '９'",
    );
}

#[test]
fn a_cedula_never_loses_its_last_digit() {
    check(TaxIdKind::Cc, "79123456", "79123456 none 79.123.456");
    check(TaxIdKind::Cc, "79.123.456", "79123456 none 79.123.456");
    check(
        TaxIdKind::Cc,
        "1.020.304.050",
        "1020304050 none 1.020.304.050",
    );
    check(TaxIdKind::Cc, "79.123.45 6", "79123456 none 79.123.456");
    check(TaxIdKind::Cc, "0079123456", "79123456 none 79.123.456");
    check(
        TaxIdKind::Cc,
        "79.123.456-1",
        "a character is not allowed here: '-'",
    );
    check(
        TaxIdKind::Cc,
        "10203040501",
        "11 characters, 3 to 10 expected",
    );
}

#[test]
fn a_ruc_has_eleven_digits_a_known_prefix_and_a_check_digit() {
    check(TaxIdKind::Ruc, "20100070970", "20100070970 0 20100070970");
    check(TaxIdKind::Ruc, "20-10004314-0", "20100043140 0 20100043140");
    check(TaxIdKind::Ruc, "10101174102", "10101174102 2 10101174102");
    check(
        TaxIdKind::Ruc,
        "20100454523",
        "the check digit is 3, 2 expected",
    );
    check(
        TaxIdKind::Ruc,
        "30100070970",
        "a RUC starts with 10, 15, 16, 17 or 20, not 30",
    );
    check(
        TaxIdKind::Ruc,
        "2010007097",
        "10 characters, 11 to 11 expected",
    );
    for prefix in ["10", "15", "16", "17", "20"] {
        let first_ten = format!("{prefix}12345678");
        let ruc = format!("{first_ten}{}", ruc_check_digit(&first_ten).unwrap());
        assert_eq!(TaxId::parse(TaxIdKind::Ruc, &ruc).unwrap().number(), ruc);
    }
}

#[test]
fn a_dni_keeps_its_zeros_and_may_carry_its_check_character() {
    check(TaxIdKind::Dni, "10117410", "10117410 2 10117410");
    check(TaxIdKind::Dni, "10117410-2", "10117410 2 10117410");
    check(TaxIdKind::Dni, "101174102", "10117410 2 10117410");
    check(TaxIdKind::Dni, "10117410-g", "10117410 2 10117410");
    check(
        TaxIdKind::Dni,
        "10117410-3",
        "the check digit is 3, 2 expected",
    );
    check(
        TaxIdKind::Dni,
        "10117410K",
        "the check digit is K, G expected",
    );
    check(TaxIdKind::Dni, "1011741", "7 characters, 8 to 8 expected");
    assert_eq!(
        TaxId::parse(TaxIdKind::Dni, "00117410").unwrap().number(),
        "00117410"
    );
}

#[test]
fn other_documents_are_kept_as_written() {
    check(TaxIdKind::Ce, "e-123.456", "E123456 none E123456");
    check(TaxIdKind::Passport, "ab 123456", "AB123456 none AB123456");
    check(
        TaxIdKind::Passport,
        "AB#123456",
        "a character is not allowed here: '#'",
    );
    check(
        TaxIdKind::Other,
        "de 123/456-x",
        "DE 123/456-X none DE 123/456-X",
    );
    check(
        TaxIdKind::Other,
        "<b>",
        "a character is not allowed here: '<'",
    );
}

#[test]
fn kinds_have_names_of_their_own() {
    for kind in TaxIdKind::ALL {
        assert_eq!(TaxIdKind::from_name(kind.name()), Some(kind));
        assert_eq!(
            serde_json::to_string(&kind).unwrap(),
            format!("\"{}\"", kind.name())
        );
    }
    assert_eq!(TaxIdKind::from_name("rut"), None);
}

#[test]
fn parts_are_not_read_again_as_typed_text() {
    // Ten digits that start with 8 are a bare number here, not nine and a check digit.
    let id = TaxId::from_parts(TaxIdKind::Nit, "8001234567").unwrap();
    assert_eq!(id.number(), "8001234567");
    let dotted = TaxId::from_parts(TaxIdKind::Nit, "800.123.456");
    assert_eq!(dotted, Err(TaxIdError::NotAllowed('.')));
    let empty = TaxId::from_parts(TaxIdKind::Other, "");
    assert_eq!(empty, Err(TaxIdError::Empty));
}

#[test]
fn real_companies_have_the_check_digit_they_print() {
    for row in vectors("nit_vectors.tsv").unwrap_or_default() {
        let [name, nit, digit] = row.as_slice() else {
            panic!("a row of three columns: {row:?}");
        };
        assert_eq!(
            nit_check_digit(nit).map(String::from).as_deref(),
            Some(digit.as_str()),
            "{name}"
        );
        for typed in [
            format!("{nit}-{digit}"),
            format!("{nit}{digit}"),
            nit.clone(),
        ] {
            assert_eq!(
                TaxId::parse(TaxIdKind::Nit, &typed).unwrap().number(),
                nit,
                "{name}"
            );
        }
    }
    for row in vectors("ruc_vectors.tsv").unwrap_or_default() {
        let [name, ruc, valid] = row.as_slice() else {
            panic!("a row of three columns: {row:?}");
        };
        assert_eq!(
            TaxId::parse(TaxIdKind::Ruc, ruc).is_ok(),
            valid == "True",
            "{name}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_panics(kind in proptest::sample::select(TaxIdKind::ALL.to_vec()), text in ".{0,24}") {
        let _ = TaxId::parse(kind, &text);
        let _ = TaxId::from_parts(kind, &text);
        let _ = (nit_check_digit(&text), ruc_check_digit(&text), dni_check_characters(&text));
    }

    #[test]
    fn what_is_printed_reads_back(
        kind in proptest::sample::select(TaxIdKind::ALL.to_vec()),
        text in "[0-9A-Z]{3,15}|(10|15|16|17|20)[0-9]{9}|[0-9]{3,11}",
    ) {
        if let Ok(id) = TaxId::parse(kind, &text) {
            prop_assert_eq!(TaxId::parse(kind, &id.to_string()), Ok(id.clone()));
            prop_assert_eq!(TaxId::from_parts(kind, id.number()), Ok(id));
        }
    }

    #[test]
    fn one_wrong_digit_of_a_nit_with_its_check_digit_is_noticed(
        number in 800_000_000u32..1_000_000_000,
        place in 0usize..9,
        step in 1u8..10,
    ) {
        let right = number.to_string();
        let digit = nit_check_digit(&right).unwrap();
        let mut wrong = right.into_bytes();
        wrong[place] = b'0' + (wrong[place] - b'0' + step) % 10;
        let typed = format!("{}-{digit}", String::from_utf8(wrong).unwrap());
        let noticed = matches!(TaxId::parse(TaxIdKind::Nit, &typed), Err(TaxIdError::CheckDigit { .. }));
        // Remainders 1 and 10 share the check digit 1, so only there a wrong digit can hide.
        prop_assert!(noticed || digit == '1', "{}", typed);
    }
}
