//! The plain file in which other programs hand over records, and in which records are handed to them (`vigia-records`).
//! Not a backup: it has no history. `docs/formato-de-registros.md` describes it for whoever writes such a file.

mod agreement_fields;
mod billing_fields;
mod contract_fields;
mod document_fields;
pub mod fields;
pub mod filling;
pub mod identity;
pub mod problem;
pub mod reader;
pub mod references;
pub mod schema;
pub mod settling;
pub mod shape;
pub mod walk;
pub mod writer;

use crate::app::entity::Entity;
use crate::domain::ids::Kind;
use crate::interop::records_file::problem::Problem;

#[cfg(test)]
mod tests;

/// What the file says it is.
pub const FORMAT: &str = "vigia-records";
/// The version written, and the newest that can be read.
pub const VERSION: u64 = 1;
/// Largest file that is read, in bytes.
pub const BYTES_MAX: usize = 64 * 1024 * 1024;
/// Deepest nesting of lists and objects.
pub const DEPTH_MAX: usize = 16;
/// Most records in a file.
pub const RECORDS_MAX: usize = 200_000;

/// What a file would do to the book, record by record. Nothing has happened yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub records: Vec<FoundRecord>,
    /// Fields that mean nothing to this version and would be left out, as `clients[3].colour`.
    pub unknown_fields: Vec<String>,
}

/// A record of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRecord {
    /// Where in the file, as `clients[3]`; counts from 0.
    pub place: String,
    pub kind: Kind,
    /// What a person calls it; empty when the file does not say.
    pub name: String,
    pub fate: Fate,
}

/// What would become of a record of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Create(Entity),
    /// The record in the book becomes this: what the file does not say stays.
    Update(Entity),
    /// The book has it exactly so.
    Same,
    /// It cannot enter; all the reasons.
    Wrong(Vec<Problem>),
}

impl Preview {
    /// The records to apply, in an order in which each refers only to earlier ones or to the book;
    /// amendments of the file may also name one another.
    /// Wrong ones are not among them, nor are those that name a wrong one.
    pub fn into_entities(self) -> Vec<Entity> {
        self.records
            .into_iter()
            .filter_map(|record| match record.fate {
                Fate::Create(entity) | Fate::Update(entity) => Some(entity),
                Fate::Same | Fate::Wrong(_) => None,
            })
            .collect()
    }

    /// All that is wrong, in the order of the file.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.records.iter().flat_map(|record| match &record.fate {
            Fate::Wrong(problems) => problems.as_slice(),
            _ => &[],
        })
    }

    /// How many records would be created, updated, left as they are and refused.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for record in &self.records {
            match record.fate {
                Fate::Create(_) => counts.created += 1,
                Fate::Update(_) => counts.updated += 1,
                Fate::Same => counts.same += 1,
                Fate::Wrong(_) => counts.wrong += 1,
            }
        }
        counts
    }
}

/// Records of a preview by what would become of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub created: usize,
    pub updated: usize,
    pub same: usize,
    pub wrong: usize,
}
