//! What the rules may know of other documents: those of the book, and those coming in at the same time.
//! Looks up by number; never changes anything.

use crate::app::book::Book;
use crate::app::book::document_key::canonical_number;
use crate::domain::check::{Known, KnownDocument, Subject};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{Content, Invoice, Issuance};
use crate::domain::money::Money;
use crate::interop::ubl::Electronic;
use std::collections::HashMap;

/// The book and a batch of documents that are not in it yet.
pub struct BookAndBatch<'a> {
    book: &'a Book,
    /// By issuer and canonical number.
    batch: HashMap<(String, String), &'a Electronic>,
    /// The issuer of the documents: numbers are unique within one issuer.
    issuers: Vec<String>,
}

impl<'a> BookAndBatch<'a> {
    pub fn new(book: &'a Book, batch: impl Iterator<Item = &'a Electronic>) -> BookAndBatch<'a> {
        let batch: HashMap<(String, String), &Electronic> = batch
            .map(|electronic| {
                let issuer = issuer(&electronic.content, book).to_owned();
                (
                    (issuer, canonical_number(electronic.issuance.number())),
                    electronic,
                )
            })
            .collect();
        let mut issuers: Vec<String> = batch.keys().map(|(issuer, _)| issuer.clone()).collect();
        issuers.push(book.own_number().to_owned());
        issuers.sort();
        issuers.dedup();
        BookAndBatch {
            book,
            batch,
            issuers,
        }
    }
}

impl Known for BookAndBatch<'_> {
    fn by_number(&self, number: &str, except: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        let canonical = canonical_number(number);
        self.issuers.iter().find_map(|issuer| {
            let stored = self.book.document(issuer, "", number);
            let stored = stored
                .filter(|invoice| Some(invoice.id) != except)
                .and_then(of_invoice);
            stored.or_else(|| {
                let coming = self.batch.get(&(issuer.clone(), canonical.clone()))?;
                Some(of_parts(&coming.content, &coming.issuance))
            })
        })
    }

    fn twin(&self, subject: &Subject) -> Option<KnownDocument<'_>> {
        let customer = &subject.content.customer;
        let client = self
            .book
            .client_by_number(customer.id_kind, customer.id_number.trim())?;
        let own = subject.issuance.map(Issuance::number);
        self.book
            .invoices_of(client)
            .into_iter()
            .filter(|invoice| Some(invoice.id) != subject.id && own != Some(invoice.number()))
            .filter(|invoice| is_twin(invoice, subject))
            .find_map(of_invoice)
    }
}

fn is_twin(invoice: &Invoice, subject: &Subject) -> bool {
    let (one, other) = (&invoice.content, subject.content);
    let same_time = match (one.period, other.period) {
        (Some(one), Some(other)) => one == other,
        _ => invoice.issued_on() == subject.issuance.map(Issuance::on),
    };
    same_time
        && one.document_type == other.document_type
        && one.currency == other.currency
        && one.totals.payable == other.totals.payable
}

fn issuer<'a>(content: &'a Content, book: &'a Book) -> &'a str {
    content
        .supplier
        .as_ref()
        .map_or(book.own_number(), |supplier| supplier.id_number.as_str())
}

fn of_invoice(invoice: &Invoice) -> Option<KnownDocument<'_>> {
    Some(of_parts(&invoice.content, invoice.issuance()?))
}

fn of_parts<'a>(content: &'a Content, issuance: &'a Issuance) -> KnownDocument<'a> {
    KnownDocument {
        number: issuance.number(),
        document_type: content.document_type,
        issued_on: issuance.on(),
        customer: &content.customer.id_number,
        payable: Money::new(content.totals.payable, content.currency),
        fiscal_code: issuance.fiscal_code(),
    }
}
