//! Every sentence of every error in both languages.
//! Checked for shape; a missing sentence would not compile.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{field_error, form_summary, money_error};
use crate::domain::money::{Currency, MoneyError};
use crate::domain::tax_id::{TaxId, TaxIdError, TaxIdKind};
use crate::form::{FieldError, FormErrors, input};
use crate::text::lang::Lang;

fn check_sentence(sentences: [String; 2]) {
    for sentence in &sentences {
        assert!(
            sentence.starts_with(|letter: char| letter.is_uppercase()
                || letter == '«'
                || letter == '“'),
            "{sentence}"
        );
        assert!(sentence.ends_with('.'), "{sentence}");
        assert!(!sentence.contains(['{', '}']), "{sentence}");
    }
    assert_ne!(
        sentences[0], sentences[1],
        "one of the two is not translated"
    );
}

#[test]
fn every_field_error_is_a_sentence_in_both_languages() {
    let day = "2026-01-31".parse().unwrap();
    for error in [
        FieldError::Required,
        FieldError::TooLong(80),
        FieldError::NotANumber,
        FieldError::TooLarge,
        FieldError::TooManyDecimals(0),
        FieldError::TooManyDecimals(2),
        FieldError::NotPositive,
        FieldError::Negative,
        FieldError::AboveMax(365),
        FieldError::After(day),
        FieldError::NotAMonth,
        FieldError::NotDigits(8),
        FieldError::NumbersMeet,
        FieldError::NotADate,
        FieldError::NoSuchDate,
        FieldError::Before(day),
        FieldError::NotAnEmail,
        FieldError::NotOffered,
        FieldError::Taken,
        FieldError::TaxId(TaxIdError::Empty),
        FieldError::TaxId(TaxIdError::NotAllowed('x')),
        FieldError::TaxId(TaxIdError::Length {
            found: 7,
            min: 8,
            max: 8,
        }),
        FieldError::TaxId(TaxIdError::Length {
            found: 2,
            min: 3,
            max: 10,
        }),
        FieldError::TaxId(TaxIdError::CheckDigit {
            found: '7',
            expected: '8',
        }),
        FieldError::TaxId(TaxIdError::Prefix("30".to_owned())),
    ] {
        check_sentence(Lang::ALL.map(|lang| field_error(&error, lang)));
    }
}

#[test]
fn every_money_error_is_a_sentence_in_both_languages() {
    for error in [
        MoneyError::NotACurrency("pesos".to_owned()),
        MoneyError::CurrencyMismatch(Currency::COP, Currency::USD),
        MoneyError::TooLarge,
        MoneyError::TooPrecise(2),
        MoneyError::Weights,
    ] {
        check_sentence(Lang::ALL.map(|lang| money_error(&error, lang)));
    }
}

#[test]
fn the_sentence_names_what_was_typed() {
    let error = TaxId::parse(TaxIdKind::Nit, "900.123.456-7").unwrap_err();
    assert_eq!(
        field_error(&FieldError::TaxId(error), Lang::Es),
        "El dígito de verificación de este número es 8, no 7. Revisa cada cifra."
    );
    let mut errors = FormErrors::new();
    errors.keep("start", input::date("ayer"));
    assert_eq!(form_summary(&errors, Lang::Es), "Falta corregir un dato.");
    errors.keep("end", input::date(""));
    assert_eq!(form_summary(&errors, Lang::En), "2 things need correcting.");
}
