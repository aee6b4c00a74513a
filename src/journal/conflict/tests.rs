//! Tests of `journal::conflict`.
//! Not part of the app.
