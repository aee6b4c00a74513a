//! Bringing another copy's work in: a rehearsal that says what would change, then the merge itself.
//! What a record shows afterwards follows from its revisions; nothing is decided here.

use crate::domain::ids::RecordId;
use crate::journal::merge::{Outcome, Plan, Rehearsal, Tally};
use crate::journal::replica::Replica;
use crate::journal::replica::loader::LoadError;
use crate::journal::store::{Frame, Store, Tail};
use crate::shell::session::backup::Incoming;
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::session::{Journal, Session};
use crate::shell::yielding::Pacer;
use std::collections::BTreeMap;

/// A backup compared with the records here: what merging it would do.
pub struct Rehearsed {
    pub incoming: Incoming,
    plan: Plan,
}

impl Rehearsed {
    /// Records by what the merge does to them, by name of the kind.
    pub fn tallies(&self) -> &BTreeMap<String, Tally> {
        &self.plan.tallies
    }

    /// All kinds together.
    pub fn total(&self) -> Tally {
        self.plan
            .tallies
            .values()
            .fold(Tally::default(), |sum, tally| Tally {
                new: sum.new + tally.new,
                updated: sum.updated + tally.updated,
                deleted: sum.deleted + tally.deleted,
                conflicting: sum.conflicting + tally.conflicting,
                same: sum.same + tally.same,
            })
    }

    /// Whether everything in the backup is here already.
    pub fn changes_nothing(&self) -> bool {
        self.plan.adds_nothing() && self.incoming.attachments() == 0
    }

    /// Records that a person will have to settle, sorted.
    pub fn conflicting(&self) -> Vec<RecordId> {
        self.plan
            .outcomes
            .iter()
            .filter(|(_, outcome)| **outcome == Outcome::Conflicting)
            .map(|(record, _)| *record)
            .collect()
    }
}

impl Session {
    /// Says what merging the backup would do. Nothing is written.
    ///
    /// # Errors
    /// When the backup or the journal is of a newer version, or the journal cannot be read.
    pub async fn rehearse_merge(self, incoming: Incoming) -> Result<Rehearsed, VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let mut replica = journal.replica.lock().await;
        self.catch_up(&journal, &mut replica).await?;
        let mut rehearsal = Rehearsal::new(&replica, incoming.0)?;
        let mut pacer = Pacer::new();
        while !rehearsal.step(&replica)? {
            pacer.step().await;
        }
        if rehearsal.needs_frames() {
            let before = *replica.tail();
            let frames = self.all_frames(&journal, &mut replica).await?;
            if *replica.tail() != before {
                return Err(VaultError::ChangedMeanwhile);
            }
            for frame in &frames {
                rehearsal.push_frame(frame)?;
                pacer.step().await;
            }
        }
        while !rehearsal.settle()? {
            pacer.step().await;
        }
        let (plan, backup) = rehearsal.finish()?;
        Ok(Rehearsed {
            incoming: Incoming(backup),
            plan,
        })
    }

    /// Brings in what the rehearsal found. What was there is kept, see [`Session::go_back`].
    ///
    /// # Errors
    /// [`VaultError::ChangedMeanwhile`] when the records changed since the rehearsal: rehearse again.
    pub async fn merge_backup(self, rehearsed: &Rehearsed) -> Result<(), VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let mut replica = journal.replica.lock().await;
        if rehearsed.plan.at != *replica.tail() {
            return Err(VaultError::ChangedMeanwhile);
        }
        journal.keep_attachments(&rehearsed.incoming.0).await?;
        if rehearsed.plan.adds_nothing() {
            return Ok(());
        }
        let mut writing = rehearsed.plan.writing(&rehearsed.incoming.0);
        let mut pacer = Pacer::new();
        while !writing.step()? {
            pacer.step().await;
        }
        let added = writing.finish()?;
        let before = rehearsed.plan.at;
        let mut frames = self.all_frames(&journal, &mut replica).await?;
        if *replica.tail() != before {
            return Err(VaultError::ChangedMeanwhile);
        }
        // A generation of its own, even for one frame, so that the merge can be taken back.
        frames.extend_from_slice(&added);
        let tail = journal.store.replace(&before, frames).await?;
        self.note_replacement(&tail);
        self.take_in(&journal, &mut replica, &added, tail).await?;
        journal.tell_others(&replica);
        Ok(())
    }

    async fn take_in(
        self,
        journal: &Journal,
        replica: &mut Replica,
        frames: &[Frame],
        tail: Tail,
    ) -> Result<(), VaultError> {
        match replica.absorb(frames, tail) {
            Ok(changes) => {
                self.show(&changes, &[]);
                Ok(())
            }
            Err(LoadError::Incomplete(_)) => Ok(self.reopen(journal, replica).await?),
            Err(error) => Err(error.into()),
        }
    }
}
