//! The other windows of the app: what they are told, and which one of them acts for all.
//! Nothing is decided by messages: a tab that hears of new frames reads them from the store.

use crate::shell::locks::{self, Held};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

/// The app's channel.
pub const CHANNEL: &str = "vigia";
/// The lock of the window that shows notifications and writes automatic backups for all.
pub const LEADER: &str = "vigia-leader";

/// What one window tells the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TabMessage {
    /// The journal now ends there: read the tail.
    Appended { generation: u32, frames: u32 },
    /// Language, theme or another setting of the device changed: read them again.
    PreferencesChanged,
    /// A new version takes over: every window reloads.
    Reloading,
}

/// The channel between the windows; closed when dropped.
pub struct Tabs {
    channel: BroadcastChannel,
    _listener: Closure<dyn FnMut(JsValue)>,
}

impl Tabs {
    /// Listens to the other windows. `None` where the browser has no such channel; then each hears nothing.
    pub fn open(name: &str, on_message: impl Fn(TabMessage) + 'static) -> Option<Tabs> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let text = event
                .dyn_ref::<MessageEvent>()
                .and_then(|event| event.data().as_string());
            // A message of another version of the app may be unknown; it is not for this one.
            if let Some(Ok(message)) = text.map(|text| serde_json::from_str(&text)) {
                on_message(message);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Tabs {
            channel,
            _listener: listener,
        })
    }

    /// Tells the other windows; this one does not hear itself.
    pub fn send(&self, message: &TabMessage) {
        if let Ok(text) = serde_json::to_string(message) {
            // Fails only on a closed channel, which this is not before it is dropped.
            let _ = self.channel.post_message(&text.into());
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// Being the one window that acts for all, or waiting to become it.
#[derive(Clone, Default)]
pub struct Leadership(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    held: Option<Held>,
    leads_alone: bool,
}

impl Leadership {
    /// Asks to lead. The window that asked first leads until it is closed; then the next one does.
    /// Without Web Locks every window leads, and the tags of notifications keep them from doubling.
    pub fn seek(lock: &'static str) -> Leadership {
        let leadership = Leadership::default();
        if !locks::available() {
            leadership.0.borrow_mut().leads_alone = true;
            return leadership;
        }
        let state = Rc::downgrade(&leadership.0);
        spawn_local(async move {
            let held = locks::hold(lock).await;
            if let (Some(state), Ok(held)) = (state.upgrade(), held) {
                state.borrow_mut().held = Some(held);
            }
        });
        leadership
    }

    /// True while this window acts for all.
    pub fn leads(&self) -> bool {
        let state = self.0.borrow();
        state.leads_alone || state.held.is_some()
    }
}
