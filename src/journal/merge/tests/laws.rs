//! The laws of merging, over random work of several laptops: same result in any order and grouping, nothing lost,
//! a later edit never loses to an earlier one, and nothing that must be decided by a person is decided silently.

use crate::app::entity::{Change, Entity};
use crate::domain::ids::RecordId;
use crate::journal::graph::Graph;
use crate::journal::laptop::Laptop;
use crate::journal::record::decode;
use crate::journal::replica::batch::Choice;
use crate::journal::revision::RevisionId;
use crate::journal::revision::line::Line;
use crate::journal::samples;
use crate::journal::thorough;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::{BTreeMap, BTreeSet};

/// Something a person does on one of the laptops.
#[derive(Debug, Clone)]
enum Op {
    Put {
        laptop: usize,
        what: u8,
        value: u8,
    },
    Delete {
        laptop: usize,
        what: u8,
    },
    Merge {
        from: usize,
        into: usize,
    },
    Settle {
        laptop: usize,
        pick: usize,
    },
    Compact {
        laptop: usize,
    },
    Restart {
        laptop: usize,
    },
    /// Puts an earlier version back, as undoing or restoring one from the history does.
    Revert {
        laptop: usize,
        what: u8,
        pick: usize,
    },
    /// Puts a backup into a drawer.
    Keep {
        laptop: usize,
    },
    /// Merges one from the drawer, which may be older than deletions here.
    MergeKept {
        into: usize,
        pick: usize,
    },
    /// Copies a browser profile over another: two laptops with one device id go on.
    Clone {
        from: usize,
        into: usize,
    },
    /// The clock is wrong from now on by this much.
    Clock {
        laptop: usize,
        skew_ms: i64,
    },
}

/// What everybody's clock would say if it were right: 2026-11-20.
const NOW_MS: u64 = 1_795_176_000_000;
const YEAR_MS: i64 = 365 * 24 * 3_600_000;
/// By how much clocks are wrong: 5 s, 60 s, 10 min, 1 h, and a year back.
pub(super) const SKEWS_MS: [i64; 11] = [
    0, 5_000, -5_000, 60_000, -60_000, 600_000, -600_000, 3_600_000, -3_600_000, YEAR_MS, -YEAR_MS,
];

pub(super) fn skewed(skew_ms: i64) -> u64 {
    NOW_MS.saturating_add_signed(skew_ms)
}

fn op(laptops: usize) -> impl Strategy<Value = Op> {
    let at = 0..laptops;
    prop_oneof![
        6 => (at.clone(), 0u8..5, 0u8..6).prop_map(|(laptop, what, value)| Op::Put { laptop, what, value }),
        1 => (at.clone(), 0u8..5).prop_map(|(laptop, what)| Op::Delete { laptop, what }),
        4 => (at.clone(), at.clone()).prop_map(|(from, into)| Op::Merge { from, into }),
        1 => (at.clone(), 0usize..4).prop_map(|(laptop, pick)| Op::Settle { laptop, pick }),
        1 => at.clone().prop_map(|laptop| Op::Compact { laptop }),
        1 => at.clone().prop_map(|laptop| Op::Restart { laptop }),
        1 => (at.clone(), 0u8..5, 0usize..4).prop_map(|(laptop, what, pick)| Op::Revert { laptop, what, pick }),
        1 => at.clone().prop_map(|laptop| Op::Keep { laptop }),
        1 => (at.clone(), 0usize..4).prop_map(|(into, pick)| Op::MergeKept { into, pick }),
        1 => (at.clone(), at.clone()).prop_map(|(from, into)| Op::Clone { from, into }),
        1 => (at, prop::sample::select(SKEWS_MS.to_vec())).prop_map(|(laptop, skew_ms)| Op::Clock { laptop, skew_ms }),
    ]
}

fn work() -> impl Strategy<Value = (Vec<u8>, Vec<Op>)> {
    // Device ids repeat: a copied browser profile has the id of the original.
    prop::collection::vec(1u8..4, 2..=5).prop_flat_map(|devices| {
        let laptops = devices.len();
        (Just(devices), prop::collection::vec(op(laptops), 1..14))
    })
}

/// Two clients, a contract, a payment and a draft; values touch different fields of the clients.
fn entity(what: u8, value: u8) -> Entity {
    let text = ["", "x", "y"][usize::from(value % 3)];
    match what {
        0 | 1 => {
            let other = ["", "z"][usize::from(value / 3)];
            samples::client(u128::from(what), text, other)
        }
        2 => samples::contract(2, text),
        3 => samples::payment(3, text),
        _ => samples::draft(4, text),
    }
}

