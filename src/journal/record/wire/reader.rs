//! Reading JSON value by value, strictly, while noticing fields that nobody asked for.
//! What a text means is not known here. Characters and numbers are in `scan`.

mod scan;

use crate::journal::record::RecordCause;
use crate::journal::record::wire::fields::Fields;
use crate::journal::record::wire::{Failed, Fault, Wire};
use std::borrow::Cow;

/// How deep objects and lists may stand in one another, as in `serde_json`, which reads the same texts for merging.
const DEPTH_MAX: u8 = 127;

/// A text and how far it was read.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    /// The byte that comes next.
    at: usize,
    /// How many more objects and lists may begin inside this one.
    room: u8,
    passed_over: bool,
    fault: Option<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader {
            text,
            at: 0,
            room: DEPTH_MAX,
            passed_over: false,
            fault: None,
        }
    }

    /// Whether something was passed over, or what was wrong.
    ///
    /// # Errors
    /// When reading failed.
    pub fn outcome(self, done: Result<(), Failed>) -> Result<bool, Fault> {
        match (done, self.fault) {
            (Ok(()), _) => Ok(self.passed_over),
            (Err(Failed), Some(fault)) => Err(fault),
            (Err(Failed), None) => Err(Fault {
                field: String::new(),
                cause: RecordCause::Shape(String::new()),
            }),
        }
    }

    /// Nothing but spaces may be left.
    ///
    /// # Errors
    /// When something is.
    pub fn end(&mut self) -> Result<(), Failed> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken("something after the end")),
        }
    }

    /// Reads an object by its table; `values` stand in the same order.
    /// An object is read from names only: a list of values would change its meaning with every field added.
    ///
    /// # Errors
    /// When it is no object, or a field is wrong, twice there or missing.
    pub fn object(&mut self, fields: &Fields, values: &mut [&mut dyn Wire]) -> Result<(), Failed> {
        let mut seen = 0;
        let mut next = 0;
        self.members(&mut |reader, name| {
            let Some(at) = fields.place(name, next) else {
                reader.passed_over = true;
                return reader.skip();
            };
            let bit = 1 << at;
            if seen & bit != 0 {
                return Err(reader.refuse(format!("duplicate field `{name}`")));
            }
            seen |= bit;
            next = at + 1;
            match values.get_mut(at) {
                Some(value) => value.read(reader),
                None => reader.skip(),
            }
        })?;
        match fields.missing(seen) {
            None => Ok(()),
            Some(name) => Err(self.refuse(format!("missing field `{name}`"))),
        }
    }

    /// Reads an object of exactly one field, which is one of `names`, and gives its place; `values` stand in the same order.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn variant(
        &mut self,
        names: &[&str],
        values: &mut [&mut dyn Wire],
    ) -> Result<usize, Failed> {
        let mut found = None;
        self.members(&mut |reader, name| {
            let at = names.iter().position(|known| *known == name);
            let value = at.and_then(|at| values.get_mut(at));
            match value {
                Some(value) if found.is_none() => {
                    found = at;
                    value.read(reader)
                }
                _ => Err(reader.refuse(format!("`{name}` is not expected here"))),
            }
        })?;
        match found {
            Some(at) => Ok(at),
            None => Err(self.refuse(format!("one of {} expected", names.join(", ")))),
        }
    }

    /// Reads a list; `item` reads the value that comes next.
    ///
    /// # Errors
    /// When it is no list or an item is wrong.
    pub fn list(
        &mut self,
        item: &mut dyn FnMut(&mut Self) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        self.open(b'[', "a list")?;
        let mut count = 0;
        while self.goes_on(b']', count == 0)? {
            if item(self).is_err() {
                self.inside(&format!("[{count}]"));
                return Err(Failed);
            }
            count += 1;
        }
        Ok(())
    }

    /// Passes over `null`; false when something else comes next.
    pub fn null(&mut self) -> bool {
        self.word("null")
    }

    /// # Errors
    /// When it is neither true nor false.
    pub fn flag(&mut self) -> Result<bool, Failed> {
        if self.word("true") {
            return Ok(true);
        }
        if self.word("false") {
            return Ok(false);
        }
        Err(self.wrong("true or false"))
    }

    /// A quoted text; `expected` says in a fault what it should have been. Without escapes it is not copied.
    ///
    /// # Errors
    /// When it is something else.
    pub fn string(&mut self, expected: &str) -> Result<Cow<'a, str>, Failed> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong(expected));
        }
        self.at += 1;
        self.quoted()
    }

    /// A quoted text that `take` makes a value of; false is that it cannot.
    ///
    /// # Errors
    /// When it is no text or not taken.
    pub fn parsed(
        &mut self,
        expected: &str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<(), Failed> {
        let text = self.string(expected)?;
        if take(&text) {
            return Ok(());
        }
        Err(self.refuse(format!("`{text}` is not {expected}")))
    }

    /// The place of a quoted text among names.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn name(&mut self, names: &[&str]) -> Result<usize, Failed> {
        let text = self.string("a name")?;
        match names.iter().position(|name| *name == text) {
            Some(at) => Ok(at),
            None => Err(self.refuse(format!("`{text}` is not one of {}", names.join(", ")))),
        }
    }

    /// Passes over any value, which must be JSON.
    ///
    /// # Errors
    /// When it is not.
    pub fn skip(&mut self) -> Result<(), Failed> {
        match self.peek() {
            Some(b'{') => self.members(&mut |reader, _| reader.skip()),
            Some(b'[') => self.list(&mut Reader::skip),
            Some(b'"') => self.string("a text").map(drop),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            Some(b't') if self.word("true") => Ok(()),
            Some(b'f') if self.word("false") => Ok(()),
            Some(b'n') if self.null() => Ok(()),
            _ => Err(self.broken("a value expected")),
        }
    }

    /// Whether the value that comes next is an object.
    pub fn is_object(&mut self) -> bool {
        self.peek() == Some(b'{')
    }

    /// Notes that a value is of another shape than expected.
    #[cold]
    pub fn refuse(&mut self, words: String) -> Failed {
        self.fail("", RecordCause::Shape(words))
    }

    /// Notes that what was read breaks a rule of the domain, at a field inside of what is being read.
    #[cold]
    pub fn refuse_value(&mut self, field: &str, problem: String) -> Failed {
        self.fail(field, RecordCause::Value(problem))
    }

    fn members(
        &mut self,
        member: &mut dyn FnMut(&mut Self, &str) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        self.open(b'{', "an object")?;
        let mut is_first = true;
        while self.goes_on(b'}', is_first)? {
            is_first = false;
            let name = self.member_name()?;
            if member(self, &name).is_err() {
                self.inside(&name);
                return Err(Failed);
            }
        }
        Ok(())
    }

    fn member_name(&mut self) -> Result<Cow<'a, str>, Failed> {
        if self.peek() != Some(b'"') {
            return Err(self.broken("a name expected"));
        }
        self.at += 1;
        let name = self.quoted()?;
        if self.peek() != Some(b':') {
            return Err(self.broken("a colon expected"));
        }
        self.at += 1;
        Ok(name)
    }

    fn open(&mut self, bracket: u8, expected: &str) -> Result<(), Failed> {
        if self.peek() != Some(bracket) {
            return Err(self.wrong(expected));
        }
        let Some(room) = self.room.checked_sub(1) else {
            return Err(self.broken("nested too deeply"));
        };
        self.room = room;
        self.at += 1;
        Ok(())
    }

    /// Passes over what stands between two items; false at the closing bracket.
    fn goes_on(&mut self, bracket: u8, is_first: bool) -> Result<bool, Failed> {
        match self.peek() {
            Some(byte) if byte == bracket => {
                self.at += 1;
                self.room += 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(self.broken("a comma or the end expected")),
        }
    }

    /// Notes that something else was expected, unless what comes next is no JSON at all.
    #[cold]
    fn wrong(&mut self, expected: &str) -> Failed {
        let is_open = matches!(self.peek(), Some(b'{' | b'['));
        if !is_open && self.skip().is_err() {
            return Failed;
        }
        self.refuse(format!("{expected} expected"))
    }

    /// Notes that the text is no JSON from here on.
    #[cold]
    fn broken(&mut self, what: &str) -> Failed {
        let words = match self.text.len() - self.at.min(self.text.len()) {
            0 => "the text ends too early".to_owned(),
            _ => format!("{what} at byte {}", self.at),
        };
        self.fail("", RecordCause::NotJson(words))
    }

    #[cold]
    fn fail(&mut self, field: &str, cause: RecordCause) -> Failed {
        self.fault = Some(Fault {
            field: field.to_owned(),
            cause,
        });
        Failed
    }

    /// Notes on the way out of a fault what it is in: a field, or an item as `[2]`.
    #[cold]
    fn inside(&mut self, step: &str) {
        if let Some(fault) = &mut self.fault {
            let joint = if fault.field.is_empty() || fault.field.starts_with('[') {
                ""
            } else {
                "."
            };
            fault.field = format!("{step}{joint}{}", fault.field);
        }
    }
}
