//! Colombia: rules about the CUFE or CUDE of a document.
//! How a code is computed is in `domain::fiscal_code`; here it is decided which secret it needs.

use crate::domain::check::identity::{is_own, issuer_number};
use crate::domain::check::numbering;
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::company::Company;
use crate::domain::finding::{Fact, Severity};
use crate::domain::fiscal_code::{InvoiceFacts, is_well_formed};
use crate::domain::fiscal_qr::has_cufe;
use crate::domain::invoice::Issuance;
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "fiscal_code.form",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAD06, FAD08, CAD06, DAD06",
        title: words("CUFE mal formado", "Malformed CUFE"),
        says: words(
            "El CUFE o CUDE falta o no son 96 dígitos hexadecimales.",
            "The CUFE or CUDE is missing or is not 96 hexadecimal digits.",
        ),
        fix: None,
        check: form,
    },
    Rule {
        code: "fiscal_code.mismatch",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAD06, CAD06, DAD06; Anexo técnico 1.9 §11",
        title: words("El CUFE no corresponde", "The CUFE does not match"),
        says: words(
            "El CUFE o CUDE no es el que resulta de los datos del documento ({expected}): algún dato fue cambiado o la clave es otra.",
            "The CUFE or CUDE is not the one that follows from the document's facts ({expected}): a fact was changed or the key is another.",
        ),
        fix: None,
        check: mismatch,
    },
    Rule {
        code: "fiscal_code.unverified",
        severity: Severity::Note,
        applies: Applies::COLOMBIA,
        source: "DIAN FAD06, CAD06, DAD06",
        title: words("CUFE sin verificar", "CUFE not verified"),
        says: words(
            "No se pudo verificar el CUFE o CUDE: falta en Ajustes {expected}.",
            "The CUFE or CUDE could not be verified: Settings lack {expected}.",
        ),
        fix: None,
        check: unverified,
    },
    Rule {
        code: "fiscal_code.environment",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA,
        source: "DIAN FAD04, tabla 13.1.1",
        title: words("Documento de pruebas", "Test document"),
        says: words(
            "El documento es del ambiente de pruebas de la DIAN: no tiene validez.",
            "The document is of the DIAN's test environment: it has no legal effect.",
        ),
        fix: None,
        check: environment,
    },
];

fn form(subject: &Subject, report: &mut Report) {
    let Some(issuance) = subject.issuance else {
        return;
    };
    if !is_well_formed(issuance.fiscal_code()) {
        let found = Some(Fact::Text(issuance.fiscal_code().to_owned()));
        let place = Place::Field("fiscal_code");
        // What is issued here without the key gets its code from the provider who signs it.
        if issuance.fiscal_code().is_empty() && subject.content.supplier.is_none() {
            report.find_as(Severity::Note, place, found, None);
        } else {
            report.find(place, found, None);
        }
    }
}

/// The secrets of the settings that could have made the code.
fn secrets<'a>(
    subject: &Subject,
    company: &'a Company,
    issuance: &'a Issuance,
) -> impl Iterator<Item = &'a str> {
    let by_key = has_cufe(subject.content);
    let keys = company
        .numbering
        .iter()
        .filter(move |range| by_key && numbering::contains(range, issuance.number()))
        .map(|range| range.technical_key.as_str());
    let pin = (!by_key).then_some(company.software_pin.as_str());
    keys.chain(pin).filter(|secret| !secret.is_empty())
}

/// The company and the issuing, when the code is one that its secrets could verify.
fn verifiable<'a>(subject: &Subject<'a>) -> Option<(&'a Company, &'a Issuance)> {
    let issuance = subject.issuance?;
    let company = subject.company?;
    (is_own(subject) && is_well_formed(issuance.fiscal_code())).then_some((company, issuance))
}

fn mismatch(subject: &Subject, report: &mut Report) {
    let Some((company, issuance)) = verifiable(subject) else {
        return;
    };
    let facts =
        |secret| InvoiceFacts::of(subject.content, issuance, issuer_number(subject), secret);
    let mut first = None;
    for secret in secrets(subject, company, issuance) {
        let Some(facts) = facts(secret) else {
            return;
        };
        if facts.matches(issuance.fiscal_code()) {
            return;
        }
        first = first.or(Some(facts));
    }
    if let Some(facts) = first {
        report.find(
            Place::Field("fiscal_code"),
            Some(Fact::Text(issuance.fiscal_code().to_owned())),
            Some(Fact::Text(facts.code())),
        );
    }
}

fn unverified(subject: &Subject, report: &mut Report) {
    let Some((company, issuance)) = verifiable(subject) else {
        return;
    };
    if secrets(subject, company, issuance).next().is_none() {
        let lacking = if has_cufe(subject.content) {
            "la clave técnica de la numeración / the technical key of the numbering"
        } else {
            "el PIN del software / the software PIN"
        };
        report.find(
            Place::Field("fiscal_code"),
            None,
            Some(Fact::Text(lacking.to_owned())),
        );
    }
}

fn environment(subject: &Subject, report: &mut Report) {
    if subject
        .issuance
        .is_some_and(|issuance| issuance.environment() == "2")
    {
        report.find(
            Place::Field("environment"),
            Some(Fact::Text("2".to_owned())),
            None,
        );
    }
}
