//! Deadlines as a calendar shows them: what ends on that day, and the warnings before.
//! The format of the file is `interop::ical`; which deadlines there are, `app::alerts::deadlines`.

use crate::app::alerts::{Alert, Cause};
use crate::interop::ical::{Deadline, Reminder};
use crate::text::alerts::contracts::on_the_day;
use crate::text::alerts::detail;
use crate::text::labels::cover;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{DAYS, counted};

/// An entry of the calendar.
///
/// `lead` is days of warning; `url` the absolute address of the record; `sequence` grows from export to export, so
/// that a calendar takes the newer entry.
pub fn entry(alert: &Alert, lead: u16, url: String, sequence: u32, locale: Locale) -> Deadline {
    let summary = summary(alert, locale);
    let mut days = vec![0];
    if lead > 0 {
        days.insert(0, lead);
    }
    Deadline {
        uid: uid(alert),
        date: alert.key.due,
        description: detail(alert, locale),
        url,
        sequence,
        reminders: days
            .into_iter()
            .map(|days| Reminder {
                days,
                summary: reminder(&summary, days, locale),
            })
            .collect(),
        summary,
    }
}

/// The same for the same cause, also when its day moves: the calendar then moves the entry it has.
fn uid(alert: &Alert) -> String {
    let key = &alert.key;
    let part: String = key
        .part
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("{}-{}-{part}@vigia", key.kind.name(), key.subject.uuid())
}

/// What happens on the day.
fn summary(alert: &Alert, locale: Locale) -> String {
    let lang = locale.lang();
    let what = match (&alert.cause, lang) {
        (Cause::ContractEnds { number, .. }, Lang::Es) => format!("Termina el contrato {number}"),
        (Cause::ContractEnds { number, .. }, Lang::En) => format!("Contract {number} ends"),
        (
            Cause::PolicyExpires {
                policy,
                cover: guarantee,
                ..
            },
            lang,
        ) => {
            let guarantee = cover(*guarantee).in_lang(lang).to_lowercase();
            match lang {
                Lang::Es => format!("Vence la póliza de {guarantee} {policy}"),
                Lang::En => format!("The {guarantee} policy {policy} lapses"),
            }
        }
        (Cause::InvoiceDue { number }, Lang::Es) => format!("Vence la factura {number}"),
        (Cause::InvoiceDue { number }, Lang::En) => format!("Invoice {number} is due"),
        (Cause::InvoiceHasErrors { number, .. }, Lang::Es) => format!("{number} tiene errores"),
        (Cause::InvoiceHasErrors { number, .. }, Lang::En) => format!("{number} has errors"),
        (Cause::BackupTooOld { .. }, Lang::Es) => "Toca hacer un respaldo".to_owned(),
        (Cause::BackupTooOld { .. }, Lang::En) => "A backup is due".to_owned(),
        (_, _) => on_the_day(alert, locale),
    };
    if alert.client_name.is_empty() {
        what
    } else {
        format!("{what} · {}", alert.client_name)
    }
}

/// The warning so many days before.
fn reminder(summary: &str, days: u16, locale: Locale) -> String {
    let count = counted(u64::from(days), DAYS, locale);
    match (locale.lang(), days) {
        (Lang::Es, 0) => format!("Hoy: {summary}"),
        (Lang::En, 0) => format!("Today: {summary}"),
        (Lang::Es, _) => format!("En {count}: {summary}"),
        (Lang::En, _) => format!("In {count}: {summary}"),
    }
}

#[cfg(test)]
mod tests;
