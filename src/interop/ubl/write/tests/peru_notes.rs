//! Peruvian credit and debit notes.

use super::composing::{Sample, amount, day};
use super::peru::{free, on_credit, sample, taxed};
use crate::domain::invoice::{Content, DocumentType, PaymentTerms, Reason, Reference, Tax, Totals};
use rust_decimal::Decimal;

fn note(content: &mut Content, document_type: DocumentType, concept: &str, text: &str) {
    let is_credit = document_type == DocumentType::CreditNote;
    content.document_type = document_type;
    content.type_code = if is_credit { "07" } else { "08" }.to_owned();
    content.operation = String::new();
    content.payment = PaymentTerms::default();
    content.reason = Some(Reason {
        code: concept.to_owned(),
        text: text.to_owned(),
    });
    content.references = vec![Reference {
        number: "F001-1".to_owned(),
        fiscal_code: String::new(),
        issued_on: None,
        type_code: "01".to_owned(),
    }];
}

fn credit(content: &mut Content, concept: &str, text: &str) {
    note(content, DocumentType::CreditNote, concept, text);
}

fn debit(content: &mut Content, concept: &str, text: &str) {
    note(content, DocumentType::DebitNote, concept, text);
}

/// A correction of instalments asks for nothing: its amounts are zero and its terms are the new ones.
fn new_instalments(content: &mut Content) {
    content.totals.payable = amount("1180.00");
    on_credit(content);
    content.payment.due_on = None;
    content.totals = Totals {
        tax_inclusive: Some(Decimal::ZERO),
        ..Totals::default()
    };
    let nothing = |tax: &mut Tax| {
        tax.base = Decimal::ZERO;
        tax.amount = Decimal::ZERO;
    };
    content.taxes.iter_mut().for_each(nothing);
    for line in &mut content.lines {
        line.price = Decimal::ZERO;
        line.amount = Decimal::ZERO;
        line.price_with_tax = Some(Decimal::ZERO);
        line.tax_amount = Some(Decimal::ZERO);
        line.taxes.iter_mut().for_each(nothing);
    }
}

pub(super) fn notes() -> Vec<Sample> {
    let lines = || vec![taxed("100.00")];
    vec![
        sample(
            "pe-credit-01",
            "FC01-1",
            lines(),
            |content| {
                credit(content, "01", "Anulación de la operación");
            },
            |_| {},
        ),
        sample(
            "pe-credit-04",
            "FC01-2",
            lines(),
            |content| {
                credit(content, "04", "Descuento global acordado");
            },
            |_| {},
        ),
        sample(
            "pe-credit-07",
            "FC01-3",
            vec![taxed("33.33"), free("5.00", "13")],
            |content| {
                credit(content, "07", "Devolución por ítem");
            },
            |_| {},
        ),
        sample(
            "pe-credit-10",
            "FC01-4",
            lines(),
            |content| {
                credit(content, "10", "Otros conceptos");
                content.notes = vec!["Acta de conciliación 12".to_owned()];
            },
            |_| {},
        ),
        sample(
            "pe-credit-13",
            "FC01-5",
            lines(),
            |content| {
                credit(content, "13", "Nuevas fechas de las cuotas");
            },
            new_instalments,
        ),
        sample(
            "pe-credit-boleta",
            "BC01-1",
            lines(),
            |content| {
                credit(content, "06", "Devolución total");
                for reference in &mut content.references {
                    reference.number = "B001-1".to_owned();
                    reference.type_code = "03".to_owned();
                }
            },
            |_| {},
        ),
        sample(
            "pe-debit-01",
            "FD01-1",
            lines(),
            |content| {
                debit(content, "01", "Intereses por mora");
                for reference in &mut content.references {
                    reference.issued_on = Some(day(10, 20));
                }
            },
            |_| {},
        ),
        sample(
            "pe-debit-02",
            "FD01-2",
            lines(),
            |content| {
                debit(content, "02", "Aumento en el valor");
            },
            |_| {},
        ),
        sample(
            "pe-debit-03",
            "FD01-3",
            lines(),
            |content| {
                debit(content, "03", "Penalidad por terminación");
            },
            |_| {},
        ),
    ]
}
