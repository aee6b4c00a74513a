//! Documents about documents: the container an invoice is delivered in, and the events that follow it.
//! The invoice inside is read like any other, by `ubl`.

use crate::domain::invoice::{Party, Reference};
use crate::domain::tax_id::TaxIdKind;
use crate::interop::ubl::reader::{parse_date, plain};
use crate::interop::ubl::xml::Element;
use crate::interop::ubl::{Document, UblError, read_text};
use chrono::NaiveDate;

/// What an AttachedDocument says around the invoice it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Number of the container, not of the invoice.
    pub number: String,
    pub issued_on: Option<NaiveDate>,
    /// The XML of the invoice as it was carried.
    pub inner: String,
    /// The authority's answer that came with it: `02` is accepted by the DIAN.
    pub answer: Option<Event>,
}

/// An event about a document (ApplicationResponse), in summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Number of the event itself.
    pub number: String,
    pub issued_on: Option<NaiveDate>,
    /// DIAN 13.1.6: 030 receipt acknowledged, 031 claim, 032 goods or service received, 033 accepted, 034 tacitly
    /// accepted; 02 accepted and 04 refused by the DIAN. SUNAT: 0 accepted, otherwise the code of the fault.
    pub code: String,
    pub description: String,
    /// Who sends it and to whom.
    pub sender: Party,
    pub receiver: Party,
    /// The document it is about.
    pub about: Option<Reference>,
    /// CUDE of the event.
    pub fiscal_code: String,
}

impl Event {
    /// Whether it is one of the events of the RADIAN register.
    pub fn is_radian(&self) -> bool {
        self.code.len() == 3 && self.code.starts_with("03")
    }
}

/// Reads the invoice inside an AttachedDocument and keeps what the container says.
///
/// # Errors
/// When nothing is attached, or what is attached cannot be read.
pub fn open(root: &Element, depth: u8) -> Result<Document, UblError> {
    let path = "cac:Attachment/cac:ExternalReference/cbc:Description";
    let inner = root.find(path).map_or("", Element::value);
    if inner.is_empty() {
        return Err(UblError::Missing(format!("{}/{}", root.name, plain(path))));
    }
    let mut document = read_text(inner, depth + 1)?;
    if let Document::Invoice(invoice) = &mut document {
        invoice.container = Some(Container {
            number: value(root, "cbc:ID"),
            issued_on: parse_date(&value(root, "cbc:IssueDate")),
            inner: inner.to_owned(),
            answer: answer(root, depth),
        });
    }
    Ok(document)
}

/// The authority's answer, attached beside the invoice. One that cannot be read is left out: the invoice counts.
fn answer(root: &Element, depth: u8) -> Option<Event> {
    let path = "cac:ParentDocumentLineReference/cac:DocumentReference/cac:Attachment/cac:ExternalReference/cbc:Description";
    let text = root.find(path)?.value();
    match read_text(text, depth + 1) {
        Ok(Document::Event(event)) => Some(*event),
        _ => None,
    }
}

/// Summarises an ApplicationResponse. Nothing in it is needed for the books, so nothing missing is an error.
pub fn event(root: &Element) -> Event {
    let response = root.find("cac:DocumentResponse");
    let about = response.and_then(|response| response.find("cac:DocumentReference"));
    let answer = response.and_then(|response| response.find("cac:Response"));
    Event {
        number: value(root, "cbc:ID"),
        issued_on: parse_date(&value(root, "cbc:IssueDate")),
        code: answer.map_or_else(String::new, |answer| value(answer, "cbc:ResponseCode")),
        description: answer.map_or_else(String::new, |answer| value(answer, "cbc:Description")),
        sender: party(root, "cac:SenderParty"),
        receiver: party(root, "cac:ReceiverParty"),
        about: about.map(|about| Reference {
            number: value(about, "cbc:ID"),
            fiscal_code: value(about, "cbc:UUID").to_ascii_lowercase(),
            issued_on: parse_date(&value(about, "cbc:IssueDate")),
            type_code: value(about, "cbc:DocumentTypeCode"),
        }),
        fiscal_code: value(root, "cbc:UUID").to_ascii_lowercase(),
    }
}

fn value(from: &Element, path: &str) -> String {
    from.find(path).map_or("", Element::value).to_owned()
}

fn party(root: &Element, role: &str) -> Party {
    let party = root.find(role);
    let id = party.and_then(|party| {
        party
            .find("cac:PartyTaxScheme/cbc:CompanyID")
            .or_else(|| party.find("cac:PartyIdentification/cbc:ID"))
    });
    let id_code = id.map_or("", |id| id.attribute("schemeName"));
    let text = |path: &str| party.map_or_else(String::new, |party| value(party, path));
    Party {
        id_kind: if id_code == "31" {
            TaxIdKind::Nit
        } else {
            TaxIdKind::Other
        },
        id_code: id_code.to_owned(),
        id_number: id.map_or("", Element::value).to_owned(),
        check_digit: id.map_or("", |id| id.attribute("schemeID")).to_owned(),
        name: text("cac:PartyTaxScheme/cbc:RegistrationName"),
        email: text("cac:Contact/cbc:ElectronicMail"),
        ..Party::default()
    }
}
