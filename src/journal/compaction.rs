//! Folding all frames into few: what start-up must read apart from what is only history.
//! Nothing is dropped and no line changes: only where lines stand, and how often.

use crate::domain::ids::Kind;
use crate::journal::backup::Backup;
use crate::journal::codec::{self, CodecError, Packer};
use crate::journal::replica::loader::LoadError;
use crate::journal::revision::RevisionId;
use crate::journal::revision::line::Line;
use crate::journal::store::{Frame, FrameClass};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Names a record while lines are sorted out. Kinds that this version does not know share a place.
type Key = (Uuid, Option<Kind>);

/// Lines of a backup taken in one step.
const STEP: usize = 200;

/// Where the lines come from.
#[derive(Debug)]
enum Source<'a> {
    Frames(Vec<Frame>),
    Backup(&'a Backup),
}

/// A folding under way. Each line is looked at twice: once for who replaces whom, once to place it.
#[derive(Debug)]
pub struct Compaction<'a> {
    source: Source<'a>,
    next: usize,
    phase: Phase,
    replaced: HashSet<RevisionId>,
    seen: HashMap<RevisionId, Key>,
    /// How many lines of each record nobody replaced so far.
    standing: HashMap<Key, u32>,
    /// Records with several heads: start-up needs all their lines, side by side in one frame.
    tangled: BTreeMap<Key, Vec<String>>,
    heads: Packer,
    history: Packer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Surveying,
    Placing,
    Done,
}

/// How far a folding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

impl<'a> Compaction<'a> {
    /// `frames` are all frames of the journal, in order.
    pub fn new(frames: Vec<Frame>) -> Compaction<'a> {
        Compaction::of(Source::Frames(frames))
    }

    /// The journal that a backup makes.
    pub fn of_backup(backup: &'a Backup) -> Compaction<'a> {
        Compaction::of(Source::Backup(backup))
    }

    fn of(source: Source<'a>) -> Compaction<'a> {
        Compaction {
            source,
            next: 0,
            phase: Phase::default(),
            replaced: HashSet::new(),
            seen: HashMap::new(),
            standing: HashMap::new(),
            tangled: BTreeMap::new(),
            heads: Packer::default(),
            history: Packer::default(),
        }
    }

    /// Does a few milliseconds of work. Says how far it is; done when both numbers are equal.
    ///
    /// # Errors
    /// When a frame or a line is not what was written. A damaged journal must be repaired first.
    pub fn step(&mut self) -> Result<Progress, LoadError> {
        let steps = self.steps();
        let of = steps * 2;
        if self.next == steps {
            self.end_phase();
        } else if self.phase != Phase::Done {
            self.take_next()?;
            self.next += 1;
        }
        let done = match self.phase {
            Phase::Surveying => self.next.min(of.saturating_sub(1)),
            Phase::Placing => (steps + self.next).min(of.saturating_sub(1)),
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
            frame: self.next,
            cause,
        };
        let mut together = Packer::default();
        for lines in self.tangled.values() {
            let lines = lines.iter().map(String::as_str);
            together.push_together(lines).map_err(at_end)?;
        }
        let packers = [
            (FrameClass::Heads, together),
            (FrameClass::Heads, self.heads),
            (FrameClass::History, self.history),
        ];
        let mut frames = Vec::new();
        for (class, packer) in packers {
            let packed = packer.finish().map_err(at_end)?;
            frames.extend(packed.into_iter().map(|bytes| Frame { class, bytes }));
        }
        Ok(frames)
    }

    /// Steps in one look at all lines.
    fn steps(&self) -> usize {
        match &self.source {
            Source::Frames(frames) => frames.len(),
            Source::Backup(backup) => backup.lines().len().div_ceil(STEP),
        }
    }

    fn take_next(&mut self) -> Result<(), LoadError> {
        match &self.source {
            Source::Frames(frames) => {
                let bytes = frames.get(self.next).map_or(&[][..], |frame| &frame.bytes);
                let payload = codec::decode(bytes).map_err(|cause| LoadError::Frame {
                    frame: self.next,
                    cause,
                })?;
                self.take_lines(payload.lines())
            }
            Source::Backup(backup) => {
                let backup: &'a Backup = backup;
                let from = self.next * STEP;
                self.take_lines((from..from + STEP).filter_map(|number| backup.line(number)))
            }
        }
    }

    fn take_lines<'t>(&mut self, lines: impl Iterator<Item = &'t str>) -> Result<(), LoadError> {
        let frame = self.next;
        for (number, text) in lines.enumerate() {
            let line = Line::parse(text).map_err(|cause| LoadError::Line {
                frame,
                line: number,
                cause,
            })?;
            match self.phase {
                Phase::Surveying => self.survey(&line),
                _ => self
                    .place(&line)
                    .map_err(|cause| LoadError::Frame { frame, cause })?,
            }
        }
        Ok(())
    }

    fn survey(&mut self, line: &Line<'_>) {
        let key = (line.record, line.known_kind());
        if self.seen.insert(line.id, key).is_none() && !self.replaced.contains(&line.id) {
            *self.standing.entry(key).or_default() += 1;
        }
        for parent in &line.parents {
            if self.replaced.insert(*parent)
                && let Some(key) = self.seen.get(parent)
                && let Some(count) = self.standing.get_mut(key)
            {
                *count = count.saturating_sub(1);
            }
        }
    }

    fn end_phase(&mut self) {
        self.next = 0;
        self.phase = match self.phase {
            Phase::Surveying => {
                let several = self.standing.iter().filter(|(_, count)| **count > 1);
                self.tangled = several.map(|(key, _)| (*key, Vec::new())).collect();
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

#[cfg(test)]
mod tests;
