//! Search and filters of a list, and how much they leave.
//! Filters nothing itself: values come in and go out, usually through the address of the page.

use crate::ui::view::view;
use leptos::prelude::*;

use super::button::{Button, ButtonAppearance, ButtonSize};
use super::icon::{Icon, IconView};
use super::select::{Choice, option_view};

/// How a filter shows its choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterShape {
    /// A few choices side by side; pressing the one that is on takes it off.
    Chips,
    /// Many choices behind one control.
    Select,
}

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What is given back when it changes.
    pub key: &'static str,
    /// What is filtered: "Estado".
    pub label: String,
    /// How its choices show.
    pub shape: FilterShape,
    /// The choices; a select adds "any" before them.
    pub choices: Vec<FilterChoice>,
    /// The value that is on; empty when the filter is off.
    pub value: String,
}

/// One choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterChoice {
    pub value: String,
    pub label: String,
    /// How many it would leave, already written.
    pub count: Option<String>,
}

/// The words of the bar itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterWords {
    /// Names the search: "Buscar en facturas".
    pub search: String,
    /// Takes every filter and the search off.
    pub clear: String,
}

/// Search, filters and what they leave.
#[component]
pub fn FilterBar(
    /// The words of the bar.
    #[prop(into)]
    words: Signal<FilterWords>,
    /// What is searched now.
    #[prop(into)]
    search: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_search: UnsyncCallback<String>,
    /// The filters, in order.
    #[prop(into)]
    filters: Signal<Vec<Filter>>,
    /// Called with the key of the filter and its new value; empty takes it off.
    #[prop(into)]
    on_filter: UnsyncCallback<(&'static str, String)>,
    /// Called to take everything off.
    #[prop(into)]
    on_clear: UnsyncCallback<()>,
    /// How much is left: "412 facturas, $ 1.234 M".
    #[prop(optional, into)]
    summary: Signal<Option<String>>,
    /// At the end: saved views, columns, export.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let is_on = move || {
        !search.read().is_empty() || filters.read().iter().any(|filter| !filter.value.is_empty())
    };
    view! {
        <div class="filter-bar" role="search" aria-label=move || words.read().search.clone()>
            <label class="filter-bar__search">
                <IconView icon=Icon::Search />
                <span class="visually-hidden">{move || words.read().search.clone()}</span>
                <input
                    class="filter-bar__input"
                    type="search"
                    autocomplete="off"
                    placeholder=move || words.read().search.clone()
                    prop:value=move || search.get()
                    on:input:target=move |event| on_search.run(event.target().value())
                />
            </label>
            {move || {
                filters.get().into_iter().map(|filter| filter_view(filter, on_filter)).collect_view()
            }}
            <Show when=is_on>
                <Button
                    label=Signal::derive(move || words.read().clear.clone())
                    appearance=ButtonAppearance::Quiet
                    size=ButtonSize::Small
                    on_press=on_clear
                />
            </Show>
            <span class="filter-bar__summary" role="status">
                {move || summary.get()}
            </span>
            {children.map(|children| children())}
        </div>
    }
}

fn filter_view(filter: Filter, on_filter: UnsyncCallback<(&'static str, String)>) -> AnyView {
    match filter.shape {
        FilterShape::Chips => chips_view(filter, on_filter).into_any(),
        FilterShape::Select => select_view(filter, on_filter).into_any(),
    }
}

fn chips_view(filter: Filter, on_filter: UnsyncCallback<(&'static str, String)>) -> impl IntoView {
    let Filter { key, value, .. } = filter;
    let chips = filter.choices.into_iter().map(|choice| {
        let on = choice.value == value;
        let next = if on { String::new() } else { choice.value };
        view! {
            <button
                class="filter-bar__chip"
                type="button"
                aria-pressed=if on { "true" } else { "false" }
                on:click=move |_| on_filter.run((key, next.clone()))
            >
                <span>{choice.label}</span>
                {choice
                    .count
                    .map(|count| view! { <span class="filter-bar__chip-count">{count}</span> })}
            </button>
        }
    });
    view! {
        <div class="filter-bar__chips" role="group" aria-label=filter.label>
            {chips.collect_view()}
        </div>
    }
}

fn select_view(filter: Filter, on_filter: UnsyncCallback<(&'static str, String)>) -> impl IntoView {
    let Filter { key, label, .. } = filter;
    let active = (!filter.value.is_empty()).then_some("active");
    let value = Signal::stored(filter.value);
    let any = Choice::new("", label.clone());
    let choices = filter.choices.into_iter().map(|choice| {
        let text = match choice.count {
            Some(count) => format!("{} ({count})", choice.label),
            None => choice.label,
        };
        Choice::new(choice.value, text)
    });
    let options: Vec<_> = std::iter::once(any)
        .chain(choices)
        .map(|choice| option_view(choice, value))
        .collect();
    view! {
        <span class="filter-bar__select">
            <select
                class="filter-bar__choice"
                aria-label=label
                data-state=active
                on:change:target=move |event| on_filter.run((key, event.target().value()))
            >
                {options}
            </select>
            <IconView icon=Icon::ChevronDown />
        </span>
    }
}
