//! Tests of `journal::compaction`.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Change;
use crate::journal::codec;
use crate::journal::codec::LINES_FULL;
use crate::journal::compaction::Compaction;
use crate::journal::laptop::Laptop;
use crate::journal::samples;
use crate::journal::store::{FrameClass, Reading, Store};

fn worked() -> Laptop {
    let mut one = Laptop::new(1);
    one.put(samples::contract(1, "a"));
    one.put(samples::client(2, "a", ""));
    let mut other = Laptop::new(2);
    other.merge(one.backup());
    for note in ["b", "c"] {
        one.put(samples::contract(1, note));
        other.put(samples::contract(1, &note.to_uppercase()));
        one.put(samples::client(2, note, ""));
    }
    one.merge(other.backup());
    one.save(&[Change::Delete(samples::client_id(2))]);
    one
}

#[test]
fn keeps_every_line_and_reads_less_at_start() {
    let mut laptop = worked();
    let (lines, digest, book) = (laptop.lines(), laptop.digest(), laptop.book.clone());
    assert_eq!(laptop.replica.conflicts(), vec![samples::contract_id(1)]);
    laptop.compact();
    assert_eq!((laptop.lines(), laptop.digest()), (lines, digest));
    laptop.check_reload();
    assert_eq!(laptop.reloaded().book, book);
    let (live, _) = pollster::block_on(laptop.store.read(0, Reading::Live)).unwrap();
    let live: usize = live
        .iter()
        .map(|f| codec::decode(&f.bytes).unwrap().lines().count())
        .sum();
    // Five of the contract in conflict and the deletion of the client.
    assert_eq!(live, 6);
    assert_eq!(laptop.lines().len(), 9);
    // Folding again changes nothing.
    let before = laptop.frames();
    laptop.compact();
    assert_eq!(laptop.frames(), before);
}

#[test]
fn what_is_kept_apart_for_a_conflict_is_enough_to_settle_it() {
    let mut laptop = worked();
    laptop.compact();
    let mut laptop = laptop.reloaded();
    let heads = laptop.replica.heads(samples::contract_id(1)).to_vec();
    assert_eq!(heads.len(), 2);
    laptop.settle(
        samples::contract_id(1),
        &crate::journal::replica::batch::Choice::Version(heads[0]),
    );
    laptop.check_reload();
    laptop.compact();
    laptop.check_reload();
    assert!(laptop.replica.conflicts().is_empty());
}

#[test]
fn splits_what_is_long_and_tells_how_far_it_is() {
    let mut laptop = Laptop::new(1);
    for round in ["a", "b"] {
        let all: Vec<Change> = (0..6_000)
            .map(|n| Change::Put(samples::client(n, round, "")))
            .collect();
        laptop.save(&all);
    }
    let mut compaction = Compaction::new(laptop.frames());
    let mut steps = 0;
    loop {
        let progress = compaction.step().unwrap();
        steps += 1;
        assert!(steps < 20);
        if progress.done == progress.of {
            break;
        }
    }
    let frames = compaction.finish().unwrap();
    let classes: Vec<FrameClass> = frames.iter().map(|frame| frame.class).collect();
    let count = |class| classes.iter().filter(|found| **found == class).count();
    let full = 6_000 / LINES_FULL;
    assert_eq!(
        (count(FrameClass::Heads), count(FrameClass::History)),
        (full, full)
    );
}

#[test]
fn a_damaged_journal_is_left_alone() {
    let mut frames = worked().frames();
    frames[1].bytes.pop();
    assert!(Compaction::new(frames).finish().is_err());
    assert_eq!(Compaction::new(Vec::new()).finish(), Ok(Vec::new()));
}
