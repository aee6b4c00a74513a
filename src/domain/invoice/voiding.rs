//! The credit note that takes an invoice back entirely.

use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType, Invoice, PaymentTerms, Reason, Reference};

/// The note: the same lines, against the invoice's number. It claims nothing of a contract, because taking the invoice
/// back is what frees the period that it billed.
pub fn voiding(invoice: &Invoice, text: &str) -> Content {
    let original = &invoice.content;
    let (type_code, operation, concept) = match original.country {
        Country::Colombia => ("91", "20", "2"),
        Country::Peru => ("07", "0101", "01"),
    };
    let issuance = invoice.issuance();
    let mut lines = original.lines.clone();
    for line in &mut lines {
        line.bills = None;
    }
    Content {
        document_type: DocumentType::CreditNote,
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
