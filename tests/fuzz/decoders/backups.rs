//! Backups, with a seal that fits and packed.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::records::relined;
use crate::decoders::unrepaired;
use crate::mutation::Grammar;
use crate::seeds;
use sha2::{Digest as _, Sha256};
use std::sync::OnceLock;
use vigia::domain::country::Country;
use vigia::journal::backup::Backup;
use vigia::journal::compaction::Compaction;
use vigia::journal::digest;
use vigia::journal::merge::Rehearsal;
use vigia::journal::replica::Replica;
use vigia::journal::store::{Frame, Tail};

pub static PLAIN: Decoder = Decoder {
    name: "backup",
    grammar: Grammar::Json,
    words: &[
        "],\"attachments\":[",
        ",\"revisions\":[",
        "],\"seal\":\"",
        "\"major\":1",
        "=\"",
    ],
    seeds: || {
        let files = [b"contrato".to_vec(), Vec::new()];
        let small = seeds::journal(Country::Peru, 9).1;
        let large = seeds::journal(Country::Colombia, 100).1;
        vec![
            seeds::backup(&small[..3], &files),
            seeds::backup(&small, &[]),
            seeds::backup(&large, &files),
            seeds::backup(&[], &[]),
        ]
    },
    repair: repair_seal,
    run: read_backup,
};

pub static PACKED: Decoder = Decoder {
    name: "backup_gzip",
    grammar: Grammar::Bytes,
    words: &["\u{1f}"],
    seeds: || {
        let plain = (PLAIN.seeds)();
        plain.iter().map(|backup| seeds::gzip(backup)).collect()
    },
    repair: unrepaired,
    run: read_backup,
};

/// Ids of the lines, their number in the header, and the seal.
fn repair_seal(input: &mut Vec<u8>) {
    let text = String::from_utf8(relined(input)).unwrap_or_default();
    let text = with_count(&text);
    let end = text.rfind("],\"seal\":\"").map(|at| at + 10);
    let Some(sealed) = end else {
        return;
    };
    let mut text = text;
    text.truncate(sealed);
    let seal = digest::hex(&Sha256::digest(text.as_bytes()));
    text.push_str(&seal);
    text.push_str("\"}\n");
    *input = text.into_bytes();
}

fn with_count(text: &str) -> String {
    let count = text
        .split('\n')
        .skip(1)
        .take_while(|line| !line.starts_with("],\"attachments\""))
        .count();
    match text.split_once("\"lines\":") {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}\"lines\":{count}{rest}")
        }
        None => text.to_owned(),
    }
}

/// The journal that backups are merged into, made once.
fn here() -> &'static (Replica, Vec<Frame>) {
    static HERE: OnceLock<(Replica, Vec<Frame>)> = OnceLock::new();
    HERE.get_or_init(|| seeds::journal(Country::Peru, 9))
}

/// The frames that merging the backup adds.
fn rehearsed(replica: &Replica, frames: &[Frame], backup: Backup) -> Result<Vec<Frame>, String> {
    let mut rehearsal = Rehearsal::new(replica, backup).map_err(|error| error.to_string())?;
    while !rehearsal.step(replica).map_err(|error| error.to_string())? {}
    if rehearsal.needs_frames() {
        for frame in frames {
            rehearsal.push_frame(frame).unwrap();
        }
    }
    let (plan, backup) = rehearsal.finish().map_err(|error| error.to_string())?;
    plan.writing(&backup)
        .finish()
        .map_err(|error| error.to_string())
}

/// A backup that is read can be restored and merged; merging shows what opening shows, and the second time nothing.
fn read_backup(input: &[u8]) -> Verdict {
    let backup = match Backup::parse(input.to_vec()) {
        Ok(backup) => backup,
        Err(error) => return Verdict::refused(error),
    };
    let restored = Compaction::of_backup(&backup).finish().unwrap();
    let (restored, _) = Replica::load(restored, Tail::default()).unwrap();
    let fits = digest::hex(&digest::of_book(&restored)) == backup.header.book;
    let (replica, frames) = here();
    let added = match rehearsed(replica, frames, backup.clone()) {
        Ok(added) => added,
        Err(error) => return Verdict::accepted(error),
    };
    let mut merged = replica.clone();
    let mut all = frames.clone();
    all.extend_from_slice(&added);
    let (opened, _) = Replica::load(all.clone(), Tail::default()).unwrap();
    match merged.absorb(&added, Tail::default()) {
        Ok(_) => {
            assert_eq!(digest::of_book(&merged), digest::of_book(&opened));
            assert_eq!(merged.conflicts(), opened.conflicts());
        }
        // The app then opens the journal again.
        Err(error) => assert!(error.to_string().contains("not read"), "{error}"),
    }
    let again = rehearsed(&opened, &all, backup).unwrap();
    assert!(again.is_empty(), "a second merge adds revisions");
    Verdict::accepted(format!(
        "fits {fits}, adds {}, conflicts {}, set aside {}",
        added.len().min(2),
        merged.conflicts().len().min(3),
        merged.quarantine().count().min(2)
    ))
}
