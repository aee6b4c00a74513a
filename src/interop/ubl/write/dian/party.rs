//! The parties of a Colombian document (annex 1.9, FAJ and FAK).
//! What the DIAN demands of the supplier must be known; of a customer is written what is known.

use crate::domain::invoice::{Content, DocumentType, Party};
use crate::domain::tax_id::nit_check_digit;
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::dian::{AGENCY, names};
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;

/// The responsibility of whoever has none of the table 13.2.6.1.
const NO_RESPONSIBILITY: &str = "R-99-PN";
/// What a customer that says nothing has to do with IVA and INC.
const NO_SCHEME: &str = "ZZ";

/// Whoever issues: as the document states it, else the company.
pub fn supplier(pen: &mut Pen, content: &Content, issuer: &Issuer) -> Node {
    let party = content.supplier.as_ref().unwrap_or(&issuer.party);
    let role = "cac:AccountingSupplierParty";
    pen.within(role, |pen| {
        let mut nodes: Vec<Node> = optional("cbc:IndustryClassificationCode", &issuer.activities)
            .into_iter()
            .collect();
        let trade_name = match issuer.trade_name.as_str() {
            "" => &party.name,
            name => name,
        };
        nodes.extend(party_name(trade_name));
        let place = address("cac:Address", party);
        if place.is_none() || party.municipality.is_empty() {
            pen.refuse("cac:PhysicalLocation/cac:Address/cbc:ID", Why::Missing);
        }
        nodes.extend(place.map(|place| Node::group("cac:PhysicalLocation", vec![place])));
        if party.tax_scheme.is_empty() {
            pen.refuse("cac:PartyTaxScheme/cac:TaxScheme/cbc:ID", Why::Missing);
        }
        let prefix = match (content.document_type, &content.numbering, &issuer.numbering) {
            (DocumentType::Invoice, Some(numbering), _)
            | (DocumentType::Invoice, None, Some(numbering)) => numbering.prefix.as_str(),
            _ => "",
        };
        nodes.push(tax_scheme(pen, party, &party.tax_scheme));
        nodes.push(legal_entity(pen, party, prefix));
        nodes.extend(contact(party, &issuer.phone));
        group(role, party, nodes)
    })
}

/// Whoever buys.
pub fn customer(pen: &mut Pen, content: &Content) -> Node {
    let party = &content.customer;
    let role = "cac:AccountingCustomerParty";
    pen.within(role, |pen| {
        let id = identified(Node::value("cbc:ID", &party.id_number), party);
        let mut nodes = vec![Node::group("cac:PartyIdentification", vec![id])];
        nodes.extend(party_name(&party.name));
        let place = address("cac:Address", party);
        nodes.extend(place.map(|place| Node::group("cac:PhysicalLocation", vec![place])));
        let scheme = match party.tax_scheme.as_str() {
            "" => NO_SCHEME,
            scheme => scheme,
        };
        nodes.push(tax_scheme(pen, party, scheme));
        nodes.push(legal_entity(pen, party, ""));
        nodes.extend(contact(party, ""));
        group(role, party, nodes)
    })
}

fn group(role: &'static str, party: &Party, nodes: Vec<Node>) -> Node {
    let kind = Node::value("cbc:AdditionalAccountID", person_type(party));
    Node::group(role, vec![kind, Node::group("cac:Party", nodes)])
}

/// Table 13.2.3. Where it is not stated: a NIT of nine digits that starts with 8 or 9 is of a legal person, and so is
/// taken a NIT of another country; other numbers are of people.
fn person_type(party: &Party) -> &str {
    let of_company = party.id_number.len() == 9 && party.id_number.starts_with(['8', '9']);
    match (party.person_type.as_str(), party.id_code.as_str()) {
        ("", "50") => "1",
        ("", "31") if of_company => "1",
        ("", _) => "2",
        (stated, _) => stated,
    }
}

fn party_name(name: &str) -> Option<Node> {
    let name = optional("cbc:Name", name)?;
    Some(Node::group("cac:PartyName", vec![name]))
}

