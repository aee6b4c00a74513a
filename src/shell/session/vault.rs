//! What keeping, moving and merging the records share: their errors, reading a whole journal, replacing it, going back.
//! The single works are in the modules beside this one.

use crate::journal::backup::BackupError;
use crate::journal::merge::MergeError;
use crate::journal::replica::Replica;
use crate::journal::replica::loader::LoadError;
use crate::journal::store::{Frame, Reading, Store, StoreError, Tail};
use crate::shell::device;
use crate::shell::preferences::ReplacementMark;
use crate::shell::session::saving::DispatchError;
use crate::shell::session::{Journal, Session};
use crate::text::{backup, store_errors};
use leptos::prelude::*;

/// Times that all frames are read again because another window wrote meanwhile.
const TRIES_MAX: usize = 5;
/// Days for which a replaced set of records can be brought back.
pub const WAY_BACK_DAYS: i64 = 7;

/// Why the records were not kept, moved or merged. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error(transparent)]
    Records(#[from] DispatchError),
    #[error(transparent)]
    File(#[from] BackupError),
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// The records changed since the file was compared with them: compare again.
    #[error("the records changed meanwhile")]
    ChangedMeanwhile,
    /// What was written reads back as something else; what was there before is there again.
    #[error("what was written is not what was to be written")]
    NotVerified,
    /// A past version is not a record that this version of the app can read.
    #[error("the version cannot be read: {0}")]
    UnreadableVersion(String),
    /// A later change stands on what would be taken back.
    #[error("there are later changes")]
    LaterChanges,
}

impl From<StoreError> for VaultError {
    fn from(error: StoreError) -> Self {
        VaultError::Records(error.into())
    }
}

impl From<LoadError> for VaultError {
    fn from(error: LoadError) -> Self {
        VaultError::Records(error.into())
    }
}

impl Session {
    /// Why it did not happen and what to do, as sentences.
    pub fn vault_text(self, error: &VaultError) -> String {
        let lang = self.locale_untracked().lang();
        match error {
            VaultError::Records(DispatchError::NotRead(cause)) => {
                store_errors::unreadable(cause, lang)
            }
            VaultError::Records(error) => self.error_text(error),
            VaultError::File(error) => backup::backup_error(error, lang),
            VaultError::Merge(error) => backup::merge_error(error, lang),
            VaultError::Stopped => backup::stopped(lang).to_owned(),
            VaultError::ChangedMeanwhile => backup::changed_meanwhile(lang).to_owned(),
            VaultError::NotVerified => backup::not_verified(lang).to_owned(),
            VaultError::UnreadableVersion(cause) => backup::unreadable_version(cause, lang),
            VaultError::LaterChanges => backup::later_changes(lang).to_owned(),
        }
    }

    /// Every frame of the journal, those of history too, with the replica brought to where they end.
    pub(super) async fn all_frames(
        self,
        journal: &Journal,
        replica: &mut Replica,
    ) -> Result<Vec<Frame>, VaultError> {
        for _ in 0..TRIES_MAX {
            let (frames, tail) = journal.store.read(0, Reading::All).await?;
            if tail == *replica.tail() {
                return Ok(frames);
            }
            self.catch_up(journal, replica).await?;
        }
        Err(StoreError::Moved(*replica.tail()).into())
    }

    /// Notes that all records were replaced, so that what was there before can be brought back.
    pub(super) fn note_replacement(self, tail: &Tail) {
        let on = self.today.get_untracked();
        let mark = ReplacementMark {
            on,
            generation: tail.generation,
            frames: tail.frames,
        };
        self.set_preferences(|preferences| preferences.replacement = Some(mark));
    }

    /// Whether what was there before the last merge or restore can still be brought back.
    pub fn can_go_back(self) -> bool {
        let today = self.today.get();
        self.preferences.with(|preferences| {
            preferences
                .replacement
                .is_some_and(|mark| (today - mark.on).num_days() < WAY_BACK_DAYS)
        })
    }

    /// Brings back what was there before the last merge or restore.
    ///
    /// # Errors
    /// [`VaultError::LaterChanges`] when something was saved after it, which going back would lose.
    pub async fn go_back(self) -> Result<(), VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let mut replica = journal.replica.lock().await;
        let mark = self
            .preferences
            .with_untracked(|preferences| preferences.replacement)
            .ok_or(VaultError::LaterChanges)?;
        let tail = journal.store.tail().await?;
        if (tail.generation, tail.frames) != (mark.generation, mark.frames) {
            return Err(VaultError::LaterChanges);
        }
        journal.store.go_back(&tail).await?;
        self.set_preferences(|preferences| preferences.replacement = None);
        journal.renew_device().await?;
        self.reopen(&journal, &mut replica).await?;
        journal.tell_others(&replica);
        Ok(())
    }
}

impl Journal {
    /// Gives this copy of the records a new name: what follows was not made by the copy that was there before.
    pub(super) async fn renew_device(&self) -> Result<(), StoreError> {
        self.device.set(device::renew(self.store.database()).await?);
        Ok(())
    }
}
