//! What happened to one thing, in order.
//! The caller gives the order and the words; nothing is sorted here.

use crate::ui::view::view;
use leptos::prelude::*;

use super::badge::Tone;
use super::icon::IconView;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// Stable among the entries of one list.
    pub key: String,
    /// Whether it was good, bad or neither.
    pub tone: Tone,
    /// What happened, in the past tense.
    pub title: String,
    /// Where it can be read, when it can.
    pub href: Option<String>,
    /// When and by whom, written for a person.
    pub when: String,
    /// The same moment for machines: `YYYY-MM-DD` or with the time.
    pub moment: String,
    /// How much of it, in a word or two: an amount.
    pub detail: Option<String>,
}

/// A list of events joined by a line.
#[component]
pub fn Timeline(
    /// Names the list for assistive technology: "Historia del contrato".
    #[prop(into)]
    label: Signal<String>,
    /// The events, in the order to show.
    #[prop(into)]
    entries: Signal<Vec<TimelineEntry>>,
) -> impl IntoView {
    view! {
        <ol class="timeline" role="list" aria-label=move || label.get()>
            <For each=move || entries.get() key=|entry| entry.clone().key let:entry>
                {entry_view(entry)}
            </For>
        </ol>
    }
}

fn entry_view(entry: TimelineEntry) -> impl IntoView {
    let title = match entry.href {
        Some(href) => view! { <a href=href>{entry.title}</a> },
        None => entry.title.into_any(),
    };
    view! {
        <li class="timeline__entry">
            <span class="timeline__mark" data-tone=entry.tone.name()>
                <IconView icon=entry.tone.shape() />
            </span>
            <div>
                <div class="timeline__what">
                    <p class="timeline__title">{title}</p>
                    {entry.detail.map(|text| view! { <p class="timeline__detail">{text}</p> })}
                </div>
                <p class="timeline__when">
                    <time datetime=entry.moment>{entry.when}</time>
                </p>
            </div>
        </li>
    }
}
