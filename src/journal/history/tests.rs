//! Tests of `journal::history`.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Change;
use crate::domain::ids::RecordId;
use crate::journal::history::{History, Version};
use crate::journal::laptop::Laptop;
use crate::journal::samples;
use serde_json::{Value, json};

fn history(laptop: &Laptop, record: RecordId) -> Vec<Version> {
    let mut history = History::of(record);
    for frame in laptop.frames() {
        history.push_frame(&frame).unwrap();
    }
    history.finish()
}

fn changed(version: &Version) -> Vec<(&str, Option<Value>, Option<Value>)> {
    let changes = version.changes.iter();
    changes
        .map(|change| {
            (
                change.path.as_str(),
                change.before.clone(),
                change.after.clone(),
            )
        })
        .collect()
}

#[test]
fn tells_each_change_of_a_record_in_order() {
    let mut laptop = Laptop::new(1);
    laptop.put(samples::client(1, "a", "nota"));
    laptop.put(samples::client(2, "otro", ""));
    laptop.clock = 5_000;
    laptop.put(samples::client(1, "b", "nota"));
    laptop.compact();
    laptop.save(&[Change::Delete(samples::client_id(1))]);
    laptop.put(samples::client(1, "c", ""));
    let versions = history(&laptop, samples::client_id(1));
    assert_eq!(versions.len(), 4);
    let change = |from: &str, to: &str| ("name", Some(json!(from)), Some(json!(to)));
    assert_eq!(
        changed(&versions[0]).len(),
        3,
        "country, name and notes appear"
    );
    assert_eq!(changed(&versions[1]), vec![change("a", "b")]);
    assert_eq!(versions[1].stamp.at_ms, 5_000);
    assert_eq!(versions[2].body, None);
    assert!(versions[3].is_head && !versions[1].is_head);
    assert_eq!(versions[1].parents, vec![versions[0].id]);
    // Going back is one more change.
    let back = versions[0].restored(samples::client_id(1)).unwrap();
    laptop.save(&[back]);
    assert_eq!(
        laptop.book.get(&samples::client_id(1)),
        Some(&samples::client(1, "a", "nota"))
    );
    assert_eq!(history(&laptop, samples::client_id(1)).len(), 5);
    let gone = versions[2].restored(samples::client_id(1)).unwrap();
    assert_eq!(gone, Change::Delete(samples::client_id(1)));
}

#[test]
fn shows_what_came_together_and_who_did_it() {
    let mut one = Laptop::new(1);
    one.put(samples::client(1, "a", ""));
    let mut other = Laptop::new(2);
    other.merge(one.backup());
    one.clock = 2_000;
    one.put(samples::client(1, "b", ""));
    other.clock = 3_000;
    other.put(samples::client(1, "a", "nota"));
    one.merge(other.backup());
    one.clock = 4_000;
    one.put(samples::client(1, "b", "nota!"));
    let versions = history(&one, samples::client_id(1));
    let devices: Vec<u8> = versions.iter().map(|version| version.device.0[0]).collect();
    assert_eq!(devices, vec![1, 1, 2, 1]);
    assert_eq!(versions[3].parents.len(), 2);
    // Against the latest parent: the name came from the other side, the note was changed.
    let fields: Vec<&str> = versions[3]
        .changes
        .iter()
        .map(|c| c.path.as_str())
        .collect();
    assert_eq!(fields, vec!["name", "notes"]);
    assert!(history(&one, samples::client_id(9)).is_empty());
}
