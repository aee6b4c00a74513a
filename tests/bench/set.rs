//! The records that the measurements and the fault tests stand on: written as a backup and as plain lines.
//! Not part of the app. `bench_set write FOLDER INVOICES`, `bench_set backup FOLDER INVOICES` (the backup alone),
//! `bench_set damage INVOICES ROUNDS SEED`, and alone what `write` measures too: `bench_set alerts INVOICES` (the alerts
//! of that set's contracts), `bench_set plan INVOICES` (what is to be billed of them), `bench_set draft INVOICES`.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a tool that measures and prints"
)]

mod agreements;
mod billing;

use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;
use vigia::app::book::Book;
use vigia::app::entity::{Change, Entity};
use vigia::app::example::{Plan, generate};
use vigia::app::known_documents::KnownDocuments;
use vigia::domain::check::{Subject, check};
use vigia::domain::ids::ClientId;
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
const HOUR_MS: u64 = 3_600_000;
/// Of how many records the other device changed one.
const CHANGED_ONE_IN: usize = 100;
/// Of how many records changed the other device made a new one besides.
const NEW_ONE_IN: usize = 20;
/// Names, and numbers, to search for.
const TEXTS: usize = 12;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder, invoices] => write(Path::new(folder), invoices.parse()?),
        ["backup", folder, invoices] => write_backup(Path::new(folder), invoices.parse()?),
        ["alerts", invoices] => {
            println!("{}", alerts_of(&Plan::bench(invoices.parse()?)));
            Ok(())
        }
        ["plan", invoices] => {
            println!("{}", plan_of(&Plan::bench(invoices.parse()?)));
            Ok(())
        }
        ["draft", invoices] => {
            println!("{}", draft_of(&Plan::bench(invoices.parse()?))?);
            Ok(())
        }
        ["damage", invoices, rounds, seed] => {
            damage(invoices.parse()?, rounds.parse()?, seed.parse()?)
        }
        _ => Err("bench_set write|backup FOLDER INVOICES | damage INVOICES ROUNDS SEED | alerts|plan|draft INVOICES".into()),
    }
}

/// Writes the set and prints what it holds and how long checking it took, as one line of JSON.
fn write(folder: &Path, invoices: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let plan = Plan::bench(invoices);
    let entities = generate(&plan);
    let records = entities.len();
    let (check_ms, findings) = time_of_checking(&plan, &entities);
    let alerts = alerts_of(&plan);
    let (planned, drafted) = (plan_of(&plan), draft_of(&plan)?);
    let elsewhere = changed_elsewhere(&entities);
    let changed = elsewhere.len();
    let texts = texts(&entities);
    let mut journal = Journal::default();
    journal.append(entities, [7; 8], NOW_MS)?;
    let backup = backup_of(&journal.frames)?;
    fs::write(folder.join("backup.json"), &backup)?;
    let mut contracts = Journal::default();
    contracts.append(agreements::records(&plan), [7; 8], NOW_MS)?;
    fs::write(folder.join("contracts.json"), backup_of(&contracts.frames)?)?;
    let lines = plain_lines(&journal.frames)?;
    fs::write(folder.join("records.ndjson"), &lines)?;
    let shared = journal.frames.len();
    journal.append(elsewhere, [9; 8], NOW_MS + HOUR_MS)?;
    let other = backup_of(&journal.frames)?;
    fs::write(folder.join("backup-other.json"), &other)?;
    fs::write(
        folder.join("changed.ndjson"),
        plain_lines(&journal.frames[shared..])?,
    )?;
    println!(
        "{}",
        json!({
            "invoices": invoices, "records": records, "changed": changed,
            "backup_bytes": backup.len(), "other_bytes": other.len(), "lines_bytes": lines.len(),
            "check_ms": check_ms, "findings": findings, "alerts": alerts,
            "plan": planned, "draft": drafted, "texts": texts,
        })
    );
    Ok(())
}

/// Writes the backup alone: of a set that is too large for several copies of it in memory.
fn write_backup(folder: &Path, invoices: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let entities = generate(&Plan::bench(invoices));
    let (records, texts) = (entities.len(), texts(&entities));
    let mut journal = Journal::default();
    journal.append(entities, [7; 8], NOW_MS)?;
    let backup = backup_of(&journal.frames)?;
    fs::write(folder.join("backup.json"), &backup)?;
    println!(
        "{}",
        json!({
            "invoices": invoices, "records": records, "backup_bytes": backup.len(), "texts": texts,
        })
    );
    Ok(())
}

/// What a person would search for: beginnings of names and whole numbers, from all over the set.
fn texts(entities: &[Entity]) -> Vec<String> {
    let name = |entity: &Entity| match entity {
        Entity::Client(client) => Some(client.name.chars().take(10).collect()),
        _ => None,
    };
    let number = |entity: &Entity| match entity {
        Entity::Invoice(invoice) => invoice.issuance().map(|issued| issued.number().to_owned()),
        _ => None,
    };
    let some = |all: Vec<String>| {
        let step = (all.len() / TEXTS).max(1);
        all.into_iter().step_by(step).take(TEXTS)
    };
    some(entities.iter().filter_map(name).collect())
        .chain(some(entities.iter().filter_map(number).collect()))
        .collect()
}

