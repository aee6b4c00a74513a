//! Documents written for the tests and read whole; faulty ones are in `faults`.
//! Real documents are read in the integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use super::{Document, Electronic, UblError, read};
use crate::domain::country::Country;
use crate::domain::invoice::{DocumentType, PaymentForm};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use written::{attached, colombian, colombian_note, event, peruvian};

mod faults;
mod written;

fn invoice(text: &str) -> Electronic {
    match read(text.as_bytes()) {
        Ok(Document::Invoice(invoice)) => *invoice,
        other => panic!("not read as an invoice: {other:?}"),
    }
}

fn whole(amount: i64) -> Decimal {
    Decimal::new(amount, 0)
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day)
}

#[test]
fn a_colombian_invoice_is_read_whole() {
    let read = invoice(&colombian());
    assert_eq!(read.findings, []);
    let (content, issuance) = (read.content, read.issuance);
    assert_eq!(
        (content.country, content.document_type),
        (Country::Colombia, DocumentType::Invoice)
    );
    assert_eq!(
        (
            issuance.number(),
            issuance.fiscal_code(),
            issuance.environment()
        ),
        ("SETP990000123", "ab12", "1")
    );
    assert_eq!(
        (Some(issuance.on()), issuance.time()),
        (day(11, 2), "10:15:00-05:00")
    );
    let supplier = content.supplier.unwrap();
    assert_eq!(
        (supplier.name.as_str(), supplier.id_kind),
        ("Emisor & Cía. S.A.S.", TaxIdKind::Nit)
    );
    assert_eq!(
        (supplier.city.as_str(), supplier.address.as_str()),
        ("Bogotá, D.C.", "Cra 7 # 1-2")
    );
    let customer = &content.customer;
    assert_eq!(
        (
            customer.id_kind,
            customer.id_code.as_str(),
            customer.id_number.as_str()
        ),
        (TaxIdKind::Other, "50", "US-998877")
    );
    assert_eq!(
        (
            customer.city.as_str(),
            customer.country_code.as_str(),
            customer.email.as_str()
        ),
        ("Miami", "US", "ap@foreign.example")
    );
}

#[test]
fn the_lines_and_totals_of_a_colombian_invoice_are_read() {
    let content = invoice(&colombian()).content;
    let line = content.lines.first().unwrap();
    assert_eq!(line.description, "Consultoría, octubre de 2026");
    assert_eq!(
        (line.price, line.quantity, line.unit.as_str()),
        (whole(100_000), whole(10), "94")
    );
    assert_eq!(
        (line.tax_amount, line.reference_price),
        (Some(whole(19_060)), Some(whole(120_000)))
    );
    let bags = line.taxes[1].per_unit.as_ref().unwrap();
    assert_eq!((bags.amount, bags.units), (whole(30), whole(2)));
    assert_eq!(
        (content.taxes.len(), content.totals.taxes),
        (2, whole(19_060))
    );
    assert_eq!(content.withholdings[0].amount, whole(40_000));
    assert_eq!(
        (
            content.adjustments[0].charge,
            content.adjustments[0].percent
        ),
        (false, Some(whole(1)))
    );
    assert_eq!(
        (content.totals.payable, content.totals.allowances),
        (whole(1_009_060), whole(10_000))
    );
}

#[test]
fn the_payment_and_the_rest_of_a_colombian_invoice_are_read() {
    let content = invoice(&colombian()).content;
    assert_eq!(
        (content.payment.form, content.payment.due_on),
        (PaymentForm::Credit, day(12, 2))
    );
    assert_eq!(content.payment.means, "47");
    assert_eq!(
        content.period.map(|period| Some(period.to)),
        Some(day(10, 31))
    );
    assert_eq!(
        (content.purchase_order.as_str(), content.notes),
        ("OC-7", vec!["Uno".to_owned(), "Dos".to_owned()])
    );
    let rate = content.exchange.unwrap();
    assert_eq!((rate.to, rate.rate), (Currency::USD, Decimal::new(25, 5)));
    let numbering = content.numbering.unwrap();
    assert_eq!(
        (numbering.prefix.as_str(), numbering.from, numbering.to),
        ("SETP", Some(990_000_000), Some(995_000_000))
    );
}

#[test]
fn a_peruvian_factura_is_read_whole() {
    let read = invoice(&peruvian());
    assert_eq!(read.findings, []);
    let content = read.content;
    assert_eq!(
        (
            content.country,
            content.type_code.as_str(),
            content.operation.as_str()
        ),
        (Country::Peru, "01", "1001")
    );
    assert_eq!(read.issuance.number(), "F001-25");
    assert_eq!(content.customer.id_kind, TaxIdKind::Ruc);
    let [paid, free] = content.lines.as_slice() else {
        panic!("two lines")
    };
    assert_eq!(
        (paid.price_with_tax, paid.reference_price),
        (Some(whole(118)), None)
    );
    assert_eq!(
        (free.price_with_tax, free.reference_price),
        (None, Some(whole(10)))
    );
    assert_eq!(
        (paid.taxes[0].reason.as_str(), paid.taxes[0].percent),
        ("10", Some(whole(18)))
    );
    let payment = content.payment;
    assert_eq!(
        (payment.form, payment.net_pending),
        (PaymentForm::Credit, Some(whole(1038)))
    );
    let dues: Vec<_> = payment
        .instalments
        .iter()
        .map(|part| (Some(part.due_on), part.amount))
        .collect();
    assert_eq!(dues, [(day(11, 17), whole(500)), (day(12, 2), whole(538))]);
    let detraction = content.detraction.unwrap();
    assert_eq!(
        (detraction.code.as_str(), detraction.account.as_str()),
        ("022", "00-045")
    );
    assert_eq!(
        (detraction.amount, detraction.currency),
        (Some(whole(142)), Some(Currency::PEN))
    );
    assert_eq!(payment.means, "001");
    assert_eq!(content.adjustments[0].percent, Some(Decimal::new(2000, 3)));
}

