//! Rules about the number of a document: its form, its authorised range, and that it is used once.
//! Assigning numbers is not here; nothing below changes one.

use crate::domain::check::identity::is_own;
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::company::NumberingRange;
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{DocumentType, Numbering};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "numbering.form",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAD05, FAD05a, CAD05a, DAD05a; SUNAT 1001",
        title: words("Número mal formado", "Malformed number"),
        says: words(
            "El número «{found}» no tiene la forma debida: {expected}.",
            "The number “{found}” does not have the right form: {expected}.",
        ),
        fix: None,
        check: form,
    },
    Rule {
        code: "numbering.prefix",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAB10, FAB10b",
        title: words(
            "Prefijo distinto del autorizado",
            "Prefix differs from the authorised one",
        ),
        says: words(
            "El número {found} no empieza por el prefijo autorizado {expected}, o este no tiene de 0 a 4 letras o dígitos.",
            "The number {found} does not start with the authorised prefix {expected}, or that does not have 0 to 4 letters or digits.",
        ),
        fix: None,
        check: prefix,
    },
    Rule {
        code: "numbering.range",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAD05b, FAD05c, FAD05d",
        title: words("Fuera del rango autorizado", "Outside the authorised range"),
        says: words(
            "El número {found} está fuera del rango autorizado {expected}.",
            "The number {found} is outside the authorised range {expected}.",
        ),
        fix: None,
        check: range,
    },
    Rule {
        code: "numbering.validity",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAD09a, FAD09b",
        title: words("Resolución no vigente", "Authorisation not in force"),
        says: words(
            "Se emitió el {found} y la resolución de numeración rige {expected}.",
            "It was issued on {found} and the numbering authorisation is in force {expected}.",
        ),
        fix: None,
        check: validity,
    },
    Rule {
        code: "numbering.unknown_range",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAB05b, FAB07b, FAB08b, FAB11b, FAB12b",
        title: words(
            "Numeración que no es de la empresa",
            "Numbering not of the company",
        ),
        says: words(
            "El número {found} no está en ninguna resolución de numeración registrada en Ajustes.",
            "The number {found} is in no numbering authorisation recorded in Settings.",
        ),
        fix: None,
        check: unknown_range,
    },
    Rule {
        code: "numbering.series",
        severity: Severity::Error,
        applies: Applies::PERU_NOTES,
        source: "SUNAT 2116, 2117, 2399, 2400",
        title: words("Serie de la nota", "Series of the note"),
        says: words(
            "La nota {found} modifica {expected}: la serie empieza con F para facturas y con B para boletas.",
            "Note {found} modifies {expected}: its series starts with F for facturas and with B for boletas.",
        ),
        fix: None,
        check: series,
    },
    Rule {
        code: "numbering.duplicate",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAD05e, regla 90; SUNAT 1033",
        title: words("Número repetido", "Repeated number"),
        says: words(
            "Ya hay otro documento con el número {found}, emitido el {expected}.",
            "There is already another document with number {found}, issued on {expected}.",
        ),
        fix: None,
        check: duplicate,
    },
    Rule {
        code: "numbering.twin",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Posible factura duplicada", "Possible duplicate invoice"),
        says: words(
            "La factura {found} es del mismo cliente, valor y período. Confirme que no se cobra dos veces.",
            "Invoice {found} is for the same client, amount and period. Confirm that it is not billed twice.",
        ),
        fix: None,
        check: twin,
    },
];

fn form(subject: &Subject, report: &mut Report) {
    let Some(number) = subject.issuance.map(|issuance| issuance.number()) else {
        return;
    };
    let (right, expected) = match subject.content.country {
        Country::Colombia => (
            (1..=20).contains(&number.len())
                && number.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "1–20 letras y dígitos / letters and digits",
        ),
        Country::Peru => sunat_form(number, &subject.content.type_code),
    };
    if !right {
        report.find(
            Place::Field("number"),
            Some(Fact::Text(number.to_owned())),
            Some(Fact::Text(expected.to_owned())),
        );
    }
}

fn sunat_form(number: &str, type_code: &str) -> (bool, &'static str) {
    let (letters, expected): (&[u8], _) = match type_code {
        "01" => (b"F", "F###-1…8 dígitos / digits"),
        "03" => (b"B", "B###-1…8 dígitos / digits"),
        _ => (b"FB", "F###- / B###-1…8 dígitos / digits"),
    };
    let Some((series, consecutive)) = number.split_once('-') else {
        return (false, expected);
    };
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of_capitals = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    // A series of digits alone is of paper receipts used in a contingency.
    let electronic = series.len() == 4
        && of_capitals(series)
        && series
            .bytes()
            .next()
            .is_some_and(|first| letters.contains(&first));
    (
        (electronic || digits(series, 4)) && digits(consecutive, 8),
        expected,
    )
}

