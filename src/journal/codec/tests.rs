//! Tests of `journal::codec`.
//! Not part of the app.
