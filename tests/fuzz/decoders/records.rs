//! Revision lines, the bodies in them, and the records file of other programs.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::{carried_out, unrepaired};
use crate::mutation::Grammar;
use crate::seeds;
use std::fmt::Write as _;
use vigia::app::book::Book;
use vigia::app::command::Command;
use vigia::domain::country::Country;
use vigia::domain::ids::{COMPANY_UUID, Kind, RecordId};
use vigia::interop::records_file::{reader, writer};
use vigia::journal::codec;
use vigia::journal::migrations::FORMAT;
use vigia::journal::record;
use vigia::journal::revision::RevisionId;
use vigia::journal::revision::line::Line;

pub static LINE: Decoder = Decoder {
    name: "line",
    grammar: Grammar::Json,
    words: &[
        ",\"device\":",
        ",\"body\":",
        ",\"v\":",
        "{\"id\":\"",
        ",\"tick\":0",
    ],
    seeds: || {
        let frames = seeds::journal(Country::Peru, 30).1;
        let texts: Vec<String> = frames
            .iter()
            .map(|frame| codec::decode(&frame.bytes).unwrap().text().to_owned())
            .collect();
        let lines = texts.iter().flat_map(|text| text.split('\n'));
        lines.map(|line| line.as_bytes().to_vec()).collect()
    },
    repair: |input| *input = relined(input),
    run: read_line,
};

pub static BODY: Decoder = Decoder {
    name: "body",
    grammar: Grammar::Json,
    words: &[
        "\"taxes\":",
        "\"state\":",
        "\"tax_id\":",
        "\"policies\":[",
        "\"allocations\":[",
    ],
    seeds: || {
        let all = [Country::Colombia, Country::Peru];
        let entities = all.into_iter().flat_map(seeds::entities);
        let bodies = entities.map(|entity| record::encode(&entity).unwrap());
        bodies.map(String::into_bytes).collect()
    },
    repair: unrepaired,
    run: read_body,
};

pub static FILE: Decoder = Decoder {
    name: "records_file",
    grammar: Grammar::Json,
    words: &[
        "\"clients\":[",
        "\"invoices\":[",
        "\"amendments\":[",
        "\"action\":",
        "\"contract\":",
        "\"id\":",
        "\"client\":",
        "\"version\":1",
    ],
    seeds: || {
        let mut files = vec![seeds::RECORDS_FILE.as_bytes().to_vec()];
        for country in [Country::Colombia, Country::Peru] {
            files.push(
                writer::write(&seeds::entities(country))
                    .unwrap()
                    .into_bytes(),
            );
        }
        files
    },
    repair: unrepaired,
    run: read_file,
};

/// The lines of a text with the id that their content has.
pub fn relined(input: &[u8]) -> Vec<u8> {
    const START: &str = "{\"id\":\"";
    let text = String::from_utf8_lossy(input);
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let rest = line
            .strip_prefix(START)
            .and_then(|rest| rest.split_once("\","));
        match rest {
            Some((_, rest)) => {
                let id = RevisionId::of(&format!("{{{}", rest.strip_suffix(',').unwrap_or(rest)));
                let _ = write!(out, "{START}{id}\",{rest}");
            }
            None => out.push_str(line),
        }
    }
    out.into_bytes()
}

fn read_line(input: &[u8]) -> Verdict {
    let text = String::from_utf8_lossy(input);
    let quick = Line::parse(&text);
    let strict = match Line::parse_foreign(&text) {
        Ok(line) => line,
        Err(error) => return Verdict::refused(error),
    };
    // What is accepted from outside is read the same way ever after.
    assert_eq!(quick.as_ref(), Ok(&strict));
    if let Some(body) = strict.body {
        assert_eq!(text.get(strict.body_range().unwrap()), Some(body));
    }
    Verdict::accepted(format!("{} {}", strict.kind, strict.body.is_some()))
}

fn read_body(input: &[u8]) -> Verdict {
    let text = String::from_utf8_lossy(input);
    let mut outcome = Vec::new();
    let mut accepted = false;
    for kind in Kind::ALL {
        let record = RecordId::new(kind, COMPANY_UUID);
        match record::decode(record, FORMAT, &text) {
            Ok(read) => {
                accepted = true;
                let body = record::encode(&read.entity).unwrap();
                let again = record::decode(record, FORMAT, &body).unwrap();
                assert_eq!(again.entity, read.entity);
                assert_eq!(record::encode(&again.entity).unwrap(), body);
                serde_json::from_str::<serde_json::Value>(&text).unwrap();
                // The fields that are not known survive a change.
                let over = record::encode_over(&read.entity, &text).unwrap();
                let over = record::decode(record, FORMAT, &over).unwrap();
                assert_eq!(over.entity, read.entity);
                outcome.push(kind.name().to_owned());
            }
            Err(error) if text.contains("\"name\"") == (kind == Kind::Client) => {
                outcome.push(format!("{} {}", error.field, error.cause));
            }
            Err(_) => {}
        }
    }
    Verdict {
        accepted,
        outcome: outcome.join(" "),
    }
}

fn read_file(input: &[u8]) -> Verdict {
    let mut outcomes = Vec::new();
    for book in [&Book::new(), seeds::book()] {
        let preview = match reader::read(input, book) {
            Ok(preview) => preview,
            Err(error) => return Verdict::refused(format!("{error:?}")),
        };
        let causes: Vec<String> = preview
            .problems()
            .take(1)
            .map(|problem| format!("{:?}", problem.cause))
            .collect();
        let entities = preview.into_entities();
        let done = carried_out(book, Command::ApplyRecords { entities });
        outcomes.push(format!("{done} {}", causes.concat()));
    }
    Verdict::accepted(outcomes.join(" "))
}
