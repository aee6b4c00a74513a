//! Colombian credit and debit notes: each concept, with and without reference.

use super::colombia_parts::{in_dollars, sample, support};
use super::composing::{Sample, adjustment, amount, day, with_tax};
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Content, DocumentType, PaymentForm, PaymentTerms, Period, Reason, Reference,
};

fn note(content: &mut Content, document_type: DocumentType, concept: &str, text: &str) {
    let is_credit = document_type == DocumentType::CreditNote;
    content.document_type = document_type;
    content.type_code = if is_credit { "91" } else { "92" }.to_owned();
    content.operation = if is_credit { "20" } else { "30" }.to_owned();
    content.payment = PaymentTerms::default();
    content.reason = Some(Reason {
        code: concept.to_owned(),
        text: text.to_owned(),
    });
    content.references = vec![Reference {
        number: "SETP990000101".to_owned(),
        fiscal_code: "ab".repeat(48),
        issued_on: Some(day(11, 1)),
        type_code: "01".to_owned(),
    }];
}

fn credit(content: &mut Content, concept: &str, text: &str) {
    note(content, DocumentType::CreditNote, concept, text);
}

fn debit(content: &mut Content, concept: &str, text: &str) {
    note(content, DocumentType::DebitNote, concept, text);
}

/// A note about a period instead of an invoice.
fn alone(content: &mut Content, operation: &str) {
    content.operation = operation.to_owned();
    content.references.clear();
    content.period = Some(Period {
        from: day(9, 1),
        to: day(9, 30),
    });
}

pub(super) fn notes() -> Vec<Sample> {
    let lines = || vec![with_tax(support("20000"), "01", "19.00")];
    vec![
        sample("co-credit-1", "NC1", lines(), |content| {
            credit(content, "1", "Devolución parcial del servicio");
        }),
        sample("co-credit-2", "NC2", lines(), |content| {
            credit(content, "2", "Anulación de la factura");
        }),
        sample("co-credit-3", "NC3", lines(), |content| {
            credit(content, "3", "Rebaja acordada");
        }),
        sample("co-credit-4", "NC4", lines(), |content| {
            credit(content, "4", "Ajuste de precio");
        }),
        sample("co-credit-5", "NC5", lines(), |content| {
            credit(content, "5", "Pronto pago");
        }),
        sample("co-credit-6", "NC6", lines(), |content| {
            credit(content, "6", "Volumen de ventas");
        }),
        sample("co-credit-alone", "NC7", lines(), |content| {
            credit(content, "3", "Rebaja del mes");
            alone(content, "22");
        }),
        sample("co-credit-dollars", "NC8", lines(), |content| {
            credit(content, "4", "Ajuste de precio");
            in_dollars(content);
        }),
        sample("co-credit-adjusted", "NC9", lines(), |content| {
            credit(content, "4", "Ajuste de precio");
            let gross = amount("200000");
            content.adjustments = vec![adjustment(false, "00", "Acuerdo", gross, "10.00")];
            content.payment.form = PaymentForm::Cash;
            content.payment.means = "10".to_owned();
        }),
        sample("co-credit-two", "NC10", lines(), |content| {
            credit(content, "1", "Devolución de dos facturas");
            let mut other = content.references.clone();
            for reference in &mut other {
                reference.number = "NCE4".to_owned();
                reference.type_code = "91".to_owned();
            }
            content.references.extend(other);
        }),
        sample("co-debit-1", "ND1", lines(), |content| {
            debit(content, "1", "Intereses de mora");
        }),
        sample("co-debit-2", "ND2", lines(), |content| {
            debit(content, "2", "Gastos por cobrar");
        }),
        sample("co-debit-3", "ND3", lines(), |content| {
            debit(content, "3", "Cambio del valor");
        }),
        sample("co-debit-4", "ND4", lines(), |content| {
            debit(content, "4", "Otros");
        }),
        sample("co-debit-alone", "ND5", lines(), |content| {
            debit(content, "3", "Cambio del valor del mes");
            alone(content, "32");
        }),
        sample("co-debit-adjusted", "ND6", lines(), |content| {
            debit(content, "3", "Cambio del valor");
            let gross = amount("200000");
            content.adjustments = vec![adjustment(true, "02", "Recargo", gross, "5.00")];
            content.payment = PaymentTerms {
                form: PaymentForm::Credit,
                means: "47".to_owned(),
                due_on: Some(day(12, 3)),
                ..PaymentTerms::default()
            };
            content.prepayments = vec![Prepayment {
                number: "SETP990000001".to_owned(),
                type_code: String::new(),
                amount: amount("1000"),
                on: Some(day(10, 1)),
            }];
        }),
    ]
}