/// An id with its kind, and with its check digit when it is a NIT.
pub fn identified(node: Node, party: &Party) -> Node {
    let digit = match (party.id_code.as_str(), party.check_digit.as_str()) {
        ("31", "") => nit_check_digit(&party.id_number)
            .map(String::from)
            .unwrap_or_default(),
        (_, stated) => stated.to_owned(),
    };
    node.with_all(&AGENCY)
        .with("schemeID", &digit)
        .with("schemeName", &party.id_code)
}

fn company_id(pen: &mut Pen, party: &Party) -> Node {
    if party.id_code.is_empty() {
        pen.refuse("cbc:CompanyID/@schemeName", Why::Missing);
    }
    let id = pen.needed("cbc:CompanyID", &party.id_number);
    identified(id, party)
}

fn tax_scheme(pen: &mut Pen, party: &Party, scheme: &str) -> Node {
    pen.within("cac:PartyTaxScheme", |pen| {
        let responsibilities = match party.responsibilities.as_str() {
            "" => NO_RESPONSIBILITY,
            stated => stated,
        };
        // Regime of IVA, as annexes before 1.9 listed it: 48 responsible, 49 not.
        let regime = if matches!(scheme, "01" | "ZA") {
            "48"
        } else {
            "49"
        };
        let mut nodes = vec![
            pen.needed("cbc:RegistrationName", &party.name),
            company_id(pen, party),
            Node::value("cbc:TaxLevelCode", responsibilities).with("listName", regime),
        ];
        nodes.extend(address("cac:RegistrationAddress", party));
        nodes.push(Node::group(
            "cac:TaxScheme",
            vec![
                Node::value("cbc:ID", scheme),
                Node::value("cbc:Name", names::tax_scheme(scheme)),
            ],
        ));
        Node::group("cac:PartyTaxScheme", nodes)
    })
}

fn legal_entity(pen: &mut Pen, party: &Party, prefix: &str) -> Node {
    pen.within("cac:PartyLegalEntity", |pen| {
        let mut nodes = vec![
            pen.needed("cbc:RegistrationName", &party.name),
            company_id(pen, party),
        ];
        let prefix = optional("cbc:ID", prefix);
        nodes.extend(prefix.map(|id| Node::group("cac:CorporateRegistrationScheme", vec![id])));
        Node::group("cac:PartyLegalEntity", nodes)
    })
}

/// An address: municipality by its DANE code, whose first two digits are the department.
fn address(name: &'static str, party: &Party) -> Option<Node> {
    let is_abroad = !matches!(party.country_code.as_str(), "" | "CO");
    let mut nodes = Vec::new();
    if !is_abroad {
        nodes.extend(optional("cbc:ID", &party.municipality));
    }
    nodes.extend(optional("cbc:CityName", &party.city));
    nodes.extend(optional("cbc:PostalZone", &party.postal_code));
    let department = party.municipality.get(..2).unwrap_or("");
    if !is_abroad && !names::department(department).is_empty() {
        nodes.push(Node::value(
            "cbc:CountrySubentity",
            names::department(department),
        ));
        nodes.push(Node::value("cbc:CountrySubentityCode", department));
    }
    let line = optional("cbc:Line", &party.address);
    nodes.extend(line.map(|line| Node::group("cac:AddressLine", vec![line])));
    if let Some(code) = optional("cbc:IdentificationCode", &party.country_code) {
        let mut country = vec![code];
        let named = optional("cbc:Name", names::country(&party.country_code));
        country.extend(named.map(|named| named.with("languageID", "es")));
        nodes.push(Node::group("cac:Country", country));
    }
    (!nodes.is_empty()).then(|| Node::group(name, nodes))
}

fn contact(party: &Party, phone: &str) -> Option<Node> {
    let phone = optional("cbc:Telephone", phone);
    let email = optional("cbc:ElectronicMail", &party.email);
    let nodes: Vec<Node> = phone.into_iter().chain(email).collect();
    (!nodes.is_empty()).then(|| Node::group("cac:Contact", nodes))
}
