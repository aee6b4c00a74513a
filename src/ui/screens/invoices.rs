//! Invoices: the list, the board, the preparation of a month, one invoice, and bringing files in.

pub mod board;
pub mod edit;
pub mod import;
pub mod list;
pub mod matrix;
pub mod paper;
pub mod payment;
pub mod preparing;
pub mod print;
pub mod record;
pub mod views;
