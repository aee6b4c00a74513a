//! Tests of `journal::replica`: what is written is what is read, whoever wrote it.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use crate::app::entity::{Change, Entity};
use crate::domain::ids::RecordId;
use crate::journal::memory::{Fault, MemoryStore};
use crate::journal::replica::Replica;
use crate::journal::replica::batch::{Choice, Writer};
use crate::journal::replica::loader::LoadError;
use crate::journal::resolve::ConflictCause;
use crate::journal::revision::DeviceId;
use crate::journal::samples;
use crate::journal::store::{Reading, Store, StoreError};
use std::collections::BTreeMap;

type Book = BTreeMap<RecordId, Entity>;

fn writer(device: u8, now_ms: u64) -> Writer {
    Writer {
        author: None,
        device: DeviceId([device; 8]),
        now_ms,
    }
}

fn apply(book: &mut Book, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Put(entity) => book.insert(entity.id(), entity),
            Change::Delete(record) => book.remove(&record),
        };
    }
}

fn load(store: &MemoryStore) -> (Replica, Book) {
    let (frames, tail) = pollster::block_on(store.read(0, Reading::Live)).unwrap();
    let (replica, changes) = Replica::load(frames, tail).unwrap();
    let mut book = Book::new();
    apply(&mut book, changes);
    (replica, book)
}

fn save(store: &MemoryStore, replica: &mut Replica, book: &mut Book, changes: &[Change], now: u64) {
    let batch = replica.prepare(changes, writer(1, now)).unwrap();
    let tail = pollster::block_on(store.append(replica.tail(), &batch.frame)).unwrap();
    apply(book, changes.to_vec());
    apply(book, replica.committed(batch, tail));
}

#[test]
fn what_is_saved_is_what_is_loaded() {
    let store = MemoryStore::new();
    let (mut replica, mut book) = load(&store);
    let all: Vec<Change> = samples::full().into_iter().map(Change::Put).collect();
    save(&store, &mut replica, &mut book, &all, 10);
    let edits = [
        Change::Put(samples::client(0x20, "otro", "nombre")),
        Change::Delete(samples::full().last().unwrap().id()),
    ];
    save(&store, &mut replica, &mut book, &edits, 20);
    let twice = [
        Change::Put(samples::client(0x20, "otro", "a")),
        Change::Put(samples::client(0x20, "otro", "b")),
    ];
    save(&store, &mut replica, &mut book, &twice, 15);
    let (loaded, loaded_book) = load(&store);
    assert_eq!(loaded_book, book);
    assert_eq!(loaded.tail(), replica.tail());
    assert_eq!(loaded.last_stamp(), replica.last_stamp());
    assert_eq!(loaded.last_stamp().at_ms, 20, "the clock never goes back");
    for (record, heads) in replica.all_heads() {
        assert_eq!(loaded.heads(record), heads);
    }
    assert!(loaded.conflicts().is_empty());
}

#[test]
fn another_tab_sees_what_this_one_saved() {
    let store = MemoryStore::new();
    let (mut here, mut book) = load(&store);
    let (mut there, mut other_book) = load(&store);
    save(
        &store,
        &mut here,
        &mut book,
        &[Change::Put(samples::client(1, "a", ""))],
        1,
    );
    save(
        &store,
        &mut here,
        &mut book,
        &[Change::Put(samples::client(1, "b", ""))],
        2,
    );
    let late = there
        .prepare(&[Change::Put(samples::client(1, "late", ""))], writer(2, 3))
        .unwrap();
    let refused = pollster::block_on(store.append(there.tail(), &late.frame));
    assert_eq!(refused, Err(StoreError::Moved(*here.tail())));
    let (frames, tail) =
        pollster::block_on(store.read(there.tail().frames, Reading::Live)).unwrap();
    let changes = there.absorb(&frames, tail).unwrap();
    apply(&mut other_book, changes);
    assert_eq!(other_book, book);
    assert_eq!(
        there.heads(samples::client_id(1)),
        here.heads(samples::client_id(1))
    );
}

/// A store with the same first frame and two further ones that did not know of each other.
fn split(first: Entity, one: Change, other: Change) -> (MemoryStore, Replica, Book) {
    let store = MemoryStore::new();
    let (mut replica, mut book) = load(&store);
    save(&store, &mut replica, &mut book, &[Change::Put(first)], 1);
    let a = replica.prepare(&[one], writer(1, 2)).unwrap();
    let b = replica.prepare(&[other], writer(2, 3)).unwrap();
    let tail = pollster::block_on(store.append(replica.tail(), &a.frame)).unwrap();
    pollster::block_on(store.append(&tail, &b.frame)).unwrap();
    let (replica, book) = load(&store);
    (store, replica, book)
}

#[test]
fn independent_fields_merge_and_the_next_edit_continues_both() {
    let (store, mut replica, mut book) = split(
        samples::client(1, "a", ""),
        Change::Put(samples::client(1, "b", "")),
        Change::Put(samples::client(1, "a", "nota")),
    );
    let record = samples::client_id(1);
    assert_eq!(book.get(&record), Some(&samples::client(1, "b", "nota")));
    assert_eq!(replica.heads(record).len(), 2);
    assert!(!replica.is_in_conflict(record));
    save(
        &store,
        &mut replica,
        &mut book,
        &[Change::Put(samples::client(1, "c", "nota"))],
        9,
    );
    assert_eq!(replica.heads(record).len(), 1);
    assert_eq!(load(&store).1, book);
}

