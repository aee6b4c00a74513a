//! Rules about notes: why they were written and which document they correct.
//! The effect of a note on what is owed is not here.

use crate::domain::check::codes;
use crate::domain::check::{Applies, KnownDocument, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{DocumentType, Reference};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "references.reason",
        severity: Severity::Error,
        applies: Applies::NOTES,
        source: "DIAN CBF01, DBF01, tablas 13.2.4 y 13.2.5; SUNAT 2128, 2172, catálogos 09 y 10",
        title: words("Concepto de la nota", "Reason of the note"),
        says: words(
            "El concepto «{found}» falta o no está en la lista: {expected}.",
            "The reason “{found}” is missing or not in the list: {expected}.",
        ),
        fix: None,
        check: reason,
    },
    Rule {
        code: "references.missing",
        severity: Severity::Error,
        applies: Applies::NOTES,
        source: "DIAN CBG03, DBG03; SUNAT 2524",
        title: words("Nota sin factura", "Note without invoice"),
        says: words(
            "La nota no dice qué factura corrige.",
            "The note does not say which invoice it corrects.",
        ),
        fix: None,
        check: missing,
    },
    Rule {
        code: "references.period",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_NOTES,
        source: "DIAN CAE04, DAE04 (operaciones 22 y 32)",
        title: words(
            "Nota sin factura ni período",
            "Note without invoice or period",
        ),
        says: words(
            "Una nota sin referencia a una factura debe decir qué período corrige.",
            "A note without reference to an invoice must say which period it corrects.",
        ),
        fix: None,
        check: period,
    },
    Rule {
        code: "references.fiscal_code",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_NOTES,
        source: "DIAN CBG04, DBG04",
        title: words("Factura sin CUFE", "Invoice without CUFE"),
        says: words(
            "La factura {found} que se corrige no lleva su CUFE, o no es el registrado.",
            "Invoice {found}, which is corrected, lacks its CUFE, or it is not the one recorded.",
        ),
        fix: None,
        check: fiscal_code,
    },
    Rule {
        code: "references.unknown",
        severity: Severity::Warning,
        applies: Applies::NOTES,
        source: "SUNAT 2119, 2209; política de la empresa / company policy",
        title: words("Factura desconocida", "Unknown invoice"),
        says: words(
            "La factura {found} que se corrige no está en el libro. Impórtela para saber cuánto se debe.",
            "Invoice {found}, which is corrected, is not in the book. Import it to know what is owed.",
        ),
        fix: None,
        check: unknown,
    },
    Rule {
        code: "references.other_customer",
        severity: Severity::Error,
        applies: Applies::NOTES,
        source: "DIAN CBG03; política de la empresa / company policy",
        title: words("Factura de otro cliente", "Invoice of another customer"),
        says: words(
            "La factura que se corrige es del cliente {expected} y la nota de {found}.",
            "The corrected invoice is of customer {expected} and the note of {found}.",
        ),
        fix: None,
        check: other_customer,
    },
    Rule {
        code: "references.currency",
        severity: Severity::Warning,
        applies: Applies::NOTES,
        source: "SUNAT 3209; política de la empresa / company policy",
        title: words(
            "Moneda distinta de la factura",
            "Currency differs from the invoice's",
        ),
        says: words(
            "La nota está en {found} y la factura en {expected}.",
            "The note is in {found} and the invoice in {expected}.",
        ),
        fix: None,
        check: currency,
    },
    Rule {
        code: "references.exceeds",
        severity: Severity::Warning,
        applies: Applies::CREDIT_NOTES,
        source: "Política de la empresa / company policy",
        title: words("Nota mayor que la factura", "Note larger than the invoice"),
        says: words(
            "La nota crédito es de {found} y la factura de {expected}.",
            "The credit note is of {found} and the invoice of {expected}.",
        ),
        fix: None,
        check: exceeds,
    },
    Rule {
        code: "references.before",
        severity: Severity::Warning,
        applies: Applies::NOTES,
        source: "Política de la empresa / company policy",
        title: words("Nota anterior a la factura", "Note before the invoice"),
        says: words(
            "La nota es del {found} y la factura que corrige, del {expected}.",
            "The note is of {found} and the invoice it corrects of {expected}.",
        ),
        fix: None,
        check: before,
    },
];

