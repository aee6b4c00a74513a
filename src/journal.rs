//! What is written: records, revisions, frames, merge, backup, and the port to whatever stores them.
//! Decides nothing about the business: a body that breaks a rule is refused, never repaired.

pub mod store;
