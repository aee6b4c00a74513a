//! A number for the whole book: two devices with the same digest show the same records.
//! It is over revision ids, which are themselves over everything each revision says and descends from.

use crate::journal::replica::Replica;
use crate::journal::revision::RevisionId;
use crate::journal::store::Digest;
use crate::order;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// SHA-256 over every record and its heads, sorted: name of the kind, a zero byte, the record's id,
/// the number of heads as four bytes with the highest first, the heads.
pub fn of_book(replica: &Replica) -> Digest {
    let known = replica
        .all_heads()
        .map(|(record, heads)| (record.kind().name(), record.uuid(), heads.to_vec()));
    let strange = replica.strangers().heads();
    of_heads(known.chain(strange).collect())
}

/// As [`of_book`], over heads that come in any order. Each record's own must be sorted.
pub fn of_heads(mut records: Vec<(&str, Uuid, Vec<RevisionId>)>) -> Digest {
    order::sort(&mut records);
    let mut hash = Sha256::new();
    for (kind, uuid, heads) in records {
        hash.update(kind.as_bytes());
        hash.update([0]);
        hash.update(uuid.as_bytes());
        hash.update(u32::try_from(heads.len()).unwrap_or(u32::MAX).to_be_bytes());
        for head in heads {
            hash.update(head.0);
        }
    }
    hash.finalize().into()
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
