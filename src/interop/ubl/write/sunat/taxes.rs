//! The taxes of a Peruvian document or line: one group, with a subtotal for each tax.

use crate::domain::check::sale;
use crate::domain::invoice::{Content, Line, Tax};
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::pen::{Decimals, Pen};
use crate::interop::ubl::write::sunat::catalogue;
use rust_decimal::Decimal;

/// The ISC, whose system of calculation is said (catalogue 08).
const SELECTIVE: &str = "2000";
/// The tax on plastic bags, which counts units and has no base.
const BAGS: &str = "7152";

/// The total of the document.
pub fn total(pen: &mut Pen, content: &Content) -> Node {
    pen.within("cac:TaxTotal", |pen| {
        let mut nodes = vec![pen.money("cbc:TaxAmount", content.totals.taxes)];
        nodes.extend(content.taxes.iter().map(|tax| {
            let percent = tax.percent.map(|percent| pen.rate("cbc:Percent", percent));
            subtotal(pen, tax, percent.into_iter().collect(), None)
        }));
        Node::group("cac:TaxTotal", nodes)
    })
}

/// The total of a line, without what is only referential (9996).
pub fn of_line(pen: &mut Pen, line: &Line) -> Node {
    pen.within("cac:TaxTotal", |pen| {
        let amount = line.tax_amount.or_else(|| {
            let counted = line
                .taxes
                .iter()
                .filter(|tax| sale::adds_to_total(&tax.code));
            counted
                .map(|tax| tax.amount)
                .try_fold(Decimal::ZERO, Decimal::checked_add)
        });
        let mut nodes = vec![pen.money("cbc:TaxAmount", amount.unwrap_or_default())];
        if line.taxes.is_empty() {
            pen.refuse("cac:TaxSubtotal", Why::Missing);
        }
        nodes.extend(line.taxes.iter().map(|tax| of_line_tax(pen, tax)));
        Node::group("cac:TaxTotal", nodes)
    })
}

fn of_line_tax(pen: &mut Pen, tax: &Tax) -> Node {
    let units = tax.per_unit.as_ref().map(|per_unit| {
        pen.number("cbc:BaseUnitMeasure", per_unit.units, Decimals(0, 0))
            .with("unitCode", "NIU")
    });
    let mut category = Vec::new();
    match &tax.per_unit {
        Some(per_unit) => category.push(pen.money("cbc:PerUnitAmount", per_unit.amount)),
        None => {
            let percent = tax.percent.unwrap_or_default();
            category.push(pen.rate("cbc:Percent", percent));
        }
    }
    if tax.code == SELECTIVE {
        category.push(pen.needed("cbc:TierRange", &tax.reason));
    } else if sale::is_affectation(&tax.code) {
        let reason = pen.needed("cbc:TaxExemptionReasonCode", &tax.reason);
        category.push(catalogue::listed(reason, "Afectacion del IGV", "07"));
    }
    subtotal(pen, tax, category, units)
}

/// Base and amount of one tax; `category` is what is said of it before its code.
fn subtotal(pen: &mut Pen, tax: &Tax, category: Vec<Node>, units: Option<Node>) -> Node {
    pen.within("cac:TaxSubtotal", |pen| {
        let mut nodes = Vec::new();
        if tax.code != BAGS || !tax.base.is_zero() {
            nodes.push(pen.money("cbc:TaxableAmount", tax.base));
        }
        nodes.push(pen.money("cbc:TaxAmount", tax.amount));
        nodes.extend(units);
        let (name, international) = catalogue::tax(&tax.code);
        let id = pen.needed("cbc:ID", &tax.code);
        let scheme = Node::group(
            "cac:TaxScheme",
            vec![
                catalogue::schemed(id, "Codigo de tributos", "05"),
                Node::value("cbc:Name", name),
                Node::value("cbc:TaxTypeCode", international),
            ],
        );
        let mut category = category;
        category.push(scheme);
        nodes.push(Node::group("cac:TaxCategory", category));
        Node::group("cac:TaxSubtotal", nodes)
    })
}
