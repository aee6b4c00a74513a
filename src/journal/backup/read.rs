//! Reading a backup, a piece at a time, so that the page stays smooth with large files.
//! Nothing of it is handed on before all of it was checked.

use crate::journal::backup::unpack::Unpacking;
use crate::journal::backup::{
    ATTACHMENTS, Backup, BackupError, Damage, END, FORMAT_NAME, HEADER_END, Header, MAJOR, SEAL,
    SIZE_MAX, START, attachment,
};
use crate::journal::digest;
use crate::journal::migrations;
use crate::journal::revision::line::Line;
use sha2::{Digest, Sha256};
use std::ops::Range;

/// Bytes or lines' bytes handled in one step: a few milliseconds.
const PIECE: usize = 1 << 20;

/// A backup being read.
pub struct Reader {
    phase: Phase,
}

enum Phase {
    Unpacking(Unpacking),
    Sealing(Box<Sealing>),
    Lines(Box<Lines>),
    Done(Box<Backup>),
    Failed,
}

/// The seal being computed.
struct Sealing {
    header: Header,
    text: String,
    /// End of the first line.
    body: usize,
    hash: Sha256,
    hashed: usize,
    /// Where the digits of the seal start.
    sealed: usize,
}

/// The lines being checked.
struct Lines {
    backup: Backup,
    next: usize,
    end: usize,
    in_attachments: bool,
    /// Whether the line before announced another by a comma.
    expects_more: bool,
}

impl Reader {
    pub fn new(bytes: Vec<u8>) -> Reader {
        Reader {
            phase: Phase::Unpacking(Unpacking::new(bytes)),
        }
    }

    /// Does a few milliseconds of work; true when all is done.
    ///
    /// # Errors
    /// When the bytes are not a backup exactly as it was written.
    pub fn step(&mut self) -> Result<bool, BackupError> {
        let phase = std::mem::replace(&mut self.phase, Phase::Failed);
        self.phase = match phase {
            Phase::Unpacking(mut unpacking) => {
                if unpacking.step()? {
                    Phase::Sealing(Box::new(Sealing::start(unpacking.finish())?))
                } else {
                    Phase::Unpacking(unpacking)
                }
            }
            Phase::Sealing(mut sealing) => {
                if sealing.step()? {
                    Phase::Lines(Box::new(sealing.lines()?))
                } else {
                    Phase::Sealing(sealing)
                }
            }
            Phase::Lines(mut lines) => {
                if lines.step()? {
                    Phase::Done(Box::new(lines.finish()?))
                } else {
                    Phase::Lines(lines)
                }
            }
            Phase::Done(backup) => Phase::Done(backup),
            Phase::Failed => return Err(BackupError::NotABackup),
        };
        Ok(matches!(self.phase, Phase::Done(_)))
    }

    /// How far it is, in parts of a hundred of the document, as far as can be told.
    pub fn percent(&self) -> u8 {
        let part = |done: usize, of: usize| u8::try_from(done * 45 / of.max(1)).unwrap_or(45);
        match &self.phase {
            Phase::Unpacking(_) | Phase::Failed => 0,
            Phase::Sealing(sealing) => 10 + part(sealing.hashed, sealing.sealed),
            Phase::Lines(lines) => 55 + part(lines.next, lines.end),
            Phase::Done(_) => 100,
        }
    }

    /// The backup. Does whatever [`Reader::step`] has left.
    ///
    /// # Errors
    /// As [`Reader::step`].
    pub fn finish(mut self) -> Result<Backup, BackupError> {
        while !self.step()? {}
        match self.phase {
            Phase::Done(backup) => Ok(*backup),
            _ => Err(BackupError::NotABackup),
        }
    }
}

impl Sealing {
    fn start(plain: Vec<u8>) -> Result<Sealing, BackupError> {
        if !plain.starts_with(START.as_bytes()) {
            return Err(BackupError::NotABackup);
        }
        if plain.len() > SIZE_MAX {
            return Err(BackupError::TooLarge(SIZE_MAX));
        }
        let text = String::from_utf8(plain).map_err(|_| damaged(Damage::Seal))?;
        let first = text.split('\n').next().unwrap_or_default();
        let body = first.len() + 1;
        let header = header(first)?;
        let sealed = text
            .len()
            .checked_sub(64 + END.len())
            .filter(|at| text.ends_with(END) && *at >= body && text.is_char_boundary(*at))
            .ok_or(damaged(Damage::End))?;
        if !text.get(..sealed).is_some_and(|head| head.ends_with(SEAL)) {
            return Err(damaged(Damage::End));
        }
        Ok(Sealing {
            header,
            text,
            body,
            hash: Sha256::new(),
            hashed: 0,
            sealed,
        })
    }

