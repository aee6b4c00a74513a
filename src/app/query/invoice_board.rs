//! Documents by how far they are: drafts to hand in, to approve and to issue, and issued ones to hand over and answered.

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::drafts::review;
use crate::app::query::invoices::{self, InvoiceRow};
use crate::domain::calendar::first_of_month;
use crate::domain::finding::Severity;
use crate::domain::ids::{InvoiceId, PersonId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::progress::{FlowStage, Progress, progress};
use crate::domain::invoice::step::AcceptedWarning;
use crate::order;
use chrono::NaiveDate;

/// Issued documents that wait for nothing are shown so many days.
const SETTLED_DAYS: i64 = 30;

/// The documents of one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardColumn {
    pub stage: FlowStage,
    /// By client, then number.
    pub ids: Vec<InvoiceId>,
}

/// One document on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardCard {
    pub row: InvoiceRow,
    /// Who wrote it.
    pub author: Option<PersonId>,
    /// Why it was not approved; empty when it was not denied.
    pub denied: String,
    /// The warnings that stand, with why.
    pub accepted: Vec<AcceptedWarning>,
    /// Warnings that nobody explained yet.
    pub warnings: usize,
}

/// The columns in the order of the way; those without documents too. With a month, as its first day, only the documents
/// that are of it.
pub fn board(book: &Book, month: Option<NaiveDate>, today: NaiveDate) -> Vec<BoardColumn> {
    let mut columns: Vec<BoardColumn> = FlowStage::ALL
        .into_iter()
        .map(|stage| BoardColumn {
            stage,
            ids: Vec::new(),
        })
        .collect();
    for slot in book.invoice_slots() {
        let (Some(standing), Some(invoice)) = (book.standing_at(slot), book.invoices().at(slot))
        else {
            continue;
        };
        let steps = book.steps_of_invoice(invoice.id);
        if steps.is_empty() && !standing.draft {
            continue;
        }
        let now = progress(invoice, &steps);
        if month.is_some() && month_of(invoice, &now) != month {
            continue;
        }
        let is_over = !standing.draft
            && (standing.status(today) == Status::Voided || is_settled(&now, today));
        if is_over {
            continue;
        }
        if let Some(column) = columns.iter_mut().find(|column| column.stage == now.stage) {
            column.ids.push(invoice.id);
        }
    }
    for column in &mut columns {
        order::sort_by_key(&mut column.ids, |id| {
            let invoice = book.invoice(*id);
            let client = invoice.and_then(|invoice| book.client(invoice.client));
            let name = client.map(|client| client.name.clone());
            (
                name,
                invoice.map(|invoice| invoice.number().to_owned()),
                *id,
            )
        });
    }
    columns
}

/// The month that a document is of, as its first day: the one in which what it bills ends, else that of its issue, else
/// that in which it was written.
pub fn month_of(invoice: &Invoice, now: &Progress) -> Option<NaiveDate> {
    let billed = invoice.content.period.map(|period| period.to);
    let written = now.author.map(|author| author.on);
    billed
        .or(invoice.issued_on())
        .or(written)
        .map(first_of_month)
}

/// Whether the client has answered some time ago.
fn is_settled(now: &Progress, today: NaiveDate) -> bool {
    let last = match now.stage {
        FlowStage::Accepted => now.answer.map(|(_, done)| done.on),
        FlowStage::Delivered => now.delivered.map(|done| done.on),
        _ => None,
    };
    last.is_some_and(|on| (today - on).num_days() > SETTLED_DAYS)
}

/// What a card says.
pub fn card(book: &Book, id: InvoiceId, today: NaiveDate) -> Option<BoardCard> {
    let mut row = invoices::row(book, id, today)?;
    let invoice = book.invoice(id)?;
    // A draft is shown as it stands today.
    let fresh = invoice
        .issuance()
        .is_none()
        .then(|| review(book, invoice, today));
    let found = fresh.as_ref().unwrap_or(&invoice.review);
    row.worst = found.worst();
    row.errors = found.count(Severity::Error);
    row.warnings = found.count(Severity::Warning);
    let now = progress(invoice, &book.steps_of_invoice(id));
    let accepted = now
        .submission
        .map_or_else(Vec::new, |(submission, _)| submission.accepted);
    let warnings = row.warnings;
    Some(BoardCard {
        row,
        author: now.author.and_then(|author| author.by),
        denied: now.denied.map_or_else(String::new, |(reason, _)| reason),
        warnings: warnings.saturating_sub(accepted.len()),
        accepted,
    })
}

#[cfg(test)]
mod tests {
    use super::board;
    use crate::app::entity::Entity;
    use crate::app::samples::billing::{invoice_step, period};
    use crate::app::samples::{book, client, day, invoice, put_client, put_invoice, today};
    use crate::domain::invoice::State;
    use crate::domain::invoice::step::InvoiceAction;

    #[test]
    fn a_month_shows_the_documents_that_are_of_it() {
        // Billed in November for October; issued in November for nothing in particular; written in October.
        let mut october = invoice(20, 1, "FE-20", "2026-11-05", "", 500);
        october.content.period = Some(period("2026-09-16", "2026-10-15"));
        let november = invoice(21, 1, "FE-21", "2026-11-05", "", 500);
        let mut draft = invoice(22, 1, "", "2026-11-05", "", 500);
        draft.state = State::Draft;
        let written = |n: u128, on: &str| {
            let mut step = invoice_step(1_000 + n, n, InvoiceAction::Prepared);
            step.on = day(on);
            Entity::InvoiceStep(Box::new(step))
        };
        let book = book([
            put_client(client(1, "Clínica", "")),
            put_invoice(october),
            put_invoice(november),
            put_invoice(draft),
            written(20, "2026-11-05"),
            written(21, "2026-11-05"),
            written(22, "2026-10-31"),
        ]);
        let count = |month: Option<&str>| -> usize {
            let columns = board(&book, month.map(day), today());
            columns.iter().map(|column| column.ids.len()).sum()
        };
        assert_eq!(count(None), 3);
        assert_eq!(count(Some("2026-10-01")), 2);
        assert_eq!(count(Some("2026-11-01")), 1);
        assert_eq!(count(Some("2026-12-01")), 0);
    }
}
