//! What an alert says: what happened, to whom, how much is at stake, and the next step.
//! The deadline as a badge ("12 días tarde") is `text::dates::due`.

pub mod billing;
pub mod contracts;

use crate::app::alerts::grouping::{AlertGroup, AlertItem};
use crate::app::alerts::{Alert, Cause, NextStep, Urgency};
use crate::domain::alert::AlertKind;
use crate::domain::words::{Words, words};
use crate::text::dates::medium;
use crate::text::labels::cover;
use crate::text::lang::{Lang, Locale};
use crate::text::money::in_sentence;
use crate::text::numbers::{
    CONTRACTS, DAYS, ERRORS, INVOICES, MATTERS, POLICIES, capitalised, counted, counted_in_words,
    list,
};

/// The title of Hoy: "Siete asuntos piden tu atención".
pub fn heading(count: usize, locale: Locale) -> String {
    let matters = capitalised(&counted_in_words(count as u64, MATTERS, locale));
    match (locale.lang(), count) {
        (Lang::Es, 0) => "Nada pide tu atención hoy".to_owned(),
        (Lang::En, 0) => "Nothing needs your attention today".to_owned(),
        (Lang::Es, 1) => format!("{matters} pide tu atención"),
        (Lang::Es, _) => format!("{matters} piden tu atención"),
        (Lang::En, 1) => format!("{matters} needs your attention"),
        (Lang::En, _) => format!("{matters} need your attention"),
    }
}

/// The head of a section of Hoy.
pub fn urgency(urgency: Urgency) -> Words {
    match urgency {
        Urgency::Overdue => words("Vencido", "Overdue"),
        Urgency::Today => words("Para hoy", "Due today"),
        Urgency::ThisWeek => words("Esta semana", "This week"),
        Urgency::Later => words("Más adelante", "Later"),
    }
}

/// What an item of Hoy says.
pub fn item_title(item: &AlertItem, locale: Locale) -> String {
    match item {
        AlertItem::One(alert) => title(alert, locale),
        AlertItem::Many(group) => group_title(group, locale),
    }
}

/// The quiet line below it.
pub fn item_detail(item: &AlertItem, locale: Locale) -> String {
    match item {
        AlertItem::One(alert) => detail(alert, locale),
        AlertItem::Many(group) => {
            let amounts: Vec<String> = group
                .amounts
                .sums()
                .iter()
                .map(|sum| in_sentence(*sum, locale))
                .collect();
            let amounts: Vec<&str> = amounts.iter().map(String::as_str).collect();
            joined(&[&group.client_name, &list(&amounts, locale.lang())])
        }
    }
}

/// What happened.
pub fn title(alert: &Alert, locale: Locale) -> String {
    let lang = locale.lang();
    let late = alert.days < 0;
    match &alert.cause {
        Cause::ContractEnds { number, .. } => match (lang, late) {
            (Lang::Es, false) => format!("El contrato {number} está por terminar"),
            (Lang::Es, true) => format!("El contrato {number} terminó"),
            (Lang::En, false) => format!("Contract {number} is about to end"),
            (Lang::En, true) => format!("Contract {number} ended"),
        },
        Cause::PolicyExpires {
            policy,
            cover: guarantee,
            ..
        } => {
            let guarantee = cover(*guarantee).in_lang(lang).to_lowercase();
            let policy = format!("{guarantee} {policy}");
            let policy = policy.trim();
            match (lang, late) {
                (Lang::Es, false) => format!("La póliza de {policy} está por vencer"),
                (Lang::Es, true) => format!("La póliza de {policy} venció"),
                (Lang::En, false) => format!("The {policy} policy is about to lapse"),
                (Lang::En, true) => format!("The {policy} policy lapsed"),
            }
        }
        Cause::InvoiceDue { number } => match (lang, alert.days) {
            (Lang::Es, ..0) => format!("{number} está vencida"),
            (Lang::Es, 0) => format!("{number} vence hoy"),
            (Lang::Es, _) => format!("{number} está por vencer"),
            (Lang::En, ..0) => format!("{number} is overdue"),
            (Lang::En, 0) => format!("{number} is due today"),
            (Lang::En, _) => format!("{number} is about to fall due"),
        },
        Cause::InvoiceHasErrors { number, errors } => {
            let errors = counted_in_words(*errors as u64, ERRORS, locale);
            let document = if number.is_empty() {
                words("Un borrador", "A draft").in_lang(lang)
            } else {
                number
            };
            match lang {
                Lang::Es => format!("{document} tiene {errors}"),
                Lang::En => format!("{document} has {errors}"),
            }
        }
        Cause::BackupTooOld { last_on: None } => words(
            "Aún no hay ningún respaldo de tus datos",
            "Your data has no backup yet",
        )
        .in_lang(lang)
        .to_owned(),
        Cause::BackupTooOld { last_on: Some(day) } => {
            let day = medium(*day, lang);
            match lang {
                Lang::Es => format!("El último respaldo es del {day}"),
                Lang::En => format!("The last backup is of {day}"),
            }
        }
        _ if !alert.key.kind.is_of_contracts() => billing::title(alert, locale),
        _ => contracts::title(alert, locale),
    }
}

