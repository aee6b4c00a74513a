//! Documents broken in each way that has a rule of reading, and mutilated at random.

use super::written::{attached, colombian, colombian_note, event, peruvian};
use super::{Document, invoice, read};
use crate::domain::check::{NothingKnown, Subject, check_read, is_of_reading, table};
use crate::domain::finding::{Fact, Finding, Severity};
use crate::interop::ubl::reader::FINDINGS_MAX;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A rule of reading, the document to break it on, words of it, and what they become.
type Breaking = (&'static str, fn() -> String, &'static str, &'static str);

const BROKEN: &[Breaking] = &[
    (
        "reading.missing",
        colombian,
        "<sts:QRCode>NumFac: SETP990000123</sts:QRCode>",
        "",
    ),
    (
        "reading.number",
        colombian,
        "COP\">100000.00</cbc:PriceAmount>",
        "COP\">100.000,00</cbc:PriceAmount>",
    ),
    ("reading.date", colombian, "2026-12-02", "2/12/2026"),
    (
        "reading.currency",
        colombian,
        "<cbc:DocumentCurrencyCode>COP<",
        "<cbc:DocumentCurrencyCode>pesos<",
    ),
    (
        "reading.amount_currency",
        colombian,
        "\"COP\">1019060.00",
        "\"USD\">1019060.00",
    ),
    (
        "reading.space",
        peruvian,
        ">20100047218<",
        ">\n  20100047218\n<",
    ),
    ("reading.unsigned", colombian, "<ds:Signature/>", ""),
    (
        "reading.check_digit",
        colombian,
        "schemeID=\"4\" schemeName=\"31\">800197268",
        "schemeID=\"9\" schemeName=\"31\">800197268",
    ),
    (
        "reading.id_form",
        colombian,
        "schemeName=\"31\">900508908</cbc:CompanyID>",
        "schemeName=\"31\">900.508.908-9</cbc:CompanyID>",
    ),
    (
        "reading.line_numbers",
        peruvian,
        "<cbc:ID>2</cbc:ID>",
        "<cbc:ID>1</cbc:ID>",
    ),
    (
        "reading.line_count",
        colombian,
        "<cbc:LineCountNumeric>1<",
        "<cbc:LineCountNumeric>3<",
    ),
    (
        "reading.tax_without_detail",
        colombian,
        "<cac:WithholdingTaxTotal>",
        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"COP\">0.00</cbc:TaxAmount></cac:TaxTotal><cac:WithholdingTaxTotal>",
    ),
    (
        "reading.charge_indicator",
        colombian,
        "<cbc:ChargeIndicator>false<",
        "<cbc:ChargeIndicator>no<",
    ),
    (
        "reading.totals_group",
        colombian,
        "cac:LegalMonetaryTotal>",
        "cac:RequestedMonetaryTotal>",
    ),
    ("reading.period", colombian, "2026-10-31", "2026-09-30"),
    ("reading.payment_terms_form", peruvian, "Cuota001", "Cuota1"),
    (
        "reading.payment_terms_both",
        peruvian,
        ">Cuota001<",
        ">Contado<",
    ),
    (
        "reading.payment_terms_repeated",
        peruvian,
        "Cuota002",
        "Cuota001",
    ),
    (
        "reading.payment_terms_joined",
        peruvian,
        ">Cuota001</cbc:PaymentMeansID>",
        ">Cuota001</cbc:PaymentMeansID><cbc:PaymentMeansID>Cuota003</cbc:PaymentMeansID>",
    ),
    (
        "reading.instalment",
        peruvian,
        "<cbc:PaymentDueDate>2026-11-17</cbc:PaymentDueDate>",
        "",
    ),
];

#[test]
fn each_fault_of_a_file_is_a_finding_of_its_rule() {
    let mut tried: BTreeSet<&str> = BTreeSet::from(["reading.encoding"]);
    for (rule, document, from, to) in BROKEN {
        let text = document();
        assert!(
            text.contains(from),
            "{rule}: the document does not say {from}"
        );
        let found = invoice(&text.replace(from, to)).findings;
        assert!(
            found.iter().any(|finding| finding.rule == *rule),
            "{rule} is not among {found:?}"
        );
        assert!(
            found.iter().all(|finding| !finding.place.is_empty()),
            "{found:?}"
        );
        tried.insert(rule);
    }
    let rules: BTreeSet<&str> = table::rules()
        .map(|rule| rule.code)
        .filter(|code| is_of_reading(code))
        .collect();
    assert_eq!(tried, rules);
}

#[test]
fn a_finding_names_the_path_and_what_was_there() {
    let text = colombian().replace(
        "COP\">100000.00</cbc:PriceAmount>",
        "COP\">cien</cbc:PriceAmount>",
    );
    let expected = Finding {
        rule: "reading.number".to_owned(),
        severity: Severity::Error,
        place: "Invoice/InvoiceLine/Price/PriceAmount".to_owned(),
        found: Some(Fact::Text("cien".to_owned())),
        expected: None,
    };
    assert_eq!(invoice(&text).findings, [expected]);
}

#[test]
fn files_in_latin_1_are_read_and_a_wrong_declaration_is_noted() {
    let latin = |text: &str| {
        text.chars()
            .map(|character| u8::try_from(u32::from(character)).unwrap())
            .collect::<Vec<u8>>()
    };
    let declared = colombian().replace("UTF-8", "ISO-8859-1");
    for (bytes, findings) in [
        (latin(&declared), 0),
        (latin(&colombian()), 1),
        (declared.clone().into_bytes(), 1),
    ] {
        let Ok(Document::Invoice(read)) = read(&bytes) else {
            panic!("not read")
        };
        assert_eq!(read.content.supplier.unwrap().name, "Emisor & Cía. S.A.S.");
        assert_eq!(
            read.findings
                .iter()
                .filter(|finding| finding.rule == "reading.encoding")
                .count(),
            findings
        );
    }
}

#[test]
fn a_file_of_many_faults_gives_a_bounded_list() {
    let line = "<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>x</cbc:InvoicedQuantity></cac:InvoiceLine>";
    let text = colombian().replace("</Invoice>", &format!("{}</Invoice>", line.repeat(500)));
    assert_eq!(invoice(&text).findings.len(), FINDINGS_MAX);
}

fn any_document() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(colombian()),
        Just(peruvian()),
        Just(colombian_note()),
        Just(attached(&colombian())),
        Just(event("032", "Recibo")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Bytes replaced, cut out or doubled anywhere never make the reader panic or run away.
    #[test]
    fn no_mutilation_panics(document in any_document(), cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, any::<u8>(), 0u8..4), 1..12)) {
        let mut bytes = document.into_bytes();
        for (at, length, byte, kind) in cuts {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                _ => bytes.insert(at, b"<>&;/\"0-"[usize::from(byte) % 8]),
            }
        }
        let _ = read(&bytes);
    }

    /// Values replaced by anything at all are read or refused, never a panic, and what is read is checked without one.
    #[test]
    fn no_value_panics(document in any_document(), value in "[-0-9.,eE ]{0,40}|\\PC{0,20}", at in any::<prop::sample::Index>()) {
        let values: Vec<(usize, usize)> = document
            .match_indices('>')
            .filter_map(|(start, _)| document[start + 1..].find('<').map(|length| (start + 1, start + 1 + length)))
            .filter(|(start, end)| end > start)
            .collect();
        let (start, end) = values[at.index(values.len())];
        let escaped = value.replace('&', "&amp;").replace('<', "&lt;");
        let text = format!("{}{escaped}{}", &document[..start], &document[end..]);
        if let Ok(Document::Invoice(invoice)) = read(text.as_bytes()) {
            let subject = Subject {
                issuance: Some(&invoice.issuance),
                ..Subject::new(&invoice.content, &NothingKnown, NaiveDate::MAX)
            };
            let _ = check_read(&subject, &invoice.findings);
        }
    }
}
