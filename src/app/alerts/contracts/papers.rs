//! Alerts of documents: one that expires, and one that a contract asks for and that was never there.

use crate::app::alerts::contracts::Look;
use crate::app::alerts::{Alert, Cause, NextStep};
use crate::domain::alert::AlertKind;
use crate::domain::document::{Document, DocumentKind, current};

/// Adds, for each kind of document that a contract asks for, that it is missing or expires.
pub(super) fn add_missing(look: Look<'_>, alerts: &mut Vec<Alert>) {
    if look.contract.terms.documents.is_empty() {
        return;
    }
    if look.end_day().is_some_and(|end| end < look.today) {
        return;
    }
    let mut papers = look.book.papers_of(look.now.agreed.client.value);
    papers.retain(|paper| paper.serves(look.contract.id));
    for kind in &look.contract.terms.documents {
        alerts.extend(match current(papers.iter().copied(), *kind) {
            None => missing(look, *kind),
            Some(paper) => expiring(look, paper),
        });
    }
}

fn missing(look: Look<'_>, kind: DocumentKind) -> Option<Alert> {
    let part = format!("{kind:?}");
    let alert = look.alert(AlertKind::DocumentMissing, look.contract.start, part)?;
    Some(Alert {
        cause: Cause::DocumentMissing {
            contract: look.contract.number.clone(),
            kind,
        },
        next: NextStep::RegisterDocument(look.contract.id),
        ..alert
    })
}

fn expiring(look: Look<'_>, paper: &Document) -> Option<Alert> {
    let due = paper.expires_on?;
    let part = paper.id.to_string();
    let alert = look.alert(AlertKind::DocumentExpiry, due, part)?;
    Some(Alert {
        cause: Cause::DocumentExpires {
            contract: look.contract.number.clone(),
            kind: paper.kind,
        },
        next: NextStep::RegisterDocument(look.contract.id),
        ..alert
    })
}
