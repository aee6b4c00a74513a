//! Changes of XML by its elements: missing, many times, elsewhere, deep inside one another, with other words in them.

use crate::mutation::NUMBERS;
use crate::random::Random;
use std::ops::Range;

const PIECES: &[&str] = &[
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x10FFFF;",
    "&amp;amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    "<?a b?>",
    "</a>",
    "<a/>",
    "<a:b xmlns:a=\"\"/>",
    " xmlns=\"\"",
    " xmlns:cbc=\"x\"",
    "\u{0}",
    "\u{feff}",
];

const VALUES: &[&str] = &[
    "",
    " ",
    "-",
    "COP",
    "USD",
    "XXX",
    "PEN",
    "2024-02-29",
    "2023-02-29",
    "9999-12-31",
    "0000-01-01",
    "true",
    "01",
    "91",
    "31",
    "50",
    "O-13;O-15",
    "ñ\u{301}",
    "FormaPago",
    "Cuota999",
];

pub fn mutate(random: &mut Random, input: &mut Vec<u8>) {
    let tags = tags(input);
    let Some(tag) = tags.get(random.below(tags.len())).cloned() else {
        return;
    };
    let element = element(input, &tags, &tag);
    match random.below(9) {
        0 => {
            input.drain(element);
        }
        1 => {
            let times = if random.once_in(8) {
                random.length(3_000)
            } else {
                1 + random.below(3)
            };
            let times = times.min((1 << 20) / element.len().max(1));
            let copies = input[element.clone()].repeat(times);
            input.splice(element.end..element.end, copies);
        }
        2 => {
            let part = input[element].to_vec();
            let to = tags[random.below(tags.len())].start;
            input.splice(to..to, part);
        }
        3 => deepen(random, input, element),
        4 | 5 => change_text(random, input, &tag),
        6 => change_attribute(random, input, tag),
        7 => {
            let piece = random.pick(PIECES);
            let at = if random.once_in(2) {
                tag.start
            } else {
                tag.end
            };
            input.splice(at..at, piece.bytes());
        }
        _ => {
            let other = tags[random.below(tags.len())].clone();
            let text = input[other].to_vec();
            input.splice(tag, text);
        }
    }
}

fn deepen(random: &mut Random, input: &mut Vec<u8>, element: Range<usize>) {
    let depth = [1, 30, 61, 62, 63, 64, 65, 1_000, 50_000][random.below(9)];
    let close = "</a>".repeat(depth);
    let open = "<a>".repeat(depth);
    input.splice(element.end..element.end, close.into_bytes());
    input.splice(element.start..element.start, open.into_bytes());
}

/// What follows a tag up to the next one becomes something else.
fn change_text(random: &mut Random, input: &mut Vec<u8>, tag: &Range<usize>) {
    let rest = &input[tag.end..];
    let length = rest.iter().position(|byte| *byte == b'<');
    let end = tag.end + length.unwrap_or(rest.len());
    let text = if random.once_in(2) {
        random.pick(NUMBERS)
    } else {
        random.pick(VALUES)
    };
    let times = if random.once_in(20) {
        random.length(5_000)
    } else {
        1
    };
    input.splice(tag.end..end, text.repeat(times).into_bytes());
}

fn change_attribute(random: &mut Random, input: &mut Vec<u8>, tag: Range<usize>) {
    let quotes: Vec<usize> = tag.clone().filter(|at| input[*at] == b'"').collect();
    match random.below(3) {
        0 if quotes.len() >= 2 => {
            let at = random.below(quotes.len() / 2) * 2;
            let value = random.pick(VALUES);
            input.splice(quotes[at] + 1..quotes[at + 1], value.bytes());
        }
        1 => {
            let many: String = (0..random.length(200))
                .map(|n| format!(" a{n}=\"\""))
                .collect();
            let end = tag.end.saturating_sub(1).max(tag.start);
            input.splice(end..end, many.into_bytes());
        }
        _ => {
            let end = tag.end.saturating_sub(1).max(tag.start);
            input.splice(
                end..end,
                random
                    .pick(&[" a=\"1\" a=\"1\"", " a", " =\"\"", " a='<'", "/"])
                    .bytes(),
            );
        }
    }
}

/// Everything from a tag to the one that closes it; the tag alone when there is none.
fn element(input: &[u8], tags: &[Range<usize>], tag: &Range<usize>) -> Range<usize> {
    let text = &input[tag.clone()];
    let stands_alone = text.ends_with(b"/>")
        || text.starts_with(b"</")
        || text.starts_with(b"<?")
        || text.starts_with(b"<!");
    if stands_alone {
        return tag.clone();
    }
    let mut open = 0;
    for other in tags.iter().filter(|other| other.start >= tag.start) {
        let text = &input[other.clone()];
        if text.starts_with(b"</") {
            open -= 1;
        } else if !(text.ends_with(b"/>") || text.starts_with(b"<?") || text.starts_with(b"<!")) {
            open += 1;
        }
        if open == 0 {
            return tag.start..other.end;
        }
    }
    tag.clone()
}

fn tags(input: &[u8]) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = input[at..].iter().position(|byte| *byte == b'<') {
        let start = at + start;
        let length = input[start..].iter().position(|byte| *byte == b'>');
        at = length.map_or(input.len(), |length| start + length + 1);
        tags.push(start..at);
    }
    tags
}
