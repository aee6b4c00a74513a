//! Opening: reads the journal a slice at a time, builds the book, and keeps both current.
//! Data that cannot be opened is never replaced by an empty book.

use crate::app::book::Book;
use crate::app::undo::UndoStack;
use crate::journal::compaction::Compaction;
use crate::journal::replica::Replica;
use crate::journal::replica::loader::{LoadError, Loader};
use crate::journal::store::{Frame, Reading, Store, Tail};
use crate::shell::idb::connection::Notices;
use crate::shell::mirrored::report::{Copies, OpenError, Repair, Salvage};
use crate::shell::mirrored::{Mirrored, Options};
use crate::shell::preferences::{Preferences, show_theme};
use crate::shell::session::agenda::Agenda;
use crate::shell::session::backup::folded;
use crate::shell::session::saving::DispatchError;
use crate::shell::session::{Journal, Phase, Saving, Session};
use crate::shell::tabs::{CHANNEL, LEADER, Leadership, TabMessage, Tabs};
use crate::shell::ticks::Ticks;
use crate::shell::yielding::{Pacer, yield_now};
use crate::shell::{clock, device, timing};
use crate::text::store_errors;
use futures_util::lock::Mutex;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// Changes applied to the book between two looks at the clock.
const CHANGES_PER_STEP: usize = 200;

impl Session {
    /// Makes the session and starts opening the records. Called once, by the app's root.
    pub fn start() -> Session {
        timing::mark("vigia:start");
        let preferences = Preferences::load();
        show_theme(preferences.theme);
        let session = Session {
            book: RwSignal::new(Book::new()),
            phase: RwSignal::new(Phase::Opening { done: 0, total: 0 }),
            today: RwSignal::new(clock::today_here()),
            preferences: RwSignal::new(preferences),
            saving: RwSignal::new(Saving::Saved),
            toasts: RwSignal::new(Vec::new()),
            undo: RwSignal::new(UndoStack::default()),
            agenda: RwSignal::new(Agenda::default()),
            journal_version: RwSignal::new(0),
            journal: StoredValue::new_local(None),
            opening: RwSignal::new(None),
            online: RwSignal::new(true),
            conflicts: RwSignal::new(Vec::new()),
            update_ready: RwSignal::new(false),
            asked_place: RwSignal::new(None),
            leadership: StoredValue::new_local(Leadership::seek(LEADER)),
        };
        session.follow_conflicts();
        session.follow_agenda();
        session.keep_up();
        session.watch_network();
        session.watch_preferences();
        session.watch_worker();
        session.watch_persistence();
        session.keep_digest();
        // While the storage is waited for.
        leptos::task::spawn_local(async move {
            yield_now().await;
            session.look_at_the_day();
        });
        leptos::task::spawn_local(async move {
            match session.open().await {
                Ok(()) => session.opened().await,
                Err(phase) => session.phase.set(phase),
            }
        });
        session
    }

    async fn open(self) -> Result<(), Phase> {
        let (store, mut opening) = match Mirrored::open(self.options()).await {
            Ok(opened) => opened,
            Err(OpenError::BothDamaged(salvage)) => return Err(Phase::Damaged(Arc::new(salvage))),
            Err(error) => return Err(Phase::Failed(error.to_string())),
        };
        let found = self.take_up(store).await.map_err(Phase::Failed)?;
        opening.repairs.extend(found);
        if !opening.repairs.is_empty() || opening.gone.is_some() || opening.copies != Copies::Two {
            self.opening.set(Some(opening));
        }
        Ok(())
    }

    /// Goes on with what can be read of two damaged copies. Call it only when the person decided so.
    pub fn open_what_is_left(self, salvage: Arc<Salvage>) {
        self.phase.set(Phase::Opening { done: 0, total: 0 });
        leptos::task::spawn_local(async move {
            match self.begin_again(&salvage).await {
                Ok(()) => {
                    self.opened().await;
                    self.say_failed(store_errors::partly_read(self.lang()).to_owned());
                }
                Err(cause) => self.phase.set(Phase::Failed(cause)),
            }
        });
    }

    async fn begin_again(self, salvage: &Salvage) -> Result<(), String> {
        // The frames of several generations repeat revisions and come in no order: folded, each is there once.
        let frames = folded(Compaction::new(salvage.frames.clone()))
            .await
            .map_err(|error| error.to_string())?;
        let store = Mirrored::open_with(self.options(), frames)
            .await
            .map_err(|error| error.to_string())?;
        self.take_up(store).await.map(|_| ())
    }

