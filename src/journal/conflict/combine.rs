//! A record put together from versions in conflict, one top-level field from here and another from there.
//! Whether the outcome fits the book is decided by who settles the conflict.

use crate::app::entity::Entity;
use crate::journal::conflict::Conflict;
use crate::journal::migrations;
use crate::journal::record::{self, RecordError, canonical};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Why nothing came of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CombineError {
    /// The version that was chosen deletes the record, cannot be read, or is not there.
    #[error("version {0} has no content")]
    NoContent(usize),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// The version at `base`, with each field named in `from` as the version at its place has it.
///
/// # Errors
/// When a version has no content, or the fields do not make a record together.
pub fn combine(
    conflict: &Conflict,
    base: usize,
    from: &BTreeMap<String, usize>,
) -> Result<Entity, CombineError> {
    let mut body = content(conflict, base)?;
    for (field, place) in from {
        match content(conflict, *place)?.remove(field) {
            Some(value) => body.insert(field.clone(), value),
            None => body.remove(field),
        };
    }
    let text = canonical::text(&Value::Object(body));
    Ok(record::decode(conflict.record, migrations::FORMAT, &text)?.entity)
}

/// The top-level field that a path like `contacts[1].email` lies in.
pub fn top_level(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// What a version says, field by field.
///
/// # Errors
/// When it has no content.
pub fn content(conflict: &Conflict, place: usize) -> Result<Map<String, Value>, CombineError> {
    let entity = conflict
        .versions
        .get(place)
        .and_then(|version| version.entity.as_ref())
        .ok_or(CombineError::NoContent(place))?;
    match serde_json::from_str(&record::encode(entity)?) {
        Ok(Value::Object(body)) => Ok(body),
        _ => Err(CombineError::NoContent(place)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a failed test is a panic"
    )]

    use super::{CombineError, combine, top_level};
    use crate::app::entity::Entity;
    use crate::journal::conflict::conflict;
    use crate::journal::laptop::Laptop;
    use crate::journal::replica::batch::Choice;
    use crate::journal::samples;
    use std::collections::BTreeMap;

    fn in_conflict() -> Laptop {
        let mut one = Laptop::new(1);
        one.put(samples::client(1, "a", "nota"));
        let mut other = Laptop::new(2);
        other.merge(one.backup());
        one.clock = 2_000;
        other.clock = 3_000;
        one.put(samples::client(1, "b", "nota de uno"));
        other.put(samples::client(1, "c", "nota del otro"));
        one.merge(other.backup());
        one
    }

    #[test]
    fn takes_each_field_from_the_version_chosen_for_it() {
        let mut laptop = in_conflict();
        let found = conflict(&laptop.replica, samples::client_id(1)).unwrap();
        let from = BTreeMap::from([("notes".to_owned(), 1)]);
        let entity = combine(&found, 0, &from).unwrap();
        let Entity::Client(client) = &entity else {
            panic!("{entity:?}")
        };
        assert_eq!(
            (client.name.as_str(), client.notes.as_str()),
            ("c", "nota de uno")
        );
        laptop.settle(found.record, &Choice::Content(Box::new(entity.clone())));
        assert!(laptop.replica.conflicts().is_empty());
        assert_eq!(laptop.book.get(&found.record), Some(&entity));
        laptop.check_reload();
    }

    #[test]
    fn a_version_that_is_not_there_gives_nothing() {
        let laptop = in_conflict();
        let found = conflict(&laptop.replica, samples::client_id(1)).unwrap();
        let result = combine(&found, 7, &BTreeMap::new());
        assert_eq!(result, Err(CombineError::NoContent(7)));
    }

    #[test]
    fn a_path_lies_in_its_first_field() {
        for (path, field) in [
            ("notes", "notes"),
            ("contacts[1].email", "contacts"),
            ("a.b", "a"),
        ] {
            assert_eq!(top_level(path), field);
        }
    }
}
