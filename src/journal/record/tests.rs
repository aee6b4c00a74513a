//! Tests of `journal::record`.
//! Not part of the app.
