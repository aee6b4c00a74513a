//! Rules about the ranges that number documents: that there is one, in order, without gaps, and not about to end.
//! The form of a number and its own authorisation are in `numbering`.

use crate::domain::calendar::days_between;
use crate::domain::check::identity::is_own;
use crate::domain::check::numbering::{consecutive, contains};
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::company::NumberingRange;
use crate::domain::finding::{Fact, Severity};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "numbering.missing",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAB05a",
        title: words(
            "Sin autorización de numeración",
            "No numbering authorisation",
        ),
        says: words(
            "El documento no dice con qué resolución de la DIAN se numera. Regístrela en Ajustes.",
            "The document does not say which DIAN authorisation numbers it. Record it in Settings.",
        ),
        fix: None,
        check: missing,
    },
    Rule {
        code: "numbering.bounds",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAB11a, FAB12a",
        title: words("Rango autorizado imposible", "Impossible authorised range"),
        says: words(
            "El rango autorizado {found} está al revés o tiene números de más de nueve dígitos.",
            "The authorised range {found} is reversed or has numbers of more than nine digits.",
        ),
        fix: None,
        check: bounds,
    },
    Rule {
        code: "numbering.order",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words(
            "Fecha anterior al número previo",
            "Dated before the previous number",
        ),
        says: words(
            "Se emite el {found} y el número anterior es del {expected}: los números y las fechas van en el mismo orden.",
            "It is issued on {found} and the number before it is of {expected}: numbers and days go in the same order.",
        ),
        fix: None,
        check: order,
    },
    Rule {
        code: "numbering.jump",
        severity: Severity::Note,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Números sin usar", "Unused numbers"),
        says: words(
            "Entre este documento y el anterior ({expected}) hay {found} números sin usar. Confirme que no falta importar ninguno.",
            "Between this document and the one before ({expected}) {found} numbers are unused. Confirm that none is left to import.",
        ),
        fix: None,
        check: jump,
    },
    Rule {
        code: "numbering.overlap",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Rangos que se cruzan", "Ranges that overlap"),
        says: words(
            "El número {found} está en dos rangos de numeración de la empresa. Corríjalos en Ajustes para no repetir números.",
            "Number {found} is in two numbering ranges of the company. Correct them in Settings so that no number is repeated.",
        ),
        fix: None,
        check: overlap,
    },
    Rule {
        code: "numbering.nearly_used",
        severity: Severity::Note,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Rango por agotarse", "Range nearly used up"),
        says: words(
            "Quedan {found} números de {expected} en la resolución. Pida otra a la DIAN.",
            "{found} of {expected} numbers are left in the authorisation. Ask the DIAN for another.",
        ),
        fix: None,
        check: nearly_used,
    },
    Rule {
        code: "numbering.expiring",
        severity: Severity::Note,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Resolución por vencer", "Authorisation about to expire"),
        says: words(
            "La resolución de numeración vence el {expected}. Pida la habilitación de los números que quedan o una nueva.",
            "The numbering authorisation expires on {expected}. Ask for the numbers left to be enabled, or for a new one.",
        ),
        fix: None,
        check: expiring,
    },
];

/// Numbers that have more than nine digits (DIAN FAB11a).
const TEN_DIGITS: u64 = 1_000_000_000;
/// The last numbers of a range: one in twenty, but not more than these.
const LAST_NUMBERS: u64 = 50;
/// Days before an authorisation expires from which it is said.
const LAST_DAYS: i64 = 30;

/// Paper of a contingency (03) and documents of the DIAN's contingency (04) have ranges of their own kind.
fn missing(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let needs = matches!(content.type_code.as_str(), "01" | "02");
    let stated = content.numbering.as_ref();
    let lacks = stated.is_none_or(|numbering| numbering.resolution.trim().is_empty());
    if subject.issuance.is_some() && needs && lacks {
        report.find(Place::Field("numbering"), None, None);
    }
}

fn bounds(subject: &Subject, report: &mut Report) {
    let Some(numbering) = &subject.content.numbering else {
        return;
    };
    if let Some((from, to)) = numbering.from.zip(numbering.to)
        && (to < from || to >= TEN_DIGITS)
    {
        let found = Some(Fact::Text(format!("{from}–{to}")));
        report.find(Place::Field("numbering"), found, None);
    }
}

fn order(subject: &Subject, report: &mut Report) {
    let previous = subject.facts.and_then(|facts| facts.previous.as_ref());
    if let (Some(on), Some(previous)) = (subject.issued_on(), previous)
        && on < previous.on
    {
        let expected = Some(Fact::Date(previous.on));
        report.find(Place::Field("issued_on"), Some(Fact::Date(on)), expected);
    }
}

fn jump(subject: &Subject, report: &mut Report) {
    let previous = subject.facts.and_then(|facts| facts.previous.as_ref());
    if let Some(previous) = previous.filter(|previous| previous.unused > 0) {
        report.find(
            Place::Field("number"),
            Some(Fact::Text(previous.unused.to_string())),
            Some(Fact::Text(previous.number.clone())),
        );
    }
}

/// The company's ranges that contain the number of a document of its own and are in force on its day.
fn own_ranges<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a NumberingRange> + use<'a> {
    let own = subject.issuance.filter(|_| is_own(subject));
    let documents = subject.content.document_type;
    let ranges = subject
        .company
        .map_or(&[][..], |company| &company.numbering);
    ranges.iter().filter(move |range| {
        own.is_some_and(|issuance| {
            range.documents == documents
                && contains(range, issuance.number())
                && (range.valid_from..=range.valid_to).contains(&issuance.on())
        })
    })
}

fn overlap(subject: &Subject, report: &mut Report) {
    let mut ranges = own_ranges(subject);
    let Some(first) = ranges.next() else {
        return;
    };
    // The same prefix for two kinds of documents is caught by their numbers.
    let other = ranges.find(|range| range.type_code == first.type_code);
    if let (Some(_), Some(issuance)) = (other, subject.issuance) {
        let found = Some(Fact::Text(issuance.number().to_owned()));
        report.find(Place::Field("number"), found, None);
    }
}

/// Of documents that are issued now: of an old one it is of no use.
fn is_recent(subject: &Subject) -> bool {
    let on = subject.issued_on();
    on.is_some_and(|on| days_between(on, subject.today) <= LAST_DAYS)
}

fn nearly_used(subject: &Subject, report: &mut Report) {
    if !is_recent(subject) {
        return;
    }
    let number = subject.issuance.map_or("", |issuance| issuance.number());
    for range in own_ranges(subject) {
        let Some(used) = consecutive(number, &range.prefix) else {
            continue;
        };
        let size = range.to.saturating_sub(range.from).saturating_add(1);
        let left = range.to.saturating_sub(used);
        if left < LAST_NUMBERS.min(size / 20) {
            report.find(
                Place::Field("number"),
                Some(Fact::Text(left.to_string())),
                Some(Fact::Text(size.to_string())),
            );
        }
    }
}

fn expiring(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.issued_on().filter(|_| is_recent(subject)) else {
        return;
    };
    for range in own_ranges(subject) {
        if days_between(on, range.valid_to) < LAST_DAYS {
            let expected = Some(Fact::Date(range.valid_to));
            report.find(Place::Field("numbering"), Some(Fact::Date(on)), expected);
        }
    }
}
