//! What a printed document says, in both languages.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    detraction, exchange, force, legend, means, no_qr, reason, regime, tax_id, title, unit,
};
use crate::app::book::Book;
use crate::app::query::invoice_print::{Force, of_invoice};
use crate::app::samples::{day, invoice, party, today};
use crate::domain::country::Country;
use crate::domain::invoice::{
    Content, Detraction, DocumentType, ExchangeRate, Line, Numbering, Reason, Tax,
};
use crate::domain::money::Currency;
use crate::text::lang::{Lang, Locale};
use crate::text::printed::sums::{before_total, net, withheld};
use rust_decimal::Decimal;

fn content() -> Content {
    invoice(1, 9, "FE1", "2026-10-01", "2026-10-31", 1_190).content
}

fn peruvian() -> Content {
    Content {
        country: Country::Peru,
        currency: Currency::PEN,
        ..content()
    }
}

fn tax(code: &str, percent: Option<i64>, base: i64, amount: i64) -> Tax {
    Tax {
        code: code.to_owned(),
        percent: percent.map(Decimal::from),
        base: base.into(),
        amount: amount.into(),
        reason: String::new(),
        per_unit: None,
    }
}

#[test]
fn a_document_is_called_as_its_authority_calls_it() {
    let mut own = content();
    assert_eq!(title(&own).es, "Factura electrónica de venta");
    own.type_code = "02".to_owned();
    assert_eq!(title(&own).en, "Electronic export invoice");
    own.document_type = DocumentType::CreditNote;
    assert_eq!(title(&own).es, "Nota crédito electrónica");
    let mut other = peruvian();
    assert_eq!(title(&other).es, "Factura electrónica");
    other.type_code = "03".to_owned();
    assert_eq!(title(&other).es, "Boleta de venta electrónica");
    let expected = "Representación impresa de la boleta de venta electrónica. Consulte su validez en www.sunat.gob.pe";
    assert_eq!(legend(&other), expected);
}

#[test]
fn the_authorisation_is_said_in_the_words_of_the_law() {
    let mut own = content();
    assert_eq!(legend(&own), "");
    own.numbering = Some(Numbering {
        resolution: "18760000001".to_owned(),
        prefix: "SETP".to_owned(),
        from: Some(990_000_000),
        to: Some(995_000_000),
        valid_from: Some(day("2019-01-19")),
        valid_to: Some(day("2030-01-19")),
    });
    assert_eq!(
        legend(&own),
        "Autorización de numeración de facturación n.º 18760000001, vigente del 19/01/2019 al 19/01/2030, prefijo SETP, del 990000000 al 995000000."
    );
}

#[test]
fn what_does_not_count_says_so_and_why_it_has_no_code() {
    let own = invoice(1, 9, "FE1", "2026-10-01", "2026-10-31", 1_190);
    let mut page = of_invoice(&Book::new(), &own, today());
    let (word, sentence) = force(&page, Lang::Es).unwrap();
    assert_eq!(word, "Sin firma");
    assert!(sentence.ends_with("lo transmita a la DIAN."), "{sentence}");
    assert!(no_qr(&page).es.contains("clave técnica"));
    page.content.document_type = DocumentType::CreditNote;
    assert!(no_qr(&page).en.contains("PIN of the software"));
    page.content = peruvian();
    assert!(force(&page, Lang::En).unwrap().1.ends_with("to SUNAT."));
    assert!(no_qr(&page).es.contains("valor resumen"));
    page.force = Force::Voided;
    page.voided_by = vec!["NC1".to_owned(), "NC2".to_owned()];
    let (word, sentence) = force(&page, Lang::Es).unwrap();
    assert_eq!(word, "Anulada");
    assert_eq!(sentence, "Anulada del todo por la nota crédito NC1, NC2.");
    page.force = Force::Draft;
    assert_eq!(force(&page, Lang::En).unwrap().0, "Draft");
    assert_eq!(no_qr(&page).es, "El código QR sale al emitir.");
    page.force = Force::Signed;
    assert_eq!(force(&page, Lang::Es), None);
}

