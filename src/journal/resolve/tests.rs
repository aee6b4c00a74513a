//! Tests of `journal::resolve`.
//! Not part of the app.
