//! Keys that do something anywhere in the page.
//! Only hears them; what they do is given by the caller, and `kit::shortcuts` lists them.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A key or a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chord {
    /// With Ctrl, or ⌘ on a Mac; heard while typing too. The letter in lower case.
    Command(&'static str),
    /// Alone; not heard while something is typed.
    Plain(&'static str),
    /// Two keys one after the other, each alone: "g", then "h".
    Sequence(&'static str, &'static str),
}

/// Within how many milliseconds the second key of a sequence must follow.
const SEQUENCE_MS: i64 = 1_500;

/// Calls `run` at each press of `chord` until the calling component goes away.
pub fn listen(chord: Chord, run: impl Fn() + 'static) {
    let before = StoredValue::new((String::new(), 0));
    let listener = window_event_listener(ev::keydown, move |event| {
        let now = event.time_stamp() as i64;
        let (key, at) = before.try_get_value().unwrap_or_default();
        let recent = if now - at < SEQUENCE_MS {
            key
        } else {
            String::new()
        };
        let heard = is_heard(chord, &event, &recent);
        if !is_modifier(&event.key()) {
            let key = if is_typing(&event) {
                String::new()
            } else {
                event.key()
            };
            before.try_set_value((key, now));
        }
        if heard && !event.default_prevented() {
            event.prevent_default();
            run();
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_heard(chord: Chord, event: &KeyboardEvent, before: &str) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    match chord {
        Chord::Command(key) => command && !event.alt_key() && event.key().eq_ignore_ascii_case(key),
        Chord::Plain(key) => is_alone(event) && event.key() == key,
        Chord::Sequence(first, second) => {
            is_alone(event) && before == first && event.key() == second
        }
    }
}

fn is_alone(event: &KeyboardEvent) -> bool {
    !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !is_typing(event)
}

fn is_modifier(key: &str) -> bool {
    matches!(key, "Shift" | "Control" | "Alt" | "Meta" | "AltGraph")
}

/// True when the key goes into an entry, or into a dialog that has its own keys.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    target.is_content_editable()
        || target
            .closest("input, textarea, select, dialog")
            .is_ok_and(|found| found.is_some())
}

/// The name of the command key on this machine: "⌘" on Apple systems, "Ctrl" elsewhere.
pub fn command_key_name() -> &'static str {
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Mac OS") || agent.contains("iPhone") || agent.contains("iPad") {
        "⌘"
    } else {
        "Ctrl"
    }
}