    /// Reads the records of an open store and keeps both current from now on. Says what reading put right.
    async fn take_up(self, store: Mirrored) -> Result<Vec<Repair>, String> {
        let (device, _) = device::device(store.database())
            .await
            .map_err(|error| error.to_string())?;
        let progress = |done, total| self.phase.set(Phase::Opening { done, total });
        let (replica, book) = self
            .read(&store, progress)
            .await
            .map_err(|error| error.to_string())?;
        self.book.set(book);
        let repairs = store.take_repairs();
        self.journal.set_value(Some(Rc::new(Journal {
            store,
            replica: Mutex::new(replica),
            device: Cell::new(device),
            tabs: Tabs::open(CHANNEL, move |message| self.heard(&message)),
            _ticks: Ticks::new(move || {
                self.look_at_the_day();
                self.look_at_the_digest();
            }),
        })));
        Ok(repairs)
    }

    fn options(self) -> Options {
        let notices = Notices {
            on_version_change: Rc::new(move || self.phase.set(Phase::Replaced)),
            on_blocked: Rc::new(move || self.phase.set(Phase::Blocked)),
        };
        let lost = Rc::new(move |_| {
            self.say_failed(store_errors::one_copy(self.lang()).to_owned());
        });
        Options::app(notices, lost)
    }

    /// What another window did.
    fn heard(self, message: &TabMessage) {
        match message {
            TabMessage::Appended { .. } => {
                leptos::task::spawn_local(async move {
                    let Some(journal) = self.journal() else {
                        return;
                    };
                    let mut replica = journal.replica.lock().await;
                    if let Err(error) = self.catch_up(&journal, &mut replica).await {
                        self.say_failed(self.error_text(&error));
                    }
                });
            }
            TabMessage::PreferencesChanged => self.read_preferences_again(),
            TabMessage::Reloading => {
                if let Some(window) = web_sys::window() {
                    let _ = window.location().reload();
                }
            }
        }
    }

    fn look_at_the_day(self) {
        let today = clock::today(self.country_untracked());
        if today != self.today.get_untracked() {
            self.today.set(today);
        }
    }

    /// Reads the whole journal into a new replica and a new book, giving way to the page.
    async fn read(
        self,
        store: &Mirrored,
        progress: impl Fn(usize, usize),
    ) -> Result<(Replica, Book), DispatchError> {
        let (frames, tail) = store.read(0, Reading::Live).await?;
        Ok(load(frames, tail, progress).await?)
    }

    /// Reads everything again, after another window replaced the journal.
    pub(super) async fn reopen(
        self,
        journal: &Journal,
        replica: &mut Replica,
    ) -> Result<(), DispatchError> {
        // The screens stay: what they show changes at once when all is read.
        let (fresh, book) = self.read(&journal.store, |_, _| {}).await?;
        // Whoever replaced the records gave this device another name.
        journal
            .device
            .set(device::device(journal.store.database()).await?.0);
        *replica = fresh;
        self.show_whole(book);
        Ok(())
    }

    /// Shows another book from now on.
    pub(super) fn show_whole(self, book: Book) {
        self.book.set(book);
        self.undo.update(UndoStack::clear);
        self.journal_version.update(|version| *version += 1);
        self.phase.set(Phase::Ready);
    }

    async fn opened(self) {
        self.today.set(clock::today(self.country_untracked()));
        if self.preferences.read_untracked().first_used.is_none() {
            let today = self.today.get_untracked();
            self.set_preferences(|preferences| preferences.first_used = Some(today));
        }
        self.find_agenda().await;
        self.phase.set(Phase::Ready);
        timing::measure("vigia:open", "vigia:start");
    }
}

/// A new replica and a new book from frames, giving way to the page.
pub(super) async fn load(
    frames: Vec<Frame>,
    tail: Tail,
    progress: impl Fn(usize, usize),
) -> Result<(Replica, Book), LoadError> {
    let total = frames.len();
    let mut loader = Loader::new();
    let mut pacer = Pacer::new();
    for (done, frame) in frames.into_iter().enumerate() {
        progress(done, total);
        loader.push_frame(frame)?;
        pacer.step().await;
    }
    let (replica, changes) = loader.finish(tail)?;
    let mut book = Book::new();
    let mut changes = changes.into_iter();
    while changes.len() > 0 {
        book.load_changes(changes.by_ref().take(CHANGES_PER_STEP));
        pacer.step().await;
    }
    Ok((replica, book))
}
