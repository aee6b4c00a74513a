//! A laptop for the tests of the journal: a store in memory, a replica and a book, doing what the app's session does.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use crate::app::entity::{Change, Entity};
use crate::domain::ids::RecordId;
use crate::journal::backup::Backup;
use crate::journal::backup::write::{About, Packing, Writer as BackupWriter};
use crate::journal::codec;
use crate::journal::compaction::Compaction;
use crate::journal::digest;
use crate::journal::memory::MemoryStore;
use crate::journal::merge::{Plan, Rehearsal};
use crate::journal::replica::Replica;
use crate::journal::replica::batch::{Choice, Writer};
use crate::journal::revision::DeviceId;
use crate::journal::store::{Digest, Frame, Reading, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// All records as shown.
pub(crate) type Book = BTreeMap<RecordId, Entity>;

/// One copy of the app with its own device id and clock.
#[derive(Debug, Clone)]
pub(crate) struct Laptop {
    pub(crate) store: MemoryStore,
    pub(crate) replica: Replica,
    pub(crate) book: Book,
    pub(crate) device: u8,
    /// What its clock says, in milliseconds.
    pub(crate) clock: u64,
}

pub(crate) fn apply(book: &mut Book, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Put(entity) => book.insert(entity.id(), entity),
            Change::Delete(record) => book.remove(&record),
        };
    }
}

impl Laptop {
    pub(crate) fn new(device: u8) -> Laptop {
        Laptop {
            store: MemoryStore::new(),
            replica: Replica::default(),
            book: Book::new(),
            device,
            clock: 1_000,
        }
    }

    /// Another laptop with a copy of all that is stored.
    pub(crate) fn copied(&self) -> Laptop {
        Laptop {
            store: self.store.copied(),
            ..self.clone()
        }
    }

    pub(crate) fn writer(&self) -> Writer {
        Writer {
            author: None,
            device: DeviceId([self.device; 8]),
            now_ms: self.clock,
        }
    }

    pub(crate) fn try_save(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let batch = self.replica.prepare(changes, self.writer()).unwrap();
        if batch.is_empty() {
            return Ok(());
        }
        let tail = pollster::block_on(self.store.append(self.replica.tail(), &batch.frame))?;
        apply(&mut self.book, changes.to_vec());
        let further = self.replica.committed(batch, tail);
        apply(&mut self.book, further);
        Ok(())
    }

    pub(crate) fn save(&mut self, changes: &[Change]) {
        self.try_save(changes).unwrap();
    }

    pub(crate) fn put(&mut self, entity: Entity) {
        self.save(&[Change::Put(entity)]);
    }

    pub(crate) fn settle(&mut self, record: RecordId, choice: &Choice) {
        let batch = self
            .replica
            .prepare_resolution(record, choice, self.writer())
            .unwrap();
        let tail =
            pollster::block_on(self.store.append(self.replica.tail(), &batch.frame)).unwrap();
        let further = self.replica.committed(batch, tail);
        apply(&mut self.book, further);
    }

    pub(crate) fn try_frames(&self) -> Result<Vec<Frame>, StoreError> {
        Ok(pollster::block_on(self.store.read(0, Reading::All))?.0)
    }

    pub(crate) fn frames(&self) -> Vec<Frame> {
        self.try_frames().unwrap()
    }

    pub(crate) fn backup(&self) -> Vec<u8> {
        let about = About {
            app: "0.1.0".to_owned(),
            company: "Vigía SAS".to_owned(),
            now_ms: self.clock,
        };
        let mut writer = BackupWriter::new(about, Packing::Plain);
        for frame in self.frames() {
            writer.push_frame(&frame).unwrap();
        }
        writer.finish(&[])
    }

    pub(crate) fn rehearse(&self, backup: Vec<u8>) -> Plan {
        self.try_rehearse(backup).unwrap().0
    }

    fn try_rehearse(&self, backup: Vec<u8>) -> Result<(Plan, Vec<Frame>), StoreError> {
        let backup = Backup::parse(backup).unwrap();
        let mut rehearsal = Rehearsal::new(&self.replica, backup).unwrap();
        while !rehearsal.step(&self.replica).unwrap() {}
        if rehearsal.needs_frames() {
            for frame in self.try_frames()? {
                rehearsal.push_frame(&frame).unwrap();
            }
        }
        let (plan, backup) = rehearsal.finish().unwrap();
        let frames = plan.writing(&backup).finish().unwrap();
        Ok((plan, frames))
    }

    pub(crate) fn try_merge(&mut self, backup: Vec<u8>) -> Result<Plan, StoreError> {
        let (plan, frames) = self.try_rehearse(backup)?;
        let tail = match frames.as_slice() {
            [] => return Ok(plan),
            [one] => pollster::block_on(self.store.append(&plan.at, &one.bytes))?,
            several => {
                let mut all = self.try_frames()?;
                all.extend_from_slice(several);
                pollster::block_on(self.store.replace(&plan.at, all))?
            }
        };
        let changes = self.replica.absorb(&frames, tail).unwrap();
        apply(&mut self.book, changes);
        Ok(plan)
    }

    pub(crate) fn merge(&mut self, backup: Vec<u8>) -> Plan {
        self.try_merge(backup).unwrap()
    }

    pub(crate) fn compact(&mut self) {
        let frames = Compaction::new(self.frames()).finish().unwrap();
        let tail = pollster::block_on(self.store.replace(self.replica.tail(), frames)).unwrap();
        self.replica.absorb(&[], tail).unwrap();
    }

    /// What a start would show.
    pub(crate) fn reloaded(&self) -> Laptop {
        let (frames, tail) = pollster::block_on(self.store.read(0, Reading::Live)).unwrap();
        let (replica, changes) = Replica::load(frames, tail).unwrap();
        let mut book = Book::new();
        apply(&mut book, changes);
        Laptop {
            replica,
            book,
            ..self.clone()
        }
    }

    pub(crate) fn digest(&self) -> Digest {
        digest::of_book(&self.replica)
    }

    /// Every line there is, once.
    pub(crate) fn lines(&self) -> BTreeSet<String> {
        let mut lines = BTreeSet::new();
        for frame in self.frames() {
            let payload = codec::decode(&frame.bytes).unwrap();
            lines.extend(payload.lines().map(str::to_owned));
        }
        lines
    }

    /// Asserts that what is shown is what a start would show.
    pub(crate) fn check_reload(&self) {
        let again = self.reloaded();
        assert_eq!(again.book, self.book);
        assert_eq!(again.digest(), self.digest());
        assert_eq!(again.replica.conflicts(), self.replica.conflicts());
        assert_eq!(again.replica.tail(), self.replica.tail());
    }
}
