//! What proves a printed document: the code and digest that its authority knows it by, and the text of its QR code.

use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::fiscal_qr::{of_dian, of_sunat};
use crate::domain::invoice::{Content, Issuance, Party};
use crate::interop::ubl::write::dian::code;
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::xml;

/// The marks of one document. What is empty or absent is not known here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Colombia: CUFE or CUDE.
    pub fiscal_code: String,
    /// Peru: digest of the signature (valor resumen).
    pub digest: String,
    /// What the QR code says.
    pub qr: Option<String>,
}

/// The marks of an issued document. `party` is who issues it, `digest` that of its signature, empty when unknown.
pub fn of(
    company: Option<&Company>,
    content: &Content,
    issuance: &Issuance,
    party: &Party,
    digest: &str,
) -> Stamp {
    match content.country {
        Country::Colombia => {
            let issuer = company.map(|company| Issuer::of(company, content));
            let fiscal_code =
                code::of(content, issuance, &issuer.unwrap_or_default()).unwrap_or_default();
            let qr = of_dian(content, issuance, &party.id_number, &fiscal_code);
            Stamp {
                fiscal_code,
                digest: String::new(),
                qr,
            }
        }
        Country::Peru => Stamp {
            fiscal_code: String::new(),
            digest: digest.to_owned(),
            qr: of_sunat(content, issuance, &party.id_number, digest),
        },
    }
}

/// The digest that the signature of a document is about, as it is written; absent from one that is not signed.
pub fn signature_digest(bytes: &[u8]) -> Option<String> {
    let document = xml::parse(bytes).ok()?.root;
    let signed = document.anywhere("ds:SignedInfo")?;
    let whole = |reference: &&xml::Element| reference.attribute("URI").is_empty();
    let reference = signed.all("ds:Reference").find(whole);
    let reference = reference.or_else(|| signed.find("ds:Reference"))?;
    let digest = reference.find("ds:DigestValue")?.value();
    (!digest.is_empty()).then(|| digest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::signature_digest;

    #[test]
    fn the_digest_of_the_whole_document_is_taken() {
        let xml = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' \
            xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:Signature><ds:SignedInfo>\
            <ds:Reference URI='#properties'><ds:DigestValue>other=</ds:DigestValue></ds:Reference>\
            <ds:Reference URI=''><ds:DigestValue> i0D1lXFk/9x= </ds:DigestValue></ds:Reference>\
            </ds:SignedInfo></ds:Signature></Invoice>";
        let digest = signature_digest(xml.as_bytes());
        assert_eq!(digest.as_deref(), Some("i0D1lXFk/9x="));
        let unsigned = xml.replace("SignedInfo", "Other");
        assert_eq!(signature_digest(unsigned.as_bytes()), None);
        assert_eq!(signature_digest(b"<"), None);
    }
}
