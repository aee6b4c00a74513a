//! What a message says after a command was carried out.
//! One exhaustive match, so that a new event without its sentences does not compile.

use crate::app::event::{Event, InvoicesReport, RowProblem, RowsReport};
use crate::domain::words::{Words, words};
use crate::text::agreement_events::{self, agreement_event};
use crate::text::billing_events::{self, billing_event};
use crate::text::dates::medium;
use crate::text::invoicing_events::{self, invoicing_event};
use crate::text::lang::{Lang, Locale};
use crate::text::money::in_sentence;
use crate::text::numbers::{
    CLIENTS, CONTRACTS, Gender, INVOICES, Noun, RECORDS, capitalised, counted, counted_in_words,
    list,
};

const ALERTS: Noun = Noun::masculine(words("aviso", "alert"), words("avisos", "alerts"));
const ROWS: Noun = Noun::feminine(words("fila", "row"), words("filas", "rows"));
const DOCUMENTS: Noun = Noun::masculine(
    words("documento", "document"),
    words("documentos", "documents"),
);

/// What happened, as a full sentence.
pub fn event(event: &Event, locale: Locale) -> String {
    let lang = locale.lang();
    match event {
        Event::CompanySaved { first: true } => {
            say(lang, "Tu empresa quedó lista.", "Your company is ready.")
        }
        Event::CompanySaved { first: false } => say(
            lang,
            "Datos de la empresa guardados.",
            "Company details saved.",
        ),
        Event::PersonSaved { name, created, .. } => saved(name, *created, lang),
        Event::PersonRemoved { name } | Event::ClientRemoved { name } => removed(name, lang),
        Event::ClientSaved { name, created, .. } => saved(name, *created, lang),
        Event::ClientsImported(report) => rows(report, CLIENTS, locale),
        Event::ContractSaved {
            number, created, ..
        } => saved(&contract(number, lang), *created, lang),
        Event::ContractRemoved { number } => removed(&contract(number, lang), lang),
        Event::Agreement(event) => agreement_event(event, lang),
        Event::Invoicing(event) => invoicing_event(event, lang),
        Event::Billing(event) => billing_event(event, lang),
        Event::ContractsImported(report) => rows(report, CONTRACTS, locale),
        Event::InvoicesImported(report) => documents(report, locale),
        Event::InvoiceLinked {
            number, contract, ..
        } => linked(number, contract.as_deref(), lang),
        Event::InvoicesRemoved { count, number } => match number {
            Some(number) if !number.is_empty() => removed(number, lang),
            _ => removed_many(*count, locale),
        },
        Event::PaymentRecorded { .. } => payment_recorded(event, locale),
        Event::PaymentRemoved { client, amount } => {
            let amount = in_sentence(*amount, locale);
            match lang {
                Lang::Es => format!("Pago de {amount} de {client} eliminado."),
                Lang::En => format!("Payment of {amount} by {client} removed."),
            }
        }
        Event::AlertsSnoozed { count, until } => snoozed(*count, medium(*until, lang), locale),
        Event::AlertsDismissed { count } => dismissed(*count, locale),
        Event::AlertWoken { .. } => say(
            lang,
            "El aviso vuelve a mostrarse.",
            "The alert is shown again.",
        ),
        Event::VersionRestored { name, .. } => restored(name, lang),
        Event::ExampleLoaded { records } => example_loaded(*records, locale),
        Event::ExampleCleared { .. } => say(
            lang,
            "El ejemplo se eliminó. Empieza con tus datos.",
            "The example is gone. Start with your own data.",
        ),
        Event::RecordsApplied {
            created,
            updated,
            unchanged,
        } => applied(*created, *updated, *unchanged, locale),
        Event::Undone { event } => {
            let what = undo_of(event).in_lang(lang);
            match lang {
                Lang::Es => format!("Se deshizo: {what}."),
                Lang::En => format!("Undone: {what}."),
            }
        }
    }
}

