//! Files of records in words: why one cannot be read, what its records are called, and what is wrong with one.
//! The causes are in `interop::records_file::problem`.

use crate::app::entity::Entity;
use crate::interop::records_file::problem::{Cause, Expected, FileError, Problem};
use crate::interop::records_file::{Fate, FoundRecord};
use crate::text::lang::{Lang, Locale};
use crate::text::{billing_labels, command_errors, contract_labels, errors, labels};

/// Why a file of records cannot be read at all, and what to do.
pub fn file_error(error: &FileError, lang: Lang) -> String {
    match (error, lang) {
        (FileError::TooLarge { bytes, max }, Lang::Es) => format!("El archivo ocupa {} MB y se leen hasta {} MB. Pártelo en varios.", bytes >> 20, max >> 20),
        (FileError::TooLarge { bytes, max }, Lang::En) => format!("The file has {} MB and at most {} MB are read. Split it.", bytes >> 20, max >> 20),
        (FileError::NotText, Lang::Es) => "El archivo no es texto UTF-8. Si es un respaldo comprimido, tráelo arriba; si no, guárdalo como UTF-8.".to_owned(),
        (FileError::NotText, Lang::En) => "The file is not UTF-8 text. If it is a compressed backup, bring it in above; otherwise save it as UTF-8.".to_owned(),
        (FileError::NotJson { line, column }, Lang::Es) => format!("El archivo deja de ser JSON en la línea {line}, columna {column}. Corrígelo ahí."),
        (FileError::NotJson { line, column }, Lang::En) => format!("The file stops being JSON at line {line}, column {column}. Mend it there."),
        (FileError::TooDeep { max }, Lang::Es) => format!("El archivo anida más de {max} niveles: no es un archivo de registros."),
        (FileError::TooDeep { max }, Lang::En) => format!("The file is nested deeper than {max} levels: it is no file of records."),
        (FileError::NotRecords, Lang::Es) => "Es JSON, pero no un archivo de registros: le falta \"format\": \"vigia-records\". Si es un respaldo, tráelo arriba.".to_owned(),
        (FileError::NotRecords, Lang::En) => "It is JSON, but no file of records: it lacks \"format\": \"vigia-records\". If it is a backup, bring it in above.".to_owned(),
        (FileError::TooNew { found, newest }, Lang::Es) => format!("El archivo es de la versión {found} y esta aplicación lee hasta la {newest}. Recarga la página para recibir la nueva."),
        (FileError::TooNew { found, newest }, Lang::En) => format!("The file is of version {found} and this app reads up to {newest}. Reload the page to get the new one."),
        (FileError::NotAList { list }, Lang::Es) => format!("\"{list}\" debe ser una lista."),
        (FileError::NotAList { list }, Lang::En) => format!("\"{list}\" must be a list."),
        (FileError::TooMany { found, max }, Lang::Es) => format!("El archivo trae {found} registros y se leen hasta {max}. Pártelo en varios."),
        (FileError::TooMany { found, max }, Lang::En) => format!("The file has {found} records and at most {max} are read. Split it."),
    }
}

/// What a record that would change is called. A step, a billing event, and a document that may have no name, by what
/// they are.
pub fn name(record: &FoundRecord, lang: Lang) -> String {
    let (Fate::Create(entity) | Fate::Update(entity)) = &record.fate else {
        return record.name.clone();
    };
    let label = match entity {
        Entity::Step(step) => contract_labels::step_done(&step.action),
        Entity::InvoiceStep(step) => billing_labels::step_done(&step.action),
        Entity::BillingEvent(event) => billing_labels::happening(event.what),
        Entity::Document(document) if document.name.is_empty() => {
            contract_labels::document_kind(document.kind)
        }
        _ => return record.name.clone(),
    };
    label.in_lang(lang).to_owned()
}

/// What is wrong with a record, with its place in the file: `clients[3].tax_id` names the line to look for.
pub fn problem(problem: &Problem, locale: Locale) -> String {
    format!("{}: {}", problem.place, cause(&problem.cause, locale))
}

