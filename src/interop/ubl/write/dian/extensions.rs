//! The extensions of a document: what the DIAN wants to know of range and software, and the place of the signature.
//! Signing is not done here.

use crate::domain::fiscal_code::software_security_code;
use crate::domain::fiscal_qr::search_address;
use crate::domain::invoice::{Content, DocumentType, Issuance, Numbering};
use crate::domain::tax_id::nit_check_digit;
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::dian::AGENCY;
use crate::interop::ubl::write::header;
use crate::interop::ubl::write::issuer::{Issuer, Software};
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::pen::Pen;

/// NIT of the DIAN, which authorises.
const DIAN_NIT: &str = "800197268";

/// The first extension is the DIAN's, the second is left empty for the signature.
pub fn group(
    pen: &mut Pen,
    content: &Content,
    issuance: &Issuance,
    issuer: &Issuer,
    fiscal_code: Option<&str>,
) -> Node {
    let dian = pen.within("sts:DianExtensions", |pen| {
        let mut nodes = Vec::new();
        if content.document_type == DocumentType::Invoice {
            let numbering = content.numbering.as_ref().or(issuer.numbering.as_ref());
            match numbering {
                Some(numbering) => nodes.push(control(pen, numbering)),
                None => pen.refuse("sts:InvoiceControl", Why::Missing),
            }
        }
        nodes.push(source());
        if let Some(software) = &issuer.software {
            nodes.extend(provider(pen, software, issuance.number()));
        }
        nodes.push(Node::group(
            "sts:AuthorizationProvider",
            vec![nit("sts:AuthorizationProviderID", DIAN_NIT)],
        ));
        let address = fiscal_code.map(|code| search_address(code, issuance.environment()));
        nodes.extend(address.map(|address| Node::value("sts:QRCode", &address)));
        Node::group("sts:DianExtensions", nodes)
    });
    let extension = |inside: Vec<Node>| {
        let content = Node::group("ext:ExtensionContent", inside);
        Node::group("ext:UBLExtension", vec![content])
    };
    Node::group(
        "ext:UBLExtensions",
        vec![extension(vec![dian]), extension(Vec::new())],
    )
}

/// The authorised range of an invoice (FAB05 to FAB12).
fn control(pen: &mut Pen, numbering: &Numbering) -> Node {
    pen.within("sts:InvoiceControl", |pen| {
        let mut whole = |name: &'static str, number: Option<u64>| {
            let text = number.map(|number| number.to_string()).unwrap_or_default();
            pen.needed(name, &text)
        };
        let (from, to) = (
            whole("sts:From", numbering.from),
            whole("sts:To", numbering.to),
        );
        let mut range = Vec::new();
        if !numbering.prefix.is_empty() {
            range.push(Node::value("sts:Prefix", &numbering.prefix));
        }
        range.extend([from, to]);
        let mut day = |name: &'static str, day: Option<chrono::NaiveDate>| {
            if day.is_none() {
                pen.refuse(name, Why::Missing);
            }
            day.map(|day| header::date(name, day))
        };
        let (start, end) = (
            day("cbc:StartDate", numbering.valid_from),
            day("cbc:EndDate", numbering.valid_to),
        );
        let period = start.into_iter().chain(end).collect();
        Node::group(
            "sts:InvoiceControl",
            vec![
                pen.needed("sts:InvoiceAuthorization", &numbering.resolution),
                Node::group("sts:AuthorizationPeriod", period),
                Node::group("sts:AuthorizedInvoices", range),
            ],
        )
    })
}

fn source() -> Node {
    let country = Node::value("cbc:IdentificationCode", "CO").with_all(&[
        ("listAgencyID", "6"),
        (
            "listAgencyName",
            "United Nations Economic Commission for Europe",
        ),
        (
            "listSchemeURI",
            "urn:oasis:names:specification:ubl:codelist:gc:CountryIdentificationCode-2.1",
        ),
    ]);
    Node::group("sts:InvoiceSource", vec![country])
}

/// Who provides the software, and the proof that it knows its PIN (FAB19 to FAB27).
fn provider(pen: &mut Pen, software: &Software, number: &str) -> [Node; 2] {
    for (name, value) in [
        ("sts:ProviderID", &software.provider),
        ("sts:SoftwareID", &software.id),
        ("sts:SoftwareSecurityCode", &software.pin),
    ] {
        if value.is_empty() {
            pen.refuse(name, Why::Missing);
        }
    }
    let code = software_security_code(&software.id, &software.pin, number);
    let provider = Node::group(
        "sts:SoftwareProvider",
        vec![
            nit("sts:ProviderID", &software.provider),
            Node::value("sts:SoftwareID", &software.id).with_all(&AGENCY),
        ],
    );
    let proof = Node::value("sts:SoftwareSecurityCode", &code).with_all(&AGENCY);
    [provider, proof]
}

/// A NIT with its check digit.
fn nit(name: &'static str, number: &str) -> Node {
    let digit = nit_check_digit(number).map(String::from);
    Node::value(name, number)
        .with_all(&AGENCY)
        .with("schemeID", &digit.unwrap_or_default())
        .with("schemeName", "31")
}
