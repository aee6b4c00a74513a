//! Tests of `journal::backup`: what was written comes back whole, and anything else is refused with its reason.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

mod damage;
mod round_trip;

use crate::app::entity::Change;
use crate::journal::backup::write::{About, Packing, Writer};
use crate::journal::backup::{Backup, BackupError, Damage, START, is_encrypted};
use crate::journal::compaction::Compaction;
use crate::journal::digest;
use crate::journal::laptop::Laptop;
use crate::journal::replica::Replica;
use crate::journal::samples;
use crate::journal::store::Tail;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::Write as _;

fn about() -> About {
    About {
        app: "0.1.0".to_owned(),
        company: "Vigía \"SAS\"".to_owned(),
        now_ms: 1_795_000_000_000,
    }
}

fn small() -> Laptop {
    let mut laptop = Laptop::new(1);
    laptop.put(samples::client(1, "a", ""));
    laptop.put(samples::client(1, "b", "línea\n"));
    laptop.save(&[Change::Delete(samples::client_id(1))]);
    laptop.put(samples::contract(2, "c"));
    laptop
}

fn document(laptop: &Laptop, packing: Packing, attachments: &[Vec<u8>]) -> Vec<u8> {
    let mut writer = Writer::new(about(), packing);
    for frame in laptop.frames() {
        writer.push_frame(&frame).unwrap();
    }
    writer.finish(attachments)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn says_what_is_in_it() {
    let laptop = small();
    let files = vec![b"contrato firmado".to_vec(), Vec::new()];
    for packing in [Packing::Plain, Packing::Gzip] {
        let backup = Backup::parse(document(&laptop, packing, &files)).unwrap();
        let header = &backup.header;
        assert_eq!(header.created_at, "2026-11-18T11:06:40Z");
        assert_eq!(header.company, "Vigía \"SAS\"");
        assert_eq!(header.lines, 4);
        assert_eq!(header.counts.get("contract"), Some(&1));
        assert_eq!(header.counts.get("client"), None, "it is deleted");
        assert_eq!(header.devices, vec!["0101010101010101"]);
        assert_eq!(header.book, digest::hex(&laptop.digest()));
        assert_eq!(backup.lines().count(), 4);
        let bytes: Vec<&Vec<u8>> = backup.attachments.iter().map(|(_, bytes)| bytes).collect();
        assert_eq!(bytes, files.iter().collect::<Vec<_>>());
    }
}

#[test]
fn is_one_json_document() {
    let bytes = document(&small(), Packing::Plain, &[b"x".to_vec()]);
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(value["revisions"].as_array().unwrap().len(), 4);
    assert_eq!(value["attachments"].as_array().unwrap().len(), 1);
    assert_eq!(value["format"], "vigia-backup");
}

#[test]
fn the_same_state_makes_the_same_document() {
    let mut laptop = small();
    let before = document(&laptop, Packing::Plain, &[]);
    laptop.compact();
    assert_eq!(document(&laptop, Packing::Plain, &[]), before);
    let empty = document(&Laptop::new(1), Packing::Plain, &[]);
    assert_eq!(Backup::parse(empty).unwrap().lines().count(), 0);
}

#[test]
fn a_restore_brings_everything_back() {
    let mut laptop = small();
    for entity in samples::full() {
        laptop.put(entity);
    }
    let backup = Backup::parse(laptop.backup()).unwrap();
    let frames = Compaction::of_backup(&backup).finish().unwrap();
    let (replica, _) = Replica::load(frames.clone(), Tail::default()).unwrap();
    assert_eq!(digest::of_book(&replica), laptop.digest());
    let mut restored = Laptop::new(2);
    restored.merge(laptop.backup());
    assert_eq!(restored.lines(), laptop.lines());
    assert_eq!(restored.book, laptop.book);
    assert_eq!(restored.backup(), laptop.backup());
}

#[test]
fn every_truncation_is_refused() {
    let whole = document(&small(), Packing::Plain, &[b"x".to_vec()]);
    for length in 0..whole.len() {
        let error = Backup::parse(whole[..length].to_vec()).unwrap_err();
        let recognised = length >= START.len();
        assert_eq!(
            matches!(error, BackupError::Damaged(_)),
            recognised,
            "{length}: {error}"
        );
    }
    let packed = document(&small(), Packing::Gzip, &[]);
    for length in 0..packed.len() {
        assert!(
            Backup::parse(packed[..length].to_vec()).is_err(),
            "{length}"
        );
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let whole = document(&small(), Packing::Plain, &[b"x".to_vec()]);
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Backup::parse(flipped).is_err(), "bit {bit}");
    }
}

