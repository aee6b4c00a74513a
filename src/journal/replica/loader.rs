//! Reading frames into a replica, one at a time, so that the page stays smooth.
//! Most records have one head and are decoded once; only those with several are looked at as a whole.

use crate::app::entity::Change;
use crate::domain::ids::RecordId;
use crate::journal::codec::{self, CodecError, Payload};
use crate::journal::replica::{Head, Replica, Standing};
use crate::journal::revision::line::{Line, LineError};
use crate::journal::revision::{Revision, RevisionId};
use crate::journal::store::{Frame, FrameClass, Tail};
use crate::order;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A journal that could not be read. Nothing was changed by trying.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    #[error("frame {frame}: {cause}")]
    Frame { frame: usize, cause: CodecError },
    #[error("frame {frame}, line {line}: {cause}")]
    Line {
        frame: usize,
        line: usize,
        cause: LineError,
    },
    /// New frames build on revisions that were not read: load the journal again.
    #[error("{0:?} builds on revisions that were not read")]
    Incomplete(RecordId),
}

/// A replica on its way.
#[derive(Debug, Default)]
pub struct Loader {
    replica: Replica,
    /// What the book must take in, in order. The last change of a record counts.
    changes: Vec<Change>,
    gathering: Gathering,
    /// Kept until the end, for records that turn out to have several heads.
    frames: Vec<Frame>,
}

/// Records with several heads, while their revisions are brought together.
#[derive(Debug, Default)]
struct Gathering {
    revisions: BTreeMap<RecordId, BTreeMap<RevisionId, Revision>>,
    /// Those that came up in this frame, with the head they had before.
    opened: HashMap<RecordId, RevisionId>,
    /// Those whose earlier head was not in the frame they came up in: the number of frames before, and that head.
    lacking: BTreeMap<RecordId, (usize, RevisionId)>,
}

impl Loader {
    pub fn new() -> Loader {
        Loader::default()
    }

    /// Takes the next frame in. Frames of history are passed over.
    ///
    /// # Errors
    /// When a frame or a line is not what was written.
    pub fn push_frame(&mut self, frame: Frame) -> Result<(), LoadError> {
        let index = self.frames.len();
        if frame.class != FrameClass::History {
            let payload = codec::decode(&frame.bytes).map_err(|cause| LoadError::Frame {
                frame: index,
                cause,
            })?;
            self.replica
                .take_payload(index, &payload, &mut self.gathering, &mut self.changes)?;
        }
        self.frames.push(frame);
        Ok(())
    }

    /// The replica, and every change that makes its book from an empty one, in order.
    /// `tail` is the one the frames were read with.
    ///
    /// # Errors
    /// As [`Loader::push_frame`].
    pub fn finish(mut self, tail: Tail) -> Result<(Replica, Vec<Change>), LoadError> {
        let frames_before = self.gathering.lacking.values().map(|(frames, _)| *frames);
        let last = frames_before.max().unwrap_or(0);
        for frame in self.frames.iter().take(last) {
            if frame.class != FrameClass::History {
                let payload = codec::decode(&frame.bytes)
                    .map_err(|cause| LoadError::Frame { frame: 0, cause })?;
                self.gathering.add_missed(&payload);
            }
        }
        self.replica.settle_all(self.gathering, &mut self.changes);
        self.replica.tail = tail;
        Ok((self.replica, self.changes))
    }
}

impl Gathering {
    /// Lines of records that are being brought together and came before it was known.
    fn add_missed(&mut self, payload: &Payload) {
        let wanted: BTreeSet<RecordId> = order::set(self.revisions.keys().copied());
        for line in payload.lines().filter_map(|text| Line::parse(text).ok()) {
            let record = line
                .known_kind()
                .map(|kind| RecordId::new(kind, line.record));
            if let Some(record) = record.filter(|record| wanted.contains(record)) {
                self.add(record, &line);
            }
        }
    }

    fn add(&mut self, record: RecordId, line: &Line<'_>) {
        self.revisions
            .entry(record)
            .or_default()
            .entry(line.id)
            .or_insert_with(|| Revision::keep(line));
    }

    fn has(&self, record: RecordId, revision: RevisionId) -> bool {
        self.revisions
            .get(&record)
            .is_some_and(|revisions| revisions.contains_key(&revision))
    }

    /// A record that still lacks the head it had before.
    fn incomplete(&self) -> Option<RecordId> {
        self.lacking
            .iter()
            .find(|(record, (_, head))| !self.has(**record, *head))
            .map(|(record, _)| *record)
    }

