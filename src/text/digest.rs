//! The daily digest: what is overdue or due today, in the few words of a notification.
//! Whether and when it is shown is decided by the shell.

use crate::app::alerts::{Alert, Urgency};
use crate::domain::alert::AlertKind;
use crate::text::alerts;
use crate::text::lang::{Lang, Locale};
use crate::text::numbers::{CONTRACTS, INVOICES, MATTERS, Noun, POLICIES, capitalised, counted};

/// Alerts told one by one before the rest is only counted: a notification shows about four lines.
const TOLD_MAX: usize = 3;

/// What a notification says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Alerts that are overdue or due today; never zero.
    pub count: usize,
    pub title: String,
    /// A line for each alert told, or the counts of each kind alone.
    pub body: String,
}

/// The digest of what needs someone now; `None` when nothing is overdue or due today.
///
/// Without `details` it names no client, document or amount, as it may show on a locked screen.
pub fn digest(alerts: &[Alert], details: bool, locale: Locale) -> Option<Digest> {
    let pressing: Vec<&Alert> = alerts
        .iter()
        .filter(|alert| matches!(alert.urgency, Urgency::Overdue | Urgency::Today))
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
fn told(alerts: &[&Alert], locale: Locale) -> String {
    let mut lines: Vec<String> = alerts
        .iter()
        .take(TOLD_MAX)
        .map(|alert| {
            let title = alerts::title(alert, locale);
            match alerts::detail(alert, locale) {
                detail if detail.is_empty() => title,
                detail => format!("{title}: {detail}"),
            }
        })
        .collect();
    let more = alerts.len().saturating_sub(TOLD_MAX) as u64;
    if more > 0 {
        lines.push(match locale.lang() {
            Lang::Es => format!("Y {} más.", counted(more, MATTERS, locale)),
            Lang::En => format!("And {more} more."),
        });
    }
    lines.join("\n")
}

/// How many of each kind: "2 facturas por cobrar, 1 contrato por terminar o terminado."
fn counts(alerts: &[&Alert], locale: Locale) -> String {
    let parts: Vec<String> = AlertKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let of_kind = alerts.iter().filter(|alert| alert.key.kind == kind);
            let count = of_kind.count() as u64;
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
    }
}

#[cfg(test)]
mod tests;
