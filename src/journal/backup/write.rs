//! Writing a backup, a piece at a time: the frames go in, one document comes out.
//! The same revisions always make the same lines in the same order.

use crate::journal::backup::{
    ATTACHMENTS, END, FORMAT_NAME, HEADER_END, Header, MAJOR, MINOR, SEAL, attachment,
};
use crate::journal::codec;
use crate::journal::digest::{self, BookHash};
use crate::journal::replica::loader::LoadError;
use crate::journal::revision::line::Line;
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, RevisionId};
use crate::journal::store::Frame;
use crate::order;
use chrono::{DateTime, SecondsFormat};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Write as _;
use std::ops::Bound;
use uuid::Uuid;

/// Bytes written in one step: a few milliseconds.
const PIECE: usize = 1 << 20;
/// Revisions or records looked at in one step.
const STEP: usize = 2_000;

/// How the document is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Plain,
    /// About 14 times smaller.
    Gzip,
}

/// What only the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Version of the app.
    pub app: String,
    /// Name of the company.
    pub company: String,
    /// Milliseconds since 1970-01-01 UTC.
    pub now_ms: u64,
}

/// A backup being written.
pub struct Writer {
    about: About,
    frames: usize,
    /// In the order in which they are written.
    revisions: BTreeMap<(Stamp, RevisionId), Kept>,
    /// Those that others descend from.
    replaced: HashSet<RevisionId>,
    devices: BTreeSet<DeviceId>,
    body_format: u32,
    stage: Stage,
    sink: Sink,
}

struct Kept {
    kind: String,
    record: Uuid,
    deleted: bool,
    text: String,
}

/// What [`Writer::step`] does next.
enum Stage {
    /// Finds what stands of each record, from the revision after this one on.
    Heads(Option<(Stamp, RevisionId)>, Standing),
    /// Counts the records, and hashes them for the header.
    Book(Standing, BookHash, BTreeMap<String, u64>),
    Lines,
}

/// The heads of each record by kind and id, and whether any of them is not deleted.
type Standing = BTreeMap<(String, Uuid), (Vec<RevisionId>, bool)>;

struct Sink {
    hash: Sha256,
    out: Out,
}

enum Out {
    Plain(Vec<u8>),
    Gzip(GzEncoder<Vec<u8>>),
}

impl Writer {
    pub fn new(about: About, packing: Packing) -> Writer {
        let out = match packing {
            Packing::Plain => Out::Plain(Vec::new()),
            Packing::Gzip => Out::Gzip(GzEncoder::new(Vec::new(), Compression::fast())),
        };
        Writer {
            about,
            frames: 0,
            revisions: BTreeMap::new(),
            replaced: HashSet::new(),
            devices: BTreeSet::new(),
            body_format: 1,
            stage: Stage::Heads(None, Standing::new()),
            sink: Sink {
                hash: Sha256::new(),
                out,
            },
        }
    }

