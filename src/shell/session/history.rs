//! Looking back: the history of a record, an earlier version again, and whether all of history is as it was written.
//! Reads every frame when asked; nothing of it is kept while the app runs.

use crate::app::command::Command;
use crate::app::entity::Change;
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::diff::FieldChange;
use crate::journal::history::{History, Version};
use crate::journal::store::{Reading, Store};
use crate::journal::verify::{Report, Verification};
use crate::shell::session::Session;
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::yielding::Pacer;

/// One version of a record in its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Past(Version);

impl Past {
    /// Who made it, when they said who they were.
    pub fn author(&self) -> Option<PersonId> {
        self.0.author
    }

    /// When, in milliseconds since 1970 UTC by the clock of the device that made it.
    pub fn at_ms(&self) -> u64 {
        self.0.stamp.at_ms
    }

    /// No later version replaces it.
    pub fn is_head(&self) -> bool {
        self.0.is_head
    }

    /// It comes from no other version.
    pub fn is_first(&self) -> bool {
        self.0.parents.is_empty()
    }

    pub fn is_deletion(&self) -> bool {
        self.0.body.is_none()
    }

    /// Against the latest version it comes from.
    pub fn changes(&self) -> &[FieldChange] {
        &self.0.changes
    }
}

/// What a check of all history found.
pub type Verified = Report;

/// A record whose newest revision could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    pub record: RecordId,
    /// Why, for who helps.
    pub cause: String,
}

impl Session {
    /// Every version of a record, each after those it comes from.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn history_of(self, record: RecordId) -> Result<Vec<Past>, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let (frames, _) = journal.store.read(0, Reading::All).await?;
        let mut history = History::of(record);
        let mut pacer = Pacer::new();
        for frame in &frames {
            history.push_frame(frame)?;
            pacer.step().await;
        }
        Ok(history.finish().into_iter().map(Past).collect())
    }

    /// Makes a record what it was in a version of its history; the present one stays in the history.
    ///
    /// # Errors
    /// When the version cannot be read, is a deletion, or no longer fits the book.
    pub async fn restore_version(
        self,
        record: RecordId,
        version: &Past,
    ) -> Result<String, VaultError> {
        match version.0.restored(record) {
            Ok(Change::Put(entity)) => {
                let event = self.dispatch(Command::RestoreVersion { entity }).await?;
                Ok(self.event_text(&event))
            }
            Ok(Change::Delete(_)) => Err(VaultError::UnreadableVersion(String::new())),
            Err(error) => Err(VaultError::UnreadableVersion(error.to_string())),
        }
    }

    /// Checks every frame, every revision and every link between them. `progress` hears frames done and in all,
    /// and gives `false` to stop.
    ///
    /// # Errors
    /// When the storage cannot be read, or the person stopped it. What is damaged is in the report.
    pub async fn verify_history(
        self,
        mut progress: impl FnMut(usize, usize) -> bool,
    ) -> Result<Report, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let (frames, tail) = journal.store.read(0, Reading::All).await?;
        let mut verification = Verification::new();
        let mut pacer = Pacer::new();
        for (done, frame) in frames.iter().enumerate() {
            if !progress(done, frames.len()) {
                return Err(VaultError::Stopped);
            }
            verification.push_frame(frame);
            pacer.step().await;
        }
        Ok(verification.finish(tail))
    }

    /// Records that are kept but not shown because they cannot be read, sorted.
    ///
    /// # Errors
    /// When the records are not open.
    pub async fn set_aside(self) -> Result<Vec<SetAside>, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let replica = journal.replica.lock().await;
        Ok(replica
            .quarantine()
            .map(|each| SetAside {
                record: each.record,
                cause: each.error.to_string(),
            })
            .collect())
    }
}
