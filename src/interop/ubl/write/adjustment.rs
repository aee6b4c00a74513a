//! Allowances and charges, of a document or of a line.
//! Colombia writes percentages and wants their base; Peru writes factors with a code of catalogue 53.

use crate::domain::country::Country;
use crate::domain::invoice::Adjustment;
use crate::domain::money::{Rounding, round};
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::sunat::catalogue;
use rust_decimal::Decimal;

/// The groups of adjustments whose base is `gross` where they do not say another.
pub fn groups(pen: &mut Pen, adjustments: &[Adjustment], gross: Decimal) -> Vec<Node> {
    let mut groups = Vec::new();
    for (index, adjustment) in adjustments.iter().enumerate() {
        let place = format!("cac:AllowanceCharge[{}]", index + 1);
        groups.push(pen.within(&place, |pen| match pen.country {
            Country::Colombia => colombian(pen, index + 1, adjustment, gross),
            Country::Peru => peruvian(pen, adjustment),
        }));
    }
    groups
}

fn colombian(pen: &mut Pen, number: usize, adjustment: &Adjustment, gross: Decimal) -> Node {
    let base = adjustment.base.unwrap_or(gross);
    let percent = adjustment.percent.or_else(|| percentage(adjustment, base));
    let reason = match (adjustment.reason.as_str(), adjustment.code.as_str()) {
        ("", "00") => "Descuento no condicionado",
        ("", "01") => "Descuento condicionado",
        ("", "02") => "Recargo no condicionado",
        ("", "03") => "Recargo condicionado",
        ("", _) if adjustment.charge => "Recargo",
        ("", _) => "Descuento",
        (stated, _) => stated,
    };
    let mut nodes = vec![
        Node::value("cbc:ID", &number.to_string()),
        indicator(adjustment),
    ];
    nodes.extend(optional("cbc:AllowanceChargeReasonCode", &adjustment.code));
    nodes.push(Node::value("cbc:AllowanceChargeReason", reason));
    nodes.extend(percent.map(|percent| pen.rate("cbc:MultiplierFactorNumeric", percent)));
    nodes.push(pen.money("cbc:Amount", adjustment.amount));
    nodes.push(pen.money("cbc:BaseAmount", base));
    Node::group("cac:AllowanceCharge", nodes)
}

fn peruvian(pen: &mut Pen, adjustment: &Adjustment) -> Node {
    let code = pen.needed("cbc:AllowanceChargeReasonCode", &adjustment.code);
    let mut nodes = vec![
        indicator(adjustment),
        catalogue::listed(code, "Cargo/descuento", "53"),
    ];
    nodes.extend(optional("cbc:AllowanceChargeReason", &adjustment.reason));
    if let Some(factor) = adjustment.percent.and_then(factor) {
        nodes.push(pen.rate("cbc:MultiplierFactorNumeric", factor));
    }
    nodes.push(pen.money("cbc:Amount", adjustment.amount));
    nodes.extend(
        adjustment
            .base
            .map(|base| pen.money("cbc:BaseAmount", base)),
    );
    Node::group("cac:AllowanceCharge", nodes)
}

fn indicator(adjustment: &Adjustment) -> Node {
    let said = if adjustment.charge { "true" } else { "false" };
    Node::value("cbc:ChargeIndicator", said)
}

/// What the amount is of its base, in hundredths of a per cent.
fn percentage(adjustment: &Adjustment, base: Decimal) -> Option<Decimal> {
    let hundredfold = adjustment.amount.checked_mul(Decimal::ONE_HUNDRED)?;
    let percent = hundredfold.checked_div(base)?;
    Some(round(percent, 2, Rounding::HalfAway))
}

/// A percentage as the SUNAT writes it, with the five decimals that it takes.
fn factor(percent: Decimal) -> Option<Decimal> {
    let factor = percent.checked_div(Decimal::ONE_HUNDRED)?;
    Some(round(factor, 5, Rounding::HalfAway))
}
