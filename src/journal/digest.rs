//! A number for the whole book: two devices with the same digest show the same records.
//! It is over revision ids, which are themselves over everything each revision says and descends from.

use crate::journal::replica::Replica;
use crate::journal::revision::RevisionId;
use crate::journal::store::Digest;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Records taken in one step: about a millisecond.
const STEP: usize = 500;

/// Name of the kind and id of a record, and its heads, sorted.
type Heads<'a> = ((&'a str, Uuid), Cow<'a, [RevisionId]>);

/// SHA-256 over records that are taken in sorted by kind and id.
#[derive(Debug, Default)]
pub struct BookHash(Sha256);

impl BookHash {
    /// Takes in the next record: name of the kind, a zero byte, the record's id, the number of heads as four bytes with
    /// the highest first, the heads, sorted.
    pub fn take(&mut self, kind: &str, record: Uuid, heads: &[RevisionId]) {
        let count = u32::try_from(heads.len()).unwrap_or(u32::MAX);
        self.0.update(kind.as_bytes());
        self.0.update([0]);
        self.0.update(record.as_bytes());
        self.0.update(count.to_be_bytes());
        heads.iter().for_each(|head| self.0.update(head.0));
    }

    pub fn finish(self) -> Digest {
        self.0.finalize().into()
    }
}

/// The digest of a book on its way: its records are sorted, then hashed.
pub struct BookDigest<'a> {
    waiting: Box<dyn Iterator<Item = Heads<'a>> + 'a>,
    sorted: BTreeMap<(&'a str, Uuid), Cow<'a, [RevisionId]>>,
    hash: BookHash,
}

impl<'a> BookDigest<'a> {
    pub fn new(replica: &'a Replica) -> BookDigest<'a> {
        let known = replica.all_heads().map(|(record, heads)| {
            let key = (record.kind().name(), record.uuid());
            (key, Cow::Borrowed(heads))
        });
        let strange = replica.strangers().heads();
        let strange = strange.map(|(kind, uuid, heads)| ((kind, uuid), Cow::Owned(heads)));
        BookDigest {
            waiting: Box::new(known.chain(strange)),
            sorted: BTreeMap::new(),
            hash: BookHash::default(),
        }
    }

    /// Does about a millisecond of work; true when all is done.
    pub fn step(&mut self) -> bool {
        for _ in 0..STEP {
            if let Some((key, heads)) = self.waiting.next() {
                self.sorted.insert(key, heads);
            } else if let Some(((kind, uuid), heads)) = self.sorted.pop_first() {
                self.hash.take(kind, uuid, &heads);
            } else {
                return true;
            }
        }
        false
    }

    /// Does whatever [`BookDigest::step`] has left.
    pub fn finish(mut self) -> Digest {
        while !self.step() {}
        self.hash.finish()
    }
}

/// The digest of a book at once. In a page use [`BookDigest`], which can pause.
pub fn of_book(replica: &Replica) -> Digest {
    BookDigest::new(replica).finish()
}

/// Lower-case hexadecimal.
pub fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(half), 16));
        }
        text
    })
}
