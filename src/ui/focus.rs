//! Keyboard focus among the elements of the page.
//! Moves it; which element deserves it is decided by who calls.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, Node};

/// A move among the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    First,
    Last,
}

/// The move that a key asks for in a vertical list; none for other keys or with a modifier.
pub fn vertical_step(event: &KeyboardEvent) -> Option<Step> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowDown" => Some(Step::Next),
        "ArrowUp" => Some(Step::Previous),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        _ => None,
    }
}

impl Step {
    /// The place after this move in a list of `count` that goes round; none in an empty list.
    pub fn from(self, place: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, place) {
            (Step::First, _) | (Step::Next, None) => 0,
            (Step::Last, _) | (Step::Previous, None) => last,
            (Step::Next, Some(place)) if place >= last => 0,
            (Step::Next, Some(place)) => place + 1,
            (Step::Previous, Some(0)) => last,
            (Step::Previous, Some(place)) => place - 1,
        })
    }
}

/// Gives the focus to the element with this id, and shows it.
pub fn focus_id(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        focus(&element);
    }
}

/// What the control with this id is called on the page, without what follows its name; none when nothing names it.
pub fn label_of(id: &str) -> Option<String> {
    let label = document()
        .query_selector(&format!("label[for='{id}']"))
        .ok()
        .flatten()?;
    let own = label.child_nodes();
    let text: String = (0..own.length())
        .filter_map(|place| own.get(place))
        .filter(|node| node.node_type() == Node::TEXT_NODE)
        .filter_map(|node| node.text_content())
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Gives the focus to the first element inside `container` that matches; false when there is none.
pub fn focus_first(container: &Element, selector: &str) -> bool {
    match first(container, selector) {
        Some(element) => {
            focus(&element);
            true
        }
        None => false,
    }
}

/// The same without scrolling to it: for an element that was focused and stands elsewhere now.
pub fn focus_unseen(container: &Element, selector: &str) {
    if let Some(element) = first(container, selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // As in [`focus`].
        let _ = element.focus_with_options(&options);
    }
}

fn first(container: &Element, selector: &str) -> Option<HtmlElement> {
    container.query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves the focus among the elements inside `container` that match.
pub fn move_focus(container: &Element, selector: &str, step: Step) {
    let Ok(found) = container.query_selector_all(selector) else {
        return;
    };
    let elements: Vec<HtmlElement> = (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let place = elements
        .iter()
        .position(|element| active.as_ref() == Some(element.as_ref()));
    if let Some(element) = step
        .from(place, elements.len())
        .and_then(|place| elements.get(place))
    {
        focus(element);
    }
}

/// A failed focus leaves it where it was, which is all that can be done.
fn focus(element: &HtmlElement) {
    let _ = element.focus();
}
