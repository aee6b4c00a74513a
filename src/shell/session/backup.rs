//! Backups out and in: writing one, reading one, restoring one.
//! The format is in `journal::backup`; where a backup goes is decided by who asks for it.

use crate::app::command::records::name_of;
use crate::domain::ids::RecordId;
use crate::journal::backup::read::Reader;
use crate::journal::backup::write::{About, Packing, Writer};
use crate::journal::backup::{Backup, BackupError, Header};
use crate::journal::compaction::Compaction;
use crate::journal::digest::{self, BookDigest};
use crate::journal::mirror_log::{is_rescue, salvage};
use crate::journal::replica::Replica;
use crate::journal::store::{Frame, FrameClass, Store, StoreError, Tail};
use crate::shell::clock;
use crate::shell::preferences::BackupMark;
use crate::shell::session::opening::load;
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::session::{Journal, Session};
use crate::shell::yielding::Pacer;
use crate::text::backup::file_name;
use leptos::prelude::*;

/// A book of fewer records than this is not worth a warning.
const SMALL: u64 = 20;
/// Something of less than one part in so many of what there is, is taken for almost empty.
const SHRINK: u64 = 4;

/// How a backup is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupOptions {
    /// The original files of documents go along.
    pub attachments: bool,
    /// About 14 times smaller; any program that opens gzip reads it.
    pub packed: bool,
}

/// A backup that was written, not yet given to anyone.
pub struct Made {
    pub name: String,
    pub bytes: Vec<u8>,
    /// What it holds, for the note of the last backup.
    pub mark: BackupMark,
    /// The revisions of the last good backup, when this one holds far fewer.
    pub shrunk_from: Option<u64>,
}

/// A backup that was read and is what was written.
pub struct Incoming(pub(super) Backup);

/// What a restore would take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shrink {
    /// Records in the book.
    pub here: u64,
    /// Records in the backup.
    pub there: u64,
}

impl Incoming {
    /// The first line of the backup: whose it is, when and where it was made, what it holds.
    pub fn header(&self) -> &Header {
        &self.0.header
    }

    /// Records in it that are not deleted.
    pub fn records(&self) -> u64 {
        self.0.header.counts.values().sum()
    }

    /// Original files in it.
    pub fn attachments(&self) -> usize {
        self.0.attachments.len()
    }
}

fn is_almost_empty(found: u64, good: u64) -> bool {
    good >= SMALL && found < good / SHRINK
}

