//! Backups: the whole journal as one JSON document that a person can keep, move and read with other tools.
//! A document that is not, to the last byte, what was written is refused. The format is told in `docs/formato-de-respaldo.md`.

pub mod attachment;
pub mod read;
pub mod unpack;
pub mod write;

use crate::journal::revision::line::LineError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// The name of the format; a document that does not start with it is no backup.
pub const FORMAT_NAME: &str = "vigia-backup";
/// Documents of a higher major version cannot be read by this one.
pub const MAJOR: u32 = 1;
/// A higher minor version only adds.
pub const MINOR: u32 = 0;
/// Largest document read, unpacked, in bytes.
pub const SIZE_MAX: usize = 512 << 20;

const START: &str = "{\"format\":\"vigia-backup\",";
const HEADER_END: &str = ",\"revisions\":[";
const ATTACHMENTS: &str = "],\"attachments\":[";
const SEAL: &str = "],\"seal\":\"";
const END: &str = "\"}\n";

/// The first line of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Always [`FORMAT_NAME`].
    pub format: String,
    pub major: u32,
    pub minor: u32,
    /// Version of the app that wrote it.
    pub app: String,
    /// Moment by the writing device's clock, ISO 8601 in UTC.
    pub created_at: String,
    /// The company's name, so that a person recognises the file.
    pub company: String,
    /// Records that are not deleted, by name of the kind.
    pub counts: BTreeMap<String, u64>,
    /// Every device that made one of the revisions.
    pub devices: Vec<String>,
    /// Lines of revisions that follow.
    pub lines: u64,
    /// Logical format of the bodies: the newest among them.
    pub body_format: u32,
    /// Digest of the book, as `journal::digest` computes it; two backups with the same one hold the same state.
    pub book: String,
}

/// A backup that was read and is what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub header: Header,
    /// Name (SHA-256, lower-case hex) and bytes of each attachment.
    pub attachments: Vec<(String, Vec<u8>)>,
    text: String,
    lines: Vec<Range<usize>>,
}

/// Why a file is not taken as a backup.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Something else altogether.
    #[error("not a backup")]
    NotABackup,
    /// A backup that is cut short or changed.
    #[error("the backup is damaged: {0}")]
    Damaged(Damage),
    /// Written by a later version of the app.
    #[error("the backup is of version {found}, this app reads {ours}")]
    Newer { found: u32, ours: u32 },
    #[error("the backup unpacks to more than {0} bytes")]
    TooLarge(usize),
    /// Another program has locked it with a password.
    #[error("the file is encrypted")]
    Encrypted,
}

/// Where a backup is damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("it cannot be unpacked")]
    Packing,
    #[error("its first line cannot be read")]
    Header,
    #[error("it does not end as a backup does")]
    End,
    #[error("its seal does not fit its content")]
    Seal,
    #[error("revision {line}: {cause}")]
    Revision { line: usize, cause: LineError },
    #[error("it has {found} revisions, {expected} expected")]
    Count { found: u64, expected: u64 },
    #[error("attachment {0} cannot be read")]
    Attachment(usize),
}

/// Whether another program has locked the file with a password or a key: age, OpenSSL, OpenPGP or an encrypted ZIP.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 4] = [
        b"age-encryption.org/",
        b"-----BEGIN AGE ENCRYPTED FILE-----",
        b"-----BEGIN PGP MESSAGE-----",
        b"Salted__",
    ];
    let is_locked_zip =
        bytes.starts_with(b"PK\x03\x04") && bytes.get(6).is_some_and(|flags| flags & 1 == 1);
    is_locked_zip || STARTS.iter().any(|start| bytes.starts_with(start))
}

impl Backup {
    /// Reads a document at once. In a page use [`read::Reader`], which can pause.
    ///
    /// # Errors
    /// When the bytes are not a backup exactly as it was written.
    pub fn parse(bytes: Vec<u8>) -> Result<Backup, BackupError> {
        let mut reader = read::Reader::new(bytes);
        while !reader.step()? {}
        reader.finish()
    }

    /// The revisions, as lines.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.lines.len()).map(|number| self.line(number).unwrap_or_default())
    }

    /// The revision at that place, as a line.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.text.get(self.lines.get(number)?.clone())
    }
}

#[cfg(test)]
mod tests;
