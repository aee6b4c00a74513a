//! What needs someone, kept as the records and the day are.
//! It is found in turns of its own, so that neither a save nor the first screen waits for it. What counts is decided
//! in `app::alerts`.

use crate::app::alerts::grouping::{AlertItem, items};
use crate::app::alerts::{BackupFacts, Gathering};
use crate::shell::preferences::Preferences;
use crate::shell::session::{Phase, Session};
use crate::shell::yielding::{Pacer, yield_now};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What alerts follow from: the version of the book, the day, and what is known of backups.
type Facts = (u64, NaiveDate, Option<BackupFacts>);

/// Everything that needs someone, as Hoy lists it.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    pub items: Vec<AlertItem>,
    facts: Option<Facts>,
    /// It is being found anew, and whoever does so looks again when the facts have changed meanwhile.
    is_in_work: bool,
}

impl Session {
    /// Finds the agenda again whenever what it follows from changes, once the app is open.
    pub(super) fn follow_agenda(self) {
        let backup = Memo::new(move |_| self.preferences.with(Preferences::backup_facts));
        Effect::new(move |_| {
            self.book.track();
            self.today.track();
            backup.track();
            // Opening finds it before anything is shown.
            if !matches!(self.phase.get_untracked(), Phase::Opening { .. }) {
                leptos::task::spawn_local(self.find_agenda());
            }
        });
    }

    /// Whether the agenda is that of the records as they are now.
    pub fn agenda_is_current(self) -> bool {
        self.book.track();
        self.today.track();
        self.agenda.read().facts == Some(self.facts())
    }

    /// Finds the agenda of the records as they are, giving way to the page.
    pub(super) async fn find_agenda(self) {
        if self.agenda.read_untracked().is_in_work {
            return;
        }
        self.agenda.write_untracked().is_in_work = true;
        // What led here is drawn first.
        yield_now().await;
        let mut pacer = Pacer::new();
        'anew: loop {
            let facts = self.facts();
            let (_, today, backup) = facts;
            let mut gathering = Gathering::new(today, backup);
            while self.book.with_untracked(|book| gathering.step(book)) {
                pacer.step().await;
                if self.facts() != facts {
                    continue 'anew;
                }
            }
            let found = self.book.with_untracked(|book| gathering.finish(book));
            self.agenda.set(Agenda {
                items: items(found),
                facts: Some(facts),
                is_in_work: false,
            });
            return;
        }
    }

    fn facts(self) -> Facts {
        (
            self.book.read_untracked().version(),
            self.today.get_untracked(),
            self.preferences.with_untracked(Preferences::backup_facts),
        )
    }
}
