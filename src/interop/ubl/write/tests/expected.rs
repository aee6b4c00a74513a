//! What is read back from a written document, with the differences that are on purpose.

use super::composing::Sample;
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType, Issuance};
use crate::interop::ubl::write::dian::code;

/// The code is computed when the secret is known.
pub(super) fn issuance(sample: &Sample) -> Issuance {
    let stated = &sample.issuance;
    let code = match sample.content.country {
        Country::Colombia => code::of(&sample.content, stated, &sample.issuer).unwrap_or_default(),
        Country::Peru => String::new(),
    };
    Issuance::new(
        stated.number().to_owned(),
        stated.on(),
        stated.time().to_owned(),
        code,
        stated.environment().to_owned(),
    )
}

/// The supplier and the range of the company are stated.
pub(super) fn content(sample: &Sample) -> Content {
    let mut content = sample.content.clone();
    let supplier = content.supplier.take();
    content.supplier = supplier.or_else(|| Some(sample.issuer.party.clone()));
    let needs_range =
        content.country == Country::Colombia && content.document_type == DocumentType::Invoice;
    if needs_range && content.numbering.is_none() {
        content.numbering = sample.issuer.numbering.clone();
    }
    content
}
