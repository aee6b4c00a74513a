//! Rules about the document as a whole: its codes, currency and days.
//! Numbers are in `numbering`, amounts in `amounts`.

use crate::domain::check::codes;
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{DocumentType, PaymentForm};
use crate::domain::money::Currency;
use crate::domain::words::words;
use chrono::Days;

pub const RULES: &[Rule] = &[
    Rule {
        code: "document.type",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAD12, tabla 13.1.3; SUNAT 1003, 1004",
        title: words("Tipo de documento", "Type of document"),
        says: words(
            "El tipo de documento «{found}» no es de una factura o nota; se espera {expected}.",
            "Document type “{found}” is not of an invoice or note; {expected} is expected.",
        ),
        fix: None,
        check: type_code,
    },
    Rule {
        code: "document.operation",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "DIAN FAD02, tabla 13.1.5; SUNAT 3205, 3206, catálogo 51",
        title: words("Tipo de operación", "Type of operation"),
        says: words(
            "El tipo de operación «{found}» falta o no está en la lista vigente.",
            "Operation type “{found}” is missing or not in the list in force.",
        ),
        fix: None,
        check: operation,
    },
    Rule {
        code: "document.currency",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "ISO 4217; DIAN FAD15a; SUNAT 3088",
        title: words("Moneda desconocida", "Unknown currency"),
        says: words(
            "«{found}» no es una moneda de la norma ISO 4217.",
            "“{found}” is not an ISO 4217 currency.",
        ),
        fix: None,
        check: currency,
    },
    Rule {
        code: "document.exchange_rate",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAR01, FAR03; Resolución 000165 de 2023",
        title: words("Sin tasa de cambio", "No exchange rate"),
        says: words(
            "El documento está en {found} y no dice a qué tasa se convierte a pesos.",
            "The document is in {found} and does not say at what rate it converts to pesos.",
        ),
        fix: None,
        check: exchange_rate,
    },
    Rule {
        code: "dates.future",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAD09e; SUNAT 2329",
        title: words("Fecha futura", "Date in the future"),
        says: words(
            "La fecha de emisión {found} es posterior a hoy ({expected}).",
            "The day of issue {found} is after today ({expected}).",
        ),
        fix: None,
        check: future,
    },
    Rule {
        code: "dates.due_before_issue",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAN02; Código de Comercio art. 774",
        title: words("Vence antes de emitirse", "Due before it is issued"),
        says: words(
            "Vence el {found}, antes de la emisión ({expected}).",
            "It is due on {found}, before it was issued ({expected}).",
        ),
        fix: None,
        check: due_before_issue,
    },
    Rule {
        code: "dates.time",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAD10, CAD10, DAD10",
        title: words("Hora de emisión", "Time of issue"),
        says: words(
            "La hora «{found}» no tiene la forma {expected}.",
            "The time “{found}” does not have the form {expected}.",
        ),
        fix: None,
        check: time,
    },
    Rule {
        code: "dates.period_future",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Período sin terminar", "Period not over"),
        says: words(
            "Factura servicios hasta el {found} y se emite el {expected}.",
            "It bills services until {found} and is issued on {expected}.",
        ),
        fix: None,
        check: period_future,
    },
];

fn type_code(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let code = content.type_code.as_str();
    let (accepted, expected) = match (content.country, content.document_type) {
        (Country::Colombia, DocumentType::Invoice) => {
            (codes::DIAN_INVOICES.contains(&code), "01, 02, 03, 04")
        }
        (Country::Colombia, DocumentType::CreditNote) => (code == "91", "91"),
        (Country::Colombia, DocumentType::DebitNote) => (code == "92", "92"),
        (Country::Peru, DocumentType::Invoice) => (matches!(code, "01" | "03"), "01, 03"),
        (Country::Peru, DocumentType::CreditNote) => (code == "07", "07"),
        (Country::Peru, DocumentType::DebitNote) => (code == "08", "08"),
    };
    if !accepted {
        let expected = Some(Fact::Text(expected.to_owned()));
        report.find(
            Place::Field("type_code"),
            Some(Fact::Text(code.to_owned())),
            expected,
        );
    }
}

