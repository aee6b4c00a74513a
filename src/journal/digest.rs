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
pub type Heads<'a> = ((&'a str, Uuid), Cow<'a, [RevisionId]>);

/// The digest of a book on its way: SHA-256 over every record and its heads, sorted by kind and id: name of the kind,
/// a zero byte, the record's id, the number of heads as four bytes with the highest first, the heads.
pub struct BookDigest<'a> {
    waiting: Box<dyn Iterator<Item = Heads<'a>> + 'a>,
    sorted: BTreeMap<(&'a str, Uuid), Cow<'a, [RevisionId]>>,
    hash: Sha256,
}

impl<'a> BookDigest<'a> {
    pub fn new(replica: &'a Replica) -> BookDigest<'a> {
        let known = replica.all_heads().map(|(record, heads)| {
            let key = (record.kind().name(), record.uuid());
            (key, Cow::Borrowed(heads))
        });
        let strange = replica.strangers().heads();
        let strange = strange.map(|(kind, uuid, heads)| ((kind, uuid), Cow::Owned(heads)));
        BookDigest::of(known.chain(strange))
    }

    /// Over records that come in any order, each once.
    pub fn of(records: impl Iterator<Item = Heads<'a>> + 'a) -> BookDigest<'a> {
        BookDigest {
            waiting: Box::new(records),
            sorted: BTreeMap::new(),
            hash: Sha256::new(),
        }
    }

    /// Does about a millisecond of work; true when all is done.
    pub fn step(&mut self) -> bool {
        for _ in 0..STEP {
            if let Some((key, heads)) = self.waiting.next() {
                self.sorted.insert(key, heads);
            } else if let Some(((kind, uuid), heads)) = self.sorted.pop_first() {
                let count = u32::try_from(heads.len()).unwrap_or(u32::MAX);
                self.hash.update(kind.as_bytes());
                self.hash.update([0]);
                self.hash.update(uuid.as_bytes());
                self.hash.update(count.to_be_bytes());
                heads.iter().for_each(|head| self.hash.update(head.0));
            } else {
                return true;
            }
        }
        false
    }

    /// Does whatever [`BookDigest::step`] has left.
    pub fn finish(mut self) -> Digest {
        while !self.step() {}
        self.hash.finalize().into()
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