fn edited(laptop: &Laptop, what: u8, value: u8) -> Entity {
    let new = entity(what, value);
    // Half the edits of a client touch one field and leave the other as it is shown.
    match (laptop.book.get(&new.id()), new) {
        (Some(Entity::Client(shown)), Entity::Client(mut new)) => {
            if value.is_multiple_of(2) {
                new.name.clone_from(&shown.name);
            } else {
                new.notes.clone_from(&shown.notes);
            }
            Entity::Client(new)
        }
        (_, new) => new,
    }
}

/// The versions of a record that a laptop has, in the order of their lines.
fn versions(laptop: &Laptop, record: RecordId) -> Vec<Entity> {
    let lines = laptop.lines();
    let lines = lines.iter().map(|text| Line::parse(text).unwrap());
    lines
        .filter(|line| line.record == record.uuid() && line.known_kind() == Some(record.kind()))
        .filter_map(|line| Some(decode(record, line.format, line.body?).unwrap().entity))
        .collect()
}

/// Merges, and again: what arrives twice adds nothing.
fn merge_twice(laptop: &mut Laptop, backup: &[u8]) {
    laptop.merge(backup.to_vec());
    assert!(laptop.merge(backup.to_vec()).adds_nothing());
}

fn perform(laptops: &mut [Laptop], drawer: &mut Vec<Vec<u8>>, op: &Op) {
    match op {
        Op::Put {
            laptop,
            what,
            value,
        } => {
            let laptop = &mut laptops[*laptop];
            laptop.clock += 700;
            let entity = edited(laptop, *what, *value);
            laptop.put(entity);
        }
        Op::Delete { laptop, what } => {
            let record = entity(*what, 0).id();
            laptops[*laptop].save(&[Change::Delete(record)]);
        }
        Op::Merge { from, into } => {
            let backup = laptops[*from].backup();
            merge_twice(&mut laptops[*into], &backup);
        }
        Op::Settle { laptop, pick } => {
            let laptop = &mut laptops[*laptop];
            let conflicts = laptop.replica.conflicts();
            if let Some(record) = conflicts.get(pick % conflicts.len().max(1)).copied() {
                let heads = laptop.replica.heads(record).to_vec();
                let choice = Choice::Version(heads[pick % heads.len()]);
                laptop.settle(record, &choice);
                assert!(!laptop.replica.is_in_conflict(record));
            }
        }
        Op::Compact { laptop } => laptops[*laptop].compact(),
        Op::Restart { laptop } => {
            laptops[*laptop].check_reload();
            laptops[*laptop] = laptops[*laptop].reloaded();
        }
        Op::Revert { laptop, what, pick } => {
            let laptop = &mut laptops[*laptop];
            let versions = versions(laptop, entity(*what, 0).id());
            if let Some(version) = versions.get(pick % versions.len().max(1)) {
                laptop.put(version.clone());
            }
        }
        Op::Keep { laptop } => drawer.push(laptops[*laptop].backup()),
        Op::MergeKept { into, pick } => {
            if let Some(backup) = drawer.get(pick % drawer.len().max(1)) {
                merge_twice(&mut laptops[*into], backup);
            }
        }
        Op::Clone { from, into } => laptops[*into] = laptops[*from].copied(),
        Op::Clock { laptop, skew_ms } => laptops[*laptop].clock = skewed(*skew_ms),
    }
}

/// What a laptop shows after merging these backups one after the other.
fn merged<'a>(backups: impl IntoIterator<Item = &'a Vec<u8>>) -> Laptop {
    let mut laptop = Laptop::new(9);
    for backup in backups {
        laptop.merge(backup.clone());
    }
    laptop
}

fn check_same(one: &Laptop, other: &Laptop) {
    assert_eq!(one.digest(), other.digest());
    assert_eq!(one.book, other.book);
    assert_eq!(one.replica.conflicts(), other.replica.conflicts());
    assert_eq!(one.lines(), other.lines());
}

