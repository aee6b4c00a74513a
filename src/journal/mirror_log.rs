//! The bytes of a mirror file: one generation of the journal as a log of frames, each with its length and digests.
//! It reads and writes nothing itself; `shell::mirror` moves the bytes.
//!
//! ```text
//! file header, 64 bytes:  "VIGIALOG" | format u32 | min_reader u32 | generation u32 | base_frames u32 | base_chain 32 | check 8
//! frame header, 80 bytes: "FRAM" | class u8 | 0 0 0 | length u32 | digest 32 | chain 32 | check 4
//! frame payload:          length bytes
//! ```
//! Integers are little-endian. A check is the start of the SHA-256 of the header bytes before it.

use crate::journal::store::{Digest, Frame, FrameClass, Tail};
use sha2::Digest as _;
use sha2::Sha256;

/// Bytes before the first frame.
pub const FILE_HEADER: usize = 64;
/// Bytes before each payload.
pub const FRAME_HEADER: usize = 80;

const FILE_MAGIC: &[u8; 8] = b"VIGIALOG";
const FRAME_MAGIC: &[u8; 4] = b"FRAM";

/// Why bytes are not a mirror file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    #[error("the file ends inside its header")]
    TooShort,
    #[error("the file does not start like a mirror of a journal")]
    NotALog,
    #[error("the header of the file is damaged")]
    Checksum,
}

/// What a mirror file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileHeader {
    /// Format of what is stored, as in `StoreError::TooNew`.
    pub format: u32,
    /// The oldest version that can read it.
    pub min_reader: u32,
    pub generation: u32,
    /// Frames the generation was born with: a file that has fewer was never finished.
    pub base_frames: u32,
    /// The chain over those frames.
    pub base_chain: Digest,
}

/// Where one frame lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub class: FrameClass,
    /// Where the payload starts.
    pub offset: u64,
    /// Bytes of the payload.
    pub length: u32,
    pub digest: Digest,
    /// The chain after this frame.
    pub chain: Digest,
}

/// The whole frames of a file, up to the first byte that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub header: FileHeader,
    pub entries: Vec<Entry>,
    /// Where the last whole frame ends.
    pub end: u64,
    /// Bytes after it that are no whole frame: a torn or damaged rest.
    pub rest: u64,
}

/// The chain after a frame: `SHA-256(chain before || SHA-256(frame))`.
pub fn next_chain(before: &Digest, frame_digest: &Digest) -> Digest {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(frame_digest);
    hash.finalize().into()
}

/// SHA-256 of the bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

impl FileHeader {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FILE_HEADER);
        bytes.extend_from_slice(FILE_MAGIC);
        for number in [
            self.format,
            self.min_reader,
            self.generation,
            self.base_frames,
        ] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.base_chain);
        seal(&mut bytes, 8);
        bytes
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<FileHeader, LogError> {
        let header = bytes.get(..FILE_HEADER).ok_or(LogError::TooShort)?;
        if !header.starts_with(FILE_MAGIC) {
            return Err(LogError::NotALog);
        }
        let broken = LogError::Checksum;
        if !sealed(header, 8) {
            return Err(broken);
        }
        Ok(FileHeader {
            format: number(header, 8).ok_or(broken)?,
            min_reader: number(header, 12).ok_or(broken)?,
            generation: number(header, 16).ok_or(broken)?,
            base_frames: number(header, 20).ok_or(broken)?,
            base_chain: digest(header, 24).ok_or(broken)?,
        })
    }
}

/// The header to write before a payload of `length` bytes, and the chain after it.
pub fn frame_header(
    class: FrameClass,
    length: u32,
    digest: &Digest,
    before: &Digest,
) -> (Vec<u8>, Digest) {
    let chain = next_chain(before, digest);
    let mut bytes = Vec::with_capacity(FRAME_HEADER);
    bytes.extend_from_slice(FRAME_MAGIC);
    bytes.extend_from_slice(&[class_code(class), 0, 0, 0]);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(digest);
    bytes.extend_from_slice(&chain);
    seal(&mut bytes, 4);
    (bytes, chain)
}

/// Reads the frame headers of a file of `size` bytes, given in order and without the payloads between them.
pub fn walk(file_header: &[u8], frame_headers: &[u8], size: u64) -> Result<Log, LogError> {
    let header = FileHeader::from_bytes(file_header)?;
    let mut entries = Vec::new();
    let mut end = FILE_HEADER as u64;
    let mut chain = Digest::default();
    for bytes in frame_headers.chunks(FRAME_HEADER) {
        let Some(entry) = entry(bytes, end) else {
            break;
        };
        let after = entry.offset + u64::from(entry.length);
        if after > size || entry.chain != next_chain(&chain, &entry.digest) {
            break;
        }
        chain = entry.chain;
        end = after;
        entries.push(entry);
    }
    Ok(Log {
        header,
        entries,
        end,
        rest: size.saturating_sub(end),
    })
}

