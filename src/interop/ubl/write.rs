//! Writing invoices and notes in UBL 2.1 as the DIAN (annex 1.9) and the SUNAT (customization 2.0) want them.
//! Signing and sending belong to the provider: the place of the signature is left empty, and what only the provider
//! knows (its software, and with it the CUDE) is left out when the issuer does not state it.
//!
//! What is written is read back by `ubl::read` as the same content, with these differences on purpose:
//! a supplier or numbering range that the content leaves to the company is stated; taxes of one code stand together;
//! what the authority demands and the content leaves open is filled in where it follows from the rest (the percentage
//! and base of an adjustment, a total, the check digit of a NIT, the kind of person); line breaks become spaces.
//! Nor are kept: the instalments of a Colombian document but the last day, the due day of a Peruvian note, and the
//! fiscal code of what a Peruvian note modifies.

use crate::domain::country::Country;
use crate::domain::invoice::{Content, Issuance};
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::pen::Pen;

pub mod adjustment;
pub mod dian;
pub mod header;
pub mod issuer;
pub mod node;
pub mod order;
pub mod pen;
pub mod sunat;

/// Something that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{element} {why}")]
pub struct Unwritable {
    /// Names of elements from the root, as `Invoice/InvoiceLine[2]/Price/PriceAmount`.
    pub element: String,
    pub why: Why,
}

/// Why an element cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error("is needed and nothing says it")]
    Missing,
    #[error("is negative: {0}")]
    Negative(String),
    #[error("has more than {most} decimals: {value}")]
    Decimals { value: String, most: u32 },
    #[error("has no place in this kind of document")]
    NoPlace,
}

/// Writes an issued document.
///
/// # Errors
/// Everything that cannot be written, not only the first; whether the rest is right is decided by `domain::check`.
pub fn write(
    content: &Content,
    issuance: &Issuance,
    issuer: &Issuer,
) -> Result<Vec<u8>, Vec<Unwritable>> {
    let mut pen = Pen::new(content);
    let root = match content.country {
        Country::Colombia => dian::document(&mut pen, content, issuance, issuer),
        Country::Peru => sunat::document(&mut pen, content, issuance, issuer),
    };
    let unwritable = pen.finish();
    if unwritable.is_empty() {
        Ok(node::to_bytes(&root))
    } else {
        Err(unwritable)
    }
}

#[cfg(test)]
mod tests;
