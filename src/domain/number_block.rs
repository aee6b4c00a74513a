//! Numbers of an authorised range that are kept for one device, so that two of them never give the same.
//! One device gives out the numbers of a range (`Company::numbering_device`); every other one gives only those of its
//! own blocks, which the first one reserved for it. So a number is one device's alone, whether or not they have met since.

use crate::domain::company::NumberingRange;
use crate::domain::ids::NumberBlockId;
use chrono::NaiveDate;

/// A part of a range that only one device may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberBlock {
    pub id: NumberBlockId,
    /// The prefix of the range.
    pub prefix: String,
    pub from: u64,
    pub to: u64,
    /// The name of the device in the journal.
    pub device: String,
    /// As people call it: "Portátil de Ana".
    pub label: String,
    pub reserved_on: NaiveDate,
}

/// Numbers one after the other that nobody has given yet, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: u64,
    pub to: u64,
}

impl NumberBlock {
    pub fn has(&self, number: u64) -> bool {
        (self.from..=self.to).contains(&number)
    }
}

impl Span {
    /// None when nothing is in it.
    pub fn new(from: u64, to: u64) -> Option<Span> {
        (from <= to).then_some(Span { from, to })
    }

    /// How many numbers it has.
    pub fn count(self) -> u64 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }
}

/// What is left of a block: the numbers after the last one given, within the range.
pub fn left_of(range: &NumberingRange, block: &NumberBlock, used: &[u64]) -> Option<Span> {
    let within = used.iter().copied().filter(|number| block.has(*number));
    let next = within
        .max()
        .map_or(block.from, |last| last.saturating_add(1));
    Span::new(next.max(range.from), block.to.min(range.to))
}

/// What no block has of a range, after the last number given there: what the device that gives out numbers still has.
/// `blocks` are those of the range's prefix.
pub fn open_of(range: &NumberingRange, blocks: &[&NumberBlock], used: &[u64]) -> Vec<Span> {
    let kept = |number: u64| blocks.iter().any(|block| block.has(number));
    let given = used.iter().copied().filter(|number| !kept(*number));
    let mut next = given
        .max()
        .map_or(range.from, |last| last.saturating_add(1))
        .max(range.from);
    let mut later: Vec<&&NumberBlock> = blocks.iter().filter(|block| block.to >= next).collect();
    crate::order::sort_by_key(&mut later, |block| block.from);
    let mut open = Vec::new();
    for block in later {
        let before = block.from.checked_sub(1);
        open.extend(before.and_then(|before| Span::new(next, before.min(range.to))));
        next = next.max(block.to.saturating_add(1));
    }
    open.extend(Span::new(next, range.to));
    open
}

/// What a device may still give of a range, in the order in which it gives it: first its own blocks, then, when it is the
/// one that gives out numbers, what no block has.
pub fn free_of(
    range: &NumberingRange,
    blocks: &[&NumberBlock],
    used: &[u64],
    (device, gives_out): (&str, bool),
) -> Vec<Span> {
    let mut own: Vec<&&NumberBlock> = blocks
        .iter()
        .filter(|block| block.device == device)
        .collect();
    crate::order::sort_by_key(&mut own, |block| block.from);
    let mut free: Vec<Span> = Vec::new();
    free.extend(
        own.into_iter()
            .filter_map(|block| left_of(range, block, used)),
    );
    if gives_out {
        free.extend(open_of(range, blocks, used));
    }
    free
}

#[cfg(test)]
mod tests;