/// Whether the bytes start as a file of the mirror or as the rescue copy made of such files and of single frames.
pub fn is_rescue(bytes: &[u8]) -> bool {
    bytes.starts_with(FILE_MAGIC) || bytes.starts_with(FRAME_MAGIC)
}

/// Every frame of a damaged file whose payload is still what was written, in order, with how many were seen broken.
/// It needs no file header and looks for the next frame after a damaged one.
pub fn salvage(bytes: &[u8]) -> (Vec<Frame>, u32) {
    let mut frames = Vec::new();
    let mut broken = 0;
    let mut at = 0;
    while let Some(found) = find(bytes, at) {
        let Some(entry) = bytes
            .get(found..found + FRAME_HEADER)
            .and_then(|header| entry(header, found as u64))
        else {
            at = found + 1;
            continue;
        };
        let start = found + FRAME_HEADER;
        let payload = bytes.get(start..start.saturating_add(entry.length as usize));
        match payload {
            Some(payload) if sha256(payload) == entry.digest => {
                at = start + payload.len();
                frames.push(Frame {
                    class: entry.class,
                    bytes: payload.to_vec(),
                });
            }
            _ => {
                broken += 1;
                at = start;
            }
        }
    }
    (frames, broken)
}

impl Log {
    /// True when every frame the generation was born with is there.
    pub fn is_born(&self) -> bool {
        let base = self.header.base_frames as usize;
        match base.checked_sub(1) {
            None => true,
            Some(last) => self
                .entries
                .get(last)
                .is_some_and(|entry| entry.chain == self.header.base_chain),
        }
    }

    /// The journal's end according to this file.
    pub fn tail(&self) -> Tail {
        self.tail_at(self.entries.len())
    }

    /// The journal's end when only the first `frames` frames count.
    pub fn tail_at(&self, frames: usize) -> Tail {
        let counted = self.entries.get(..frames).unwrap_or(&self.entries);
        Tail {
            generation: self.header.generation,
            frames: u32::try_from(counted.len()).unwrap_or(u32::MAX),
            chain: counted.last().map(|entry| entry.chain).unwrap_or_default(),
            bytes: counted.iter().map(|entry| u64::from(entry.length)).sum(),
        }
    }

    /// Where the file ends when only the first `frames` frames count.
    pub fn end_at(&self, frames: usize) -> u64 {
        match frames
            .checked_sub(1)
            .and_then(|last| self.entries.get(last))
        {
            Some(entry) => entry.offset + u64::from(entry.length),
            None => FILE_HEADER as u64,
        }
    }
}

/// Length of the file of a journal with that tail.
pub fn file_size(tail: &Tail) -> u64 {
    FILE_HEADER as u64 + u64::from(tail.frames) * FRAME_HEADER as u64 + tail.bytes
}

fn entry(header: &[u8], at: u64) -> Option<Entry> {
    if header.len() != FRAME_HEADER || !header.starts_with(FRAME_MAGIC) || !sealed(header, 4) {
        return None;
    }
    Some(Entry {
        class: class_of(*header.get(4)?)?,
        offset: at + FRAME_HEADER as u64,
        length: number(header, 8)?,
        digest: digest(header, 12)?,
        chain: digest(header, 44)?,
    })
}

fn find(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(FRAME_MAGIC.len())
        .position(|window| window == FRAME_MAGIC)
        .map(|position| from + position)
}

fn class_code(class: FrameClass) -> u8 {
    match class {
        FrameClass::Heads => 0,
        FrameClass::History => 1,
        FrameClass::Batch => 2,
    }
}

fn class_of(code: u8) -> Option<FrameClass> {
    [FrameClass::Heads, FrameClass::History, FrameClass::Batch]
        .into_iter()
        .find(|class| class_code(*class) == code)
}

fn seal(bytes: &mut Vec<u8>, length: usize) {
    let check = sha256(bytes);
    bytes.extend(check.iter().take(length));
}

fn sealed(bytes: &[u8], length: usize) -> bool {
    let (content, check) = bytes.split_at(bytes.len().saturating_sub(length));
    sha256(content).starts_with(check)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn digest(bytes: &[u8], at: usize) -> Option<Digest> {
    bytes.get(at..at + 32)?.try_into().ok()
}

#[cfg(test)]
mod tests;