impl Session {
    /// Writes a backup: every record with its whole history.
    ///
    /// # Errors
    /// When the journal cannot be read: a damaged journal makes no backup.
    pub async fn make_backup(self, options: BackupOptions) -> Result<Made, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let (frames, book) = {
            let mut replica = journal.replica.lock().await;
            let frames = self.all_frames(&journal, &mut replica).await?;
            (frames, digest_of(&replica).await)
        };
        let company = self.company_name();
        let about = About {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            company: company.clone(),
            now_ms: clock::now_ms(),
        };
        let packing = if options.packed {
            Packing::Gzip
        } else {
            Packing::Plain
        };
        let mut writer = Writer::new(about, packing);
        let mut pacer = Pacer::new();
        for frame in &frames {
            writer.push_frame(frame)?;
            pacer.step().await;
        }
        let revisions = writer.revisions();
        while !writer.step() {
            pacer.step().await;
        }
        let attachments = if options.attachments {
            attachments(&journal).await?
        } else {
            Vec::new()
        };
        let on = self.today.get_untracked();
        let last = self
            .preferences
            .with_untracked(|preferences| preferences.last_backup);
        Ok(Made {
            name: file_name(&company, on, &book, options.packed),
            bytes: writer.finish(&attachments),
            mark: BackupMark { on, revisions },
            shrunk_from: last
                .map(|last| last.revisions)
                .filter(|last| is_almost_empty(revisions, *last)),
        })
    }

    /// Notes that a backup is in the person's hands.
    pub fn note_backup(self, mark: BackupMark) {
        self.set_preferences(|preferences| preferences.last_backup = Some(mark));
    }

    /// Reads a backup and checks all of it. `progress` hears a percentage and gives `false` to stop.
    ///
    /// # Errors
    /// When the bytes are not, to the last one, what was written.
    pub async fn read_backup(
        self,
        bytes: Vec<u8>,
        mut progress: impl FnMut(u8) -> bool,
    ) -> Result<Incoming, VaultError> {
        if crate::journal::backup::is_encrypted(&bytes) {
            return Err(BackupError::Encrypted.into());
        }
        let bytes = if is_rescue(&bytes) {
            backup_of_rescue(&bytes).await?
        } else {
            bytes
        };
        let mut reader = Reader::new(bytes);
        let mut pacer = Pacer::new();
        while !reader.step()? {
            if !progress(reader.percent()) {
                return Err(VaultError::Stopped);
            }
            pacer.step().await;
        }
        Ok(Incoming(reader.finish()?))
    }

    /// Whether replacing everything by the backup would leave an almost empty book in place of a full one.
    pub fn would_shrink(self, incoming: &Incoming) -> Option<Shrink> {
        let here = self
            .book
            .with_untracked(|book| book.record_ids().len() as u64);
        let there = incoming.records();
        is_almost_empty(there, here).then_some(Shrink { here, there })
    }

    /// Replaces every record by those of the backup. What was there is kept, see [`Session::go_back`].
    ///
    /// # Errors
    /// The records are then as they were.
    pub async fn restore_backup(self, incoming: &Incoming) -> Result<(), VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let mut replica = journal.replica.lock().await;
        let frames = folded(Compaction::of_backup(&incoming.0)).await?;
        // What will be shown is read from the very frames that are stored; the store reads back what it was given.
        let (mut fresh, book) = load(live(&frames), Tail::default(), |_, _| {}).await?;
        if digest_of(&fresh).await != incoming.0.header.book {
            return Err(VaultError::NotVerified);
        }
        journal.keep_attachments(&incoming.0).await?;
        let before = journal.store.tail().await?;
        let tail = journal.store.replace(&before, frames).await?;
        fresh.absorb(&[], tail)?;
        *replica = fresh;
        self.show_whole(book);
        journal.renew_device().await?;
        self.note_replacement(&tail);
        self.forget_stranger();
        self.opening.set(None);
        journal.tell_others(&replica);
        Ok(())
    }

    /// A number for the whole book: two devices with the same one show the same records.
    ///
    /// # Errors
    /// When the records are not open.
    pub async fn book_digest(self) -> Result<String, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let replica = journal.replica.lock().await;
        Ok(digest_of(&replica).await)
    }

    /// What a person calls a record, or nothing when the book does not have it.
    pub fn record_name(self, record: RecordId) -> Option<String> {
        self.book
            .with(|book| book.entity(record).map(|entity| name_of(&entity)))
    }

    pub(super) fn company_name(self) -> String {
        self.book
            .with_untracked(|book| book.company().map(|company| company.name.clone()))
            .unwrap_or_default()
    }

    /// Who works on this device may not be among the people of the restored book.
    fn forget_stranger(self) {
        let person = self
            .preferences
            .with_untracked(|preferences| preferences.person);
        let is_known =
            person.is_none_or(|id| self.book.with_untracked(|book| book.person(id).is_some()));
        if !is_known {
            self.set_preferences(|preferences| preferences.person = None);
        }
    }
}

impl Journal {
    /// Keeps the original files that came with a backup.
    pub(super) async fn keep_attachments(&self, backup: &Backup) -> Result<(), StoreError> {
        if backup.attachments.is_empty() {
            return Ok(());
        }
        self.store.put_blobs(backup.attachments.clone()).await
    }
}

async fn attachments(journal: &Journal) -> Result<Vec<Vec<u8>>, VaultError> {
    let mut contents = Vec::new();
    for (digest, _) in journal.store.blobs().await? {
        contents.extend(journal.store.blob(&digest).await?);
    }
    Ok(contents)
}

/// The backup that the frames of a rescue copy make; what is damaged in it is left out.
async fn backup_of_rescue(bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (frames, _) = salvage(bytes);
    if frames.is_empty() {
        return Err(BackupError::NotABackup.into());
    }
    let about = About {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        company: String::new(),
        now_ms: clock::now_ms(),
    };
    let mut writer = Writer::new(about, Packing::Plain);
    let mut pacer = Pacer::new();
    for frame in &folded(Compaction::new(frames)).await? {
        writer.push_frame(frame)?;
        pacer.step().await;
    }
    while !writer.step() {
        pacer.step().await;
    }
    Ok(writer.finish(&[]))
}

/// Does a folding to its end, giving way to the page.
pub(super) async fn folded(mut compaction: Compaction<'_>) -> Result<Vec<Frame>, VaultError> {
    let mut pacer = Pacer::new();
    loop {
        let progress = compaction.step()?;
        if progress.done == progress.of {
            return Ok(compaction.finish()?);
        }
        pacer.step().await;
    }
}

/// The digest of a book, in hexadecimal, giving way to the page.
async fn digest_of(replica: &Replica) -> String {
    let mut digest = BookDigest::new(replica);
    let mut pacer = Pacer::new();
    while !digest.step() {
        pacer.step().await;
    }
    digest::hex(&digest.finish())
}

/// Copies of the frames that start-up reads.
fn live(frames: &[Frame]) -> Vec<Frame> {
    let is_live = |frame: &&Frame| frame.class != FrameClass::History;
    frames.iter().filter(is_live).cloned().collect()
}
