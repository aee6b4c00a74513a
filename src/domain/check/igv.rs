//! Peru: the IGV and the taxes beside it, from the lines to the document (SUNAT, Factura 2.0 validations).
//! Amount totals that both countries have are in `amounts`.

use crate::domain::check::tolerance::{compare, compare_any, shifted, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject, sale};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Line, Tax};
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "igv.affectation_missing",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3105, 3195",
        title: words("Línea sin tributo", "Line without tax"),
        says: words(
            "La línea no dice si es gravada, exonerada, inafecta, exportación o gratuita.",
            "The line does not say whether it is taxed, exempt, not subject, export or free.",
        ),
        fix: None,
        check: affectation_missing,
    },
    Rule {
        code: "igv.reason",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2371, 3050; catálogo 07",
        title: words("Tipo de afectación", "Type of affectation"),
        says: words(
            "El tipo de afectación «{found}» falta o no corresponde al tributo {expected} (catálogo 07).",
            "The affectation type “{found}” is missing or does not go with tax {expected} (catalogue 07).",
        ),
        fix: None,
        check: reason,
    },
    Rule {
        code: "igv.amount_of_line",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3103",
        title: words("Impuesto de la línea", "Tax of the line"),
        says: words(
            "El impuesto de la línea dice {found}; base por tasa da {expected}.",
            "The tax of the line says {found}; base times rate gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: amount_of_line,
    },
    Rule {
        code: "igv.untaxed",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3110, 3111",
        title: words("Impuesto que sobra o falta", "Tax too much or too little"),
        says: words(
            "El impuesto dice {found}: lo exonerado, inafecto o de exportación no lleva impuesto y lo gravado sí.",
            "The tax says {found}: what is exempt, not subject or exported has no tax, and what is taxed has.",
        ),
        fix: None,
        check: untaxed,
    },
    Rule {
        code: "igv.base_of_line",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3272",
        title: words("Base de la línea", "Base of the line"),
        says: words(
            "La base del impuesto dice {found}; el valor de la línea (más el ISC) es {expected}.",
            "The tax base says {found}; the line's amount (plus ISC) is {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: base_of_line,
    },
    Rule {
        code: "igv.rate",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3462",
        title: words("Tasas distintas", "Different rates"),
        says: words(
            "La tasa {found} no es la de las demás líneas ({expected}): todas las líneas gravadas llevan la misma tasa de IGV.",
            "Rate {found} is not that of the other lines ({expected}): all taxed lines have the same IGV rate.",
        ),
        fix: None,
        check: one_rate,
    },
    Rule {
        code: "igv.rate_in_force",
        severity: Severity::Warning,
        applies: Applies::PERU,
        source: "SUNAT 3462, 4439 (18 %; 10 % only for the register of small restaurants and hotels)",
        title: words("Tasa poco común", "Unusual rate"),
        says: words(
            "La tasa de IGV es {found} %; la general es {expected} %.",
            "The IGV rate is {found} %; the general one is {expected} %.",
        ),
        fix: None,
        check: rate_in_force,
    },
    Rule {
        code: "igv.free",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2640, 3234",
        title: words("Entrega gratuita", "Given for free"),
        says: words(
            "Lo que se entrega gratis lleva precio cero y valor referencial; el precio dice {found}.",
            "What is given for free has price zero and a reference value; the price says {found}.",
        ),
        fix: None,
        check: free,
    },
    Rule {
        code: "igv.total_missing",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2638",
        title: words("Falta el total de un tributo", "Total of a tax missing"),
        says: words(
            "Las líneas tienen el tributo {found} y el documento no trae su total.",
            "The lines have tax {found} and the document has no total of it.",
        ),
        fix: Some(Fix::WorkOut),
        check: total_missing,
    },
    Rule {
        code: "igv.base_of_total",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3273, 3274, 3275, 3276, 3277",
        title: words("Total de operaciones", "Total of operations"),
        says: words(
            "El total de operaciones del tributo dice {found} y las líneas dan {expected}.",
            "The total of operations of the tax says {found} and the lines give {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: base_of_total,
    },
    Rule {
        code: "igv.amount_of_total",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3291",
        title: words("Cálculo del IGV", "Calculation of the IGV"),
        says: words(
            "El IGV total dice {found}; bases por tasa, con descuentos y cargos globales, da {expected}.",
            "The total IGV says {found}; bases times rate, with global allowances and charges, gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: amount_of_total,
    },
];

/// Calls `visit` with the place of each line tax.
fn each(subject: &Subject, mut visit: impl FnMut(usize, usize, &Line, &Tax)) {
    for (line_index, line) in subject.content.lines.iter().enumerate() {
        for (index, tax) in line.taxes.iter().enumerate() {
            visit(line_index, index, line, tax);
        }
    }
}

fn affectation_missing(subject: &Subject, report: &mut Report) {
    // Banks and insurers (2100–2104) and expense receipts (0112) are exempt from the rule.
    if matches!(
        subject.content.operation.as_str(),
        "0112" | "2100" | "2101" | "2102" | "2103" | "2104"
    ) {
        return;
    }
    for (index, line) in subject.content.lines.iter().enumerate() {
        if !line.taxes.iter().any(|tax| sale::is_affectation(&tax.code)) {
            report.find(Place::line(index, "taxes"), None, None);
        }
    }
}

fn reason(subject: &Subject, report: &mut Report) {
    each(subject, |line_index, index, _, tax| {
        if !sale::is_affectation(&tax.code) || tax.base <= Decimal::ZERO {
            return;
        }
        let fits = match tax.reason.as_str() {
            "10" => tax.code == "1000",
            "17" => matches!(tax.code.as_str(), "1016" | "9996"),
            "20" => tax.code == "9997",
            "30" => tax.code == "9998",
            "40" => matches!(tax.code.as_str(), "9995" | "9996"),
            "11" | "12" | "13" | "14" | "15" | "16" | "21" | "31" | "32" | "33" | "34" | "35"
            | "36" | "37" => tax.code == "9996",
            _ => false,
        };
        if !fits {
            let place = Place::OfLine(line_index, "taxes", index, "reason");
            let found = Fact::Text(tax.reason.clone());
            report.find(place, Some(found), Some(Fact::Text(tax.code.clone())));
        }
    });
}

fn amount_of_line(subject: &Subject, report: &mut Report) {
    each(subject, |line_index, index, _, tax| {
        let taxed = matches!(
            tax.reason.as_str(),
            "10" | "11" | "12" | "13" | "14" | "15" | "16" | "17"
        );
        if let (true, true, Some(percent)) = (taxed, sale::is_affectation(&tax.code), tax.percent) {
            let computed = tax
                .base
                .checked_mul(percent)
                .and_then(|product| shifted(product, 2));
            let place = Place::OfLine(line_index, "taxes", index, "amount");
            compare(subject, report, place, tax.amount, computed);
        }
    });
}

fn untaxed(subject: &Subject, report: &mut Report) {
    let six_cents = Decimal::new(6, 2);
    each(subject, |line_index, index, _, tax| {
        let free_of_tax = matches!(tax.code.as_str(), "9995" | "9997" | "9998")
            || (tax.code == "9996"
                && !matches!(
                    tax.reason.as_str(),
                    "11" | "12" | "13" | "14" | "15" | "16" | "17"
                ));
        let taxed = matches!(tax.code.as_str(), "1000" | "1016");
        let wrong = (free_of_tax && !tax.amount.is_zero())
            || (taxed && tax.base > six_cents && tax.amount.is_zero());
        if wrong {
            let place = Place::OfLine(line_index, "taxes", index, "amount");
            report.find(place, Some(Fact::Amount(tax.amount)), None);
        }
    });
}

fn base_of_line(subject: &Subject, report: &mut Report) {
    each(subject, |line_index, index, line, tax| {
        if !sale::is_affectation(&tax.code) || tax.base <= Decimal::ZERO {
            return;
        }
        let selective = line.taxes.iter().filter(|other| other.code == "2000");
        let computed =
            sum(selective.map(|other| other.amount)).and_then(|isc| line.amount.checked_add(isc));
        compare(
            subject,
            report,
            Place::OfLine(line_index, "taxes", index, "base"),
            tax.base,
            computed,
        );
    });
}

fn one_rate(subject: &Subject, report: &mut Report) {
    let Some(first) = sale::rate(subject.content, "1000") else {
        return;
    };
    each(subject, |line_index, index, _, tax| {
        let other = tax
            .percent
            .filter(|percent| tax.code == "1000" && tax.base > Decimal::ZERO && *percent != first);
        if let Some(percent) = other {
            let place = Place::OfLine(line_index, "taxes", index, "percent");
            report.find(
                place,
                Some(Fact::Amount(percent)),
                Some(Fact::Amount(first)),
            );
        }
    });
}

fn rate_in_force(subject: &Subject, report: &mut Report) {
    let general = Decimal::new(18, 0);
    if let Some(percent) = sale::rate(subject.content, "1000")
        && percent != general
        && percent != Decimal::TEN
    {
        report.find(
            Place::Field("lines"),
            Some(Fact::Amount(percent)),
            Some(Fact::Amount(general)),
        );
    }
}

fn free(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if sale::is_free(line) && (line.price > Decimal::ZERO || line.reference_price.is_none()) {
            report.find(
                Place::line(index, "price"),
                Some(Fact::Amount(line.price)),
                None,
            );
        }
    }
}

fn total_missing(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for code in [
        "1000", "1016", "2000", "7152", "9995", "9996", "9997", "9998", "9999",
    ] {
        let on_lines = sale::taxes_of(content, code).next().is_some();
        if on_lines && content.taxes.iter().all(|tax| tax.code != code) {
            report.find(
                Place::Field("taxes"),
                Some(Fact::Text(code.to_owned())),
                None,
            );
        }
    }
}

fn base_of_total(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, tax) in content.taxes.iter().enumerate() {
        let less: &[&str] = match tax.code.as_str() {
            "1000" | "1016" => &["02", "04"],
            "9997" => &["05"],
            "9998" => &["06"],
            "9995" | "9996" => &[],
            _ => continue,
        };
        let more: &[&str] = if less.contains(&"02") { &["49"] } else { &[] };
        let computed = sum(content
            .lines
            .iter()
            .filter(|line| sale::has(line, &tax.code))
            .map(|line| line.amount))
        .and_then(|base| base.checked_sub(sale::global(content, false, less)?))
        .and_then(|base| base.checked_add(sale::global(content, true, more)?));
        compare(
            subject,
            report,
            Place::Entry("taxes", index, "base"),
            tax.base,
            computed,
        );
    }
}

fn amount_of_total(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, tax) in content
        .taxes
        .iter()
        .enumerate()
        .filter(|(_, tax)| tax.code == "1000")
    {
        let Some(percent) = sale::rate(content, "1000") else {
            continue;
        };
        let by_rate = sale::bases(content, "1000")
            .and_then(|base| base.checked_sub(sale::global(content, false, &["02", "04", "20"])?))
            .and_then(|base| base.checked_add(sale::global(content, true, &["49"])?))
            .and_then(|base| base.checked_mul(percent))
            .and_then(|product| shifted(product, 2));
        let place = Place::Entry("taxes", index, "amount");
        let adjusted = content
            .adjustments
            .iter()
            .any(|adjustment| matches!(adjustment.code.as_str(), "02" | "04" | "20" | "49"));
        if adjusted {
            compare(subject, report, place, tax.amount, by_rate);
        } else {
            // Taxes rounded line by line add up to a few cents more or less, which is as right.
            let by_line = sum(sale::taxes_of(content, "1000").map(|tax| tax.amount));
            compare_any(subject, report, place, tax.amount, &[by_rate, by_line]);
        }
    }
}
