//! Rules that compare a document with the contract it bills: term, currency and payment term.
//! They look at what was agreed with the amendments signed until today. What its lines charge is in `billing` and `agreed`.

use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::contract::in_force::InForce;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::PaymentForm;
use crate::domain::money::{Currency, Money};
use crate::domain::words::words;
use chrono::{Days, NaiveDate};

pub const RULES: &[Rule] = &[
    Rule {
        code: "contract.not_started",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Antes del contrato", "Before the contract"),
        says: words(
            "Factura servicios desde el {found} y el contrato empieza el {expected}.",
            "It bills services from {found} and the contract starts on {expected}.",
        ),
        fix: None,
        check: not_started,
    },
    Rule {
        code: "contract.ended",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Contrato terminado", "Contract ended"),
        says: words(
            "Factura servicios hasta el {found} y el contrato terminó el {expected}. Registre la prórroga o corrija el período.",
            "It bills services until {found} and the contract ended on {expected}. Record the extension or correct the period.",
        ),
        fix: None,
        check: ended,
    },
    Rule {
        code: "contract.currency",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words(
            "Moneda distinta del contrato",
            "Currency differs from the contract's",
        ),
        says: words(
            "El documento está en {found} y el contrato en {expected}.",
            "The document is in {found} and the contract in {expected}.",
        ),
        fix: None,
        check: currency,
    },
    Rule {
        code: "contract.due",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "Vencimiento distinto del contrato",
            "Due date differs from the contract's",
        ),
        says: words(
            "Vence el {found}; según el plazo del contrato vence el {expected}.",
            "It is due on {found}; by the contract's term it is due on {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: due,
    },
    Rule {
        code: "contract.value",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "Más que el valor del contrato",
            "More than the contract's value",
        ),
        says: words(
            "La factura es de {found} antes de impuestos y todo el contrato vale {expected}.",
            "The invoice is of {found} before taxes and the whole contract is worth {expected}.",
        ),
        fix: None,
        check: value,
    },
];

/// The last day of the contract; absent while it has none, also because it is paused and the days are given back.
fn last_day(subject: &Subject) -> Option<NaiveDate> {
    let Some(agreed) = subject.agreed else {
        return subject.contract?.end;
    };
    let ends = |agreed: &InForce, end: NaiveDate| {
        let after = end.checked_add_days(Days::new(1));
        after.is_none_or(|after| agreed.has_ended_by(after))
    };
    agreed.end.value.filter(|end| ends(agreed, *end))
}

fn agreed_value(subject: &Subject) -> Option<Money> {
    match subject.agreed {
        Some(agreed) => agreed.value.value,
        None => subject.contract?.value,
    }
}

/// Whether each line says which days it bills of a contract: then those days are judged, and not the document's.
fn is_by_lines(subject: &Subject) -> bool {
    subject.facts.is_some_and(|facts| !facts.claims.is_empty())
}

fn not_started(subject: &Subject, report: &mut Report) {
    let (Some(contract), Some(day)) = (subject.contract, subject.day()) else {
        return;
    };
    if is_by_lines(subject) {
        return;
    }
    let (place, from) = match subject.content.period {
        Some(period) => ("period", period.from),
        None => ("issued_on", day),
    };
    if from < contract.start {
        let expected = Some(Fact::Date(contract.start));
        report.find(Place::Field(place), Some(Fact::Date(from)), expected);
    }
}

/// Without a stated period the service was given up to a month before the document was issued, so nothing is said
/// until a month after the end.
fn ended(subject: &Subject, report: &mut Report) {
    let (Some(end), Some(day)) = (last_day(subject), subject.day()) else {
        return;
    };
    if is_by_lines(subject) {
        return;
    }
    let (place, late, until) = match subject.content.period {
        Some(period) => ("period", period.to > end, period.to),
        None => {
            let grace = end.checked_add_days(Days::new(31)).unwrap_or(end);
            ("issued_on", day > grace, day)
        }
    };
    if late {
        report.find(
            Place::Field(place),
            Some(Fact::Date(until)),
            Some(Fact::Date(end)),
        );
    }
}

fn currency(subject: &Subject, report: &mut Report) {
    let currency = subject.content.currency;
    // A contract may charge in a currency that is not the one of its value.
    let charges = |currency: Currency| {
        let mut lines = subject
            .contract
            .into_iter()
            .flat_map(|contract| &contract.terms.lines);
        lines.any(|line| line.price.currency == currency)
    };
    let agreed = agreed_value(subject)
        .map(|value| value.currency)
        .filter(|_| !charges(currency));
    if let Some(agreed) = agreed.filter(|agreed| *agreed != currency) {
        let found = Some(Fact::Text(currency.code().to_owned()));
        report.find(
            Place::Field("currency"),
            found,
            Some(Fact::Text(agreed.code().to_owned())),
        );
    }
}

fn due(subject: &Subject, report: &mut Report) {
    let (Some(contract), Some(day)) = (subject.contract, subject.day()) else {
        return;
    };
    let payment = &subject.content.payment;
    if payment.form == PaymentForm::Cash {
        return;
    }
    let last = payment
        .instalments
        .iter()
        .map(|instalment| instalment.due_on)
        .max();
    let agreed = day.checked_add_days(Days::new(u64::from(contract.payment_days)));
    if let (Some(stated), Some(agreed)) = (payment.due_on.or(last), agreed)
        && stated != agreed
    {
        report.find(
            Place::Field("payment.due_on"),
            Some(Fact::Date(stated)),
            Some(Fact::Date(agreed)),
        );
    }
}

fn value(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let Some(value) = agreed_value(subject).filter(|_| !is_by_lines(subject)) else {
        return;
    };
    if value.currency == content.currency && content.totals.lines > value.amount {
        let expected = Some(Fact::Amount(value.amount));
        report.find(
            Place::Field("totals.lines"),
            Some(Fact::Amount(content.totals.lines)),
            expected,
        );
    }
}
