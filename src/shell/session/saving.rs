//! The one way to change the book: decide, write durably, then show.
//! The book is never ahead of the journal: a command that could not be written has not happened.

use crate::app::command::{Command, execute};
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::Change;
use crate::app::event::Event;
use crate::app::undo::{UndoStep, inverse};
use crate::journal::replica::Replica;
use crate::journal::replica::batch::{PrepareError, Writer};
use crate::journal::replica::loader::LoadError;
use crate::journal::store::{Reading, Store, StoreError};
use crate::shell::clock;
use crate::shell::session::{Journal, Saving, Session};
use crate::shell::tabs::TabMessage;
use crate::shell::timing;
use crate::shell::yielding::Alarm;
use crate::text::{command_errors, events, store_errors};
use leptos::prelude::*;

/// Times that a command is decided again because another window wrote first.
const TRIES_MAX: usize = 5;

/// Milliseconds after which a save is told to be going on.
const SLOW_SAVE_MS: u32 = 300;

/// Why a command did not happen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DispatchError {
    #[error("refused: {0}")]
    Refused(#[from] CommandError),
    /// Nothing was changed; what was typed is still on the screen.
    #[error("not saved: {0}")]
    NotSaved(#[from] StoreError),
    #[error("not prepared: {0}")]
    NotPrepared(#[from] PrepareError),
    /// Another window wrote something this one cannot read: the page must be loaded again.
    #[error("not read: {0}")]
    NotRead(#[from] LoadError),
    #[error("the records are not open")]
    NotOpen,
}

impl Session {
    /// Carries out a command: decides it, writes it durably, then shows it.
    ///
    /// # Errors
    /// The command has then not happened at all.
    pub async fn dispatch(self, command: Command) -> Result<Event, DispatchError> {
        self.dispatch_with_blobs(command, Vec::new())
            .await
            .map_err(|(error, _)| error)
    }

    /// The same for a command that refers to attachments, which are kept first: an attachment that no record names
    /// costs room, a record whose attachment is missing costs the original.
    ///
    /// # Errors
    /// With the attachments, so that it can be tried again.
    pub async fn dispatch_with_blobs(
        self,
        command: Command,
        blobs: Vec<(String, Vec<u8>)>,
    ) -> Result<Event, (DispatchError, Vec<(String, Vec<u8>)>)> {
        let Some(journal) = self.journal() else {
            return Err((DispatchError::NotOpen, blobs));
        };
        let mut replica = journal.replica.lock().await;
        timing::mark("vigia:save-start");
        // A save that is over before anyone could read "saving" says nothing.
        let slow = Alarm::after(SLOW_SAVE_MS, move || self.saving.set(Saving::Writing));
        if !blobs.is_empty()
            && let Err(error) = journal.store.put_blobs(blobs.clone()).await
        {
            drop(slow);
            self.saving.set(Saving::Failed);
            return Err((error.into(), blobs));
        }
        let result = self.decide_and_write(&journal, &mut replica, command).await;
        drop(slow);
        let state = match &result {
            Ok(_) | Err(DispatchError::Refused(_)) => Saving::Saved,
            Err(_) => Saving::Failed,
        };
        if self.saving.with_untracked(|saving| *saving != state) {
            self.saving.set(state);
        }
        if result.is_ok() {
            timing::measure("vigia:save", "vigia:save-start");
            journal.tell_others(&replica);
        }
        result.map_err(|error| (error, blobs))
    }

    /// An attachment, byte for byte; none when this device does not have it.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn blob(self, digest: &str) -> Result<Option<Vec<u8>>, DispatchError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        Ok(journal.store.blob(digest).await?)
    }

    /// How many attachments this device has, and their bytes.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn files_kept(self) -> Result<(u64, u64), DispatchError> {
        let journal = self.journal().ok_or(DispatchError::NotOpen)?;
        let files = journal.store.blobs().await?;
        let bytes = files.iter().map(|(_, size)| size).sum();
        Ok((files.len() as u64, bytes))
    }

    /// Carries out a command and says how it went; `then` runs when it happened.
    pub fn run(self, command: Command, then: impl FnOnce(&Event) + 'static) {
        leptos::task::spawn_local(async move {
            match self.dispatch(command).await {
                Ok(event) => {
                    self.say_done(self.event_text(&event), event.can_be_undone());
                    then(&event);
                }
                Err(error) => self.say_failed(self.error_text(&error)),
            }
        });
    }

    /// Takes the last command back.
    pub fn undo_last(self) {
        let Some(step) = self.undo.with_untracked(|undo| undo.last().cloned()) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let result = self
                .dispatch(Command::Undo {
                    step: Box::new(step),
                })
                .await;
            if !matches!(result, Err(DispatchError::NotSaved(_))) {
                self.undo.update(|undo| {
                    undo.pop();
                });
            }
            match result {
                Ok(event) => self.say_done(self.event_text(&event), false),
                Err(error) => self.say_failed(self.error_text(&error)),
            }
        });
    }

    /// What happened, as a sentence.
    pub fn event_text(self, event: &Event) -> String {
        events::event(event, self.locale_untracked())
    }

    /// Why it did not happen and what to do, as sentences.
    pub fn error_text(self, error: &DispatchError) -> String {
        let locale = self.locale_untracked();
        match error {
            DispatchError::Refused(error) => command_errors::command_error(error, locale),
            DispatchError::NotSaved(error) => store_errors::not_saved(error, locale.lang()),
            DispatchError::NotPrepared(error) => store_errors::not_prepared(error, locale.lang()),
            DispatchError::NotRead(_) | DispatchError::NotOpen => {
                store_errors::reload(locale.lang())
            }
        }
    }

    async fn decide_and_write(
        self,
        journal: &Journal,
        replica: &mut Replica,
        command: Command,
    ) -> Result<Event, DispatchError> {
        let undoing = matches!(command, Command::Undo { .. });
        let mut tries = 0;
        loop {
            let mut context = self.context();
            let (outcome, back) = self.book.with_untracked(|book| {
                let outcome = execute(book, &mut context, command.clone())?;
                let back = inverse(book, &outcome.changes);
                Ok::<_, CommandError>((outcome, back))
            })?;
            match self.write(journal, replica, &outcome.changes).await {
                Ok(()) => {
                    let event = outcome.event;
                    if !undoing {
                        let step = self
                            .book
                            .with_untracked(|book| UndoStep::new(event.clone(), back, book));
                        self.undo.update(|undo| undo.push(step));
                    }
                    return Ok(event);
                }
                Err(DispatchError::NotSaved(StoreError::Moved(_))) if tries < TRIES_MAX => {
                    tries += 1;
                    self.catch_up(journal, replica).await?;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Appends changes and shows them once they are durable.
    pub(super) async fn write(
        self,
        journal: &Journal,
        replica: &mut Replica,
        changes: &[Change],
    ) -> Result<(), DispatchError> {
        let batch = replica.prepare(changes, self.writer(journal))?;
        if batch.is_empty() {
            return Ok(());
        }
        let tail = journal.store.append(replica.tail(), &batch.frame).await?;
        let further = replica.committed(batch, tail);
        self.show(changes, &further);
        Ok(())
    }

    /// Takes in what other windows appended.
    pub(super) async fn catch_up(
        self,
        journal: &Journal,
        replica: &mut Replica,
    ) -> Result<(), DispatchError> {
        let (frames, tail) = journal
            .store
            .read(replica.tail().frames, Reading::Live)
            .await?;
        if tail.generation != replica.tail().generation {
            return self.reopen(journal, replica).await;
        }
        let changes = replica.absorb(&frames, tail)?;
        self.show(&changes, &[]);
        Ok(())
    }

    pub(super) fn show(self, changes: &[Change], further: &[Change]) {
        self.book.update(|book| {
            book.apply_all(changes);
            book.apply_all(further);
        });
        self.journal_version.update(|version| *version += 1);
    }

    pub(super) fn writer(self, journal: &Journal) -> Writer {
        Writer {
            author: self
                .preferences
                .with_untracked(|preferences| preferences.person),
            device: journal.device.get(),
            now_ms: clock::now_ms(),
        }
    }

    /// The world as a command sees it now.
    pub fn context(self) -> Context {
        let person = self
            .preferences
            .with_untracked(|preferences| preferences.person);
        clock::context(self.today.get_untracked(), person).on_device(self.device())
    }

    /// The name of this device in the journal; empty before it is open.
    pub fn device(self) -> String {
        self.journal()
            .map_or_else(String::new, |journal| journal.device.get().to_string())
    }
}

impl Journal {
    /// Tells the other windows that the journal has grown.
    pub(super) fn tell_others(&self, replica: &Replica) {
        if let Some(tabs) = &self.tabs {
            tabs.send(&TabMessage::Appended {
                generation: replica.tail().generation,
                frames: replica.tail().frames,
            });
        }
    }
}
