//! The taxes and withholdings of a Colombian document or line (annex 1.9, FAS, FAT, FAX, FAY).
//! What is excluded has no tax and so no group; what is exempt has one with rate 0.00.

use crate::domain::invoice::{Content, Line, Tax};
use crate::interop::ubl::write::dian::names;
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::pen::Pen;
use rust_decimal::Decimal;

/// The groups of the whole document.
pub fn totals(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let unit = |code: &str| {
        let line = content
            .lines
            .iter()
            .find(|line| line.taxes.iter().any(|tax| tax.code == code));
        line.map_or("", |line| line.unit.as_str()).to_owned()
    };
    let mut nodes = groups(pen, "cac:TaxTotal", &content.taxes, &unit);
    nodes.extend(groups(
        pen,
        "cac:WithholdingTaxTotal",
        &content.withholdings,
        &unit,
    ));
    nodes
}

/// The groups of one line.
pub fn of_line(pen: &mut Pen, line: &Line) -> Vec<Node> {
    let unit = |_: &str| line.unit.clone();
    let mut nodes = groups(pen, "cac:TaxTotal", &line.taxes, &unit);
    nodes.extend(groups(
        pen,
        "cac:WithholdingTaxTotal",
        &line.withholdings,
        &unit,
    ));
    nodes
}

/// One group for each tax, with one subtotal for each rate (FAS01b, FAS04).
fn groups(
    pen: &mut Pen,
    name: &'static str,
    taxes: &[Tax],
    unit: &dyn Fn(&str) -> String,
) -> Vec<Node> {
    let mut codes: Vec<&str> = Vec::new();
    for tax in taxes {
        if !codes.contains(&tax.code.as_str()) {
            codes.push(&tax.code);
        }
    }
    let mut groups = Vec::new();
    for code in codes {
        let unit = unit(code);
        groups.push(pen.within(name, |pen| {
            let of_code = || taxes.iter().filter(|tax| tax.code == code);
            let sum = of_code().try_fold(Decimal::ZERO, |sum, tax| sum.checked_add(tax.amount));
            let mut nodes = vec![pen.money("cbc:TaxAmount", sum.unwrap_or_default())];
            nodes.extend(of_code().map(|tax| subtotal(pen, tax, &unit)));
            Node::group(name, nodes)
        }));
    }
    groups
}

/// A tax has a rate and a base, or so much for each unit; then the base is no amount of money.
fn subtotal(pen: &mut Pen, tax: &Tax, unit: &str) -> Node {
    pen.within("cac:TaxSubtotal", |pen| {
        let mut nodes = Vec::new();
        if tax.per_unit.is_none() || !tax.base.is_zero() {
            nodes.push(pen.money("cbc:TaxableAmount", tax.base));
        }
        nodes.push(pen.money("cbc:TaxAmount", tax.amount));
        if let Some(per_unit) = &tax.per_unit {
            let units = pen.quantity("cbc:BaseUnitMeasure", per_unit.units);
            nodes.push(units.with("unitCode", unit));
            nodes.push(pen.money("cbc:PerUnitAmount", per_unit.amount));
        }
        let mut category = Vec::new();
        category.extend(tax.percent.map(|percent| pen.rate("cbc:Percent", percent)));
        let code = pen.needed("cbc:ID", &tax.code);
        category.push(Node::group(
            "cac:TaxScheme",
            vec![code, Node::value("cbc:Name", names::tax(&tax.code))],
        ));
        nodes.push(Node::group("cac:TaxCategory", category));
        Node::group("cac:TaxSubtotal", nodes)
    })
}