fn check_convergence(laptops: &[Laptop]) -> Laptop {
    let backups: Vec<Vec<u8>> = laptops.iter().map(Laptop::backup).collect();
    let all = merged(&backups);
    // Commutative.
    check_same(&all, &merged(backups.iter().rev()));
    // Associative: the first with the rest merged among themselves.
    let rest = merged(&backups[1..]);
    check_same(&all, &merged([&backups[0], &rest.backup()]));
    // Idempotent, and equal for the laptops themselves, who were there all along.
    let everything = all.backup();
    let mut again = all.copied();
    assert!(again.merge(everything.clone()).adds_nothing());
    let mut oldest = laptops[0].copied();
    oldest.merge(everything);
    check_same(&all, &oldest);
    oldest.check_reload();
    // Nothing lost.
    let written: BTreeSet<String> = laptops.iter().flat_map(Laptop::lines).collect();
    assert_eq!(all.lines(), written);
    all
}

/// Judges what is shown from the lines alone.
fn check_what_is_shown(laptop: &Laptop) {
    let texts = laptop.lines();
    let lines: Vec<Line<'_>> = texts
        .iter()
        .map(|text| Line::parse(text).unwrap())
        .collect();
    let mut records: BTreeMap<RecordId, Vec<&Line<'_>>> = BTreeMap::new();
    for line in &lines {
        let record = RecordId::new(line.known_kind().unwrap(), line.record);
        records.entry(record).or_default().push(line);
    }
    for (record, lines) in records {
        let graph: Graph = lines
            .iter()
            .map(|line| (line.id, line.parents.as_slice()))
            .collect();
        let body = |id: RevisionId| lines.iter().find(|line| line.id == id).and_then(|l| l.body);
        let heads = graph.heads();
        assert_eq!(heads, laptop.replica.heads(record));
        let living: BTreeSet<&str> = heads.iter().filter_map(|id| body(*id)).collect();
        let deleted = heads.iter().any(|id| body(*id).is_none());
        let shown = laptop
            .book
            .get(&record)
            .map(|e| crate::journal::record::encode(e).unwrap());
        let shown = shown.as_deref();
        let in_conflict = laptop.replica.is_in_conflict(record);
        // A record is gone only if every head says so; a change beside a deletion is for a person to decide.
        assert_eq!(shown.is_none(), living.is_empty());
        if deleted && !living.is_empty() {
            assert!(in_conflict);
        }
        let Some(shown) = shown else { continue };
        if in_conflict {
            assert!(living.len() > 1 || deleted);
            // Until then a head is shown, never something that a later edit replaced, unless fields merged beside a deletion.
            assert!(living.contains(shown) || matches!(record, RecordId::Client(_)));
        } else if living.len() == 1 {
            assert!(living.contains(shown));
        } else {
            assert!(
                matches!(record, RecordId::Client(_)),
                "united silently: {record:?}"
            );
            check_fields(&graph, &heads, &body, shown);
        }
    }
}

/// Every field that a head changed against every nearest common ancestor is shown as that head has it.
fn check_fields<'a>(
    graph: &Graph,
    heads: &[RevisionId],
    body: &impl Fn(RevisionId) -> Option<&'a str>,
    shown: &str,
) {
    let fields =
        |text: &str| serde_json::from_str::<BTreeMap<String, serde_json::Value>>(text).unwrap();
    let shown = fields(shown);
    for base in graph.bases(heads) {
        let base = fields(body(base).unwrap_or("{}"));
        for head in heads.iter().filter_map(|id| body(*id)).map(fields) {
            for name in base.keys().chain(head.keys()) {
                if head.get(name) != base.get(name) {
                    assert_eq!(shown.get(name), head.get(name), "{name}");
                }
            }
        }
    }
}

fn check(devices: &[u8], ops: &[Op]) {
    let mut laptops: Vec<Laptop> = devices.iter().map(|device| Laptop::new(*device)).collect();
    laptops
        .iter_mut()
        .for_each(|laptop| laptop.clock = skewed(0));
    let mut drawer = Vec::new();
    for op in ops {
        perform(&mut laptops, &mut drawer, op);
    }
    let all = check_convergence(&laptops);
    check_what_is_shown(&all);
    laptops.iter().for_each(check_what_is_shown);
}

/// Ten thousand in both tests together where time is not short.
fn cases() -> u32 {
    thorough::cases(250, 5_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))), ..ProptestConfig::default() })]

    #[test]
    fn laptops_converge_and_lose_nothing((devices, ops) in work()) {
        check(&devices, &ops);
    }

    #[test]
    fn laptops_converge_and_lose_nothing_again((devices, ops) in work()) {
        check(&devices, &ops);
    }
}
