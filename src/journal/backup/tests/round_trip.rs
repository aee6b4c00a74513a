//! Random books out and in again: equal record for record, with their whole history, and nothing twice.

use crate::app::entity::{Change, Entity};
use crate::app::example::{Plan, generate};
use crate::domain::country::Country;
use crate::domain::ids::RecordId;
use crate::journal::backup::Backup;
use crate::journal::backup::tests::document;
use crate::journal::backup::write::Packing;
use crate::journal::compaction::Compaction;
use crate::journal::laptop::Laptop;
use crate::journal::samples;
use crate::journal::store::Store;
use crate::journal::thorough;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// A company of random size, entered in batches, then worked on by two devices.
#[derive(Debug, Clone)]
struct Office {
    plan: Plan,
    batch: usize,
    /// Records edited on the first device, on the second, on both, and deleted on either.
    work: Vec<(prop::sample::Index, u8)>,
    folded: bool,
    attachments: Vec<Vec<u8>>,
}

fn office() -> impl Strategy<Value = Office> {
    let size = (0usize..5, 0usize..5, 0u32..3);
    let work = prop::collection::vec((any::<prop::sample::Index>(), 0u8..6), 0..12);
    let files = prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..3);
    (
        any::<u64>(),
        any::<bool>(),
        size,
        1usize..40,
        work,
        any::<bool>(),
        files,
    )
        .prop_map(
            |(seed, is_peru, (clients, contracts, months), batch, work, folded, attachments)| {
                let country = if is_peru {
                    Country::Peru
                } else {
                    Country::Colombia
                };
                let today = "2026-11-20".parse().unwrap();
                let plan = Plan {
                    seed,
                    clients,
                    contracts,
                    months,
                    ..Plan::example(today, country)
                };
                Office {
                    plan,
                    batch,
                    work,
                    folded,
                    attachments,
                }
            },
        )
}

/// Another version of a record; drafts for those of which a second version is not made here.
fn edited(entity: Entity, words: &str) -> Entity {
    match entity {
        Entity::Client(mut client) => {
            client.notes = words.to_owned();
            Entity::Client(client)
        }
        Entity::Contract(mut contract) => {
            contract.notes = words.to_owned();
            Entity::Contract(contract)
        }
        Entity::Payment(mut payment) => {
            payment.reference = words.to_owned();
            Entity::Payment(payment)
        }
        _ => samples::draft(0x7777, words),
    }
}

impl Office {
    fn worked(&self) -> Laptop {
        let mut one = Laptop::new(1);
        let all: Vec<Change> = generate(&self.plan).into_iter().map(Change::Put).collect();
        all.chunks(self.batch).for_each(|part| one.save(part));
        let mut other = Laptop::new(2);
        other.merge(one.backup());
        for (number, (which, how)) in self.work.iter().enumerate() {
            let record = which.get(&all).record();
            let words = format!("línea {number}\n\"x\"");
            for (laptop, mine) in [(&mut one, 1), (&mut other, 2)] {
                let shown = laptop.book.get(&record).cloned();
                match (how, shown) {
                    (0..3, Some(shown)) if how & mine != mine => {
                        laptop.put(edited(shown, &format!("{words} {mine}")));
                    }
                    (3..5, Some(_)) if how - 2 == mine => laptop.save(&[Change::Delete(record)]),
                    _ => {}
                }
            }
        }
        one.merge(other.backup());
        if self.folded {
            one.compact();
        }
        one
    }
}

/// An empty device onto which a backup is restored.
fn restored(document: Vec<u8>) -> Laptop {
    let laptop = Laptop::new(9);
    let backup = Backup::parse(document).unwrap();
    let frames = Compaction::of_backup(&backup).finish().unwrap();
    pollster::block_on(laptop.store.replace(laptop.replica.tail(), frames)).unwrap();
    laptop.reloaded()
}

fn check_equal(found: &Laptop, expected: &Laptop) {
    assert_eq!(found.book, expected.book);
    assert_eq!(found.digest(), expected.digest());
    assert_eq!(found.lines(), expected.lines());
    assert_eq!(found.replica.conflicts(), expected.replica.conflicts());
    let quarantined = |laptop: &Laptop| -> Vec<RecordId> {
        let aside = laptop.replica.quarantine();
        aside.map(|quarantined| quarantined.record).collect()
    };
    assert_eq!(quarantined(found), quarantined(expected));
}

fn check(office: &Office) {
    let laptop = office.worked();
    let files = &office.attachments;
    for packing in [Packing::Plain, Packing::Gzip] {
        let written = document(&laptop, packing, files);
        let read = Backup::parse(written.clone()).unwrap();
        let contents: Vec<&Vec<u8>> = read.attachments.iter().map(|(_, bytes)| bytes).collect();
        assert_eq!(contents, files.iter().collect::<Vec<_>>());
        let back = restored(written.clone());
        check_equal(&back, &laptop);
        assert_eq!(document(&back, packing, files), written);
    }
    // Merged into nothing it is the same; merged again, here or there, it adds nothing.
    let backup = laptop.backup();
    let mut merged = Laptop::new(8);
    merged.merge(backup.clone());
    check_equal(&merged, &laptop);
    for mut same in [merged, laptop.copied()] {
        let before = *same.replica.tail();
        assert!(same.merge(backup.clone()).adds_nothing());
        assert_eq!(*same.replica.tail(), before);
        check_equal(&same, &laptop);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: thorough::cases(30, 1_000),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_goes_out_comes_in_equal_and_once(office in office()) {
        check(&office);
    }
}
