//! How valid inputs become almost valid ones: changes of bytes, of numbers, and of what the format is made of.

pub mod json;
pub mod markup;

use crate::random::Random;

/// Longest input that is tried, in bytes.
const LENGTH_MAX: usize = 1 << 20;

/// What an input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    Bytes,
    Json,
    Markup,
    /// Words and separators.
    Text,
}

/// Numbers at the edges of the types that they are read into.
pub const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "-79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "0.00000000000000000000000000001",
    "99999999999999999999999999.99",
    "1e400",
    "1e-400",
    "1.5",
    "00012",
    "1,234.50",
    "1.234,50",
    "NaN",
];

/// Words that programs trip over.
const WORDS: &[&str] = &[
    "",
    " ",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "\u{200d}",
    "\u{fffd}",
    "\u{1f468}\u{200d}\u{1f469}",
    "a\u{301}",
    "ﬃ",
    "İ",
    "ß",
    "\r\n",
    "\"",
    "'=1+1",
    "\\ud800",
    "\\u0000",
    "9999-12-31",
    "-0001-01-01",
    "0000-00-00",
    "2024-02-30",
    "+262142-12-31",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "COP",
    "XXX",
    "%00",
    "%zz",
    "&#0;",
    "../../x",
];

/// Changes an input once or a few times.
pub fn mutate(
    random: &mut Random,
    input: &mut Vec<u8>,
    grammar: Grammar,
    words: &[&str],
    others: &[Vec<u8>],
) {
    let mut times = 1;
    while times < 12 && !random.once_in(3) {
        times += 1;
    }
    for _ in 0..times {
        let structural = !random.once_in(4);
        match grammar {
            Grammar::Json if structural => json::mutate(random, input),
            Grammar::Markup if structural => markup::mutate(random, input),
            _ => one(random, input, words, others),
        }
        input.truncate(LENGTH_MAX);
    }
}

fn one(random: &mut Random, input: &mut Vec<u8>, words: &[&str], others: &[Vec<u8>]) {
    let length = input.len();
    match random.below(13) {
        0 if length > 0 => input[random.below(length)] ^= 1 << random.below(8),
        1 if length > 0 => {
            let at = random.below(length);
            input[at] = [0, 1, 0x7f, 0x80, 0xff, b'"', b'<', b','][random.below(8)];
        }
        2 => input.truncate(random.below(length + 1)),
        3 => {
            input.drain(random.range(length));
        }
        4 => {
            let part = input[random.range(length)].to_vec();
            insert(random, input, &part);
        }
        // A part many times over: lists, columns, nesting beyond any limit.
        5 => {
            let range = random.range(length.min(2_000));
            let times = random.length(20_000);
            let part = input[range].repeat(times.min(LENGTH_MAX / 64));
            insert(random, input, &part[..part.len().min(LENGTH_MAX / 2)]);
        }
        6 => number(random, input),
        7 => {
            let word = if words.is_empty() || random.once_in(2) {
                random.pick(WORDS)
            } else {
                random.pick(words)
            };
            insert(random, input, word.as_bytes());
        }
        8 => splice(random, input, others),
        9 if length >= 4 => edge_of_a_word(random, input),
        10 => {
            let times = random.length(3_000);
            let word = random.pick(&["[", "{\"a\":", "(", "\"", "<a>", "/", ";", "0", " ", "ñ"]);
            insert(random, input, word.repeat(times).as_bytes());
        }
        11 => {
            let (from, to) = (random.range(length), random.below(length + 1));
            let part: Vec<u8> = input.drain(from).collect();
            let to = to.min(input.len());
            input.splice(to..to, part);
        }
        _ => {
            let noise: Vec<u8> = (0..random.length(16))
                .map(|_| random.next() as u8)
                .collect();
            insert(random, input, &noise);
        }
    }
}

pub fn insert(random: &mut Random, input: &mut Vec<u8>, part: &[u8]) {
    let at = random.below(input.len() + 1);
    input.splice(at..at, part.iter().copied());
}

/// The start of this input and the end of another.
fn splice(random: &mut Random, input: &mut Vec<u8>, others: &[Vec<u8>]) {
    let Some(other) = others.get(random.below(others.len())) else {
        return;
    };
    if other.is_empty() {
        return;
    }
    if random.once_in(2) {
        input.truncate(random.below(input.len() + 1));
        input.extend_from_slice(&other[random.below(other.len())..]);
    } else {
        let part = other[random.range(other.len())].to_vec();
        insert(random, input, &part);
    }
}

/// A run of digits becomes a number at an edge.
fn number(random: &mut Random, input: &mut Vec<u8>) {
    let from = random.below(input.len() + 1);
    let Some(start) = input[from..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let start = from + start;
    let digits = input[start..].iter().take_while(|b| b.is_ascii_digit());
    let end = start + digits.count();
    let edge = random.pick(NUMBERS);
    input.splice(start..end, edge.bytes());
}

/// Two or four bytes become a number at an edge, as lengths and counts in binary headers.
fn edge_of_a_word(random: &mut Random, input: &mut [u8]) {
    const EDGES: [u32; 9] = [
        0,
        1,
        0x7f,
        0xff,
        0x7fff,
        0xffff,
        0x7fff_ffff,
        0xffff_ffff,
        64 << 20,
    ];
    let edge = EDGES[random.below(EDGES.len())].to_le_bytes();
    let width = if random.once_in(2) { 2 } else { 4 };
    let at = random.below(input.len() - width + 1);
    // Headers are at the start.
    let at = if random.once_in(2) {
        at
    } else {
        at.min(random.below(80))
    };
    input[at..at + width].copy_from_slice(&edge[..width]);
}
