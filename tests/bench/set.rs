//! The records that the measurements and the fault tests stand on: written as a backup and as plain lines.
//! Not part of the app. `bench_set write FOLDER INVOICES`, `bench_set damage INVOICES ROUNDS SEED`.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a tool that measures and prints"
)]

use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;
use vigia::app::book::Book;
use vigia::app::entity::{Change, Entity};
use vigia::app::example::{Plan, generate};
use vigia::app::known_documents::KnownDocuments;
use vigia::domain::check::{Subject, check};
use vigia::journal::backup::Backup;
use vigia::journal::backup::write::{About, Packing, Writer as BackupWriter};
use vigia::journal::codec;
use vigia::journal::replica::Replica;
use vigia::journal::replica::batch::Writer;
use vigia::journal::revision::DeviceId;
use vigia::journal::store::{Frame, FrameClass, next_tail};

/// Records of one batch, about as an import makes them.
const BATCH: usize = 500;
/// 2026-11-20 12:00 UTC, the plan's day.
const NOW_MS: u64 = 1_795_176_000_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder, invoices] => write(Path::new(folder), invoices.parse()?),
        ["damage", invoices, rounds, seed] => {
            damage(invoices.parse()?, rounds.parse()?, seed.parse()?)
        }
        _ => Err("bench_set write FOLDER INVOICES | bench_set damage INVOICES ROUNDS SEED".into()),
    }
}

/// Writes the set and prints what it holds and how long checking it took, as one line of JSON.
fn write(folder: &Path, invoices: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let plan = Plan::bench(invoices);
    let entities = generate(&plan);
    let records = entities.len();
    let checking = time_of_checking(&plan, &entities);
    let frames = frames_of(entities)?;
    let bytes = backup_of(&frames)?;
    fs::write(folder.join("backup.json"), &bytes)?;
    fs::write(folder.join("records.ndjson"), plain_lines(&frames)?)?;
    let (check_ms, findings) = checking;
    println!(
        "{}",
        json!({
            "invoices": invoices, "records": records, "backup_bytes": bytes.len(),
            "check_ms": check_ms, "findings": findings,
        })
    );
    Ok(())
}

/// Cuts and flips a backup at random places; every one must be refused. Prints the counts.
fn damage(invoices: usize, rounds: usize, seed: u64) -> Outcome<()> {
    let frames = frames_of(generate(&Plan::bench(invoices)))?;
    let whole = backup_of(&frames)?;
    Backup::parse(whole.clone())?;
    let mut state = seed.max(1);
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap_or(0)
    };
    let (mut cut, mut flipped, mut accepted) = (0, 0, 0);
    for round in 0..rounds {
        let at = random(whole.len());
        let damaged = if round % 2 == 0 {
            cut += 1;
            whole[..at].to_vec()
        } else {
            flipped += 1;
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << random(8);
            bytes
        };
        if Backup::parse(damaged).is_ok() {
            accepted += 1;
        }
    }
    println!(
        "{}",
        json!({ "bytes": whole.len(), "cut": cut, "flipped": flipped, "accepted": accepted })
    );
    Ok(())
}

/// Milliseconds for every rule over every invoice against the whole book, and the findings.
fn time_of_checking(plan: &Plan, entities: &[Entity]) -> (u64, usize) {
    let mut book = Book::new();
    book.load(entities.to_vec());
    let invoices = book.invoices().sorted();
    let start = Instant::now();
    let findings = invoices
        .iter()
        .map(|invoice| {
            let review = check(&Subject {
                id: Some(invoice.id),
                content: &invoice.content,
                issuance: invoice.issuance(),
                company: book.company(),
                contract: invoice.contract.and_then(|id| book.contract(id)),
                known: &KnownDocuments::new(&book, &invoice.content),
                today: plan.today,
            });
            review.findings.len()
        })
        .sum();
    let took = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    (took, findings)
}

fn frames_of(entities: Vec<Entity>) -> Outcome<Vec<Frame>> {
    let mut replica = Replica::default();
    let mut frames = Vec::new();
    let changes: Vec<Change> = entities.into_iter().map(Change::Put).collect();
    for (number, part) in changes.chunks(BATCH).enumerate() {
        let writer = Writer {
            author: None,
            device: DeviceId([7; 8]),
            now_ms: NOW_MS + number as u64,
        };
        let batch = replica.prepare(part, writer)?;
        let bytes = batch.frame.clone();
        let tail = next_tail(*replica.tail(), &bytes);
        replica.committed(batch, tail);
        frames.push(Frame {
            class: FrameClass::Batch,
            bytes,
        });
    }
    Ok(frames)
}

fn backup_of(frames: &[Frame]) -> Outcome<Vec<u8>> {
    let about = About {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        company: "Bench".to_owned(),
        now_ms: NOW_MS,
    };
    let mut writer = BackupWriter::new(about, Packing::Plain);
    for frame in frames {
        writer.push_frame(frame)?;
    }
    Ok(writer.finish(&[]))
}

/// A record a line: what a page without a journal would store.
fn plain_lines(frames: &[Frame]) -> Outcome<String> {
    let mut lines = String::new();
    for frame in frames {
        for line in codec::decode(&frame.bytes)?.lines() {
            let mut line: Value = serde_json::from_str(line)?;
            let mut body = line["body"].take();
            body["id"] = line["record"].take();
            body["kind"] = line["kind"].take();
            lines.push_str(&body.to_string());
            lines.push('\n');
        }
    }
    Ok(lines)
}
