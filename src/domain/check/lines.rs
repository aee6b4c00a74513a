//! Rules about single lines: their amounts, adjustments and descriptions.
//! Their taxes are in `taxes` and `igv`.

use crate::domain::check::tolerance::{compare, compare_any, gravity, shifted, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject, sale};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Adjustment, Line};
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "lines.none",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAV01, CAV01, DAV01; SUNAT 2023",
        title: words("Sin líneas", "No lines"),
        says: words(
            "El documento no tiene ninguna línea. Agregue qué se cobra.",
            "The document has no line. Add what is billed.",
        ),
        fix: None,
        check: none,
    },
    Rule {
        code: "lines.description",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAZ02; SUNAT 2026, 2027",
        title: words("Línea sin descripción", "Line without description"),
        says: words(
            "La línea no dice qué se cobra.",
            "The line does not say what is billed.",
        ),
        fix: None,
        check: description,
    },
    Rule {
        code: "lines.vague",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Descripción vaga", "Vague description"),
        says: words(
            "«{found}» no dice qué servicio, de qué período y cuánto: el cliente puede rechazarla.",
            "“{found}” does not say which service, which period and how much: the client may reject it.",
        ),
        fix: None,
        check: vague,
    },
    Rule {
        code: "lines.quantity",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAV04b; SUNAT 2024",
        title: words("Cantidad cero", "Zero quantity"),
        says: words(
            "La cantidad de la línea es cero.",
            "The quantity of the line is zero.",
        ),
        fix: None,
        check: quantity,
    },
    Rule {
        code: "lines.unit",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN FAV05; SUNAT 2883",
        title: words("Sin unidad de medida", "No unit of measure"),
        says: words(
            "La línea no dice en qué unidad se mide la cantidad.",
            "The line does not say in which unit the quantity is measured.",
        ),
        fix: None,
        check: unit,
    },
    Rule {
        code: "lines.amount",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAV06, CAV06, DAV06; SUNAT 3271",
        title: words("Valor de la línea", "Line amount"),
        says: words(
            "La línea dice {found}; cantidad por precio, con descuentos y recargos, da {expected}.",
            "The line says {found}; quantity times price, with allowances and charges, gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: amount,
    },
    Rule {
        code: "lines.taxes",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAX02; SUNAT 3292",
        title: words("Impuestos de la línea", "Taxes of the line"),
        says: words(
            "Los impuestos de la línea dicen {found} y su detalle suma {expected}.",
            "The taxes of the line say {found} and their detail adds up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: taxes,
    },
    Rule {
        code: "lines.price_with_tax",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3270",
        title: words("Precio unitario con impuestos", "Unit price with taxes"),
        says: words(
            "El precio unitario con impuestos dice {found} y el cálculo da {expected}.",
            "The unit price with taxes says {found} and the calculation gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: price_with_tax,
    },
    Rule {
        code: "lines.adjustment",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN FAQ06, FAQ09, FBE06; SUNAT 3307",
        title: words("Descuento o recargo", "Allowance or charge"),
        says: words(
            "El descuento o recargo dice {found} y el porcentaje sobre su base da {expected}.",
            "The allowance or charge says {found} and the percentage of its base gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: adjustments,
    },
];

/// Descriptions that say nothing, in lower case.
const VAGUE: [&str; 18] = [
    "servicio",
    "servicios",
    "servicio prestado",
    "servicios prestados",
    "varios",
    "otros",
    "producto",
    "productos",
    "item",
    "ítem",
    "honorarios",
    "factura",
    "cobro",
    "service",
    "services",
    "misc",
    "various",
    "según contrato",
];

/// Longer descriptions are not in the list, so they are not compared with it; in bytes.
const VAGUE_LONGEST: usize = 24;

fn none(subject: &Subject, report: &mut Report) {
    if subject.content.lines.is_empty() {
        report.find(Place::Field("lines"), None, None);
    }
}

fn description(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if line.description.trim().is_empty() {
            report.find(Place::line(index, "description"), None, None);
        }
    }
}

fn vague(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        let said = line.description.trim();
        if said.len() > VAGUE_LONGEST {
            continue;
        }
        let is_vague = |vague: &&str| said.chars().flat_map(char::to_lowercase).eq(vague.chars());
        let too_short = !said.is_empty() && said.chars().count() < 3;
        if too_short || VAGUE.iter().any(is_vague) {
            report.find(
                Place::line(index, "description"),
                Some(Fact::Text(said.to_owned())),
                None,
            );
        }
    }
}

fn quantity(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if line.quantity.is_zero() {
            report.find(Place::line(index, "quantity"), None, None);
        }
    }
}

fn unit(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if line.unit.is_empty() {
            report.find(Place::line(index, "unit"), None, None);
        }
    }
}

