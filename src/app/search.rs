//! Search as you type over every record: several words, in any order, without accents, each the start of a word.
//! Which screens and actions exist is not known here: [`named`] ranks any list of names the same way.

pub mod finder;
pub mod index;
pub mod words;

use crate::app::book::Book;
use crate::app::book::table::Slot;
use crate::app::search::finder::Fit;
use crate::app::words_of::folded;
use crate::domain::ids::{ClientId, Kind, RecordId};
use crate::order;
use chrono::NaiveDate;
use std::cmp::{Ordering, Reverse};

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Clients, contracts, invoices, payments, people, the catalogue, reports and what has files, together, best first.
    pub records: Vec<RecordId>,
    /// How many matched in all, shown or not.
    pub total: usize,
}

/// How well a record matches all words together: higher is better, 0 for one that misses a word.
type Score = u32;

/// A record that matches, with what it is ordered by.
#[derive(Debug, Clone, Copy)]
struct Hit {
    score: Score,
    /// Clients before contracts before invoices before the rest.
    rank: u8,
    day: Option<NaiveDate>,
    kind: Kind,
    slot: Slot,
}

/// What stands between two spaces of the query and how well each client has it, by slot.
/// Its pieces belong together: `FE-9` is not found in an FE-8 because its client's tax id starts with 9.
struct Word {
    pieces: Vec<String>,
    clients: Vec<Fit>,
}

/// The records that match every word of `query`, the best `limit` of them.
/// A record that has the words itself comes before one that belongs to somebody who has them;
/// then whole words before starts, then the most recent.
pub fn search(book: &Book, query: &str, limit: usize) -> Found {
    let words = words_in(book, query);
    if words.is_empty() || limit == 0 {
        return Found::default();
    }
    let mut hits = Vec::new();
    let clients = scores(&words, |word| word.clients.clone());
    collect(&mut hits, &clients, Kind::Client, |slot| {
        book.clients().at(slot).and_then(|client| client.since)
    });
    let contracts = scores(&words, |word| {
        let mut fits = word.fits(|piece| book.search_index().contracts().fits(piece));
        inherit(book, word, &mut fits, |client| {
            book.contract_slots_of(client)
        });
        fits
    });
    collect(&mut hits, &contracts, Kind::Contract, |slot| {
        book.contracts().at(slot).map(|contract| contract.start)
    });
    collect(
        &mut hits,
        &invoice_scores(book, &words),
        Kind::Invoice,
        |slot| {
            book.standing_at(slot)
                .and_then(|standing| standing.issued_on)
        },
    );
    let payments = scores(&words, |word| {
        word.fits(|piece| book.search_index().payments(book.payments(), piece))
    });
    collect(&mut hits, &payments, Kind::Payment, |slot| {
        book.payments().at(slot).map(|payment| payment.received_on)
    });
    let index = book.search_index();
    let under = [
        (Kind::Amendment, index.amendments()),
        (Kind::Obligation, index.obligations()),
        (Kind::Document, index.papers()),
        (Kind::Item, index.items()),
        (Kind::InvoiceReport, index.invoice_reports()),
    ];
    for (kind, texts) in under {
        let found = scores(&words, |word| word.fits(|piece| texts.fits(piece)));
        collect(&mut hits, &found, kind, |_| None);
    }
    let people = scores(&words, |word| word.fits(|piece| people_fits(book, piece)));
    collect(&mut hits, &people, Kind::Person, |_| None);
    hits.extend(by_fiscal_code(book, &words));
    best(book, hits, limit)
}

/// Whether each invoice matches a text by its own words or its client's, by slot; `None` for a text without words.
pub fn invoice_mask(book: &Book, text: &str) -> Option<Vec<bool>> {
    let words = words_in(book, text);
    if words.is_empty() {
        return None;
    }
    let scores = invoice_scores(book, &words);
    Some(scores.into_iter().map(|score| score > 0).collect())
}

/// Ranks names that are not records, as screens and actions: those that match every word, best first.
pub fn named<'a, T: Copy>(query: &str, names: impl Iterator<Item = (&'a str, T)>) -> Vec<T> {
    let query = folded(query);
    let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
    let mut ranked: Vec<(Score, T)> = Vec::new();
    for (name, target) in names {
        let text = folded(name);
        let fits: Vec<Fit> = words.iter().map(|word| index::fit(&text, word)).collect();
        if !fits.is_empty() && fits.iter().all(|fit| *fit != Fit::None) {
            ranked.push((fits.into_iter().map(score_of).sum(), target));
        }
    }
    order::sort_by_key(&mut ranked, |(score, _)| Reverse(*score));
    ranked.into_iter().map(|(_, target)| target).collect()
}

fn words_in(book: &Book, query: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for text in query.split_whitespace() {
        let pieces: Vec<String> = folded(text)
            .split(' ')
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        if pieces.is_empty() {
            continue;
        }
        let mut word = Word {
            pieces,
            clients: Vec::new(),
        };
        word.clients = word.fits(|piece| book.search_index().clients().fits(piece));
        words.push(word);
    }
    words
}

