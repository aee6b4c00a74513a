//! Files on their way in: from the bytes of a file or archive to documents that are read and checked.
//! Writes nothing: what becomes of the documents is decided by `Command::ImportInvoices`.

pub mod known;

use crate::app::book::Book;
use crate::app::command::import_invoices::IncomingDocument;
use crate::domain::check::{Subject, check_read};
use crate::domain::finding::Review;
use crate::domain::invoice::SourceFile;
use crate::interop::archive::{self, ArchiveError, Skipped};
use crate::interop::intake::known::Batch;
use crate::interop::ubl::container::Event;
use crate::interop::ubl::{self, Document, Electronic, UblError};
use crate::journal::digest::hex;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

#[cfg(test)]
mod tests;

/// One file that was looked at; an archive gives one for each of its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Name of the file; inside an archive, with the archive's before it.
    pub file: String,
    pub what: What,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A document, read but not yet checked, with its bytes.
    Document {
        electronic: Box<Electronic>,
        /// Lower-case hex SHA-256 of `bytes`.
        digest: String,
        bytes: Vec<u8>,
    },
    /// An acceptance, a claim or an answer of an authority: nothing to bring in.
    Event(Box<Event>),
    /// A PDF or an image beside the documents.
    PassedOver(Skipped),
    /// Not a document that can be read.
    Unreadable(UblError),
    /// An archive that cannot be opened.
    BadArchive(ArchiveError),
}

/// Looks at the bytes of one file, archive or not. `each` is called for every file found, the largest of them once
/// at a time in memory, and says whether to go on.
pub fn take(name: &str, bytes: Vec<u8>, mut each: impl FnMut(Taken) -> bool) {
    if !archive::is_archive(&bytes) {
        each(read(name.to_owned(), bytes));
        return;
    }
    match archive::open(&bytes) {
        Err(error) => {
            each(Taken {
                file: name.to_owned(),
                what: What::BadArchive(error),
            });
        }
        Ok(entries) => {
            for entry in entries {
                let file = format!("{name}/{}", entry.name);
                let taken = match entry.content {
                    Ok(bytes) => read(file, bytes),
                    Err(reason) => Taken {
                        file,
                        what: What::PassedOver(reason),
                    },
                };
                if !each(taken) {
                    return;
                }
            }
        }
    }
}

fn read(file: String, bytes: Vec<u8>) -> Taken {
    let what = match ubl::read(&bytes) {
        Ok(Document::Invoice(electronic)) => What::Document {
            electronic,
            digest: hex(&Sha256::digest(&bytes)),
            bytes,
        },
        Ok(Document::Event(event)) => What::Event(event),
        Err(error) => What::Unreadable(error),
    };
    Taken { file, what }
}

/// Checks documents that come in together: each may refer to the book's and to the others.
pub fn check_all(
    book: &Book,
    documents: Vec<(Electronic, SourceFile)>,
    today: NaiveDate,
) -> Vec<IncomingDocument> {
    let batch = Batch::new(book, documents.iter().map(|(electronic, _)| electronic));
    let reviews: Vec<Review> = documents
        .iter()
        .map(|(electronic, _)| {
            let known = batch.known_to(electronic);
            let subject = Subject {
                issuance: Some(&electronic.issuance),
                company: book.company(),
                ..Subject::new(&electronic.content, &known, today)
            };
            check_read(&subject, &electronic.findings)
        })
        .collect();
    documents
        .into_iter()
        .zip(reviews)
        .map(|((electronic, source), review)| IncomingDocument {
            content: electronic.content,
            issuance: electronic.issuance,
            review,
            source: Some(source),
        })
        .collect()
}
