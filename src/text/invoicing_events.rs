//! What a message says after documents were prepared, moved on, issued or voided.

use crate::app::event::invoicing::{InvoicingEvent, IssuedReport, MovedReport, PreparedReport};
use crate::domain::words::{Words, words};
use crate::text::billing_labels;
use crate::text::lang::Lang;

/// What happened, as a full sentence.
pub fn invoicing_event(event: &InvoicingEvent, lang: Lang) -> String {
    match (event, lang) {
        (InvoicingEvent::Prepared(report), lang) => prepared(report, lang),
        (InvoicingEvent::DraftSaved { client, created }, Lang::Es) => format!(
            "Borrador para {client}: {}.",
            if *created { "creado" } else { "guardado" }
        ),
        (InvoicingEvent::DraftSaved { client, created }, Lang::En) => format!(
            "Draft for {client}: {}.",
            if *created { "created" } else { "saved" }
        ),
        (InvoicingEvent::Moved(report), lang) => moved(report, lang),
        (InvoicingEvent::Issued(report), lang) => issued(report, lang),
        (InvoicingEvent::VoidingBegun { number }, Lang::Es) => {
            format!("{number}: nota crédito de anulación en borrador.")
        }
        (InvoicingEvent::VoidingBegun { number }, Lang::En) => {
            format!("{number}: the credit note that voids it is a draft.")
        }
        (InvoicingEvent::Copied { number }, Lang::Es) => {
            format!("Borrador que reemplaza a {number}: creado.")
        }
        (InvoicingEvent::Copied { number }, Lang::En) => {
            format!("Draft that replaces {number}: created.")
        }
        (InvoicingEvent::NumbersReserved { first, last, label }, Lang::Es) => {
            format!("{first} a {last}: reservados para {label}.")
        }
        (InvoicingEvent::NumbersReserved { first, last, label }, Lang::En) => {
            format!("{first} to {last}: kept for {label}.")
        }
        (InvoicingEvent::NumbersReturned { first, last }, Lang::Es) => {
            format!("{first} a {last}: devueltos.")
        }
        (InvoicingEvent::NumbersReturned { first, last }, Lang::En) => {
            format!("{first} to {last}: given back.")
        }
        (InvoicingEvent::NumberingTaken, Lang::Es) => {
            "Este equipo entrega los números desde ahora.".to_owned()
        }
        (InvoicingEvent::NumberingTaken, Lang::En) => {
            "This device gives out the numbers from now on.".to_owned()
        }
    }
}

fn prepared(report: &PreparedReport, lang: Lang) -> String {
    let made = report.drafted.len();
    let made = match (lang, made) {
        (Lang::Es, 1) => "Un borrador creado".to_owned(),
        (Lang::Es, made) => format!("{made} borradores creados"),
        (Lang::En, 1) => "One draft created".to_owned(),
        (Lang::En, made) => format!("{made} drafts created"),
    };
    with_refused(&made, report.refused.len(), lang)
}

fn moved(report: &MovedReport, lang: Lang) -> String {
    let done = billing_labels::step_done(&report.action).in_lang(lang);
    let moved = match (&report.number, lang, report.moved) {
        (Some(number), _, _) => format!("{number}: {}", done.to_lowercase()),
        (None, _, 1) => done.to_owned(),
        (None, Lang::Es, count) => format!("{count} documentos: {}", done.to_lowercase()),
        (None, Lang::En, count) => format!("{count} documents: {}", done.to_lowercase()),
    };
    with_refused(&moved, report.refused.len(), lang)
}

fn issued(report: &IssuedReport, lang: Lang) -> String {
    let issued = match (report.numbers.as_slice(), lang) {
        ([number], Lang::Es) => format!("{number}: emitida"),
        ([number], Lang::En) => format!("{number}: issued"),
        ([first, .., last], Lang::Es) => {
            format!(
                "{} documentos emitidos, de {first} a {last}",
                report.numbers.len()
            )
        }
        ([first, .., last], Lang::En) => {
            format!(
                "{} documents issued, {first} to {last}",
                report.numbers.len()
            )
        }
        ([], _) => String::new(),
    };
    with_refused(&issued, report.refused.len(), lang)
}

fn with_refused(done: &str, refused: usize, lang: Lang) -> String {
    match (refused, lang) {
        (0, _) => format!("{done}."),
        (1, Lang::Es) => format!("{done}; uno no se pudo."),
        (1, Lang::En) => format!("{done}; one could not."),
        (count, Lang::Es) => format!("{done}; {count} no se pudieron."),
        (count, Lang::En) => format!("{done}; {count} could not."),
    }
}

/// What undoing it takes back.
pub fn undo_of(event: &InvoicingEvent) -> Words {
    match event {
        InvoicingEvent::Prepared(_) => words("borradores preparados", "drafts prepared"),
        InvoicingEvent::DraftSaved { created: true, .. } => words("borrador nuevo", "new draft"),
        InvoicingEvent::DraftSaved { .. } => words("cambio en un borrador", "change to a draft"),
        InvoicingEvent::Moved(_) => words("paso de facturas", "step of invoices"),
        InvoicingEvent::Issued(_) => words("emisión", "issue"),
        InvoicingEvent::VoidingBegun { .. } => words("anulación", "voiding"),
        InvoicingEvent::Copied { .. } => words("borrador nuevo", "new draft"),
        InvoicingEvent::NumbersReserved { .. }
        | InvoicingEvent::NumbersReturned { .. }
        | InvoicingEvent::NumberingTaken => words("numeración por equipos", "numbering by device"),
    }
}
