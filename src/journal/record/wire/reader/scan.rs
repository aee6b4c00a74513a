//! The characters of a JSON text: spaces, words, numbers and what stands between quotes.
//! Everything here moves forward; a fault is noted where it is met.

use crate::journal::record::wire::Failed;
use crate::journal::record::wire::reader::Reader;
use std::borrow::Cow;

/// Digits up to which a number without exponent fits in a double.
const LARGEST_DIGITS: usize = 308;
const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

impl<'a> Reader<'a> {
    /// The byte that comes after spaces; none at the end.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                next => return next,
            }
        }
    }

    /// Passes over a word if it comes next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.peek();
        let is_it = self
            .text
            .as_bytes()
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if is_it {
            self.at += word.len();
        }
        is_it
    }

    /// A whole number of at least zero.
    ///
    /// # Errors
    /// When it is anything else or too large.
    pub fn whole(&mut self) -> Result<u64, Failed> {
        let start = match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.at,
            _ => return Err(self.wrong("a whole number")),
        };
        let is_whole = self.number()?;
        let digits = self.text.get(start..self.at).unwrap_or_default();
        match digits.parse() {
            Ok(whole) if is_whole => Ok(whole),
            _ => Err(self.refuse(format!("{digits} is not a whole number of this field"))),
        }
    }

    /// Passes over a number; true when it has no sign, point or exponent.
    /// One beyond what a double holds is refused, as by `serde_json`, which could not take the record on.
    pub(super) fn number(&mut self) -> Result<bool, Failed> {
        let start = self.at;
        let is_whole = self.number_of_any_size()?;
        let text = self.text.get(start..self.at).unwrap_or_default();
        let may_be_large = text.len() > LARGEST_DIGITS || text.contains(['e', 'E']);
        if may_be_large && text.parse::<f64>().is_ok_and(f64::is_infinite) {
            return Err(self.broken("a number out of range"));
        }
        Ok(is_whole)
    }

    fn number_of_any_size(&mut self) -> Result<bool, Failed> {
        let mut is_whole = !self.eat(b'-');
        // After a zero that leads, no digit follows; whoever comes next will say so.
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            is_whole = false;
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            is_whole = false;
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            self.digits()?;
        }
        Ok(is_whole)
    }

    /// What stands up to the closing quote; the opening one is behind.
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>, Failed> {
        let text = self.text;
        let start = self.at;
        self.pass_plain();
        let plain = text.get(start..self.at).unwrap_or_default();
        if self.eat(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        let mut whole = plain.to_owned();
        loop {
            if self.eat(b'"') {
                return Ok(Cow::Owned(whole));
            }
            if !self.eat(b'\\') {
                return Err(self.broken("a control character in a text"));
            }
            whole.push(self.escaped()?);
            let start = self.at;
            self.pass_plain();
            whole.push_str(text.get(start..self.at).unwrap_or_default());
        }
    }

    /// Moves to the next quote, backslash or control character, eight bytes at a time as long as there are eight.
    fn pass_plain(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            let special = specials(u64::from_le_bytes(*eight));
            if special != 0 {
                self.at += (special.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
        }
        while self
            .byte()
            .is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20))
        {
            self.at += 1;
        }
    }

    /// The character that an escape stands for; its backslash is behind.
    fn escaped(&mut self) -> Result<char, Failed> {
        let letter = match self.byte() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.numbered();
            }
            _ => return Err(self.broken("an unknown escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// The character named by four digits, or by twice four when it is beyond the first 65,536.
    fn numbered(&mut self) -> Result<char, Failed> {
        let mut code = self.four_digits()?;
        if (0xd800..0xdc00).contains(&code) && self.eat(b'\\') && self.eat(b'u') {
            let low = self.four_digits()?;
            if (0xdc00..0xe000).contains(&low) {
                code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        match char::from_u32(code) {
            Some(letter) => Ok(letter),
            None => Err(self.broken("half a character")),
        }
    }

    fn four_digits(&mut self) -> Result<u32, Failed> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        // The radix parser would take a sign.
        let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u32::from_str_radix(digits, 16) {
            Ok(code) if are_digits => {
                self.at += 4;
                Ok(code)
            }
            _ => Err(self.broken("four hexadecimal digits expected")),
        }
    }

    /// Passes over one or more digits.
    fn digits(&mut self) -> Result<(), Failed> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.broken("a digit expected"));
        }
        Ok(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.byte() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }
}

/// A mark at the first byte that is a quote, a backslash or below a space; marks after the first may be wrong.
/// Taking a number from each byte borrows through its top bit when the byte is smaller.
fn specials(bytes: u64) -> u64 {
    let below = |value: u64, limit: u64| value.wrapping_sub(ONES * limit) & !value;
    let quote = bytes ^ (ONES * u64::from(b'"'));
    let backslash = bytes ^ (ONES * u64::from(b'\\'));
    (below(bytes, 0x20) | below(quote, 1) | below(backslash, 1)) & TOPS
}
