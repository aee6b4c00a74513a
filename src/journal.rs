//! What is written: records, revisions, frames, merge, backup, and the port to whatever stores them.
//! Decides nothing about the business: a body that breaks a rule is refused, never repaired.

pub mod backup;
pub mod codec;
pub mod compaction;
pub mod conflict;
pub mod diff;
pub mod digest;
pub mod graph;
pub mod history;
#[cfg(test)]
pub(crate) mod laptop;
pub mod memory;
pub mod merge;
pub mod migrations;
pub mod mirror_log;
pub mod record;
pub mod replica;
pub mod resolve;
pub mod revision;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
pub mod store_suite;
#[cfg(test)]
pub(crate) mod thorough;
pub mod verify;
