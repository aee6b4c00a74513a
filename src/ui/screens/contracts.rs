//! Contracts: the list, one contract with its policies, writing one, and bringing them in from a spreadsheet.

pub mod edit;
pub mod import;
pub mod list;
pub mod record;
