//! Questions to the book: rows, cards and figures as plain data, computed when asked.
//! No words and no formats: `text` has them. Nothing here changes anything.

pub mod amounts;
pub mod billing_limits;
pub mod billing_matrix;
pub mod billing_run;
pub mod client_card;
pub mod clients;
pub mod compliance;
pub mod contract_billing;
pub mod contract_board;
pub mod contract_card;
pub mod contract_terms;
pub mod contracts;
pub mod documents;
pub mod figures;
pub mod invoice_board;
pub mod invoice_card;
pub mod invoice_measures;
pub mod invoice_print;
pub mod invoices;
pub mod number_blocks;
pub mod review_all;
pub mod settlement;
pub mod stepwise;

#[cfg(test)]
mod tests;
