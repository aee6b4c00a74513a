//! Peru: what the SUNAT adds up to know the value and the price of a sale (Factura 2.0 validations 3277–3291).
//! Computes only; the rules that compare are in `igv`, `amounts` and `lines`.

use crate::domain::check::tolerance::{shifted, sum};
use crate::domain::invoice::{Content, Line, Tax};
use rust_decimal::Decimal;

/// Tax codes whose amounts add to the document's total of taxes.
pub fn adds_to_total(code: &str) -> bool {
    matches!(code, "1000" | "1016" | "2000" | "7152" | "9999")
}

/// Whether a line is something given for free.
pub fn is_free(line: &Line) -> bool {
    has(line, "9996")
}

pub fn has(line: &Line, code: &str) -> bool {
    line.taxes
        .iter()
        .any(|tax| tax.code == code && tax.base > Decimal::ZERO)
}

/// Codes that say how the IGV treats a line.
pub fn is_affectation(code: &str) -> bool {
    matches!(code, "1000" | "1016" | "9995" | "9996" | "9997" | "9998")
}

/// Value of sale: the lines that are paid for, less global allowances (02), plus global charges (49).
pub fn value_of_sale(content: &Content) -> Option<Decimal> {
    let paid = ["1000", "1016", "9995", "9997", "9998"];
    let counted = content
        .lines
        .iter()
        .filter(|line| paid.iter().any(|code| has(line, code)));
    sum(counted.map(|line| line.amount))?
        .checked_sub(global(content, false, &["02"])?)?
        .checked_add(global(content, true, &["49"])?)
}

/// Price of sale: value of sale as stated, IGV or IVAP computed from the lines, and the other taxes as stated.
pub fn price_of_sale(content: &Content) -> Option<Decimal> {
    let others = content
        .taxes
        .iter()
        .filter(|tax| matches!(tax.code.as_str(), "2000" | "7152" | "9999"));
    let code = if content.lines.iter().any(|line| has(line, "1016")) {
        "1016"
    } else {
        "1000"
    };
    let base = bases(content, code)?
        .checked_sub(global(content, false, &["02"])?)?
        .checked_add(global(content, true, &["49"])?)?;
    let tax = shifted(
        base.checked_mul(rate(content, code).unwrap_or_default())?,
        2,
    )?;
    content
        .totals
        .lines
        .checked_add(tax)?
        .checked_add(sum(others.map(|tax| tax.amount))?)?
        .checked_add(global(content, false, &["20"])?)
}

/// Sum of the document's adjustments of those codes.
pub fn global(content: &Content, charge: bool, codes: &[&str]) -> Option<Decimal> {
    let counted = content.adjustments.iter().filter(|adjustment| {
        adjustment.charge == charge && codes.contains(&adjustment.code.as_str())
    });
    sum(counted.map(|adjustment| adjustment.amount))
}

pub fn taxes_of<'a>(content: &'a Content, code: &'a str) -> impl Iterator<Item = &'a Tax> {
    content
        .lines
        .iter()
        .flat_map(|line| &line.taxes)
        .filter(move |tax| tax.code == code && tax.base > Decimal::ZERO)
}

pub fn bases(content: &Content, code: &str) -> Option<Decimal> {
    sum(taxes_of(content, code).map(|tax| tax.base))
}

pub fn rate(content: &Content, code: &str) -> Option<Decimal> {
    taxes_of(content, code).find_map(|tax| tax.percent)
}
