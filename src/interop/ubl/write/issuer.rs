//! What a document needs to know of the company that issues it, besides what the document itself says.
//! Whoever writes a document fills it from the company's settings.

use crate::domain::company::Company;
use crate::domain::invoice::{Content, Numbering, Party, party};

/// The issuing company. Empty text is something not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    /// The supplier of a document that states none.
    pub party: Party,
    /// Name by which people know it.
    pub trade_name: String,
    /// Colombia: CIIU codes of what it does, separated by semicolons.
    pub activities: String,
    /// Colombia: authorised range of an invoice that states none.
    pub numbering: Option<Numbering>,
    /// Colombia: technical key of that range, with which the CUFE is made.
    pub technical_key: String,
    /// Colombia: the software that issues; absent when the provider adds its own.
    pub software: Option<Software>,
    /// Peru: code of the establishment that issues (0000 is the fiscal address, and what is written when empty).
    pub establishment: String,
}

/// Software registered with the DIAN.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Software {
    pub id: String,
    /// The secret of the software, with which CUDE and security code are made.
    pub pin: String,
    /// NIT of whoever provides it, without check digit: the company itself or a technology provider.
    pub provider: String,
}

impl Issuer {
    /// The company as the issuer of a document. The key of its range is that of the range which the document states.
    pub fn of(company: &Company, content: &Content) -> Issuer {
        let stated = content.numbering.as_ref();
        let range = company.numbering.iter().find(|range| {
            stated.is_some_and(|stated| {
                stated.resolution == range.resolution && stated.prefix == range.prefix
            })
        });
        Issuer {
            party: party::of_company(company),
            technical_key: range
                .map(|range| range.technical_key.clone())
                .unwrap_or_default(),
            ..Issuer::default()
        }
    }
}
