//! What an alert about a contract says: what is waited for, and what is at stake.

use crate::app::alerts::{Alert, Cause};
use crate::domain::alert::AlertKind;
use crate::domain::contract::obligation::Side;
use crate::domain::contract::progress::Stage;
use crate::domain::words::words;
use crate::text::contract_labels;
use crate::text::dates::medium;
use crate::text::labels::cover;
use crate::text::lang::{Lang, Locale};
use crate::text::money::in_sentence;
use crate::text::numbers::{
    CONTRACTS, DAYS, Noun, POLICIES, capitalised, counted, counted_in_words,
};

const OBLIGATIONS: Noun = Noun::feminine(
    words("obligación", "obligation"),
    words("obligaciones", "obligations"),
);
const PAPERS: Noun = Noun::masculine(
    words("documento", "document"),
    words("documentos", "documents"),
);
const AMENDMENTS: Noun = Noun::masculine(
    words("otrosí", "amendment"),
    words("otrosíes", "amendments"),
);

/// What happened; empty for a cause that is not told here.
pub fn title(alert: &Alert, locale: Locale) -> String {
    let lang = locale.lang();
    let late = alert.days < 0;
    match (&alert.cause, lang) {
        (Cause::NoticeDue { number, .. }, Lang::Es) if late => {
            format!("Pasó el plazo para avisar que el contrato {number} no se renueva")
        }
        (Cause::NoticeDue { number, .. }, Lang::Es) => {
            format!("Decide si el contrato {number} se renueva")
        }
        (Cause::NoticeDue { number, .. }, Lang::En) if late => {
            format!("The time to give notice on contract {number} has passed")
        }
        (Cause::NoticeDue { number, .. }, Lang::En) => {
            format!("Decide whether contract {number} is renewed")
        }
        (Cause::PriceRevisionDue { number }, Lang::Es) => {
            format!("Toca revisar los precios del contrato {number}")
        }
        (Cause::PriceRevisionDue { number }, Lang::En) => {
            format!("The prices of contract {number} are to be revised")
        }
        (
            Cause::StageWaits {
                number, stage, who, ..
            },
            _,
        ) => waits(number, *stage, who, lang),
        (Cause::AmendmentUnsigned { contract, number }, Lang::Es) => {
            format!("El otrosí {number} del contrato {contract} está sin firmar")
        }
        (Cause::AmendmentUnsigned { contract, number }, Lang::En) => {
            format!("Amendment {number} of contract {contract} is not signed")
        }
        (
            Cause::CoverMissing {
                contract,
                cover: missing,
                short,
            },
            _,
        ) => {
            let missing = cover(*missing).in_lang(lang).to_lowercase();
            match (lang, short) {
                (Lang::Es, None) => format!("Falta la póliza de {missing} del contrato {contract}"),
                (Lang::Es, Some(_)) => {
                    format!("La póliza de {missing} del contrato {contract} no alcanza")
                }
                (Lang::En, None) => {
                    format!("The {missing} policy of contract {contract} is missing")
                }
                (Lang::En, Some(_)) => {
                    format!("The {missing} policy of contract {contract} is too small")
                }
            }
        }
        (
            Cause::ObligationDue {
                title,
                side: Side::Us,
                ..
            },
            _,
        ) => title.clone(),
        (Cause::ObligationDue { title, .. }, Lang::Es) => format!("El cliente debe: {title}"),
        (Cause::ObligationDue { title, .. }, Lang::En) => format!("The client owes: {title}"),
        (Cause::DocumentExpires { contract, kind }, _) => {
            let kind = contract_labels::document_kind(*kind).in_lang(lang);
            match (lang, late) {
                (Lang::Es, true) => format!("{kind} del contrato {contract}: venció"),
                (Lang::Es, false) => format!("{kind} del contrato {contract}: está por vencer"),
                (Lang::En, true) => format!("{kind} of contract {contract} expired"),
                (Lang::En, false) => format!("{kind} of contract {contract} is about to expire"),
            }
        }
        (Cause::DocumentMissing { contract, kind }, _) => {
            let kind = contract_labels::document_kind(*kind).in_lang(lang);
            match lang {
                Lang::Es => format!("{kind} del contrato {contract}: falta"),
                Lang::En => format!("{kind} of contract {contract} is missing"),
            }
        }
        (
            Cause::ContractEnds { .. }
            | Cause::PolicyExpires { .. }
            | Cause::MonthToBill { .. }
            | Cause::DraftWaits { .. }
            | Cause::InvoiceToDeliver { .. }
            | Cause::InvoiceClaimed { .. }
            | Cause::TacitAcceptance { .. }
            | Cause::NumberingEnds { .. }
            | Cause::InvoiceDue { .. }
            | Cause::InvoiceHasErrors { .. }
            | Cause::BackupTooOld { .. },
            _,
        ) => String::new(),
    }
}

