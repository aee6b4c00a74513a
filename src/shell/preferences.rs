//! What this device remembers outside the journal: language, theme, who uses it, and when it last made a backup.
//! Not business data: losing it costs a few clicks, so it lives in localStorage.

use crate::app::alerts::BackupFacts;
use crate::domain::ids::PersonId;
use crate::shell::local_settings;
use crate::text::lang::Lang;
use chrono::NaiveDate;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

/// Where they are kept in localStorage.
pub const KEY: &str = "vigia.preferences";

/// Settings of one device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `es` or `en`.
    pub language: String,
    pub theme: Theme,
    /// Who works on this device; named as the author of every change.
    pub person: Option<PersonId>,
    /// Hour of the day (0–23) from which the daily digest may be notified; absent when it is off.
    pub digest_hour: Option<u8>,
    /// Whether notifications may name clients and amounts, which show on a locked screen.
    pub details_in_notifications: bool,
    pub last_digest: Option<NaiveDate>,
    pub last_backup: Option<BackupMark>,
    /// The last backup written to the chosen folder by itself.
    pub folder_backup: Option<BackupMark>,
    /// The last time all records were replaced by a merge or a restore, while it can be taken back.
    pub replacement: Option<ReplacementMark>,
    /// Whether the browser was asked, after the first record, never to clear the storage by itself.
    pub persistence_asked: bool,
    /// Whether the person has read that this browser keeps a single copy.
    pub one_copy_known: bool,
    /// First day the app was used here: a backup is due counting from it when none was made.
    pub first_used: Option<NaiveDate>,
    /// Whether Hoy shows what is for other people too.
    pub all_alerts: bool,
    /// Views of lists, in the order in which they were kept.
    pub views: Vec<SavedView>,
}

/// A list as somebody wants to find it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    /// The list and its query: the filter and the order.
    pub path: String,
}

impl SavedView {
    /// The path of its list, without the query.
    pub fn list(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }
}

/// The last backup made from this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMark {
    pub on: NaiveDate,
    /// Revisions it held: how much would be missing if it were restored now, and the base of the shrink guard.
    pub revisions: u64,
}

/// A replacement of all records, and where the journal ended right after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacementMark {
    pub on: NaiveDate,
    pub generation: u32,
    pub frames: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name as a choice on the screen gives it back.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences {
            language: String::new(),
            theme: Theme::System,
            person: None,
            digest_hour: Some(8),
            details_in_notifications: false,
            last_digest: None,
            last_backup: None,
            folder_backup: None,
            replacement: None,
            persistence_asked: false,
            one_copy_known: false,
            first_used: None,
            all_alerts: false,
            views: Vec::new(),
        }
    }
}

impl Preferences {
    /// Reads them; anything unreadable counts as not set.
    pub fn load() -> Preferences {
        if !local_settings::is_available() {
            return Preferences::default();
        }
        LocalStorage::get(KEY).unwrap_or_default()
    }

    /// Keeps them. A browser that refuses localStorage only forgets the choices.
    pub fn save(&self) {
        if local_settings::is_available() {
            let _ = LocalStorage::set(KEY, self);
        }
    }

    /// What the alerts need to know of backups; `None` before the first use.
    pub fn backup_facts(&self) -> Option<BackupFacts> {
        Some(BackupFacts {
            last_on: self.last_backup.map(|mark| mark.on),
            since: self.first_used?,
        })
    }

    /// The chosen language, or Spanish unless the browser asks for English.
    pub fn lang(&self) -> Lang {
        match self.language.as_str() {
            "en" => Lang::En,
            "es" => Lang::Es,
            _ => {
                let asked = web_sys::window().and_then(|window| window.navigator().language());
                match asked {
                    Some(tag) if tag.starts_with("en") => Lang::En,
                    _ => Lang::Es,
                }
            }
        }
    }
}

/// Shows the theme: an attribute on `<html>` that the tokens read; none follows the system.
pub fn show_theme(theme: Theme) {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.document_element())
    else {
        return;
    };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}
