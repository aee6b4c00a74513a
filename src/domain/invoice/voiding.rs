//! The credit note that takes an invoice back entirely.

use crate::domain::country::Country;
use crate::domain::invoice::noting::about;
use crate::domain::invoice::{Content, DocumentType, Invoice};

/// The note: the same lines, against the invoice's number. It claims nothing of a contract, because taking the invoice
/// back is what frees the period that it billed.
pub fn voiding(invoice: &Invoice, text: &str) -> Content {
    let concept = match invoice.content.country {
        Country::Colombia => "2",
        Country::Peru => "01",
    };
    about(invoice, DocumentType::CreditNote, concept, text)
}
