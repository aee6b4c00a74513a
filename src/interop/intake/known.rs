//! What the rules may know of other documents while several come in: those of the book, and the others of the batch.
//! Looks up by number; never changes anything.

use crate::app::book::Book;
use crate::app::book::document_key::canonical_number;
use crate::app::known_documents::KnownDocuments;
use crate::domain::check::{Known, KnownDocument, Subject};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::Content;
use crate::domain::money::Money;
use crate::interop::ubl::Electronic;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::ptr;

/// Documents that come in together, by issuer and canonical number.
pub struct Batch<'a> {
    book: &'a Book,
    documents: HashMap<(String, String), Vec<&'a Electronic>>,
}

/// What is known when one document of a batch is checked: the book's and the others'.
pub struct KnownToOne<'a> {
    batch: &'a Batch<'a>,
    stored: KnownDocuments<'a>,
    issuer: &'a str,
    /// The document under check, which is not its own duplicate.
    this: &'a Electronic,
}

impl<'a> Batch<'a> {
    pub fn new(book: &'a Book, documents: impl Iterator<Item = &'a Electronic>) -> Batch<'a> {
        let mut by_number: HashMap<(String, String), Vec<&Electronic>> = HashMap::new();
        for document in documents {
            let issuer = issuer(&document.content, book).to_owned();
            let number = canonical_number(document.issuance.number());
            by_number
                .entry((issuer, number))
                .or_default()
                .push(document);
        }
        Batch {
            book,
            documents: by_number,
        }
    }

    /// What is known when `this` is checked.
    pub fn known_to(&'a self, this: &'a Electronic) -> KnownToOne<'a> {
        KnownToOne {
            batch: self,
            stored: KnownDocuments::new(self.book, &this.content),
            issuer: issuer(&this.content, self.book),
            this,
        }
    }
}

impl Known for KnownToOne<'_> {
    fn by_number(&self, number: &str, except: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        let coming = || {
            let key = (self.issuer.to_owned(), canonical_number(number));
            let documents = self.batch.documents.get(&key)?;
            documents
                .iter()
                .find(|each| !ptr::eq(**each, self.this))
                .map(|each| known(each))
        };
        self.stored.by_number(number, except).or_else(coming)
    }

    fn twin(&self, subject: &Subject) -> Option<KnownDocument<'_>> {
        self.stored.twin(subject)
    }
}

fn issuer<'a>(content: &'a Content, book: &'a Book) -> &'a str {
    content
        .supplier
        .as_ref()
        .map_or(book.own_number(), |supplier| supplier.id_number.as_str())
}

fn known(document: &Electronic) -> KnownDocument<'_> {
    let content = &document.content;
    KnownDocument {
        number: document.issuance.number(),
        document_type: content.document_type,
        issued_on: document.issuance.on(),
        customer: &content.customer.id_number,
        payable: Money::new(content.totals.payable, content.currency),
        credited: Decimal::ZERO,
        fiscal_code: document.issuance.fiscal_code(),
    }
}
