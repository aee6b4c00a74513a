//! Tests of `journal::verify`.
//! Not part of the app.
