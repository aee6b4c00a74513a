//! Vigía: contracts, invoices, receivables and deadlines, in a page that needs no server.
//! Modules in reading order; each may use only those above it (tests/it/tidy.rs holds the order).

pub mod order;

pub mod domain;

pub mod app;

pub mod journal;

pub mod interop;

pub mod form;

pub mod text;

pub mod route;

#[cfg(target_arch = "wasm32")]
pub mod shell;

#[cfg(target_arch = "wasm32")]
pub mod ui;