/// Whom it is about and what is at stake, in one quiet line.
pub fn detail(alert: &Alert, locale: Locale) -> String {
    let lang = locale.lang();
    let amount = alert.amount.map(|amount| in_sentence(amount, locale));
    let amount = amount.unwrap_or_default();
    match &alert.cause {
        Cause::ContractEnds { object, .. } => joined(&[&alert.client_name, object, &amount]),
        Cause::PolicyExpires {
            contract,
            days_uncovered,
            ..
        } => {
            let contract = match lang {
                Lang::Es => format!("contrato {contract}"),
                Lang::En => format!("contract {contract}"),
            };
            let gap = days_uncovered.map(|days| {
                let days = counted(days.unsigned_abs(), DAYS, locale);
                match lang {
                    Lang::Es => format!("quedan {days} sin cobertura"),
                    Lang::En => format!("{days} are left without cover"),
                }
            });
            joined(&[&alert.client_name, &contract, &gap.unwrap_or_default()])
        }
        Cause::InvoiceDue { .. } => {
            let balance = match lang {
                Lang::Es => format!("debe {amount}"),
                Lang::En => format!("{amount} to collect"),
            };
            joined(&[&alert.client_name, &balance])
        }
        Cause::InvoiceHasErrors { .. } => joined(&[&alert.client_name, &amount]),
        Cause::BackupTooOld { .. } => words(
            "Si el navegador pierde sus datos, un respaldo los devuelve.",
            "If the browser loses its data, a backup brings it back.",
        )
        .in_lang(lang)
        .to_owned(),
        _ if !alert.key.kind.is_of_contracts() => {
            let detail = billing::detail(alert, locale);
            joined(&[&alert.client_name, &detail, &amount])
        }
        _ => {
            let parts = contracts::detail(alert, locale);
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            joined(&[&[alert.client_name.as_str()], parts.as_slice()].concat())
        }
    }
}

/// The words of the button.
pub fn next_step(step: NextStep) -> Words {
    match step {
        NextStep::RenewContract(_) => words("Decidir renovación", "Decide on renewal"),
        NextStep::ContinueContract(_) => words("Ver etapas", "See stages"),
        NextStep::RevisePrices(_) => words("Revisar precios", "Revise prices"),
        NextStep::SignAmendment(_, _) => words("Ver otrosí", "See amendment"),
        NextStep::SettleObligation(_, _) => words("Responder", "Answer"),
        NextStep::RegisterDocument(_) => words("Registrar documento", "Register document"),
        NextStep::RegisterPolicy(_) => words("Registrar póliza", "Register policy"),
        NextStep::PrepareMonth(_) => words("Preparar facturas", "Prepare invoices"),
        NextStep::ContinueInvoice(_) => words("Ver factura", "See invoice"),
        NextStep::RegisterNumbering => words("Ver numeración", "See numbering"),
        NextStep::RecordPayment(_) => words("Registrar pago", "Record payment"),
        NextStep::ReviewInvoice(_) => words("Revisar", "Review"),
        NextStep::MakeBackup => words("Hacer respaldo", "Make a backup"),
    }
}

fn group_title(group: &AlertGroup, locale: Locale) -> String {
    let lang = locale.lang();
    let count = group.alerts.len() as u64;
    let of = |noun| capitalised(&counted_in_words(count, noun, locale));
    let late = group.urgency == Urgency::Overdue;
    match (group.kind, lang, late) {
        (AlertKind::InvoiceOverdue, Lang::Es, true) => format!("{} vencidas", of(INVOICES)),
        (AlertKind::InvoiceOverdue, Lang::Es, false) => format!("{} por vencer", of(INVOICES)),
        (AlertKind::InvoiceOverdue, Lang::En, true) => format!("{} overdue", of(INVOICES)),
        (AlertKind::InvoiceOverdue, Lang::En, false) => {
            format!("{} about to fall due", of(INVOICES))
        }
        (AlertKind::InvoiceWithErrors, Lang::Es, _) => format!("{} con errores", of(INVOICES)),
        (AlertKind::InvoiceWithErrors, Lang::En, _) => format!("{} with errors", of(INVOICES)),
        (AlertKind::ContractEnd, Lang::Es, true) => format!("{} terminados", of(CONTRACTS)),
        (AlertKind::ContractEnd, Lang::Es, false) => format!("{} por terminar", of(CONTRACTS)),
        (AlertKind::ContractEnd, Lang::En, true) => format!("{} ended", of(CONTRACTS)),
        (AlertKind::ContractEnd, Lang::En, false) => format!("{} about to end", of(CONTRACTS)),
        (AlertKind::PolicyExpiry, Lang::Es, true) => format!("{} vencidas", of(POLICIES)),
        (AlertKind::PolicyExpiry, Lang::Es, false) => format!("{} por vencer", of(POLICIES)),
        (AlertKind::PolicyExpiry, Lang::En, true) => format!("{} lapsed", of(POLICIES)),
        (AlertKind::PolicyExpiry, Lang::En, false) => format!("{} about to lapse", of(POLICIES)),
        (AlertKind::BackupTooOld, Lang::Es, _) => "Respaldo atrasado".to_owned(),
        (AlertKind::BackupTooOld, Lang::En, _) => "Backup too old".to_owned(),
        (kind, _, _) if !kind.is_of_contracts() => billing::group_title(kind, count, locale),
        (kind, _, late) => contracts::group_title(kind, count, late, locale),
    }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}
