//! Rules about how the tax of each line is treated: taxes that exclude one another, rates no longer in force, bases,
//! exports, and what is withheld or deposited. Products and sums are in `taxes`, `igv` and `amounts`.

use crate::domain::check::tolerance::{same, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject, sale};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Line, Tax};
use crate::domain::money::Currency;
use crate::domain::words::words;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "taxes.both",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "Estatuto Tributario, arts. 420 y 512-1 / arts. 420 and 512-1",
        title: words("IVA e INC en la misma línea", "IVA and INC on one line"),
        says: words(
            "La línea lleva IVA e impuesto al consumo: lo uno excluye lo otro, salvo en vehículos y telefonía. Deje el que corresponde.",
            "The line bears IVA and consumption tax: one excludes the other, but for vehicles and telephony. Keep the right one.",
        ),
        fix: None,
        check: both,
    },
    Rule {
        code: "taxes.old_rate",
        severity: Severity::Note,
        applies: Applies::COLOMBIA,
        source: "Ley 1819 de 2016, art. 184 (tarifa general del 19 %) / art. 184 (general rate of 19 %)",
        title: words("IVA a la tarifa antigua", "IVA at the old rate"),
        says: words(
            "La línea lleva IVA del {found} %, que rigió hasta 2016; la tarifa general es {expected} %.",
            "The line bears IVA at {found} %, in force until 2016; the general rate is {expected} %.",
        ),
        fix: Some(Fix::TakeExpected),
        check: old_rate,
    },
    Rule {
        code: "taxes.empty",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAS01b, FAX01",
        title: words("Grupo de impuesto vacío", "Empty group of a tax"),
        says: words(
            "El tributo {found} no dice tarifa ni valor: lo excluido va sin grupo y lo exento con tarifa 0. Quítelo o escriba la tarifa.",
            "Tax {found} states neither rate nor amount: what is excluded has no group and what is exempt has rate 0. Remove it or write the rate.",
        ),
        fix: None,
        check: empty,
    },
    Rule {
        code: "taxes.base_over",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAX05, FAX07",
        title: words("Base mayor que la línea", "Base larger than the line"),
        says: words(
            "El impuesto se calcula sobre {found} y la línea es de {expected}. Confirme la base.",
            "The tax is worked out on {found} and the line is of {expected}. Confirm the base.",
        ),
        fix: Some(Fix::WorkOut),
        check: base_over,
    },
    Rule {
        code: "taxes.withheld_vat_base",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAT07, FAY07 (base de ReteIVA); Estatuto Tributario, art. 437-1",
        title: words("Base de la ReteIVA", "Base of the ReteIVA"),
        says: words(
            "La ReteIVA se calcula sobre {found} y su base es el IVA, {expected}.",
            "The ReteIVA is worked out on {found}, and its base is the IVA, {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: withheld_vat_base,
    },
    Rule {
        code: "taxes.withheld_over",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "Política de la empresa / company policy",
        title: words(
            "Retenciones mayores que el total",
            "Withholdings larger than the total",
        ),
        says: words(
            "Las retenciones suman {found} y el total es {expected}. Revise tarifas y bases.",
            "The withholdings add up to {found} and the total is {expected}. Check rates and bases.",
        ),
        fix: Some(Fix::WorkOut),
        check: withheld_over,
    },
    Rule {
        code: "igv.export",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 2642",
        title: words(
            "Exportación con otra afectación",
            "Export with another affectation",
        ),
        says: words(
            "Es una exportación ({expected}) y la línea lleva afectación «{found}»: debe ser 40.",
            "It is an export ({expected}) and the line bears affectation “{found}”: it must be 40.",
        ),
        fix: None,
        check: export,
    },
    Rule {
        code: "igv.rate_zero",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2993",
        title: words("Gravado a tasa cero", "Taxed at rate zero"),
        says: words(
            "La línea es gravada y su tasa es cero. Use la tasa vigente o la afectación que corresponde.",
            "The line is taxed and its rate is zero. Use the rate in force or the right affectation.",
        ),
        fix: None,
        check: rate_zero,
    },
    Rule {
        code: "igv.rate_digits",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3102",
        title: words("Tasa mal escrita", "Malformed rate"),
        says: words(
            "La tasa {found} tiene más de tres enteros o de cinco decimales.",
            "Rate {found} has more than three integer digits or five decimals.",
        ),
        fix: None,
        check: rate_digits,
    },
    Rule {
        code: "igv.reference_price",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3224",
        title: words(
            "Valor referencial sin ser gratis",
            "Reference price without being free",
        ),
        says: words(
            "La línea trae valor referencial ({found}) y no es gratuita (tributo 9996). Quítelo o use la afectación de lo gratuito.",
            "The line has a reference price ({found}) and is not free (tax 9996). Remove it or use the affectation of what is free.",
        ),
        fix: None,
        check: reference_price,
    },
    Rule {
        code: "igv.bags",
        severity: Severity::Warning,
        applies: Applies::PERU,
        source: "SUNAT 4237; Ley 30884, art. 12",
        title: words("Impuesto a las bolsas", "Tax on plastic bags"),
        says: words(
            "El impuesto por bolsa es {found} y el de ese año es S/ {expected}.",
            "The tax of a bag is {found}, and that year's is S/ {expected}.",
        ),
        fix: None,
        check: bags,
    },
    Rule {
        code: "detraction.not_stated",
        severity: Severity::Note,
        applies: Applies::PERU_INVOICES,
        source: "R.S. 183-2004/SUNAT, art. 13 (más de S/ 700) / art. 13 (above S/ 700)",
        title: words("¿Sujeto a detracción?", "Subject to detracción?"),
        says: words(
            "Es un servicio gravado por {found}, más de S/ {expected}, y no lleva detracción. Confirme que no está sujeto.",
            "It is a taxed service of {found}, above S/ {expected}, without detracción. Confirm that it is not subject to it.",
        ),
        fix: None,
        check: deposit_not_stated,
    },
];