/// What undoing an event takes back, in a few words without capital or full stop, as for a button's hint.
pub fn undo_of(event: &Event) -> Words {
    match event {
        Event::CompanySaved { .. } => words("cambio en la empresa", "change to the company"),
        Event::PersonSaved { created: true, .. } => words("persona nueva", "new person"),
        Event::PersonSaved { .. } => words("cambio en una persona", "change to a person"),
        Event::PersonRemoved { .. } => words("persona eliminada", "person removed"),
        Event::ClientSaved { created: true, .. } => words("cliente nuevo", "new client"),
        Event::ClientSaved { .. } => words("cambio en un cliente", "change to a client"),
        Event::ClientRemoved { .. } => words("cliente eliminado", "client removed"),
        Event::ClientsImported(_) => words("importación de clientes", "import of clients"),
        Event::ContractSaved { created: true, .. } => words("contrato nuevo", "new contract"),
        Event::ContractSaved { .. } => words("cambio en un contrato", "change to a contract"),
        Event::ContractRemoved { .. } => words("contrato eliminado", "contract removed"),
        Event::Agreement(event) => agreement_events::undo_of(event),
        Event::Invoicing(event) => invoicing_events::undo_of(event),
        Event::Billing(event) => billing_events::undo_of(event),
        Event::ContractsImported(_) => words("importación de contratos", "import of contracts"),
        Event::InvoicesImported(_) => words("importación de facturas", "import of invoices"),
        Event::InvoiceLinked { .. } => words("contrato de una factura", "contract of an invoice"),
        Event::InvoicesRemoved { .. } => words("facturas eliminadas", "invoices removed"),
        Event::PaymentRecorded { created: true, .. } => {
            words("pago registrado", "payment recorded")
        }
        Event::PaymentRecorded { .. } => words("cambio en un pago", "change to a payment"),
        Event::PaymentRemoved { .. } => words("pago eliminado", "payment removed"),
        Event::AlertsSnoozed { .. } => words("aviso pospuesto", "alert snoozed"),
        Event::AlertsDismissed { .. } => words("aviso descartado", "alert dismissed"),
        Event::AlertWoken { .. } => words("aviso mostrado de nuevo", "alert shown again"),
        Event::VersionRestored { .. } => words("versión restaurada", "version restored"),
        Event::ExampleLoaded { .. } => words("empresa de ejemplo", "example company"),
        Event::ExampleCleared { .. } => words("ejemplo eliminado", "example removed"),
        Event::RecordsApplied { .. } => words("archivo de registros", "file of records"),
        Event::Undone { event } => undo_of(event),
    }
}

/// Why a row of a spreadsheet was not taken.
pub fn row_problem(problem: &RowProblem, lang: Lang) -> String {
    match (problem, lang) {
        (RowProblem::NameMissing, _) => say(lang, "Falta el nombre.", "The name is missing."),
        (RowProblem::NumberMissing, _) => say(lang, "Falta el número.", "The number is missing."),
        (RowProblem::AlreadyThere { name }, Lang::Es) => format!("Ya está: {name}."),
        (RowProblem::AlreadyThere { name }, Lang::En) => format!("Already there: {name}."),
        (RowProblem::RepeatedInFile { line }, Lang::Es) => format!("Repite la línea {line}."),
        (RowProblem::RepeatedInFile { line }, Lang::En) => format!("It repeats line {line}."),
        (RowProblem::ClientUnknown { client }, Lang::Es) => {
            format!("No hay un cliente «{client}». Créalo o corrige la fila.")
        }
        (RowProblem::ClientUnknown { client }, Lang::En) => {
            format!("There is no client “{client}”. Create it or correct the row.")
        }
        (RowProblem::ClientAmbiguous { client }, Lang::Es) => {
            format!("Hay varios clientes «{client}». Usa su número de identificación.")
        }
        (RowProblem::ClientAmbiguous { client }, Lang::En) => {
            format!("Several clients are called “{client}”. Use the tax id.")
        }
        (RowProblem::EndBeforeStart, _) => say(
            lang,
            "Termina antes de empezar. Revisa las fechas.",
            "It ends before it starts. Check the dates.",
        ),
    }
}

