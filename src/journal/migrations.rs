//! The logical format of what is written, and how bodies of older formats are read.
//! Nothing stored is rewritten: a revision keeps its bytes, and its id, for ever; reading brings it up to date.

pub mod v001_first_format;

use crate::domain::ids::Kind;
use crate::journal::record::canonical;
use serde_json::{Map, Value};

/// The format this version writes.
pub const FORMAT: u32 = 1;

/// The oldest version able to read what this one writes understands this format.
/// It stays behind [`FORMAT`] while changes only add: older versions keep fields they do not know.
pub const MIN_READER: u32 = 1;

/// One step between formats. A released step is never edited.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The format this step leads to.
    pub to: u32,
    /// What changed. Its file is `vNNN_<name>.rs` here, its fixture `tests/fixtures/journal/vNNN_<name>.json`.
    pub name: &'static str,
    /// Changes the fields of a body of the format before.
    pub apply: fn(Kind, &mut Map<String, Value>),
}

/// Every step, oldest first. The first one is the birth of the format and changes nothing.
pub const MIGRATIONS: &[Migration] = &[v001_first_format::MIGRATION];

/// What this version may do with a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// A newer version wrote here; this one may read but must not write.
    ReadOnly {
        found: u32,
        ours: u32,
    },
}

/// What may be done with a journal whose newest frame is of format `found`.
pub fn access(found: u32) -> Access {
    if found > FORMAT {
        Access::ReadOnly {
            found,
            ours: FORMAT,
        }
    } else {
        Access::ReadWrite
    }
}

/// A body of format `from` in the format of this version.
///
/// # Errors
/// When the text is not JSON.
pub fn upgrade_text(kind: Kind, from: u32, body: &str) -> Result<String, serde_json::Error> {
    let value = serde_json::from_str(body)?;
    Ok(canonical::text(&upgrade(kind, from, value)))
}

/// A body of format `from` in the format of this version. Anything but an object stays as it is.
pub fn upgrade(kind: Kind, from: u32, body: Value) -> Value {
    upgrade_by(MIGRATIONS, kind, from, body)
}

fn upgrade_by(steps: &[Migration], kind: Kind, from: u32, body: Value) -> Value {
    let Value::Object(mut fields) = body else {
        return body;
    };
    for step in steps.iter().filter(|step| step.to > from) {
        (step.apply)(kind, &mut fields);
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests;