#[test]
fn a_flipped_bit_of_a_packed_one_is_refused_or_does_not_matter() {
    let packed = document(&small(), Packing::Gzip, &[]);
    let whole = Backup::parse(packed.clone()).unwrap();
    let mut refused = 0;
    for bit in 0..packed.len() * 8 {
        let mut flipped = packed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match Backup::parse(flipped) {
            // The gzip header has bytes without meaning, as the time and the system it was packed on.
            Ok(read) => assert_eq!(read, whole, "bit {bit}"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > packed.len() * 8 * 9 / 10);
}

#[test]
fn foreign_files_are_told_apart() {
    let not_a_backup = |bytes: &[u8]| {
        assert_eq!(Backup::parse(bytes.to_vec()), Err(BackupError::NotABackup));
    };
    not_a_backup(b"");
    not_a_backup(b"{\"format\":\"other\"}");
    not_a_backup(b"%PDF-1.7");
    not_a_backup(&[0x1f, 0x8b, 8, 0, 0]);
    not_a_backup(&gzip(b"hello"));
    let text = String::from_utf8(document(&small(), Packing::Plain, &[])).unwrap();
    let newer = text.replace("\"major\":1", "\"major\":2");
    let error = BackupError::Newer { found: 2, ours: 1 };
    assert_eq!(Backup::parse(newer.into_bytes()), Err(error));
}

#[test]
fn a_file_locked_by_another_program_is_told_apart() {
    for (bytes, expected) in [
        (&b"age-encryption.org/v1\n-> scrypt"[..], true),
        (b"-----BEGIN PGP MESSAGE-----", true),
        (b"Salted__12345678", true),
        (b"PK\x03\x04\x14\x00\x01\x00", true),
        (b"PK\x03\x04\x14\x00\x00\x00", false),
        (b"{\"format\":\"vigia-backup\"", false),
        (b"", false),
    ] {
        assert_eq!(is_encrypted(bytes), expected, "{bytes:?}");
    }
}

/// The document with one part replaced and sealed again, as a forger would.
fn resealed(from: &str, to: &str) -> Result<Backup, BackupError> {
    let text = String::from_utf8(document(&small(), Packing::Plain, &[b"x".to_vec()])).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text);
    let sealed = changed.len() - 67;
    let seal = digest::hex(&Sha256::digest(&changed.as_bytes()[..sealed]));
    Backup::parse(format!("{}{seal}\"}}\n", &changed[..sealed]).into_bytes())
}

#[test]
fn a_forged_seal_does_not_hide_changes() {
    let damage = |from: &str, to: &str| match resealed(from, to) {
        Err(BackupError::Damaged(damage)) => damage,
        other => panic!("{other:?}"),
    };
    assert!(matches!(
        damage("\"name\":\"a\"", "\"name\":\"e\""),
        Damage::Revision { line: 0, .. }
    ));
    assert!(matches!(
        damage("\"lines\":4", "\"lines\":5"),
        Damage::Count {
            found: 4,
            expected: 5
        }
    ));
    assert_eq!(damage("\"eA==\"", "\"eQ==\""), Damage::Attachment(0));
    assert_eq!(
        damage("\"revisions\":[", "\"revisiones\":["),
        Damage::Header
    );
    assert_eq!(damage(",\n{\"id\"", "\n{\"id\""), Damage::End);
    let deep = format!("\"name\":{}1{}", "[".repeat(50), "]".repeat(50));
    assert!(matches!(
        damage("\"name\":\"a\"", &deep),
        Damage::Revision { .. }
    ));
    // A later minor version may add to the header.
    assert!(resealed("\"minor\":0", "\"minor\":1,\"more\":{\"x\":[1]}").is_ok());
    let newer = Err(BackupError::Newer { found: 9, ours: 1 });
    assert_eq!(resealed("\"body_format\":1", "\"body_format\":9"), newer);
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(Backup::parse(bomb), Err(BackupError::TooLarge(_))));
}
