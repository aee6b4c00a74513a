//! A question with one answer of a few, each of which may explain itself.
//! For many answers there is `select`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::field::FieldError;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadioOption {
    /// What is given back when it is chosen.
    pub value: String,
    /// The answer.
    pub label: String,
    /// What it means, under the answer.
    pub hint: Option<String>,
}

/// A question and its answers; arrow keys move between them, as the browser does it.
#[component]
pub fn RadioGroup(
    /// Unique in the page; groups the answers and names the error.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answers, in order.
    #[prop(into)]
    options: Signal<Vec<RadioOption>>,
    /// The value of the answer chosen; empty when none is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the answer.
    #[prop(into)]
    on_change: UnsyncCallback<String>,
    /// What is wrong and what to do about it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let name = id.clone();
    let described = error_id.clone();
    view! {
        <fieldset
            class="radio-group"
            id=id
            aria-describedby=move || error.read().is_some().then(|| described.clone())
        >
            <legend class="radio-group__label">{move || label.get()}</legend>
            {move || {
                options
                    .get()
                    .into_iter()
                    .map(|option| view! { <Answer name=name.clone() option=option value=value on_change=on_change /> })
                    .collect_view()
            }}
            <FieldError id=error_id error=error />
        </fieldset>
    }
}

#[component]
fn Answer(
    name: String,
    option: RadioOption,
    value: Signal<String>,
    on_change: UnsyncCallback<String>,
) -> impl IntoView {
    let own = option.value.clone();
    view! {
        <label class="radio-group__option">
            <input
                class="radio-group__control"
                type="radio"
                name=name
                value=option.value.clone()
                prop:checked=move || *value.read() == own
                on:change=move |_| on_change.run(option.value.clone())
            />
            <span>{option.label}</span>
            {option.hint.map(|text| view! { <span class="radio-group__hint">{text}</span> })}
        </label>
    }
}
