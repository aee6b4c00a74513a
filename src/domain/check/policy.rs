//! Rules about when a document is issued, by the company's policy, and about days that cannot be right.
//! The limits come worked out with the plan of the contract; days that authorities ask for are in `document` too.

use crate::domain::calendar::{add_months, days_between};
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::DocumentType;
use crate::domain::words::words;
use chrono::{Datelike, NaiveDate};

pub const RULES: &[Rule] = &[
    Rule {
        code: "policy.late",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "Fuera del plazo para facturar",
            "Past the limit for billing",
        ),
        says: words(
            "Se emite el {found} y lo más tarde era el {expected}. Diga por qué se atrasó.",
            "It is issued on {found}, and the latest day was {expected}. Say why it was late.",
        ),
        fix: None,
        check: late,
    },
    Rule {
        code: "policy.early",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Antes de que se pueda facturar", "Before it can be billed"),
        says: words(
            "Se emite el {found} y lo pactado se factura desde el {expected}. Espere a que cierre el período o diga por qué.",
            "It is issued on {found}, and what was agreed is billed from {expected}. Wait until the period closes, or say why.",
        ),
        fix: None,
        check: early,
    },
    Rule {
        code: "policy.no_period",
        severity: Severity::Note,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Sin período facturado", "No period billed"),
        says: words(
            "El documento cobra un contrato y no dice de qué días. Escriba el período para que el cliente lo reconozca.",
            "The document bills a contract and does not say for which days. State the period so that the client recognises it.",
        ),
        fix: None,
        check: no_period,
    },
    Rule {
        code: "dates.absurd",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAD09; SUNAT 2329, 2108",
        title: words("Fecha imposible", "Impossible date"),
        says: words(
            "La fecha {found} no puede ser de este documento: es anterior al año 2000 o está demasiado lejos en el futuro. Corríjala.",
            "Date {found} cannot be of this document: it is before the year 2000 or too far in the future. Correct it.",
        ),
        fix: None,
        check: absurd,
    },
    Rule {
        code: "dates.period_reversed",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Período al revés", "Period reversed"),
        says: words(
            "El período va del {found} al {expected}, que es antes. Corrija las fechas.",
            "The period goes from {found} to {expected}, which is before. Correct the dates.",
        ),
        fix: None,
        check: period_reversed,
    },
    Rule {
        code: "dates.period_long",
        severity: Severity::Note,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Período largo", "Long period"),
        says: words(
            "El período va del {expected} al {found}: más de un año. Confirme las fechas.",
            "The period goes from {expected} to {found}: more than a year. Confirm the dates.",
        ),
        fix: None,
        check: period_long,
    },
];

/// The first year of any business that is billed here.
const FIRST_YEAR: i32 = 2000;
/// Months from today in which something can still be due, as the last instalment of a long debt.
const MONTHS_AHEAD: u32 = 120;
/// Longest period that is billed at once, in days.
const PERIOD_DAYS: i64 = 366;

/// One finding for the document: the line that should have been billed first.
fn late(subject: &Subject, report: &mut Report) {
    let (Some(facts), Some(day)) = (subject.facts, subject.day()) else {
        return;
    };
    let limit = facts.windows().map(|(_, window)| window.limit).min();
    if let Some(limit) = limit.filter(|limit| *limit < day) {
        let expected = Some(Fact::Date(limit));
        report.find(Place::Field("issued_on"), Some(Fact::Date(day)), expected);
    }
}

fn early(subject: &Subject, report: &mut Report) {
    let (Some(facts), Some(day)) = (subject.facts, subject.day()) else {
        return;
    };
    let opens = facts.windows().map(|(_, window)| window.opens).max();
    if let Some(opens) = opens.filter(|opens| day < *opens) {
        let expected = Some(Fact::Date(opens));
        report.find(Place::Field("issued_on"), Some(Fact::Date(day)), expected);
    }
}

fn no_period(subject: &Subject, report: &mut Report) {
    let claims = subject.facts.is_some_and(|facts| !facts.claims.is_empty());
    if claims && subject.content.period.is_none() {
        report.find(Place::Field("period"), None, None);
    }
}

/// A document is of this century and not issued more than a year from now; a debt may be due much later.
fn absurd(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let year_ahead = add_months(subject.today, 12);
    let far = add_months(subject.today, MONTHS_AHEAD);
    let mut judge = |place: Place, day: Option<NaiveDate>, last: NaiveDate| {
        if let Some(day) = day.filter(|day| day.year() < FIRST_YEAR || *day > last) {
            report.find(place, Some(Fact::Date(day)), None);
        }
    };
    judge(Place::Field("issued_on"), subject.issued_on(), year_ahead);
    judge(Place::Field("payment.due_on"), content.payment.due_on, far);
    for (index, instalment) in content.payment.instalments.iter().enumerate() {
        let place = Place::Entry("payment.instalments", index, "due_on");
        judge(place, Some(instalment.due_on), far);
    }
    let (from, to) = (
        content.period.map(|days| days.from),
        content.period.map(|days| days.to),
    );
    judge(Place::Field("period"), from, far);
    judge(Place::Field("period"), to, far);
    // What an invoice refers to may be an order or a dispatch of any age.
    if content.document_type != DocumentType::Invoice {
        for (index, reference) in content.references.iter().enumerate() {
            let place = Place::Entry("references", index, "issued_on");
            judge(place, reference.issued_on, year_ahead);
        }
    }
}

fn period_reversed(subject: &Subject, report: &mut Report) {
    if let Some(period) = subject
        .content
        .period
        .filter(|period| period.to < period.from)
    {
        let expected = Some(Fact::Date(period.to));
        report.find(
            Place::Field("period"),
            Some(Fact::Date(period.from)),
            expected,
        );
    }
}

fn period_long(subject: &Subject, report: &mut Report) {
    let Some(period) = subject.content.period else {
        return;
    };
    if days_between(period.from, period.to) > PERIOD_DAYS {
        let expected = Some(Fact::Date(period.from));
        report.find(
            Place::Field("period"),
            Some(Fact::Date(period.to)),
            expected,
        );
    }
}
