//! Names and values of one thing.
//! Not a table: each value stands for itself.

use crate::ui::view::view;
use leptos::prelude::*;

/// The list; put `Detail`s inside.
#[component]
pub fn DetailsList(
    /// The details.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="details-list">
            <dl class="details-list__rows">{children()}</dl>
        </div>
    }
}

/// One name and its value.
#[component]
pub fn Detail(
    /// What it is.
    #[prop(into)]
    term: Signal<String>,
    /// Where the value comes from, or since when: "Prórroga, otrosí 2".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="details-list__row">
            <dt class="details-list__term">{move || term.get()}</dt>
            <dd class="details-list__value">
                {children()}
                {move || note.get().map(|text| view! { <p class="details-list__note">{text}</p> })}
            </dd>
        </div>
    }
}
