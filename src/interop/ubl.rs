//! Electronic documents in UBL 2.1 as the DIAN (Colombia) and the SUNAT (Peru) define them, read into the domain
//! and written from it in `write`. Whether a document is right is decided by `domain::check`; signatures are neither
//! verified nor made.

use crate::domain::country::Country;
use crate::domain::finding::Finding;
use crate::domain::invoice::{Content, DocumentType, Issuance};
use crate::interop::ubl::container::{Container, Event};
use crate::interop::ubl::reader::Reading;
use crate::interop::ubl::xml::{Element, Space, XmlError};

pub mod body;
pub mod container;
pub mod dian;
pub mod in_words;
pub mod legends;
pub mod line;
pub mod reader;
pub mod stamp;
pub mod sunat;
pub mod write;
pub mod xml;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// An invoice, credit note or debit note.
    Invoice(Box<Electronic>),
    /// An event about an invoice, as a RADIAN acceptance or the answer of an authority: not an invoice.
    Event(Box<Event>),
}

/// An invoice or note with the facts of its issuing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Electronic {
    /// `content.supplier` is always present here; the customer is `content.customer`.
    pub content: Content,
    pub issuance: Issuance,
    /// What could not be read as it should be: rules `reading.…` of the table in `domain::check`.
    /// They belong in the review beside what the check finds, because the check sees only the content.
    pub findings: Vec<Finding>,
    /// The document that carried it, when it came inside an AttachedDocument.
    pub container: Option<Container>,
}

/// Why a file is not a document that can be read. Paths are element names from the root.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UblError {
    #[error(transparent)]
    Xml(#[from] XmlError),
    #[error("{0} is not an invoice, a note or an event")]
    NotAnInvoice(String),
    #[error("neither a document of the DIAN nor of the SUNAT")]
    UnknownCountry,
    #[error("{0} is missing")]
    Missing(String),
    #[error("{place}: {value:?} is not a date")]
    NotADate { place: String, value: String },
    #[error("{place}: {value:?} is not an amount")]
    NotAnAmount { place: String, value: String },
    #[error("containers are nested too deeply")]
    Nested,
}

/// Containers inside containers that are still opened.
const NESTING_MAX: u8 = 2;

/// Reads the bytes of an XML file.
///
/// # Errors
/// See [`UblError`]; a document that only breaks rules is read, with findings.
pub fn read(bytes: &[u8]) -> Result<Document, UblError> {
    let parsed = xml::parse(bytes)?;
    let mut document = read_root(&parsed.root, 0)?;
    if let (Document::Invoice(invoice), true) = (&mut document, parsed.encoding_contradicts) {
        let mut reading = Reading::new(&parsed.root, invoice.content.country);
        reading.note("reading.encoding", &parsed.root, None, None);
        invoice.findings.append(&mut reading.findings);
    }
    Ok(document)
}

/// Reads a document that is already text, at a depth of containers.
fn read_text(text: &str, depth: u8) -> Result<Document, UblError> {
    read_root(&xml::parse_text(text)?, depth)
}

fn read_root(root: &Element, depth: u8) -> Result<Document, UblError> {
    if root.space != Space::Document {
        return Err(UblError::NotAnInvoice(root.name.clone()));
    }
    let document_type = match root.name.as_str() {
        "Invoice" => DocumentType::Invoice,
        "CreditNote" => DocumentType::CreditNote,
        "DebitNote" => DocumentType::DebitNote,
        "ApplicationResponse" => return Ok(Document::Event(Box::new(container::event(root)))),
        "AttachedDocument" if depth < NESTING_MAX => return container::open(root, depth),
        "AttachedDocument" => return Err(UblError::Nested),
        other => return Err(UblError::NotAnInvoice(other.to_owned())),
    };
    let country = country_of(root).ok_or(UblError::UnknownCountry)?;
    let mut reading = Reading::new(root, country);
    let (content, issuance) = match country {
        Country::Colombia => dian::read(&mut reading, document_type)?,
        Country::Peru => sunat::read(&mut reading, document_type)?,
    };
    Ok(Document::Invoice(Box::new(Electronic {
        content,
        issuance,
        findings: reading.findings,
        container: None,
    })))
}

/// Whose rules a document follows, by the marks that only one authority's documents carry.
fn country_of(root: &Element) -> Option<Country> {
    let marked = |path: &str, attribute: &str, mark: &str| {
        root.find(path)
            .is_some_and(|element| element.attribute(attribute).contains(mark))
    };
    let value = |path: &str| root.find(path).map_or("", Element::value);
    let issuer = "cac:AccountingSupplierParty/cac:Party";
    let colombian = root.anywhere("sts:DianExtensions").is_some()
        || value("cbc:ProfileID").starts_with("DIAN")
        || marked(
            &format!("{issuer}/cac:PartyTaxScheme/cbc:CompanyID"),
            "schemeAgencyID",
            "195",
        );
    if colombian {
        return Some(Country::Colombia);
    }
    let identification = format!("{issuer}/cac:PartyIdentification/cbc:ID");
    let peruvian = marked("cbc:CustomizationID", "schemeAgencyName", "SUNAT")
        || marked(&identification, "schemeAgencyName", "SUNAT")
        || marked(&identification, "schemeURI", "sunat")
        || (value("cbc:CustomizationID") == "2.0" && value("cbc:UBLVersionID") == "2.1");
    peruvian.then_some(Country::Peru)
}

#[cfg(test)]
mod tests;
