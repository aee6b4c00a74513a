//! Archives made for the tests: good, nested, damaged and hostile.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{ArchiveError, Entry, Skipped, is_archive, open};
use crate::interop::ubl::xml::SIZE_MAX;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

fn entries(bytes: &[u8]) -> Vec<(String, Result<usize, Skipped>)> {
    let named = |entry: Entry| (entry.name, entry.content.map(|bytes| bytes.len()));
    open(bytes).unwrap().map(named).collect()
}

#[test]
fn documents_are_given_and_other_files_reported() {
    let archive = zipped(&[
        ("2026/", b""),
        ("2026/a.xml", b"<a/>"),
        ("2026/a.pdf", b"%PDF"),
        ("b.XML", b"<bb/>"),
        ("__MACOSX/._b.XML", b"x"),
    ]);
    assert!(is_archive(&archive) && !is_archive(b"<a/>"));
    let expected = [
        ("2026/a.xml", Ok(4)),
        ("2026/a.pdf", Err(Skipped::NotXml)),
        ("b.XML", Ok(5)),
        ("__MACOSX/._b.XML", Err(Skipped::NotXml)),
    ];
    assert_eq!(
        entries(&archive),
        expected.map(|(name, content)| (name.to_owned(), content))
    );
    let mut reading = open(&archive).unwrap();
    assert_eq!(
        (reading.len(), reading.position(), reading.is_empty()),
        (5, 0, false)
    );
    reading.next();
    assert_eq!(reading.position(), 2);
}

/// The DIAN's mail: a ZIP with a ZIP that has the container and its picture.
#[test]
fn an_inner_archive_is_opened_once() {
    let innermost = zipped(&[("c.xml", b"<c/>")]);
    let inner = zipped(&[
        ("ad.xml", b"<ad/>"),
        ("ad.pdf", b"%PDF"),
        ("deep.zip", &innermost),
    ]);
    let outer = zipped(&[
        ("mail.zip", &inner),
        ("z.xml", b"<z/>"),
        ("broken.zip", b"PK"),
    ]);
    let found = entries(&outer);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "mail.zip/ad.xml",
            "mail.zip/ad.pdf",
            "mail.zip/deep.zip",
            "z.xml",
            "broken.zip"
        ]
    );
    assert_eq!(found[0].1, Ok(5));
    assert_eq!(found[2].1, Err(Skipped::Nested));
    assert!(matches!(found[4].1, Err(Skipped::Damaged(_))));
}

#[test]
fn bombs_and_giants_are_passed_over() {
    let zeros = vec![b' '; 8 * 1024 * 1024];
    let archive = zipped(&[("bomb.xml", &zeros), ("good.xml", b"<a/>")]);
    let found = entries(&archive);
    assert_eq!(found[0].1, Err(Skipped::Bomb));
    assert_eq!(found[1].1, Ok(4));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("giant.xml", stored).unwrap();
    writer.write_all(&vec![b' '; SIZE_MAX + 1]).unwrap();
    let giant = writer.finish().unwrap().into_inner();
    assert_eq!(entries(&giant)[0].1, Err(Skipped::TooLarge));
}

#[test]
fn what_is_no_archive_is_refused() {
    for bytes in [&b""[..], b"<a/>", b"PK\x03\x04 and nothing more"] {
        assert!(matches!(open(bytes), Err(ArchiveError::NotAnArchive(_))));
    }
}

proptest! {
    #[test]
    fn no_mutilation_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0usize..64) {
        let inner = zipped(&[("ad.xml", b"<ad/>")]);
        let mut bytes = zipped(&[("a.xml", b"<a>text text text text</a>"), ("m.zip", &inner)]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes.truncate(bytes.len() - cut);
        if let Ok(archive) = open(&bytes) {
            prop_assert!(archive.count() <= 4);
        }
    }
}
