//! A revision as one line of text: written once, read without copying, checked against its id.
//! `{"id":"…",` comes first and the id is the hash of the line without it; the other keys are sorted, without spaces.

use crate::domain::ids::{Kind, PersonId};
use crate::journal::migrations;
use crate::journal::revision::stamp::{LATEST_MS, Stamp};
use crate::journal::revision::{DeviceId, RevisionId, layout};
use crate::order;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fmt::Write as _;
use std::ops::Range;
use uuid::Uuid;

/// Longest line accepted, in bytes. An invoice of 10,000 lines has about 3 million.
pub const LENGTH_MAX: usize = 16 << 20;
/// Deepest nesting accepted in a line.
pub const DEPTH_MAX: usize = 32;
/// Most parents accepted; there is one per version in conflict.
pub const PARENTS_MAX: usize = 1_000;

const ID_START: &str = "{\"id\":\"";
/// Length of `{"id":"` + 32 digits + `",`.
const ID_LENGTH: usize = ID_START.len() + 32 + 2;

/// A revision about to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewRevision<'a> {
    pub kind: Kind,
    pub record: Uuid,
    pub parents: &'a [RevisionId],
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// Canonical JSON; absent to delete the record.
    pub body: Option<&'a str>,
}

/// A revision as read, borrowed from the text it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    pub text: &'a str,
    /// As stated; [`Line::verify`] tells whether it is true.
    pub id: RevisionId,
    /// Name of the kind; it may be one that this version does not know.
    pub kind: &'a str,
    pub record: Uuid,
    pub parents: Vec<RevisionId>,
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// Format of the body.
    pub format: u32,
    /// Absent when the revision deletes the record.
    pub body: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("the line has {0} bytes")]
    TooLong(usize),
    #[error("the line is nested too deeply")]
    TooDeep,
    /// Not JSON, or not the shape of a revision.
    #[error("not a revision: {0}")]
    Shape(String),
    /// It must have a body or say that it deletes, and not both.
    #[error("a revision has either a body or a deletion")]
    Content,
    /// The id does not come first, or there are control characters.
    #[error("the line is not laid out as one that was written")]
    Layout,
    /// What it says is not what was signed by its id.
    #[error("the line says {stated} and its content is {computed}")]
    Id {
        stated: RevisionId,
        computed: RevisionId,
    },
    #[error("the moment is impossible: {0}")]
    Moment(u64),
    #[error("too many parents: {0}")]
    Parents(usize),
}

#[derive(Deserialize)]
struct Wire<'a> {
    id: RevisionId,
    at: u64,
    #[serde(default)]
    author: Option<PersonId>,
    #[serde(borrow, default)]
    body: Option<&'a RawValue>,
    #[serde(default)]
    deleted: bool,
    device: DeviceId,
    kind: &'a str,
    #[serde(default)]
    parents: Vec<RevisionId>,
    record: Uuid,
    #[serde(default)]
    tick: u32,
    #[serde(default = "first_format")]
    v: u32,
}

fn first_format() -> u32 {
    1
}

impl NewRevision<'_> {
    /// The line and the id it has by its content. Parents are written sorted, each once.
    pub fn write(&self) -> (RevisionId, String) {
        let rest = self.rest();
        let id = RevisionId::of(&rest);
        let mut text = String::with_capacity(ID_LENGTH + rest.len());
        let _ = write!(text, "{ID_START}{id}\",");
        text.push_str(rest.get(1..).unwrap_or_default());
        (id, text)
    }

    fn rest(&self) -> String {
        let mut out = String::with_capacity(256 + self.body.map_or(0, str::len));
        // Writing to a String cannot fail.
        let _ = write!(out, "{{\"at\":{}", self.stamp.at_ms);
        if let Some(author) = self.author {
            let _ = write!(out, ",\"author\":\"{author}\"");
        }
        match self.body {
            Some(body) => {
                out.push_str(",\"body\":");
                out.push_str(body);
            }
            None => out.push_str(",\"deleted\":true"),
        }
        let _ = write!(out, ",\"device\":\"{}\"", self.device);
        let _ = write!(out, ",\"kind\":\"{}\"", self.kind.name());
        let mut parents = self.parents.to_vec();
        order::sort(&mut parents);
        parents.dedup();
        for (at, parent) in parents.iter().enumerate() {
            let start = if at == 0 { ",\"parents\":[" } else { "," };
            let _ = write!(out, "{start}\"{parent}\"");
        }
        if !parents.is_empty() {
            out.push(']');
        }
        let _ = write!(out, ",\"record\":\"{}\"", self.record);
        if self.stamp.tick > 0 {
            let _ = write!(out, ",\"tick\":{}", self.stamp.tick);
        }
        if migrations::FORMAT > 1 {
            let _ = write!(out, ",\"v\":{}", migrations::FORMAT);
        }
        out.push('}');
        out
    }
}

