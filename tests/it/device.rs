//! A device without a browser: book, replica and store put together in the order in which `shell::session` does it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::failing_store::FailingStore;
use pollster::block_on;
use vigia::app::book::Book;
use vigia::app::command::{Command, execute};
use vigia::app::command_error::CommandError;
use vigia::app::context::Context;
use vigia::app::undo::{UndoStack, UndoStep, inverse};
use vigia::journal::backup::Backup;
use vigia::journal::backup::write::{About, Packing, Writer as BackupWriter};
use vigia::journal::compaction::Compaction;
use vigia::journal::digest;
use vigia::journal::merge::Rehearsal;
use vigia::journal::replica::Replica;
use vigia::journal::replica::batch::Writer;
use vigia::journal::revision::DeviceId;
use vigia::journal::store::{Frame, Reading, Store, StoreError, Tail};

/// 2026-11-20, when everything happens.
const NOW_MS: u64 = 1_795_176_000_000;
const TRIES_MAX: usize = 5;

/// Why something did not happen.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    Refused(CommandError),
    Store(StoreError),
    /// What was stored is not what was meant to be; what was there before is back.
    NotVerified,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

pub struct Device {
    pub store: FailingStore,
    pub book: Book,
    pub replica: Replica,
    pub undo: UndoStack,
    id: u8,
    turn: u64,
}

impl Device {
    /// Opens what is stored.
    pub fn open(store: FailingStore, id: u8, turn: u64) -> Result<Device, StoreError> {
        let (replica, book) = read(&store)?;
        Ok(Device {
            store,
            book,
            replica,
            undo: UndoStack::default(),
            id,
            turn,
        })
    }

    /// The same device, its memory included, on a store of its own.
    pub fn copied(
        &self,
        on: impl FnOnce(vigia::journal::memory::MemoryStore) -> FailingStore,
    ) -> Device {
        Device {
            store: on(self.store.inner.copied()),
            book: self.book.clone(),
            replica: self.replica.clone(),
            undo: self.undo.clone(),
            ..*self
        }
    }

    pub fn context(&self) -> Context {
        let today = "2026-11-20".parse().unwrap();
        Context::new(today, NOW_MS + self.turn, None, [self.id; 16])
    }