#[test]
fn a_party_is_named_with_its_number_and_regime() {
    let mut own = party("Otra S.A.S.", "900373115");
    own.check_digit = "3".to_owned();
    own.tax_scheme = "01".to_owned();
    own.responsibilities = "O-13;R-99-PN;O-99".to_owned();
    assert_eq!(tax_id(&own, Lang::Es), "NIT\u{a0}900373115-3");
    let said = regime(&own, Lang::Es);
    assert_eq!(said, "Responsable de IVA · Gran contribuyente · O-99");
    assert_eq!(regime(&party("", ""), Lang::En), "");
    assert_eq!(tax_id(&party("", ""), Lang::En), "");
}

#[test]
fn codes_have_names_where_people_use_them() {
    let mut own = content();
    assert_eq!(means(&own), None);
    own.payment.means = "47".to_owned();
    assert_eq!(means(&own).unwrap().es, "Transferencia bancaria");
    assert_eq!(unit("HUR", Lang::Es), "Hora");
    assert_eq!(unit("XBX", Lang::En), "XBX");
    own.document_type = DocumentType::CreditNote;
    assert_eq!(reason(&own), "");
    own.reason = Some(Reason {
        code: "2".to_owned(),
        text: String::new(),
    });
    assert_eq!(reason(&own), "Anulación de factura electrónica");
    own.exchange = Some(ExchangeRate {
        to: Currency::USD,
        rate: Decimal::new(40_125, 1),
        on: Some(day("2026-11-22")),
    });
    let said = exchange(&own, Locale::EsCo).unwrap();
    assert_eq!(said, "1 COP = 4.012,5 USD (22/11/2026)");
}

#[test]
fn colombia_goes_from_the_lines_to_the_total_by_its_taxes() {
    let mut own = content();
    own.totals.lines = Decimal::from(1_000);
    own.totals.allowances = Decimal::from(10);
    own.taxes = vec![tax("01", Some(19), 1_000, 190)];
    own.withholdings = vec![tax("06", Some(4), 1_000, 40)];
    let rows = before_total(&own, Locale::EsCo);
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Subtotal", "IVA 19\u{a0}%", "Descuentos"]);
    assert_eq!(rows[1].base, Some(Decimal::from(1_000)));
    assert_eq!(rows[2].amount, Decimal::from(-10));
    let kept = withheld(&own, Locale::EsCo);
    assert_eq!(kept[0].label, "ReteFuente 4\u{a0}%");
    assert_eq!(net(&own), Some(Decimal::from(1_150)));
    own.withholdings.clear();
    assert_eq!(net(&own), None);
}

#[test]
fn peru_tells_sales_apart_by_how_they_are_taxed() {
    let mut own = peruvian();
    own.lines = vec![Line {
        taxes: vec![tax("1000", Some(18), 1_000, 180)],
        ..Line::default()
    }];
    own.taxes = vec![tax("1000", None, 1_000, 180), tax("9997", None, 10, 0)];
    own.detraction = Some(Box::new(Detraction {
        code: "037".to_owned(),
        percent: Some(Decimal::from(12)),
        amount: Some(Decimal::from(143)),
        currency: Some(Currency::PEN),
        account: "00-123".to_owned(),
    }));
    let rows = before_total(&own, Locale::EsPe);
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Op. gravadas", "Op. exoneradas", "IGV 18\u{a0}%"]);
    assert_eq!(
        detraction(&own, Locale::EsPe).unwrap(),
        "037 Demás servicios gravados con el IGV · 12\u{a0}% · S/\u{a0}143.00 · cuenta 00-123"
    );
    assert_eq!(net(&own), Some(Decimal::from(1_047)));
    // A deposit in soles is not taken off a total in dollars.
    own.currency = Currency::USD;
    assert_eq!(net(&own), None);
}
