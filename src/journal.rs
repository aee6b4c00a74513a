//! What is written: records, revisions, frames, merge, backup, and the port to whatever stores them.
//! Decides nothing about the business: a body that breaks a rule is refused, never repaired.

pub mod codec;
pub mod graph;
pub mod memory;
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
