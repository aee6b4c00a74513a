//! What needs someone, kept as the records and the day are.
//! It is found in turns of its own, so that neither a save nor the first screen waits for it. What counts is decided
//! in `app::alerts`.

use crate::app::alerts::grouping::{AlertItem, items};
use crate::app::alerts::{Alert, BackupFacts, Gathering, recipients};
use crate::app::book::Book;
use crate::domain::ids::PersonId;
use crate::shell::preferences::Preferences;
use crate::shell::session::{Phase, Session};
use crate::shell::yielding::{Pacer, yield_now};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What alerts follow from: the version of the book, the day, what is known of backups, and who works here.
type Facts = (u64, NaiveDate, Option<BackupFacts>, Option<PersonId>);

/// Everything that needs someone, as Hoy lists it.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// What is for the person who works here.
    pub items: Vec<AlertItem>,
    /// With what is for others too; absent when there is nothing more.
    everybodys: Option<Vec<AlertItem>>,
    facts: Option<Facts>,
    /// It is being found anew, and whoever does so looks again when the facts have changed meanwhile.
    is_in_work: bool,
}

impl Agenda {
    /// The items for the person who works here, or for everybody.
    pub fn shown(&self, everybodys: bool) -> &[AlertItem] {
        let all = self.everybodys.as_ref().filter(|_| everybodys);
        all.unwrap_or(&self.items)
    }

    /// Whether there is something for other people.
    pub fn has_others(&self) -> bool {
        self.everybodys.is_some()
    }

    fn of(book: &Book, found: Vec<Alert>, facts: Facts) -> Agenda {
        let (_, _, _, person) = facts;
        let (mine, everybodys) = match person.filter(|_| recipients::are_named(book)) {
            None => (found, None),
            Some(person) => {
                let is_mine = |alert: &&Alert| recipients::is_for(book, alert, person);
                let mine: Vec<Alert> = found.iter().filter(is_mine).cloned().collect();
                let has_others = mine.len() < found.len();
                (mine, has_others.then(|| items(found)))
            }
        };
        Agenda {
            items: items(mine),
            everybodys,
            facts: Some(facts),
            is_in_work: false,
        }
    }
}

impl Session {
    /// Finds the agenda again whenever what it follows from changes, once the app is open.
    pub(super) fn follow_agenda(self) {
        let known = Memo::new(move |_| {
            let preferences = self.preferences.read();
            (preferences.backup_facts(), preferences.person)
        });
        Effect::new(move |_| {
            self.book.track();
            self.today.track();
            known.track();
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
            let (_, today, backup, _) = facts;
            let mut gathering = Gathering::new(today, backup);
            while self.book.with_untracked(|book| gathering.step(book)) {
                pacer.step().await;
                if self.facts() != facts {
                    continue 'anew;
                }
            }
            let agenda = self.book.with_untracked(|book| {
                let found = gathering.finish(book);
                Agenda::of(book, found, facts)
            });
            self.agenda.set(agenda);
            return;
        }
    }

    fn facts(self) -> Facts {
        (
            self.book.read_untracked().version(),
            self.today.get_untracked(),
            self.preferences.with_untracked(Preferences::backup_facts),
            self.preferences
                .with_untracked(|preferences| preferences.person),
        )
    }
}
