//! Checking the whole journal: frames, the id of every line, that every parent is there, and the tail.
//! It repairs nothing; it names the first thing that is not as it was written.

use crate::journal::codec::{self, CodecError};
use crate::journal::revision::RevisionId;
use crate::journal::revision::line::{Line, LineError};
use crate::journal::store::{Frame, Tail, next_tail};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    Frame {
        frame: usize,
        cause: CodecError,
    },
    Line {
        frame: usize,
        line: usize,
        cause: LineError,
    },
    /// A revision builds on one that is not in the journal.
    Parent {
        record: Uuid,
        revision: RevisionId,
        parent: RevisionId,
    },
    /// The frames do not lead to the tail that the store has noted.
    Tail {
        found: Tail,
        expected: Tail,
    },
}

/// What was checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub frames: usize,
    pub lines: usize,
    /// Lines without repetitions.
    pub revisions: usize,
    pub records: usize,
    /// Size of the frames as stored.
    pub bytes: u64,
    /// How many things are not as they were written.
    pub broken: usize,
    pub first_broken: Option<Broken>,
}

/// A check under way.
#[derive(Debug, Default)]
pub struct Verification {
    report: Report,
    tail: Tail,
    revisions: HashMap<RevisionId, Uuid>,
    records: HashSet<(Uuid, String)>,
    links: Vec<(RevisionId, RevisionId)>,
}

impl Verification {
    pub fn new() -> Verification {
        Verification::default()
    }

    /// Checks the next frame, of whatever class.
    pub fn push_frame(&mut self, frame: &Frame) {
        let index = self.report.frames;
        self.report.frames += 1;
        self.report.bytes += frame.bytes.len() as u64;
        self.tail = next_tail(self.tail, &frame.bytes);
        let payload = match codec::decode(&frame.bytes) {
            Ok(payload) => payload,
            Err(cause) => {
                return self.note(Broken::Frame {
                    frame: index,
                    cause,
                });
            }
        };
        for (number, text) in payload.lines().enumerate() {
            self.report.lines += 1;
            match Line::parse_foreign(text) {
                Ok(line) => self.take(&line),
                Err(cause) => self.note(Broken::Line {
                    frame: index,
                    line: number,
                    cause,
                }),
            }
        }
    }

    /// What was found. `tail` is the one the frames were read with.
    pub fn finish(mut self, tail: Tail) -> Report {
        self.tail.generation = tail.generation;
        if self.tail != tail {
            let found = self.tail;
            self.note(Broken::Tail {
                found,
                expected: tail,
            });
        }
        for (revision, parent) in std::mem::take(&mut self.links) {
            if !self.revisions.contains_key(&parent) {
                let record = self.revisions.get(&revision).copied().unwrap_or_default();
                self.note(Broken::Parent {
                    record,
                    revision,
                    parent,
                });
            }
        }
        self.report.revisions = self.revisions.len();
        self.report.records = self.records.len();
        self.report
    }

    fn take(&mut self, line: &Line<'_>) {
        if self.revisions.insert(line.id, line.record).is_none() {
            let links = line.parents.iter().map(|parent| (line.id, *parent));
            self.links.extend(links);
        }
        self.records.insert((line.record, line.kind.to_owned()));
    }

    fn note(&mut self, broken: Broken) {
        self.report.broken += 1;
        self.report.first_broken.get_or_insert(broken);
    }
}

#[cfg(test)]
mod tests;
