//! Changes of JSON by its tokens: other values, members twice or missing, nesting. The text need not be whole JSON.

use crate::mutation::NUMBERS;
use crate::random::Random;
use std::ops::Range;

/// Values of every type, with the edges of each.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "\"\"",
    "[]",
    "{}",
    "[[]]",
    "{\"a\":1}",
    "\"\\u0000\"",
    "\"\\ud83d\"",
    "\"x\"",
    "\"1.50\"",
    "\"2024-02-30\"",
    "\"01920000-0000-7000-8000-000000000001\"",
    "\"\\u202e\"",
    "-",
    "tru",
    "1.",
];

pub fn mutate(random: &mut Random, input: &mut Vec<u8>) {
    let tokens = tokens(input);
    if tokens.is_empty() {
        return;
    }
    let values: Vec<&Range<usize>> = tokens
        .iter()
        .filter(|token| !b"{}[]:,".contains(&input[token.start]))
        .collect();
    let Some(value) = values.get(random.below(values.len())).copied().cloned() else {
        return;
    };
    match random.below(9) {
        0 => replace(input, value, random.pick(VALUES).as_bytes()),
        1 => replace(input, value, random.pick(NUMBERS).as_bytes()),
        2 => {
            let quoted = format!("\"{}\"", random.pick(NUMBERS));
            replace(input, value, quoted.as_bytes());
        }
        // One value in the place of another.
        3 => {
            let other = values[random.below(values.len())].clone();
            let text = input[other].to_vec();
            replace(input, value, &text);
        }
        4 => nest(random, input, value),
        5 => drop_member(random, input, &tokens),
        6 => double_member(random, input, &tokens),
        7 => unknown_member(random, input, &tokens),
        _ => {
            let token = tokens[random.below(tokens.len())].clone();
            replace(
                input,
                token,
                random
                    .pick(&["{", "}", "[", "]", ":", ",", "", " "])
                    .as_bytes(),
            );
        }
    }
}

fn replace(input: &mut Vec<u8>, range: Range<usize>, text: &[u8]) {
    input.splice(range, text.iter().copied());
}

fn nest(random: &mut Random, input: &mut Vec<u8>, value: Range<usize>) {
    let depth = [1, 2, 15, 16, 17, 31, 32, 33, 126, 127, 128, 200, 20_000][random.below(13)];
    let (open, close) = if random.once_in(2) {
        ("[", "]")
    } else {
        ("{\"a\":", "}")
    };
    let text = input[value.clone()].to_vec();
    let nested = [
        open.repeat(depth).as_bytes(),
        &text,
        close.repeat(depth).as_bytes(),
    ]
    .concat();
    replace(input, value, &nested);
}

/// From one comma to another: whole members where nothing is nested between.
fn between_commas(
    random: &mut Random,
    input: &[u8],
    tokens: &[Range<usize>],
) -> Option<Range<usize>> {
    let commas: Vec<usize> = tokens
        .iter()
        .map(|token| token.start)
        .filter(|at| input[*at] == b',')
        .collect();
    let at = random.below(commas.len());
    let to = commas.get(at + 1 + random.below(3))?;
    Some(commas[at]..*to)
}

fn drop_member(random: &mut Random, input: &mut Vec<u8>, tokens: &[Range<usize>]) {
    if let Some(member) = between_commas(random, input, tokens) {
        input.drain(member);
    }
}

fn double_member(random: &mut Random, input: &mut Vec<u8>, tokens: &[Range<usize>]) {
    if let Some(member) = between_commas(random, input, tokens) {
        let times = if random.once_in(6) {
            random.length(300)
        } else {
            1
        };
        let text = input[member.clone()].repeat(times);
        input.splice(member.start..member.start, text);
    }
}

fn unknown_member(random: &mut Random, input: &mut Vec<u8>, tokens: &[Range<usize>]) {
    let objects: Vec<usize> = tokens
        .iter()
        .map(|token| token.start)
        .filter(|at| input[*at] == b'{')
        .collect();
    if let Some(at) = objects.get(random.below(objects.len())) {
        let member = format!(
            "\"zz{}\":{},",
            random.below(3),
            random.pick(&["1", "{\"a\":[1]}", "null"])
        );
        input.splice(at + 1..at + 1, member.into_bytes());
    }
}

/// Where each token stands: brackets, commas, colons, strings, and whatever is between.
fn tokens(input: &[u8]) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(byte) = input.get(at) {
        let start = at;
        match byte {
            b'"' => {
                at += 1;
                while let Some(inner) = input.get(at).filter(|inner| **inner != b'"') {
                    at += if *inner == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(input.len());
            }
            b'{' | b'}' | b'[' | b']' | b':' | b',' => at += 1,
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            _ => {
                let word = input[at..]
                    .iter()
                    .take_while(|byte| !b"{}[]:,\" \n".contains(byte));
                at += word.count().max(1);
            }
        }
        tokens.push(start..at);
    }
    tokens
}
