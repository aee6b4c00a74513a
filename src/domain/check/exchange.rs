//! Rules about the exchange rate of a document in a foreign currency.
//! Whether one must be there at all is in `document`.

use crate::domain::calendar::days_between;
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::money::Currency;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "exchange.rate",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAR03; política de la empresa / company policy",
        title: words("Tasa de cambio imposible", "Impossible exchange rate"),
        says: words(
            "La tasa de cambio es {found}; debe ser mayor que cero.",
            "The exchange rate is {found}; it must be above zero.",
        ),
        fix: None,
        check: rate,
    },
    Rule {
        code: "exchange.same",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN FAR01, FAR03",
        title: words(
            "Tasa de una moneda a sí misma",
            "Rate of a currency to itself",
        ),
        says: words(
            "El documento está en {found} y la tasa de cambio es a esa misma moneda. Quítela o corrija la moneda.",
            "The document is in {found} and the exchange rate is to that same currency. Remove it or correct the currency.",
        ),
        fix: None,
        check: same,
    },
    Rule {
        code: "exchange.unusual",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAR03; política de la empresa (TRM) / company policy (TRM)",
        title: words("Tasa de cambio poco creíble", "Implausible exchange rate"),
        says: words(
            "La tasa de cambio es {found} pesos y lo creíble está entre {expected}. Revise si está al revés o le faltan cifras.",
            "The exchange rate is {found} pesos, and a plausible one is between {expected}. Check whether it is inverted or lacks digits.",
        ),
        fix: None,
        check: unusual,
    },
    Rule {
        code: "exchange.day",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Tasa de otro día", "Rate of another day"),
        says: words(
            "La tasa de cambio es del {found} y el documento del {expected}: hay más de cinco días entre ambos.",
            "The exchange rate is of {found} and the document of {expected}: more than five days lie between them.",
        ),
        fix: None,
        check: day,
    },
    Rule {
        code: "exchange.deposit",
        severity: Severity::Note,
        applies: Applies::PERU_INVOICES,
        source: "R.S. 183-2004/SUNAT; SUNAT 3208",
        title: words(
            "Detracción sin tipo de cambio",
            "Detracción without exchange rate",
        ),
        says: words(
            "El documento está en {found} y la detracción va en soles: guarde el tipo de cambio con que la calculó.",
            "The document is in {found} and the detracción is in soles: keep the exchange rate with which you worked it out.",
        ),
        fix: None,
        check: deposit,
    },
];

/// Pesos that a dollar or a euro may cost: far beyond what they ever did, to catch a rate that is inverted.
const PESOS_LEAST: Decimal = Decimal::from_parts(500, 0, 0, false, 0);
const PESOS_MOST: Decimal = Decimal::from_parts(20_000, 0, 0, false, 0);
/// Days between the rate's and the document's.
const DAYS_MAX: u64 = 5;

fn rate(subject: &Subject, report: &mut Report) {
    let exchange = subject.content.exchange;
    if let Some(exchange) = exchange.filter(|exchange| exchange.rate <= Decimal::ZERO) {
        let found = Some(Fact::Amount(exchange.rate));
        report.find(Place::Field("exchange"), found, None);
    }
}

/// A rate of one to one is how some issuers say that there is none.
fn same(subject: &Subject, report: &mut Report) {
    let currency = subject.content.currency;
    let exchange = subject.content.exchange;
    let to_itself = exchange.filter(|exchange| exchange.to == currency);
    if to_itself.is_some_and(|exchange| exchange.rate != Decimal::ONE) {
        let found = Some(Fact::Text(currency.code().to_owned()));
        report.find(Place::Field("exchange"), found, None);
    }
}

/// Whether the dearer currency is on the other side: a peso never bought a dollar.
fn unusual(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let is_dear = |currency: Currency| matches!(currency.code(), "USD" | "EUR");
    let exchange = content.exchange;
    let Some(exchange) = exchange.filter(|exchange| exchange.rate > Decimal::ZERO) else {
        return;
    };
    let is_strange = if exchange.to == Currency::COP {
        is_dear(content.currency) && (exchange.rate < PESOS_LEAST || exchange.rate > PESOS_MOST)
    } else {
        content.currency == Currency::COP && is_dear(exchange.to) && exchange.rate > Decimal::ONE
    };
    if is_strange {
        let expected = format!("{PESOS_LEAST}–{PESOS_MOST}");
        report.find(
            Place::Field("exchange"),
            Some(Fact::Amount(exchange.rate)),
            Some(Fact::Text(expected)),
        );
    }
}

fn day(subject: &Subject, report: &mut Report) {
    let stated = subject.content.exchange.and_then(|exchange| exchange.on);
    if let (Some(of_rate), Some(on)) = (stated, subject.day())
        && days_between(of_rate, on).unsigned_abs() > DAYS_MAX
    {
        let found = Some(Fact::Date(of_rate));
        report.find(Place::Field("exchange"), found, Some(Fact::Date(on)));
    }
}

fn deposit(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let is_foreign = content.currency != Currency::PEN;
    if is_foreign && content.detraction.is_some() && content.exchange.is_none() {
        let found = Some(Fact::Text(content.currency.code().to_owned()));
        report.find(Place::Field("exchange"), found, None);
    }
}
