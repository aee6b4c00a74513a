//! One of two to five views or values, all of them visible.
//! Not for places with an address of their own: those are `tabs`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::select::Choice;

/// A row of choices of which one is on; arrow keys move between them.
#[component]
pub fn Segmented(
    /// Unique in the page; groups the choices.
    #[prop(into)]
    id: String,
    /// What is chosen here; read by assistive technology, shown when `label_shown`.
    #[prop(into)]
    label: Signal<String>,
    /// Shows the label above, as in a form.
    #[prop(optional)]
    label_shown: bool,
    /// The choices, in order.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The value that is on.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: UnsyncCallback<String>,
) -> impl IntoView {
    view! {
        <fieldset class="segmented">
            <legend class=if label_shown {
                "segmented__label"
            } else {
                "visually-hidden"
            }>{move || label.get()}</legend>
            <div class="segmented__options">
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|choice| segment(id.clone(), choice, value, on_change))
                        .collect_view()
                }}
            </div>
        </fieldset>
    }
}

fn segment(
    name: String,
    choice: Choice,
    value: Signal<String>,
    on_change: UnsyncCallback<String>,
) -> impl IntoView {
    let own = choice.value.clone();
    view! {
        <label class="segmented__option">
            <input
                class="segmented__control"
                type="radio"
                name=name
                value=choice.value.clone()
                prop:checked=move || *value.read() == own
                on:change=move |_| on_change.run(choice.value.clone())
            />
            <span>{choice.label}</span>
        </label>
    }
}
