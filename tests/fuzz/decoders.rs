//! Every decoder of the app with its seeds, its repair of checksums, and what must hold for what it accepts.

pub mod addresses;
pub mod backups;
pub mod documents;
pub mod frames;
pub mod records;
pub mod tables;

use crate::campaign::Decoder;
use vigia::app::book::Book;
use vigia::app::command::{Command, execute};
use vigia::app::context::Context;
use vigia::app::entity::Change;
use vigia::domain::ids::RecordId;
use vigia::journal::migrations::FORMAT;
use vigia::journal::record;

pub const ALL: [&Decoder; 13] = [
    &frames::FRAME,
    &frames::MIRROR,
    &frames::JOURNAL,
    &records::LINE,
    &records::BODY,
    &backups::PLAIN,
    &backups::PACKED,
    &records::FILE,
    &documents::XML,
    &documents::ARCHIVE,
    &tables::CSV,
    &addresses::ADDRESS,
    &addresses::TYPED,
];

fn unrepaired(_: &mut Vec<u8>) {}

/// Carries a command out on a copy of the book, as after an import, and says how that went in few words.
/// The book must stay consistent and every record must come back from the journal as it went in.
fn carried_out(book: &Book, command: Command) -> String {
    let today = "2026-11-20".parse().unwrap();
    let mut context = Context::new(today, crate::seeds::NOW_MS, None, [7; 16]);
    let outcome = match execute(book, &mut context, command) {
        Ok(outcome) => outcome,
        Err(error) => return error.to_string(),
    };
    let mut after = book.clone();
    after.apply_all(&outcome.changes);
    assert_eq!(after.check(), Vec::<String>::new());
    for change in &outcome.changes {
        let Change::Put(entity) = change else {
            continue;
        };
        let body = record::encode(entity).unwrap();
        let read = record::decode(entity.id(), FORMAT, &body).unwrap();
        assert!(!read.has_unknown);
        // The place of a lead among the company's alerts is not kept: it means nothing.
        if entity.id() != RecordId::Company {
            assert_eq!(read.entity, *entity, "{body}");
        }
    }
    format!("{} changes", outcome.changes.len().min(2))
}
