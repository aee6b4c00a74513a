//! Other people's formats: bytes in, records and findings out, and back.
//! Decides nothing about the business and touches no storage.

pub mod ical;
