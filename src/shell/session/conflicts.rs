//! Records that a person must settle: which they are, their versions, and the decision.
//! Which versions there are follows from the revisions; what fits together is checked by the rules of the book.

use crate::app::book::Book;
use crate::app::command::records::fits;
use crate::app::entity::{Change, Entity};
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::conflict::combine::{combine, content, top_level};
use crate::journal::conflict::{self, Conflict};
use crate::journal::replica::Replica;
use crate::journal::replica::batch::Choice;
use crate::journal::store::{Store, StoreError};
use crate::shell::session::saving::DispatchError;
use crate::shell::session::vault::VaultError;
use crate::shell::session::{Journal, Session};
use crate::text::history;
use crate::text::lang::Locale;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Times that a decision is written again because another window wrote first.
const TRIES_MAX: usize = 5;

/// A record in conflict with its versions, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Contest(Conflict);

/// One top-level field on which the versions do not agree, written for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    /// Its name in the record.
    pub field: String,
    /// In the last version they have in common.
    pub before: String,
    /// In each version, in their order.
    pub values: Vec<String>,
}

impl Contest {
    pub fn record(&self) -> RecordId {
        self.0.record
    }

    /// How many versions there are, the latest first.
    pub fn versions(&self) -> usize {
        self.0.versions.len()
    }

    /// False for a version that deletes the record or cannot be read.
    pub fn has_content(&self, place: usize) -> bool {
        self.0
            .versions
            .get(place)
            .is_some_and(|version| version.entity.is_some())
    }

    /// Whether one of the versions deletes the record.
    pub fn has_deletion(&self) -> bool {
        self.0.versions.iter().any(|version| version.is_deletion)
    }

    /// Who made a version, when (milliseconds since 1970 UTC), and whether it is the one on show.
    pub fn origin(&self, place: usize) -> (Option<PersonId>, u64, bool) {
        self.0
            .versions
            .get(place)
            .map_or((None, 0, false), |version| {
                (version.author, version.stamp.at_ms, version.is_shown)
            })
    }

    /// The fields in dispute, in the order of their names.
    pub fn disputed(&self, book: &Book, locale: Locale) -> Vec<Disputed> {
        let mut fields: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for difference in &self.0.differences {
            let field = top_level(&difference.path);
            let before = fields.entry(field).or_default();
            if difference.path == field {
                before.push(history::value(difference.base.as_ref(), book, locale));
            } else if difference.base.is_some() {
                before.push(format!(
                    "{}: {}",
                    history::field(&difference.path, locale.lang()),
                    history::value(difference.base.as_ref(), book, locale)
                ));
            }
        }
        fields
            .into_iter()
            .map(|(field, before)| Disputed {
                field: field.to_owned(),
                before: before.join("; "),
                values: (0..self.versions())
                    .map(|place| {
                        content(&self.0, place).map_or_else(
                            |_| history::value(None, book, locale),
                            |body| history::value(body.get(field), book, locale),
                        )
                    })
                    .collect(),
            })
            .collect()
    }
}

/// What a person decides about a record in conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The version at this place, whole.
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
    pub async fn contest(self, record: RecordId) -> Option<Contest> {
        let journal = self.journal()?;
        let replica = journal.replica.lock().await;
        conflict::conflict(&replica, record).map(Contest)
    }

    /// Writes the decision: it replaces all versions of the record, which stay in its history.
    ///
    /// # Errors
    /// When the conflict was settled meanwhile, or what was put together does not fit the book.
    pub async fn settle(self, contest: &Contest, decision: &Decision) -> Result<(), VaultError> {
        let conflict = &contest.0;
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
