//! Writing JSON without spaces, with the escapes that `serde_json` uses and no others.
//! The order of fields is the table's; nothing here sorts.

use crate::journal::record::wire::Wire;
use crate::journal::record::wire::fields::{Fields, Mode};
use std::fmt::{Arguments, Write as _};

/// A text that grows by values.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    pub fn into_text(self) -> String {
        self.text
    }

    /// An object of the values, which stand in the order of the table.
    pub fn object(&mut self, fields: &Fields, values: &[&dyn Wire]) {
        let start = self.text.len();
        for ((name, mode), value) in fields.named.iter().zip(values) {
            let is_left_out = match mode {
                Mode::Optional => value.is_absent(),
                Mode::Yes => !value.is_absent(),
                Mode::Required | Mode::Part => false,
            };
            if is_left_out {
                continue;
            }
            let before = self.text.len();
            self.text.push(if before == start { '{' } else { ',' });
            // A name is ours and has nothing to escape.
            self.text.push('"');
            self.text.push_str(name);
            self.text.push_str("\":");
            let inside = self.text.len();
            value.write(self);
            if *mode == Mode::Part && self.text.get(inside..) == Some("{}") {
                self.text.truncate(before);
            }
        }
        if self.text.len() == start {
            self.text.push('{');
        }
        self.text.push('}');
    }

    /// An object of one field, as an enum with a value is written.
    pub fn variant(&mut self, name: &str, value: &dyn Wire) {
        self.text.push('{');
        self.string(name);
        self.text.push(':');
        value.write(self);
        self.text.push('}');
    }

    /// A list of the values that `item` gives for 0, 1 and so on until it gives none.
    pub fn list<'v>(&mut self, item: &dyn Fn(usize) -> Option<&'v dyn Wire>) {
        self.text.push('[');
        let mut at = 0;
        while let Some(value) = item(at) {
            if at > 0 {
                self.text.push(',');
            }
            value.write(self);
            at += 1;
        }
        self.text.push(']');
    }

    /// A quoted text.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0x08 => "\\b",
                0x0c => "\\f",
                0..0x20 => "",
                _ => continue,
            };
            self.text.push_str(text.get(from..at).unwrap_or_default());
            from = at + 1;
            if short.is_empty() {
                self.plain(format_args!("\\u{byte:04x}"));
            } else {
                self.text.push_str(short);
            }
        }
        self.text.push_str(text.get(from..).unwrap_or_default());
        self.text.push('"');
    }

    /// What is written as it prints: a number, a flag, or a quoted text that has nothing to escape.
    pub fn plain(&mut self, text: Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.text.write_fmt(text);
    }
}
