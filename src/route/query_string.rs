//! The part of an address after the question mark, as names and values.
//! Which names there are is known by `route::filters`.

use std::fmt::Write;

/// Names and values in order, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryString {
    pairs: Vec<(String, String)>,
}

impl QueryString {
    /// Reads `name=value&name=value`, with or without the question mark. What is malformed is read as it is.
    pub fn parse(text: &str) -> QueryString {
        let text = text.strip_prefix('?').unwrap_or(text);
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        QueryString {
            pairs: pairs.collect(),
        }
    }

    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(own, _)| own == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// Adds a value; nothing and the empty text leave no trace.
    pub fn set(&mut self, name: &str, value: Option<impl Into<String>>) {
        let value = value.map(Into::into).filter(|value| !value.is_empty());
        self.pairs
            .extend(value.map(|value| (name.to_owned(), value)));
    }

    /// The address of a path with this query.
    pub fn after(&self, path: &str) -> String {
        let mut address = path.to_owned();
        for (place, (name, value)) in self.pairs.iter().enumerate() {
            address.push(if place == 0 { '?' } else { '&' });
            address.push_str(&encode(name));
            address.push('=');
            address.push_str(&encode(value));
        }
        address
    }
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            // Writing to a string cannot fail.
            _ => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    encoded
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%').and_then(hex);
        match (first, escaped) {
            (_, Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', None) => {
                bytes.push(b' ');
                rest = after;
            }
            (byte, None) => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok()?;
    let both = text.bytes().all(|digit| digit.is_ascii_hexdigit());
    u8::from_str_radix(text, 16).ok().filter(|_| both)
}
