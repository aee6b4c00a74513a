//! Clocks that are wrong, and copies of one browser profile: neither decides who wins, and neither hides anything.

use crate::app::entity::{Change, Entity};
use crate::domain::ids::RecordId;
use crate::journal::laptop::Laptop;
use crate::journal::merge::tests::laws::{SKEWS_MS, skewed};
use crate::journal::resolve::ConflictCause;
use crate::journal::samples;

/// A record of each class of merging: independent fields, facts, aggregates.
fn each_class(text: &str) -> [Entity; 3] {
    [
        samples::client(1, text, ""),
        samples::payment(2, text),
        samples::contract(3, text),
    ]
}

/// Two laptops with the same records; the clock of the second differs by so much.
fn two(other_ms: i64) -> (Laptop, Laptop) {
    let mut one = Laptop::new(1);
    one.clock = skewed(0);
    each_class("a")
        .into_iter()
        .for_each(|entity| one.put(entity));
    let mut other = Laptop::new(2);
    other.clock = skewed(other_ms);
    other.merge(one.backup());
    (one, other)
}

fn check_shows(laptop: &Laptop, text: &str) {
    for entity in each_class(text) {
        assert_eq!(laptop.book.get(&entity.id()), Some(&entity));
    }
    assert_eq!(laptop.replica.conflicts(), Vec::<RecordId>::new());
}

#[test]
fn a_change_by_who_saw_the_other_never_loses() {
    for other_ms in SKEWS_MS {
        let (mut one, mut other) = two(other_ms);
        for text in ["b", "c", "d"] {
            each_class(text)
                .into_iter()
                .for_each(|entity| other.put(entity));
            one.merge(other.backup());
            check_shows(&one, text);
            std::mem::swap(&mut one, &mut other);
        }
        // Whoever goes back to the first version has the last word too.
        each_class("a")
            .into_iter()
            .for_each(|entity| other.put(entity));
        one.merge(other.backup());
        check_shows(&one, "a");
        one.check_reload();
    }
}

#[test]
fn a_deletion_by_who_saw_the_change_stays() {
    for other_ms in SKEWS_MS {
        let (mut one, mut other) = two(other_ms);
        let old = one.backup();
        let records = each_class("a").map(|entity| Change::Delete(entity.id()));
        other.save(&records);
        one.merge(other.backup());
        assert!(one.book.is_empty() && one.replica.conflicts().is_empty());
        // An older backup brings nothing back, folded or not.
        one.compact();
        for laptop in [&mut one, &mut other] {
            assert!(laptop.merge(old.clone()).adds_nothing());
            assert!(laptop.book.is_empty());
        }
    }
}

#[test]
fn a_change_of_what_was_deleted_elsewhere_is_seen() {
    for other_ms in SKEWS_MS {
        let (mut one, mut other) = two(other_ms);
        one.save(&each_class("a").map(|entity| Change::Delete(entity.id())));
        each_class("b")
            .into_iter()
            .for_each(|entity| other.put(entity));
        one.merge(other.backup());
        other.merge(one.backup());
        assert_eq!(one.digest(), other.digest());
        for entity in each_class("b") {
            let tangle = one.replica.tangle(entity.id()).unwrap();
            let cause = tangle.resolution.conflict.clone();
            assert_eq!(cause, Some(ConflictCause::DeletedMeanwhile));
            assert_eq!(one.book.get(&entity.id()), Some(&entity));
        }
    }
}

/// The copy has the device id of the original and, at first, its clock to the millisecond.
#[test]
fn copies_of_one_profile_fork_and_lose_nothing() {
    for skew_ms in SKEWS_MS {
        let (mut one, _) = two(0);
        let mut copy = one.copied();
        copy.clock = copy.clock.saturating_add_signed(skew_ms);
        each_class("b")
            .into_iter()
            .for_each(|entity| one.put(entity));
        each_class("c")
            .into_iter()
            .for_each(|entity| copy.put(entity));
        let written: usize = one.lines().union(&copy.lines()).count();
        one.merge(copy.backup());
        copy.merge(one.backup());
        assert_eq!((one.lines().len(), copy.lines().len()), (written, written));
        assert_eq!(one.digest(), copy.digest());
        let mut all = each_class("").map(|entity| entity.id());
        all.sort();
        assert_eq!(one.replica.conflicts(), all);
        one.check_reload();
    }
}

#[test]
fn the_same_change_on_two_copies_of_a_profile_is_one() {
    let (mut one, _) = two(0);
    let mut copy = one.copied();
    for laptop in [&mut one, &mut copy] {
        each_class("b")
            .into_iter()
            .for_each(|entity| laptop.put(entity));
    }
    assert_eq!(one.digest(), copy.digest());
    assert!(one.merge(copy.backup()).adds_nothing());
}
