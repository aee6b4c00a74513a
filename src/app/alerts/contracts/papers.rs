//! Alerts of documents: one that expires, and one that a contract asks for and that was never there.

use crate::app::alerts::contracts::{Look, Told};
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
    look.alert(AlertKind::DocumentMissing, look.contract.start, || Told {
        part: format!("{kind:?}"),
        cause: Cause::DocumentMissing {
            contract: look.number(),
            kind,
        },
        amount: None,
        next: NextStep::RegisterDocument(look.contract.id),
    })
}

fn expiring(look: Look<'_>, paper: &Document) -> Option<Alert> {
    let due = paper.expires_on?;
    look.alert(AlertKind::DocumentExpiry, due, || Told {
        part: paper.id.to_string(),
        cause: Cause::DocumentExpires {
            contract: look.number(),
            kind: paper.kind,
        },
        amount: None,
        next: NextStep::RegisterDocument(look.contract.id),
    })
}
