//! Numbers of an authorised range that are kept for one device, so that two of them never give the same.

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

impl NumberBlock {
    pub fn has(&self, prefix: &str, number: u64) -> bool {
        self.prefix == prefix && (self.from..=self.to).contains(&number)
    }
}
