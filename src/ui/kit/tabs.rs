//! Views of the same thing, each with its own address.
//! Links, not `role=tab`: back, reload and sharing work, and the screen decides what each shows.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Where it is.
    pub href: String,
    /// What it shows.
    pub label: String,
    /// How many things are there, already written; none when counting says nothing.
    pub count: Option<String>,
    /// Whether it is the one shown now.
    pub current: bool,
}

/// The views of one thing.
#[component]
pub fn Tabs(
    /// Names the set for assistive technology: "Contrato 2025-014".
    #[prop(into)]
    label: Signal<String>,
    /// The views, in order.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    let strip = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        tabs.track();
        if let Some(strip) = strip.get() {
            request_animation_frame(move || show_current(&strip));
        }
    });
    view! {
        <nav class="tabs" aria-label=move || label.get() node_ref=strip>
            <ul class="tabs__list" role="list">
                {move || tabs.get().into_iter().map(tab_view).collect_view()}
            </ul>
        </nav>
    }
}

/// Where there is no room for all, the strip is scrolled until the current view is in its middle.
fn show_current(strip: &HtmlElement) {
    let current = strip.query_selector("[aria-current]").ok().flatten();
    if let Some(current) = current.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let middle = current.offset_left() + current.offset_width() / 2;
        strip.set_scroll_left(middle - strip.offset_left() - strip.client_width() / 2);
    }
}

fn tab_view(tab: Tab) -> impl IntoView {
    view! {
        <li>
            <a class="tabs__link" href=tab.href aria-current=tab.current.then_some("page")>
                {tab.label}
                {tab.count.map(|count| view! { <span class="tabs__count">{count}</span> })}
            </a>
        </li>
    }
}