fn waits(number: &str, stage: Stage, who: &str, lang: Lang) -> String {
    match (stage, lang) {
        (Stage::Review, Lang::Es) if who.is_empty() => {
            format!("Falta revisar el contrato {number}")
        }
        (Stage::Review, Lang::En) if who.is_empty() => {
            format!("Contract {number} is to be reviewed")
        }
        (Stage::Review, Lang::Es) => format!("{who} debe revisar el contrato {number}"),
        (Stage::Review, Lang::En) => format!("{who} is to review contract {number}"),
        (Stage::Approval, Lang::Es) => format!("Falta aprobar el contrato {number}"),
        (Stage::Approval, Lang::En) => format!("Contract {number} is to be approved"),
        (Stage::Signature, Lang::Es) => format!("Falta firmar el contrato {number}"),
        (Stage::Signature, Lang::En) => format!("Contract {number} is to be signed"),
        (_, Lang::Es) => format!("Faltan las pólizas aprobadas del contrato {number}"),
        (_, Lang::En) => format!("The policies of contract {number} are to be approved"),
    }
}

/// The parts of the quiet line below it, besides the client; none for a cause that is not told here.
pub fn detail(alert: &Alert, locale: Locale) -> Vec<String> {
    let lang = locale.lang();
    let amount = alert.amount.map(|amount| in_sentence(amount, locale));
    let contract = |number: &str| match lang {
        Lang::Es => format!("contrato {number}"),
        Lang::En => format!("contract {number}"),
    };
    match &alert.cause {
        Cause::NoticeDue { ends, .. } => {
            let ends = medium(*ends, lang);
            let ends = match lang {
                Lang::Es => format!("termina el {ends} y se renueva solo"),
                Lang::En => format!("ends on {ends} and renews by itself"),
            };
            vec![ends, amount.unwrap_or_default()]
        }
        Cause::PriceRevisionDue { .. } => vec![
            words("cumple un año más", "another year is complete")
                .in_lang(lang)
                .to_owned(),
        ],
        Cause::StageWaits { used, allowed, .. } => {
            let days = counted(u64::from(*allowed), DAYS, locale);
            vec![match lang {
                Lang::Es => format!("lleva {used} de {days} hábiles"),
                Lang::En => format!("{used} of {days}, business days"),
            }]
        }
        Cause::AmendmentUnsigned { .. } => vec![amount.unwrap_or_default()],
        Cause::CoverMissing { short, .. } => {
            let amount = amount.unwrap_or_default();
            vec![match (lang, short) {
                (Lang::Es, Some(_)) => format!("faltan {amount} de cobertura"),
                (Lang::En, Some(_)) => format!("{amount} of cover are missing"),
                (_, None) => amount,
            }]
        }
        Cause::ObligationDue {
            contract: number,
            more,
            ..
        } => {
            let more = match (lang, *more) {
                (_, 0) => String::new(),
                (Lang::Es, 1) => "y otra fecha más sin respuesta".to_owned(),
                (Lang::Es, more) => format!("y otras {more} fechas sin respuesta"),
                (Lang::En, 1) => "and one more day open".to_owned(),
                (Lang::En, more) => format!("and {more} more days open"),
            };
            vec![contract(number), more]
        }
        Cause::DocumentExpires { .. }
        | Cause::DocumentMissing { .. }
        | Cause::ContractEnds { .. }
        | Cause::PolicyExpires { .. }
        | Cause::MonthToBill { .. }
        | Cause::DraftWaits { .. }
        | Cause::InvoiceToDeliver { .. }
        | Cause::InvoiceClaimed { .. }
        | Cause::TacitAcceptance { .. }
        | Cause::NumberingEnds { .. }
        | Cause::InvoiceDue { .. }
        | Cause::InvoiceHasErrors { .. }
        | Cause::BackupTooOld { .. } => Vec::new(),
    }
}

/// What happens on the day, as a calendar says it.
pub fn on_the_day(alert: &Alert, locale: Locale) -> String {
    let due = Alert {
        days: 0,
        ..alert.clone()
    };
    crate::text::alerts::title(&due, locale)
}

/// Many of one kind: "Tres obligaciones vencidas".
pub fn group_title(kind: AlertKind, count: u64, late: bool, locale: Locale) -> String {
    let lang = locale.lang();
    let (noun, es, en) = match (kind, late) {
        (AlertKind::ObligationDue, true) => (OBLIGATIONS, "vencidas", "overdue"),
        (AlertKind::ObligationDue, false) => (OBLIGATIONS, "por cumplir", "to fulfil"),
        (AlertKind::DocumentExpiry, true) => (PAPERS, "vencidos", "expired"),
        (AlertKind::DocumentExpiry, false) => (PAPERS, "por vencer", "about to expire"),
        (AlertKind::DocumentMissing, _) => (PAPERS, "que faltan", "missing"),
        (AlertKind::PolicyGap, _) => (POLICIES, "que faltan o no alcanzan", "missing or too small"),
        (AlertKind::AmendmentUnsigned, _) => (AMENDMENTS, "sin firmar", "not signed"),
        (AlertKind::NonRenewalNotice, _) => {
            (CONTRACTS, "por decidir si se renuevan", "to renew or not")
        }
        (AlertKind::PriceRevision, _) => (
            CONTRACTS,
            "con precios por revisar",
            "with prices to revise",
        ),
        _ => (CONTRACTS, "que esperan un paso", "waiting for a step"),
    };
    let counted = capitalised(&counted_in_words(count, noun, locale));
    match lang {
        Lang::Es => format!("{counted} {es}"),
        Lang::En => format!("{counted} {en}"),
    }
}

/// Many of one kind, in the digest of the day: "3 obligaciones por cumplir".
pub fn in_digest(kind: AlertKind, count: u64, locale: Locale) -> String {
    group_title(kind, count, false, locale).to_lowercase()
}