/// What another device does with the same records: it changes one in a hundred, the company and its people aside, and
/// makes a few clients. Each change continues the revision that both have, so that nothing is in conflict.
fn changed_elsewhere(entities: &[Entity]) -> Vec<Entity> {
    let mut changed: Vec<Entity> = entities
        .iter()
        .skip(CHANGED_ONE_IN - 1)
        .step_by(CHANGED_ONE_IN)
        .filter_map(changed)
        .collect();
    let client = entities.iter().find_map(|entity| match entity {
        Entity::Client(client) => Some(client),
        _ => None,
    });
    if let Some(client) = client {
        for number in 0..changed.len() / NEW_ONE_IN {
            let mut new = client.clone();
            new.id = ClientId(Uuid::from_u128(
                0x019a_0000_0000_7000_8000_0000_0000_0000 + number as u128,
            ));
            new.name = format!("Cliente de otro equipo {number}");
            new.tax_id = None;
            changed.push(Entity::Client(new));
        }
    }
    changed
}

/// The record with a word more in it.
fn changed(entity: &Entity) -> Option<Entity> {
    const WORDS: &str = "Visto desde otro equipo";
    let mut entity = entity.clone();
    match &mut entity {
        Entity::Client(client) => client.notes.push_str(WORDS),
        Entity::Contract(contract) => contract.notes.push_str(WORDS),
        Entity::Invoice(invoice) => invoice.content.notes.push(WORDS.to_owned()),
        Entity::Payment(payment) => payment.reference.push_str(WORDS),
        Entity::Amendment(amendment) => amendment.notes.push_str(WORDS),
        Entity::Step(step) => step.note.push_str(WORDS),
        Entity::Obligation(obligation) => obligation.notes.push_str(WORDS),
        Entity::Document(document) => document.notes.push_str(WORDS),
        Entity::Item(item) => item.name.push_str(WORDS),
        Entity::BillingEvent(event) => event.note.push_str(WORDS),
        Entity::InvoiceStep(step) => step.note.push_str(WORDS),
        Entity::InvoiceReport(report) => report.answer.push_str(WORDS),
        Entity::Company(_) | Entity::Person(_) | Entity::NumberBlock(_) | Entity::AlertNote(_) => {
            return None;
        }
    }
    Some(entity)
}

/// Cuts and flips a backup at random places; every one must be refused. Prints the counts.
fn damage(invoices: usize, rounds: usize, seed: u64) -> Outcome<()> {
    let mut journal = Journal::default();
    journal.append(generate(&Plan::bench(invoices)), [7; 8], NOW_MS)?;
    let whole = backup_of(&journal.frames)?;
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

/// How long the alerts of the set's contracts take, with policies and obligations under each.
fn alerts_of(plan: &Plan) -> Value {
    let measured = agreements::measure(plan);
    json!({
        "contracts": measured.contracts, "policies": measured.policies, "obligations": measured.obligations,
        "found": measured.found, "microseconds": measured.microseconds,
    })
}

/// How long it takes to work out what is to be billed of the set's contracts.
fn plan_of(plan: &Plan) -> Value {
    let planned = billing::plan(plan);
    json!({
        "contracts": planned.contracts, "charges": planned.charges,
        "month_microseconds": planned.month_microseconds, "year_microseconds": planned.year_microseconds,
        "matrix_microseconds": planned.matrix_microseconds,
    })
}

/// How long it takes to draft the invoices of a month.
fn draft_of(plan: &Plan) -> Outcome<Value> {
    let drafted = billing::draft(plan)?;
    Ok(json!({
        "proposed": drafted.proposed, "drafted": drafted.drafted,
        "run_microseconds": drafted.run_microseconds, "microseconds": drafted.microseconds,
    }))
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
                issuance: invoice.issuance(),
                company: book.company(),
                contract: invoice.contract.and_then(|id| book.contract(id)),
                client: book.client(invoice.client),
                ..Subject::new(
                    &invoice.content,
                    &KnownDocuments::new(&book, &invoice.content),
                    plan.today,
                )
            });
            review.findings.len()
        })
        .sum();
    let took = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    (took, findings)
}

/// The frames that devices wrote, one after another.
#[derive(Default)]
struct Journal {
    replica: Replica,
    frames: Vec<Frame>,
}

impl Journal {
    fn append(&mut self, entities: Vec<Entity>, device: [u8; 8], now_ms: u64) -> Outcome<()> {
        let changes: Vec<Change> = entities.into_iter().map(Change::Put).collect();
        for (number, part) in changes.chunks(BATCH).enumerate() {
            let writer = Writer {
                author: None,
                device: DeviceId(device),
                now_ms: now_ms + number as u64,
            };
            let batch = self.replica.prepare(part, writer)?;
            let bytes = batch.frame.clone();
            let tail = next_tail(*self.replica.tail(), &bytes);
            self.replica.committed(batch, tail);
            self.frames.push(Frame {
                class: FrameClass::Batch,
                bytes,
            });
        }
        Ok(())
    }
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
