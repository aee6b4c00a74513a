//! Frames: lines packed, compressed and sealed with a digest, as stores keep them.
//! A frame that is not exactly what was written is refused; nothing in it is looked at.

use crate::journal::migrations;
use sha2::{Digest, Sha256};

const MAGIC: [u8; 4] = *b"VGJF";
/// Version of the layout below; the format of the bodies has its own number.
const LAYOUT: u8 = 1;
/// Magic 4, layout 1, flags 1, format 2, least reader 2, lines 4, plain length 4, stored length 4, digest 32.
const HEADER: usize = 54;
const DIGEST_AT: usize = 22;
const COMPRESSED: u8 = 1;
/// Kept free for frames encrypted after compression.
const ENCRYPTED: u8 = 2;
/// Smaller payloads are not worth compressing.
const COMPRESS_FROM: usize = 1_024;

/// Most bytes of lines in a frame; a header that claims more is refused before anything is unpacked.
pub const PLAIN_MAX: usize = 64 << 20;
/// Lines after which a long write starts the next frame.
pub const LINES_FULL: usize = 1_000;
/// Bytes after which a long write starts the next frame, so that reading one takes a few milliseconds.
pub const BYTES_FULL: usize = 512 << 10;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The bytes are not a frame.
    #[error("not a frame of a journal")]
    NotAFrame,
    #[error("the frame ends too early or too late: {found} bytes, {expected} expected")]
    Length { found: usize, expected: usize },
    #[error("the frame is damaged")]
    Damaged,
    /// It says it was written for readers newer than this version.
    #[error("the frame needs format {found}, this version reads {ours}")]
    TooNew { found: u32, ours: u32 },
    /// It is encrypted, which this version cannot undo.
    #[error("the frame is encrypted")]
    Encrypted,
    #[error("{0} bytes do not fit in a frame")]
    TooLarge(usize),
    /// A line contains a line break.
    #[error("a line of a frame contains a line break")]
    LineBreak,
}

/// What was in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// Format of the version that wrote it.
    pub format: u32,
    text: String,
}

impl Payload {
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        lines(&self.text)
    }

    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Lines on their way into a frame.
#[derive(Debug, Clone, Default)]
pub struct FrameBuilder {
    text: String,
    lines: u32,
}

impl FrameBuilder {
    /// Adds one line, without its line break. A revision is never an empty line.
    pub fn push(&mut self, line: &str) {
        if self.lines > 0 {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.lines += 1;
    }

    pub fn is_empty(&self) -> bool {
        self.lines == 0
    }

    pub fn lines(&self) -> u32 {
        self.lines
    }

    /// Whether a long write had better start the next frame.
    pub fn is_full(&self) -> bool {
        self.lines as usize >= LINES_FULL || self.text.len() >= BYTES_FULL
    }

    /// The bytes of the frame.
    ///
    /// # Errors
    /// [`CodecError::TooLarge`] beyond [`PLAIN_MAX`], [`CodecError::LineBreak`] when lines would not come out as they went in.
    pub fn finish(self) -> Result<Vec<u8>, CodecError> {
        if self.text.len() > PLAIN_MAX {
            return Err(CodecError::TooLarge(self.text.len()));
        }
        let breaks = self.text.bytes().filter(|byte| *byte == b'\n').count();
        if breaks + 1 != (self.lines.max(1) as usize) {
            return Err(CodecError::LineBreak);
        }
        let plain = self.text.into_bytes();
        let plain_len = plain.len();
        let (flags, stored) = if plain_len >= COMPRESS_FROM {
            (COMPRESSED, lz4_flex::block::compress(&plain))
        } else {
            (0, plain)
        };
        seal(flags, self.lines, plain_len, &stored)
    }
}

/// Lines on their way into as many frames as they need.
#[derive(Debug, Clone, Default)]
pub struct Packer {
    full: Vec<Vec<u8>>,
    open: FrameBuilder,
}

impl Packer {
    /// Adds one line.
    ///
    /// # Errors
    /// As [`FrameBuilder::finish`].
    pub fn push(&mut self, line: &str) -> Result<(), CodecError> {
        self.push_together([line])
    }

    /// Adds lines that must stand in one frame.
    ///
    /// # Errors
    /// As [`FrameBuilder::finish`].
    pub fn push_together<'a>(
        &mut self,
        lines: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), CodecError> {
        lines.into_iter().for_each(|line| self.open.push(line));
        if self.open.is_full() {
            self.full.push(std::mem::take(&mut self.open).finish()?);
        }
        Ok(())
    }

