//! The business: types and rules as pure functions.
//! No clock, no randomness, no storage, no interface.

pub mod alert;
pub mod attachment;
pub mod billing;
pub mod calendar;
pub mod check;
pub mod client;
pub mod company;
pub mod contract;
pub mod country;
pub mod document;
pub mod finding;
pub mod fiscal_code;
pub mod fiscal_qr;
pub mod ids;
pub mod invoice;
pub mod item;
pub mod money;
pub mod municipality;
pub mod number_block;
pub mod payment;
pub mod person;
pub mod policy_gap;
pub mod tax_id;
pub mod words;
