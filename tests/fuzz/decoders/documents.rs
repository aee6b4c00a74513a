//! Electronic invoices of both countries, alone and in archives, until they are records in the book.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::{carried_out, unrepaired};
use crate::mutation::Grammar;
use crate::seeds;
use vigia::app::book::Book;
use vigia::app::command::Command;
use vigia::domain::invoice::SourceFile;
use vigia::interop::intake::{self, What};

pub static XML: Decoder = Decoder {
    name: "invoice_xml",
    grammar: Grammar::Markup,
    words: &[
        "cac:",
        "cbc:",
        "sts:",
        "<cbc:ID>",
        "schemeID=\"",
        "currencyID=\"COP\"",
        "encoding=\"",
    ],
    seeds: seeds::documents,
    repair: unrepaired,
    run: take_in,
};

pub static ARCHIVE: Decoder = Decoder {
    name: "zip",
    grammar: Grammar::Bytes,
    words: &[
        "PK\u{1}\u{2}",
        "PK\u{3}\u{4}",
        "PK\u{5}\u{6}",
        ".xml",
        ".zip",
        "../",
    ],
    seeds: || {
        let documents = seeds::documents();
        let files: Vec<(String, &[u8])> = documents
            .iter()
            .take(3)
            .enumerate()
            .map(|(at, bytes)| (format!("{at}.xml"), bytes.as_slice()))
            .collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), *b)).collect();
        let inner = seeds::zip(&files[..1]);
        let small: &[u8] = b"<a/>";
        vec![
            seeds::zip(&[("a.xml", small), ("b/c.xml", small), ("d.pdf", b"%PDF")]),
            seeds::zip(&files),
            seeds::zip(&[("in.zip", inner.as_slice()), ("a.xml", small)]),
            seeds::zip(&[]),
        ]
    },
    repair: unrepaired,
    run: take_in,
};

/// From the bytes of a file to records, as the screen of importing does it.
fn take_in(input: &[u8]) -> Verdict {
    let (mut documents, mut outcomes) = (Vec::new(), Vec::new());
    intake::take("entrada", input.to_vec(), |taken| {
        match taken.what {
            What::Document {
                electronic, digest, ..
            } => {
                let rules = electronic
                    .findings
                    .iter()
                    .map(|finding| finding.rule.as_str());
                outcomes.push(rules.take(1).collect());
                let name = taken.file;
                documents.push((*electronic, SourceFile { name, digest }));
            }
            What::Event(event) => outcomes.push(format!("event {}", event.is_radian())),
            What::PassedOver(why) => outcomes.push(why.to_string()),
            What::Unreadable(why) => outcomes.push(why.to_string()),
            What::BadArchive(why) => outcomes.push(why.to_string()),
        }
        outcomes.truncate(3);
        documents.len() < 50
    });
    if documents.is_empty() {
        return Verdict::refused(outcomes.concat());
    }
    let today = "2026-11-20".parse().unwrap();
    for book in [&Book::new(), seeds::book()] {
        let documents = intake::check_all(book, documents.clone(), today);
        let rules = documents
            .iter()
            .flat_map(|document| &document.review.findings);
        outcomes.push(rules.map(|finding| finding.rule.clone()).take(3).collect());
        outcomes.push(carried_out(book, Command::ImportInvoices { documents }));
    }
    Verdict::accepted(outcomes.join(" "))
}
