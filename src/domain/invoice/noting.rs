//! Notes about an issued invoice: what they take from it, before anybody fills them in.

use crate::domain::country::Country;
use crate::domain::invoice::{
    Content, DocumentType, Invoice, Line, PaymentForm, PaymentTerms, Reason, Reference, Totals,
};
use crate::domain::item::usual_unit;
use rust_decimal::Decimal;

/// Days to pay what a debit note adds, until somebody says otherwise.
const USUAL_TERM: u16 = 30;

/// A note about an invoice, with an official concept and why. Its lines are those of the invoice, claiming nothing of a
/// contract; it asks for no payment and names no deposit.
pub fn about(invoice: &Invoice, document_type: DocumentType, concept: &str, text: &str) -> Content {
    let original = &invoice.content;
    let is_credit = document_type == DocumentType::CreditNote;
    let (type_code, operation) = match (original.country, is_credit) {
        (Country::Colombia, true) => ("91", "20"),
        (Country::Colombia, false) => ("92", "30"),
        (Country::Peru, true) => ("07", "0101"),
        (Country::Peru, false) => ("08", "0101"),
    };
    let issuance = invoice.issuance();
    let mut lines = original.lines.clone();
    for line in &mut lines {
        line.bills = None;
    }
    Content {
        document_type,
        type_code: type_code.to_owned(),
        operation: operation.to_owned(),
        lines,
        withholdings: Vec::new(),
        payment: PaymentTerms::default(),
        references: vec![Reference {
            number: invoice.number().to_owned(),
            fiscal_code: issuance
                .map(|issuance| issuance.fiscal_code().to_owned())
                .unwrap_or_default(),
            issued_on: invoice.issued_on(),
            type_code: original.type_code.clone(),
        }],
        reason: Some(Reason {
            code: concept.to_owned(),
            text: text.to_owned(),
        }),
        numbering: None,
        detraction: None,
        ..original.clone()
    }
}

/// A note that takes a part back or adds to it, to be filled in. A credit note begins with the lines of the invoice; a
/// debit note with one empty line taxed as the first of the invoice.
pub fn partial(invoice: &Invoice, document_type: DocumentType) -> Content {
    let country = invoice.content.country;
    let concept = match (country, document_type) {
        (Country::Colombia, DocumentType::CreditNote) => "4",
        (Country::Colombia, _) => "3",
        (Country::Peru, DocumentType::CreditNote) => "09",
        (Country::Peru, _) => "02",
    };
    let mut content = about(invoice, document_type, concept, "");
    content.prepayments.clear();
    content.legends.clear();
    content.totals = Totals::default();
    if document_type == DocumentType::DebitNote {
        content.adjustments.clear();
        content.payment = PaymentTerms {
            form: PaymentForm::Credit,
            means: invoice.content.payment.means.clone(),
            days: Some(USUAL_TERM),
            ..PaymentTerms::default()
        };
        let taxes = content.lines.first().map(|line| line.taxes.clone());
        content.lines = vec![Line {
            quantity: Decimal::ONE,
            unit: usual_unit(country).to_owned(),
            taxes: taxes.unwrap_or_default(),
            ..Line::default()
        }];
    }
    content
}
