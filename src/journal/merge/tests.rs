//! Tests of `journal::merge`: whatever laptops do, in whatever order their work meets, they come to show the same.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

mod clocks;
mod laws;

use crate::app::entity::Change;
use crate::journal::laptop::Laptop;
use crate::journal::memory::Fault;
use crate::journal::merge::Outcome;
use crate::journal::samples;
use crate::journal::verify::Verification;

fn two_laptops() -> (Laptop, Laptop) {
    let mut one = Laptop::new(1);
    one.put(samples::client(1, "a", ""));
    one.put(samples::contract(2, "a"));
    let mut other = Laptop::new(2);
    other.merge(one.backup());
    assert_eq!(other.book, one.book);
    (one, other)
}

#[test]
fn a_rehearsal_counts_what_would_change() {
    let (mut one, mut other) = two_laptops();
    one.put(samples::client(3, "nuevo", ""));
    one.put(samples::client(1, "b", ""));
    other.put(samples::contract(2, "aquí"));
    one.put(samples::contract(2, "allá"));
    one.put(samples::payment(4, "p"));
    one.save(&[Change::Delete(samples::payment_id(4))]);
    let plan = other.rehearse(one.backup());
    let outcome = |record| plan.outcomes.get(&record).copied();
    assert_eq!(outcome(samples::client_id(3)), Some(Outcome::New));
    assert_eq!(outcome(samples::client_id(1)), Some(Outcome::Updated));
    assert_eq!(outcome(samples::contract_id(2)), Some(Outcome::Conflicting));
    assert_eq!(outcome(samples::payment_id(4)), Some(Outcome::Deleted));
    let clients = plan.tallies["client"];
    assert_eq!((clients.new, clients.updated, clients.same), (1, 1, 0));
    assert_eq!(plan.tallies["contract"].conflicting, 1);
    // What is rehearsed is what happens.
    let done = other.merge(one.backup());
    assert_eq!(done, plan);
    assert_eq!(other.replica.conflicts(), vec![samples::contract_id(2)]);
    other.check_reload();
}

#[test]
fn merging_twice_or_something_older_changes_nothing() {
    let (one, mut other) = two_laptops();
    let old = one.backup();
    other.put(samples::client(1, "b", ""));
    let before = other.clone();
    let plan = other.merge(old);
    assert!(plan.adds_nothing());
    assert!(plan.outcomes.is_empty());
    assert_eq!(plan.tallies["client"].same, 1);
    assert_eq!(other.replica.tail(), before.replica.tail());
    let own = other.backup();
    assert!(other.merge(own).adds_nothing());
}

#[test]
fn what_was_deleted_does_not_come_back() {
    let (one, mut other) = two_laptops();
    other.save(&[Change::Delete(samples::client_id(1))]);
    other.compact();
    let plan = other.merge(one.backup());
    assert!(plan.adds_nothing());
    assert!(!other.book.contains_key(&samples::client_id(1)));
}

#[test]
fn a_merge_after_compaction_finds_the_common_ancestor() {
    let (mut one, mut other) = two_laptops();
    one.put(samples::client(1, "b", ""));
    other.put(samples::client(1, "a", "nota"));
    other.compact();
    one.compact();
    other.merge(one.backup());
    assert_eq!(
        other.book.get(&samples::client_id(1)),
        Some(&samples::client(1, "b", "nota"))
    );
    other.check_reload();
    other.compact();
    other.check_reload();
    let mut report = Verification::new();
    other
        .frames()
        .iter()
        .for_each(|frame| report.push_frame(frame));
    assert_eq!(report.finish(*other.replica.tail()).first_broken, None);
}

#[test]
fn a_large_merge_comes_in_several_frames() {
    let mut one = Laptop::new(1);
    let many: Vec<Change> = (0..12_000)
        .map(|n| Change::Put(samples::client(n, "cliente", "")))
        .collect();
    one.save(&many);
    let mut other = Laptop::new(2);
    other.put(samples::client(5, "otro", ""));
    let before = other.frames().len();
    let plan = other.merge(one.backup());
    assert!(other.frames().len() > before + 1);
    assert_eq!(plan.tallies["client"].new, 11_999);
    assert_eq!(plan.tallies["client"].conflicting, 1);
    other.check_reload();
    assert!(other.lines().is_superset(&one.lines()));
}

#[test]
fn every_failing_call_of_a_merge_leaves_the_state_before_or_after() {
    let (mut one, mut other) = two_laptops();
    one.put(samples::client(1, "b", ""));
    one.put(samples::client(7, "c", ""));
    other.put(samples::client(1, "a", "nota"));
    let backup = one.backup();
    let before = other.lines();
    let mut after = before.clone();
    after.extend(one.lines());
    for fault in [Fault::Before, Fault::After, Fault::Full] {
        for call in 0..3 {
            let mut laptop = other.copied();
            laptop.store.fail_at(call, fault);
            let merged = laptop.try_merge(backup.clone());
            // A fault that no call met must not spoil the look at what is stored.
            laptop.store.fail_at(1_000, fault);
            let stored = laptop.lines();
            assert!(stored == before || stored == after, "{fault:?} at {call}");
            assert!(merged.is_err() || stored == after);
            laptop.reloaded().check_reload();
        }
    }
}
