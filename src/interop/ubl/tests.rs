//! Documents of both authorities, written here, and what is read of them.
//! The samples of the authorities are in `tests/it/samples.rs`.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