fn cause(cause: &Cause, locale: Locale) -> String {
    let lang = locale.lang();
    let kind_name = |kind| labels::kind(kind).in_lang(lang).to_lowercase();
    match (cause, lang) {
        (Cause::TaxId(error), _) => errors::tax_id_error(error, lang),
        (Cause::Refused(error), _) => command_errors::command_error(error, locale),
        (Cause::Missing, Lang::Es) => "falta y es obligatorio.".to_owned(),
        (Cause::Missing, Lang::En) => "it is missing and required.".to_owned(),
        (Cause::Expected(what), Lang::Es) => format!("se esperaba {}.", expected(*what, lang)),
        (Cause::Expected(what), Lang::En) => format!("{} was expected.", expected(*what, lang)),
        (Cause::NotADate(found), Lang::Es) => format!("«{found}» no es una fecha como 2026-12-31."),
        (Cause::NotADate(found), Lang::En) => format!("“{found}” is not a date like 2026-12-31."),
        (Cause::NotAnAmount(found), Lang::Es) => {
            format!("«{found}» no es un importe como \"1234.56\".")
        }
        (Cause::NotAnAmount(found), Lang::En) => {
            format!("“{found}” is not an amount like \"1234.56\".")
        }
        (Cause::TooManyDigits(found), Lang::Es) => format!(
            "{found} tiene más de 15 cifras: escríbelo entre comillas para no perder ninguna."
        ),
        (Cause::TooManyDigits(found), Lang::En) => format!(
            "{found} has more than 15 digits: write it between quotes so that none is lost."
        ),
        (Cause::NotWhole { found, max }, Lang::Es) => {
            format!("«{found}» no es un número entero de 0 a {max}.")
        }
        (Cause::NotWhole { found, max }, Lang::En) => {
            format!("“{found}” is not a whole number from 0 to {max}.")
        }
        (Cause::NotOneOf { found, allowed }, Lang::Es) => format!(
            "«{found}» no es una de las palabras permitidas: {}.",
            allowed.join(", ")
        ),
        (Cause::NotOneOf { found, allowed }, Lang::En) => format!(
            "“{found}” is not one of the words allowed: {}.",
            allowed.join(", ")
        ),
        (Cause::NotACurrency(found), Lang::Es) => {
            format!("«{found}» no es una moneda como COP, PEN o USD.")
        }
        (Cause::NotACurrency(found), Lang::En) => {
            format!("“{found}” is not a currency like COP, PEN or USD.")
        }
        (Cause::NotAnId(found), Lang::Es) => format!(
            "«{found}» no es un identificador UUID. Quita el campo para que Vigía lo asigne."
        ),
        (Cause::NotAnId(found), Lang::En) => {
            format!("“{found}” is not a UUID. Leave the field out and Vigía will assign one.")
        }
        (Cause::TooLong { max }, Lang::Es) => format!("tiene más de {max} caracteres."),
        (Cause::TooLong { max }, Lang::En) => format!("it has more than {max} characters."),
        (Cause::UnknownReference { kind, key }, Lang::Es) => format!(
            "no hay ningún registro de {} conocido como «{key}».",
            kind_name(*kind)
        ),
        (Cause::UnknownReference { kind, key }, Lang::En) => {
            format!("no {} is known as “{key}”.", kind_name(*kind))
        }
        (Cause::AmbiguousReference { kind, key }, Lang::Es) => format!(
            "hay más de un registro de {} conocido como «{key}»: usa su identificador.",
            kind_name(*kind)
        ),
        (Cause::AmbiguousReference { kind, key }, Lang::En) => format!(
            "more than one {} is known as “{key}”: use its id.",
            kind_name(*kind)
        ),
        (Cause::ReferenceIsWrong { place }, Lang::Es) => {
            format!("depende de {place}, que también está mal.")
        }
        (Cause::ReferenceIsWrong { place }, Lang::En) => {
            format!("it depends on {place}, which is wrong too.")
        }
        (Cause::RepeatedInFile { place }, Lang::Es) => format!("es el mismo registro que {place}."),
        (Cause::RepeatedInFile { place }, Lang::En) => format!("it is the same record as {place}."),
        (Cause::Unreadable(cause), Lang::Es) => format!("no se puede leer ({cause})."),
        (Cause::Unreadable(cause), Lang::En) => format!("it cannot be read ({cause})."),
    }
}

fn expected(what: Expected, lang: Lang) -> &'static str {
    match (what, lang) {
        (Expected::Text, Lang::Es) => "un texto",
        (Expected::Text, Lang::En) => "a text",
        (Expected::Number, Lang::Es) => "un número",
        (Expected::Number, Lang::En) => "a number",
        (Expected::TrueOrFalse, Lang::Es) => "true o false",
        (Expected::TrueOrFalse, Lang::En) => "true or false",
        (Expected::List, Lang::Es) => "una lista",
        (Expected::List, Lang::En) => "a list",
        (Expected::Object, Lang::Es) => "un objeto",
        (Expected::Object, Lang::En) => "an object",
        (Expected::TextOrObject, Lang::Es) => "un texto o un objeto",
        (Expected::TextOrObject, Lang::En) => "a text or an object",
    }
}

#[cfg(test)]
mod tests {
    use super::{file_error, name, problem};
    use crate::app::entity::Entity;
    use crate::domain::contract::samples::step;
    use crate::domain::contract::step::StepAction;
    use crate::domain::ids::Kind;
    use crate::interop::records_file::problem::{Cause, FileError, Problem};
    use crate::interop::records_file::{Fate, FoundRecord};
    use crate::text::lang::{Lang, Locale};

    #[test]
    fn a_step_is_called_by_what_was_done() {
        let signed = step(1, "2026-01-02", StepAction::Signed);
        let record = FoundRecord {
            place: "steps[0]".to_owned(),
            kind: Kind::Step,
            name: "signed".to_owned(),
            fate: Fate::Create(Entity::Step(Box::new(signed))),
        };
        assert_eq!(name(&record, Lang::Es), "Firmado");
        assert_eq!(name(&record, Lang::En), "Signed");
    }

    #[test]
    fn a_problem_says_where_and_what_to_do() {
        let check = |cause: Cause, es: &str, en: &str| {
            let found = Problem {
                place: "clients[3].tax_id".to_owned(),
                cause,
            };
            for (locale, expected) in [(Locale::EsCo, es), (Locale::En, en)] {
                assert_eq!(
                    problem(&found, locale),
                    format!("clients[3].tax_id: {expected}")
                );
            }
        };
        check(
            Cause::Missing,
            "falta y es obligatorio.",
            "it is missing and required.",
        );
        check(
            Cause::UnknownReference {
                kind: Kind::Client,
                key: "X".to_owned(),
            },
            "no hay ningún registro de cliente conocido como «X».",
            "no client is known as “X”.",
        );
    }

    #[test]
    fn a_backup_is_sent_to_its_place() {
        assert!(file_error(&FileError::NotRecords, Lang::Es).contains("respaldo"));
        assert!(file_error(&FileError::NotRecords, Lang::En).contains("backup"));
    }
}