    /// Takes in the next frame, of whatever class.
    ///
    /// # Errors
    /// When the frame or a line is not what was written: a damaged journal makes no backup.
    pub fn push_frame(&mut self, frame: &Frame) -> Result<(), LoadError> {
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
            if let Entry::Vacant(place) = self.revisions.entry((line.stamp, line.id)) {
                self.replaced.extend(&line.parents);
                self.devices.insert(line.device);
                self.body_format = self.body_format.max(line.format);
                place.insert(Kept {
                    kind: line.kind.to_owned(),
                    record: line.record,
                    deleted: line.body.is_none(),
                    text: line.text.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// How many revisions went in, each once. To be asked before the first [`Writer::step`].
    pub fn revisions(&self) -> u64 {
        self.revisions.len() as u64
    }

    /// Does a few milliseconds of work; true when all revisions are written. To be called when all frames are in.
    pub fn step(&mut self) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Lines) {
            Stage::Heads(after, standing) => self.gather(after, standing),
            Stage::Book(standing, hash, counts) => self.take_records(standing, hash, counts),
            Stage::Lines => return self.write_piece(),
        };
        false
    }

    /// The document. `attachments` are the bytes of those that go along.
    pub fn finish(mut self, attachments: &[Vec<u8>]) -> Vec<u8> {
        while !self.step() {}
        self.sink.put(ATTACHMENTS.as_bytes());
        self.sink.put(b"\n");
        for (at, bytes) in attachments.iter().enumerate() {
            self.sink.put(attachment::line(bytes).as_bytes());
            let more = at + 1 < attachments.len();
            self.sink.put(if more { b",\n" } else { b"\n" });
        }
        self.sink.put(SEAL.as_bytes());
        let seal = digest::hex(&self.sink.hash.clone().finalize());
        self.sink.put(seal.as_bytes());
        self.sink.put(END.as_bytes());
        self.sink.finish()
    }

    fn gather(&self, after: Option<(Stamp, RevisionId)>, mut standing: Standing) -> Stage {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let mut last = None;
        for (key, kept) in self.revisions.range((from, Bound::Unbounded)).take(STEP) {
            last = Some(*key);
            if !self.replaced.contains(&key.1) {
                let record = (kept.kind.clone(), kept.record);
                let (heads, is_there) = standing.entry(record).or_default();
                heads.push(key.1);
                *is_there |= !kept.deleted;
            }
        }
        match last {
            Some(_) => Stage::Heads(last, standing),
            None => Stage::Book(standing, BookHash::default(), BTreeMap::new()),
        }
    }

    fn take_records(
        &mut self,
        mut standing: Standing,
        mut hash: BookHash,
        mut counts: BTreeMap<String, u64>,
    ) -> Stage {
        for _ in 0..STEP {
            let Some(((kind, record), (mut heads, is_there))) = standing.pop_first() else {
                self.begin(hash, counts);
                return Stage::Lines;
            };
            order::sort(&mut heads);
            hash.take(&kind, record, &heads);
            if is_there {
                *counts.entry(kind).or_default() += 1;
            }
        }
        Stage::Book(standing, hash, counts)
    }

    fn begin(&mut self, hash: BookHash, counts: BTreeMap<String, u64>) {
        let header = Header {
            format: FORMAT_NAME.to_owned(),
            major: MAJOR,
            minor: MINOR,
            app: self.about.app.clone(),
            created_at: moment(self.about.now_ms),
            company: self.about.company.clone(),
            counts,
            devices: self.devices.iter().map(DeviceId::to_string).collect(),
            lines: self.revisions(),
            body_format: self.body_format,
            book: digest::hex(&hash.finish()),
        };
        // A header is made of text and numbers: writing it cannot fail.
        let json = serde_json::to_string(&header).unwrap_or_default();
        self.sink
            .put(json.strip_suffix('}').unwrap_or(&json).as_bytes());
        self.sink.put(HEADER_END.as_bytes());
        self.sink.put(b"\n");
    }

    fn write_piece(&mut self) -> bool {
        let mut written = 0;
        while written < PIECE {
            let Some((_, kept)) = self.revisions.pop_first() else {
                return true;
            };
            written += kept.text.len();
            self.sink.put(kept.text.as_bytes());
            let more = !self.revisions.is_empty();
            self.sink.put(if more { b",\n" } else { b"\n" });
        }
        false
    }
}

impl Sink {
    /// Everything up to the seal goes into the hash; what follows it no longer matters to it.
    fn put(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        match &mut self.out {
            Out::Plain(out) => out.extend_from_slice(bytes),
            Out::Gzip(encoder) => {
                // Writing to memory cannot fail.
                let _ = encoder.write_all(bytes);
            }
        }
    }

    fn finish(self) -> Vec<u8> {
        match self.out {
            Out::Plain(out) => out,
            Out::Gzip(encoder) => encoder.finish().unwrap_or_default(),
        }
    }
}

fn moment(now_ms: u64) -> String {
    i64::try_from(now_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .map_or_else(String::new, |at| {
            at.to_rfc3339_opts(SecondsFormat::Secs, true)
        })
}