/// The consecutive of a number after its prefix.
pub fn consecutive(number: &str, prefix: &str) -> Option<u64> {
    let digits = number.strip_prefix(prefix)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Number and stated authorisation of an issued invoice.
fn stated<'a>(subject: &Subject<'a>) -> Option<(&'a str, &'a Numbering)> {
    Some((
        subject.issuance?.number(),
        subject.content.numbering.as_ref()?,
    ))
}

fn prefix(subject: &Subject, report: &mut Report) {
    let Some((number, numbering)) = stated(subject) else {
        return;
    };
    let prefix = numbering.prefix.as_str();
    let well_formed = prefix.len() <= 4 && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !well_formed || consecutive(number, prefix).is_none() {
        let expected = Some(Fact::Text(prefix.to_owned()));
        report.find(
            Place::Field("number"),
            Some(Fact::Text(number.to_owned())),
            expected,
        );
    }
}

/// Not for type 03, whose paper invoices have a range of their own.
fn range(subject: &Subject, report: &mut Report) {
    let Some((number, numbering)) = stated(subject).filter(|_| subject.content.type_code != "03")
    else {
        return;
    };
    let Some(consecutive) = consecutive(number, &numbering.prefix) else {
        return;
    };
    let below = numbering.from.is_some_and(|from| consecutive < from);
    let above = numbering.to.is_some_and(|to| consecutive > to);
    if below || above {
        let bound =
            |bound: Option<u64>| bound.map_or_else(|| "?".to_owned(), |bound| bound.to_string());
        let expected = format!("{}–{}", bound(numbering.from), bound(numbering.to));
        report.find(
            Place::Field("number"),
            Some(Fact::Text(number.to_owned())),
            Some(Fact::Text(expected)),
        );
    }
}

fn validity(subject: &Subject, report: &mut Report) {
    let Some((_, numbering)) = stated(subject) else {
        return;
    };
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    let early = numbering.valid_from.is_some_and(|from| on < from);
    let late = numbering.valid_to.is_some_and(|to| on > to);
    if early || late {
        let day = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(|| "?".to_owned(), |day| day.to_string())
        };
        let expected = format!(
            "{} – {}",
            day(numbering.valid_from),
            day(numbering.valid_to)
        );
        report.find(
            Place::Field("issued_on"),
            Some(Fact::Date(on)),
            Some(Fact::Text(expected)),
        );
    }
}

/// Whether a range of the company contains a number.
pub fn contains(range: &NumberingRange, number: &str) -> bool {
    consecutive(number, &range.prefix)
        .is_some_and(|consecutive| (range.from..=range.to).contains(&consecutive))
}

fn unknown_range(subject: &Subject, report: &mut Report) {
    let (Some(issuance), Some(company)) = (subject.issuance, subject.company) else {
        return;
    };
    if company.numbering.is_empty() || !is_own(subject) {
        return;
    }
    let number = issuance.number();
    let authorised = company.numbering.iter().any(|range| {
        contains(range, number) && (range.valid_from..=range.valid_to).contains(&issuance.on())
    });
    if !authorised {
        report.find(
            Place::Field("number"),
            Some(Fact::Text(number.to_owned())),
            None,
        );
    }
}

fn series(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let Some(number) = subject.issuance.map(|issuance| issuance.number()) else {
        return;
    };
    // "Other concepts" and penalties may concern documents without such a series.
    let other = content
        .reason
        .as_ref()
        .is_some_and(|reason| match content.document_type {
            DocumentType::CreditNote => reason.code == "10",
            _ => reason.code == "03",
        });
    for reference in &content.references {
        let wrong = match number.as_bytes().first() {
            Some(b'F') => reference.type_code == "03",
            Some(b'B') => reference.type_code == "01",
            _ => false,
        };
        if wrong && !other {
            let expected = Some(Fact::Text(reference.number.clone()));
            report.find(
                Place::Field("number"),
                Some(Fact::Text(number.to_owned())),
                expected,
            );
        }
    }
}

fn duplicate(subject: &Subject, report: &mut Report) {
    let Some(number) = subject.issuance.map(|issuance| issuance.number()) else {
        return;
    };
    let other = subject
        .known
        .by_number(number, subject.id)
        .filter(|other| other.document_type == subject.content.document_type);
    if let Some(other) = other {
        let expected = Some(Fact::Date(other.issued_on));
        report.find(
            Place::Field("number"),
            Some(Fact::Text(number.to_owned())),
            expected,
        );
    }
}

fn twin(subject: &Subject, report: &mut Report) {
    if let Some(other) = subject.known.twin(subject) {
        report.find(
            Place::Document,
            Some(Fact::Text(other.number.to_owned())),
            None,
        );
    }
}
