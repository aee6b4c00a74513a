//! The CUFE or CUDE of a document that is being issued.
//! How it is computed is in `domain::fiscal_code`; here is where its secret comes from.

use crate::domain::fiscal_code::InvoiceFacts;
use crate::domain::fiscal_qr::has_cufe;
use crate::domain::invoice::{Content, Issuance};
use crate::interop::ubl::write::issuer::Issuer;

/// The code that the facts of issuing state, else the one computed; absent when the secret is not known.
pub fn of(content: &Content, issuance: &Issuance, issuer: &Issuer) -> Option<String> {
    let stated = issuance.fiscal_code();
    if !stated.is_empty() {
        return Some(stated.to_owned());
    }
    let secret = if has_cufe(content) {
        issuer.technical_key.as_str()
    } else {
        issuer
            .software
            .as_ref()
            .map_or("", |software| &software.pin)
    };
    if secret.is_empty() {
        return None;
    }
    let supplier = content.supplier.as_ref().unwrap_or(&issuer.party);
    let facts = InvoiceFacts::of(content, issuance, &supplier.id_number, secret)?;
    Some(facts.code())
}

/// The name of the algorithm: a CUFE is made with the technical key of a range, a CUDE with the PIN of the software.
pub fn scheme(content: &Content) -> &'static str {
    if has_cufe(content) {
        "CUFE-SHA384"
    } else {
        "CUDE-SHA384"
    }
}
