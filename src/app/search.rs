//! Search as you type over every record: several words, in any order, without accents, each the start of a word.
//! Which screens and actions exist is not known here: [`named`] ranks any list of names the same way.

pub mod finder;
pub mod index;
pub mod words;

use crate::app::book::Book;
use crate::app::book::table::{Row, Slot, Table};
use crate::app::search::finder::Fit;
use crate::app::words_of::folded;
use crate::domain::ids::{ClientId, InvoiceId, RecordId};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// What a search found, best first within each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Clients, contracts, invoices, payments and people together, best first.
    pub records: Vec<RecordId>,
    /// How many matched in all, shown or not.
    pub total: usize,
}

/// How well a record matches all words together: higher is better.
type Score = u32;

/// Every word with the fit it needs, by slot of one kind.
struct Matches {
    /// 0 for a slot that misses a word.
    scores: Vec<Score>,
}

/// The records that match every word of `query`, the best `limit` of them.
/// A record that has the words itself comes before one that belongs to somebody who has them;
/// then whole words before starts, then the most recent.
pub fn search(book: &Book, query: &str, limit: usize) -> Found {
    let folded_query = folded(query);
    let words: Vec<&str> = folded_query
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || limit == 0 {
        return Found::default();
    }
    let mut ranked: Vec<Ranked> = Vec::new();
    let index = book.search_index();
    let clients = matches(&words, |word| index.clients(word));
    collect(&mut ranked, book.clients(), &clients, 4, |client| {
        (client.since, RecordId::Client(client.id))
    });
    let contracts = matches(&words, |word| {
        let mut fits = index.contracts(word);
        inherit(book, word, &mut fits, |client| {
            book.contract_slots_of(client)
        });
        fits
    });
    collect(&mut ranked, book.contracts(), &contracts, 3, |contract| {
        (Some(contract.start), RecordId::Contract(contract.id))
    });
    let invoices = invoice_matches(book, &words);
    collect(&mut ranked, book.invoices(), &invoices, 2, |invoice| {
        (invoice.issued_on(), RecordId::Invoice(invoice.id))
    });
    if let Some(invoice) = by_fiscal_code(book, &words) {
        let record = RecordId::Invoice(invoice);
        ranked.push(Ranked(Reverse((Score::MAX, 2, None)), record));
    }
    let payments = matches(&words, |word| index.payments(book.payments(), word));
    collect(&mut ranked, book.payments(), &payments, 1, |payment| {
        (Some(payment.received_on), RecordId::Payment(payment.id))
    });
    let people: Vec<Slot> = book.people().iter().map(|(slot, _)| slot).collect();
    let people = matches(&words, |word| {
        let mut fits = vec![Fit::None; book.people().slot_count()];
        for slot in &people {
            let text = book.people().at(*slot).map(words::of_person);
            if let (Some(place), Some(text)) = (fits.get_mut(*slot as usize), text) {
                *place = index::fit(&text, word);
            }
        }
        fits
    });
    collect(&mut ranked, book.people(), &people, 1, |person| {
        (None, RecordId::Person(person.id))
    });
    best(ranked, limit)
}

/// Whether each invoice matches a text by its own words or its client's, by slot; `None` for a text without words.
pub fn invoice_mask(book: &Book, text: &str) -> Option<Vec<bool>> {
    let folded_text = folded(text);
    let words: Vec<&str> = folded_text
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return None;
    }
    let scores = invoice_matches(book, &words).scores;
    Some(scores.into_iter().map(|score| score > 0).collect())
}

/// Ranks names that are not records, as screens and actions: those that match every word, best first.
pub fn named<'a, T: Copy>(query: &str, names: impl Iterator<Item = (&'a str, T)>) -> Vec<T> {
    let folded_query = folded(query);
    let words: Vec<&str> = folded_query
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    let mut ranked: Vec<(Score, T)> = Vec::new();
    for (name, target) in names {
        let text = folded(name);
        let fits: Vec<Fit> = words.iter().map(|word| index::fit(&text, word)).collect();
        if !fits.is_empty() && fits.iter().all(|fit| *fit != Fit::None) {
            ranked.push((fits.into_iter().map(score_of).sum(), target));
        }
    }
    ranked.sort_by_key(|(score, _)| Reverse(*score));
    ranked.into_iter().map(|(_, target)| target).collect()
}

/// What decides the order of hits: score, kind, day.
type Rank = Reverse<(Score, u8, Option<NaiveDate>)>;

/// A hit with what it is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked(Rank, RecordId);

fn invoice_matches(book: &Book, words: &[&str]) -> Matches {
    matches(words, |word| {
        let mut fits = book.search_index().invoices(book.invoices(), word);
        inherit(book, word, &mut fits, |client| {
            book.invoice_slots_of(client)
        });
        fits
    })
}

/// Records of a client that has the word have it too, less well.
fn inherit<'a>(
    book: &'a Book,
    word: &str,
    fits: &mut [Fit],
    slots_of: impl Fn(ClientId) -> &'a [Slot],
) {
    let clients = book.search_index().clients(word);
    for (slot, fit) in (0..).zip(clients) {
        let Some(client) = book.clients().at(slot).filter(|_| fit > Fit::Tail) else {
            continue;
        };
        for own in slots_of(client.id) {
            if let Some(place) = fits.get_mut(*own as usize) {
                *place = (*place).max(Fit::Tail);
            }
        }
    }
}

fn matches(words: &[&str], fits_of: impl Fn(&str) -> Vec<Fit>) -> Matches {
    let mut scores: Vec<Score> = Vec::new();
    for (turn, word) in words.iter().enumerate() {
        let fits = fits_of(word);
        if turn == 0 {
            scores = fits.into_iter().map(score_of).collect();
            continue;
        }
        for (score, fit) in scores.iter_mut().zip(fits) {
            *score = match (*score, score_of(fit)) {
                (0, _) | (_, 0) => 0,
                (before, now) => before + now,
            };
        }
    }
    Matches { scores }
}

fn score_of(fit: Fit) -> Score {
    match fit {
        Fit::None => 0,
        Fit::Tail => 1,
        Fit::Inside => 2,
        Fit::Prefix => 4,
        Fit::Exact => 8,
    }
}

fn collect<V: Row>(
    ranked: &mut Vec<Ranked>,
    table: &Table<V>,
    matches: &Matches,
    kind: u8,
    describe: impl Fn(&V) -> (Option<NaiveDate>, RecordId),
) {
    for (slot, score) in (0..).zip(&matches.scores) {
        if *score == 0 {
            continue;
        }
        if let Some(row) = table.at(slot) {
            let (day, record) = describe(row);
            ranked.push(Ranked(Reverse((*score, kind, day)), record));
        }
    }
}

/// A pasted CUFE or CUDE finds its document.
fn by_fiscal_code(book: &Book, words: &[&str]) -> Option<InvoiceId> {
    match words {
        [code] if code.len() >= 40 => book.document_by_fiscal_code(code).map(|found| found.id),
        _ => None,
    }
}

fn best(mut ranked: Vec<Ranked>, limit: usize) -> Found {
    let total = ranked.len();
    if total > limit {
        ranked.select_nth_unstable(limit - 1);
        ranked.truncate(limit);
    }
    ranked.sort_unstable();
    let records = ranked.into_iter().map(|Ranked(_, record)| record).collect();
    Found { records, total }
}
