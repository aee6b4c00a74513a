//! Invoices: the list, one invoice, and bringing files in.

pub mod import;
pub mod list;
pub mod payment;
pub mod record;
