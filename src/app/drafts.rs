//! Drafts of invoices: how they are checked and named.

use crate::app::book::Book;
use crate::app::check_facts::facts;
use crate::app::context::named_id;
use crate::app::contract_now;
use crate::app::known_documents::KnownDocuments;
use crate::domain::billing::{Claim, Part};
use crate::domain::check::{Subject, check};
use crate::domain::finding::Review;
use crate::domain::ids::{InvoiceId, RecordId};
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::{Content, Invoice};
use crate::order;
use chrono::NaiveDate;

/// What the rules find in an invoice as it is: a draft as it would be issued today.
pub fn review(book: &Book, invoice: &Invoice, today: NaiveDate) -> Review {
    let as_issued = invoice
        .issuance()
        .is_none()
        .then(|| issued_on(&invoice.content, today));
    let content = as_issued.as_ref().unwrap_or(&invoice.content);
    let contract = invoice.contract.and_then(|id| book.contract(id));
    let agreed = contract.map(|contract| contract_now::agreed(book, contract, today));
    check(&Subject {
        id: Some(invoice.id),
        issuance: invoice.issuance(),
        company: book.company(),
        contract,
        agreed: agreed.as_ref(),
        client: book.client(invoice.client),
        facts: Some(&facts(book, invoice, today)),
        ..Subject::new(content, &KnownDocuments::new(book, content), today)
    })
}

/// The id of the draft that bills what these lines claim. Two devices that prepare the same month give it the same, so
/// that their drafts are one record; a period that is billed anew after its invoice was voided gets another.
pub fn draft_id(book: &Book, content: &Content) -> InvoiceId {
    let claims = content
        .lines
        .iter()
        .filter_map(|line| line.bills.as_deref());
    let mut names: Vec<String> = claims.map(name_of).collect();
    order::sort(&mut names);
    let claimed = names.join(";");
    (0u32..)
        .map(|attempt| InvoiceId(named_id(&format!("draft;{attempt};{claimed}"))))
        .find(|id| !book.contains(RecordId::Invoice(*id)))
        .unwrap_or(InvoiceId(named_id(&claimed)))
}

fn name_of(claim: &Claim) -> String {
    let line = claim.line;
    let added_by = line.added_by.map(|id| id.to_string());
    let part = match claim.part {
        Part::Days(days) => format!("{}/{}", days.from, days.to),
        Part::Milestone => "milestone".to_owned(),
        Part::Request(event) => event.to_string(),
        Part::Difference(days) => format!("difference/{}/{}", days.from, days.to),
    };
    let added_by = added_by.unwrap_or_default();
    format!("{}/{added_by}/{}/{part}", claim.contract, line.number)
}
