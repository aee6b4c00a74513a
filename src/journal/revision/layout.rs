//! Reading a line by the layout it was written in, without looking into its body.
//! It decides nothing: a line that is laid out otherwise is left to the reader of JSON.

use crate::domain::ids::PersonId;
use crate::journal::migrations;
use crate::journal::revision::line::Line;
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, RevisionId};
use uuid::Uuid;

/// Digits of a record's id as it is written.
const UUID_LENGTH: usize = 36;

/// The line, if it is laid out as this version writes lines. Only for lines whose bytes were checked: that the body
/// is JSON is found out by who reads the body.
///
/// Opening and merging read every line; finding the end of each body as JSON took a third of that time.
pub fn read(text: &str) -> Option<Line<'_>> {
    let mut head = Cursor(text);
    let id = head.after("{\"id\":")?.hex(RevisionId::parse)?;
    let at_ms = head.after(",\"at\":")?.number()?;
    let author = match head.after(",\"author\":") {
        Some(rest) => Some(PersonId(rest.uuid()?)),
        None => None,
    };
    let body = match head.after(",\"body\":") {
        // What follows the body has no text that a person typed, so the last place is the right one.
        Some(rest) => {
            let (body, after) = rest.0.split_at_checked(rest.0.rfind(",\"device\":")?)?;
            rest.0 = after;
            if !(body.starts_with('{') && body.ends_with('}')) {
                return None;
            }
            Some(body)
        }
        None => {
            head.after(",\"deleted\":true")?;
            None
        }
    };
    let device = head.after(",\"device\":")?.hex(DeviceId::parse)?;
    let kind = head.after(",\"kind\":")?.quoted()?;
    let mut parents = Vec::new();
    if head.after(",\"parents\":[").is_some() {
        parents.push(head.hex(RevisionId::parse)?);
        while head.after(",").is_some() {
            parents.push(head.hex(RevisionId::parse)?);
        }
        head.after("]")?;
    }
    let record = head.after(",\"record\":")?.uuid()?;
    let tick = match head.after(",\"tick\":") {
        Some(rest) => u32::try_from(rest.number()?).ok()?,
        None => 0,
    };
    let format = match head.after(",\"v\":") {
        Some(rest) => u32::try_from(rest.number()?).ok()?,
        None => 1,
    };
    // A newer version may lay lines out in another way.
    (head.0 == "}" && format <= migrations::FORMAT).then_some(Line {
        text,
        id,
        kind,
        record,
        parents,
        stamp: Stamp { at_ms, tick },
        author,
        device,
        format,
        body,
    })
}

/// What is left to read.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    /// Goes behind `mark` when it comes next.
    fn after(&mut self, mark: &str) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(mark)?;
        Some(self)
    }

    /// A text in quotes that has nothing escaped.
    fn quoted(&mut self) -> Option<&'a str> {
        let (text, rest) = self.0.strip_prefix('"')?.split_once('"')?;
        self.0 = rest;
        (!text.contains('\\')).then_some(text)
    }

    fn hex<T>(&mut self, parse: fn(&str) -> Option<T>) -> Option<T> {
        parse(self.quoted()?)
    }

    fn uuid(&mut self) -> Option<Uuid> {
        let text = self.quoted()?;
        (text.len() == UUID_LENGTH)
            .then(|| Uuid::try_parse(text).ok())
            .flatten()
    }

    fn number(&mut self) -> Option<u64> {
        let end = self.0.find(|c: char| !c.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        // JSON writes no number with a zero before it.
        let is_json = !digits.starts_with('0') || digits == "0";
        is_json.then(|| digits.parse().ok()).flatten()
    }
}
