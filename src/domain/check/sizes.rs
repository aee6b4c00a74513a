//! Rules about how large, how fine and how many the figures of a document may be.
//! That they add up is in `amounts` and `lines`.

use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject, sale};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Content;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "amounts.zero",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Factura en cero", "Invoice of zero"),
        says: words(
            "El total a pagar es cero y nada se entrega gratis ni está pagado. Revise cantidades y precios.",
            "The amount payable is zero and nothing is free or paid before. Check quantities and prices.",
        ),
        fix: Some(Fix::WorkOut),
        check: zero,
    },
    Rule {
        code: "amounts.size",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN, Anexo técnico 1.9 (valores de 15 enteros); SUNAT 2025, 2369, 3250 (12 enteros)",
        title: words("Valor imposible", "Impossible amount"),
        says: words(
            "{place} es {found}: tiene más de {expected} cifras enteras. Revise el valor.",
            "{place} is {found}: it has more than {expected} integer digits. Check the amount.",
        ),
        fix: None,
        check: size,
    },
    Rule {
        code: "amounts.decimals",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN, Anexo técnico 1.9, 5.2.1 (6 decimales); SUNAT 2025, 2367, 2369 (10 decimales)",
        title: words("Demasiados decimales", "Too many decimals"),
        says: words(
            "{place} es {found}: la autoridad admite {expected} decimales. Redondee.",
            "{place} is {found}: the authority takes {expected} decimals. Round it.",
        ),
        fix: None,
        check: decimals,
    },
    Rule {
        code: "lines.too_many",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2023",
        title: words("Demasiadas líneas", "Too many lines"),
        says: words(
            "El documento tiene {found} líneas y la SUNAT admite {expected}. Divídalo.",
            "The document has {found} lines and the SUNAT takes {expected}. Divide it.",
        ),
        fix: None,
        check: too_many,
    },
    Rule {
        code: "lines.price_missing",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2028",
        title: words("Sin precio de venta unitario", "No unit sale price"),
        says: words(
            "La línea no trae el precio unitario con impuestos, o el de referencia si es gratis.",
            "The line has no unit price with taxes, or no reference price when it is free.",
        ),
        fix: Some(Fix::WorkOut),
        check: price_missing,
    },
];

/// Most lines of a document of the SUNAT: their numbers have three digits.
const LINES_MAX: usize = 999;

/// Integer digits and decimals that an authority takes.
struct Bounds {
    digits: u32,
    decimals: u32,
    /// The first amount with a digit more.
    first_over: Decimal,
}

const fn bounds(country: Country) -> Bounds {
    match country {
        // 10^15 and 10^12 in two halves of 32 bits.
        Country::Colombia => Bounds {
            digits: 15,
            decimals: 6,
            first_over: Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0),
        },
        Country::Peru => Bounds {
            digits: 12,
            decimals: 10,
            first_over: Decimal::from_parts(3_567_587_328, 232, 0, false, 0),
        },
    }
}

fn zero(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let totals = &content.totals;
    let is_free = |content: &Content| {
        let mut lines = content.lines.iter();
        lines.any(|line| line.reference_price.is_some() || sale::is_free(line))
    };
    let is_paid = !totals.prepaid.is_zero() || !content.prepayments.is_empty();
    if totals.payable.is_zero() && !content.lines.is_empty() && !is_paid && !is_free(content) {
        report.find(Place::Field("totals.payable"), None, None);
    }
}

fn size(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let totals = &content.totals;
    let bounds = bounds(content.country);
    let mut judge = |place: Place, amount: Decimal| {
        if amount.abs() >= bounds.first_over {
            let expected = Some(Fact::Text(bounds.digits.to_string()));
            report.find(place, Some(Fact::Amount(amount)), expected);
        }
    };
    judge(Place::Field("totals.lines"), totals.lines);
    judge(Place::Field("totals.taxes"), totals.taxes);
    judge(Place::Field("totals.payable"), totals.payable);
    for (index, line) in content.lines.iter().enumerate() {
        judge(Place::line(index, "quantity"), line.quantity);
        judge(Place::line(index, "price"), line.price);
        judge(Place::line(index, "amount"), line.amount);
    }
}

/// Zeros at the end say nothing, so they are not counted.
fn decimals(subject: &Subject, report: &mut Report) {
    let most = bounds(subject.content.country).decimals;
    let mut judge = |place: Place, amount: Decimal| {
        if amount.scale() > most && amount.normalize().scale() > most {
            let expected = Some(Fact::Text(most.to_string()));
            report.find(place, Some(Fact::Amount(amount)), expected);
        }
    };
    for (index, line) in subject.content.lines.iter().enumerate() {
        judge(Place::line(index, "quantity"), line.quantity);
        judge(Place::line(index, "price"), line.price);
    }
}

fn too_many(subject: &Subject, report: &mut Report) {
    let count = subject.content.lines.len();
    if count > LINES_MAX {
        report.find(
            Place::Field("lines"),
            Some(Fact::Text(count.to_string())),
            Some(Fact::Text(LINES_MAX.to_string())),
        );
    }
}

fn price_missing(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if line.price_with_tax.is_none() && line.reference_price.is_none() {
            report.find(Place::line(index, "price_with_tax"), None, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bounds;
    use crate::domain::country::Country;
    use rust_decimal::Decimal;

    #[test]
    fn the_first_amount_over_has_a_digit_more() {
        for country in Country::ALL {
            let bounds = bounds(country);
            let power = Decimal::from(10u64.pow(bounds.digits));
            assert_eq!(bounds.first_over, power);
        }
    }
}
