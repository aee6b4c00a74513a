//! ZIP archives of electronic documents, one file at a time, so that a large one never lies inflated in memory.
//! Opens an archive inside an archive once (the DIAN's mails carry them); writes nothing.

use crate::interop::ubl::xml::SIZE_MAX;
use std::collections::VecDeque;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most entries of one archive.
pub const ENTRIES_MAX: usize = 50_000;
/// Most bytes that all entries together may inflate to.
pub const INFLATED_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// Bytes of an entry from which its ratio counts: small files of one repeated letter are harmless.
const RATIO_FROM: u64 = 1024 * 1024;
/// How many times larger than its compressed form an entry may be. Documents reach about 20.
pub const RATIO_MAX: u64 = 200;

/// Why an archive could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("not a ZIP archive: {0}")]
    NotAnArchive(String),
    #[error("more than {ENTRIES_MAX} entries")]
    TooManyEntries,
}

/// Why an entry was passed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Skipped {
    /// A PDF, an image, a signature…
    #[error("not an XML file")]
    NotXml,
    #[error("larger than {} MB", SIZE_MAX / 1024 / 1024)]
    TooLarge,
    #[error("inflates to more than {RATIO_MAX} times its size")]
    Bomb,
    #[error("the archive inflates to more than {} GB", INFLATED_MAX / 1024 / 1024 / 1024)]
    ArchiveTooLarge,
    #[error("an archive inside an archive inside an archive")]
    Nested,
    #[error("encrypted")]
    Encrypted,
    #[error("damaged: {0}")]
    Damaged(String),
    #[error("more than {ENTRIES_MAX} entries")]
    TooManyEntries,
}

/// An entry of an archive, folders left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path inside the archive; of an inner archive, `outer.zip/inner.xml`.
    pub name: String,
    /// The bytes of an XML file, or why there are none.
    pub content: Result<Vec<u8>, Skipped>,
}

/// An archive being read. Iterate over its entries.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    next: usize,
    inflated: u64,
    /// Entries of an inner archive that are still to be given.
    waiting: VecDeque<Entry>,
}

/// Whether bytes begin as a ZIP archive does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Opens an archive.
///
/// # Errors
/// When it is none, or has too many entries.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, ArchiveError> {
    let zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| ArchiveError::NotAnArchive(error.to_string()))?;
    if zip.len() > ENTRIES_MAX {
        return Err(ArchiveError::TooManyEntries);
    }
    Ok(Archive {
        zip,
        next: 0,
        inflated: 0,
        waiting: VecDeque::new(),
    })
}

impl Archive<'_> {
    /// Entries of the outer archive, folders included: for showing progress with [`Archive::position`].
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries of the outer archive were read.
    pub fn position(&self) -> usize {
        self.next
    }

    /// Opens an inner archive and lines its entries up.
    fn line_up(&mut self, outer: &str, bytes: &[u8]) -> Option<Entry> {
        let passed_over = |reason| {
            Some(Entry {
                name: outer.to_owned(),
                content: Err(reason),
            })
        };
        let mut inner = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(inner) => inner,
            Err(error) => return passed_over(Skipped::Damaged(error.to_string())),
        };
        if inner.len() > ENTRIES_MAX {
            return passed_over(Skipped::TooManyEntries);
        }
        for index in 0..inner.len() {
            let Some((name, content)) = read_entry(&mut inner, index, &mut self.inflated) else {
                continue;
            };
            let content = match content {
                Ok(Kind::Archive(_)) => Err(Skipped::Nested),
                Ok(Kind::Xml(bytes)) => Ok(bytes),
                Err(reason) => Err(reason),
            };
            self.waiting.push_back(Entry {
                name: format!("{outer}/{name}"),
                content,
            });
        }
        None
    }
}

impl Iterator for Archive<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.waiting.pop_front() {
                return Some(entry);
            }
            if self.next >= self.zip.len() {
                return None;
            }
            let index = self.next;
            self.next += 1;
            let Some((name, content)) = read_entry(&mut self.zip, index, &mut self.inflated) else {
                continue;
            };
            let content = match content {
                Ok(Kind::Archive(bytes)) => match self.line_up(&name, &bytes) {
                    Some(entry) => return Some(entry),
                    None => continue,
                },
                Ok(Kind::Xml(bytes)) => Ok(bytes),
                Err(reason) => Err(reason),
            };
            return Some(Entry { name, content });
        }
    }
}

/// What an entry that is read turned out to be.
enum Kind {
    Xml(Vec<u8>),
    Archive(Vec<u8>),
}

/// Name and content of an entry; absent for a folder.
fn read_entry<R: Read + std::io::Seek>(
    zip: &mut ZipArchive<R>,
    index: usize,
    inflated: &mut u64,
) -> Option<(String, Result<Kind, Skipped>)> {
    let unnamed = || format!("#{}", index + 1);
    let mut file = match zip.by_index(index) {
        Ok(file) => file,
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
            return Some((unnamed(), Err(Skipped::Encrypted)));
        }
        Err(error) => return Some((unnamed(), Err(Skipped::Damaged(error.to_string())))),
    };
    if file.is_dir() {
        return None;
    }
    let name = file
        .name()
        .map_or_else(|_| unnamed(), |name| name.into_owned());
    let small = name.to_lowercase();
    let is_xml = small.ends_with(".xml");
    // macOS adds a shadow of each file.
    let is_shadow = small.starts_with("__macosx/") || small.contains("/._");
    if is_shadow || !(is_xml || small.ends_with(".zip")) {
        return Some((name, Err(Skipped::NotXml)));
    }
    let packed = file.compressed_size();
    let content = inflate(&mut file, packed, inflated);
    let kind = |bytes| {
        if is_xml {
            Kind::Xml(bytes)
        } else {
            Kind::Archive(bytes)
        }
    };
    Some((name, content.map(kind)))
}

/// Inflates an entry. The sizes that an archive states are not believed.
fn inflate(file: &mut impl Read, packed: u64, inflated: &mut u64) -> Result<Vec<u8>, Skipped> {
    let largest = u64::try_from(SIZE_MAX).unwrap_or(u64::MAX);
    let by_ratio = packed.saturating_mul(RATIO_MAX).max(RATIO_FROM);
    let limit = largest.min(by_ratio);
    let mut bytes = Vec::new();
    let read = file
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Skipped::Damaged(error.to_string()))?;
    let read = u64::try_from(read).unwrap_or(u64::MAX);
    *inflated = inflated.saturating_add(read);
    if read > largest {
        Err(Skipped::TooLarge)
    } else if read > by_ratio {
        Err(Skipped::Bomb)
    } else if *inflated > INFLATED_MAX {
        Err(Skipped::ArchiveTooLarge)
    } else {
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests;