    /// After a frame: completes what came up in it from the frame itself.
    fn complete(&mut self, index: usize, payload: &Payload) {
        if self.opened.is_empty() {
            return;
        }
        self.add_missed(payload);
        for (record, head) in std::mem::take(&mut self.opened) {
            if !self.has(record, head) {
                self.lacking.insert(record, (index, head));
            }
        }
    }
}

impl Replica {
    /// Reads a whole journal at once. In a page use [`Loader`], which can pause between frames.
    ///
    /// # Errors
    /// As [`Loader::push_frame`].
    pub fn load(frames: Vec<Frame>, tail: Tail) -> Result<(Replica, Vec<Change>), LoadError> {
        let mut loader = Loader::new();
        for frame in frames {
            loader.push_frame(frame)?;
        }
        loader.finish(tail)
    }

    /// Takes in frames that another tab appended after [`Replica::tail`], and says what changed for the book.
    /// `tail` is the one they lead to.
    ///
    /// # Errors
    /// [`LoadError::Incomplete`] when they build on revisions this replica has not read; the replica must then be
    /// loaded again. With any other error it is as before.
    pub fn absorb(&mut self, frames: &[Frame], tail: Tail) -> Result<Vec<Change>, LoadError> {
        let mut payloads = Vec::with_capacity(frames.len());
        for (frame, stored) in frames.iter().enumerate() {
            if stored.class != FrameClass::History {
                let payload = codec::decode(&stored.bytes)
                    .map_err(|cause| LoadError::Frame { frame, cause })?;
                check_lines(frame, &payload)?;
                payloads.push(payload);
            }
        }
        let mut changes = Vec::new();
        let mut gathering = Gathering::default();
        for (index, payload) in payloads.iter().enumerate() {
            self.take_payload(index, payload, &mut gathering, &mut changes)?;
        }
        for payload in &payloads {
            gathering.add_missed(payload);
        }
        if let Some(record) = gathering.incomplete() {
            return Err(LoadError::Incomplete(record));
        }
        self.settle_all(gathering, &mut changes);
        self.tail = tail;
        Ok(changes)
    }

    fn take_payload(
        &mut self,
        index: usize,
        payload: &Payload,
        gathering: &mut Gathering,
        changes: &mut Vec<Change>,
    ) -> Result<(), LoadError> {
        self.format = self.format.max(payload.format);
        for (number, text) in payload.lines().enumerate() {
            let line = Line::parse(text).map_err(|cause| LoadError::Line {
                frame: index,
                line: number,
                cause,
            })?;
            self.take_line(&line, gathering, changes);
        }
        gathering.complete(index, payload);
        Ok(())
    }

    fn take_line(&mut self, line: &Line<'_>, gathering: &mut Gathering, changes: &mut Vec<Change>) {
        self.saw(line.stamp, line.format);
        let Some(kind) = line.known_kind() else {
            self.strangers.take(line);
            return;
        };
        let record = RecordId::new(kind, line.record);
        if !gathering.revisions.is_empty() && gathering.revisions.contains_key(&record) {
            gathering.add(record, line);
            return;
        }
        match self.records.entry(record) {
            Entry::Vacant(place) => {
                place.insert(Standing::One(Head::of_line(line)));
                if line.body.is_none() {
                    return;
                }
            }
            Entry::Occupied(mut place) => match place.get_mut() {
                Standing::One(head) if head.id == line.id => return,
                Standing::One(head) if line.parents.contains(&head.id) => {
                    *head = Head::of_line(line);
                }
                Standing::One(head) => {
                    gathering.opened.insert(record, head.id);
                    gathering.add(record, line);
                    return;
                }
                Standing::Several(tangle) => {
                    gathering.revisions.insert(record, tangle.revisions.clone());
                    gathering.add(record, line);
                    return;
                }
            },
        }
        changes.push(self.show(record, line.id, line.format, line.body));
    }

    fn settle_all(&mut self, gathering: Gathering, changes: &mut Vec<Change>) {
        for (record, revisions) in gathering.revisions {
            changes.extend(self.settle(record, revisions));
        }
    }
}

fn check_lines(frame: usize, payload: &Payload) -> Result<(), LoadError> {
    for (line, text) in payload.lines().enumerate() {
        Line::parse(text).map_err(|cause| LoadError::Line { frame, line, cause })?;
    }
    Ok(())
}
