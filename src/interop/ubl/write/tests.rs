//! Documents of both countries, composed for the tests, written and read back.
//! With VIGIA_WRITE_DOCUMENTS set to a folder, they are also left there, to be tried with schemas and rules of others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

mod colombia;
mod colombia_notes;
mod colombia_parts;
mod composing;
mod decimals;
mod expected;
mod peru;
mod peru_notes;
mod refused;
mod schemas;
mod sequence;

use crate::domain::check::{self, NothingKnown, Subject};
use crate::domain::finding::Severity;
use crate::interop::ubl::write::write;
use crate::interop::ubl::{Document, Electronic, read};
use chrono::NaiveDate;
use composing::Sample;
use std::collections::BTreeSet;

fn samples() -> Vec<Sample> {
    [
        colombia::invoices(),
        colombia_notes::notes(),
        peru::invoices(),
        peru_notes::notes(),
    ]
    .concat()
}

fn written(sample: &Sample) -> Vec<u8> {
    write(&sample.content, &sample.issuance, &sample.issuer)
        .unwrap_or_else(|refused| panic!("{}: {refused:?}", sample.name))
}

fn reread(sample: &Sample) -> Electronic {
    match read(&written(sample)) {
        Ok(Document::Invoice(invoice)) => *invoice,
        other => panic!("{}: {other:?}", sample.name),
    }
}

#[test]
fn there_are_many_different_documents() {
    let samples = samples();
    let names: BTreeSet<&str> = samples.iter().map(|sample| sample.name).collect();
    assert!(names.len() >= 60, "{}", names.len());
    assert_eq!(names.len(), samples.len());
    if let Some(folder) = std::env::var_os("VIGIA_WRITE_DOCUMENTS") {
        for sample in &samples {
            let path = std::path::Path::new(&folder).join(format!("{}.xml", sample.name));
            std::fs::write(path, written(sample)).unwrap();
        }
    }
}

#[test]
fn what_is_written_is_read_back_the_same() {
    for sample in samples() {
        let read = reread(&sample);
        assert_eq!(
            read.issuance,
            expected::issuance(&sample),
            "{}",
            sample.name
        );
        assert_eq!(read.content, expected::content(&sample), "{}", sample.name);
    }
}

#[test]
fn written_again_it_is_the_same_to_the_byte() {
    for sample in samples() {
        let bytes = written(&sample);
        let read = reread(&sample);
        let again = write(&read.content, &read.issuance, &sample.issuer);
        let again = again.map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(
            again,
            Ok(String::from_utf8(bytes).unwrap()),
            "{}",
            sample.name
        );
    }
}

#[test]
fn only_the_signature_is_missing_and_no_rule_is_broken() {
    for sample in samples() {
        let read = reread(&sample);
        let found: Vec<&str> = read
            .findings
            .iter()
            .map(|finding| finding.rule.as_str())
            .collect();
        if sample.issuer.software.is_some() || sample.is_peruvian() {
            assert_eq!(found, ["reading.unsigned"], "{}", sample.name);
        }
        let review = check::check(&Subject {
            issuance: Some(&read.issuance),
            ..Subject::new(
                &read.content,
                &NothingKnown,
                NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            )
        });
        let errors: Vec<_> = review
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .filter(|finding| {
                sample.issuer.software.is_some() || finding.rule != "fiscal_code.form"
            })
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", sample.name);
    }
}
