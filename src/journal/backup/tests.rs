//! Tests of `journal::backup`.
//! Not part of the app.