fn reason(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let list = match (content.country, content.document_type) {
        (Country::Colombia, DocumentType::CreditNote) => codes::DIAN_CREDIT_REASONS,
        (Country::Colombia, _) => codes::DIAN_DEBIT_REASONS,
        (Country::Peru, DocumentType::CreditNote) => codes::SUNAT_CREDIT_REASONS,
        (Country::Peru, _) => codes::SUNAT_DEBIT_REASONS,
    };
    let code = content.reason.as_ref().map_or("", |reason| &reason.code);
    if !list.contains(&code) {
        let found = Some(Fact::Text(code.to_owned()));
        report.find(
            Place::Field("reason.code"),
            found,
            Some(Fact::Text(list.join(", "))),
        );
    }
}

/// Whether a note is of a kind that needs no reference: DIAN operations 22 and 32; SUNAT "others" and penalties.
fn stands_alone(subject: &Subject) -> bool {
    let content = subject.content;
    let code = content.reason.as_ref().map_or("", |reason| &reason.code);
    match (content.country, content.document_type) {
        (Country::Colombia, _) => matches!(content.operation.as_str(), "22" | "32"),
        (Country::Peru, DocumentType::CreditNote) => code == "10",
        (Country::Peru, _) => code == "03",
    }
}

fn missing(subject: &Subject, report: &mut Report) {
    if subject.content.references.is_empty() && !stands_alone(subject) {
        report.find(Place::Field("references"), None, None);
    }
}

fn period(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if stands_alone(subject) && content.references.is_empty() && content.period.is_none() {
        report.find(Place::Field("period"), None, None);
    }
}

/// Calls `visit` with each reference and the document it means, if the book has it.
fn each<'a>(
    subject: &Subject<'a>,
    mut visit: impl FnMut(usize, &Reference, Option<KnownDocument<'a>>),
) {
    for (index, reference) in subject.content.references.iter().enumerate() {
        if !reference.number.is_empty() {
            let known = subject.known.by_number(&reference.number, subject.id);
            visit(index, reference, known);
        }
    }
}

fn fiscal_code(subject: &Subject, report: &mut Report) {
    each(subject, |index, reference, known| {
        let differs = known.is_some_and(|known| {
            !known.fiscal_code.is_empty() && known.fiscal_code != reference.fiscal_code
        });
        if reference.fiscal_code.is_empty() || differs {
            let place = Place::Entry("references", index, "fiscal_code");
            report.find(place, Some(Fact::Text(reference.number.clone())), None);
        }
    });
}

fn unknown(subject: &Subject, report: &mut Report) {
    each(subject, |index, reference, known| {
        if known.is_none() {
            let place = Place::Entry("references", index, "number");
            report.find(place, Some(Fact::Text(reference.number.clone())), None);
        }
    });
}

fn other_customer(subject: &Subject, report: &mut Report) {
    let customer = &subject.content.customer.id_number;
    each(subject, |_, _, known| {
        if let Some(known) = known.filter(|known| known.customer != customer) {
            report.find(
                Place::Field("customer.id_number"),
                Some(Fact::Text(customer.clone())),
                Some(Fact::Text(known.customer.to_owned())),
            );
        }
    });
}

fn currency(subject: &Subject, report: &mut Report) {
    let currency = subject.content.currency;
    each(subject, |_, _, known| {
        if let Some(known) = known.filter(|known| known.payable.currency != currency) {
            report.find(
                Place::Field("currency"),
                Some(Fact::Text(currency.code().to_owned())),
                Some(Fact::Text(known.payable.currency.code().to_owned())),
            );
        }
    });
}

/// Only where the note corrects a single invoice: of several it is not known how much goes to each.
fn exceeds(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if content.references.len() != 1 {
        return;
    }
    let payable = content.totals.payable;
    each(subject, |_, _, known| {
        let larger = |known: &KnownDocument| {
            known.payable.currency == content.currency && payable > known.payable.amount
        };
        if let Some(known) = known.filter(larger) {
            report.find(
                Place::Field("totals.payable"),
                Some(Fact::Amount(payable)),
                Some(Fact::Amount(known.payable.amount)),
            );
        }
    });
}

fn before(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    each(subject, |index, reference, known| {
        let referred = known.map(|known| known.issued_on).or(reference.issued_on);
        if let Some(referred) = referred.filter(|referred| on < *referred) {
            let place = Place::Entry("references", index, "issued_on");
            report.find(place, Some(Fact::Date(on)), Some(Fact::Date(referred)));
        }
    });
}
