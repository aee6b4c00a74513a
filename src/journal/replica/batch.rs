//! One append: the changes of a command as revisions in a frame.
//! Prepared from the replica without changing it; the replica follows when the store has acknowledged.

use crate::app::entity::{Change, Entity};
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::codec::{CodecError, FrameBuilder};
use crate::journal::migrations::{self, Access};
use crate::journal::record::{self, RecordError};
use crate::journal::replica::{Head, Replica, Standing, put};
use crate::journal::revision::line::{Line, NewRevision};
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, Revision, RevisionId};
use crate::journal::store::Tail;
use std::collections::HashMap;

/// A frame ready to be appended at [`Replica::tail`].
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What to give to [`crate::journal::store::Store::append`].
    pub frame: Vec<u8>,
    written: Vec<Written>,
}

#[derive(Debug, Clone)]
struct Written {
    record: RecordId,
    head: Head,
    text: String,
    /// The body, when it has fields this version does not know.
    unknown: Option<Box<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrepareError {
    /// A newer version wrote here; this one must not write.
    #[error("the journal is of format {found}, this version writes {ours}")]
    ReadOnly { found: u32, ours: u32 },
    #[error("{0}")]
    Record(#[from] RecordError),
    #[error("{0}")]
    Frame(#[from] CodecError),
    /// The version that was chosen is not one of the record.
    #[error("{0} is not a version of the record")]
    NoSuchVersion(RevisionId),
    /// The record has nothing to settle.
    #[error("the record has one version only")]
    NotInConflict,
}

/// How a person settles a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// One of the versions, as it is.
    Version(RevisionId),
    /// Something put together from several.
    Content(Box<Entity>),
    Delete,
}

/// Who writes, where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer {
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// The device's clock: milliseconds since 1970-01-01 UTC.
    pub now_ms: u64,
}

impl Batch {
    /// Nothing to append: the changes changed nothing.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Ids of the revisions, in the order of the changes.
    pub fn revisions(&self) -> impl Iterator<Item = (RecordId, RevisionId)> {
        self.written
            .iter()
            .map(|written| (written.record, written.head.id))
    }
}

impl Replica {
    /// The changes as one batch. Each continues what its record shows: a record in conflict stays in conflict.
    ///
    /// # Errors
    /// [`PrepareError::ReadOnly`] in a journal of a newer version.
    pub fn prepare(&self, changes: &[Change], writer: Writer) -> Result<Batch, PrepareError> {
        let mut drafting = Drafting::new(self, writer)?;
        for change in changes {
            drafting.add(change)?;
        }
        drafting.finish()
    }

    /// A revision that replaces all versions of a record in conflict.
    ///
    /// # Errors
    /// When the record has one version, or the chosen one is not among them.
    pub fn prepare_resolution(
        &self,
        record: RecordId,
        choice: &Choice,
        writer: Writer,
    ) -> Result<Batch, PrepareError> {
        let mut drafting = Drafting::new(self, writer)?;
        let tangle = self.tangle(record).ok_or(PrepareError::NotInConflict)?;
        let body = match choice {
            Choice::Delete => None,
            Choice::Version(id) => {
                let chosen = tangle.revisions.get(id);
                let chosen = chosen.ok_or(PrepareError::NoSuchVersion(*id))?;
                match chosen.body() {
                    Some(body) => Some(
                        migrations::upgrade_text(record.kind(), chosen.format, body)
                            .map_err(|_| PrepareError::NoSuchVersion(*id))?,
                    ),
                    None => None,
                }
            }
            Choice::Content(entity) => Some(body_over(entity, self.body_to_carry_on(record))?),
        };
        drafting.write(record, &tangle.heads, body);
        drafting.finish()
    }

    /// Takes note that the store has appended the batch, which led to `tail`.
    /// Returns what the book must show beyond the changes themselves: records that were, or still are, in conflict.
    pub fn committed(&mut self, batch: Batch, tail: Tail) -> Vec<Change> {
        let mut further = Vec::new();
        for written in batch.written {
            self.saw(written.head.stamp, migrations::FORMAT);
            if let Some(Standing::Several(tangle)) = self.records.get(&written.record) {
                let mut revisions = tangle.revisions.clone();
                if let Ok(line) = Line::parse(&written.text) {
                    revisions.insert(line.id, Revision::keep(&line));
                }
                further.extend(self.settle(written.record, revisions));
                continue;
            }
            self.records
                .insert(written.record, Standing::One(written.head));
            self.quarantine.remove(&written.record);
            match written.unknown {
                Some(body) => self.unknown.insert(written.record, body),
                None => self.unknown.remove(&written.record),
            };
        }
        self.tail = tail;
        further
    }
}

/// A batch on its way.
struct Drafting<'a> {
    replica: &'a Replica,
    writer: Writer,
    stamp: Stamp,
    written: Vec<Written>,
    /// The last revision in this batch of each record that has one.
    latest: HashMap<RecordId, usize>,
}