/// Above this a taxed service may be subject to the deposit.
const DEPOSIT_ABOVE: Decimal = Decimal::from_parts(700, 0, 0, false, 0);

/// Calls `visit` for each tax of each line.
fn each(subject: &Subject, mut visit: impl FnMut(Place, Place, &Line, &Tax)) {
    for (line_index, line) in subject.content.lines.iter().enumerate() {
        for (index, tax) in line.taxes.iter().enumerate() {
            let of = |field| Place::OfLine(line_index, "taxes", index, field);
            visit(of("percent"), of("base"), line, tax);
        }
    }
}

fn bears(line: &Line, code: &str) -> bool {
    let mut taxes = line.taxes.iter();
    taxes.any(|tax| tax.code == code && tax.amount > Decimal::ZERO)
}

fn both(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        if line.taxes.len() > 1 && bears(line, "01") && bears(line, "04") {
            report.find(Place::line(index, "taxes"), None, None);
        }
    }
}

fn old_rate(subject: &Subject, report: &mut Report) {
    let since = NaiveDate::from_ymd_opt(2017, 2, 1);
    if subject
        .issued_on()
        .is_some_and(|on| since.is_some_and(|since| on < since))
    {
        return;
    }
    each(subject, |place, _, _, tax| {
        let old = tax
            .percent
            .filter(|percent| tax.code == "01" && *percent == Decimal::from(16));
        if let Some(percent) = old.filter(|_| !tax.amount.is_zero()) {
            let general = Fact::Amount(Decimal::from(19));
            report.find(place, Some(Fact::Amount(percent)), Some(general));
        }
    });
}

fn empty(subject: &Subject, report: &mut Report) {
    let is_empty =
        |tax: &Tax| tax.percent.is_none() && tax.per_unit.is_none() && tax.amount.is_zero();
    for (index, tax) in subject.content.taxes.iter().enumerate() {
        if is_empty(tax) {
            let found = Some(Fact::Text(tax.code.clone()));
            report.find(Place::Entry("taxes", index, "percent"), found, None);
        }
    }
}

/// What is given for free has no amount and the base of what it would cost.
fn base_over(subject: &Subject, report: &mut Report) {
    each(subject, |_, place, line, tax| {
        let is_free = line.reference_price.is_some() || line.amount.is_zero();
        if tax.per_unit.is_none() && !is_free && !tax.amount.is_zero() && tax.base > line.amount {
            report.find(
                place,
                Some(Fact::Amount(tax.base)),
                Some(Fact::Amount(line.amount)),
            );
        }
    });
}