fn operation(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let code = content.operation.as_str();
    let accepted = match (content.country, content.document_type) {
        (Country::Colombia, DocumentType::Invoice) => {
            codes::DIAN_OPERATIONS.contains(&code) || code.starts_with("SS-")
        }
        (Country::Colombia, DocumentType::CreditNote) => matches!(code, "20" | "22"),
        (Country::Colombia, DocumentType::DebitNote) => matches!(code, "30" | "32"),
        (Country::Peru, DocumentType::Invoice) => codes::SUNAT_OPERATIONS.contains(&code),
        (Country::Peru, _) => true,
    };
    if !accepted {
        report.find(
            Place::Field("operation"),
            Some(Fact::Text(code.to_owned())),
            None,
        );
    }
}

fn currency(subject: &Subject, report: &mut Report) {
    let code = subject.content.currency.code();
    if codes::CURRENCIES.binary_search(&code).is_err() {
        report.find(
            Place::Field("currency"),
            Some(Fact::Text(code.to_owned())),
            None,
        );
    }
}

fn exchange_rate(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let rate_to_pesos = content
        .exchange
        .is_some_and(|rate| rate.to == Currency::COP);
    if content.currency != Currency::COP && !rate_to_pesos {
        let found = Some(Fact::Text(content.currency.code().to_owned()));
        report.find(Place::Field("exchange"), found, None);
    }
}

/// Peru accepts two days ahead; anything ahead is still worth a look.
fn future(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    if on <= subject.today {
        return;
    }
    let tolerated = match subject.content.country {
        Country::Colombia => subject.today,
        Country::Peru => subject
            .today
            .checked_add_days(Days::new(2))
            .unwrap_or(subject.today),
    };
    let severity = if on > tolerated {
        Severity::Error
    } else {
        Severity::Warning
    };
    let expected = Some(Fact::Date(subject.today));
    report.find_as(
        severity,
        Place::Field("issued_on"),
        Some(Fact::Date(on)),
        expected,
    );
}

/// Of a document paid on the spot the due date has no effect, so there it is only a note.
fn due_before_issue(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    if let Some(due) = payment.due_on.filter(|due| *due < on) {
        let severity = match payment.form {
            PaymentForm::Cash => Severity::Note,
            PaymentForm::Credit | PaymentForm::Unknown => Severity::Error,
        };
        let place = Place::Field("payment.due_on");
        report.find_as(severity, place, Some(Fact::Date(due)), Some(Fact::Date(on)));
    }
}

fn time(subject: &Subject, report: &mut Report) {
    let Some(issuance) = subject.issuance else {
        return;
    };
    let time = issuance.time();
    let shape = time.len() == 14
        && time.ends_with("-05:00")
        && time
            .bytes()
            .take(8)
            .enumerate()
            .all(|(index, byte)| match index {
                2 | 5 => byte == b':',
                _ => byte.is_ascii_digit(),
            });
    if !shape {
        let found = Some(Fact::Text(time.to_owned()));
        report.find(
            Place::Field("time"),
            found,
            Some(Fact::Text("HH:MM:SS-05:00".to_owned())),
        );
    }
}

/// Billing in advance is agreed in some contracts, so this is for a person to judge.
fn period_future(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    // Where the contract says when it is billed, `policy.early` knows better.
    if subject.facts.is_some_and(|facts| !facts.claims.is_empty()) {
        return;
    }
    if let Some(period) = subject.content.period.filter(|period| period.to > on) {
        report.find(
            Place::Field("period"),
            Some(Fact::Date(period.to)),
            Some(Fact::Date(on)),
        );
    }
}
