//! Records that a person must settle: which they are, their versions, and the decision.
//! Which versions there are follows from the revisions; what fits together is checked by the rules of the book.

use crate::app::command::records::fits;
use crate::app::entity::{Change, Entity};
use crate::domain::ids::RecordId;
use crate::journal::conflict::combine::combine;
use crate::journal::conflict::{self, Conflict};
use crate::journal::replica::Replica;
use crate::journal::replica::batch::Choice;
use crate::journal::store::{Store, StoreError};
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::session::{Journal, Session};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Times that a decision is written again because another window wrote first.
const TRIES_MAX: usize = 5;

/// What a person decides about a record in conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The version at this place among [`Conflict::versions`], whole.
    Whole(usize),
    /// The version at `base`, but each named top-level field from the version at its place.
    Fields {
        base: usize,
        from: BTreeMap<String, usize>,
    },
}

impl Session {
    /// Follows which records are in conflict.
    pub(super) fn follow_conflicts(self) {
        Effect::new(move |_| {
            self.journal_version.track();
            self.phase.track();
            leptos::task::spawn_local(async move {
                let Some(journal) = self.journal() else {
                    return;
                };
                let found = journal.replica.lock().await.conflicts();
                if found != self.conflicts.get_untracked() {
                    self.conflicts.set(found);
                }
            });
        });
    }

    /// The versions of a record in conflict; none when there is nothing to settle.
    pub async fn conflict_of(self, record: RecordId) -> Option<Conflict> {
        let journal = self.journal()?;
        let replica = journal.replica.lock().await;
        conflict::conflict(&replica, record)
    }

    /// Writes the decision: it replaces all versions of the record, which stay in its history.
    ///
    /// # Errors
    /// When the conflict was settled meanwhile, or what was put together does not fit the book.
    pub async fn settle(self, conflict: &Conflict, decision: &Decision) -> Result<(), VaultError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let mut replica = journal.replica.lock().await;
        let choice = self.choice(conflict, decision)?;
        for _ in 0..TRIES_MAX {
            match self
                .write_decision(&journal, &mut replica, conflict.record, &choice)
                .await
            {
                Err(DispatchError::NotSaved(StoreError::Moved(_))) => {
                    self.catch_up(&journal, &mut replica).await?;
                }
                result => {
                    result?;
                    journal.tell_others(&replica);
                    return Ok(());
                }
            }
        }
        Err(StoreError::Moved(*replica.tail()).into())
    }

    fn choice(self, conflict: &Conflict, decision: &Decision) -> Result<Choice, VaultError> {
        match decision {
            Decision::Whole(place) => conflict
                .versions
                .get(*place)
                .map(|version| Choice::Version(version.id))
                .ok_or(VaultError::ChangedMeanwhile),
            Decision::Fields { base, from } => {
                let entity = combine(conflict, *base, from)
                    .map_err(|error| VaultError::UnreadableVersion(error.to_string()))?;
                self.check_fits(&entity)?;
                Ok(Choice::Content(Box::new(entity)))
            }
        }
    }

    fn check_fits(self, entity: &Entity) -> Result<(), DispatchError> {
        self.book.with_untracked(|book| {
            let mut after = book.clone();
            after.apply_all(&[Change::Put(entity.clone())]);
            Ok(fits(&after, entity)?)
        })
    }

    async fn write_decision(
        self,
        journal: &Journal,
        replica: &mut Replica,
        record: RecordId,
        choice: &Choice,
    ) -> Result<(), DispatchError> {
        let batch = replica.prepare_resolution(record, choice, self.writer(journal))?;
        let tail = journal.store.append(replica.tail(), &batch.frame).await?;
        let further = replica.committed(batch, tail);
        self.show(&further, &[]);
        Ok(())
    }
}
