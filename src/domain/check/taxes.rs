//! Colombia: taxes and withholdings, their products, rates and codes (DIAN, Anexo técnico 1.9, FAS, FAT, FAX, FAY).
//! Peru's are in `igv`; totals of taxes are in `amounts`.

use crate::domain::check::codes;
use crate::domain::check::tolerance::{compare, gravity, shifted, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Tax;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "taxes.product",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAS07, FAX07, CAS07, CAX07, DAS07, DAX07",
        title: words("Base por tarifa", "Base times rate"),
        says: words(
            "El impuesto dice {found}; base por tarifa da {expected}.",
            "The tax says {found}; base times rate gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: product,
    },
    Rule {
        code: "taxes.per_unit",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN FAX07 (impuestos nominales), 13.3.11; SUNAT 7152",
        title: words("Impuesto por unidad", "Tax per unit"),
        says: words(
            "El impuesto por unidad dice {found}; unidades por valor da {expected}.",
            "The tax per unit says {found}; units times value gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: per_unit,
    },
    Rule {
        code: "taxes.of_lines",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAS02 (por tributo)",
        title: words(
            "Impuesto del documento y de las líneas",
            "Tax of the document and of the lines",
        ),
        says: words(
            "El documento dice {found} de este tributo y las líneas suman {expected}.",
            "The document says {found} of this tax and the lines add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: of_lines,
    },
    Rule {
        code: "taxes.repeated",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAS01b, FAS04",
        title: words("Tributo repetido", "Repeated tax"),
        says: words(
            "El tributo {found} aparece dos veces con la misma tarifa: debe ir un grupo por tributo y un detalle por tarifa.",
            "Tax {found} appears twice with the same rate: there must be one group per tax and one detail per rate.",
        ),
        fix: None,
        check: repeated,
    },
    Rule {
        code: "taxes.rate",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAS14, FAX14, FAY10; tabla 13.3.11",
        title: words("Tarifa fuera de la tabla", "Rate not in the table"),
        says: words(
            "La tarifa {found} % no está en la tabla de la DIAN para este tributo ({expected}).",
            "Rate {found} % is not in the DIAN's table for this tax ({expected}).",
        ),
        fix: None,
        check: rate,
    },
    Rule {
        code: "taxes.code",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAS16, tabla 13.2.2; SUNAT 3007, catálogo 05",
        title: words("Tributo desconocido", "Unknown tax"),
        says: words(
            "«{found}» no es un código de tributo.",
            "“{found}” is not a tax code.",
        ),
        fix: None,
        check: code,
    },
    Rule {
        code: "taxes.withholding",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAT07, FAY07",
        title: words("Retención", "Withholding"),
        says: words(
            "La retención dice {found}; base por tarifa da {expected}.",
            "The withholding says {found}; base times rate gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: withholding,
    },
    Rule {
        code: "taxes.withholding_code",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAT, FAY; tabla 13.2.2",
        title: words("Retención desconocida", "Unknown withholding"),
        says: words(
            "«{found}» no es una retención: son 05 (IVA), 06 (renta) y 07 (ICA).",
            "“{found}” is not a withholding: they are 05 (IVA), 06 (income) and 07 (ICA).",
        ),
        fix: None,
        check: withholding_code,
    },
];

/// Base times rate. The rates of ICA and of its withholding are written per mille times ten.
fn times_rate(tax: &Tax) -> Option<Decimal> {
    let product = tax.base.checked_mul(tax.percent?)?;
    let places = if matches!(tax.code.as_str(), "03" | "07") {
        3
    } else {
        2
    };
    shifted(product, places)
}

/// Calls `visit` for the taxes of the document and of its lines.
fn each(subject: &Subject, mut visit: impl FnMut(Place, &Tax)) {
    let content = subject.content;
    for (index, tax) in content.taxes.iter().enumerate() {
        visit(Place::Entry("taxes", index, "amount"), tax);
    }
    for (line_index, line) in content.lines.iter().enumerate() {
        for (index, tax) in line.taxes.iter().enumerate() {
            visit(Place::OfLine(line_index, "taxes", index, "amount"), tax);
        }
    }
}

fn each_withholding(subject: &Subject, mut visit: impl FnMut(Place, &Tax)) {
    let content = subject.content;
    for (index, tax) in content.withholdings.iter().enumerate() {
        visit(Place::Entry("withholdings", index, "amount"), tax);
    }
    for (line_index, line) in content.lines.iter().enumerate() {
        for (index, tax) in line.withholdings.iter().enumerate() {
            visit(
                Place::OfLine(line_index, "withholdings", index, "amount"),
                tax,
            );
        }
    }
}

fn product(subject: &Subject, report: &mut Report) {
    each(subject, |place, tax| {
        if tax.per_unit.is_none() && tax.percent.is_some() {
            compare(subject, report, place, tax.amount, times_rate(tax));
        }
    });
}

/// Bags count per unit sold and sugared drinks per hundred millilitres, so those readings are right too.
fn per_unit(subject: &Subject, report: &mut Report) {
    for (line_index, line) in subject.content.lines.iter().enumerate() {
        for (index, tax) in line.taxes.iter().enumerate() {
            let Some(unit) = &tax.per_unit else {
                continue;
            };
            let plain = unit.amount.checked_mul(unit.units);
            let readings = [
                plain,
                plain.and_then(|plain| plain.checked_mul(line.quantity)),
                plain.and_then(|plain| shifted(plain, 2)),
            ];
            let country = subject.content.country;
            let wrong = |computed: &Option<Decimal>| {
                gravity(country, tax.amount, *computed)
                    .is_some_and(|gravity| gravity > Severity::Note)
            };
            if readings.iter().all(wrong) {
                let place = Place::OfLine(line_index, "taxes", index, "amount");
                report.find(
                    place,
                    Some(Fact::Amount(tax.amount)),
                    plain.map(Fact::Amount),
                );
            }
        }
    }
}

fn of_lines(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, tax) in content.taxes.iter().enumerate() {
        let is_first = content
            .taxes
            .iter()
            .position(|other| other.code == tax.code)
            == Some(index);
        if !is_first {
            continue;
        }
        let amounts = |taxes: &[Tax]| {
            sum(taxes
                .iter()
                .filter(|other| other.code == tax.code)
                .map(|other| other.amount))
        };
        let Some(stated) = amounts(&content.taxes) else {
            continue;
        };
        let computed = content.lines.iter().try_fold(Decimal::ZERO, |total, line| {
            total.checked_add(amounts(&line.taxes)?)
        });
        compare(
            subject,
            report,
            Place::Entry("taxes", index, "amount"),
            stated,
            computed,
        );
    }
}

fn repeated(subject: &Subject, report: &mut Report) {
    let taxes = &subject.content.taxes;
    for (index, tax) in taxes.iter().enumerate() {
        let again = taxes.iter().take(index).any(|other| {
            other.code == tax.code
                && other.percent == tax.percent
                && tax.per_unit.is_none()
                && other.per_unit.is_none()
        });
        if again {
            report.find(
                Place::Entry("taxes", index, "code"),
                Some(Fact::Text(tax.code.clone())),
                None,
            );
        }
    }
}

/// Rates of the table 13.3.11 in hundredths of a per cent, with the way they are named in a finding.
fn rates(code: &str) -> Option<(&'static [i64], &'static str)> {
    match code {
        "01" => Some((&[0, 500, 1600, 1900], "0, 5, 16, 19")),
        "04" => Some((&[200, 400, 800, 1600], "2, 4, 8, 16")),
        "05" => Some((&[1500, 10_000], "15, 100")),
        _ => None,
    }
}

fn rate(subject: &Subject, report: &mut Report) {
    let mut judge = |place: Place, tax: &Tax| {
        let Some(((allowed, named), percent)) = rates(&tax.code).zip(tax.percent) else {
            return;
        };
        // An empty group is a habit of many issuers and taxes nothing.
        let empty = tax.base.is_zero() && tax.amount.is_zero();
        if !empty && !allowed.iter().any(|rate| Decimal::new(*rate, 2) == percent) {
            report.find(
                place,
                Some(Fact::Amount(percent)),
                Some(Fact::Text(named.to_owned())),
            );
        }
    };
    each(subject, &mut judge);
    each_withholding(subject, &mut judge);
}

fn code(subject: &Subject, report: &mut Report) {
    let known = match subject.content.country {
        Country::Colombia => codes::DIAN_TAXES,
        Country::Peru => codes::SUNAT_TAXES,
    };
    each(subject, |place, tax| {
        if !known.contains(&tax.code.as_str()) {
            report.find(place, Some(Fact::Text(tax.code.clone())), None);
        }
    });
}

fn withholding(subject: &Subject, report: &mut Report) {
    each_withholding(subject, |place, tax| {
        if tax.percent.is_some() {
            compare(subject, report, place, tax.amount, times_rate(tax));
        }
    });
}

fn withholding_code(subject: &Subject, report: &mut Report) {
    each_withholding(subject, |place, tax| {
        if !codes::DIAN_WITHHOLDINGS.contains(&tax.code.as_str()) {
            report.find(place, Some(Fact::Text(tax.code.clone())), None);
        }
    });
}
