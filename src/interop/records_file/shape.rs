//! What may stand in a file of records: shapes of values and lists of fields, as data.
//! One table serves the reader and the published schema, so they cannot say different things.

use crate::domain::ids::Kind;

/// What a value looks like.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text of at most so many characters.
    Text(usize),
    /// `YYYY-MM-DD`.
    Date,
    /// A decimal number, as text or as a JSON number of at most 15 digits.
    Amount,
    /// A whole number from 0 to a largest one.
    Whole(u64),
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// ISO 4217 code.
    Currency,
    /// `{ "amount", "currency" }`, or the amount alone in the company's currency.
    Money,
    /// `{ "kind", "number" }`, or the number alone as the companies of the country write it.
    TaxId,
    /// The id of another record, or the text by which people know it.
    Reference(Kind),
    /// One of these words, or an object of one of these fields.
    WordOr(&'static [&'static str], &'static [Field]),
    List(&'static Shape),
    Group(&'static [Field]),
}

/// A named value.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub presence: Presence,
    /// What it means, in English, for the schema; empty where the name says it.
    pub says: &'static str,
}

/// Whether a field must be there in a new record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Required,
    /// Taken from the company, the client or the usual when absent.
    Assumed,
    Optional,
}

/// Longest text in which a person writes freely.
pub const FREE_TEXT_MAX: usize = 10_000;
/// Longest text of a name, code or number.
pub const SHORT_TEXT_MAX: usize = 500;

pub const SHORT: Shape = Shape::Text(SHORT_TEXT_MAX);
pub const FREE: Shape = Shape::Text(FREE_TEXT_MAX);

/// A field that a new record must have.
pub const fn required(name: &'static str, shape: Shape, says: &'static str) -> Field {
    Field {
        name,
        shape,
        presence: Presence::Required,
        says,
    }
}

/// A field that the reader fills in when it is absent.
pub const fn assumed(name: &'static str, shape: Shape, says: &'static str) -> Field {
    Field {
        name,
        shape,
        presence: Presence::Assumed,
        says,
    }
}

/// A field that may be absent.
pub const fn optional(name: &'static str, shape: Shape, says: &'static str) -> Field {
    Field {
        name,
        shape,
        presence: Presence::Optional,
        says,
    }
}
