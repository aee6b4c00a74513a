//! The numbers that were kept for devices, and what is left of them.

use crate::app::book::Book;
use crate::app::command::number_blocks::range_of;
use crate::app::numbering::used_of;
use crate::domain::number_block::{NumberBlock, Span, left_of};
use crate::order;

/// A block as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockRow {
    pub block: NumberBlock,
    /// The numbers that are still to be given; none when all were.
    pub left: Option<Span>,
    /// Whether the device that gives out numbers has it: it was given back.
    pub returned: bool,
}

/// Every block, by prefix and number.
pub fn block_rows(book: &Book) -> Vec<BlockRow> {
    let Some(company) = book.company() else {
        return Vec::new();
    };
    let blocks = book.number_blocks().iter().map(|(_, block)| block);
    let mut rows: Vec<BlockRow> = blocks
        .map(|block| {
            let range = range_of(company, block);
            BlockRow {
                left: range.and_then(|range| left_of(&range, block, &used_of(book, &range))),
                returned: block.device == company.numbering_device,
                block: block.clone(),
            }
        })
        .collect();
    order::sort_by_key(&mut rows, |row| (row.block.prefix.clone(), row.block.from));
    rows
}
