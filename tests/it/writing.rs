//! Real documents of both countries, read, written and read again: the writer is the reader's inverse.
//! They are other people's files, so they are never copied here; without them the test says so and passes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic; the notes are for whoever runs it"
)]

use std::path::{Path, PathBuf};
use vigia::domain::country::Country;
use vigia::domain::invoice::Content;
use vigia::interop::ubl::write::issuer::Issuer;
use vigia::interop::ubl::write::write;
use vigia::interop::ubl::{self, Document, Electronic};

fn documents() -> Vec<(String, Electronic)> {
    let folder = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let mut documents = Vec::new();
    for country in ["dian", "sunat"] {
        collect(&folder.join(country), &mut documents);
    }
    if documents.is_empty() {
        let place = folder.display();
        println!("notice: no samples at {place}; set VIGIA_SAMPLES to try them");
    }
    documents.sort_by(|one: &(String, Electronic), other| one.0.cmp(&other.0));
    documents
}

fn collect(folder: &Path, documents: &mut Vec<(String, Electronic)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let read = std::fs::read(&path).ok().map(|bytes| ubl::read(&bytes));
        if let Some(Ok(Document::Invoice(invoice))) = read {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            documents.push((name, *invoice));
        }
    }
}

/// What is filled in when it is written: the percentage and base of an adjustment, and in Colombia the taxes of a line
/// as they add up, where the document states another sum.
fn filled(content: &Content, back: &Content) -> Content {
    let mut content = content.clone();
    let adjustments = content.adjustments.iter_mut().zip(&back.adjustments);
    for (adjustment, written) in adjustments {
        adjustment.base = adjustment.base.or(written.base);
        adjustment.percent = adjustment.percent.or(written.percent);
    }
    for (line, written) in content.lines.iter_mut().zip(&back.lines) {
        for (adjustment, written) in line.adjustments.iter_mut().zip(&written.adjustments) {
            adjustment.base = adjustment.base.or(written.base);
            adjustment.percent = adjustment.percent.or(written.percent);
        }
        if content.country == Country::Colombia && line.tax_amount.is_some() {
            line.tax_amount = Some(line.taxes.iter().map(|tax| tax.amount).sum());
        }
    }
    content
}

#[test]
fn every_sample_is_written_and_read_back_the_same() {
    for (name, read) in documents() {
        let written = write(&read.content, &read.issuance, &Issuer::default())
            .unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
        let Ok(Document::Invoice(back)) = ubl::read(&written) else {
            panic!("{name} is not read back");
        };
        if read.content != back.content {
            println!("{name} is not the same: something was filled in");
        }
        assert_eq!(read.issuance, back.issuance, "{name}");
        assert_eq!(filled(&read.content, &back.content), back.content, "{name}");
    }
}
