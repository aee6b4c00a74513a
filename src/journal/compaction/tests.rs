//! Tests of `journal::compaction`.
//! Not part of the app.
