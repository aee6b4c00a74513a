//! Folding all frames into few: what start-up must read apart from what is only history.
//! Nothing is dropped and no line changes: only where lines stand, and how often.

use crate::domain::ids::Kind;
use crate::journal::codec::{self, CodecError, FrameBuilder};
use crate::journal::replica::loader::LoadError;
use crate::journal::revision::RevisionId;
use crate::journal::revision::line::Line;
use crate::journal::store::{Frame, FrameClass};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Names a record while lines are sorted out. Kinds that this version does not know share a place.
type Key = (Uuid, Option<Kind>);

/// A folding under way. Each frame is looked at twice: once for who replaces whom, once to place its lines.
#[derive(Debug, Default)]
pub struct Compaction {
    frames: Vec<Frame>,
    next: usize,
    phase: Phase,
    replaced: HashSet<RevisionId>,
    seen: HashMap<RevisionId, Key>,
    /// Records with several heads: start-up needs all their lines, side by side in one frame.
    tangled: BTreeMap<Key, Vec<String>>,
    heads: Pile,
    history: Pile,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Surveying,
    Placing,
    Done,
}

/// Frames of one class on their way.
#[derive(Debug, Default)]
struct Pile {
    full: Vec<Vec<u8>>,
    open: FrameBuilder,
}

/// How far a folding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

impl Compaction {
    /// `frames` are all frames of the journal, in order.
    pub fn new(frames: Vec<Frame>) -> Compaction {
        Compaction {
            frames,
            ..Compaction::default()
        }
    }

    /// Does a few milliseconds of work. Says how far it is; done when both numbers are equal.
    ///
    /// # Errors
    /// When a frame or a line is not what was written. A damaged journal must be repaired first.
    pub fn step(&mut self) -> Result<Progress, LoadError> {
        let of = self.frames.len() * 2;
        if self.next == self.frames.len() {
            self.end_phase();
        } else if self.phase != Phase::Done {
            let lines = self.current()?;
            for (number, text) in lines.lines().enumerate() {
                let line = Line::parse(text).map_err(|cause| LoadError::Line {
                    frame: self.next,
                    line: number,
                    cause,
                })?;
                match self.phase {
                    Phase::Surveying => self.survey(&line),
                    _ => self.place(&line).map_err(|cause| LoadError::Frame {
                        frame: self.next,
                        cause,
                    })?,
                }
            }
            self.next += 1;
        }
        let done = match self.phase {
            Phase::Surveying => self.next.min(of.saturating_sub(1)),
            Phase::Placing => (self.frames.len() + self.next).min(of.saturating_sub(1)),
            Phase::Done => of,
        };
        Ok(Progress { done, of })
    }

    /// The frames to give to [`crate::journal::store::Store::replace`]. Does whatever [`Compaction::step`] has left.
    ///
    /// # Errors
    /// As [`Compaction::step`].
    pub fn finish(mut self) -> Result<Vec<Frame>, LoadError> {
        while self.phase != Phase::Done {
            self.step()?;
        }
        let at_end = |cause| LoadError::Frame {
            frame: self.frames.len(),
            cause,
        };
        let mut together = Pile::default();
        for lines in self.tangled.values() {
            together.push_together(lines).map_err(at_end)?;
        }
        let piles = [
            (FrameClass::Heads, together),
            (FrameClass::Heads, self.heads),
            (FrameClass::History, self.history),
        ];
        let mut frames = Vec::new();
        for (class, pile) in piles {
            let packed = pile.finish().map_err(at_end)?;
            frames.extend(packed.into_iter().map(|bytes| Frame { class, bytes }));
        }
        Ok(frames)
    }

    fn current(&self) -> Result<codec::Payload, LoadError> {
        let bytes = self.frames.get(self.next).map_or(&[][..], |f| &f.bytes);
        codec::decode(bytes).map_err(|cause| LoadError::Frame {
            frame: self.next,
            cause,
        })
    }

    fn survey(&mut self, line: &Line<'_>) {
        self.seen.insert(line.id, (line.record, line.known_kind()));
        self.replaced.extend(&line.parents);
    }

    fn end_phase(&mut self) {
        self.next = 0;
        self.phase = match self.phase {
            Phase::Surveying => {
                let mut heads: HashMap<Key, u32> = HashMap::new();
                for (id, key) in &self.seen {
                    if !self.replaced.contains(id) {
                        *heads.entry(*key).or_default() += 1;
                    }
                }
                let several = heads.into_iter().filter(|(_, count)| *count > 1);
                self.tangled = several.map(|(key, _)| (key, Vec::new())).collect();
                Phase::Placing
            }
            Phase::Placing | Phase::Done => Phase::Done,
        };
    }

    /// Puts a line where it belongs, the first time it is met.
    fn place(&mut self, line: &Line<'_>) -> Result<(), CodecError> {
        if self.seen.remove(&line.id).is_none() {
            return Ok(());
        }
        let key = (line.record, line.known_kind());
        if let Some(lines) = self.tangled.get_mut(&key) {
            lines.push(line.text.to_owned());
            return Ok(());
        }
        if self.replaced.contains(&line.id) {
            self.history.push(line.text)
        } else {
            self.heads.push(line.text)
        }
    }
}

impl Pile {
    fn push(&mut self, line: &str) -> Result<(), CodecError> {
        self.open.push(line);
        self.close_if_full()
    }

    /// Lines that must stand in one frame.
    fn push_together(&mut self, lines: &[String]) -> Result<(), CodecError> {
        for line in lines {
            self.open.push(line);
        }
        self.close_if_full()
    }

    fn close_if_full(&mut self) -> Result<(), CodecError> {
        if self.open.is_full() {
            self.full.push(std::mem::take(&mut self.open).finish()?);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Vec<u8>>, CodecError> {
        if !self.open.is_empty() {
            self.full.push(self.open.finish()?);
        }
        Ok(self.full)
    }
}

#[cfg(test)]
mod tests;
