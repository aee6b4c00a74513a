#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
