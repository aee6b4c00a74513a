//! Other people's formats: bytes in, records and findings out, and back.
//! Decides nothing about the business and touches no storage.

pub mod archive;
pub mod csv_out;
pub mod encoding;
pub mod ical;
pub mod intake;
pub mod qr;
pub mod records_file;
pub mod table;
pub mod ubl;
