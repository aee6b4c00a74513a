//! The lines of a Colombian document (annex 1.9, FAV to FBB).

use crate::domain::invoice::{Content, DocumentType, Line, Party};
use crate::interop::ubl::line::{LINE_AS_CODE, names};
use crate::interop::ubl::write::dian::{party, taxes};
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::{Why, adjustment, order};
use rust_decimal::Decimal;

/// Operation of an invoice that bills for others (table 13.1.5.1).
const MANDATE: &str = "11";

/// The lines, numbered from one.
pub fn groups(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let (name, _) = names(content.document_type);
    let mut groups = Vec::new();
    for (index, line) in content.lines.iter().enumerate() {
        let number = index + 1;
        let nodes = pen.within(&format!("{name}[{number}]"), |pen| {
            let nodes = line_nodes(pen, content, line, number);
            order::line(pen, nodes)
        });
        groups.push(Node::group(name, nodes));
    }
    groups
}

fn line_nodes(pen: &mut Pen, content: &Content, line: &Line, number: usize) -> Vec<Node> {
    let (_, quantity) = names(content.document_type);
    let mut id = Node::value("cbc:ID", &number.to_string());
    if content.operation == MANDATE {
        // Table 13.3.13: 0 the issuer's own income, 1 received for others.
        let whose = if line.on_behalf_of.is_some() {
            "1"
        } else {
            "0"
        };
        id = id.with("schemeID", whose);
    }
    if line.unit.is_empty() {
        pen.refuse(&format!("{quantity}/@unitCode"), Why::Missing);
    }
    let mut nodes = vec![
        id,
        pen.quantity(quantity, line.quantity)
            .with("unitCode", &line.unit),
        pen.money("cbc:LineExtensionAmount", line.amount),
    ];
    nodes.extend(optional("cbc:Note", &line.note));
    let is_free = line.amount.is_zero() && line.reference_price.is_some();
    if content.document_type != DocumentType::DebitNote {
        let said = if is_free { "true" } else { "false" };
        nodes.push(Node::value("cbc:FreeOfChargeIndicator", said));
    }
    if let Some(price) = line.reference_price {
        nodes.push(reference_price(pen, price));
    }
    let gross = line.price.checked_mul(line.quantity).unwrap_or(line.amount);
    nodes.extend(adjustment::groups(pen, &line.adjustments, gross));
    nodes.extend(taxes::of_line(pen, line));
    nodes.push(pen.within("cac:Item", |pen| item(pen, line, number)));
    nodes.push(price(pen, line));
    nodes
}

/// What something given for free is worth, as a commercial value (table 13.3.10, FAW).
fn reference_price(pen: &mut Pen, amount: Decimal) -> Node {
    let price = vec![
        pen.price("cbc:PriceAmount", amount),
        Node::value("cbc:PriceTypeCode", "01"),
        Node::value("cbc:PriceType", "Valor comercial"),
    ];
    let price = Node::group("cac:AlternativeConditionPrice", price);
    Node::group("cac:PricingReference", vec![price])
}

/// What is billed. The DIAN wants it coded (FAZ09): by UNSPSC, by the issuer's own code, or by the line's number.
fn item(pen: &mut Pen, line: &Line, number: usize) -> Node {
    let mut nodes = vec![pen.needed("cbc:Description", &line.description)];
    let own = optional("cbc:ID", &line.item_code);
    nodes.extend(own.map(|id| Node::group("cac:SellersItemIdentification", vec![id])));
    let number = number.to_string();
    let standard = if !line.unspsc.is_empty() {
        Node::value("cbc:ID", &line.unspsc).with_all(&[
            ("schemeAgencyID", "10"),
            ("schemeID", "001"),
            ("schemeName", "UNSPSC"),
        ])
    } else if !line.item_code.is_empty() {
        Node::value("cbc:ID", &line.item_code).with_all(&[
            ("schemeID", "999"),
            ("schemeName", "Estándar de adopción del contribuyente"),
        ])
    } else {
        Node::value("cbc:ID", &number)
            .with_all(&[("schemeID", "999"), ("schemeName", LINE_AS_CODE)])
    };
    nodes.push(Node::group(
        "cac:StandardItemIdentification",
        vec![standard],
    ));
    let principal = line.on_behalf_of.as_deref();
    nodes.extend(principal.map(|party| principal_group(pen, party)));
    Node::group("cac:Item", nodes)
}

/// Whose income the line is (FBA).
fn principal_group(pen: &mut Pen, principal: &Party) -> Node {
    let id = pen.needed("cbc:ID", &principal.id_number);
    let id = party::identified(id, principal);
    let mut agent = vec![Node::group("cac:PartyIdentification", vec![id])];
    let name = optional("cbc:Name", &principal.name);
    agent.extend(name.map(|name| Node::group("cac:PartyName", vec![name])));
    let power = Node::group(
        "cac:PowerOfAttorney",
        vec![Node::group("cac:AgentParty", agent)],
    );
    Node::group("cac:InformationContentProviderParty", vec![power])
}

/// The price of one unit.
fn price(pen: &mut Pen, line: &Line) -> Node {
    pen.within("cac:Price", |pen| {
        let base = pen.quantity("cbc:BaseQuantity", Decimal::ONE);
        Node::group(
            "cac:Price",
            vec![
                pen.price("cbc:PriceAmount", line.price),
                base.with("unitCode", &line.unit),
            ],
        )
    })
}
