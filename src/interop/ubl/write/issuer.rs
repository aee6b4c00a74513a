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
    /// Colombia: stands beside the e-mail.
    pub phone: String,
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
            phone: company.official.phone.clone(),
            software: software(company),
            technical_key: range
                .map(|range| range.technical_key.clone())
                .unwrap_or_default(),
            ..Issuer::default()
        }
    }
}

/// The software, when all of it is known; else the provider adds its own.
fn software(company: &Company) -> Option<Software> {
    let official = &company.official;
    let parts = [
        &official.software_id,
        &company.software_pin,
        &official.software_provider,
    ];
    let is_known = parts.iter().all(|part| !part.is_empty());
    is_known.then(|| Software {
        id: official.software_id.clone(),
        pin: company.software_pin.clone(),
        provider: official.software_provider.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::Issuer;
    use crate::app::samples::{company, invoice};
    use crate::domain::company::Official;

    #[test]
    fn the_settings_of_the_company_make_the_issuer() {
        let content = invoice(1, 9, "FE1", "2026-10-01", "2026-10-31", 1_000).content;
        let mut own = company();
        own.city = "Funza".to_owned();
        own.software_pin = "12345".to_owned();
        own.official = Official {
            municipality: "25286".to_owned(),
            phone: "+57 601 555".to_owned(),
            responsibilities: "O-13;O-15".to_owned(),
            tax_scheme: "ZA".to_owned(),
            software_id: "fc8eac42".to_owned(),
            ..Official::default()
        };
        let issuer = Issuer::of(&own, &content);
        assert_eq!(issuer.party.municipality, "25286");
        assert_eq!(issuer.party.responsibilities, "O-13;O-15");
        assert_eq!(issuer.party.tax_scheme, "ZA");
        assert_eq!(issuer.phone, "+57 601 555");
        assert_eq!(issuer.software, None, "whose software it is, is not known");
        own.official.software_provider = "900373115".to_owned();
        let software = Issuer::of(&own, &content).software;
        let known = software.map(|software| (software.id, software.pin, software.provider));
        let expected = ("fc8eac42", "12345", "900373115");
        let expected = (
            expected.0.to_owned(),
            expected.1.to_owned(),
            expected.2.to_owned(),
        );
        assert_eq!(known, Some(expected));
        own.official = Official::default();
        own.city = "Medellín".to_owned();
        let plain = Issuer::of(&own, &content).party;
        assert_eq!(
            (&*plain.municipality, &*plain.responsibilities),
            ("05001", "R-99-PN")
        );
        assert_eq!(plain.tax_scheme, "01");
    }
}