impl<'a> Line<'a> {
    /// Reads a line from a frame whose digest was checked.
    ///
    /// # Errors
    /// When it is not a revision. Its id is not checked.
    pub fn parse(text: &'a str) -> Result<Line<'a>, LineError> {
        match layout::read(text) {
            Some(line) => Ok(line),
            None => Line::parse_json(text),
        }
    }

    /// Reads a line whatever its layout, as JSON from its first byte to its last.
    pub(super) fn parse_json(text: &'a str) -> Result<Line<'a>, LineError> {
        let wire: Wire<'a> =
            serde_json::from_str(text).map_err(|cause| LineError::Shape(cause.to_string()))?;
        let body = wire.body.map(RawValue::get);
        if body.is_some() == wire.deleted {
            return Err(LineError::Content);
        }
        Ok(Line {
            text,
            id: wire.id,
            kind: wire.kind,
            record: wire.record,
            parents: wire.parents,
            stamp: Stamp {
                at_ms: wire.at,
                tick: wire.tick,
            },
            author: wire.author,
            device: wire.device,
            format: wire.v,
            body,
        })
    }

    /// Reads a line from a file of unknown origin: size, depth, shape and id are checked.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn parse_foreign(text: &'a str) -> Result<Line<'a>, LineError> {
        if text.len() > LENGTH_MAX {
            return Err(LineError::TooLong(text.len()));
        }
        if text.bytes().any(|byte| byte < b' ') {
            return Err(LineError::Layout);
        }
        if depth(text) > DEPTH_MAX {
            return Err(LineError::TooDeep);
        }
        let line = Line::parse_json(text)?;
        if line.stamp.at_ms > LATEST_MS {
            return Err(LineError::Moment(line.stamp.at_ms));
        }
        if line.parents.len() > PARENTS_MAX {
            return Err(LineError::Parents(line.parents.len()));
        }
        line.verify()?;
        // Once stored it is read by its layout, which must find the same in it.
        if layout::read(text).is_some_and(|laid_out| laid_out != line) {
            return Err(LineError::Layout);
        }
        Ok(line)
    }

    /// Whether the line says what its id stands for.
    ///
    /// # Errors
    /// [`LineError::Id`] when it was changed, [`LineError::Layout`] when the id does not come first.
    pub fn verify(&self) -> Result<(), LineError> {
        let stated = self.id.to_string();
        let starts_with_id = self.text.strip_prefix(ID_START).is_some_and(|rest| {
            rest.strip_prefix(stated.as_str())
                .is_some_and(|rest| rest.starts_with("\","))
        });
        let Some(rest) = self.text.get(ID_LENGTH..).filter(|_| starts_with_id) else {
            return Err(LineError::Layout);
        };
        let computed = RevisionId::of(&format!("{{{rest}"));
        if computed == self.id {
            Ok(())
        } else {
            Err(LineError::Id {
                stated: self.id,
                computed,
            })
        }
    }

    /// Where in the text the body stands.
    pub fn body_range(&self) -> Option<Range<usize>> {
        let body = self.body?;
        let start = (body.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        Some(start..start + body.len())
    }

    /// The kind, if this version knows it.
    pub fn known_kind(&self) -> Option<Kind> {
        Kind::from_name(self.kind)
    }
}

/// How deeply brackets are nested. Counted without recursion, so that no text can exhaust the stack.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
