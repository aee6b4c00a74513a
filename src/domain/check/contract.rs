//! Rules that compare a document with the contract it bills: term, currency and payment term.
//! Prices and billing schedules are not part of a contract yet.

use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::PaymentForm;
use crate::domain::words::words;
use chrono::Days;

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
        check: value,
    },
];

fn not_started(subject: &Subject, report: &mut Report) {
    let (Some(contract), Some(issuance)) = (subject.contract, subject.issuance) else {
        return;
    };
    let (place, from) = match subject.content.period {
        Some(period) => ("period", period.from),
        None => ("issued_on", issuance.on()),
    };
    if from < contract.start {
        let expected = Some(Fact::Date(contract.start));
        report.find(Place::Field(place), Some(Fact::Date(from)), expected);
    }
}

/// Without a stated period the service was given up to a month before the document was issued, so nothing is said
/// until a month after the end.
fn ended(subject: &Subject, report: &mut Report) {
    let (Some(contract), Some(issuance)) = (subject.contract, subject.issuance) else {
        return;
    };
    let Some(end) = contract.end else {
        return;
    };
    let (place, late, until) = match subject.content.period {
        Some(period) => ("period", period.to > end, period.to),
        None => {
            let grace = end.checked_add_days(Days::new(31)).unwrap_or(end);
            ("issued_on", issuance.on() > grace, issuance.on())
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
    let agreed = subject
        .contract
        .and_then(|contract| contract.value)
        .map(|value| value.currency);
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
    let (Some(contract), Some(issuance)) = (subject.contract, subject.issuance) else {
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
    let agreed = issuance
        .on()
        .checked_add_days(Days::new(u64::from(contract.payment_days)));
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
    let Some(value) = subject.contract.and_then(|contract| contract.value) else {
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
