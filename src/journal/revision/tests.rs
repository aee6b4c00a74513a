//! Tests of `journal::revision`.
//! Not part of the app.
