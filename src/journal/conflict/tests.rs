//! Tests of `journal::conflict`.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Change;
use crate::journal::conflict::conflict;
use crate::journal::laptop::Laptop;
use crate::journal::replica::batch::{Choice, PrepareError};
use crate::journal::resolve::ConflictCause;
use crate::journal::revision::RevisionId;
use crate::journal::samples;
use serde_json::json;

fn pair() -> (Laptop, Laptop) {
    let mut one = Laptop::new(1);
    one.put(samples::client(1, "a", "nota"));
    let mut other = Laptop::new(2);
    other.merge(one.backup());
    (one, other)
}

#[test]
fn versions_stand_side_by_side() {
    let (mut one, mut other) = pair();
    one.put(samples::client(1, "b", "nota"));
    other.clock = 9_000;
    other.put(samples::client(1, "c", ""));
    one.merge(other.backup());
    let record = samples::client_id(1);
    let view = conflict(&one.replica, record).unwrap();
    assert_eq!(view.cause, ConflictCause::Fields(vec!["name".to_owned()]));
    let devices: Vec<u8> = view
        .versions
        .iter()
        .map(|version| version.device.0[0])
        .collect();
    assert_eq!(devices, vec![2, 1], "the latest first");
    assert!(view.versions[0].is_shown && !view.versions[1].is_shown);
    assert_eq!(
        view.versions[1].entity,
        Some(samples::client(1, "b", "nota"))
    );
    let names = &view.differences[0];
    assert_eq!(
        (names.path.as_str(), names.base.clone()),
        ("name", Some(json!("a")))
    );
    assert_eq!(names.values, vec![Some(json!("c")), Some(json!("b"))]);
    let notes = &view.differences[1];
    assert_eq!(
        (notes.path.as_str(), notes.base.clone()),
        ("notes", Some(json!("nota")))
    );
    assert_eq!(notes.values, vec![None, Some(json!("nota"))]);
    // Something put together from both settles it.
    let content = samples::client(1, "b y c", "nota");
    one.settle(record, &Choice::Content(Box::new(content.clone())));
    assert_eq!(conflict(&one.replica, record), None);
    assert_eq!(one.book.get(&record), Some(&content));
    // And settles it for the other laptop too.
    other.merge(one.backup());
    assert_eq!(other.book, one.book);
    assert!(other.replica.conflicts().is_empty());
}

#[test]
fn a_deletion_is_a_version_too() {
    let (mut one, mut other) = pair();
    one.save(&[Change::Delete(samples::client_id(1))]);
    other.put(samples::client(1, "b", "nota"));
    one.merge(other.backup());
    let view = conflict(&one.replica, samples::client_id(1)).unwrap();
    assert_eq!(view.cause, ConflictCause::DeletedMeanwhile);
    let deleted: Vec<bool> = view
        .versions
        .iter()
        .map(|version| version.is_deletion)
        .collect();
    assert_eq!(deleted.iter().filter(|is| **is).count(), 1);
    assert_eq!(
        one.book.get(&samples::client_id(1)),
        Some(&samples::client(1, "b", "nota"))
    );
}

#[test]
fn only_versions_of_a_conflict_can_be_chosen() {
    let (mut one, mut other) = pair();
    let record = samples::client_id(1);
    let nothing = one
        .replica
        .prepare_resolution(record, &Choice::Delete, one.writer());
    assert_eq!(nothing.err(), Some(PrepareError::NotInConflict));
    one.put(samples::client(1, "b", "nota"));
    other.put(samples::client(1, "c", "nota"));
    one.merge(other.backup());
    let wrong = RevisionId([9; 16]);
    let refused = one
        .replica
        .prepare_resolution(record, &Choice::Version(wrong), one.writer());
    assert_eq!(refused.err(), Some(PrepareError::NoSuchVersion(wrong)));
}
