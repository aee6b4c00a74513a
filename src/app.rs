//! What the application can do: the book of records, commands that change it and queries that read it.
//! No storage and no interface: a command returns changes, it does not make them.

pub mod alerts;
pub mod billing_now;
pub mod book;
pub mod check_facts;
pub mod command;
pub mod command_error;
pub mod context;
pub mod contract_now;
pub mod contract_templates;
pub mod drafts;
pub mod entity;
pub mod event;
pub mod example;
pub mod known_documents;
pub mod numbering;
pub mod query;
pub mod search;
pub mod sort_key;
pub mod undo;
pub mod words_of;

#[cfg(test)]
pub(crate) mod samples;
