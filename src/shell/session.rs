//! The session: the open book, the journal behind it, and the one way to change both.
//! It decides nothing: commands are decided in `app`, revisions in `journal`.

pub mod agenda;
pub mod backup;
pub mod conflicts;
pub mod digest;
pub mod history;
pub mod merging;
pub mod opening;
pub mod saving;
pub mod surroundings;
pub mod toasts;
pub mod upkeep;
pub mod vault;

use crate::app::book::Book;
use crate::app::undo::UndoStack;
use crate::domain::country::Country;
use crate::domain::ids::RecordId;
use crate::journal::replica::Replica;
use crate::journal::revision::DeviceId;
use crate::shell::mirrored::Mirrored;
use crate::shell::mirrored::report::{Opening, Salvage};
use crate::shell::preferences::Preferences;
use crate::shell::session::agenda::Agenda;
use crate::shell::tabs::{Leadership, TabMessage, Tabs};
use crate::shell::ticks::Ticks;
use crate::text::lang::{Lang, Locale};
use chrono::NaiveDate;
use futures_util::lock::Mutex;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// A handle to the session, copied freely. Made once by the app's root, so it is never disposed.
#[derive(Clone, Copy)]
pub struct Session {
    /// All records. Only the session writes it.
    pub book: RwSignal<Book>,
    pub phase: RwSignal<Phase>,
    /// Civil date in the company's zone; moves at midnight and when the page is shown again.
    pub today: RwSignal<NaiveDate>,
    pub preferences: RwSignal<Preferences>,
    pub saving: RwSignal<Saving>,
    /// Messages on show, the oldest first.
    pub toasts: RwSignal<Vec<toasts::Message>>,
    pub undo: RwSignal<UndoStack>,
    /// Everything that needs someone, a moment after it became so.
    pub agenda: RwSignal<Agenda>,
    /// Grows with everything that happens to the journal: history and conflicts follow it.
    pub journal_version: RwSignal<u64>,
    /// What opening found and repaired, until the person has read it.
    pub opening: RwSignal<Option<Opening>>,
    /// What the browser believes; it never decides whether something is saved.
    pub online: RwSignal<bool>,
    /// Records that a person must settle, sorted.
    pub conflicts: RwSignal<Vec<RecordId>>,
    /// A new version of the app waits to take over.
    pub update_ready: RwSignal<bool>,
    /// Where a click on a notification wants to go: an address of the app, until the page has gone there.
    pub asked_place: RwSignal<Option<String>>,
    /// Whether this window acts for all: notifications, automatic backups, folding. One lock for the window, as a
    /// second one would wait for the first for ever.
    leadership: StoredValue<Leadership, LocalStorage>,
    journal: StoredValue<Option<Rc<Journal>>, LocalStorage>,
}

/// Where the opening stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// Frames read of those to read.
    Opening {
        done: usize,
        total: usize,
    },
    Ready,
    /// Another window must be closed first: it holds an older version of the database.
    Blocked,
    /// Another window has taken the database over: this one must be loaded again.
    Replaced,
    /// Neither copy is whole: the person decides whether to go on with what can be read. Nothing was changed.
    Damaged(Arc<Salvage>),
    /// The data cannot be opened; nothing was changed. The text is the cause, for who helps.
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

/// The durable side. One writer at a time holds the replica's lock.
pub struct Journal {
    pub store: Mirrored,
    pub replica: Mutex<Replica>,
    pub device: Cell<DeviceId>,
    tabs: Option<Tabs>,
    _ticks: Ticks,
}

impl Session {
    /// The session of the page.
    pub fn expect() -> Session {
        expect_context::<Session>()
    }

    /// The country whose calendar and formats apply; Colombia until the company says otherwise.
    pub fn country(self) -> Country {
        self.book.with(|book| {
            book.company()
                .map_or(Country::Colombia, |company| company.country)
        })
    }

    pub fn lang(self) -> Lang {
        self.preferences.with(Preferences::lang)
    }

    pub fn locale(self) -> Locale {
        Locale::of(self.lang(), self.country())
    }

    /// The country, without following its changes.
    pub fn country_untracked(self) -> Country {
        untrack(move || self.country())
    }

    /// How numbers, money and dates are written, without following changes.
    pub fn locale_untracked(self) -> Locale {
        untrack(move || self.locale())
    }

    /// A fresh id for a record that a form is about to make.
    pub fn fresh_id(self) -> uuid::Uuid {
        self.context().new_id()
    }

    /// Changes what this device remembers, keeps it, and tells the other windows.
    pub fn set_preferences(self, change: impl FnOnce(&mut Preferences)) {
        self.preferences.update(|preferences| {
            change(preferences);
            preferences.save();
        });
        if let Some(journal) = self.journal()
            && let Some(tabs) = &journal.tabs
        {
            tabs.send(&TabMessage::PreferencesChanged);
        }
    }

    /// True while this window acts for all the windows of the app.
    pub fn leads(self) -> bool {
        self.leadership.with_value(Leadership::leads)
    }

    /// The journal, once it is open.
    pub fn journal(self) -> Option<Rc<Journal>> {
        self.journal.try_get_value().flatten()
    }
}
