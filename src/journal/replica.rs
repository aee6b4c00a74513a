//! What a running app knows of the journal: where each record stands, without the bodies of all records.
//! It decides what is written next; the bodies live in the book, the lines in the store.

pub mod batch;
pub mod loader;
pub mod strangers;

use crate::app::entity::{Change, Entity};
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::graph::Graph;
use crate::journal::migrations::{self, Access};
use crate::journal::record::{self, RecordError};
use crate::journal::replica::strangers::Strangers;
use crate::journal::resolve::{self, Resolution};
use crate::journal::revision::line::Line;
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, Revision, RevisionId};
use crate::journal::store::Tail;
use crate::order;
use std::collections::{BTreeMap, HashMap};

/// The revision that a record shows: who made it, when and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub id: RevisionId,
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    pub deleted: bool,
}

/// A record whose newest revision could not be read. Its lines stay in the journal and in backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    pub record: RecordId,
    pub revision: RevisionId,
    pub error: RecordError,
    /// The body as written.
    pub body: String,
}

/// Several revisions beside one another, with all they descend from.
#[derive(Debug, Clone)]
pub struct Tangle {
    pub revisions: BTreeMap<RevisionId, Revision>,
    pub heads: Vec<RevisionId>,
    pub resolution: Resolution,
}

#[derive(Debug, Clone)]
enum Standing {
    One(Head),
    Several(Box<Tangle>),
}

/// Where every record stands, and where the journal ends.
#[derive(Debug, Clone, Default)]
pub struct Replica {
    records: HashMap<RecordId, Standing>,
    /// Bodies, in this version's format, that have fields this version does not know.
    unknown: HashMap<RecordId, Box<str>>,
    quarantine: BTreeMap<RecordId, Quarantined>,
    strangers: Strangers,
    last: Stamp,
    format: u32,
    tail: Tail,
}

impl Replica {
    /// The end of the journal up to which this replica has read.
    pub fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Whether this version may write here.
    pub fn access(&self) -> Access {
        migrations::access(self.format)
    }

    /// The latest moment seen; the next change is later.
    pub fn last_stamp(&self) -> Stamp {
        self.last
    }

    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Who made what the record shows, and when.
    pub fn head(&self, record: RecordId) -> Option<Head> {
        match self.records.get(&record)? {
            Standing::One(head) => Some(*head),
            Standing::Several(tangle) => tangle
                .revisions
                .get(&tangle.resolution.winner)
                .map(Head::of_revision),
        }
    }

    /// The revisions that stand for the record now, sorted; empty when it is not known.
    pub fn heads(&self, record: RecordId) -> &[RevisionId] {
        match self.records.get(&record) {
            None => &[],
            Some(Standing::One(head)) => std::slice::from_ref(&head.id),
            Some(Standing::Several(tangle)) => &tangle.heads,
        }
    }

    /// Every record with its heads, in no particular order.
    pub fn all_heads(&self) -> impl Iterator<Item = (RecordId, &[RevisionId])> {
        self.records
            .keys()
            .map(|record| (*record, self.heads(*record)))
    }

    /// The revisions of a record that has several heads.
    pub fn tangle(&self, record: RecordId) -> Option<&Tangle> {
        match self.records.get(&record)? {
            Standing::One(_) => None,
            Standing::Several(tangle) => Some(tangle),
        }
    }

    /// Records that a person must settle, sorted.
    pub fn conflicts(&self) -> Vec<RecordId> {
        let mut records: Vec<RecordId> = self
            .records
            .iter()
            .filter(|(_, standing)| match standing {
                Standing::One(_) => false,
                Standing::Several(tangle) => tangle.resolution.conflict.is_some(),
            })
            .map(|(record, _)| *record)
            .collect();
        order::sort(&mut records);
        records
    }

    pub fn is_in_conflict(&self, record: RecordId) -> bool {
        self.tangle(record)
            .is_some_and(|tangle| tangle.resolution.conflict.is_some())
    }

    /// Records whose newest revision could not be read, sorted.
    pub fn quarantine(&self) -> impl Iterator<Item = &Quarantined> {
        self.quarantine.values()
    }

    /// Records of kinds that this version does not know.
    pub fn strangers(&self) -> &Strangers {
        &self.strangers
    }

    /// The body that the next change of the record must carry unknown fields on from.
    fn body_to_carry_on(&self, record: RecordId) -> Option<&str> {
        match self.records.get(&record) {
            Some(Standing::Several(tangle)) => tangle.resolution.body.as_deref(),
            _ => self.unknown.get(&record).map(|body| &**body),
        }
    }

    /// Takes note of the revisions of a record, all it has, and says what the book must show.
    fn settle(
        &mut self,
        record: RecordId,
        revisions: BTreeMap<RevisionId, Revision>,
    ) -> Option<Change> {
        let graph: Graph = revisions
            .values()
            .map(|revision| (revision.id, revision.parents.as_slice()))
            .collect();
        let heads = graph.heads();
        if let [only] = heads.as_slice()
            && let Some(revision) = revisions.get(only)
        {
            let head = Head::of_revision(revision);
            self.records.insert(record, Standing::One(head));
            return Some(self.show(record, head.id, revision.format, revision.body()));
        }
        let resolution = resolve::resolve(record, &revisions);
        let change = self.show(
            record,
            resolution.winner,
            migrations::FORMAT,
            resolution.body.as_deref(),
        );
        let tangle = Tangle {
            revisions,
            heads,
            resolution,
        };
        self.records
            .insert(record, Standing::Several(Box::new(tangle)));
        Some(change)
    }

    /// What the book must show for a body; one that cannot be read is set aside and not shown.
    fn show(
        &mut self,
        record: RecordId,
        revision: RevisionId,
        format: u32,
        body: Option<&str>,
    ) -> Change {
        self.quarantine.remove(&record);
        self.unknown.remove(&record);
        let Some(body) = body else {
            return Change::Delete(record);
        };
        match record::decode(record, format, body) {
            Ok(decoded) => {
                if decoded.has_unknown {
                    let kept = migrations::upgrade_text(record.kind(), format, body)
                        .unwrap_or_else(|_| body.to_owned());
                    self.unknown.insert(record, kept.into());
                }
                Change::Put(decoded.entity)
            }
            Err(error) => {
                let set_aside = Quarantined {
                    record,
                    revision,
                    error,
                    body: body.to_owned(),
                };
                self.quarantine.insert(record, set_aside);
                Change::Delete(record)
            }
        }
    }

    fn saw(&mut self, stamp: Stamp, format: u32) {
        self.last = self.last.max(stamp);
        self.format = self.format.max(format);
    }
}

impl Head {
    fn of_line(line: &Line<'_>) -> Head {
        Head {
            id: line.id,
            stamp: line.stamp,
            author: line.author,
            device: line.device,
            deleted: line.body.is_none(),
        }
    }

    fn of_revision(revision: &Revision) -> Head {
        Head {
            id: revision.id,
            stamp: revision.stamp,
            author: revision.author,
            device: revision.device,
            deleted: revision.is_deletion(),
        }
    }
}

/// The record and content of a change that puts one.
fn put(change: &Change) -> Option<&Entity> {
    match change {
        Change::Put(entity) => Some(entity),
        Change::Delete(_) => None,
    }
}

#[cfg(test)]
mod tests;
