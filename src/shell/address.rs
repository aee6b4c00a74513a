//! The address of the page: read, followed and changed without loading the page anew.
//! It knows no places: `ui::place` makes routes of paths.

use crate::shell::dynamic::base_path;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, Url};

/// The path and the query of the page, as they change. Copied freely; made once by the app's root.
#[derive(Clone, Copy)]
pub struct Address {
    /// The path with the folder the app is hosted in.
    pub path: RwSignal<String>,
    /// The query without its question mark.
    pub query: RwSignal<String>,
}

/// Whether the browser's "back" returns to the address that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Push,
    /// For filters: "back" does not go through each letter typed.
    Replace,
}

impl Address {
    /// Follows the links of the page and the browser's "back". Listens as long as the page lives.
    pub fn follow() -> Address {
        let address = Address {
            path: RwSignal::new(String::new()),
            query: RwSignal::new(String::new()),
        };
        address.read();
        let _ = window_event_listener(leptos::ev::popstate, move |_| address.read());
        let _ = window_event_listener(leptos::ev::click, move |event| {
            if let Some(link) = followed(&event) {
                event.prevent_default();
                address.go(&link.href(), Step::Push);
            }
        });
        address
    }

    /// The address of the page.
    pub fn expect() -> Address {
        expect_context::<Address>()
    }

    /// Goes to an address of the app. Pushed, it is a new screen, which is read from its top.
    pub fn go(self, href: &str, step: Step) {
        let Ok(history) = window().history() else {
            return;
        };
        // A browser that refuses (too many changes in a short time) leaves the person where they are.
        let _ = match step {
            Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
            Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
        };
        self.read();
        if step == Step::Push {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn read(self) {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let query = location.search().unwrap_or_default();
        set(self.query, query.trim_start_matches('?'));
        set(self.path, &path);
    }
}

fn set(signal: RwSignal<String>, value: &str) {
    if signal.with_untracked(|before| before != value) {
        signal.set(value.to_owned());
    }
}

/// The link that a click follows inside the app; none when the browser should do what it always does.
fn followed(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !is_plain || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let url = Url::new(&link.href()).ok()?;
    let location = window().location();
    let is_ours = Ok(url.origin()) == location.origin() && url.pathname().starts_with(&base_path());
    // A place within the page is reached by scrolling; a file, as the rescue page, is not a place of the app.
    let is_elsewhere = url.hash().is_empty();
    let is_file = url.pathname().rsplit('/').next()?.contains('.');
    let is_for_the_browser = !link.target().is_empty() || link.has_attribute("download");
    (is_ours && is_elsewhere && !is_file && !is_for_the_browser).then_some(link)
}
