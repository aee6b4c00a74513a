//! Rules that compare a note with the invoice it corrects: what is left of it, and whether the reason fits the amount.
//! Whether it names one at all is in `references`.

use crate::domain::check::{Applies, KnownDocument, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::DocumentType;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "references.voided",
        severity: Severity::Error,
        applies: Applies::CREDIT_NOTES,
        source: "SUNAT 2120; política de la empresa / company policy",
        title: words("Factura ya anulada", "Invoice voided already"),
        says: words(
            "La factura que se corrige ya fue acreditada del todo ({found}). No hay qué acreditar.",
            "The corrected invoice was credited entirely already ({found}). There is nothing to credit.",
        ),
        fix: None,
        check: voided,
    },
    Rule {
        code: "references.exceeds_left",
        severity: Severity::Warning,
        applies: Applies::CREDIT_NOTES,
        source: "Política de la empresa / company policy",
        title: words(
            "Notas mayores que la factura",
            "Notes larger than the invoice",
        ),
        says: words(
            "La nota es de {found} y de la factura solo quedan {expected} sin acreditar.",
            "The note is of {found} and only {expected} of the invoice is not credited yet.",
        ),
        fix: None,
        check: exceeds_left,
    },
    Rule {
        code: "references.annulment",
        severity: Severity::Warning,
        applies: Applies::CREDIT_NOTES,
        source: "DIAN 13.2.4 (2); SUNAT catálogo 09 (01, 02, 06)",
        title: words("Anulación por otro valor", "Voiding by another amount"),
        says: words(
            "La nota anula la factura y es de {found}; la factura es de {expected}. Una anulación va por el total.",
            "The note voids the invoice and is of {found}; the invoice is of {expected}. A voiding is by the whole amount.",
        ),
        fix: None,
        check: annulment,
    },
    Rule {
        code: "references.whole",
        severity: Severity::Note,
        applies: Applies::CREDIT_NOTES,
        source: "DIAN 13.2.4; SUNAT catálogo 09",
        title: words("Nota por el total", "Note by the whole amount"),
        says: words(
            "La nota es por el total de la factura ({found}) y su concepto no es anulación: confirme que sigue en pie.",
            "The note is by the whole amount of the invoice ({found}) and its reason is not voiding: confirm that it still stands.",
        ),
        fix: None,
        check: whole,
    },
    Rule {
        code: "references.of_note",
        severity: Severity::Warning,
        applies: Applies::NOTES,
        source: "DIAN CBG03, DBG03; SUNAT 2116, 2117",
        title: words("Corrige otra nota", "It corrects another note"),
        says: words(
            "El documento {found} que se corrige no es una factura. Refiérase a la factura.",
            "Document {found}, which is corrected, is not an invoice. Refer to the invoice.",
        ),
        fix: None,
        check: of_note,
    },
    Rule {
        code: "references.repeated",
        severity: Severity::Error,
        applies: Applies::NOTES,
        source: "SUNAT 2365; DIAN CBG03, DBG03",
        title: words("Factura referida dos veces", "Invoice referred to twice"),
        says: words(
            "La factura {found} aparece dos veces entre las que se corrigen. Deje una.",
            "Invoice {found} appears twice among those corrected. Keep one.",
        ),
        fix: None,
        check: repeated,
    },
    Rule {
        code: "references.reason_text",
        severity: Severity::Error,
        applies: Applies::PERU_NOTES,
        source: "SUNAT 2136",
        title: words("Nota sin motivo", "Note without a reason in words"),
        says: words(
            "La nota no dice con palabras por qué se escribe. Escriba el motivo o sustento.",
            "The note does not say in words why it is written. Write the reason.",
        ),
        fix: None,
        check: reason_text,
    },
];

/// The only document that a note corrects, in the same currency: of several it is not known how much goes to each.
fn original<'a>(subject: &Subject<'a>) -> Option<KnownDocument<'a>> {
    let content = subject.content;
    let [reference] = content.references.as_slice() else {
        return None;
    };
    let known = subject.known.by_number(&reference.number, subject.id)?;
    let is_invoice = known.document_type == DocumentType::Invoice;
    (is_invoice && known.payable.currency == content.currency).then_some(known)
}

/// What is not credited yet; an amount that cannot be is nothing.
fn left(known: &KnownDocument) -> Decimal {
    known.payable.amount.saturating_sub(known.credited)
}

fn voided(subject: &Subject, report: &mut Report) {
    if let Some(known) = original(subject)
        && known.credited > Decimal::ZERO
        && left(&known) <= Decimal::ZERO
    {
        let found = Some(Fact::Amount(known.credited));
        report.find(Place::Field("references"), found, None);
    }
}

fn exceeds_left(subject: &Subject, report: &mut Report) {
    let payable = subject.content.totals.payable;
    if let Some(known) = original(subject)
        && known.credited > Decimal::ZERO
        && left(&known) > Decimal::ZERO
        && payable > left(&known)
    {
        report.find(
            Place::Field("totals.payable"),
            Some(Fact::Amount(payable)),
            Some(Fact::Amount(left(&known))),
        );
    }
}

/// Whether the reason of a credit note takes the whole invoice back.
fn is_annulment(subject: &Subject) -> bool {
    let content = subject.content;
    let code = content.reason.as_ref().map_or("", |reason| &reason.code);
    match content.country {
        Country::Colombia => code == "2",
        Country::Peru => matches!(code, "01" | "02" | "06"),
    }
}

fn annulment(subject: &Subject, report: &mut Report) {
    if !is_annulment(subject) {
        return;
    }
    let payable = subject.content.totals.payable;
    let Some(known) = original(subject) else {
        return;
    };
    let is_whole = payable == known.payable.amount || payable == left(&known);
    if !is_whole {
        report.find(
            Place::Field("totals.payable"),
            Some(Fact::Amount(payable)),
            Some(Fact::Amount(known.payable.amount)),
        );
    }
}

fn whole(subject: &Subject, report: &mut Report) {
    let payable = subject.content.totals.payable;
    let takes_all = |known: &KnownDocument| payable == known.payable.amount;
    if !is_annulment(subject)
        && payable > Decimal::ZERO
        && original(subject).as_ref().is_some_and(takes_all)
    {
        report.find(
            Place::Field("reason.code"),
            Some(Fact::Amount(payable)),
            None,
        );
    }
}

fn of_note(subject: &Subject, report: &mut Report) {
    for (index, reference) in subject.content.references.iter().enumerate() {
        if reference.number.is_empty() {
            continue;
        }
        let known = subject.known.by_number(&reference.number, subject.id);
        if known.is_some_and(|known| known.document_type != DocumentType::Invoice) {
            let place = Place::Entry("references", index, "number");
            report.find(place, Some(Fact::Text(reference.number.clone())), None);
        }
    }
}

fn repeated(subject: &Subject, report: &mut Report) {
    let references = &subject.content.references;
    for (index, reference) in references.iter().enumerate() {
        let mut before = references.iter().take(index);
        let is_same = before.any(|other| {
            (&other.number, &other.type_code) == (&reference.number, &reference.type_code)
        });
        if is_same && !reference.number.is_empty() {
            let place = Place::Entry("references", index, "number");
            report.find(place, Some(Fact::Text(reference.number.clone())), None);
        }
    }
}

fn reason_text(subject: &Subject, report: &mut Report) {
    let reason = subject.content.reason.as_ref();
    if reason.is_some_and(|reason| reason.text.trim().is_empty()) {
        report.find(Place::Field("reason.text"), None, None);
    }
}
