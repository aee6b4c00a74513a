//! Tests of `journal::verify`: every kind of damage is found and named.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Change;
use crate::journal::codec::{CodecError, FrameBuilder};
use crate::journal::laptop::Laptop;
use crate::journal::revision::line::LineError;
use crate::journal::samples;
use crate::journal::store::{Frame, FrameClass, Tail, next_tail};
use crate::journal::verify::{Broken, Report, Verification};

fn laptop() -> Laptop {
    let mut laptop = Laptop::new(1);
    laptop.put(samples::client(1, "a", ""));
    laptop.put(samples::client(1, "b", ""));
    laptop.put(samples::contract(2, "c"));
    laptop.save(&[Change::Delete(samples::contract_id(2))]);
    laptop
}

fn report(frames: &[Frame], tail: Tail) -> Report {
    let mut verification = Verification::new();
    frames
        .iter()
        .for_each(|frame| verification.push_frame(frame));
    verification.finish(tail)
}

fn tail_of(frames: &[Frame]) -> Tail {
    frames
        .iter()
        .fold(Tail::default(), |tail, frame| next_tail(tail, &frame.bytes))
}

fn packed(lines: &[String]) -> Frame {
    let mut builder = FrameBuilder::default();
    lines.iter().for_each(|line| builder.push(line));
    Frame {
        class: FrameClass::Batch,
        bytes: builder.finish().unwrap(),
    }
}

#[test]
fn a_sound_journal_is_counted() {
    let mut laptop = laptop();
    let found = report(&laptop.frames(), *laptop.replica.tail());
    assert_eq!(
        (found.frames, found.lines, found.revisions, found.records),
        (4, 4, 4, 2)
    );
    assert_eq!((found.broken, found.first_broken), (0, None));
    assert_eq!(found.bytes, laptop.replica.tail().bytes);
    laptop.compact();
    let found = report(&laptop.frames(), *laptop.replica.tail());
    assert_eq!((found.revisions, found.broken), (4, 0));
}

#[test]
fn every_damaged_frame_is_named() {
    let laptop = laptop();
    let tail = *laptop.replica.tail();
    for damaged in 0..4 {
        let mut frames = laptop.frames();
        *frames[damaged].bytes.last_mut().unwrap() ^= 1;
        let found = report(&frames, tail);
        let cause = CodecError::Damaged;
        assert_eq!(
            found.first_broken,
            Some(Broken::Frame {
                frame: damaged,
                cause
            })
        );
        assert!(found.broken >= 2, "the tail does not fit either");
    }
}

#[test]
fn a_forged_line_a_missing_parent_and_a_lost_end_are_named() {
    let laptop = laptop();
    let lines: Vec<String> = laptop.lines().into_iter().collect();
    let of = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap();
    // Somebody wrote another name into an old revision and sealed the frame again.
    let mut forged = lines.clone();
    forged[of("\"name\":\"a\"")] =
        forged[of("\"name\":\"a\"")].replace("\"name\":\"a\"", "\"name\":\"e\"");
    let frames = [packed(&forged)];
    let found = report(&frames, tail_of(&frames));
    assert!(matches!(
        found.first_broken,
        Some(Broken::Line {
            frame: 0,
            cause: LineError::Id { .. },
            ..
        })
    ));
    // Somebody took it out.
    let mut without = lines.clone();
    without.remove(of("\"name\":\"a\""));
    let frames = [packed(&without)];
    let found = report(&frames, tail_of(&frames));
    assert_eq!(found.broken, 1);
    assert!(
        matches!(found.first_broken, Some(Broken::Parent { record, .. }) if record == samples::uuid(1))
    );
    // The end is gone: only the tail that was noted elsewhere tells.
    let mut frames = laptop.frames();
    frames.pop();
    let found = report(&frames, *laptop.replica.tail());
    assert!(matches!(found.first_broken, Some(Broken::Tail { .. })));
}
