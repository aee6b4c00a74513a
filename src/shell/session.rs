//! The session: the open book, the journal behind it, and the one way to change both.
//! It decides nothing: commands are decided in `app`, revisions in `journal`.

pub mod opening;
pub mod saving;

use crate::app::book::Book;
use crate::app::undo::UndoStack;
use crate::domain::ids::PersonId;
use crate::journal::replica::Replica;
use crate::shell::mirrored::Mirrored;
use crate::shell::preferences::{Preferences, show_theme};
use chrono::NaiveDate;
use futures_util::lock::Mutex;
use leptos::prelude::*;
use std::rc::Rc;

/// A handle to the session, copied freely; made once in the app's root, so it is never disposed.
#[derive(Clone, Copy)]
pub struct Session {
    /// All records. Read it with `.read()` or `.with()`; only the session writes it.
    pub book: RwSignal<Book>,
    pub phase: RwSignal<Phase>,
    /// Civil date in the company's zone; moves at midnight and when the page is shown again.
    pub today: RwSignal<NaiveDate>,
    pub preferences: RwSignal<Preferences>,
    pub saving: RwSignal<Saving>,
    /// Messages on show, the newest last.
    pub toasts: RwSignal<Vec<Toast>>,
    pub undo: RwSignal<UndoStack>,
    /// How many records are in conflict.
    pub conflicts: RwSignal<usize>,
    pub(super) journal: StoredValue<Rc<Journal>, LocalStorage>,
}

/// Where the opening stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// Frames read of those to read.
    Opening { done: usize, total: usize },
    Ready,
    /// The data cannot be opened; nothing was changed.
    Failed(String),
}

/// Whether the work is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    Saved,
    Writing,
    /// The last save failed: what was typed is still on the screen.
    Failed,
}

/// A short message with what can be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    pub id: u64,
    pub text: String,
    pub tone: Tone,
    pub undo: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Bad,
}

/// The durable side. One writer at a time holds the lock.
pub struct Journal {
    pub store: Mirrored,
    pub replica: Mutex<Replica>,
}