#[test]
fn a_conflict_stays_until_a_person_settles_it() {
    let (store, mut replica, mut book) = split(
        samples::contract(1, "a"),
        Change::Put(samples::contract(1, "uno")),
        Change::Put(samples::contract(1, "dos")),
    );
    let record = samples::contract_id(1);
    assert_eq!(replica.conflicts(), vec![record]);
    assert_eq!(
        book.get(&record),
        Some(&samples::contract(1, "dos")),
        "the later is shown"
    );
    // An edit continues what is shown and does not settle the conflict.
    save(
        &store,
        &mut replica,
        &mut book,
        &[Change::Put(samples::contract(1, "tres"))],
        10,
    );
    assert_eq!(book.get(&record), Some(&samples::contract(1, "tres")));
    assert!(replica.is_in_conflict(record));
    assert_eq!(load(&store).1, book);
    let cause = replica.tangle(record).unwrap().resolution.conflict.clone();
    assert_eq!(cause, Some(ConflictCause::Aggregate));
    let other = *replica
        .heads(record)
        .iter()
        .find(|id| {
            let revisions = &replica.tangle(record).unwrap().revisions;
            revisions[id].body().unwrap().contains("uno")
        })
        .unwrap();
    let choice = Choice::Version(other);
    let batch = replica
        .prepare_resolution(record, &choice, writer(1, 20))
        .unwrap();
    let tail = pollster::block_on(store.append(replica.tail(), &batch.frame)).unwrap();
    apply(&mut book, replica.committed(batch, tail));
    assert_eq!(book.get(&record), Some(&samples::contract(1, "uno")));
    assert!(replica.conflicts().is_empty());
    let (loaded, loaded_book) = load(&store);
    assert_eq!(loaded_book, book);
    assert_eq!(loaded.heads(record), replica.heads(record));
}

#[test]
fn a_change_beside_a_deletion_is_shown_as_a_conflict() {
    let (store, mut replica, mut book) = split(
        samples::client(1, "a", ""),
        Change::Delete(samples::client_id(1)),
        Change::Put(samples::client(1, "b", "")),
    );
    let record = samples::client_id(1);
    assert_eq!(book.get(&record), Some(&samples::client(1, "b", "")));
    assert_eq!(replica.conflicts(), vec![record]);
    let batch = replica
        .prepare_resolution(record, &Choice::Delete, writer(1, 9))
        .unwrap();
    let tail = pollster::block_on(store.append(replica.tail(), &batch.frame)).unwrap();
    apply(&mut book, replica.committed(batch, tail));
    assert!(book.is_empty());
    assert!(load(&store).1.is_empty());
}

#[test]
fn frames_that_build_on_unread_ones_are_noticed() {
    let store = MemoryStore::new();
    let (mut replica, mut book) = load(&store);
    let mut behind = replica.clone();
    save(
        &store,
        &mut replica,
        &mut book,
        &[Change::Put(samples::client(1, "a", ""))],
        1,
    );
    let (frames, tail) = pollster::block_on(store.read(0, Reading::Live)).unwrap();
    behind.absorb(&frames, tail).unwrap();
    let mut fork = behind.clone();
    save(
        &store,
        &mut replica,
        &mut book,
        &[Change::Put(samples::client(1, "b", ""))],
        2,
    );
    let (frames, tail) = pollster::block_on(store.read(1, Reading::Live)).unwrap();
    behind.absorb(&frames, tail).unwrap();
    // A sibling of "b" that comes without what it is a sibling of.
    let sibling = fork
        .prepare(&[Change::Put(samples::client(1, "c", ""))], writer(2, 3))
        .unwrap();
    let tail = pollster::block_on(store.append(&tail, &sibling.frame)).unwrap();
    let (frames, _) = pollster::block_on(store.read(2, Reading::Live)).unwrap();
    assert_eq!(
        behind.absorb(&frames, tail),
        Err(LoadError::Incomplete(samples::client_id(1)))
    );
    fork.absorb(&[], tail).unwrap();
    let (loaded, _) = load(&store);
    assert_eq!(loaded.heads(samples::client_id(1)).len(), 2);
}

#[test]
fn every_failing_call_leaves_the_state_before_or_after() {
    for fault in [Fault::Before, Fault::After, Fault::Full] {
        for call in 0..2 {
            let store = MemoryStore::new();
            let (mut replica, mut book) = load(&store);
            save(
                &store,
                &mut replica,
                &mut book,
                &[Change::Put(samples::client(1, "a", ""))],
                1,
            );
            let before = book.clone();
            store.fail_at(call, fault);
            let changes = [
                Change::Put(samples::client(1, "b", "")),
                Change::Put(samples::contract(2, "nuevo")),
                Change::Delete(samples::payment_id(3)),
            ];
            let batch = replica.prepare(&changes, writer(1, 2)).unwrap();
            let result = pollster::block_on(store.append(replica.tail(), &batch.frame));
            let mut after = before.clone();
            apply(&mut after, changes.to_vec());
            store.fail_at(1_000, fault);
            let stored = load(&store).1;
            if result.is_ok() {
                assert_eq!(stored, after);
            } else {
                assert!(stored == before || stored == after, "{fault:?} at {call}");
            }
        }
    }
}
