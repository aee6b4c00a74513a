//! What a customer paid before a document that deducts it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A payment received before this document (anticipo) and the document it was billed with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prepayment {
    /// Number of the document that billed it.
    pub number: String,
    /// SUNAT catalogue 12: 02 a factura, 03 a boleta; empty in Colombia.
    pub type_code: String,
    pub amount: Decimal,
    pub on: Option<NaiveDate>,
}
