//! Invoices: the list, the board, the months, the measures, the limits, one invoice, and bringing files in.

pub mod board;
pub mod edit;
pub mod import;
pub mod limits;
pub mod list;
pub mod matrix;
pub mod measures;
pub mod paper;
pub mod payment;
pub mod preparing;
pub mod print;
pub mod record;
pub mod reviewing;
pub mod views;
