//! Which number an issued document gets: the next one of the range that numbers its kind.

use crate::app::book::Book;
use crate::app::command_error::invoicing::InvoicingError;
use crate::domain::check::numbering::consecutive;
use crate::domain::company::{Company, NumberingRange};
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use crate::domain::number_block::{NumberBlock, Span, free_of};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Gives out numbers one after the other, of any kind of document, to the device that asks.
#[derive(Debug)]
pub struct Numbers<'a> {
    book: &'a Book,
    company: &'a Company,
    on: NaiveDate,
    device: &'a str,
    /// What is left for the device of each prefix.
    free: HashMap<String, Vec<Span>>,
}

/// A number and the range that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Prefix and consecutive, as printed.
    pub number: String,
    pub range: NumberingRange,
}

impl<'a> Numbers<'a> {
    /// `device` is the name of this device in the journal.
    pub fn new(
        book: &'a Book,
        company: &'a Company,
        on: NaiveDate,
        device: &'a str,
    ) -> Numbers<'a> {
        Numbers {
            book,
            company,
            on,
            device,
            free: HashMap::new(),
        }
    }

    /// The next number for a document; it is not given again by this value.
    ///
    /// # Errors
    /// When no range numbers such documents, those that do are used up or not valid on the day, or another device gives
    /// their numbers out and kept none for this one.
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
            let (book, company, device) = (self.book, self.company, self.device);
            let free = self
                .free
                .entry(key(&range))
                .or_insert_with(|| free_here(book, company, &range, device));
            if let Some(next) = take(free) {
                let number = format!("{}{next}", range.prefix);
                return Ok(Numbered { number, range });
            }
            reason = if gives_out(company, device) {
                InvoicingError::RangeUsedUp {
                    prefix: range.prefix,
                }
            } else {
                InvoicingError::NumbersElsewhere {
                    prefix: range.prefix,
                }
            };
        }
        Err(reason)
    }
}

/// Two ranges of one prefix are apart by their first number.
fn key(range: &NumberingRange) -> String {
    format!("{} {}", range.prefix, range.from)
}

/// The first number of what is left.
fn take(free: &mut Vec<Span>) -> Option<u64> {
    let first = free.first_mut()?;
    let number = first.from;
    match Span::new(number.saturating_add(1), first.to).filter(|_| number < first.to) {
        Some(rest) => *first = rest,
        None => {
            free.remove(0);
        }
    }
    Some(number)
}

/// Whether a device gives out the numbers that no block has. Until one does, whichever issues first.
pub fn gives_out(company: &Company, device: &str) -> bool {
    let chosen = &company.numbering_device;
    chosen.is_empty() || chosen == device
}

/// What a device may still give of a range, in order.
pub fn free_here(
    book: &Book,
    company: &Company,
    range: &NumberingRange,
    device: &str,
) -> Vec<Span> {
    let used = used_of(book, range);
    let blocks = blocks_of(book, &range.prefix);
    free_of(range, &blocks, &used, (device, gives_out(company, device)))
}

/// The blocks of a prefix.
pub fn blocks_of<'a>(book: &'a Book, prefix: &str) -> Vec<&'a NumberBlock> {
    let blocks = book.number_blocks().iter().map(|(_, block)| block);
    blocks.filter(|block| block.prefix == prefix).collect()
}

/// Every range that the company's documents get numbers of, those that are as usual too.
pub fn ranges(company: &Company) -> Vec<NumberingRange> {
    let mut ranges = company.numbering.clone();
    for documents in [DocumentType::CreditNote, DocumentType::DebitNote] {
        for type_code in ["", "03"] {
            let is_known = ranges
                .iter()
                .any(|range| range.documents == documents && range.type_code == type_code);
            let of_boleta = type_code == "03";
            if !is_known && (company.country == Country::Peru || !of_boleta) {
                ranges.extend(usual(company.country, documents, of_boleta));
            }
        }
    }
    ranges
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
        let of_boleta = type_code_of(content) == "03";
        usual(company.country, content.document_type, of_boleta)
            .into_iter()
            .collect()
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
fn usual(country: Country, documents: DocumentType, of_boleta: bool) -> Option<NumberingRange> {
    let prefix = match (country, documents, of_boleta) {
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
        documents,
        type_code: if of_boleta { "03" } else { "" }.to_owned(),
    })
}

/// The numbers of a range that documents of the company have, in no order.
pub fn used_of(book: &Book, range: &NumberingRange) -> Vec<u64> {
    let invoices = book.invoices().iter().map(|(_, invoice)| invoice);
    let own = invoices.filter(|invoice| invoice.content.supplier.is_none());
    own.filter_map(|invoice| consecutive(invoice.number(), &range.prefix))
        .filter(|number| (range.from..=range.to).contains(number))
        .collect()
}

/// One more than the highest number of the range that was given to a document of the company.
pub fn next_of(book: &Book, range: &NumberingRange) -> u64 {
    let last = used_of(book, range).into_iter().max();
    last.map_or(range.from, |last| last.saturating_add(1))
}
