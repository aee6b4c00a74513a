//! The steps of a write to both copies, and what undoes them.
//! Every one runs under the lock of the journal, which the caller holds.

use crate::journal::mirror_log::file_size;
use crate::journal::store::{Frame, Store, StoreError, Tail};
use crate::shell::digest::sha256;
use crate::shell::mirror::Mirror;
use crate::shell::mirror::port::MirrorError;
use crate::shell::mirrored::Mirrored;
use crate::shell::mirrored::comparison::Marker;
use crate::shell::mirrored::leveling::level;
use crate::shell::mirrored::recovery::{
    RecoveryError, forget, rebuild_mirror, reconcile, write_whole,
};
use crate::shell::mirrored::report::SingleCopy;

impl Mirrored {
    /// Brings the mirror to where the database is after something went wrong with it, or gives it up.
    async fn mend_mirror(&self, mirror: &Mirror, expected: &Tail, error: MirrorError) {
        let mended = async {
            let log = match mirror.log(expected.generation).await? {
                Some(Ok(log)) => log,
                _ => {
                    rebuild_mirror(&self.idb, mirror).await?;
                    return Ok(());
                }
            };
            let frames = expected.frames as usize;
            if log.entries.len() >= frames && log.tail_at(frames) == *expected {
                // A batch that never reached the database and was never acknowledged.
                mirror
                    .truncate(expected.generation, log.end_at(frames))
                    .await?;
            } else {
                level(&self.idb, mirror, &log).await?;
            }
            Ok::<(), RecoveryError>(())
        };
        if mended.await.is_err() {
            self.give_up_mirror(error);
        }
    }

    pub(super) fn give_up_mirror(&self, error: MirrorError) {
        self.drop_mirror(SingleCopy::Mirror(error.clone()));
        (self.options.on_mirror_lost)(error);
    }

    /// The mirror's half of an append. The journal ends at `expected`, or this says where it ends.
    async fn append_to_mirror(
        &self,
        mirror: &Mirror,
        expected: &Tail,
        frame: &Frame,
    ) -> Result<(), StoreError> {
        let digest = sha256(&frame.bytes).await;
        let error = match mirror.append(expected, frame, &digest).await {
            Ok(()) => return Ok(()),
            Err(MirrorError::Full) => return Err(StoreError::Full),
            Err(error) => error,
        };
        self.expect(expected).await?;
        self.mend_mirror(mirror, expected, error).await;
        self.expect(expected).await?;
        let Some(mirror) = self.mirror() else {
            return Ok(());
        };
        match mirror.append(expected, frame, &digest).await {
            Err(MirrorError::Full) => Err(StoreError::Full),
            Err(error) => {
                self.give_up_mirror(error);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Fails with the tail when the database ends elsewhere.
    pub(super) async fn expect(&self, expected: &Tail) -> Result<(), StoreError> {
        let found = self.idb.tail().await?;
        if found == *expected {
            Ok(())
        } else {
            Err(StoreError::Moved(found))
        }
    }

    /// After the database refused: takes the batch out of the mirror, and puts a lost database back.
    async fn undo_append(&self, expected: &Tail, error: StoreError) -> StoreError {
        let Some(mirror) = self.mirror() else {
            return error;
        };
        let size = file_size(expected);
        if let Err(failure) = mirror.truncate(expected.generation, size).await {
            self.mend_mirror(&mirror, expected, failure).await;
        }
        error
    }

    /// True when the database lost frames while the app runs, and has them again.
    pub(super) async fn restored(&self, expected: &Tail, error: &StoreError) -> bool {
        let StoreError::Moved(found) = error else {
            return false;
        };
        let has_lost = (found.generation, found.frames) < (expected.generation, expected.frames);
        let Some(mirror) = self.mirror().filter(|_| has_lost) else {
            return false;
        };
        let marker = Marker::read(&self.options.database);
        let reconciled = reconcile(&self.idb, &mirror, marker).await;
        reconciled.is_ok() && self.expect(expected).await.is_ok()
    }

    pub(super) async fn append_once(
        &self,
        expected: &Tail,
        frame: &Frame,
    ) -> Result<Tail, StoreError> {
        if let Some(mirror) = self.mirror() {
            self.append_to_mirror(&mirror, expected, frame).await?;
        }
        match self.idb.append(expected, &frame.bytes).await {
            Ok(tail) => Ok(tail),
            Err(error) => Err(self.undo_append(expected, error).await),
        }
    }

    /// The new generation in the mirror, before the database has it.
    pub(super) async fn stage_mirror(
        &self,
        mirror: &Mirror,
        generation: u32,
        frames: &[Frame],
    ) -> Result<(), StoreError> {
        match write_whole(mirror, generation, frames).await {
            Err(MirrorError::Full) => {
                // Best effort: without room there is nothing to wait for.
                let _ = mirror.remove(generation).await;
                Err(StoreError::Full)
            }
            Err(error) => {
                self.give_up_mirror(error);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// After the database's half of a replacement: keeps the right files of the mirror.
    pub(super) async fn settle(
        &self,
        expected: &Tail,
        replaced: Result<Tail, StoreError>,
    ) -> Result<Tail, StoreError> {
        let generation = expected.generation.saturating_add(1);
        let replaced = match replaced {
            // The connection may have been cut after the commit.
            Err(error) => match self.idb.tail().await {
                Ok(tail) if tail.generation == generation => Ok(tail),
                _ => Err(error),
            },
            other => other,
        };
        let unwanted = match &replaced {
            Ok(_) => expected.generation.checked_sub(1),
            Err(_) => Some(generation),
        };
        if let (Some(mirror), Some(unwanted)) = (self.mirror(), unwanted)
            && let Err(error) = forget(&mirror, unwanted).await
        {
            self.give_up_mirror(error);
        }
        if let Ok(tail) = &replaced {
            Marker::write(&self.options.database, tail);
        }
        replaced
    }
}
