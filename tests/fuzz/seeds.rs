//! Good inputs to start from: made by the app's own writers, and other people's documents where they are at hand.

#[path = "../../src/interop/ubl/tests/written.rs"]
mod written;

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::OnceLock;
use vigia::app::book::Book;
use vigia::app::entity::{Change, Entity};
use vigia::app::example::{Plan, generate};
use vigia::domain::country::Country;
use vigia::journal::backup::write::{About, Packing, Writer as BackupWriter};
use vigia::journal::replica::Replica;
use vigia::journal::replica::batch::Writer;
use vigia::journal::revision::DeviceId;
use vigia::journal::store::{Frame, FrameClass, Tail, next_tail};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const NOW_MS: u64 = 1_795_176_000_000;
pub const RECORDS_FILE: &str = include_str!("../../docs/vigia-records.sample.json");

/// A small company with its records.
pub fn entities(country: Country) -> Vec<Entity> {
    generate(&Plan {
        seed: 3,
        today: "2026-11-20".parse().unwrap(),
        country,
        clients: 3,
        contracts: 3,
        months: 2,
        invoices_target: Some(6),
        payments_max: Some(4),
        agreements: true,
    })
}

/// The book of that company, made once.
pub fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let mut book = Book::new();
        book.load(entities(Country::Colombia));
        book
    })
}

/// A journal: the company entered in batches, some records changed on two devices at once, one deleted.
pub fn journal(country: Country, batch: usize) -> (Replica, Vec<Frame>) {
    let mut replica = Replica::default();
    let mut frames = Vec::new();
    let all: Vec<Change> = entities(country).into_iter().map(Change::Put).collect();
    for part in all.chunks(batch) {
        append(&mut replica, &mut frames, part, 7);
    }
    let clients: Vec<Entity> = entities(country)
        .into_iter()
        .filter(|entity| matches!(entity, Entity::Client(_)))
        .collect();
    for (number, entity) in clients.into_iter().enumerate() {
        if number == 0 {
            append(&mut replica, &mut frames, &[Change::Delete(entity.id())], 7);
            continue;
        }
        // Neither device has seen what the other did.
        for (device, notes) in [(7, "aquí"), (8, "allá")] {
            let Entity::Client(mut client) = entity.clone() else {
                continue;
            };
            client.notes = notes.to_owned();
            let change = [Change::Put(Entity::Client(client))];
            let batch = replica.prepare(&change, writer(device, 5)).unwrap();
            frames.push(Frame {
                class: FrameClass::Batch,
                bytes: batch.frame,
            });
        }
    }
    let tail = frames
        .iter()
        .fold(Tail::default(), |tail, frame| next_tail(tail, &frame.bytes));
    let (replica, _) = Replica::load(frames.clone(), tail).unwrap();
    (replica, frames)
}

fn writer(device: u8, later: u64) -> Writer {
    Writer {
        author: None,
        device: DeviceId([device; 8]),
        now_ms: NOW_MS + later,
    }
}

fn append(replica: &mut Replica, frames: &mut Vec<Frame>, changes: &[Change], device: u8) {
    let batch = replica.prepare(changes, writer(device, 0)).unwrap();
    let bytes = batch.frame.clone();
    let tail = next_tail(*replica.tail(), &bytes);
    replica.committed(batch, tail);
    frames.push(Frame {
        class: FrameClass::Batch,
        bytes,
    });
}

pub fn backup(frames: &[Frame], attachments: &[Vec<u8>]) -> Vec<u8> {
    let about = About {
        app: "0.1.0".to_owned(),
        company: "Servicios".to_owned(),
        now_ms: NOW_MS,
    };
    let mut writer = BackupWriter::new(about, Packing::Plain);
    for frame in frames {
        writer.push_frame(frame).unwrap();
    }
    writer.finish(attachments)
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Electronic documents of both countries: those the tests of reading are written with, and real ones beside the
/// project, which are never copied here.
pub fn documents() -> Vec<Vec<u8>> {
    let own = [
        written::colombian(),
        written::peruvian(),
        written::colombian_note(),
        written::attached(&written::colombian()),
        written::event("030", "Acuse"),
    ];
    let mut documents: Vec<Vec<u8>> = own.into_iter().map(String::into_bytes).collect();
    documents.push(include_bytes!("../fault/invoice.xml").to_vec());
    documents.extend(beside());
    documents
}

/// How many documents there are beside the project.
pub fn beside_count() -> usize {
    beside().len()
}

fn beside() -> Vec<Vec<u8>> {
    let folder = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let mut paths: Vec<PathBuf> = ["dian", "sunat"]
        .iter()
        .filter_map(|country| std::fs::read_dir(folder.join(country)).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "xml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read(path).ok())
        .filter(|bytes| bytes.len() < 40_000)
        .collect()
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if name.ends_with(".zip") {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