impl<'a> Drafting<'a> {
    fn new(replica: &'a Replica, writer: Writer) -> Result<Drafting<'a>, PrepareError> {
        if let Access::ReadOnly { found, ours } = replica.access() {
            return Err(PrepareError::ReadOnly { found, ours });
        }
        Ok(Drafting {
            replica,
            writer,
            stamp: Stamp::next(replica.last, writer.now_ms),
            written: Vec::new(),
            latest: HashMap::new(),
        })
    }

    fn add(&mut self, change: &Change) -> Result<(), PrepareError> {
        let record = change.record();
        let earlier = self
            .latest
            .get(&record)
            .and_then(|at| self.written.get(*at));
        let parents: Vec<RevisionId> = match earlier {
            Some(earlier) => vec![earlier.head.id],
            None => self.replica.continued(record),
        };
        let body = match put(change) {
            Some(entity) => {
                let carried = match earlier {
                    Some(earlier) => earlier.unknown.as_deref(),
                    None => self.replica.body_to_carry_on(record),
                };
                Some(body_over(entity, carried)?)
            }
            // What is not there, or is deleted already, needs no deletion.
            None if parents.is_empty() || self.is_deleted(record) => return Ok(()),
            None => None,
        };
        self.write(record, &parents, body);
        Ok(())
    }

    fn is_deleted(&self, record: RecordId) -> bool {
        match self
            .latest
            .get(&record)
            .and_then(|at| self.written.get(*at))
        {
            Some(earlier) => earlier.head.deleted,
            None => self.replica.head(record).is_none_or(|head| head.deleted),
        }
    }

    fn write(&mut self, record: RecordId, parents: &[RevisionId], body: Option<String>) {
        let (id, text) = NewRevision {
            kind: record.kind(),
            record: record.uuid(),
            parents,
            stamp: self.stamp,
            author: self.writer.author,
            device: self.writer.device,
            body: body.as_deref(),
        }
        .write();
        let unknown = body
            .as_deref()
            .filter(|body| self.has_unknown(record, body));
        let unknown = unknown.map(Into::into);
        self.latest.insert(record, self.written.len());
        self.written.push(Written {
            record,
            head: Head {
                id,
                stamp: self.stamp,
                author: self.writer.author,
                device: self.writer.device,
                deleted: body.is_none(),
            },
            text,
            unknown,
        });
    }

    /// Only what continues a body with unknown fields can have some: the rest need not be read again.
    fn has_unknown(&self, record: RecordId, body: &str) -> bool {
        self.replica.body_to_carry_on(record).is_some()
            && record::decode(record, migrations::FORMAT, body)
                .is_ok_and(|decoded| decoded.has_unknown)
    }

    fn finish(self) -> Result<Batch, PrepareError> {
        let mut builder = FrameBuilder::default();
        for written in &self.written {
            builder.push(&written.text);
        }
        Ok(Batch {
            frame: builder.finish()?,
            written: self.written,
        })
    }
}

impl Replica {
    /// The revisions that a change of the record continues.
    fn continued(&self, record: RecordId) -> Vec<RevisionId> {
        match self.records.get(&record) {
            None => Vec::new(),
            Some(Standing::One(head)) => vec![head.id],
            Some(Standing::Several(tangle)) if tangle.resolution.conflict.is_none() => {
                tangle.heads.clone()
            }
            Some(Standing::Several(tangle)) => tangle.resolution.from.clone(),
        }
    }
}

fn body_over(entity: &Entity, previous: Option<&str>) -> Result<String, RecordError> {
    match previous {
        Some(previous) => {
            // A body that cannot be read has nothing to carry on.
            record::encode_over(entity, previous).or_else(|_| record::encode(entity))
        }
        None => record::encode(entity),
    }
}
