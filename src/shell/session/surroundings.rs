//! What happens around the session: the network, new versions of the app, and how long the storage is kept.
//! Nothing here decides whether something is saved.

use crate::app::book::Book;
use crate::shell::dynamic::navigator;
use crate::shell::preferences::{KEY, Preferences, show_theme};
use crate::shell::service_worker::{self, WorkerNews};
use crate::shell::session::{Phase, Session};
use crate::shell::storage_health::ask_persistence;
use leptos::prelude::*;

impl Session {
    /// Keeps `online` as the browser believes.
    pub(super) fn watch_network(self) {
        let believed = navigator("onLine").and_then(|online| online.as_bool());
        self.online.set(believed.unwrap_or(true));
        // Both listeners live as long as the page.
        let _ = window_event_listener(leptos::ev::online, move |_| self.online.set(true));
        let _ = window_event_listener(leptos::ev::offline, move |_| self.online.set(false));
    }

    /// Follows settings that another window changed. Its message may arrive before the browser has carried the change
    /// over, so the browser's own event counts as well.
    pub(super) fn watch_preferences(self) {
        let _ = window_event_listener(leptos::ev::storage, move |event| {
            // Without a key everything was cleared.
            if event.key().is_none_or(|key| key == KEY) {
                self.read_preferences_again();
            }
        });
    }

    /// Takes what the device now remembers.
    pub(super) fn read_preferences_again(self) {
        let stored = Preferences::load();
        show_theme(stored.theme);
        if self.preferences.with_untracked(|known| *known != stored) {
            self.preferences.set(stored);
        }
    }

    /// Hears from the service worker of new versions and of clicks on notifications.
    pub(super) fn watch_worker(self) {
        service_worker::listen(move |news| match news {
            WorkerNews::UpdateReady => self.update_ready.set(true),
            WorkerNews::Open(place) => self.asked_place.set(Some(place)),
            WorkerNews::OfflineReady => {}
        });
    }

    /// After the first record that is not the example's, asks the browser once never to clear the storage by itself.
    pub(super) fn watch_persistence(self) {
        let has_something = Memo::new(move |_| {
            self.phase.with(|phase| *phase == Phase::Ready) && self.book.with(has_records_to_keep)
        });
        Effect::new(move |_| {
            let asked = self
                .preferences
                .with_untracked(|preferences| preferences.persistence_asked);
            if !has_something.get() || asked {
                return;
            }
            self.set_preferences(|preferences| preferences.persistence_asked = true);
            leptos::task::spawn_local(async move {
                // Whatever the browser answers is shown under Ajustes, where it can be asked again.
                let _ = ask_persistence().await;
            });
        });
    }
}

fn has_records_to_keep(book: &Book) -> bool {
    !book.has_no_business() && book.company().is_none_or(|company| !company.example)
}
