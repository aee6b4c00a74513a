//! The texts as the authorities describe them.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{has_cufe, of_dian, of_sunat};
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType, Issuance, Party, PaymentTerms, Tax, Totals};
use crate::domain::money::Currency;
use chrono::NaiveDate;
use rust_decimal::Decimal;

const CODE: &str = "8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bcd4c3c3f156c506ed5908f9276f5bd9b4";

fn tax(code: &str, amount: Decimal) -> Tax {
    Tax {
        code: code.to_owned(),
        percent: None,
        base: Decimal::ZERO,
        amount,
        reason: String::new(),
        per_unit: None,
    }
}

fn content(country: Country, type_code: &str, taxes: Vec<Tax>, totals: Totals) -> Content {
    let (currency, id_code, id_number) = match country {
        Country::Colombia => (Currency::COP, "31", "800199436"),
        Country::Peru => (Currency::PEN, "6", "20606433094"),
    };
    Content {
        country,
        document_type: DocumentType::Invoice,
        type_code: type_code.to_owned(),
        operation: String::new(),
        currency,
        supplier: None,
        customer: Party {
            id_code: id_code.to_owned(),
            id_number: id_number.to_owned(),
            ..Party::default()
        },
        lines: Vec::new(),
        adjustments: Vec::new(),
        taxes,
        withholdings: Vec::new(),
        totals,
        payment: PaymentTerms::default(),
        references: Vec::new(),
        reason: None,
        period: None,
        purchase_order: String::new(),
        notes: Vec::new(),
        numbering: None,
        exchange: None,
        detraction: None,
        prepayments: Vec::new(),
        legends: Vec::new(),
    }
}

fn totals(lines: Decimal, payable: Decimal) -> Totals {
    Totals {
        lines,
        payable,
        ..Totals::default()
    }
}

fn issuance(number: &str, environment: &str) -> Issuance {
    Issuance::new(
        number.to_owned(),
        NaiveDate::from_ymd_opt(2019, 1, 16).unwrap(),
        "10:53:10-05:00".to_owned(),
        String::new(),
        environment.to_owned(),
    )
}

#[test]
fn the_dian_wants_ten_facts_and_an_address() {
    let taxes = vec![
        tax("01", Decimal::new(28_500_000, 2)),
        tax("04", Decimal::new(1_999, 3)),
        tax("03", Decimal::ONE),
    ];
    let sums = totals(Decimal::new(150_000_000, 2), Decimal::new(178_500_300, 2));
    let content = content(Country::Colombia, "01", taxes, sums);
    let issued = issuance("323200000129", "1");
    let text = of_dian(&content, &issued, "700085371", CODE).unwrap();
    let expected = format!(
        "NumFac: 323200000129\nFecFac: 2019-01-16\nHorFac: 10:53:10-05:00\nNitFac: 700085371\n\
         DocAdq: 800199436\nValFac: 1500000.00\nValIva: 285000.00\nValOtroIm: 2.99\n\
         ValTolFac: 1785003.00\nCUFE: {CODE}\n\
         QRCode: https://catalogo-vpfe.dian.gov.co/document/searchqr?documentkey={CODE}"
    );
    assert_eq!(text, expected);
    assert_eq!(of_dian(&content, &issued, "700085371", ""), None);
}

#[test]
fn a_note_and_a_test_say_so() {
    let mut content = content(
        Country::Colombia,
        "91",
        Vec::new(),
        totals(Decimal::ONE, Decimal::ONE),
    );
    content.document_type = DocumentType::CreditNote;
    let text = of_dian(&content, &issuance("NC1", "2"), "1", CODE).unwrap();
    assert!(text.contains(&format!("CUDE: {CODE}")), "{text}");
    assert!(text.contains("//catalogo-vpfe-hab.dian.gov.co/"), "{text}");
    content.document_type = DocumentType::Invoice;
    content.type_code = "03".to_owned();
    assert!(!has_cufe(&content), "a transcription has no technical key");
}

#[test]
fn the_sunat_wants_ten_facts_with_bars() {
    let taxes = vec![tax("1000", Decimal::new(18, 0)), tax("9997", Decimal::ONE)];
    let sums = totals(Decimal::new(101, 0), Decimal::new(119, 0));
    let content = content(Country::Peru, "01", taxes, sums);
    let issued = issuance("F001-00000042", "");
    let text = of_sunat(&content, &issued, "20100070970", "i0D1lXFk/9x=").unwrap();
    let expected =
        "20100070970|01|F001|00000042|18.00|119.00|2019-01-16|6|20606433094|i0D1lXFk/9x=";
    assert_eq!(text, expected);
    // Without its signature a document has no digest.
    assert_eq!(of_sunat(&content, &issued, "20100070970", ""), None);
    assert_eq!(of_sunat(&content, &issuance("42", ""), "2", "x"), None);
}

#[test]
fn sums_too_large_to_add_give_no_text() {
    let taxes = vec![tax("01", Decimal::MAX), tax("01", Decimal::MAX)];
    let content = content(Country::Colombia, "01", taxes, Totals::default());
    assert_eq!(of_dian(&content, &issuance("1", "1"), "1", CODE), None);
}
