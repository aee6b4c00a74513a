//! Real electronic documents of both countries, read from where they are kept beside the project.
//! They are other people's files, so they are never copied here; without them the tests say so and pass.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic"
)]

use std::path::PathBuf;
use vigia::interop::ubl::{self, Document};

/// One row of the samples' index.
struct Sample {
    file: String,
    kind: String,
    number: String,
    issuer: String,
    bytes: Vec<u8>,
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    if folder.join("index.tsv").exists() {
        return Some(folder);
    }
    println!(
        "notice: no samples at {}; set VIGIA_SAMPLES to try them",
        folder.display()
    );
    None
}

fn samples() -> Vec<Sample> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap();
    index
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            Sample {
                file: columns[0].to_owned(),
                kind: columns[3].to_owned(),
                number: columns[5].to_owned(),
                issuer: columns[6].to_owned(),
                bytes: std::fs::read(folder.join(columns[0])).unwrap(),
            }
        })
        .collect()
}

#[test]
fn every_sample_is_read_as_what_it_is() {
    for sample in samples() {
        let document =
            ubl::read(&sample.bytes).unwrap_or_else(|error| panic!("{}: {error}", sample.file));
        match document {
            Document::Invoice(invoice) => {
                let kind = format!("{:?}", invoice.content.document_type);
                let supplier = invoice.content.supplier.clone().unwrap();
                println!(
                    "{}: {kind} {} {} {} lines {} payable {} {} | {:?}",
                    sample.file,
                    invoice.content.type_code,
                    invoice.content.operation,
                    invoice.issuance.number(),
                    invoice.content.lines.len(),
                    invoice.content.totals.payable,
                    invoice.content.currency,
                    invoice
                        .findings
                        .iter()
                        .map(|finding| format!(
                            "{} {} {:?} {:?}",
                            finding.rule, finding.place, finding.found, finding.expected
                        ))
                        .collect::<Vec<_>>()
                );
                assert_eq!(kind, sample.kind, "{}", sample.file);
                assert_eq!(invoice.issuance.number(), sample.number, "{}", sample.file);
                assert_eq!(supplier.id_number, sample.issuer, "{}", sample.file);
                assert!(!invoice.content.lines.is_empty(), "{}", sample.file);
            }
            Document::Event(event) => {
                println!(
                    "{}: event {} {} about {:?}",
                    sample.file, event.code, event.number, event.about
                );
                assert_eq!(sample.kind, "ApplicationResponse", "{}", sample.file);
                assert_eq!(event.number, sample.number, "{}", sample.file);
                assert!(event.is_radian(), "{}", sample.file);
                assert!(event.about.is_some(), "{}", sample.file);
            }
        }
    }
}
