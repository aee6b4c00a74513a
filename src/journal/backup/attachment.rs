//! An attachment in a backup: one line of JSON with its bytes in base64 and their digest.
//! What is in the bytes is nobody's business here.

use crate::journal::digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[derive(Serialize, Deserialize)]
struct Wire {
    base64: String,
    digest: String,
    size: u64,
}

/// The line of an attachment.
pub fn line(bytes: &[u8]) -> String {
    let name = digest::hex(&Sha256::digest(bytes));
    format!(
        "{{\"base64\":\"{}\",\"digest\":\"{name}\",\"size\":{}}}",
        encoded(bytes),
        bytes.len()
    )
}

/// The name and bytes of an attachment's line; absent when they do not fit each other.
pub fn parse(line: &str) -> Option<(String, Vec<u8>)> {
    let wire: Wire = serde_json::from_str(line).ok()?;
    let bytes = decoded(&wire.base64)?;
    let name = digest::hex(&Sha256::digest(&bytes));
    (name == wire.digest && wire.size == bytes.len() as u64).then_some((name, bytes))
}

/// Base64 with padding (RFC 4648, 4).
fn encoded(bytes: &[u8]) -> String {
    let letter = |bits: u32| {
        LETTERS
            .get((bits & 63) as usize)
            .map_or('=', |b| char::from(*b))
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| {
            bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let filled = at <= chunk.len();
            text.push(if filled {
                letter(bits >> (18 - 6 * at))
            } else {
                '='
            });
        }
    }
    text
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let letters = text.trim_end_matches('=');
    if text.len() - letters.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in letters.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for at in 0..4 {
            bits = bits << 6 | chunk.get(at).map_or(Some(0), |letter| value(*letter))?;
        }
        let [_, a, b, c] = bits.to_be_bytes();
        bytes.extend([a, b, c].iter().take(chunk.len().saturating_sub(1)));
    }
    // Only the one way to write these bytes is accepted.
    (encoded(&bytes) == text).then_some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    match letter {
        b'A'..=b'Z' => Some(u32::from(letter - b'A')),
        b'a'..=b'z' => Some(u32::from(letter - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(letter - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded, line, parse};

    fn check(bytes: &[u8], text: &str) {
        assert_eq!(encoded(bytes), text);
        assert_eq!(decoded(text).as_deref(), Some(bytes));
        assert_eq!(
            parse(&line(bytes)).map(|(_, read)| read).as_deref(),
            Some(bytes)
        );
    }

    #[test]
    fn bytes_come_back() {
        // RFC 4648, 10.
        check(b"", "");
        check(b"f", "Zg==");
        check(b"fo", "Zm8=");
        check(b"foo", "Zm9v");
        check(b"foobar", "Zm9vYmFy");
        check(&[0, 255, 254, 251], "AP/++w==");
        for wrong in ["Zg=", "Zg", "Z===", "Zh==", "Zm9v====", "Zm 9", "Zm9v\n"] {
            assert_eq!(decoded(wrong), None, "{wrong}");
        }
    }
}