fn say(lang: Lang, es: &'static str, en: &'static str) -> String {
    words(es, en).in_lang(lang).to_owned()
}

fn snoozed(count: usize, until: String, locale: Locale) -> String {
    let alerts = capitalised(&counted_in_words(count as u64, ALERTS, locale));
    let done = participle(count, "pospuesto", locale.lang());
    match locale.lang() {
        Lang::Es => format!("{alerts} {done} hasta el {until}."),
        Lang::En => format!("{alerts} snoozed until {until}."),
    }
}

fn dismissed(count: usize, locale: Locale) -> String {
    let alerts = capitalised(&counted_in_words(count as u64, ALERTS, locale));
    let done = participle(count, "descartado", locale.lang());
    match locale.lang() {
        Lang::Es => format!("{alerts} {done}."),
        Lang::En => format!("{alerts} dismissed."),
    }
}

fn restored(name: &str, lang: Lang) -> String {
    match (lang, name.is_empty()) {
        (_, true) => say(
            lang,
            "La versión anterior está de vuelta.",
            "The earlier version is back.",
        ),
        (Lang::Es, false) => format!("{name}: la versión anterior está de vuelta."),
        (Lang::En, false) => format!("{name}: the earlier version is back."),
    }
}

fn example_loaded(records: usize, locale: Locale) -> String {
    let records = counted(records as u64, RECORDS, locale);
    match locale.lang() {
        Lang::Es => format!("La empresa de ejemplo está lista: {records}."),
        Lang::En => format!("The example company is ready: {records}."),
    }
}

fn contract(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("Contrato {number}"),
        Lang::En => format!("Contract {number}"),
    }
}

fn saved(name: &str, created: bool, lang: Lang) -> String {
    match (created, lang) {
        (true, Lang::Es) => format!("{name}: creado."),
        (true, Lang::En) => format!("{name}: created."),
        (false, Lang::Es) => format!("{name}: cambios guardados."),
        (false, Lang::En) => format!("{name}: changes saved."),
    }
}

fn removed(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("{name}: eliminado."),
        Lang::En => format!("{name}: removed."),
    }
}

/// A masculine participle in the number of what it says something of.
fn participle(count: usize, singular: &str, lang: Lang) -> String {
    match (count, lang) {
        (1, _) | (_, Lang::En) => singular.to_owned(),
        (_, Lang::Es) => format!("{singular}s"),
    }
}

fn removed_many(count: usize, locale: Locale) -> String {
    let invoices = capitalised(&counted_in_words(count as u64, INVOICES, locale));
    match (locale.lang(), count) {
        (Lang::Es, 1) => format!("{invoices} eliminada."),
        (Lang::Es, _) => format!("{invoices} eliminadas."),
        (Lang::En, _) => format!("{invoices} removed."),
    }
}

fn linked(number: &str, contract: Option<&str>, lang: Lang) -> String {
    match (contract, lang) {
        (Some(contract), Lang::Es) => format!("{number} cobra el contrato {contract}."),
        (Some(contract), Lang::En) => format!("{number} bills contract {contract}."),
        (None, Lang::Es) => format!("{number} quedó sin contrato."),
        (None, Lang::En) => format!("{number} is left without a contract."),
    }
}

fn payment_recorded(event: &Event, locale: Locale) -> String {
    let Event::PaymentRecorded {
        client,
        amount,
        created,
        paid_in_full,
        ..
    } = event
    else {
        return String::new();
    };
    let amount = in_sentence(*amount, locale);
    let mut sentence = match (locale.lang(), created) {
        (Lang::Es, true) => format!("Pago de {amount} de {client} registrado."),
        (Lang::Es, false) => format!("Pago de {amount} de {client} actualizado."),
        (Lang::En, true) => format!("Payment of {amount} by {client} recorded."),
        (Lang::En, false) => format!("Payment of {amount} by {client} updated."),
    };
    if *paid_in_full > 0 {
        let invoices = capitalised(&counted_in_words(*paid_in_full as u64, INVOICES, locale));
        sentence.push_str(&match (locale.lang(), paid_in_full) {
            (Lang::Es, 1) => format!(" {invoices} quedó al día."),
            (Lang::Es, _) => format!(" {invoices} quedaron al día."),
            (Lang::En, 1) => format!(" {invoices} is paid in full."),
            (Lang::En, _) => format!(" {invoices} are paid in full."),
        });
    }
    sentence
}

