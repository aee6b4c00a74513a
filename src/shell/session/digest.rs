//! The daily digest: once a day, from the chosen hour on, one window tells by a notification what is pressing.
//! While the app is closed the service worker can tell it, from the summary left here. The words are in `text`.

use crate::route::Route;
use crate::shell::clock;
use crate::shell::notify::{self, DUE, DueSummary, Note, NotifyError, Permission, Reminder};
use crate::shell::preferences::Preferences;
use crate::shell::session::{Phase, Session};
use crate::shell::yielding::Alarm;
use crate::text::digest::{Digest, digest};
use leptos::prelude::*;

/// How long the alerts must stay as they are before the badge and the summary follow: an import changes them often.
const SETTLED_MS: u32 = 1_500;

impl Session {
    /// Keeps the badge and the service worker's summary as the alerts are, and looks at the digest after opening.
    pub(super) fn keep_digest(self) {
        let waiting = StoredValue::new_local(None::<Alarm>);
        let is_ready = Memo::new(move |_| self.phase.with(|phase| *phase == Phase::Ready));
        let settings = Memo::new(move |_| {
            self.preferences.with(|preferences| {
                (
                    preferences.digest_hour.is_some(),
                    preferences.details_in_notifications,
                    preferences.language.clone(),
                )
            })
        });
        Effect::new(move |_| {
            self.agenda.track();
            settings.track();
            if !is_ready.get() {
                return;
            }
            // The earlier alarm, if it still waits, is dropped and never rings.
            let alarm = Alarm::after(SETTLED_MS, move || {
                leptos::task::spawn_local(async move {
                    self.leave_what_is_due().await;
                    self.show_digest_when_due().await;
                });
            });
            waiting.set_value(Some(alarm));
        });
        Effect::new(move |_| {
            if is_ready.get() {
                leptos::task::spawn_local(async move {
                    self.renew_reminder().await;
                });
            }
        });
    }

    /// Shows the digest when its hour has come; called when the day or the hour may have changed.
    pub fn look_at_the_digest(self) {
        leptos::task::spawn_local(async move { self.show_digest_when_due().await });
    }

    /// Shows a notification like the daily one, so that the person sees whether the browser lets it through.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn show_test_notification(self, title: &str, body: &str) -> Result<(), NotifyError> {
        notify::show(&Note {
            title: title.to_owned(),
            body: body.to_owned(),
            tag: "vigia-test".to_owned(),
            place: Route::Today.path(),
        })
        .await
    }

    /// Asks the browser to wake the service worker while the app is closed, or to stop it, as the settings say.
    pub async fn renew_reminder(self) -> Reminder {
        let is_wanted = self
            .preferences
            .with_untracked(|preferences| preferences.digest_hour.is_some());
        if is_wanted && notify::permission() == Permission::Granted {
            notify::register_reminder().await
        } else {
            notify::unregister_reminder().await;
            Reminder::Refused
        }
    }

    fn digest_now(self) -> Option<Digest> {
        let details = self
            .preferences
            .with_untracked(|preferences| preferences.details_in_notifications);
        self.agenda
            .with_untracked(|agenda| digest(&agenda.items, details, self.locale_untracked()))
    }

    async fn leave_what_is_due(self) {
        let digest = self.digest_now();
        let count = count_of(digest.as_ref());
        // Where there is no badge there is nothing to set.
        let _ = notify::set_badge(count).await;
        let is_wanted = self
            .preferences
            .with_untracked(|preferences| preferences.digest_hour.is_some());
        let summary = match digest.filter(|_| is_wanted) {
            Some(digest) => DueSummary {
                count,
                title: digest.title,
                body: digest.body,
                url: Route::Today.path(),
            },
            None => DueSummary {
                count: 0,
                title: String::new(),
                body: String::new(),
                url: Route::Today.path(),
            },
        };
        if let Some(journal) = self.journal() {
            // A summary that cannot be kept costs a reminder while the app is closed, and nothing else.
            let _ = notify::leave_summary(journal.store.database(), &summary).await;
        }
    }

    async fn show_digest_when_due(self) {
        let is_ready = self.phase.with_untracked(|phase| *phase == Phase::Ready);
        let today = self.today.get_untracked();
        // Another window may have led before: what it told is in the stored settings.
        let stored = Preferences::load();
        let hour_has_come = stored.digest_hour.is_some_and(|hour| hour <= clock::hour());
        if !self.leads() || !is_ready || !hour_has_come || stored.last_digest == Some(today) {
            return;
        }
        if notify::permission() != Permission::Granted {
            return;
        }
        let Some(digest) = self.digest_now() else {
            return;
        };
        self.set_preferences(|preferences| preferences.last_digest = Some(today));
        let note = Note {
            title: digest.title,
            body: digest.body,
            tag: DUE.to_owned(),
            place: Route::Today.path(),
        };
        if notify::show(&note).await.is_err() {
            // It was not shown, so it may be tried again at the next occasion.
            self.set_preferences(|preferences| preferences.last_digest = None);
        }
    }
}

fn count_of(digest: Option<&Digest>) -> u32 {
    digest.map_or(0, |digest| u32::try_from(digest.count).unwrap_or(u32::MAX))
}
