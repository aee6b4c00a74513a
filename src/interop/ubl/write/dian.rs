//! Invoices and notes of Colombia (Resolución 000165 de 2023, Anexo técnico 1.9).
//! Here is the head of a document; its parts are in the files beside.

use crate::domain::invoice::{Content, DocumentType, Issuance, Reference};
use crate::domain::money::Currency;
use crate::interop::ubl::write::dian::names::concept;
use crate::interop::ubl::write::header;
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::order;
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::{Why, adjustment};

pub mod code;
pub mod extensions;
pub mod line;
pub mod names;
pub mod party;
pub mod payment;
pub mod taxes;

/// Who keeps the lists of codes.
pub const AGENCY: [(&str, &str); 2] = [
    ("schemeAgencyID", "195"),
    (
        "schemeAgencyName",
        "CO, DIAN (Dirección de Impuestos y Aduanas Nacionales)",
    ),
];

/// The namespaces of a document; the last two are those of the signature that the provider adds.
const NAMESPACES: [(&str, &str); 6] = [
    (
        "xmlns:cac",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    ),
    (
        "xmlns:cbc",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    ),
    (
        "xmlns:ext",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    ),
    ("xmlns:sts", "dian:gov:co:facturaelectronica:Structures-2-1"),
    ("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("xmlns:xades", "http://uri.etsi.org/01903/v1.3.2#"),
];

/// The root element of a document.
pub fn document(pen: &mut Pen, content: &Content, issuance: &Issuance, issuer: &Issuer) -> Node {
    let fiscal_code = code::of(content, issuance, issuer);
    let mut nodes = identification(pen, content, issuance, fiscal_code.as_deref());
    nodes.push(extensions::group(
        pen,
        content,
        issuance,
        issuer,
        fiscal_code.as_deref(),
    ));
    nodes.extend(context(pen, content, issuance));
    nodes.extend(header::period(content));
    nodes.extend(header::order_reference(content));
    nodes.extend(content.references.iter().filter_map(billing_reference));
    nodes.push(party::supplier(pen, content, issuer));
    nodes.push(party::customer(pen, content));
    nodes.extend(payment::groups(pen, content));
    let lines = content.totals.lines;
    nodes.extend(adjustment::groups(pen, &content.adjustments, lines));
    nodes.extend(taxes::totals(pen, content));
    nodes.push(header::totals(pen, content));
    nodes.extend(line::groups(pen, content));
    let (name, namespace) = match content.document_type {
        DocumentType::Invoice => ("Invoice", "Invoice-2"),
        DocumentType::CreditNote => ("CreditNote", "CreditNote-2"),
        DocumentType::DebitNote => ("DebitNote", "DebitNote-2"),
    };
    let namespace = format!("urn:oasis:names:specification:ubl:schema:xsd:{namespace}");
    Node::group(name, order::document(pen, nodes))
        .with("xmlns", &namespace)
        .with_all(&NAMESPACES)
}

/// What the document is: versions, number, code, day, type (annex 1.9, FAD01 to FAD16 and those of notes).
fn identification(
    pen: &mut Pen,
    content: &Content,
    issuance: &Issuance,
    fiscal_code: Option<&str>,
) -> Vec<Node> {
    let profile = match content.document_type {
        DocumentType::Invoice => "DIAN 2.1: Factura Electrónica de Venta",
        DocumentType::CreditNote => "DIAN 2.1: Nota Crédito de Factura Electrónica de Venta",
        DocumentType::DebitNote => "DIAN 2.1: Nota Débito de Factura Electrónica de Venta",
    };
    let environment = issuance.environment();
    let mut nodes = vec![
        Node::value("cbc:UBLVersionID", "UBL 2.1"),
        pen.needed("cbc:CustomizationID", &content.operation),
        Node::value("cbc:ProfileID", profile),
        pen.needed("cbc:ProfileExecutionID", environment),
        pen.needed("cbc:ID", issuance.number()),
        header::date("cbc:IssueDate", issuance.on()),
        pen.needed("cbc:IssueTime", issuance.time()),
    ];
    if let Some(code) = fiscal_code {
        let uuid = Node::value("cbc:UUID", code)
            .with("schemeID", environment)
            .with("schemeName", code::scheme(content));
        nodes.push(uuid);
    }
    match content.document_type {
        DocumentType::Invoice => {
            nodes.push(pen.needed("cbc:InvoiceTypeCode", &content.type_code));
            let due_on = content.payment.due_on;
            nodes.extend(due_on.map(|on| header::date("cbc:DueDate", on)));
        }
        DocumentType::CreditNote => {
            nodes.push(pen.needed("cbc:CreditNoteTypeCode", &content.type_code));
        }
        DocumentType::DebitNote => {}
    }
    let notes = content.notes.iter();
    nodes.extend(notes.filter_map(|note| optional("cbc:Note", note)));
    let currency = Node::value("cbc:DocumentCurrencyCode", content.currency.code()).with_all(&[
        ("listAgencyID", "6"),
        (
            "listAgencyName",
            "United Nations Economic Commission for Europe",
        ),
        ("listID", "ISO 4217 Alpha"),
    ]);
    nodes.push(currency);
    let count = content.lines.len().to_string();
    nodes.push(Node::value("cbc:LineCountNumeric", &count));
    nodes
}

/// Why a note was written, and at what rate another currency converts to pesos.
fn context(pen: &mut Pen, content: &Content, issuance: &Issuance) -> Vec<Node> {
    let mut nodes = Vec::new();
    if content.document_type != DocumentType::Invoice {
        nodes.push(discrepancy(pen, content));
        let stands_alone = matches!(content.operation.as_str(), "22" | "32");
        if !stands_alone && content.references.is_empty() {
            pen.refuse("cac:BillingReference", Why::Missing);
        }
        if stands_alone && content.period.is_none() {
            pen.refuse("cac:InvoicePeriod", Why::Missing);
        }
    }
    match &content.exchange {
        Some(rate) => nodes.push(header::exchange(pen, rate, issuance)),
        None if content.currency != Currency::COP => {
            pen.refuse("cac:PaymentExchangeRate", Why::Missing);
        }
        None => {}
    }
    nodes
}

/// The concept of a note (CBF, DBF; tables 13.2.4 and 13.2.5).
fn discrepancy(pen: &mut Pen, content: &Content) -> Node {
    let (code, text) = content
        .reason
        .as_ref()
        .map_or(("", ""), |reason| (&reason.code, &reason.text));
    let said = if text.is_empty() {
        concept(content.document_type, code)
    } else {
        text
    };
    pen.within("cac:DiscrepancyResponse", |pen| {
        let reference = content.references.first();
        let mut nodes: Vec<Node> = reference
            .and_then(|reference| optional("cbc:ReferenceID", &reference.number))
            .into_iter()
            .collect();
        nodes.push(pen.needed("cbc:ResponseCode", code));
        nodes.extend(optional("cbc:Description", said));
        Node::group("cac:DiscrepancyResponse", nodes)
    })
}

/// Another document that this one concerns.
fn billing_reference(reference: &Reference) -> Option<Node> {
    let (name, scheme) = match reference.type_code.as_str() {
        "91" => ("cac:CreditNoteDocumentReference", "CUDE-SHA384"),
        "92" => ("cac:DebitNoteDocumentReference", "CUDE-SHA384"),
        "03" => ("cac:InvoiceDocumentReference", "CUDE-SHA384"),
        _ => ("cac:InvoiceDocumentReference", "CUFE-SHA384"),
    };
    let mut nodes = vec![optional("cbc:ID", &reference.number)?];
    let code = optional("cbc:UUID", &reference.fiscal_code);
    nodes.extend(code.map(|code| code.with("schemeName", scheme)));
    let day = reference.issued_on;
    nodes.extend(day.map(|on| header::date("cbc:IssueDate", on)));
    nodes.extend(optional("cbc:DocumentTypeCode", &reference.type_code));
    let document = Node::group(name, nodes);
    Some(Node::group("cac:BillingReference", vec![document]))
}
