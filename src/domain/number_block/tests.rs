//! No number is free on two devices, whatever was given, kept and given back.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{NumberBlock, Span, free_of, left_of, open_of};
use crate::domain::company::NumberingRange;
use crate::domain::ids::NumberBlockId;
use crate::domain::invoice::DocumentType;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn range(from: u64, to: u64) -> NumberingRange {
    NumberingRange {
        resolution: String::new(),
        prefix: "FE".to_owned(),
        from,
        to,
        valid_from: "2026-01-01".parse().unwrap(),
        valid_to: "2027-12-31".parse().unwrap(),
        technical_key: String::new(),
        documents: DocumentType::Invoice,
        type_code: String::new(),
    }
}

fn block(device: &str, from: u64, to: u64) -> NumberBlock {
    NumberBlock {
        id: NumberBlockId(Uuid::from_u128(u128::from(from))),
        prefix: "FE".to_owned(),
        from,
        to,
        device: device.to_owned(),
        label: String::new(),
        reserved_on: "2026-11-01".parse().unwrap(),
    }
}

fn spans(pairs: &[(u64, u64)]) -> Vec<Span> {
    let pairs = pairs.iter();
    pairs
        .map(|(from, to)| Span::new(*from, *to).unwrap())
        .collect()
}

#[test]
fn the_device_that_gives_out_goes_around_the_blocks_of_others() {
    let range = range(1, 100);
    let (ana, luis) = (block("ana", 11, 20), block("luis", 31, 40));
    let blocks = [&ana, &luis];
    let main = |used: &[u64]| free_of(&range, &blocks, used, ("main", true));
    assert_eq!(main(&[]), spans(&[(1, 10), (21, 30), (41, 100)]));
    assert_eq!(main(&[9, 10, 15]), spans(&[(21, 30), (41, 100)]));
    assert_eq!(main(&[21]), spans(&[(22, 30), (41, 100)]));
    let ana_has = |used: &[u64]| free_of(&range, &blocks, used, ("ana", false));
    assert_eq!(ana_has(&[9, 50]), spans(&[(11, 20)]));
    assert_eq!(ana_has(&[11, 12]), spans(&[(13, 20)]));
    assert_eq!(ana_has(&[20]), spans(&[]));
    assert_eq!(free_of(&range, &blocks, &[], ("other", false)), spans(&[]));
}

#[test]
fn what_was_returned_is_given_before_what_is_open() {
    let range = range(1, 100);
    let returned = block("main", 11, 20);
    let used = [1, 11, 12, 21];
    let free = free_of(&range, &[&returned], &used, ("main", true));
    assert_eq!(free, spans(&[(13, 20), (22, 100)]));
}

#[test]
fn a_block_outside_its_range_gives_nothing_outside_it() {
    let range = range(10, 20);
    let (low, high) = (block("a", 1, 12), block("b", 18, u64::MAX));
    assert_eq!(left_of(&range, &low, &[]), Span::new(10, 12));
    assert_eq!(left_of(&range, &high, &[]), Span::new(18, 20));
    assert_eq!(left_of(&range, &block("c", 30, 40), &[]), None);
    assert_eq!(open_of(&range, &[&low, &high], &[]), spans(&[(13, 17)]));
    let all = block("d", 0, u64::MAX);
    assert_eq!(open_of(&range, &[&all], &[]), spans(&[]));
}

proptest! {
    /// Whatever the blocks and the numbers that were given, no number is free on two devices, none that was given is
    /// free again, and a block that nobody touched is whole.
    #[test]
    fn no_number_is_free_on_two_devices(
        cuts in prop::collection::btree_set(1u64..200, 0..8),
        owners in prop::collection::vec(0usize..4, 8),
        used in prop::collection::btree_set(1u64..200, 0..20),
        end in 1u64..220,
    ) {
        const DEVICES: [&str; 4] = ["main", "ana", "luis", "eva"];
        let range = range(1, end);
        let cuts: Vec<u64> = cuts.into_iter().collect();
        let blocks: Vec<NumberBlock> = cuts
            .chunks_exact(2)
            .zip(&owners)
            .map(|(ends, owner)| block(DEVICES[*owner], ends[0], ends[1]))
            .collect();
        let blocks: Vec<&NumberBlock> = blocks.iter().collect();
        let used: Vec<u64> = used.into_iter().collect();
        let mut seen = BTreeSet::new();
        for device in DEVICES {
            for span in free_of(&range, &blocks, &used, (device, device == "main")) {
                for number in span.from..=span.to {
                    prop_assert!((range.from..=range.to).contains(&number));
                    prop_assert!(seen.insert(number), "{number} is free twice");
                    prop_assert!(!used.contains(&number), "{number} was given");
                }
            }
        }
        for block in blocks.iter().filter(|block| block.to <= end) {
            if !used.iter().any(|number| block.has(*number)) {
                prop_assert!((block.from..=block.to).all(|number| seen.contains(&number)));
            }
        }
    }
}

/// What a device knows: numbers given, and whose each block is.
#[derive(Debug, Clone, Default)]
struct Known {
    given: BTreeSet<u64>,
    /// By first number: last number, owner, and whether it was given back.
    blocks: std::collections::BTreeMap<u64, (u64, usize, bool)>,
}

const NAMES: [&str; 4] = ["main", "ana", "luis", "eva"];

impl Known {
    fn with<T>(&self, read: impl FnOnce(&[&NumberBlock], &[u64]) -> T) -> T {
        let blocks: Vec<NumberBlock> = self
            .blocks
            .iter()
            .map(|(from, (to, owner, _))| block(NAMES[*owner], *from, *to))
            .collect();
        let blocks: Vec<&NumberBlock> = blocks.iter().collect();
        let given: Vec<u64> = self.given.iter().copied().collect();
        read(&blocks, &given)
    }

    fn next(&self, device: usize) -> Option<u64> {
        self.with(|blocks, given| {
            let free = free_of(&range(1, 120), blocks, given, (NAMES[device], device == 0));
            free.first().map(|span| span.from)
        })
    }

    fn learn(&mut self, other: &Known) {
        self.given.extend(&other.given);
        for (from, theirs) in &other.blocks {
            let own = self.blocks.entry(*from).or_insert(*theirs);
            if theirs.2 {
                *own = *theirs;
            }
        }
    }
}

proptest! {
    /// Devices that issue, keep and give back numbers and meet in any order never give one number twice.
    #[test]
    fn devices_that_meet_now_and_then_never_give_one_number_twice(
        acts in prop::collection::vec((0u8..6, 0usize..4, 0usize..4, 1u64..9), 1..120)
    ) {
        let mut devices: [Known; 4] = Default::default();
        let mut all = BTreeSet::new();
        for (act, one, other, count) in acts {
            match act {
                0..=2 => {
                    if let Some(number) = devices[one].next(one) {
                        devices[one].given.insert(number);
                        prop_assert!(all.insert(number), "{number} was given twice");
                    }
                }
                3 if other != 0 => {
                    let open = devices[0].with(|blocks, given| open_of(&range(1, 120), blocks, given));
                    if let Some(span) = open.into_iter().find(|span| span.count() >= count) {
                        devices[0].blocks.insert(span.from, (span.from + count - 1, other, false));
                    }
                }
                4 => {
                    let mut own = devices[one].blocks.values_mut();
                    if let Some(block) = own.find(|block| block.1 == one && one != 0) {
                        (block.1, block.2) = (0, true);
                    }
                }
                _ => {
                    let met = devices[other].clone();
                    devices[one].learn(&met);
                    let met = devices[one].clone();
                    devices[other].learn(&met);
                }
            }
        }
    }
}