    /// Attachments first, then the command, decided again when another window wrote first.
    pub fn does_with(
        &mut self,
        command: Command,
        blobs: &[(String, Vec<u8>)],
    ) -> Result<(), Failure> {
        self.turn += 1;
        if !blobs.is_empty() {
            block_on(self.store.put_blobs(blobs.to_vec()))?;
        }
        let undoing = matches!(command, Command::Undo { .. });
        for _ in 0..TRIES_MAX {
            let outcome = execute(&self.book, &mut self.context(), command.clone());
            let outcome = outcome.map_err(Failure::Refused)?;
            let back = inverse(&self.book, &outcome.changes);
            let batch = self.replica.prepare(&outcome.changes, self.writer());
            let batch = batch.unwrap();
            if batch.is_empty() {
                return Ok(());
            }
            match block_on(self.store.append(self.replica.tail(), &batch.frame)) {
                Ok(tail) => {
                    let further = self.replica.committed(batch, tail);
                    self.book.apply_all(&outcome.changes);
                    self.book.apply_all(&further);
                    if !undoing {
                        let step = UndoStep::new(outcome.event, back, &self.book);
                        self.undo.push(step);
                    }
                    return Ok(());
                }
                Err(StoreError::Moved(_)) => self.catch_up()?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Moved(*self.replica.tail()).into())
    }

    pub fn does(&mut self, command: Command) -> Result<(), Failure> {
        self.does_with(command, &[])
    }

    pub fn undoes(&mut self) -> Result<(), Failure> {
        let step = Box::new(self.undo.last().unwrap().clone());
        self.does(Command::Undo { step })
    }

    /// Folds the journal.
    pub fn folds(&mut self) -> Result<(), Failure> {
        block_on(self.store.tail())?;
        let (frames, tail) = block_on(self.store.read(0, Reading::All))?;
        let folded = Compaction::new(frames).finish().unwrap();
        let after = block_on(self.store.replace(&tail, folded))?;
        self.replica.absorb(&[], after).unwrap();
        Ok(())
    }

    pub fn backup(&self) -> Result<Vec<u8>, StoreError> {
        let about = About {
            app: "0.1.0".to_owned(),
            company: String::new(),
            now_ms: NOW_MS,
        };
        let mut writer = BackupWriter::new(about, Packing::Plain);
        for frame in block_on(self.store.read(0, Reading::All))?.0 {
            writer.push_frame(&frame).unwrap();
        }
        let mut attachments = Vec::new();
        for (digest, _) in block_on(self.store.blobs())? {
            attachments.extend(block_on(self.store.blob(&digest))?);
        }
        Ok(writer.finish(&attachments))
    }

    /// Replaces everything by a backup.
    pub fn restores(&mut self, backup: &[u8]) -> Result<(), Failure> {
        let backup = Backup::parse(backup.to_vec()).unwrap();
        let frames = Compaction::of_backup(&backup).finish().unwrap();
        let (mut fresh, changes) = Replica::load(frames.clone(), Tail::default()).unwrap();
        if digest::hex(&digest::of_book(&fresh)) != backup.header.book {
            return Err(Failure::NotVerified);
        }
        self.keep_attachments(&backup)?;
        let before = block_on(self.store.tail())?;
        let tail = block_on(self.store.replace(&before, frames))?;
        fresh.absorb(&[], tail).unwrap();
        self.replica = fresh;
        self.book = Book::new();
        self.book.load_changes(changes);
        self.undo.clear();
        Ok(())
    }

    /// Merges a backup in: rehearsed, then stored as a generation of its own.
    pub fn merges(&mut self, backup: &[u8]) -> Result<usize, Failure> {
        self.catch_up()?;
        let backup = Backup::parse(backup.to_vec()).unwrap();
        let mut rehearsal = Rehearsal::new(&self.replica, backup).unwrap();
        while !rehearsal.step(&self.replica).unwrap() {}
        if rehearsal.needs_frames() {
            for frame in self.all_frames()? {
                rehearsal.push_frame(&frame).unwrap();
            }
        }
        let (plan, backup) = rehearsal.finish().unwrap();
        self.keep_attachments(&backup)?;
        if plan.adds_nothing() {
            return Ok(0);
        }
        let added = plan.writing(&backup).finish().unwrap();
        let mut frames = self.all_frames()?;
        frames.extend_from_slice(&added);
        let tail = block_on(self.store.replace(&plan.at, frames))?;
        let changes = self.replica.absorb(&added, tail).unwrap();
        self.book.apply_all(&changes);
        Ok(added.len())
    }

    fn writer(&self) -> Writer {
        Writer {
            author: None,
            device: DeviceId([self.id; 8]),
            now_ms: NOW_MS + self.turn,
        }
    }

    fn catch_up(&mut self) -> Result<(), StoreError> {
        let read = self.store.read(self.replica.tail().frames, Reading::Live);
        let (frames, tail) = block_on(read)?;
        if tail.generation != self.replica.tail().generation {
            return self.reopen();
        }
        let changes = self.replica.absorb(&frames, tail).unwrap();
        self.book.apply_all(&changes);
        Ok(())
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        (self.replica, self.book) = read(&self.store)?;
        self.undo.clear();
        Ok(())
    }

    fn all_frames(&mut self) -> Result<Vec<Frame>, StoreError> {
        for _ in 0..TRIES_MAX {
            let (frames, tail) = block_on(self.store.read(0, Reading::All))?;
            if tail == *self.replica.tail() {
                return Ok(frames);
            }
            self.catch_up()?;
        }
        Err(StoreError::Moved(*self.replica.tail()))
    }

    fn keep_attachments(&self, backup: &Backup) -> Result<(), StoreError> {
        if backup.attachments.is_empty() {
            return Ok(());
        }
        block_on(self.store.put_blobs(backup.attachments.clone()))
    }
}

fn read(store: &FailingStore) -> Result<(Replica, Book), StoreError> {
    let (frames, tail) = block_on(store.read(0, Reading::Live))?;
    let (replica, changes) = Replica::load(frames, tail).unwrap();
    let mut book = Book::new();
    book.load_changes(changes);
    assert_eq!(book.check(), Vec::<String>::new());
    Ok((replica, book))
}
