//! The lines of a Peruvian document.

use crate::domain::check::sale;
use crate::domain::invoice::{Content, Line};
use crate::domain::money::{Rounding, round};
use crate::interop::ubl::line::names;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::sunat::{catalogue, taxes};
use crate::interop::ubl::write::{Why, adjustment, order};
use rust_decimal::Decimal;

/// The lines, numbered from one.
pub fn groups(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let (name, quantity) = names(content.document_type);
    let mut groups = Vec::new();
    for (index, line) in content.lines.iter().enumerate() {
        let number = index + 1;
        let nodes = pen.within(&format!("{name}[{number}]"), |pen| {
            let nodes = line_nodes(pen, line, number, quantity);
            order::line(pen, nodes)
        });
        groups.push(Node::group(name, nodes));
    }
    groups
}

fn line_nodes(pen: &mut Pen, line: &Line, number: usize, quantity: &'static str) -> Vec<Node> {
    if line.unit.is_empty() {
        pen.refuse(&format!("{quantity}/@unitCode"), Why::Missing);
    }
    let units = pen.quantity(quantity, line.quantity).with_all(&[
        ("unitCode", line.unit.as_str()),
        ("unitCodeListID", "UN/ECE rec 20"),
        ("unitCodeListAgencyName", catalogue::UNITED_NATIONS),
    ]);
    let mut nodes = vec![
        Node::value("cbc:ID", &number.to_string()),
        units,
        pen.money("cbc:LineExtensionAmount", line.amount),
    ];
    nodes.extend(optional("cbc:Note", &line.note));
    nodes.extend(prices(pen, line));
    nodes.extend(adjustment::groups(pen, &line.adjustments, line.amount));
    nodes.push(taxes::of_line(pen, line));
    nodes.push(pen.within("cac:Item", |pen| item(pen, line)));
    let price = pen.within("cac:Price", |pen| pen.price("cbc:PriceAmount", line.price));
    nodes.push(Node::group("cac:Price", vec![price]));
    nodes
}

/// The price with taxes (01) or, of something free, its reference price (02) (catalogue 16).
fn prices(pen: &mut Pen, line: &Line) -> Option<Node> {
    let prices = [
        (line.price_with_tax.or_else(|| with_taxes(line)), "01"),
        (line.reference_price, "02"),
    ];
    if sale::is_free(line) && line.reference_price.is_none() {
        pen.refuse(
            "cac:PricingReference/cac:AlternativeConditionPrice/cbc:PriceAmount",
            Why::Missing,
        );
    }
    let mut groups = Vec::new();
    for (price, code) in prices {
        if let Some(price) = price {
            let code = Node::value("cbc:PriceTypeCode", code);
            let nodes = vec![
                pen.price("cbc:PriceAmount", price),
                catalogue::listed(code, "Tipo de Precio", "16"),
            ];
            groups.push(Node::group("cac:AlternativeConditionPrice", nodes));
        }
    }
    (!groups.is_empty()).then(|| Node::group("cac:PricingReference", groups))
}

/// The price of one unit with its taxes (SUNAT 3270): amount and taxes, and what adjustments add outside the tax base.
fn with_taxes(line: &Line) -> Option<Decimal> {
    if sale::is_free(line) {
        return None;
    }
    let counted = line
        .taxes
        .iter()
        .filter(|tax| sale::adds_to_total(&tax.code));
    let outside = line
        .adjustments
        .iter()
        .filter_map(|adjustment| match adjustment.code.as_str() {
            "01" => Some(-adjustment.amount),
            "48" => Some(adjustment.amount),
            _ => None,
        });
    let total = counted
        .map(|tax| tax.amount)
        .chain(outside)
        .try_fold(line.amount, Decimal::checked_add)?;
    let price = total.checked_div(line.quantity)?;
    Some(round(price, 10, Rounding::HalfAway))
}

/// What is billed, with the issuer's code and that of the United Nations.
fn item(pen: &mut Pen, line: &Line) -> Node {
    let mut nodes = vec![pen.needed("cbc:Description", &line.description)];
    let own = optional("cbc:ID", &line.item_code);
    nodes.extend(own.map(|id| Node::group("cac:SellersItemIdentification", vec![id])));
    if let Some(code) = optional("cbc:ItemClassificationCode", &line.unspsc) {
        let code = code.with_all(&[
            ("listID", "UNSPSC"),
            ("listAgencyName", "GS1 US"),
            ("listName", "Item Classification"),
        ]);
        nodes.push(Node::group("cac:CommodityClassification", vec![code]));
    }
    Node::group("cac:Item", nodes)
}