fn rows(report: &RowsReport, noun: Noun, locale: Locale) -> String {
    let mut parts = Vec::new();
    let (new, changed) = match (locale.lang(), noun.gender) {
        (Lang::Es, Gender::Masculine) => ("nuevos", "actualizados"),
        (Lang::Es, Gender::Feminine) => ("nuevas", "actualizadas"),
        (Lang::En, _) => ("new", "updated"),
    };
    if report.created > 0 || report.updated == 0 {
        parts.push(part(report.created, noun, new, locale));
    }
    if report.updated > 0 {
        parts.push(part(report.updated, noun, changed, locale));
    }
    if !report.skipped.is_empty() {
        let left = words("sin importar", "not imported").in_lang(locale.lang());
        parts.push(part(report.skipped.len(), ROWS, left, locale));
    }
    sentence_of(&parts, locale)
}

fn documents(report: &InvoicesReport, locale: Locale) -> String {
    let lang = locale.lang();
    let imported = match (report.imported(), lang) {
        (1, Lang::Es) => "importado",
        (_, Lang::Es) => "importados",
        (_, Lang::En) => "imported",
    };
    let mut parts = vec![part(report.imported(), DOCUMENTS, imported, locale)];
    if report.clients_created > 0 {
        let new = match (report.clients_created, lang) {
            (1, Lang::Es) => "nuevo",
            (_, Lang::Es) => "nuevos",
            (_, Lang::En) => "new",
        };
        parts.push(part(report.clients_created, CLIENTS, new, locale));
    }
    if report.duplicates() > 0 {
        let there = match (report.duplicates(), lang) {
            (1, Lang::Es) => "que ya estaba",
            (_, Lang::Es) => "que ya estaban",
            (_, Lang::En) => "already there",
        };
        parts.push(part(report.duplicates(), DOCUMENTS, there, locale));
    }
    if report.received() > 0 {
        let to_pay = words("por pagar, sin importar", "to pay, not imported").in_lang(lang);
        parts.push(part(report.received(), DOCUMENTS, to_pay, locale));
    }
    sentence_of(&parts, locale)
}

fn applied(created: usize, updated: usize, unchanged: usize, locale: Locale) -> String {
    let lang = locale.lang();
    let mut parts = Vec::new();
    for (count, one, many, en) in [
        (created, "nuevo", "nuevos", "new"),
        (updated, "actualizado", "actualizados", "updated"),
        (unchanged, "sin cambios", "sin cambios", "unchanged"),
    ] {
        if count > 0 {
            let es = if count == 1 { one } else { many };
            let word = if lang == Lang::Es { es } else { en };
            parts.push(part(count, RECORDS, word, locale));
        }
    }
    sentence_of(&parts, locale)
}

fn part(count: usize, noun: Noun, participle: &str, locale: Locale) -> String {
    let counted = counted(count as u64, noun, locale);
    match (locale.lang(), participle) {
        // English puts these before the noun: "3 new clients".
        (Lang::En, "new" | "updated" | "unchanged") => {
            counted.replacen('\u{a0}', &format!(" {participle} "), 1)
        }
        _ => {
            let one = participle.strip_suffix('s').filter(|_| {
                count == 1
                    && matches!(
                        participle,
                        "nuevos" | "nuevas" | "actualizados" | "actualizadas"
                    )
            });
            format!("{counted} {}", one.unwrap_or(participle))
        }
    }
}

fn sentence_of(parts: &[String], locale: Locale) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!("{}.", list(&parts, locale.lang()))
}

#[cfg(test)]
mod tests;
