//! Every rule over every draft, or over every issued document of the company: how many documents break each rule.
//! Walked in steps, because there may be a hundred thousand.

use crate::app::book::Book;
use crate::app::contract_now;
use crate::app::drafts;
use crate::app::known_documents::KnownDocuments;
use crate::app::query::stepwise::Stepwise;
use crate::domain::check::{Subject, check, rule};
use crate::domain::finding::{Review, Severity};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::Invoice;
use crate::order;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Which documents are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Drafts,
    Issued,
}

impl Scope {
    pub const ALL: [Scope; 2] = [Scope::Drafts, Scope::Issued];
}

/// The documents that break one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Code of the rule.
    pub rule: &'static str,
    /// The gravest that was found.
    pub severity: Severity,
    pub findings: usize,
    /// Each once, in the order of the book.
    pub documents: Vec<InvoiceId>,
}

/// What came of the check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviewed {
    pub checked: usize,
    /// Documents without an error or a warning.
    pub clean: usize,
    /// The gravest first, then those that most documents break.
    pub broken: Vec<Broken>,
}

/// A check under way.
#[derive(Debug)]
pub struct ReviewAll {
    scope: Scope,
    today: NaiveDate,
    ids: Vec<InvoiceId>,
    next: usize,
    clean: usize,
    broken: HashMap<&'static str, Broken>,
}

impl ReviewAll {
    /// Begins with the documents of the company that the book has now.
    pub fn new(book: &Book, scope: Scope, today: NaiveDate) -> ReviewAll {
        let invoices = book.invoices().iter().map(|(_, invoice)| invoice);
        let ids = invoices
            .filter(|invoice| invoice.issuance().is_some() == (scope == Scope::Issued))
            .map(|invoice| invoice.id)
            .collect();
        ReviewAll {
            scope,
            today,
            ids,
            next: 0,
            clean: 0,
            broken: HashMap::new(),
        }
    }

    /// How many are checked, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.ids.len())
    }

    fn count(&mut self, id: InvoiceId, review: &Review) {
        self.clean += usize::from(review.worst() < Some(Severity::Warning));
        for finding in &review.findings {
            let Some(rule) = rule(&finding.rule) else {
                continue;
            };
            let broken = self.broken.entry(rule.code).or_insert_with(|| Broken {
                rule: rule.code,
                severity: finding.severity,
                findings: 0,
                documents: Vec::new(),
            });
            broken.findings += 1;
            broken.severity = broken.severity.max(finding.severity);
            if broken.documents.last() != Some(&id) {
                broken.documents.push(id);
            }
        }
    }
}

impl Stepwise for ReviewAll {
    type Found = Reviewed;

    /// Checks the next one.
    fn step(&mut self, book: &Book) -> bool {
        let Some(id) = self.ids.get(self.next).copied() else {
            return false;
        };
        self.next += 1;
        if let Some(invoice) = book.invoice(id) {
            let review = match self.scope {
                Scope::Drafts => drafts::review(book, invoice, self.today),
                Scope::Issued => issued(book, invoice, self.today),
            };
            self.count(id, &review);
        }
        true
    }

    /// What was found so far: a check may be stopped.
    fn finish(self, _: &Book) -> Reviewed {
        let mut broken: Vec<Broken> = self.broken.into_values().collect();
        order::sort_by_key(&mut broken, |each| {
            let count = std::cmp::Reverse(each.documents.len());
            (std::cmp::Reverse(each.severity), count, each.rule)
        });
        Reviewed {
            checked: self.next,
            clean: self.clean,
            broken,
        }
    }
}

/// An issued document as it stands, beside the records of today. What was agreed for its lines when it was written is not
/// worked out anew: the ledger of its contract says where that differs now.
fn issued(book: &Book, invoice: &Invoice, today: NaiveDate) -> Review {
    let contract = invoice.contract.and_then(|id| book.contract(id));
    let agreed = contract
        .filter(|contract| !book.amendments_of(contract.id).is_empty())
        .map(|contract| contract_now::agreed(book, contract, today));
    check(&Subject {
        id: Some(invoice.id),
        issuance: invoice.issuance(),
        company: book.company(),
        contract,
        agreed: agreed.as_ref(),
        client: book.client(invoice.client),
        ..Subject::new(
            &invoice.content,
            &KnownDocuments::new(book, &invoice.content),
            today,
        )
    })
}

#[cfg(test)]
mod tests;
