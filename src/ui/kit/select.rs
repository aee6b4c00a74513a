//! A choice of one among many, with the browser's own list.
//! For two to five visible choices there are `radio_group` and `segmented`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::field::{FieldFrame, described_by};
use super::icon::{Icon, IconView};

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is given back when it is chosen.
    pub value: String,
    /// How it is called on the screen.
    pub label: String,
}

impl Choice {
    /// A choice from its value and its name.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A select with its label, hint and error.
#[component]
pub fn SelectField(
    /// Unique in the page; the ids of hint and error derive from it.
    #[prop(into)]
    id: String,
    /// What is asked, always visible.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen, in order.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The value of what is chosen; empty when nothing is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of what was chosen.
    #[prop(into)]
    on_change: UnsyncCallback<String>,
    /// Offered first, with an empty value: "Elige un cliente". Without it the first choice is preset.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Said after the label when the entry may stay empty: "opcional".
    #[prop(optional, into)]
    optional_mark: Signal<Option<String>>,
    /// How to choose.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and what to do about it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let field_id = id.clone();
    view! {
        <FieldFrame id=id.clone() label=label optional_mark=optional_mark hint=hint error=error>
            <select
                class="field__control select"
                id=id.clone()
                disabled=move || disabled.get()
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || {
                    described_by(&field_id, hint.read().is_some(), error.read().is_some())
                }
                on:change:target=move |event| on_change.run(event.target().value())
            >
                {move || {
                    placeholder
                        .get()
                        .map(|text| {
                            view! {
                                <option value="" prop:selected=move || value.read().is_empty()>
                                    {text}
                                </option>
                            }
                        })
                }}
                {move || options.get().into_iter().map(|choice| option_view(choice, value)).collect_view()}
            </select>
            <span class="select__mark">
                <IconView icon=Icon::ChevronDown />
            </span>
        </FieldFrame>
    }
}

/// One `option`, selected when it is the value.
pub fn option_view(choice: Choice, value: Signal<String>) -> impl IntoView {
    let own = choice.value.clone();
    view! {
        <option value=choice.value prop:selected=move || *value.read() == own>
            {choice.label}
        </option>
    }
}
