//! Taking in revisions made elsewhere: first a rehearsal that says what would change, then what to write.
//! A merge is a union of revisions. It decides nothing: what a record shows follows from its revisions.

pub mod sides;

use crate::domain::ids::{Kind, RecordId};
use crate::journal::backup::Backup;
use crate::journal::codec::{self, CodecError, Packer};
use crate::journal::merge::sides::{Sides, graph, pack};
use crate::journal::migrations::{self, Access};
use crate::journal::replica::Replica;
use crate::journal::replica::loader::LoadError;
use crate::journal::revision::Revision;
use crate::journal::revision::line::Line;
use crate::journal::store::{Frame, FrameClass, Tail};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Lines or records looked at in one step: about a millisecond.
const STEP: usize = 200;

/// What a merge would do to one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was not here.
    New,
    /// It shows something else afterwards, or continues versions of both sides.
    Updated,
    /// It is deleted afterwards.
    Deleted,
    /// A person must settle it.
    Conflicting,
    /// Nothing changes: the same, or an older state.
    Same,
}

/// How many records of one kind have each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub new: usize,
    pub updated: usize,
    pub deleted: usize,
    pub conflicting: usize,
    pub same: usize,
}

/// What a merge does, before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// By name of the kind; kinds that this version does not know are counted too.
    pub tallies: BTreeMap<String, Tally>,
    /// Every record that does not stay the same, sorted.
    pub outcomes: BTreeMap<RecordId, Outcome>,
    /// The end of the journal for which it was worked out; a plan for another is worth nothing.
    pub at: Tail,
    /// Lines of the file that are all there is of records not known here, in the order of the file.
    fresh: BTreeSet<usize>,
    /// Frames of all other records that have something new.
    joined: Vec<Vec<u8>>,
}

/// The frames of a plan being packed.
pub struct Writing<'a> {
    backup: &'a Backup,
    fresh: std::collections::btree_set::Iter<'a, usize>,
    packer: Packer,
    joined: &'a [Vec<u8>],
}

impl Plan {
    fn note(&mut self, (kind, uuid): Key, outcome: Outcome) {
        let record = Kind::from_name(&kind).map(|kind| RecordId::new(kind, uuid));
        self.tallies.entry(kind).or_default().add(outcome);
        if let Some(record) = record.filter(|_| outcome != Outcome::Same) {
            self.outcomes.insert(record, outcome);
        }
    }

    /// Whether there is nothing to write.
    pub fn adds_nothing(&self) -> bool {
        self.fresh.is_empty() && self.joined.is_empty()
    }

    /// What to write: [`Writing::step`] until it is done. `backup` is the file that was rehearsed.
    pub fn writing<'a>(&'a self, backup: &'a Backup) -> Writing<'a> {
        Writing {
            backup,
            fresh: self.fresh.iter(),
            packer: Packer::default(),
            joined: &self.joined,
        }
    }
}

