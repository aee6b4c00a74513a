//! Which documents the contracts of a client ask for today.

use crate::app::book::Book;
use crate::app::contract_now;
use crate::domain::document::DocumentKind;
use crate::domain::ids::ClientId;
use crate::order;
use chrono::NaiveDate;

/// The kinds that its contracts ask for, each once: of those that are signed, not over and not ended.
pub fn asked(book: &Book, client: ClientId, today: NaiveDate) -> Vec<DocumentKind> {
    let mut kinds: Vec<DocumentKind> = Vec::new();
    for contract in book.contracts_of(client) {
        if contract.terms.documents.is_empty() {
            continue;
        }
        let now = contract_now::now(book, contract, today);
        let counts = now.agreed.client.value == client
            && now.progress.is_binding()
            && !now.progress.is_over()
            && !now.agreed.has_ended_by(today);
        if counts {
            kinds.extend(&contract.terms.documents);
        }
    }
    order::sort(&mut kinds);
    kinds.dedup();
    kinds
}