    /// The bytes of all frames, in order.
    ///
    /// # Errors
    /// As [`FrameBuilder::finish`].
    pub fn finish(mut self) -> Result<Vec<Vec<u8>>, CodecError> {
        if !self.open.is_empty() {
            self.full.push(self.open.finish()?);
        }
        Ok(self.full)
    }
}

fn seal(flags: u8, lines: u32, plain_len: usize, stored: &[u8]) -> Result<Vec<u8>, CodecError> {
    let number = |value: usize| u32::try_from(value).map_err(|_| CodecError::TooLarge(value));
    let format = |value: u32| u16::try_from(value).unwrap_or(u16::MAX).to_le_bytes();
    let mut frame = Vec::with_capacity(HEADER + stored.len());
    frame.extend(MAGIC);
    frame.push(LAYOUT);
    frame.push(flags);
    frame.extend(format(migrations::FORMAT));
    frame.extend(format(migrations::MIN_READER));
    frame.extend(lines.to_le_bytes());
    frame.extend(number(plain_len)?.to_le_bytes());
    frame.extend(number(stored.len())?.to_le_bytes());
    let digest = digest(&frame, stored);
    frame.extend(digest);
    frame.extend(stored);
    Ok(frame)
}

/// The lines of a frame.
///
/// # Errors
/// When a single byte is not what was written, or the frame is for newer readers.
pub fn decode(frame: &[u8]) -> Result<Payload, CodecError> {
    let header = frame.get(..HEADER).ok_or(CodecError::NotAFrame)?;
    let (meant, stated) = header.split_at(DIGEST_AT);
    let mut fields = Fields(meant);
    if fields.take::<4>() != MAGIC {
        return Err(CodecError::NotAFrame);
    }
    let [layout] = fields.take::<1>();
    let [flags] = fields.take::<1>();
    let format = u32::from(u16::from_le_bytes(fields.take()));
    let reader = u32::from(u16::from_le_bytes(fields.take()));
    let lines_stated = u32::from_le_bytes(fields.take()) as usize;
    let plain_len = u32::from_le_bytes(fields.take()) as usize;
    let stored_len = u32::from_le_bytes(fields.take()) as usize;
    let stored = frame.get(HEADER..).unwrap_or_default();
    if stored.len() != stored_len {
        return Err(CodecError::Length {
            found: frame.len(),
            expected: HEADER.saturating_add(stored_len),
        });
    }
    if digest(meant, stored) != *stated {
        return Err(CodecError::Damaged);
    }
    if layout != LAYOUT || reader > migrations::FORMAT {
        return Err(CodecError::TooNew {
            found: reader.max(format),
            ours: migrations::FORMAT,
        });
    }
    if flags & ENCRYPTED != 0 {
        return Err(CodecError::Encrypted);
    }
    if flags & !COMPRESSED != 0 {
        return Err(CodecError::TooNew {
            found: format,
            ours: migrations::FORMAT,
        });
    }
    if plain_len > PLAIN_MAX {
        return Err(CodecError::TooLarge(plain_len));
    }
    let plain = if flags & COMPRESSED == 0 {
        stored.to_vec()
    } else {
        lz4_flex::block::decompress(stored, plain_len).map_err(|_| CodecError::Damaged)?
    };
    let text = String::from_utf8(plain).map_err(|_| CodecError::Damaged)?;
    if text.len() != plain_len || self::lines(&text).count() != lines_stated {
        return Err(CodecError::Damaged);
    }
    Ok(Payload { format, text })
}

/// Lines are parted by line feeds alone; an empty text has none.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|_| !text.is_empty())
}

/// Reads fixed fields one after the other; beyond the end there are zeros.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut field = [0u8; N];
        let (head, tail) = self.0.split_at(N.min(self.0.len()));
        field
            .iter_mut()
            .zip(head)
            .for_each(|(to, from)| *to = *from);
        self.0 = tail;
        field
    }
}

fn digest(header: &[u8], stored: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(header);
    hash.update(stored);
    hash.finalize().into()
}

/// The frame as a version of another format would have written it.
#[cfg(test)]
pub(in crate::journal) fn as_of_format(frame: &[u8], format: u16) -> Vec<u8> {
    let (header, stored) = frame.split_at(HEADER);
    let mut header = header[..DIGEST_AT].to_vec();
    header[6..8].copy_from_slice(&format.to_le_bytes());
    let digest = digest(&header, stored);
    [&header, &digest[..], stored].concat()
}

#[cfg(test)]
mod tests;