impl Writing<'_> {
    /// Packs some of the lines; true when all are.
    ///
    /// # Errors
    /// When lines do not fit in a frame.
    pub fn step(&mut self) -> Result<bool, MergeError> {
        for number in self.fresh.by_ref().take(STEP) {
            self.packer
                .push(self.backup.line(*number).unwrap_or_default())?;
        }
        Ok(self.fresh.len() == 0)
    }

    /// The frames to add, none when nothing changes. One may be appended; several are added at the end of all frames
    /// by `Store::replace`, so that the merge is all or nothing. Then [`Replica::absorb`] takes them in.
    ///
    /// # Errors
    /// As [`Writing::step`].
    pub fn finish(mut self) -> Result<Vec<Frame>, MergeError> {
        while !self.step()? {}
        let class = FrameClass::Batch;
        let packed = self.packer.finish()?.into_iter();
        Ok(packed
            .chain(self.joined.iter().cloned())
            .map(|bytes| Frame { class, bytes })
            .collect())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// A newer version wrote in this journal; this one must not write.
    #[error("the journal is of format {found}, this version writes {ours}")]
    ReadOnly { found: u32, ours: u32 },
    /// The file has bodies of a newer format.
    #[error("the file is of format {found}, this version reads {ours}")]
    Newer { found: u32, ours: u32 },
    #[error("{0}")]
    Journal(#[from] LoadError),
    #[error("{0}")]
    Frame(#[from] CodecError),
    #[error("revision {line} of the file cannot be read")]
    File { line: usize },
}

/// Name of the kind and id of a record.
type Key = (String, Uuid);

/// A merge being rehearsed: [`Rehearsal::step`] until it is done, then all frames of the journal, then
/// [`Rehearsal::settle`] until it is done. The replica must not change meanwhile; [`Plan::at`] tells.
pub struct Rehearsal {
    backup: Backup,
    at: Tail,
    reading: Reading,
    frames: usize,
    file: HashMap<Key, Vec<usize>>,
    /// Records of the file whose heads are not the ones here, with everything the file says of them.
    differing: BTreeMap<Key, Sides>,
    plan: Plan,
    packer: Packer,
}

enum Reading {
    /// The next line of the file.
    Lines(usize),
    /// Records of the file still to be compared with those here.
    Records(std::vec::IntoIter<(Key, Vec<usize>)>),
    Done,
}

impl Rehearsal {
    /// # Errors
    /// When this version must not write here.
    pub fn new(replica: &Replica, backup: Backup) -> Result<Rehearsal, MergeError> {
        if let Access::ReadOnly { found, ours } = replica.access() {
            return Err(MergeError::ReadOnly { found, ours });
        }
        Ok(Rehearsal {
            backup,
            at: *replica.tail(),
            reading: Reading::Lines(0),
            frames: 0,
            file: HashMap::new(),
            differing: BTreeMap::new(),
            plan: Plan::default(),
            packer: Packer::default(),
        })
    }

    /// Reads some of the file; true when all of it is read and the frames can come.
    ///
    /// # Errors
    /// When the file has bodies of a newer format.
    pub fn step(&mut self, replica: &Replica) -> Result<bool, MergeError> {
        match &mut self.reading {
            Reading::Lines(next) => {
                let from = *next;
                let to = self.backup.lines().len().min(from + STEP);
                *next = to;
                self.read_lines(from, to)?;
                if to == self.backup.lines().len() {
                    let records: Vec<_> = std::mem::take(&mut self.file).into_iter().collect();
                    self.reading = Reading::Records(records.into_iter());
                }
            }
            Reading::Records(records) => {
                let piece: Vec<_> = records.by_ref().take(STEP).collect();
                if piece.is_empty() {
                    self.reading = Reading::Done;
                }
                for (key, numbers) in piece {
                    self.compare(replica, key, &numbers)?;
                }
            }
            Reading::Done => {}
        }
        Ok(matches!(self.reading, Reading::Done))
    }

    /// Whether the frames of the journal are needed: not when everything in the file is new here or the same.
    pub fn needs_frames(&self) -> bool {
        self.differing
            .values()
            .any(|sides| !sides.heads_here.is_empty())
    }

    /// Looks through the next frame of the journal, of whatever class. To be called with every frame.
    ///
    /// # Errors
    /// When the frame or a line is not what was written.
    pub fn push_frame(&mut self, frame: &Frame) -> Result<(), MergeError> {
        let index = self.frames;
        self.frames += 1;
        let payload = codec::decode(&frame.bytes).map_err(|cause| LoadError::Frame {
            frame: index,
            cause,
        })?;
        for (number, text) in payload.lines().enumerate() {
            let line = Line::parse(text).map_err(|cause| LoadError::Line {
                frame: index,
                line: number,
                cause,
            })?;
            let key = (line.kind.to_owned(), line.record);
            if let Some(sides) = self.differing.get_mut(&key) {
                sides
                    .here
                    .entry(line.id)
                    .or_insert_with(|| Revision::keep(&line));
            }
        }
        Ok(())
    }

    /// Works out some of the plan; true when all of it is.
    ///
    /// # Errors
    /// When what is to be written does not fit in a frame.
    pub fn settle(&mut self) -> Result<bool, MergeError> {
        for _ in 0..STEP {
            let Some(((kind, uuid), sides)) = self.differing.pop_first() else {
                return Ok(true);
            };
            let record = Kind::from_name(&kind).map(|kind| RecordId::new(kind, uuid));
            let outcome = sides.outcome(record);
            self.plan.note((kind, uuid), outcome);
            pack(&sides, &mut self.packer)?;
        }
        Ok(self.differing.is_empty())
    }

    /// What the merge does and what to write for it, with the file it is about.
    /// Does whatever [`Rehearsal::settle`] has left.
    ///
    /// # Errors
    /// As [`Rehearsal::settle`].
    pub fn finish(mut self) -> Result<(Plan, Backup), MergeError> {
        while !self.settle()? {}
        let plan = Plan {
            at: self.at,
            joined: self.packer.finish()?,
            ..self.plan
        };
        Ok((plan, self.backup))
    }

    fn read_lines(&mut self, from: usize, to: usize) -> Result<(), MergeError> {
        for number in from..to {
            let line = parsed(&self.backup, number)?;
            if line.format > migrations::FORMAT {
                return Err(MergeError::Newer {
                    found: line.format,
                    ours: migrations::FORMAT,
                });
            }
            let key = (line.kind.to_owned(), line.record);
            self.file.entry(key).or_default().push(number);
        }
        Ok(())
    }

    fn compare(
        &mut self,
        replica: &Replica,
        key: Key,
        numbers: &[usize],
    ) -> Result<(), MergeError> {
        let heads_here = match Kind::from_name(&key.0) {
            Some(kind) => replica.heads(RecordId::new(kind, key.1)).to_vec(),
            None => replica.strangers().heads_of(&key.0, key.1),
        };
        // Almost all records of a first import, and nothing is to be compared.
        if let (true, [only]) = (heads_here.is_empty(), numbers) {
            let is_deleted = parsed(&self.backup, *only)?.body.is_none();
            let outcome = if is_deleted {
                Outcome::Deleted
            } else {
                Outcome::New
            };
            self.plan.fresh.insert(*only);
            self.plan.note(key, outcome);
            return Ok(());
        }
        let mut there = BTreeMap::new();
        for number in numbers {
            let line = parsed(&self.backup, *number)?;
            there.insert(line.id, Revision::keep(&line));
        }
        if graph(there.values()).heads() == heads_here {
            self.plan.tallies.entry(key.0).or_default().same += 1;
        } else {
            let sides = Sides {
                here: BTreeMap::new(),
                there,
                heads_here,
            };
            self.differing.insert(key, sides);
        }
        Ok(())
    }
}

fn parsed(backup: &Backup, number: usize) -> Result<Line<'_>, MergeError> {
    let text = backup.line(number).unwrap_or_default();
    Line::parse(text).map_err(|_| MergeError::File { line: number })
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Deleted => self.deleted += 1,
            Outcome::Conflicting => self.conflicting += 1,
            Outcome::Same => self.same += 1,
        }
    }
}

#[cfg(test)]
mod tests;
