//! Which number an issued document gets: the next one of the range that numbers its kind.

use crate::app::book::Book;
use crate::app::command_error::invoicing::InvoicingError;
use crate::domain::check::numbering::{consecutive, contains};
use crate::domain::company::{Company, NumberingRange};
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Gives out numbers one after the other, of any kind of document.
#[derive(Debug)]
pub struct Numbers<'a> {
    book: &'a Book,
    company: &'a Company,
    on: NaiveDate,
    /// The next number of each prefix.
    next: HashMap<String, u64>,
}

/// A number and the range that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Prefix and consecutive, as printed.
    pub number: String,
    pub range: NumberingRange,
}

impl<'a> Numbers<'a> {
    pub fn new(book: &'a Book, company: &'a Company, on: NaiveDate) -> Numbers<'a> {
        Numbers {
            book,
            company,
            on,
            next: HashMap::new(),
        }
    }

    /// The next number for a document; it is not given again by this value.
    ///
    /// # Errors
    /// When no range numbers such documents, or those that do are used up or not valid on the day.
    pub fn give(&mut self, content: &Content) -> Result<Numbered, InvoicingError> {
        let documents = content.document_type;
        let mut reason = InvoicingError::NoRange { documents };
        for range in ranges_for(self.company, content) {
            if self.on < range.valid_from || range.valid_to < self.on {
                reason = InvoicingError::RangeNotValid {
                    prefix: range.prefix,
                    from: range.valid_from,
                    to: range.valid_to,
                };
                continue;
            }
            let book = self.book;
            let next = self
                .next
                .entry(range.prefix.clone())
                .or_insert_with(|| next_of(book, &range));
            if range.to < *next {
                reason = InvoicingError::RangeUsedUp {
                    prefix: range.prefix,
                };
                continue;
            }
            let number = format!("{}{next}", range.prefix);
            *next = next.saturating_add(1);
            return Ok(Numbered { number, range });
        }
        Err(reason)
    }
}

/// The ranges that number documents of that kind, in the company's order; the usual one for notes when none was set up.
pub fn ranges_for(company: &Company, content: &Content) -> Vec<NumberingRange> {
    let own: Vec<NumberingRange> = company
        .numbering
        .iter()
        .filter(|range| range.documents == content.document_type)
        .filter(|range| range.type_code == type_code_of(content))
        .cloned()
        .collect();
    if own.is_empty() {
        usual(company.country, content).into_iter().collect()
    } else {
        own
    }
}

/// How a range says which documents it numbers: the usual ones are left empty.
fn type_code_of(content: &Content) -> &str {
    match (content.country, content.document_type, &*content.type_code) {
        (Country::Peru, DocumentType::Invoice, "03") => "03",
        (Country::Peru, DocumentType::CreditNote | DocumentType::DebitNote, _) => {
            let about = content.references.first();
            match about.map(|reference| reference.type_code.as_str()) {
                Some("03") => "03",
                _ => "",
            }
        }
        _ => "",
    }
}

/// Notes are numbered by the issuer alone: no resolution of the DIAN; in Peru the series begins as that of what it corrects.
fn usual(country: Country, content: &Content) -> Option<NumberingRange> {
    let of_boleta = type_code_of(content) == "03";
    let prefix = match (country, content.document_type, of_boleta) {
        (_, DocumentType::Invoice, _) => return None,
        (Country::Colombia, DocumentType::CreditNote, _) => "NC",
        (Country::Colombia, DocumentType::DebitNote, _) => "ND",
        (Country::Peru, DocumentType::CreditNote, false) => "FC01-",
        (Country::Peru, DocumentType::CreditNote, true) => "BC01-",
        (Country::Peru, DocumentType::DebitNote, false) => "FD01-",
        (Country::Peru, DocumentType::DebitNote, true) => "BD01-",
    };
    Some(NumberingRange {
        resolution: String::new(),
        prefix: prefix.to_owned(),
        from: 1,
        to: 99_999_999,
        valid_from: NaiveDate::MIN,
        valid_to: NaiveDate::MAX,
        technical_key: String::new(),
        documents: content.document_type,
        type_code: if of_boleta { "03" } else { "" }.to_owned(),
    })
}

/// One more than the highest number of the range that was given to a document of the company.
pub fn next_of(book: &Book, range: &NumberingRange) -> u64 {
    let used = book.invoices().iter().filter_map(|(_, invoice)| {
        if invoice.content.supplier.is_some() {
            return None;
        }
        let number = invoice.number();
        consecutive(number, &range.prefix).filter(|_| contains(range, number))
    });
    used.max().map_or(range.from, |last| last.saturating_add(1))
}
