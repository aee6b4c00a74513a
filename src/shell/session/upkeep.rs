//! What is done by itself while nobody works: folding many small frames into few, looking both copies over, and the daily
//! backup in a folder.
//! Nothing waits for it, and a save is never held up by it.

use crate::journal::compaction::Compaction;
use crate::journal::store::{FrameClass, Reading, Store, StoreError};
use crate::shell::folder_backup::{self, Access, Folder, FolderError};
use crate::shell::local_settings;
use crate::shell::session::backup::{BackupOptions, folded};
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::session::{Phase, Session};
use crate::shell::yielding::Alarm;
use crate::text::backup::{EXTENSION_PACKED, file_stem};
use leptos::prelude::*;

/// Quiet time after the last change before anything is done.
const QUIET_MS: u32 = 20_000;
/// Appended frames from which folding pays: start-up opens each of them.
const BATCHES_MAX: usize = 200;
/// Remembers the day on which both copies were last read whole.
const LOOKED_OVER: &str = "vigia.looked_over";
/// Automatic backups kept in the folder.
pub const GENERATIONS_KEPT: usize = 14;

/// What became of the daily backup in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderBackup {
    Written(String),
    /// None was due: today's is written, or nothing changed since the last.
    NotDue,
    /// No folder was chosen, or the permission has lapsed.
    NoAccess,
    /// The book is almost empty and the last backup was not: somebody must look first.
    Shrunk {
        before: u64,
        now: u64,
    },
}

/// Why the daily backup was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderBackupError {
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Folder(#[from] FolderError),
}

impl Session {
    /// Starts the upkeep: some quiet time after opening and after every change.
    pub(super) fn keep_up(self) {
        let alarm = StoredValue::new_local(None::<Alarm>);
        Effect::new(move |_| {
            self.journal_version.track();
            if self.phase.get() != Phase::Ready {
                return;
            }
            let next = Alarm::after(QUIET_MS, move || {
                if self.leads() {
                    leptos::task::spawn_local(self.work_quietly());
                }
            });
            alarm.set_value(Some(next));
        });
    }

    async fn work_quietly(self) {
        // Both are tried again after the next change; the person hears of a backup that is late from its alert.
        let _ = self.fold().await;
        self.look_over().await;
        let _ = self.folder_backup(false).await;
    }

    /// Folds the journal when many small frames have gathered. Says whether it did.
    ///
    /// # Errors
    /// When the journal cannot be read or written; it is then as it was.
    pub async fn fold(self) -> Result<bool, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        // Folding would take the place of the records that can still be brought back.
        if untrack(move || self.can_go_back()) {
            return Ok(false);
        }
        if (journal.store.tail().await?.frames as usize) < BATCHES_MAX {
            return Ok(false);
        }
        let (frames, tail) = journal.store.read(0, Reading::All).await?;
        let batches = frames
            .iter()
            .filter(|frame| frame.class == FrameClass::Batch)
            .count();
        if batches < BATCHES_MAX {
            return Ok(false);
        }
        let folded = folded(Compaction::new(frames)).await?;
        let mut replica = journal.replica.lock().await;
        if *replica.tail() != tail {
            return Ok(false);
        }
        match journal.store.replace(&tail, folded).await {
            Ok(after) => {
                // No revision is new: only where the journal ends has changed.
                replica.absorb(&[], after)?;
                journal.tell_others(&replica);
                Ok(true)
            }
            Err(StoreError::Moved(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads every byte of both copies, once a day: damage is found while the other copy can still repair it. Opening
    /// sees only what each copy says of itself.
    async fn look_over(self) {
        let today = self.today.get_untracked().to_string();
        let Some(journal) = self.journal() else {
            return;
        };
        if local_settings::get(LOOKED_OVER).as_ref() == Some(&today) {
            return;
        }
        // What cannot be repaired stays as it is: the next opening tells of it.
        if journal.store.scrub().await.is_ok() {
            local_settings::set(LOOKED_OVER, &today);
        }
    }

    /// The folder chosen for backups, if there is one.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn backup_folder(self) -> Result<Option<Folder>, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        Ok(folder_backup::chosen(journal.store.database()).await?)
    }

    /// Lets the person choose the folder, and writes the first backup there. Call it only from a click.
    ///
    /// # Errors
    /// When no folder was chosen or the backup could not be written.
    pub async fn choose_backup_folder(self) -> Result<FolderBackup, FolderBackupError> {
        let journal = self
            .journal()
            .ok_or(VaultError::from(DispatchError::NotOpen))?;
        folder_backup::choose(journal.store.database()).await?;
        self.folder_backup(true).await
    }

    /// Forgets the folder; the backups in it stay.
    ///
    /// # Errors
    /// When the storage cannot be written.
    pub async fn forget_backup_folder(self) -> Result<(), VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        folder_backup::forget(journal.store.database()).await?;
        self.set_preferences(|preferences| preferences.folder_backup = None);
        Ok(())
    }

    /// Writes today's backup into the chosen folder and removes the oldest beyond [`GENERATIONS_KEPT`].
    /// `now` writes even when none is due.
    ///
    /// # Errors
    /// When it could not be written; what is in the folder stays.
    pub async fn folder_backup(self, now: bool) -> Result<FolderBackup, FolderBackupError> {
        let today = self.today.get_untracked();
        let last = self
            .preferences
            .with_untracked(|preferences| preferences.folder_backup);
        if !now && last.is_some_and(|mark| mark.on >= today) {
            return Ok(FolderBackup::NotDue);
        }
        let Some(folder) = self.backup_folder().await? else {
            return Ok(FolderBackup::NoAccess);
        };
        if folder.access().await? != Access::Granted {
            return Ok(FolderBackup::NoAccess);
        }
        let made = self
            .make_backup(BackupOptions {
                attachments: true,
                packed: true,
            })
            .await?;
        if let Some(before) = made.shrunk_from {
            let now = made.mark.revisions;
            return Ok(FolderBackup::Shrunk { before, now });
        }
        if !now && last.is_some_and(|last| last.revisions == made.mark.revisions) {
            return Ok(FolderBackup::NotDue);
        }
        folder.write(&made.name, &made.bytes).await?;
        self.note_backup(made.mark);
        self.set_preferences(|preferences| preferences.folder_backup = Some(made.mark));
        self.prune(&folder).await?;
        Ok(FolderBackup::Written(made.name))
    }

    /// Removes the oldest backups of this company; their names sort by day.
    async fn prune(self, folder: &Folder) -> Result<(), FolderError> {
        let stem = file_stem(&self.company_name());
        let own: Vec<String> = folder
            .files()
            .await?
            .into_iter()
            .filter(|name| is_own(name, &stem))
            .collect();
        for name in own.iter().take(own.len().saturating_sub(GENERATIONS_KEPT)) {
            folder.remove(name).await?;
        }
        Ok(())
    }
}

/// Whether a file is one of the automatic backups of this company: its stem, a day and a digest, nothing else.
fn is_own(name: &str, stem: &str) -> bool {
    name.strip_prefix(stem)
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.strip_suffix(EXTENSION_PACKED))
        .is_some_and(|rest| {
            rest.len() == "2026-11-22-0123456789abcdef".len()
                && rest
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        })
}
