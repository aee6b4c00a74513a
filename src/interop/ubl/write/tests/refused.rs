//! What cannot be written is said, all of it, with its place.

use super::composing::{Sample, amount, tax};
use super::{colombia, colombia_notes, peru};
use crate::domain::invoice::{Content, PaymentForm};
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::{Unwritable, Why, write};
use rust_decimal::Decimal;

fn named(samples: Vec<Sample>, name: &str) -> Sample {
    samples
        .into_iter()
        .find(|sample| sample.name == name)
        .unwrap()
}

fn refused(sample: &Sample, change: fn(&mut Content)) -> Vec<Unwritable> {
    let mut content = sample.content.clone();
    change(&mut content);
    write(&content, &sample.issuance, &sample.issuer).unwrap_err()
}

#[track_caller]
fn assert_refused(found: &[Unwritable], element: &str, why: &Why) {
    let expected = Unwritable {
        element: element.to_owned(),
        why: why.clone(),
    };
    assert!(found.contains(&expected), "{element} is not in {found:?}");
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    let invoice = named(colombia::invoices(), "co-iva-19");
    let found = refused(&invoice, |content| {
        content.operation.clear();
        content.payment.due_on = None;
        content.payment.means.clear();
        content.lines[0].unit.clear();
        content.lines[0].description = "  ".to_owned();
        content.customer.name.clear();
    });
    for element in [
        "Invoice/CustomizationID",
        "Invoice/PaymentMeans/PaymentDueDate",
        "Invoice/PaymentMeans/PaymentMeansCode",
        "Invoice/InvoiceLine[1]/InvoicedQuantity/@unitCode",
        "Invoice/InvoiceLine[1]/Item/Description",
        "Invoice/AccountingCustomerParty/PartyTaxScheme/RegistrationName",
    ] {
        assert_refused(&found, element, &Why::Missing);
    }
    let dollars = named(colombia::invoices(), "co-dollars");
    let found = refused(&dollars, |content| content.exchange = None);
    assert_refused(&found, "Invoice/PaymentExchangeRate", &Why::Missing);
    let note = named(colombia_notes::notes(), "co-credit-1");
    let found = refused(&note, |content| content.references.clear());
    assert_refused(&found, "CreditNote/BillingReference", &Why::Missing);
}

#[test]
fn amounts_too_large_to_add_are_written_or_refused_and_no_panic() {
    for name in ["co-mixed", "co-allowance", "pe-mixed", "pe-line-outside"] {
        let all = [colombia::invoices(), peru::invoices()].concat();
        let mut sample = named(all, name);
        for line in &mut sample.content.lines {
            line.price = Decimal::MAX;
            line.quantity = Decimal::new(1, 28);
            line.amount = Decimal::MAX;
            line.price_with_tax = None;
            line.tax_amount = None;
            for tax in &mut line.taxes {
                tax.amount = Decimal::MAX;
            }
        }
        sample.content.totals.lines = Decimal::MAX;
        sample.content.totals.taxes = Decimal::MAX;
        sample.content.totals.tax_inclusive = None;
        sample.content.totals.tax_exclusive = None;
        for adjustment in &mut sample.content.adjustments {
            adjustment.amount = Decimal::MAX;
            adjustment.percent = None;
            adjustment.base = None;
        }
        let written = write(&sample.content, &sample.issuance, &sample.issuer);
        assert!(written.is_err(), "{name}");
    }
}

#[test]
fn an_issuer_that_is_not_filled_in_is_refused() {
    let invoice = named(colombia::invoices(), "co-iva-19");
    let found = write(&invoice.content, &invoice.issuance, &Issuer::default()).unwrap_err();
    for element in [
        "Invoice/DianExtensions/InvoiceControl",
        "Invoice/AccountingSupplierParty/PhysicalLocation/Address/ID",
        "Invoice/AccountingSupplierParty/PartyTaxScheme/TaxScheme/ID",
        "Invoice/AccountingSupplierParty/PartyTaxScheme/CompanyID",
    ] {
        assert_refused(&found, element, &Why::Missing);
    }
}

#[test]
fn notes_have_no_place_for_withholdings_and_credit_notes_none_for_prepayments() {
    let note = named(colombia_notes::notes(), "co-credit-1");
    let found = refused(&note, |content| {
        content.withholdings = vec![tax("06", "4.00", amount("100"))];
    });
    assert_refused(&found, "CreditNote/WithholdingTaxTotal", &Why::NoPlace);
    let prepaid = named(colombia::invoices(), "co-prepaid")
        .content
        .prepayments;
    let mut content = note.content.clone();
    content.prepayments = prepaid;
    let found = write(&content, &note.issuance, &note.issuer).unwrap_err();
    assert_refused(&found, "CreditNote/PrepaidPayment", &Why::NoPlace);
}

#[test]
fn negative_amounts_and_too_many_decimals_are_refused() {
    let factura = named(peru::invoices(), "pe-taxed");
    let found = refused(&factura, |content| {
        content.totals.lines = amount("-1");
        content.totals.payable = amount("1180.005");
        content.lines[0].price = amount("100.00000000001");
        content.totals.rounding = amount("-0.01");
    });
    let lines = "Invoice/LegalMonetaryTotal/LineExtensionAmount";
    assert_refused(&found, lines, &Why::Negative("-1".to_owned()));
    let decimals = |value: &str, most| Why::Decimals {
        value: value.to_owned(),
        most,
    };
    let payable = "Invoice/LegalMonetaryTotal/PayableAmount";
    assert_refused(&found, payable, &decimals("1180.005", 2));
    let price = "Invoice/InvoiceLine[1]/Price/PriceAmount";
    assert_refused(&found, price, &decimals("100.00000000001", 10));
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn what_the_sunat_demands_is_refused_when_it_is_missing() {
    let factura = named(peru::invoices(), "pe-detraction-credit");
    let found = refused(&factura, |content| {
        content.operation.clear();
        content.payment.net_pending = None;
        content.lines[0].taxes.clear();
        if let Some(detraction) = &mut content.detraction {
            detraction.account.clear();
            detraction.amount = None;
        }
    });
    for element in [
        "Invoice/InvoiceTypeCode/@listID",
        "Invoice/PaymentTerms/Amount",
        "Invoice/PaymentMeans/ID",
        "Invoice/InvoiceLine[1]/TaxTotal/TaxSubtotal",
    ] {
        assert_refused(&found, element, &Why::Missing);
    }
    let found = refused(&factura, |content| {
        content.payment.form = PaymentForm::Unknown
    });
    assert_refused(&found, "Invoice/PaymentTerms/PaymentMeansID", &Why::Missing);
    let message = found.first().unwrap().to_string();
    assert_eq!(
        message,
        "Invoice/PaymentTerms/PaymentMeansID is needed and nothing says it"
    );
}
