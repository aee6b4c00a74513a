//! A document as it is printed: what it says, whose it is, and whether it counts.

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::domain::company::Official;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::issued::issued_on;
use crate::domain::invoice::{Content, DocumentType, Invoice, Issuance, Party, party};
use chrono::NaiveDate;

/// One document to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub id: InvoiceId,
    /// As it was issued; of a draft, as it would be issued today.
    pub content: Content,
    pub issuance: Option<Issuance>,
    /// Who issues it, as the document states it or as the company is in its settings.
    pub issuer: Party,
    /// What the settings say besides; nothing when somebody else issued it.
    pub official: Official,
    pub force: Force,
    /// Numbers of the credit notes that take it back entirely, in order.
    pub voided_by: Vec<String>,
    /// SHA-256 of the signed document, when it was brought here.
    pub signed: Option<String>,
}

/// Whether the document counts before the tax office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It has no number yet.
    Draft,
    /// It has its number here; the signed document was not brought back by the provider.
    Unsigned,
    Signed,
    /// Taken back entirely by credit notes.
    Voided,
}

/// The document as it is; `None` when it is not there.
pub fn printed(book: &Book, id: InvoiceId, today: NaiveDate) -> Option<Printed> {
    let invoice = book.invoice(id)?;
    let standing = book.standing(id)?;
    let is_voided = standing.status(today) == Status::Voided;
    let mut printed = of_invoice(book, invoice, today);
    if is_voided {
        printed.force = Force::Voided;
        let notes = book.notes_of(id).into_iter();
        let taking = notes.filter(|note| {
            note.issuance().is_some() && note.content.document_type == DocumentType::CreditNote
        });
        printed.voided_by = taking.map(|note| note.number().to_owned()).collect();
        crate::order::sort(&mut printed.voided_by);
    }
    Some(printed)
}

/// A document that may not be in the book, as a draft that is being typed. Its amounts are computed already.
pub fn of_invoice(book: &Book, invoice: &Invoice, today: NaiveDate) -> Printed {
    let issuance = invoice.issuance().cloned();
    let content = match issuance {
        None => issued_on(&invoice.content, today),
        Some(_) => invoice.content.clone(),
    };
    let own = book.company().filter(|_| content.supplier.is_none());
    let stated = content.supplier.clone();
    let issuer = stated.or_else(|| own.map(party::of_company));
    let signed = invoice.source.as_ref().map(|source| source.digest.clone());
    Printed {
        id: invoice.id,
        issuer: issuer.unwrap_or_default(),
        official: own.map(|own| own.official.clone()).unwrap_or_default(),
        force: match (&issuance, &signed) {
            (None, _) => Force::Draft,
            (Some(_), None) => Force::Unsigned,
            (Some(_), Some(_)) => Force::Signed,
        },
        content,
        issuance,
        voided_by: Vec::new(),
        signed,
    }
}

#[cfg(test)]
mod tests;