impl Word {
    /// How well each record has every piece: as well as it has the one it has worst.
    fn fits(&self, fits_of: impl Fn(&str) -> Vec<Fit>) -> Vec<Fit> {
        let mut pieces = self.pieces.iter().map(|piece| fits_of(piece));
        let mut fits = pieces.next().unwrap_or_default();
        for others in pieces {
            let both = fits.iter_mut().zip(others);
            both.for_each(|(fit, other)| *fit = other.min(*fit));
        }
        fits
    }
}

fn invoice_scores(book: &Book, words: &[Word]) -> Vec<Score> {
    scores(words, |word| {
        let mut fits = word.fits(|piece| book.search_index().invoices(book.invoices(), piece));
        inherit(book, word, &mut fits, |client| {
            book.invoice_slots_of(client)
        });
        fits
    })
}

fn people_fits(book: &Book, word: &str) -> Vec<Fit> {
    let mut fits = vec![Fit::None; book.people().slot_count()];
    for (slot, person) in book.people().iter() {
        if let Some(place) = fits.get_mut(slot as usize) {
            *place = index::fit(&words::of_person(person), word);
        }
    }
    fits
}

/// Records of a client that has the word have it too, less well.
fn inherit<'a>(
    book: &'a Book,
    word: &Word,
    fits: &mut [Fit],
    slots_of: impl Fn(ClientId) -> &'a [Slot],
) {
    for (slot, fit) in (0..).zip(&word.clients) {
        let Some(client) = book.clients().id_at(slot).filter(|_| *fit != Fit::None) else {
            continue;
        };
        for own in slots_of(client) {
            if let Some(place) = fits.get_mut(*own as usize) {
                *place = (*place).max(Fit::Tail);
            }
        }
    }
}

fn scores(words: &[Word], fits_of: impl Fn(&Word) -> Vec<Fit>) -> Vec<Score> {
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
    scores
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

fn collect(
    hits: &mut Vec<Hit>,
    scores: &[Score],
    kind: Kind,
    day_of: impl Fn(Slot) -> Option<NaiveDate>,
) {
    let rank = match kind {
        Kind::Client => 0,
        Kind::Contract => 1,
        Kind::Invoice => 2,
        Kind::Company
        | Kind::Person
        | Kind::Item
        | Kind::Payment
        | Kind::AlertNote
        | Kind::Amendment
        | Kind::Step
        | Kind::Obligation
        | Kind::Document
        | Kind::BillingEvent
        | Kind::NumberBlock
        | Kind::InvoiceStep
        | Kind::InvoiceReport => 3,
    };
    for (slot, score) in (0..).zip(scores).filter(|(_, score)| **score > 0) {
        hits.push(Hit {
            score: *score,
            rank,
            day: day_of(slot),
            kind,
            slot,
        });
    }
}

/// A pasted CUFE or CUDE finds its document.
fn by_fiscal_code(book: &Book, words: &[Word]) -> Option<Hit> {
    let [word] = words else {
        return None;
    };
    let [code] = word.pieces.as_slice() else {
        return None;
    };
    let invoice = book
        .document_by_fiscal_code(code)
        .filter(|_| code.len() >= 40)?;
    Some(Hit {
        score: Score::MAX,
        rank: 0,
        day: None,
        kind: Kind::Invoice,
        slot: book.invoices().slot(invoice.id)?,
    })
}

/// The best hits in order. Equals are ordered by id, so that every device shows the same.
fn best(book: &Book, mut hits: Vec<Hit>, limit: usize) -> Found {
    let total = hits.len();
    let order = |one: &Hit, other: &Hit| -> Ordering {
        let key = |hit: &Hit| (Reverse(hit.score), hit.rank, Reverse(hit.day));
        key(one)
            .cmp(&key(other))
            .then_with(|| record_of(book, one).cmp(&record_of(book, other)))
    };
    if total > limit {
        hits.select_nth_unstable_by(limit - 1, order);
        hits.truncate(limit);
    }
    order::sort_by(&mut hits, order);
    let records = hits.iter().filter_map(|hit| record_of(book, hit)).collect();
    Found { records, total }
}

fn record_of(book: &Book, hit: &Hit) -> Option<RecordId> {
    let slot = hit.slot;
    match hit.kind {
        Kind::Client => book.clients().id_at(slot).map(RecordId::Client),
        Kind::Contract => book.contracts().id_at(slot).map(RecordId::Contract),
        Kind::Invoice => book.invoices().id_at(slot).map(RecordId::Invoice),
        Kind::Payment => book.payments().id_at(slot).map(RecordId::Payment),
        Kind::Person => book.people().id_at(slot).map(RecordId::Person),
        Kind::Amendment => book.amendments().id_at(slot).map(RecordId::Amendment),
        Kind::Obligation => book.obligations().id_at(slot).map(RecordId::Obligation),
        Kind::Document => book.papers().id_at(slot).map(RecordId::Document),
        Kind::Item => book.items().id_at(slot).map(RecordId::Item),
        Kind::InvoiceReport => {
            let report = book.invoice_reports().id_at(slot);
            report.map(RecordId::InvoiceReport)
        }
        Kind::Company
        | Kind::AlertNote
        | Kind::Step
        | Kind::BillingEvent
        | Kind::NumberBlock
        | Kind::InvoiceStep => None,
    }
}

#[cfg(test)]
mod tests;
