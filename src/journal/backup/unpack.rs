//! Undoing gzip, a piece at a time, with a limit that a malicious file cannot get past.
//! A file that is not packed passes through as it is.

use crate::journal::backup::{BackupError, Damage, SIZE_MAX, START};
use flate2::read::MultiGzDecoder;
use std::io::{Cursor, Read};

const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
const PIECE: usize = 1 << 20;
/// Up to here any file may unpack; beyond it only to so many times its size.
const FREE: usize = 16 << 20;
/// Journals compress about 14 times; bombs 1,000 times.
const TIMES_MAX: usize = 100;

/// A file being unpacked.
pub struct Unpacking {
    source: Source,
    plain: Vec<u8>,
    limit: usize,
}

enum Source {
    Plain,
    Gzip(Box<MultiGzDecoder<Cursor<Vec<u8>>>>),
}

impl Unpacking {
    pub fn new(bytes: Vec<u8>) -> Unpacking {
        if !bytes.starts_with(&GZIP) {
            return Unpacking {
                source: Source::Plain,
                plain: bytes,
                limit: SIZE_MAX,
            };
        }
        let limit = bytes.len().saturating_mul(TIMES_MAX).clamp(FREE, SIZE_MAX);
        Unpacking {
            source: Source::Gzip(Box::new(MultiGzDecoder::new(Cursor::new(bytes)))),
            plain: Vec::new(),
            limit,
        }
    }

    /// Unpacks a piece; true when all is done.
    ///
    /// # Errors
    /// [`BackupError::TooLarge`] beyond the limit; when the packing is broken, whether what came out
    /// so far is the start of a backup decides what it is called.
    pub fn step(&mut self) -> Result<bool, BackupError> {
        let done = match &mut self.source {
            Source::Plain => true,
            Source::Gzip(decoder) => {
                let before = self.plain.len();
                let read = decoder
                    .as_mut()
                    .take(PIECE as u64)
                    .read_to_end(&mut self.plain);
                if read.is_err() {
                    return Err(if self.plain.starts_with(START.as_bytes()) {
                        BackupError::Damaged(Damage::Packing)
                    } else {
                        BackupError::NotABackup
                    });
                }
                self.plain.len() == before
            }
        };
        if self.plain.len() > self.limit {
            return Err(BackupError::TooLarge(self.limit));
        }
        Ok(done)
    }

    pub fn finish(self) -> Vec<u8> {
        self.plain
    }
}
