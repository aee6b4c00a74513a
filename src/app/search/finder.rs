//! A prefix index over very many short texts: sorted word starts, each with the record it belongs to.
//! Only the first sixteen bytes of a word are kept; longer words are compared by whoever has the record.

use crate::app::book::table::Slot;
use crate::order;

/// Bytes of a word that the index knows.
pub const KEY_BYTES: usize = 16;
/// Marks the keys that hold a number backwards, to be found by its last digits. No UTF-8 word starts with it.
const TAIL: u8 = 0xFE;
/// A document without a record: it was deleted or indexed anew.
const GONE: Slot = Slot::MAX;
/// Fewer new entries than this are looked through one by one instead of being merged.
const FRESH_MIN: usize = 4096;

/// How well a word matched, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    None,
    /// The last digits of a number.
    Tail,
    /// Inside a longer text.
    Inside,
    /// The start of a word.
    Prefix,
    /// A whole word.
    Exact,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: (u64, u64),
    document: u32,
}

/// The index. A record that changes becomes a new document; entries of the old one die and are dropped at the next merge.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    merged: Vec<Entry>,
    fresh: Vec<Entry>,
    slot_of: Vec<Slot>,
    document_of: Vec<Option<u32>>,
}

impl Finder {
    /// Indexes a record under its words and, backwards, its numbers; `each` calls back with every word.
    /// The record must not be in the index.
    pub fn put(&mut self, slot: Slot, each: impl FnOnce(&mut dyn FnMut(&str))) {
        let document = u32::try_from(self.slot_of.len()).unwrap_or(u32::MAX);
        self.slot_of.push(slot);
        let place = slot as usize;
        if self.document_of.len() <= place {
            self.document_of.resize(place + 1, None);
        }
        if let Some(known) = self.document_of.get_mut(place) {
            *known = Some(document);
        }
        let fresh = &mut self.fresh;
        each(&mut |word| {
            let key = pack(word.bytes(), 0);
            fresh.push(Entry { key, document });
            if is_number(word) {
                let key = pack(backwards(word), 0);
                fresh.push(Entry { key, document });
            }
        });
        if self.fresh.len() >= FRESH_MIN && self.fresh.len() >= self.merged.len() / 4 {
            self.merge();
        }
    }

    pub fn remove(&mut self, slot: Slot) {
        let document = self
            .document_of
            .get_mut(slot as usize)
            .and_then(Option::take);
        if let Some(document) = document
            && let Some(known) = self.slot_of.get_mut(document as usize)
        {
            *known = GONE;
        }
    }

    /// Raises the fit of every record that has a word starting with `word`. `fits` is by slot.
    pub fn mark(&self, word: &str, fits: &mut [Fit]) {
        let exact = pack(word.bytes(), 0);
        let whole = word.len() <= KEY_BYTES;
        self.each(pack(word.bytes(), 0), pack(word.bytes(), 0xFF), |entry| {
            let fit = if whole && entry.key == exact {
                Fit::Exact
            } else {
                Fit::Prefix
            };
            self.raise(entry.document, fit, fits);
        });
        if is_number(word) && word.len() > 1 {
            let (low, high) = (pack(backwards(word), 0), pack(backwards(word), 0xFF));
            self.each(low, high, |entry| {
                self.raise(entry.document, Fit::Tail, fits);
            });
        }
    }

    fn raise(&self, document: u32, fit: Fit, fits: &mut [Fit]) {
        let slot = self.slot_of.get(document as usize).copied();
        if let Some(place) = slot.and_then(|slot| fits.get_mut(slot as usize)) {
            *place = fit.max(*place);
        }
    }

    fn each(&self, low: (u64, u64), high: (u64, u64), mut visit: impl FnMut(&Entry)) {
        let from = self.merged.partition_point(|entry| entry.key < low);
        let found = self.merged.get(from..).unwrap_or_default().iter();
        found
            .take_while(|entry| entry.key <= high)
            .for_each(&mut visit);
        let inside = |entry: &&Entry| low <= entry.key && entry.key <= high;
        self.fresh.iter().filter(inside).for_each(visit);
    }

    /// Sorts what is new into the rest and drops what died.
    fn merge(&mut self) {
        order::sort(&mut self.fresh);
        let merged = std::mem::take(&mut self.merged);
        let fresh = std::mem::take(&mut self.fresh);
        let slot_of = &self.slot_of;
        let lives = |entry: &Entry| slot_of.get(entry.document as usize) != Some(&GONE);
        let mut all = Vec::with_capacity(merged.len() + fresh.len());
        let (mut old, mut new) = (merged.into_iter().peekable(), fresh.into_iter().peekable());
        loop {
            let next = match (old.peek(), new.peek()) {
                (Some(one), Some(other)) if other < one => new.next(),
                (Some(_), _) => old.next(),
                (None, _) => new.next(),
            };
            match next {
                Some(entry) if lives(&entry) => all.push(entry),
                Some(_) => {}
                None => break,
            }
        }
        self.merged = all;
    }
}

fn pack(bytes: impl Iterator<Item = u8>, fill: u8) -> (u64, u64) {
    let mut key = [fill; KEY_BYTES];
    key.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    let number = u128::from_be_bytes(key);
    ((number >> 64) as u64, number as u64)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn backwards(number: &str) -> impl Iterator<Item = u8> {
    std::iter::once(TAIL).chain(number.bytes().rev())
}