    fn step(&mut self) -> Result<bool, BackupError> {
        let end = self.sealed.min(self.hashed + PIECE);
        let bytes = self.text.as_bytes();
        self.hash
            .update(bytes.get(self.hashed..end).unwrap_or_default());
        self.hashed = end;
        if end < self.sealed {
            return Ok(false);
        }
        let computed = digest::hex(&self.hash.clone().finalize());
        if self.text.get(end..end + 64) == Some(computed.as_str()) {
            Ok(true)
        } else {
            Err(damaged(Damage::Seal))
        }
    }

    fn lines(self) -> Result<Lines, BackupError> {
        let end = self.sealed - SEAL.len();
        if end < self.body {
            return Err(damaged(Damage::End));
        }
        Ok(Lines {
            next: self.body,
            end,
            in_attachments: false,
            expects_more: false,
            backup: Backup {
                header: self.header,
                attachments: Vec::new(),
                text: self.text,
                lines: Vec::new(),
            },
        })
    }
}

impl Lines {
    fn step(&mut self) -> Result<bool, BackupError> {
        let stop = self.end.min(self.next + PIECE);
        while self.next < stop {
            let rest = self.backup.text.get(self.next..self.end);
            let rest = rest.ok_or(damaged(Damage::End))?;
            let length = rest.find('\n').ok_or(damaged(Damage::End))?;
            let range = self.next..self.next + length;
            self.next += length + 1;
            self.take(range)?;
        }
        Ok(self.next >= self.end)
    }

    fn take(&mut self, range: Range<usize>) -> Result<(), BackupError> {
        let text = self.backup.text.get(range.clone()).unwrap_or_default();
        if !self.in_attachments && text == ATTACHMENTS {
            self.check_count()?;
            self.in_attachments = true;
            return Ok(());
        }
        let number = self.backup.lines.len();
        let after_last = number + self.backup.attachments.len() > 0 && !self.expects_more;
        let first_attachment = self.in_attachments && self.backup.attachments.is_empty();
        if after_last && !first_attachment {
            return Err(damaged(Damage::End));
        }
        self.expects_more = text.ends_with(',');
        let line = text.strip_suffix(',').unwrap_or(text);
        if self.in_attachments {
            let at = self.backup.attachments.len();
            let read = attachment::parse(line).ok_or(damaged(Damage::Attachment(at)))?;
            self.backup.attachments.push(read);
            return Ok(());
        }
        Line::parse_foreign(line).map_err(|cause| {
            damaged(Damage::Revision {
                line: number,
                cause,
            })
        })?;
        let line = range.start..range.start + line.len();
        self.backup.lines.push(line);
        Ok(())
    }

    fn check_count(&self) -> Result<(), BackupError> {
        let found = self.backup.lines.len() as u64;
        let expected = self.backup.header.lines;
        if self.expects_more || found != expected {
            return Err(damaged(Damage::Count { found, expected }));
        }
        Ok(())
    }

    fn finish(self) -> Result<Backup, BackupError> {
        if self.expects_more || !self.in_attachments {
            return Err(damaged(Damage::End));
        }
        Ok(self.backup)
    }
}

fn header(line: &str) -> Result<Header, BackupError> {
    let fields = line
        .strip_suffix(HEADER_END)
        .ok_or(damaged(Damage::Header))?;
    let json = format!("{fields}}}");
    // What can be read of a later version's header is its number.
    #[derive(serde::Deserialize)]
    struct Version {
        major: u32,
    }
    let version: Version = serde_json::from_str(&json).map_err(|_| damaged(Damage::Header))?;
    if version.major > MAJOR {
        return Err(BackupError::Newer {
            found: version.major,
            ours: MAJOR,
        });
    }
    let header: Header = serde_json::from_str(&json).map_err(|_| damaged(Damage::Header))?;
    if header.format != FORMAT_NAME {
        return Err(BackupError::NotABackup);
    }
    if header.body_format > migrations::FORMAT {
        return Err(BackupError::Newer {
            found: header.body_format,
            ours: migrations::FORMAT,
        });
    }
    Ok(header)
}

fn damaged(place: Damage) -> BackupError {
    BackupError::Damaged(place)
}
