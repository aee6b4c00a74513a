//! The words: every label and sentence in Spanish and English, and numbers, money and dates as people write them.
//! Decides nothing and reads no clock; a sentence with values is a function that takes the language.

pub mod agreement_errors;
pub mod agreement_events;
pub mod agreements;
pub mod alerts;
pub mod backup;
pub mod billing_errors;
pub mod billing_events;
pub mod billing_labels;
pub mod billing_run;
pub mod billing_words;
pub mod command_errors;
pub mod contract_labels;
pub mod contract_words;
pub mod dates;
pub mod deadlines;
pub mod digest;
pub mod errors;
pub mod events;
pub mod findings;
pub mod history;
pub mod intake;
pub mod invoice_labels;
pub mod invoicing_errors;
pub mod invoicing_events;
pub mod labels;
pub mod lang;
pub mod list_labels;
pub mod money;
pub mod numbers;
pub mod records_file;
pub mod recovery;
pub mod signed_words;
pub mod store_errors;
pub mod tables;
pub mod ubl_words;
