//! Writing a backup, a piece at a time: the frames go in, one document comes out.
//! The same revisions always make the same lines in the same order.

use crate::journal::backup::{
    ATTACHMENTS, END, FORMAT_NAME, HEADER_END, Header, MAJOR, MINOR, SEAL, attachment,
};
use crate::journal::codec;
use crate::journal::digest::{self, BookDigest};
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
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Write as _;
use uuid::Uuid;

/// Bytes written in one step: a few milliseconds.
const PIECE: usize = 1 << 20;

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
    revisions: HashMap<RevisionId, Kept>,
    /// Sorted, once all frames are in.
    order: Option<std::vec::IntoIter<Kept>>,
    sink: Sink,
}

struct Kept {
    stamp: Stamp,
    id: RevisionId,
    kind: String,
    record: Uuid,
    parents: Vec<RevisionId>,
    device: DeviceId,
    format: u32,
    deleted: bool,
    text: String,
}

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
            revisions: HashMap::new(),
            order: None,
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
            self.revisions.entry(line.id).or_insert_with(|| Kept {
                stamp: line.stamp,
                id: line.id,
                kind: line.kind.to_owned(),
                record: line.record,
                parents: line.parents.clone(),
                device: line.device,
                format: line.format,
                deleted: line.body.is_none(),
                text: line.text.to_owned(),
            });
        }
        Ok(())
    }

    /// How many revisions went in, each once. To be asked before the first [`Writer::step`].
    pub fn revisions(&self) -> u64 {
        self.revisions.len() as u64
    }

    /// Writes a piece; true when all revisions are written. To be called when all frames are in.
    pub fn step(&mut self) -> bool {
        let Some(order) = &mut self.order else {
            self.start();
            return false;
        };
        let mut written = 0;
        while written < PIECE {
            let Some(kept) = order.next() else {
                return true;
            };
            written += kept.text.len();
            self.sink.put(kept.text.as_bytes());
            let more = order.len() > 0;
            self.sink.put(if more { b",\n" } else { b"\n" });
        }
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

    fn start(&mut self) {
        let mut kept: Vec<Kept> = std::mem::take(&mut self.revisions).into_values().collect();
        order::sort_by_key(&mut kept, |kept| (kept.stamp, kept.id));
        let header = self.header(&kept);
        // A header is made of text and numbers: writing it cannot fail.
        let json = serde_json::to_string(&header).unwrap_or_default();
        self.sink
            .put(json.strip_suffix('}').unwrap_or(&json).as_bytes());
        self.sink.put(HEADER_END.as_bytes());
        self.sink.put(b"\n");
        self.order = Some(kept.into_iter());
    }

    fn header(&self, kept: &[Kept]) -> Header {
        let replaced: HashSet<&RevisionId> = kept.iter().flat_map(|kept| &kept.parents).collect();
        let mut heads: BTreeMap<(&str, Uuid), Vec<&Kept>> = BTreeMap::new();
        for head in kept.iter().filter(|kept| !replaced.contains(&kept.id)) {
            heads
                .entry((&head.kind, head.record))
                .or_default()
                .push(head);
        }
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for ((kind, _), heads) in &heads {
            if heads.iter().any(|head| !head.deleted) {
                *counts.entry((*kind).to_owned()).or_default() += 1;
            }
        }
        let devices: BTreeSet<DeviceId> = order::set(kept.iter().map(|kept| kept.device));
        let book = heads.into_iter().map(|(record, heads)| {
            let mut ids: Vec<RevisionId> = heads.iter().map(|head| head.id).collect();
            order::sort(&mut ids);
            (record, Cow::Owned(ids))
        });
        Header {
            format: FORMAT_NAME.to_owned(),
            major: MAJOR,
            minor: MINOR,
            app: self.about.app.clone(),
            created_at: moment(self.about.now_ms),
            company: self.about.company.clone(),
            counts,
            devices: devices.iter().map(DeviceId::to_string).collect(),
            lines: kept.len() as u64,
            body_format: kept.iter().map(|kept| kept.format).max().unwrap_or(1),
            book: digest::hex(&BookDigest::of(book).finish()),
        }
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
