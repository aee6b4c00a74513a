//! Each document is checked once, and counted under each rule it breaks.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{ReviewAll, Scope};
use crate::app::book::Book;
use crate::app::entity::{Change, Entity};
use crate::app::query::stepwise::Stepwise;
use crate::app::samples::{book, client, company, day, invoice, put_client, put_company};
use crate::domain::finding::Severity;
use crate::domain::ids::RecordId;
use crate::domain::invoice::State;
use rust_decimal::Decimal;

fn world() -> Book {
    let put = |invoice| Entity::Invoice(Box::new(invoice));
    let right = invoice(40, 1, "FE1", "2026-11-01", "2026-12-01", 0);
    let mut wrong = invoice(41, 1, "FE2", "2026-11-01", "2026-12-01", 100);
    // Two things are wrong in one document, and one of them twice.
    wrong.content.totals.payable = Decimal::from(-5);
    wrong.content.customer.name.clear();
    let mut draft = invoice(42, 1, "", "2026-11-01", "", 100);
    draft.state = State::Draft;
    draft.content.customer.name.clear();
    book([
        put_company(company()),
        put_client(client(1, "Uno S.A.S.", "900123456")),
        put(right),
        put(wrong),
        put(draft),
    ])
}

fn reviewed(book: &Book, scope: Scope) -> super::Reviewed {
    let mut review = ReviewAll::new(book, scope, day("2026-11-20"));
    while review.step(book) {}
    let (done, all) = review.progress();
    assert_eq!(done, all);
    review.finish(book)
}

#[test]
fn issued_documents_and_drafts_are_checked_apart() {
    let book = world();
    let issued = reviewed(&book, Scope::Issued);
    assert_eq!(issued.checked, 2);
    let nameless = |found: &super::Reviewed| {
        let mut broken = found.broken.iter();
        let broken = broken
            .find(|each| each.rule == "identity.customer")
            .unwrap();
        broken.documents.clone()
    };
    assert_eq!(nameless(&issued).len(), 2);
    let drafts = reviewed(&book, Scope::Drafts);
    assert_eq!(drafts.checked, 1);
    assert_ne!(nameless(&drafts), nameless(&issued));
}

#[test]
fn the_gravest_come_first_and_a_document_counts_once() {
    let found = reviewed(&world(), Scope::Issued);
    let severities: Vec<Severity> = found.broken.iter().map(|each| each.severity).collect();
    assert!(severities.is_sorted_by(|one, next| one >= next));
    for broken in &found.broken {
        let documents = &broken.documents;
        assert!(documents.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(broken.findings >= documents.len());
    }
}

#[test]
fn what_was_removed_meanwhile_is_passed_over() {
    let mut book = world();
    let mut review = ReviewAll::new(&book, Scope::Issued, day("2026-11-20"));
    assert!(review.step(&book));
    let invoices = book.invoices().iter().map(|(_, each)| each.id);
    let gone = invoices.map(|id| Change::Delete(RecordId::Invoice(id)));
    let gone: Vec<Change> = gone.collect();
    book.apply_all(&gone);
    assert!(review.step(&book));
    assert!(!review.step(&book));
}
