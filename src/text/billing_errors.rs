//! Why something about billing was refused and what to do, in full sentences.

use crate::app::command_error::billing::BillingError;
use crate::domain::contract::billing::LineKind;
use crate::domain::words::words;
use crate::text::dates::medium;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{CONTRACTS, counted, quantity};

/// Why it was refused, and what to do.
pub fn billing_error(error: &BillingError, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match error {
        BillingError::CodeMissing => {
            say("Escribe el código del ítem.", "Enter the code of the item.")
        }
        BillingError::DuplicateItem { code, name } => match lang {
            Lang::Es => format!("El código {code} ya es de «{name}». Usa otro código."),
            Lang::En => format!("The code {code} is that of “{name}”. Use another code."),
        },
        BillingError::ItemInUse { contracts, usual } => item_in_use(*contracts, *usual, locale),
        BillingError::NotARate { rate } => {
            let rate = quantity(*rate, locale);
            match lang {
                Lang::Es => format!("{rate} no es un porcentaje. Escribe uno de 0 a 100."),
                Lang::En => format!("{rate} is not a percentage. Enter one from 0 to 100."),
            }
        }
        BillingError::UnknownLine => say(
            "El contrato no tiene ese renglón firmado. Elige uno de la lista.",
            "The contract has no such signed line. Choose one of the list.",
        ),
        BillingError::NotForThisLine { kind } => not_for_this_line(*kind, lang).to_owned(),
        BillingError::QuantityNotPositive => say(
            "La cantidad debe ser mayor que cero.",
            "The quantity must be above zero.",
        ),
        BillingError::QuantityNegative => say(
            "La cantidad no puede ser menor que cero.",
            "The quantity cannot be below zero.",
        ),
        BillingError::NotOneMonth => say(
            "Los días medidos deben ser de un mismo mes. Registra una medición por mes.",
            "The days measured must be of one month. Register one measurement for each month.",
        ),
        BillingError::PeriodEndsBefore => say(
            "El último día no puede ser antes del primero.",
            "The last day cannot be before the first.",
        ),
        BillingError::NotARequest => say(
            "Eso no es un pedido de este renglón. Elige uno de sus pedidos.",
            "That is no request of this line. Choose one of its requests.",
        ),
        BillingError::EventStays => say(
            "Una novedad registrada no cambia. Elimínala y registra la correcta.",
            "A billing event that is registered does not change. Remove it and register the right one.",
        ),
        BillingError::EventInFuture => say(
            "La fecha no puede ser después de hoy.",
            "The date cannot be after today.",
        ),
        BillingError::RequestBilled { number } => request_billed(number, lang),
        BillingError::InvoiceNotIssued => say(
            "La factura es un borrador: el cliente aún no la tiene. Corrige el borrador.",
            "The invoice is a draft: the client does not have it yet. Correct the draft.",
        ),
        BillingError::ReportTextMissing => say(
            "Escribe qué dice el cliente.",
            "Enter what the client says.",
        ),
        BillingError::ReportInFuture => say(
            "Ni el informe ni la respuesta pueden ser después de hoy.",
            "Neither the report nor the answer can be after today.",
        ),
        BillingError::AnsweredBefore { on } => {
            let on = medium(*on, lang);
            match lang {
                Lang::Es => format!("La respuesta no puede ser antes del informe, del {on}."),
                Lang::En => format!("The answer cannot be before the report, of {on}."),
            }
        }
    }
}

fn item_in_use(contracts: usize, usual: bool, locale: Locale) -> String {
    let counted = counted(contracts as u64, CONTRACTS, locale);
    let used = match (locale.lang(), contracts, usual) {
        (Lang::Es, 0, _) => "Es el ítem usual de la empresa".to_owned(),
        (Lang::En, 0, _) => "It is the company's usual item".to_owned(),
        (Lang::Es, _, true) => format!("Lo usan {counted} y es el usual de la empresa"),
        (Lang::En, _, true) => format!("It is used by {counted} and is the company's usual one"),
        (Lang::Es, 1, false) => format!("Lo usa {counted}"),
        (Lang::Es, _, false) => format!("Lo usan {counted}"),
        (Lang::En, _, false) => format!("It is used by {counted}"),
    };
    match locale.lang() {
        Lang::Es => format!("{used}. Márcalo como inactivo: su historia se conserva."),
        Lang::En => format!("{used}. Mark it as inactive: its history is kept."),
    }
}

fn not_for_this_line(kind: LineKind, lang: Lang) -> &'static str {
    let sentence = match kind {
        LineKind::Fixed | LineKind::PerUnit => words(
            "Este renglón se cobra por días: se mide, o se dice qué días no se facturan.",
            "This line is charged by days: it is measured, or some days are not billed.",
        ),
        LineKind::Milestone => words(
            "Este renglón es un hito: se cumple, o se dice que no se factura.",
            "This line is a milestone: it is reached, or it is not billed.",
        ),
        LineKind::OnDemand => words(
            "Este renglón es a demanda: se pide, o se dice qué pedido no se factura.",
            "This line is on demand: it is asked for, or a request is not billed.",
        ),
    };
    sentence.in_lang(lang)
}

fn request_billed(number: &str, lang: Lang) -> String {
    match (number, lang) {
        ("", Lang::Es) => {
            "Un borrador de factura cobra este pedido. Quítalo del borrador primero.".to_owned()
        }
        ("", Lang::En) => {
            "A draft of an invoice bills this request. Take it out of the draft first.".to_owned()
        }
        (number, Lang::Es) => format!(
            "La factura {number} cobra este pedido. Mientras no se anule, el pedido se queda."
        ),
        (number, Lang::En) => {
            format!("Invoice {number} bills this request. Unless it is voided, the request stays.")
        }
    }
}

#[cfg(test)]
mod tests;
