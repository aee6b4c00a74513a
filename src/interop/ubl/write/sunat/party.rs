//! The parties of a Peruvian document and the reference to its signature.

use crate::domain::invoice::{Content, Party};
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::sunat::{SIGNATURE, catalogue};

/// The fiscal address: the establishment of whoever states no other.
const FISCAL_ADDRESS: &str = "0000";

/// Who signs, and where the signature is.
pub fn signature(content: &Content, issuer: &Issuer) -> Node {
    let party = content.supplier.as_ref().unwrap_or(&issuer.party);
    let id = Node::value("cbc:ID", &party.id_number);
    let name = Node::value("cbc:Name", &party.name);
    let signatory = Node::group(
        "cac:SignatoryParty",
        vec![
            Node::group("cac:PartyIdentification", vec![id]),
            Node::group("cac:PartyName", vec![name]),
        ],
    );
    let place = Node::value("cbc:URI", &format!("#{SIGNATURE}"));
    let attachment = Node::group(
        "cac:DigitalSignatureAttachment",
        vec![Node::group("cac:ExternalReference", vec![place])],
    );
    Node::group(
        "cac:Signature",
        vec![Node::value("cbc:ID", SIGNATURE), signatory, attachment],
    )
}

/// Whoever issues: as the document states it, else the company.
pub fn supplier(pen: &mut Pen, content: &Content, issuer: &Issuer) -> Node {
    let party = content.supplier.as_ref().unwrap_or(&issuer.party);
    let establishment = match issuer.establishment.as_str() {
        "" => FISCAL_ADDRESS,
        code => code,
    };
    let trade_name = optional("cbc:Name", &issuer.trade_name);
    let role = "cac:AccountingSupplierParty";
    pen.within(role, |pen| {
        role_group(pen, role, party, trade_name, establishment)
    })
}

/// Whoever buys.
pub fn customer(pen: &mut Pen, content: &Content) -> Node {
    let role = "cac:AccountingCustomerParty";
    pen.within(role, |pen| {
        role_group(pen, role, &content.customer, None, "")
    })
}

fn role_group(
    pen: &mut Pen,
    role: &'static str,
    party: &Party,
    trade_name: Option<Node>,
    establishment: &str,
) -> Node {
    let mut nodes = vec![identification(pen, party)];
    nodes.extend(trade_name.map(|name| Node::group("cac:PartyName", vec![name])));
    let mut legal = vec![pen.needed("cbc:RegistrationName", &party.name)];
    legal.extend(address(party, establishment));
    nodes.push(Node::group("cac:PartyLegalEntity", legal));
    let email = optional("cbc:ElectronicMail", &party.email);
    nodes.extend(email.map(|email| Node::group("cac:Contact", vec![email])));
    Node::group(role, vec![Node::group("cac:Party", nodes)])
}

/// Where an exported service is used: the customer's country, which is not Peru (SUNAT 3098, 3099).
pub fn place_of_use(pen: &mut Pen, content: &Content) -> Option<Node> {
    let is_exported = matches!(content.operation.as_str(), "0201" | "0208");
    is_exported.then(|| {
        pen.within("cac:Delivery", |pen| {
            let code = &content.customer.country_code;
            let code = pen.needed("cbc:IdentificationCode", code);
            let address = Node::group("cac:Address", vec![country(code)]);
            let location = Node::group("cac:DeliveryLocation", vec![address]);
            Node::group("cac:Delivery", vec![location])
        })
    })
}

fn country(code: Node) -> Node {
    let code = code.with_all(&[
        ("listID", "ISO 3166-1"),
        ("listAgencyName", catalogue::UNITED_NATIONS),
        ("listName", "Country"),
    ]);
    Node::group("cac:Country", vec![code])
}

/// Number and kind of identity document (catalogue 06).
pub fn identification(pen: &mut Pen, party: &Party) -> Node {
    if party.id_code.is_empty() {
        pen.refuse("cac:PartyIdentification/cbc:ID/@schemeID", Why::Missing);
    }
    let id = pen
        .needed("cbc:ID", &party.id_number)
        .with("schemeID", &party.id_code);
    let id = catalogue::schemed(id, "Documento de Identidad", "06");
    Node::group("cac:PartyIdentification", vec![id])
}

/// The registered address: ubigeo of the INEI, code of the establishment, words.
fn address(party: &Party, establishment: &str) -> Option<Node> {
    let mut nodes = Vec::new();
    let ubigeo = optional("cbc:ID", &party.municipality);
    nodes.extend(ubigeo.map(|id| {
        id.with("schemeName", "Ubigeos")
            .with("schemeAgencyName", "PE:INEI")
    }));
    let establishment = optional("cbc:AddressTypeCode", establishment);
    nodes.extend(establishment.map(|code| {
        code.with("listAgencyName", catalogue::AGENCY)
            .with("listName", "Establecimientos anexos")
    }));
    nodes.extend(optional("cbc:CityName", &party.city));
    let line = optional("cbc:Line", &party.address);
    nodes.extend(line.map(|line| Node::group("cac:AddressLine", vec![line])));
    nodes.extend(optional("cbc:IdentificationCode", &party.country_code).map(country));
    (!nodes.is_empty()).then(|| Node::group("cac:RegistrationAddress", nodes))
}
