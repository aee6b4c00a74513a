//! The evidence of a check as written with its invoice.

use crate::domain::finding::{Fact, Finding, Review, Severity};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;
use rust_decimal::Decimal;

fields!(Review {
    findings: optional,
    rule_set: optional,
});

fields!(Finding {
    expected: optional,
    found: optional,
    place: optional,
    rule: required,
    severity: required,
});

names!(Severity, Note {
    Note = "note",
    Warning = "warning",
    Error = "error",
});

/// A value named in a finding, under the name of what it is.
impl Wire for Fact {
    fn blank() -> Self {
        Fact::Text(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut amount, mut date, mut text) = (Decimal::ZERO, NaiveDate::blank(), String::new());
        let at = reader.variant(
            &["amount", "date", "text"],
            &mut [&mut amount, &mut date, &mut text],
        )?;
        *self = match at {
            0 => Fact::Amount(amount),
            1 => Fact::Date(date),
            _ => Fact::Text(text),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Fact::Amount(amount) => writer.variant("amount", amount),
            Fact::Date(date) => writer.variant("date", date),
            Fact::Text(text) => writer.variant("text", text),
        }
    }
}
