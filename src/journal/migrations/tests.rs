//! Tests of `journal::migrations`: every released format still opens, and each has a document to prove it.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use crate::app::entity::Change;
use crate::domain::ids::{Kind, RecordId};
use crate::journal::backup::Backup;
use crate::journal::codec;
use crate::journal::laptop::Laptop;
use crate::journal::migrations::{self, Access, FORMAT, MIGRATIONS, MIN_READER, Migration};
use crate::journal::record;
use crate::journal::replica::Replica;
use crate::journal::replica::batch::PrepareError;
use crate::journal::revision::line::Line;
use crate::journal::samples;
use crate::journal::store::Tail;
use serde_json::{Value, json};
use std::path::PathBuf;

fn fixture(step: &Migration) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!(
        "tests/fixtures/journal/v{:03}_{}.json",
        step.to, step.name
    ))
}

/// One record of each kind with every field filled.
fn complete_laptop() -> Laptop {
    let mut laptop = Laptop::new(7);
    for entity in samples::full() {
        laptop.clock += 1_000;
        laptop.put(entity);
    }
    laptop.put(samples::client(0x21, "Otro", ""));
    laptop
}

#[test]
fn every_format_has_its_step_and_its_fixture() {
    let formats: Vec<u32> = MIGRATIONS.iter().map(|step| step.to).collect();
    assert_eq!(formats, (1..=FORMAT).collect::<Vec<u32>>());
    const { assert!(MIN_READER <= FORMAT) };
    for step in MIGRATIONS {
        assert!(
            fixture(step).exists(),
            "{} is missing",
            fixture(step).display()
        );
    }
}

/// Kinds that came without a new format: a version that does not know them keeps them aside.
const ADDED_LATER: [Kind; 9] = [
    Kind::Amendment,
    Kind::Step,
    Kind::Obligation,
    Kind::Document,
    Kind::Item,
    Kind::BillingEvent,
    Kind::NumberBlock,
    Kind::InvoiceStep,
    Kind::InvoiceReport,
];

#[test]
fn every_released_format_opens() {
    for step in MIGRATIONS {
        let bytes = std::fs::read(fixture(step)).unwrap();
        let backup = Backup::parse(bytes.clone()).unwrap();
        assert_eq!(backup.header.body_format, step.to);
        let mut laptop = Laptop::new(1);
        laptop.merge(bytes);
        assert_eq!(laptop.replica.quarantine().count(), 0);
        let kinds: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|kind| !ADDED_LATER.contains(kind))
            .filter(|kind| !laptop.book.keys().any(|record| record.kind() == *kind))
            .collect();
        assert_eq!(kinds, Vec::new(), "the fixture has every kind");
    }
}

/// Written again, every record of a released format is what it was, brought up to date.
#[test]
fn every_released_format_keeps_its_meaning() {
    for step in MIGRATIONS {
        let backup = Backup::parse(std::fs::read(fixture(step)).unwrap()).unwrap();
        for line in backup.lines().map(|text| Line::parse(text).unwrap()) {
            let record = RecordId::new(line.known_kind().unwrap(), line.record);
            let body = line.body.unwrap();
            let read = record::decode(record, line.format, body).unwrap();
            let today = migrations::upgrade_text(record.kind(), line.format, body).unwrap();
            assert_eq!(record::encode(&read.entity).unwrap(), today);
        }
    }
}

/// Run once for each new format, and never again for a released one: `WRITE_FIXTURE=1 cargo nextest run fixture_of_this_format`.
#[test]
fn fixture_of_this_format() {
    if std::env::var_os("WRITE_FIXTURE").is_none() {
        return;
    }
    if let Some(step) = MIGRATIONS.last().filter(|step| !fixture(step).exists()) {
        std::fs::write(fixture(step), complete_laptop().backup()).unwrap();
    }
}

#[test]
fn steps_are_taken_in_order_from_the_format_of_the_body() {
    let steps = [
        Migration {
            to: 1,
            name: "first",
            apply: |_, _| {},
        },
        Migration {
            to: 2,
            name: "adds",
            apply: |kind, fields| {
                if kind == Kind::Client {
                    fields.insert("two".to_owned(), json!(2));
                }
            },
        },
        Migration {
            to: 3,
            name: "copies",
            apply: |_, fields| {
                let two = fields.get("two").cloned().unwrap_or(Value::Null);
                fields.insert("three".to_owned(), two);
            },
        },
    ];
    let check = |kind, from, body, expected| {
        assert_eq!(migrations::upgrade_by(&steps, kind, from, body), expected);
    };
    check(Kind::Client, 1, json!({}), json!({"two": 2, "three": 2}));
    check(Kind::Client, 2, json!({}), json!({"three": null}));
    check(Kind::Client, 3, json!({}), json!({}));
    check(Kind::Person, 1, json!({}), json!({"three": null}));
    check(Kind::Person, 1, json!([1]), json!([1]));
}

#[test]
fn a_newer_format_opens_for_reading_only() {
    assert_eq!(migrations::access(FORMAT), Access::ReadWrite);
    let newer = Access::ReadOnly {
        found: FORMAT + 1,
        ours: FORMAT,
    };
    assert_eq!(migrations::access(FORMAT + 1), newer);
    let mut laptop = Laptop::new(1);
    laptop.put(samples::client(1, "a", ""));
    let mut frames = laptop.frames();
    frames[0].bytes = codec::as_of_format(&frames[0].bytes, u16::try_from(FORMAT).unwrap() + 1);
    let (replica, changes) = Replica::load(frames, Tail::default()).unwrap();
    assert_eq!(changes, vec![Change::Put(samples::client(1, "a", ""))]);
    assert_eq!(replica.access(), newer);
    let change = Change::Put(samples::client(1, "b", ""));
    let refused = replica.prepare(&[change], laptop.writer());
    let expected = PrepareError::ReadOnly {
        found: FORMAT + 1,
        ours: FORMAT,
    };
    assert_eq!(refused.err(), Some(expected));
}
