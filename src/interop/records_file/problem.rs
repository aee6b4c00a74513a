//! What can be wrong with a file of records and with a record in it.
//! The sentences for people are not here: each cause carries what a sentence needs.

use crate::app::command_error::CommandError;
use crate::domain::ids::Kind;
use crate::domain::tax_id::TaxIdError;

/// The file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file has {bytes} bytes, more than {max}")]
    TooLarge { bytes: usize, max: usize },
    #[error("the file is not UTF-8 text")]
    NotText,
    /// Line and column count from 1.
    #[error("not JSON at line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("nested deeper than {max}")]
    TooDeep { max: usize },
    /// It is JSON, but does not say that it is a file of records.
    #[error("not a file of records")]
    NotRecords,
    #[error("the file is of version {found}, this app reads up to {newest}")]
    TooNew { found: u64, newest: u64 },
    /// A list of records is something else.
    #[error("{list} is not a list")]
    NotAList { list: &'static str },
    #[error("the file has {found} records, more than {max}")]
    TooMany { found: usize, max: usize },
}

/// One thing wrong with a record, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {cause}")]
pub struct Problem {
    /// Path in the file, as `clients[3].tax_id`; counts from 0.
    pub place: String,
    pub cause: Cause,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    #[error("missing")]
    Missing,
    /// Something of another kind stands there.
    #[error("{0:?} expected")]
    Expected(Expected),
    #[error("not a date as YYYY-MM-DD: {0}")]
    NotADate(String),
    #[error("not an amount: {0}")]
    NotAnAmount(String),
    /// A JSON number of more than 15 digits may already have lost some: it must be written as text.
    #[error("too many digits for a JSON number: {0}")]
    TooManyDigits(String),
    #[error("not a whole number from 0 to {max}: {found}")]
    NotWhole { found: String, max: u64 },
    #[error("{found} is not one of the words allowed")]
    NotOneOf {
        found: String,
        allowed: &'static [&'static str],
    },
    #[error("not a currency code: {0}")]
    NotACurrency(String),
    #[error("not an id: {0}")]
    NotAnId(String),
    #[error("more than {max} characters")]
    TooLong { max: usize },
    #[error("not an identification number: {0}")]
    TaxId(#[from] TaxIdError),
    #[error("no {kind:?} is known as {key}")]
    UnknownReference { kind: Kind, key: String },
    #[error("more than one {kind:?} is known as {key}")]
    AmbiguousReference { kind: Kind, key: String },
    /// It names a record of the file that is itself wrong.
    #[error("the record at {place} is wrong")]
    ReferenceIsWrong { place: String },
    #[error("the same record as {place}")]
    RepeatedInFile { place: String },
    /// The rules of the book do not allow it.
    #[error(transparent)]
    Refused(Box<CommandError>),
    /// The record reader refuses it, in its own words.
    #[error("{0}")]
    Unreadable(String),
}

/// What should have stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    Number,
    TrueOrFalse,
    List,
    Object,
    TextOrObject,
}
