//! Character encodings of received files: UTF-8, UTF-16 and Windows-1252 (which contains ISO-8859-1).
//! Does not look into the file: what its declaration says is an argument.

use std::borrow::Cow;

/// How the bytes of a text were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    /// Also stands for ISO-8859-1, of which it is a superset in every printable character.
    Windows1252,
}

/// A text and how it was found to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// Without byte order mark.
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// True when the bytes contradict the declaration and were read as what they are.
    pub contradicts: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    #[error("the encoding {0:?} is not known")]
    Unknown(String),
}

/// Decodes a text. `declared` is the name the file itself gives, if any; without one, UTF-8 is tried first.
///
/// # Errors
/// When an encoding is declared that is none of those known here.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, EncodingError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(utf8_or_windows(rest, Encoding::Utf8));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(utf16(rest, Encoding::Utf16LittleEndian));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(utf16(rest, Encoding::Utf16BigEndian));
    }
    let expected = match declared {
        None => Encoding::Utf8,
        Some(name) => named(name).ok_or_else(|| EncodingError::Unknown(name.to_owned()))?,
    };
    Ok(utf8_or_windows(bytes, expected))
}

fn named(name: &str) -> Option<Encoding> {
    let name = name.trim().to_ascii_lowercase();
    match name.as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => Some(Encoding::Utf8),
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "l1"
        | "windows-1252" | "cp1252" | "iso-8859-15" => Some(Encoding::Windows1252),
        _ => None,
    }
}

/// Text in Windows-1252 is almost never valid UTF-8 by chance when it has a byte above 127, so the bytes decide.
fn utf8_or_windows(bytes: &[u8], expected: Encoding) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            contradicts: expected != Encoding::Utf8 && !text.is_ascii(),
        },
        Err(_) => Decoded {
            text: Cow::Owned(bytes.iter().copied().map(windows_1252).collect()),
            encoding: Encoding::Windows1252,
            contradicts: expected != Encoding::Windows1252,
        },
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| {
        if encoding == Encoding::Utf16BigEndian {
            u16::from_be_bytes(*pair)
        } else {
            u16::from_le_bytes(*pair)
        }
    });
    let text = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Decoded {
        text: Cow::Owned(text),
        encoding,
        contradicts: false,
    }
}

/// The characters 0x80–0x9F of Windows-1252; the five unassigned ones stay control characters, as in browsers.
const WINDOWS_1252_HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

fn windows_1252(byte: u8) -> char {
    usize::from(byte)
        .checked_sub(0x80)
        .and_then(|index| WINDOWS_1252_HIGH.get(index))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
    use super::{Encoding, EncodingError, decode};

    fn check(
        bytes: &[u8],
        declared: Option<&str>,
        text: &str,
        encoding: Encoding,
        contradicts: bool,
    ) {
        let decoded = decode(bytes, declared).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(
            (decoded.encoding, decoded.contradicts),
            (encoding, contradicts)
        );
    }

    #[test]
    fn the_bytes_decide_and_the_declaration_is_compared() {
        check("año".as_bytes(), None, "año", Encoding::Utf8, false);
        check(
            b"\xEF\xBB\xBFa\xC3\xB1o",
            Some("utf-8"),
            "año",
            Encoding::Utf8,
            false,
        );
        check(
            b"a\xF1o",
            Some("ISO-8859-1"),
            "año",
            Encoding::Windows1252,
            false,
        );
        check(
            b"\x80 100 \x93x\x94",
            Some("windows-1252"),
            "€ 100 “x”",
            Encoding::Windows1252,
            false,
        );
        check(b"a\xF1o", Some("UTF-8"), "año", Encoding::Windows1252, true);
        check(
            "año".as_bytes(),
            Some("iso-8859-1"),
            "año",
            Encoding::Utf8,
            true,
        );
        check(b"plain", Some("iso-8859-1"), "plain", Encoding::Utf8, false);
        check(
            b"\xFF\xFEa\x00\xF1\x00",
            None,
            "añ",
            Encoding::Utf16LittleEndian,
            false,
        );
        check(
            b"\xFE\xFF\x00a\x00\xF1",
            None,
            "añ",
            Encoding::Utf16BigEndian,
            false,
        );
        assert_eq!(
            decode(b"x", Some("ebcdic")),
            Err(EncodingError::Unknown("ebcdic".into()))
        );
    }
}
