//! Invoices, boletas and notes of Peru (UBL 2.1, customization 2.0).
//! Here is the head of a document; its parts are in the files beside.

use crate::domain::invoice::{Content, DocumentType, Issuance};
use crate::interop::ubl::legends;
use crate::interop::ubl::write::header;
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::order;
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::{Why, adjustment};

pub mod catalogue;
pub mod line;
pub mod party;
pub mod payment;
pub mod taxes;

/// The name under which a document refers to its signature; the provider gives it to the signature it adds.
const SIGNATURE: &str = "SignatureSP";

const NAMESPACES: [(&str, &str); 4] = [
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
    ("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"),
];

/// The root element of a document.
pub fn document(pen: &mut Pen, content: &Content, issuance: &Issuance, issuer: &Issuer) -> Node {
    for tax in &content.withholdings {
        pen.refuse(
            &format!("cac:WithholdingTaxTotal[{}]", tax.code),
            Why::NoPlace,
        );
    }
    let signature = Node::group("ext:ExtensionContent", Vec::new());
    let extension = Node::group("ext:UBLExtension", vec![signature]);
    let mut nodes = vec![Node::group("ext:UBLExtensions", vec![extension])];
    nodes.extend(identification(pen, content, issuance));
    nodes.extend(said(content));
    nodes.extend(header::period(content));
    nodes.extend(header::order_reference(content));
    if content.document_type != DocumentType::Invoice {
        nodes.push(discrepancy(pen, content));
    }
    nodes.extend(billing_references(content));
    nodes.push(party::signature(content, issuer));
    nodes.push(party::supplier(pen, content, issuer));
    nodes.push(party::customer(pen, content));
    nodes.extend(party::place_of_use(pen, content));
    nodes.extend(payment::groups(pen, content));
    nodes.extend(payment::prepayments(pen, content, issuer));
    let lines = content.totals.lines;
    nodes.extend(adjustment::groups(pen, &content.adjustments, lines));
    let exchange = content.exchange.as_ref();
    nodes.extend(exchange.map(|rate| header::exchange(pen, rate, issuance)));
    nodes.push(taxes::total(pen, content));
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

/// What the document is: versions, number, day, type of document and of operation, currency.
fn identification(pen: &mut Pen, content: &Content, issuance: &Issuance) -> Vec<Node> {
    let version =
        Node::value("cbc:CustomizationID", "2.0").with("schemeAgencyName", catalogue::AGENCY);
    let mut nodes = vec![
        Node::value("cbc:UBLVersionID", "2.1"),
        version,
        pen.needed("cbc:ID", issuance.number()),
        header::date("cbc:IssueDate", issuance.on()),
    ];
    nodes.extend(optional("cbc:IssueTime", issuance.time()));
    if content.document_type == DocumentType::Invoice {
        let due_on = content.payment.due_on;
        nodes.extend(due_on.map(|on| header::date("cbc:DueDate", on)));
        if content.operation.is_empty() {
            pen.refuse("cbc:InvoiceTypeCode/@listID", Why::Missing);
        }
        let code = pen
            .needed("cbc:InvoiceTypeCode", &content.type_code)
            .with("listID", &content.operation);
        nodes.push(catalogue::listed(code, "Tipo de Documento", "01"));
    }
    let currency = Node::value("cbc:DocumentCurrencyCode", content.currency.code()).with_all(&[
        ("listID", "ISO 4217 Alpha"),
        ("listName", "Currency"),
        ("listAgencyName", catalogue::UNITED_NATIONS),
    ]);
    nodes.push(currency);
    let count = content.lines.len().to_string();
    nodes.push(Node::value("cbc:LineCountNumeric", &count));
    nodes
}

/// Legends, with their code of catalogue 52, and the notes of whoever issues.
fn said(content: &Content) -> Vec<Node> {
    let legends = legends::implied(content);
    let legends = legends.iter().chain(&content.legends);
    let mut nodes: Vec<Node> = legends
        .map(|legend| Node::value("cbc:Note", &legend.text).with("languageLocaleID", &legend.code))
        .collect();
    let notes = content.notes.iter();
    nodes.extend(notes.filter_map(|note| optional("cbc:Note", note)));
    nodes
}

/// Why a note was written (catalogues 09 and 10), and about which document.
fn discrepancy(pen: &mut Pen, content: &Content) -> Node {
    let (name, number) = match content.document_type {
        DocumentType::DebitNote => ("Tipo de nota de debito", "10"),
        _ => ("Tipo de nota de credito", "09"),
    };
    pen.within("cac:DiscrepancyResponse", |pen| {
        let (code, text) = content
            .reason
            .as_ref()
            .map_or(("", ""), |reason| (&reason.code, &reason.text));
        let reference = content.references.first();
        let mut nodes: Vec<Node> = reference
            .and_then(|reference| optional("cbc:ReferenceID", &reference.number))
            .into_iter()
            .collect();
        let code = pen.needed("cbc:ResponseCode", code);
        nodes.push(catalogue::listed(code, name, number));
        nodes.push(pen.needed("cbc:Description", text));
        Node::group("cac:DiscrepancyResponse", nodes)
    })
}

/// The documents that a note modifies.
fn billing_references(content: &Content) -> Vec<Node> {
    let mut nodes = Vec::new();
    for reference in &content.references {
        let mut inside: Vec<Node> = optional("cbc:ID", &reference.number).into_iter().collect();
        let day = reference.issued_on;
        inside.extend(day.map(|on| header::date("cbc:IssueDate", on)));
        let code = optional("cbc:DocumentTypeCode", &reference.type_code);
        inside.extend(code.map(|code| catalogue::listed(code, "Tipo de Documento", "01")));
        let document = Node::group("cac:InvoiceDocumentReference", inside);
        nodes.push(Node::group("cac:BillingReference", vec![document]));
    }
    nodes
}
