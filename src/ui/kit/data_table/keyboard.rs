//! From row to row with the keyboard: one row is the tab stop, arrow keys move it.
//! Enter is the link's own.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::window::Measure;
use crate::ui::focus;

/// What moving needs to know.
#[derive(Clone, Copy)]
pub(super) struct Mover {
    pub(super) region: NodeRef<html::Div>,
    pub(super) active: RwSignal<usize>,
    pub(super) measure: RwSignal<Measure>,
    pub(super) row_count: Signal<usize>,
    pub(super) on_move: Option<UnsyncCallback<usize>>,
}

impl Mover {
    /// Moves as the key asks; leaves other keys alone.
    pub(super) fn pressed(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(last) = self.row_count.get_untracked().checked_sub(1) else {
            return;
        };
        let now = self.active.get_untracked();
        let page = self.measure.get_untracked().page().saturating_sub(1).max(1);
        let next = match event.key().as_str() {
            "ArrowDown" => now.saturating_add(1),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now.saturating_add(page),
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.go_to(next.min(last));
    }

    /// Shows the row at this place and gives it the focus.
    fn go_to(self, place: usize) {
        self.active.set(place);
        self.scroll_to(place);
        // The row may be drawn only after the scroll; the focus waits for it.
        request_animation_frame(move || {
            if let Some(region) = self.region.try_get_untracked().flatten() {
                focus::focus_first(&region, &selector(place));
            }
        });
        if let Some(on_move) = self.on_move {
            on_move.run(place);
        }
    }

    /// Scrolls as little as needed for the whole row to be seen between head and foot.
    fn scroll_to(self, place: usize) {
        let Some(region) = self.region.get_untracked() else {
            return;
        };
        let measure = self.measure.get_untracked();
        let row = measure.offset_px(1);
        let covered = |selector: &str| {
            let found = region.query_selector(selector).ok().flatten();
            let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
            found.map_or(0, |found| {
                usize::try_from(found.offset_height()).unwrap_or(0)
            })
        };
        let room = measure
            .view_px
            .saturating_sub(covered(".data-table__head") + covered(".data-table__foot"));
        let start = measure.offset_px(place);
        let top = usize::try_from(region.scroll_top()).unwrap_or(0);
        let wanted = if start < top {
            start
        } else if start + row > top + room {
            (start + row).saturating_sub(room)
        } else {
            return;
        };
        region.set_scroll_top(i32::try_from(wanted).unwrap_or(i32::MAX));
    }
}

/// The link of the row at this place.
pub(super) fn selector(place: usize) -> String {
    format!("[data-place=\"{place}\"]")
}
