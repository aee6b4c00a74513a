//! The daily digest: what is overdue or due today, in the few words of a notification.
//! Whether and when it is shown is decided by the shell.

use crate::app::alerts::Urgency;
use crate::app::alerts::grouping::AlertItem;
use crate::domain::alert::AlertKind;
use crate::text::alerts;
use crate::text::alerts::{billing, contracts};
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{CONTRACTS, INVOICES, MATTERS, Noun, POLICIES, capitalised, counted};

/// Matters told one by one before the rest is only counted: a notification shows about four lines.
const TOLD_MAX: usize = 3;

/// What a notification says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Matters that are overdue or due today, counted as Hoy does; never zero.
    pub count: usize,
    pub title: String,
    /// A line for each matter told, or the counts of each kind alone.
    pub body: String,
}

/// The digest of what needs someone now; `None` when nothing is overdue or due today.
///
/// Without `details` it names no client, document or amount, as it may show on a locked screen.
pub fn digest(agenda: &[AlertItem], details: bool, locale: Locale) -> Option<Digest> {
    let pressing: Vec<&AlertItem> = agenda
        .iter()
        .filter(|item| matches!(item.urgency(), Urgency::Overdue | Urgency::Today))
        .collect();
    if pressing.is_empty() {
        return None;
    }
    let count = pressing.len();
    let matters = counted(count as u64, MATTERS, locale);
    let title = match (locale.lang(), count) {
        (Lang::Es, 1) => format!("{matters} pide tu atención"),
        (Lang::Es, _) => format!("{matters} piden tu atención"),
        (Lang::En, 1) => format!("{matters} needs your attention"),
        (Lang::En, _) => format!("{matters} need your attention"),
    };
    let body = if details {
        told(&pressing, locale)
    } else {
        counts(&pressing, locale)
    };
    Some(Digest { count, title, body })
}

/// The most urgent ones, a line each, and how many more there are.
fn told(items: &[&AlertItem], locale: Locale) -> String {
    let mut lines: Vec<String> = items
        .iter()
        .take(TOLD_MAX)
        .map(|item| {
            let title = alerts::item_title(item, locale);
            match alerts::item_detail(item, locale) {
                detail if detail.is_empty() => title,
                detail => format!("{title}: {detail}"),
            }
        })
        .collect();
    let more = items.len().saturating_sub(TOLD_MAX) as u64;
    if more > 0 {
        lines.push(match locale.lang() {
            Lang::Es => format!("Y {} más.", counted(more, MATTERS, locale)),
            Lang::En => format!("And {more} more."),
        });
    }
    lines.join("\n")
}

/// How many records of each kind: "1 contrato por renovar, 2 facturas por cobrar."
fn counts(items: &[&AlertItem], locale: Locale) -> String {
    let parts: Vec<String> = AlertKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let of_kind = items.iter().filter(|item| item.kind() == kind);
            let count: usize = of_kind.map(|item| item.alerts().len()).sum();
            let count = count as u64;
            (count > 0).then(|| of(kind, count, locale))
        })
        .collect();
    capitalised(&format!("{}.", parts.join(", ")))
}

fn of(kind: AlertKind, count: u64, locale: Locale) -> String {
    let with = |noun: Noun, es: &str, en: &str| {
        let counted = counted(count, noun, locale);
        match locale.lang() {
            Lang::Es => format!("{counted} {es}"),
            Lang::En => format!("{counted} {en}"),
        }
    };
    match kind {
        AlertKind::ContractEnd => with(CONTRACTS, "por renovar", "to renew"),
        AlertKind::PolicyExpiry => with(POLICIES, "por renovar", "to renew"),
        AlertKind::InvoiceOverdue => with(INVOICES, "por cobrar", "to collect"),
        AlertKind::InvoiceWithErrors => with(INVOICES, "con errores", "with errors"),
        AlertKind::BackupTooOld => match locale.lang() {
            Lang::Es => "respaldo atrasado".to_owned(),
            Lang::En => "a backup is due".to_owned(),
        },
        kind if kind.is_of_contracts() => contracts::in_digest(kind, count, locale),
        kind => billing::in_digest(kind, count, locale),
    }
}

#[cfg(test)]
mod tests;
