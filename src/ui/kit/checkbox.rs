//! A yes or no with its label.
//! Takes effect with its form; for something that happens at once, say so in the label.

use crate::ui::view::view;
use leptos::prelude::*;

/// A box to tick.
#[component]
pub fn Checkbox(
    /// What is true when it is ticked.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: UnsyncCallback<bool>,
    /// What it means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input
                class="checkbox__control"
                type="checkbox"
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{move || label.get()}</span>
            {move || hint.get().map(|text| view! { <span class="checkbox__hint">{text}</span> })}
        </label>
    }
}
