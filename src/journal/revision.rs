//! Revisions: one change of one record as one line of JSON, named by its own SHA-256.
//! Knows nothing of what bodies mean, and of how lines are stored.

mod layout;
pub mod line;
pub mod stamp;

use crate::domain::ids::PersonId;
use crate::journal::revision::line::Line;
use crate::journal::revision::stamp::Stamp;
use sha2::{Digest, Sha256};
use std::fmt;
use std::ops::Range;
use uuid::Uuid;

macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub [u8; $bytes]);

        impl $name {
            /// Reads lower-case hexadecimal digits, exactly as many as the id has.
            pub fn parse(text: &str) -> Option<$name> {
                let mut bytes = [0u8; $bytes];
                if text.len() != 2 * $bytes {
                    return None;
                }
                let mut digits = text.bytes().map(hex_value);
                for byte in &mut bytes {
                    *byte = digits.next()?? << 4 | digits.next()??;
                }
                Some($name(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Hex;
                impl serde::de::Visitor<'_> for Hex {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "{} lower-case hexadecimal digits", 2 * $bytes)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text).ok_or_else(|| {
                            E::invalid_value(serde::de::Unexpected::Str(text), &self)
                        })
                    }
                }
                from.deserialize_str(Hex)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    };
}

hex_id!(
    /// Names a revision: the first 128 bits of the SHA-256 of what it says. Equal content, equal id.
    RevisionId,
    16
);
hex_id!(
    /// Names a copy of the journal: random, and new after every restore or copy of a browser profile.
    DeviceId,
    8
);

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl RevisionId {
    /// The id of a revision whose line, without its id, is `rest`.
    pub fn of(rest: &str) -> RevisionId {
        let mut id = [0u8; 16];
        id.iter_mut()
            .zip(Sha256::digest(rest.as_bytes()))
            .for_each(|(to, from)| *to = from);
        RevisionId(id)
    }
}

/// A revision taken out of its frame, with its line as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub id: RevisionId,
    /// Name of the kind; it may be one that this version does not know.
    pub kind: String,
    pub record: Uuid,
    /// The revisions this one replaces; empty for the first of a record.
    pub parents: Vec<RevisionId>,
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// Format of the body.
    pub format: u32,
    text: Box<str>,
    body: Option<Range<usize>>,
}

impl Revision {
    /// Keeps a line.
    pub fn keep(line: &Line<'_>) -> Revision {
        Revision {
            id: line.id,
            kind: line.kind.to_owned(),
            record: line.record,
            parents: line.parents.clone(),
            stamp: line.stamp,
            author: line.author,
            device: line.device,
            format: line.format,
            text: line.text.into(),
            body: line.body_range(),
        }
    }

    /// The whole line, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The body as written; absent when the revision deletes the record.
    pub fn body(&self) -> Option<&str> {
        self.body
            .as_ref()
            .and_then(|range| self.text.get(range.clone()))
    }

    pub fn is_deletion(&self) -> bool {
        self.body.is_none()
    }
}

#[cfg(test)]
mod tests;
