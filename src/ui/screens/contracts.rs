//! Contracts: the list, one contract with its policies, and writing one.

pub mod edit;
pub mod list;
pub mod record;