/// What adjustments add to (or take from) a line, of those that `counts` accepts.
fn net(adjustments: &[Adjustment], counts: fn(&Adjustment) -> bool) -> Option<Decimal> {
    adjustments
        .iter()
        .filter(|adjustment| counts(adjustment))
        .try_fold(Decimal::ZERO, |sum, adjustment| {
            if adjustment.charge {
                sum.checked_add(adjustment.amount)
            } else {
                sum.checked_sub(adjustment.amount)
            }
        })
}

/// In Peru only the adjustments that change the tax base (00, 47) are in the line's amount.
fn changes_base(adjustment: &Adjustment) -> bool {
    !matches!(adjustment.code.as_str(), "01" | "48")
}

fn amount(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        let (price, counts): (Decimal, fn(&Adjustment) -> bool) = match subject.content.country {
            Country::Colombia => (line.price, |_| true),
            Country::Peru if sale::is_free(line) => {
                (line.reference_price.unwrap_or(line.price), changes_base)
            }
            Country::Peru => (line.price, changes_base),
        };
        let computed = price
            .checked_mul(line.quantity)
            .and_then(|gross| gross.checked_add(net(&line.adjustments, counts)?));
        compare(
            subject,
            report,
            Place::line(index, "amount"),
            line.amount,
            computed,
        );
    }
}

fn taxes(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        let Some(stated) = line.tax_amount else {
            continue;
        };
        let every = sum(line.taxes.iter().map(|tax| tax.amount));
        let place = Place::line(index, "tax_amount");
        match subject.content.country {
            Country::Peru => {
                let counted = line
                    .taxes
                    .iter()
                    .filter(|tax| sale::adds_to_total(&tax.code));
                let counted = sum(counted.map(|tax| tax.amount));
                // Tax of something given for free is written in the total by some issuers; the SUNAT accepts it.
                compare_any(subject, report, place, stated, &[counted, every]);
            }
            Country::Colombia => {
                // The DIAN's own examples disagree here, and the document's total is checked elsewhere.
                if let Some(severity) = gravity(Country::Colombia, stated, every) {
                    let severity = severity.min(Severity::Warning);
                    let found = Some(Fact::Amount(stated));
                    report.find_as(severity, place, found, every.map(Fact::Amount));
                }
            }
        }
    }
}

fn price_with_tax(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        let Some(stated) = line.price_with_tax.filter(|_| !sale::is_free(line)) else {
            continue;
        };
        let Some(computed) = price_per_unit(line) else {
            continue;
        };
        // Prices have up to ten decimals and the parts two, so only the authority's tolerance makes sense.
        if gravity(Country::Peru, stated, Some(computed)) == Some(Severity::Error) {
            let expected = Some(Fact::Amount(computed.round_dp(4)));
            report.find(
                Place::line(index, "price_with_tax"),
                Some(Fact::Amount(stated)),
                expected,
            );
        }
    }
}

fn price_per_unit(line: &Line) -> Option<Decimal> {
    let taxes = line.tax_amount?;
    let outside = net(&line.adjustments, |adjustment| !changes_base(adjustment))?;
    line.amount
        .checked_add(taxes)?
        .checked_add(outside)?
        .checked_div(line.quantity)
}

/// The percentage is written rounded, so the amount may differ by half a unit of its last place over the base.
fn adjustments(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, adjustment) in content.adjustments.iter().enumerate() {
        if let Some(expected) = contradicts(adjustment) {
            let found = Some(Fact::Amount(adjustment.amount));
            report.find(
                Place::Entry("adjustments", index, "amount"),
                found,
                Some(Fact::Amount(expected)),
            );
        }
    }
    for (line_index, line) in content.lines.iter().enumerate() {
        for (index, adjustment) in line.adjustments.iter().enumerate() {
            if let Some(expected) = contradicts(adjustment) {
                let place = Place::OfLine(line_index, "adjustments", index, "amount");
                report.find(
                    place,
                    Some(Fact::Amount(adjustment.amount)),
                    Some(Fact::Amount(expected)),
                );
            }
        }
    }
}

/// The amount that the percentage gives, when the stated one is neither that nor near it.
fn contradicts(adjustment: &Adjustment) -> Option<Decimal> {
    let (base, percent) = adjustment.base.zip(adjustment.percent)?;
    let expected = shifted(base.checked_mul(percent)?, 2)?;
    // A percentage written without decimals is still taken as rounded to hundredths.
    let half_step = Decimal::new(5, percent.scale().clamp(2, 27) + 1);
    let allowed =
        shifted(base.abs().checked_mul(half_step)?, 2)?.checked_add(Decimal::new(1, 2))?;
    let difference = adjustment.amount.checked_sub(expected)?.abs();
    (difference > allowed).then_some(expected)
}
