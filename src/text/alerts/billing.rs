//! What alerts about billing say, one and several together.

use crate::app::alerts::{Alert, Cause};
use crate::domain::alert::AlertKind;
use crate::domain::invoice::progress::FlowStage;
use crate::domain::words::words;
use crate::text::dates::month;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{CONTRACTS, INVOICES, Noun, capitalised, counted, counted_in_words};

const PERIODS: Noun = Noun::masculine(words("período", "period"), words("períodos", "periods"));
const NUMBERINGS: Noun = Noun::feminine(
    words("numeración", "numbering"),
    words("numeraciones", "numberings"),
);

/// What happened; empty for a cause that is not told here.
pub fn title(alert: &Alert, locale: Locale) -> String {
    let lang = locale.lang();
    let late = alert.days < 0;
    match (&alert.cause, lang) {
        (Cause::MonthToBill { month: first, .. }, Lang::Es) => {
            let month = month(*first, lang);
            if late {
                format!("Quedó sin facturar parte de {month}")
            } else {
                format!("{} está por facturar", capitalised(&month))
            }
        }
        (Cause::MonthToBill { month: first, .. }, Lang::En) => {
            let month = month(*first, lang);
            if late {
                format!("A part of {month} was not billed")
            } else {
                format!("{} is to be billed", capitalised(&month))
            }
        }
        (Cause::DraftWaits { stage }, _) => draft_waits(*stage, lang),
        (Cause::InvoiceToDeliver { number }, Lang::Es) => {
            format!("{number} no se ha entregado al cliente")
        }
        (Cause::InvoiceToDeliver { number }, Lang::En) => {
            format!("{number} was not handed to the client")
        }
        (Cause::InvoiceClaimed { number }, Lang::Es) => format!("El cliente reclamó {number}"),
        (Cause::InvoiceClaimed { number }, Lang::En) => format!("The client claims {number}"),
        (Cause::TacitAcceptance { number }, Lang::Es) => {
            format!("{number} quedó aceptada tácitamente: regístralo")
        }
        (Cause::TacitAcceptance { number }, Lang::En) => {
            format!("{number} is accepted tacitly: record it")
        }
        (Cause::NumberingEnds { prefix, left }, _) => numbering(prefix, *left, late, lang),
        _ => String::new(),
    }
}

fn draft_waits(stage: FlowStage, lang: Lang) -> String {
    let said = match stage {
        FlowStage::InReview => words(
            "Una factura espera aprobación",
            "An invoice waits for approval",
        ),
        FlowStage::Approved => words(
            "Una factura aprobada espera emisión",
            "An approved invoice waits to be issued",
        ),
        FlowStage::Denied => words(
            "Una factura fue devuelta y espera corrección",
            "An invoice was returned and waits to be put right",
        ),
        _ => words(
            "Un borrador espera revisión",
            "A draft waits to be handed in",
        ),
    };
    said.in_lang(lang).to_owned()
}

fn numbering(prefix: &str, left: u64, late: bool, lang: Lang) -> String {
    let prefix = prefix.trim_end_matches('-');
    match (lang, left, late) {
        (Lang::Es, 0, _) => format!("La numeración {prefix} se agotó"),
        (Lang::En, 0, _) => format!("Numbering {prefix} is used up"),
        (Lang::Es, _, true) => format!("La numeración {prefix} venció"),
        (Lang::En, _, true) => format!("Numbering {prefix} has expired"),
        (Lang::Es, _, false) => format!("La numeración {prefix} está por terminar"),
        (Lang::En, _, false) => format!("Numbering {prefix} is about to end"),
    }
}

/// What a quiet line says besides whom it is about and the amount; may be empty.
pub fn detail(alert: &Alert, locale: Locale) -> String {
    match (&alert.cause, locale.lang()) {
        (Cause::MonthToBill { contracts, .. }, _) => counted(*contracts as u64, CONTRACTS, locale),
        (Cause::NumberingEnds { left, .. }, Lang::Es) => format!("quedan {left} números"),
        (Cause::NumberingEnds { left, .. }, Lang::En) => format!("{left} numbers are left"),
        _ => String::new(),
    }
}

/// Many of one kind: "Tres períodos por facturar".
pub fn group_title(kind: AlertKind, count: u64, locale: Locale) -> String {
    let (noun, es, en) = match kind {
        AlertKind::InvoiceToIssue => (PERIODS, "por facturar", "to bill"),
        AlertKind::InvoiceWaiting => (INVOICES, "por aprobar o emitir", "to approve or issue"),
        AlertKind::InvoiceToDeliver => (INVOICES, "por entregar", "to deliver"),
        AlertKind::NumberingEnds => (
            NUMBERINGS,
            "por agotarse o vencer",
            "running out or expiring",
        ),
        _ => (
            INVOICES,
            "con respuesta del cliente por atender",
            "with a client's answer to attend to",
        ),
    };
    let counted = capitalised(&counted_in_words(count, noun, locale));
    match locale.lang() {
        Lang::Es => format!("{counted} {es}"),
        Lang::En => format!("{counted} {en}"),
    }
}

/// Many of one kind, in the digest of the day: "3 períodos por facturar".
pub fn in_digest(kind: AlertKind, count: u64, locale: Locale) -> String {
    group_title(kind, count, locale).to_lowercase()
}
