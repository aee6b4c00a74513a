//! Peru: rules about the detracción (SPOT), the part of the total paid into the supplier's tax account.
//! Whether a service is subject to it is the issuer's decision; the rules check what the document says.

use crate::domain::check::codes;
use crate::domain::check::tolerance::shifted;
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Detraction;
use crate::domain::money::Currency;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "detraction.missing",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 3127",
        title: words("Falta la detracción", "Detracción missing"),
        says: words(
            "La operación {found} está sujeta a detracción y el documento no trae sus datos.",
            "Operation {found} is subject to detracción and the document does not have its data.",
        ),
        fix: None,
        check: missing,
    },
    Rule {
        code: "detraction.not_due",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 3128",
        title: words(
            "Detracción en otra operación",
            "Detracción on another operation",
        ),
        says: words(
            "Trae datos de detracción y el tipo de operación {found} no es de las sujetas a ella ({expected}).",
            "It has data of a detracción and operation type {found} is not subject to it ({expected}).",
        ),
        fix: None,
        check: not_due,
    },
    Rule {
        code: "detraction.code",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3033, 3129, catálogo 54",
        title: words(
            "Bien o servicio de la detracción",
            "Good or service of the detracción",
        ),
        says: words(
            "El código «{found}» no está en el catálogo 54 o no es el de esta operación ({expected}).",
            "Code “{found}” is not in catalogue 54 or not the one of this operation ({expected}).",
        ),
        fix: None,
        check: code,
    },
    Rule {
        code: "detraction.account",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 3034",
        title: words("Cuenta de detracciones", "Detracciones account"),
        says: words(
            "Falta la cuenta del Banco de la Nación donde se deposita la detracción.",
            "The account at the Banco de la Nación for the detracción is missing.",
        ),
        fix: None,
        check: account,
    },
    Rule {
        code: "detraction.amount",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3035, 3037",
        title: words("Monto de la detracción", "Amount of the detracción"),
        says: words(
            "El monto de la detracción ({found}) falta, no es mayor que cero o pasa del total.",
            "The amount of the detracción ({found}) is missing, not above zero or exceeds the total.",
        ),
        fix: None,
        check: amount,
    },
    Rule {
        code: "detraction.percent",
        severity: Severity::Warning,
        applies: Applies::PERU_INVOICES,
        source: "R.S. 183-2004/SUNAT y modificatorias (depósito sin decimales)",
        title: words("Cálculo de la detracción", "Calculation of the detracción"),
        says: words(
            "El monto de la detracción es {found}; el porcentaje sobre el total da {expected}.",
            "The amount of the detracción is {found}; the percentage of the total gives {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: percent,
    },
    Rule {
        code: "detraction.currency",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3208",
        title: words("Moneda de la detracción", "Currency of the detracción"),
        says: words(
            "El monto de la detracción está en {found}; va siempre en {expected}.",
            "The amount of the detracción is in {found}; it is always in {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: currency,
    },
];

/// Operation types subject to it.
fn is_subject(operation: &str) -> bool {
    matches!(operation, "1001" | "1002" | "1003" | "1004")
}

fn stated<'a>(subject: &Subject<'a>) -> Option<&'a Detraction> {
    subject.content.detraction.as_deref()
}

fn missing(subject: &Subject, report: &mut Report) {
    let operation = &subject.content.operation;
    let coded = stated(subject).is_some_and(|detraction| !detraction.code.is_empty());
    if is_subject(operation) && !coded {
        report.find(
            Place::Field("detraction.code"),
            Some(Fact::Text(operation.clone())),
            None,
        );
    }
}

fn not_due(subject: &Subject, report: &mut Report) {
    let operation = &subject.content.operation;
    if stated(subject).is_some() && !is_subject(operation) {
        let expected = Some(Fact::Text("1001–1004".to_owned()));
        report.find(
            Place::Field("operation"),
            Some(Fact::Text(operation.clone())),
            expected,
        );
    }
}

fn code(subject: &Subject, report: &mut Report) {
    let Some(detraction) = stated(subject).filter(|detraction| !detraction.code.is_empty()) else {
        return;
    };
    let only = match subject.content.operation.as_str() {
        "1002" => Some("004"),
        "1003" => Some("028"),
        "1004" => Some("027"),
        _ => None,
    };
    let code = detraction.code.as_str();
    let right = codes::SUNAT_DETRACTIONS.contains(&code) && only.is_none_or(|only| only == code);
    if !right {
        let expected = Some(Fact::Text(
            only.unwrap_or("catálogo 54 / catalogue 54").to_owned(),
        ));
        report.find(
            Place::Field("detraction.code"),
            Some(Fact::Text(code.to_owned())),
            expected,
        );
    }
}

fn account(subject: &Subject, report: &mut Report) {
    if stated(subject).is_some_and(|detraction| detraction.account.is_empty()) {
        report.find(Place::Field("detraction.account"), None, None);
    }
}

fn amount(subject: &Subject, report: &mut Report) {
    let Some(detraction) = stated(subject) else {
        return;
    };
    let in_soles = subject.content.currency == Currency::PEN;
    let right = detraction.amount.is_some_and(|amount| {
        amount > Decimal::ZERO && !(in_soles && amount > subject.content.totals.payable)
    });
    if !right {
        report.find(
            Place::Field("detraction.amount"),
            detraction.amount.map(Fact::Amount),
            None,
        );
    }
}

/// Deposits are made in whole soles, so one sol of difference is right; another currency needs a rate not known here.
fn percent(subject: &Subject, report: &mut Report) {
    let Some((amount, percent)) =
        stated(subject).and_then(|detraction| detraction.amount.zip(detraction.percent))
    else {
        return;
    };
    if subject.content.currency != Currency::PEN {
        return;
    }
    let computed = subject
        .content
        .totals
        .payable
        .checked_mul(percent)
        .and_then(|product| shifted(product, 2));
    let Some(computed) = computed else {
        return;
    };
    if amount
        .checked_sub(computed)
        .is_none_or(|difference| difference.abs() > Decimal::ONE)
    {
        let place = Place::Field("detraction.amount");
        report.find(
            place,
            Some(Fact::Amount(amount)),
            Some(Fact::Amount(computed)),
        );
    }
}

fn currency(subject: &Subject, report: &mut Report) {
    let stated = stated(subject).and_then(|detraction| detraction.currency);
    if let Some(currency) = stated.filter(|currency| *currency != Currency::PEN) {
        let expected = Some(Fact::Text(Currency::PEN.code().to_owned()));
        let found = Some(Fact::Text(currency.code().to_owned()));
        report.find(Place::Field("detraction.currency"), found, expected);
    }
}