fn withheld_vat_base(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, tax) in content.withholdings.iter().enumerate() {
        if tax.code != "05" {
            continue;
        }
        let vat = content.taxes.iter().filter(|tax| tax.code == "01");
        let Some(vat) = sum(vat.map(|tax| tax.amount)) else {
            continue;
        };
        // It may be withheld on a part of the IVA.
        if tax.base > vat && !same(tax.base, Some(vat)) {
            report.find(
                Place::Entry("withholdings", index, "base"),
                Some(Fact::Amount(tax.base)),
                Some(Fact::Amount(vat)),
            );
        }
    }
}

fn withheld_over(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if content.withholdings.is_empty() {
        return;
    }
    let payable = content.totals.payable;
    let total = sum(content.withholdings.iter().map(|tax| tax.amount));
    if total.is_none_or(|total| total > payable) {
        report.find(
            Place::Field("withholdings"),
            total.map(Fact::Amount),
            Some(Fact::Amount(payable)),
        );
    }
}

fn export(subject: &Subject, report: &mut Report) {
    let operation = subject.content.operation.as_str();
    // 0208 and the others of the list, catalogue 51.
    let is_export = operation.len() == 4 && operation.starts_with("020");
    if !is_export {
        return;
    }
    for (line_index, line) in subject.content.lines.iter().enumerate() {
        for (index, tax) in line.taxes.iter().enumerate() {
            if sale::is_affectation(&tax.code) && tax.base > Decimal::ZERO && tax.reason != "40" {
                report.find(
                    Place::OfLine(line_index, "taxes", index, "reason"),
                    Some(Fact::Text(tax.reason.clone())),
                    Some(Fact::Text(operation.to_owned())),
                );
            }
        }
    }
}

fn rate_zero(subject: &Subject, report: &mut Report) {
    each(subject, |place, _, _, tax| {
        let is_taxed = matches!(tax.code.as_str(), "1000" | "1016") && tax.base > Decimal::ZERO;
        if is_taxed && tax.percent.is_some_and(|percent| percent.is_zero()) {
            report.find(place, None, None);
        }
    });
}

fn rate_digits(subject: &Subject, report: &mut Report) {
    each(subject, |place, _, _, tax| {
        let is_long = |percent: &Decimal| {
            percent.abs() >= Decimal::ONE_THOUSAND
                || (percent.scale() > 5 && percent.normalize().scale() > 5)
        };
        if let Some(percent) = tax.percent.filter(is_long) {
            report.find(place, Some(Fact::Amount(percent)), None);
        }
    });
}

fn reference_price(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        let price = line.reference_price.filter(|price| *price > Decimal::ZERO);
        if let Some(price) = price.filter(|_| !sale::is_free(line)) {
            let found = Some(Fact::Amount(price));
            report.find(Place::line(index, "price"), found, None);
        }
    }
}

/// Ten cents more each year from 2019 until they are fifty.
fn bags(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.day() else {
        return;
    };
    let cents = (on.year() - 2018).clamp(1, 5) * 10;
    let right = Decimal::new(cents.into(), 2);
    each(subject, |_, place, _, tax| {
        let unit = tax.per_unit.as_deref().filter(|_| tax.code == "7152");
        if let Some(unit) = unit.filter(|unit| unit.amount != right) {
            let expected = Some(Fact::Amount(right));
            report.find(place, Some(Fact::Amount(unit.amount)), expected);
        }
    });
}

/// Only of services of the country: of goods the list is short, and exports are free of it.
fn deposit_not_stated(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let payable = content.totals.payable;
    let is_plain = content.type_code == "01" && content.operation == "0101";
    if !is_plain || content.currency != Currency::PEN || payable <= DEPOSIT_ABOVE {
        return;
    }
    let is_service = |line: &Line| line.unit == "ZZ" && sale::has(line, "1000");
    if content.detraction.is_none() && content.lines.iter().any(is_service) {
        report.find(
            Place::Field("detraction"),
            Some(Fact::Amount(payable)),
            Some(Fact::Amount(DEPOSIT_ABOVE)),
        );
    }
}
