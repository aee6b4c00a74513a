//! Tests of `journal::migrations`.
//! Not part of the app.
