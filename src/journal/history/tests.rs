//! Tests of `journal::history`.
//! Not part of the app.
