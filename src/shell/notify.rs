//! Notifications of the browser, the badge of the app's icon, and the reminder while the app is closed.
//! What is due and in which words is decided elsewhere; nothing fires while the browser is closed except as `Reminder` says.

use crate::journal::store::StoreError;
use crate::shell::browser_error::BrowserError;
use crate::shell::dynamic::{
    CallError, base_path, call, call_async, global, navigator, object, property,
};
use crate::shell::idb::IdbStore;
use js_sys::{Array, Promise};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

/// The name of the periodic reminder, and the tag of the digest: a newer one replaces the one on show.
pub const DUE: &str = "vigia-due";
/// The key of the summary that the service worker reads.
const DUE_ALERT: &str = "due";
/// The least time between two reminders that is asked for; the browser decides, and rarely gives less than this.
const REMINDER_MS: u32 = 12 * 60 * 60 * 1000;

/// Whether notifications may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The browser has no notifications here.
    Missing,
    /// The person has not been asked.
    NotAsked,
    Granted,
    /// Refused: only the person can change that, in the browser's settings. Asking again does nothing.
    Denied,
}

/// Whether the browser will wake the service worker while the app is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Registered: at most every twelve hours, when the browser thinks fit.
    Registered,
    /// Only for the installed app, or not for this person's habits.
    Refused,
    /// This browser cannot.
    Missing,
}

/// Why a notification was not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotifyError {
    #[error("notifications are not permitted")]
    NotPermitted(Permission),
    /// Notifications go through the service worker, which is not installed here.
    #[error("there is no service worker")]
    NoServiceWorker,
    #[error(transparent)]
    Browser(#[from] BrowserError),
    #[error("the browser has no {0}")]
    MissingCall(&'static str),
}

impl From<CallError> for NotifyError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Missing(what) => NotifyError::MissingCall(what),
            CallError::Browser(error) => NotifyError::Browser(error),
        }
    }
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub title: String,
    pub body: String,
    /// Two notes with the same tag are one: the later replaces the earlier without a sound.
    pub tag: String,
    /// The place in the app that a click opens, as `/facturas/…`.
    pub place: String,
}

/// What the service worker shows while the app is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueSummary {
    /// Nothing is shown when it is zero.
    pub count: u32,
    pub title: String,
    pub body: String,
    /// The place in the app that a click opens.
    pub url: String,
}

/// The permission as it is now; it can be withdrawn at any time.
pub fn permission() -> Permission {
    let Some(notification) = global("Notification") else {
        return Permission::Missing;
    };
    match property(&notification, "permission").and_then(|state| state.as_string()) {
        Some(state) => named(&state),
        None => Permission::Missing,
    }
}

/// Asks the person. Call it only from a click, after explaining what for.
pub async fn ask_permission() -> Permission {
    let Some(notification) = global("Notification") else {
        return Permission::Missing;
    };
    match call_async(&notification, "requestPermission", &[]).await {
        Ok(state) => named(&state.as_string().unwrap_or_default()),
        Err(_) => permission(),
    }
}

/// Shows a notification through the service worker, so that a click opens its place even in a closed app.
pub async fn show(note: &Note) -> Result<(), NotifyError> {
    let permission = permission();
    if permission != Permission::Granted {
        return Err(NotifyError::NotPermitted(permission));
    }
    let registration = registration().await.ok_or(NotifyError::NoServiceWorker)?;
    let icon = |name: &str| JsValue::from(format!("{}icons/{name}", base_path()));
    let options = object(&[
        ("body", note.body.as_str().into()),
        ("tag", note.tag.as_str().into()),
        ("renotify", false.into()),
        ("icon", icon("vigia-192.png")),
        ("badge", icon("badge-96.png")),
        ("data", object(&[("url", note.place.as_str().into())])),
    ]);
    let arguments = [note.title.as_str().into(), options];
    call_async(&registration, "showNotification", &arguments).await?;
    Ok(())
}

/// The tags of the notifications on show.
pub async fn shown_tags() -> Vec<String> {
    let Some(registration) = registration().await else {
        return Vec::new();
    };
    let notes = call_async(&registration, "getNotifications", &[]).await;
    let notes: Array = notes
        .ok()
        .and_then(|notes| notes.dyn_into().ok())
        .unwrap_or_default();
    notes
        .iter()
        .filter_map(|note| property(&note, "tag")?.as_string())
        .collect()
}

/// Takes the notification with that tag away, when it is still on show.
pub async fn close(tag: &str) {
    let Some(registration) = registration().await else {
        return;
    };
    let filter = object(&[("tag", tag.into())]);
    let Ok(notes) = call_async(&registration, "getNotifications", &[filter]).await else {
        return;
    };
    for note in notes.dyn_into::<Array>().unwrap_or_default().iter() {
        // One that the person closed meanwhile needs no closing.
        let _ = call(&note, "close", &[]);
    }
}

/// Writes a number on the icon of the installed app, or takes it away when it is zero. False where there is no badge.
pub async fn set_badge(count: u32) -> bool {
    let Some(navigator) = global("navigator") else {
        return false;
    };
    let set = if count == 0 {
        call_async(&navigator, "clearAppBadge", &[]).await
    } else {
        call_async(&navigator, "setAppBadge", &[count.into()]).await
    };
    set.is_ok()
}

/// Asks the browser to wake the service worker now and then while the app is closed.
pub async fn register_reminder() -> Reminder {
    let Some(registration) = registration().await else {
        return Reminder::Missing;
    };
    let Some(periodic) = property(&registration, "periodicSync") else {
        return Reminder::Missing;
    };
    let options = object(&[("minInterval", REMINDER_MS.into())]);
    match call_async(&periodic, "register", &[DUE.into(), options]).await {
        Ok(_) => Reminder::Registered,
        Err(_) => Reminder::Refused,
    }
}

/// Stops waking the service worker.
pub async fn unregister_reminder() {
    let Some(registration) = registration().await else {
        return;
    };
    if let Some(periodic) = property(&registration, "periodicSync") {
        // What was never registered needs no removal.
        let _ = call_async(&periodic, "unregister", &[DUE.into()]).await;
    }
}

/// Leaves the service worker what is due, for reminding while the app is closed.
pub async fn leave_summary(database: &IdbStore, due: &DueSummary) -> Result<(), StoreError> {
    let text = serde_json::to_string(due).unwrap_or_default();
    database.put_alert(DUE_ALERT, &text).await
}

/// The app's registration, when there is a service worker.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let container = navigator("serviceWorker")?;
    let found: Promise = call(&container, "getRegistration", &[])
        .ok()?
        .unchecked_into();
    JsFuture::from(found).await.ok()?.dyn_into().ok()
}

fn named(state: &str) -> Permission {
    match state {
        "granted" => Permission::Granted,
        "denied" => Permission::Denied,
        _ => Permission::NotAsked,
    }
}
