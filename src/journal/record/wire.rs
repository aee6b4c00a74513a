//! The codec of records: how a value of the domain is written as JSON and read back, field by field.
//! Knows no record: which fields each has is said beside it, one file per kind. It repairs nothing.
//!
//! serde is not used for records. Its derived code is generated anew for every struct and was 270 kB of a wasm code
//! section of 3.4 MB, and reading records was the largest cost of opening the app (205 of 600 ms for 16,500 records).
//! Here a record is a table of names and a list of its fields, and one function reads or writes them all.

pub mod fields;
pub mod reader;
pub mod values;
pub mod writer;

use crate::journal::record::RecordCause;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;

/// A value that is part of a written record.
pub trait Wire {
    /// The value that reading starts from, which is also what an absent field means.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads what comes next in the text over this value.
    ///
    /// # Errors
    /// When the text holds something else; the reader knows what and where.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed>;

    fn write(&self, writer: &mut Writer);

    /// True for the value that an absent field means, so that an optional field may be left out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Reading stopped. What was wrong is kept by the reader, so that the way that succeeds carries nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// What was wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as `lines[2].amount`; empty for the whole text.
    pub field: String,
    pub cause: RecordCause,
}

/// Reads a whole text over a value. True when the text had fields that the value does not know.
///
/// # Errors
/// When the text is not JSON or does not make the value, which then holds a part of it.
pub fn read(text: &str, value: &mut dyn Wire) -> Result<bool, Fault> {
    let mut reader = Reader::new(text);
    let done = value.read(&mut reader).and_then(|()| reader.end());
    reader.outcome(done)
}

/// The text of a value.
pub fn written(value: &dyn Wire) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_text()
}

/// `null` and an absent field both mean nothing.
impl<T: Wire> Wire for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        if reader.null() {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).read(reader)
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.plain(format_args!("null")),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        self.clear();
        reader.list(&mut |reader| {
            if self.is_empty() {
                // Most lists of a record have one item; a vector would begin with room for four.
                self.reserve_exact(1);
            }
            let mut item = T::blank();
            item.read(reader)?;
            self.push(item);
            Ok(())
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.list(&|at| self.get(at).map(|item| -> &dyn Wire { item }));
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Wire> Wire for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        (**self).read(reader)
    }

    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

#[cfg(test)]
mod tests;