#[test]
fn a_note_names_its_reason_and_every_document_it_concerns() {
    let content = invoice(&colombian_note()).content;
    assert_eq!(
        (content.document_type, content.type_code.as_str()),
        (DocumentType::CreditNote, "91")
    );
    assert_eq!(
        content.reason.as_ref().map(|reason| reason.code.as_str()),
        Some("2")
    );
    let numbers: Vec<&str> = content
        .references
        .iter()
        .map(|reference| reference.number.as_str())
        .collect();
    assert_eq!(numbers, ["SETP1", "SETP2"]);
    assert_eq!(content.references[0].fiscal_code, "aa");
    assert_eq!(content.lines[0].quantity, whole(10));
}

#[test]
fn a_price_for_several_units_is_brought_to_one_when_only_that_gives_the_amount() {
    let per_hundred = colombian().replace(
        "<cbc:PriceAmount currencyID=\"COP\">100000.00</cbc:PriceAmount><cbc:BaseQuantity unitCode=\"94\">10<",
        "<cbc:PriceAmount currencyID=\"COP\">10000000.00</cbc:PriceAmount><cbc:BaseQuantity unitCode=\"94\">100<",
    );
    assert_eq!(invoice(&per_hundred).content.lines[0].price, whole(100_000));
}

#[test]
fn a_container_is_opened_and_both_are_kept() {
    let inner = colombian().replace("<cbc:Note>Uno<", "<cbc:Note><![CDATA[Uno]]><");
    let read = invoice(&attached(&inner));
    assert_eq!(read.issuance.number(), "SETP990000123");
    let container = read.container.unwrap();
    assert_eq!(
        (container.number.as_str(), container.issued_on),
        ("AD-1", day(11, 3))
    );
    assert_eq!(container.inner, inner);
    assert_eq!(
        container.answer.map(|answer| answer.code),
        Some("02".to_owned())
    );
    let twice = invoice(&attached(&attached(&inner)));
    assert_eq!(twice.issuance.number(), "SETP990000123");
    let thrice = attached(&attached(&attached(&inner)));
    assert_eq!(super::read(thrice.as_bytes()), Err(UblError::Nested));
    let empty = super::read(attached("").as_bytes());
    assert!(matches!(empty, Err(UblError::Missing(_))), "{empty:?}");
}

#[test]
fn an_event_is_recognised_and_is_not_an_invoice() {
    for (code, radian) in [("030", true), ("034", true), ("02", false)] {
        let Ok(Document::Event(event)) = read(event(code, "Acuse").as_bytes()) else {
            panic!("not an event")
        };
        assert_eq!((event.code.as_str(), event.is_radian()), (code, radian));
        assert_eq!(
            event.about.map(|about| (about.number, about.fiscal_code)),
            Some(("SETP990000123".into(), "ab12".into()))
        );
        assert_eq!(
            (
                event.sender.id_number.as_str(),
                event.sender.check_digit.as_str()
            ),
            ("899999068", "1")
        );
    }
}

#[test]
fn what_has_no_number_day_or_total_is_refused_with_its_path() {
    let refused = |text: String| read(text.as_bytes()).unwrap_err().to_string();
    for (text, expected) in [
        (
            colombian().replace("<cbc:ID>SETP990000123</cbc:ID>", ""),
            "Invoice/ID is missing",
        ),
        (
            colombian().replace("<cbc:IssueDate>2026-11-02<", "<cbc:IssueDate>02/11/2026<"),
            "Invoice/IssueDate: \"02/11/2026\" is not a date",
        ),
        (
            colombian().replace("COP\">1009060.00<", "COP\">1.009.060<"),
            "Invoice/LegalMonetaryTotal/PayableAmount: \"1.009.060\" is not an amount",
        ),
        (
            colombian().replace("cac:LegalMonetaryTotal>", "cac:Other>"),
            "Invoice/LegalMonetaryTotal is missing",
        ),
        (
            peruvian()
                .replace("2.0</cbc:CustomizationID>", "9.9</cbc:CustomizationID>")
                .replace(" schemeAgencyName=\"PE:SUNAT\"", ""),
            "neither a document of the DIAN nor of the SUNAT",
        ),
        (
            "<html/>".to_owned(),
            "html is not an invoice, a note or an event",
        ),
        (
            peruvian()
                .replace("xsd:Invoice-2", "xsd:DespatchAdvice-2")
                .replace("<Invoice ", "<DespatchAdvice ")
                .replace("</Invoice>", "</DespatchAdvice>"),
            "DespatchAdvice is not an invoice, a note or an event",
        ),
    ] {
        assert_eq!(refused(text), expected);
    }
}
