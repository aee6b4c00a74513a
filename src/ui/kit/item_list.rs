//! Things that need someone: how urgent, what happened, and the next step.
//! Order and urgency come from the caller; a settled item says so and leaves.

use crate::ui::view::view;
use leptos::prelude::*;

use super::badge::{Badge, Tone};

/// The surface that holds the items.
#[component]
pub fn ItemList(
    /// Names the list for assistive technology: "Vencido".
    #[prop(into)]
    label: Signal<String>,
    /// The items.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="items" role="list" aria-label=move || label.get()>
            {children()}
        </ul>
    }
}

/// One thing that needs someone.
#[component]
pub fn Item(
    /// How much attention it asks for.
    #[prop(into)]
    tone: Signal<Tone>,
    /// How urgent it is, in words: "12 días tarde".
    #[prop(into)]
    urgency: Signal<String>,
    /// What happened, as a sentence.
    #[prop(into)]
    title: Signal<String>,
    /// Where the whole story is.
    #[prop(optional, into)]
    href: Option<String>,
    /// To whom, how much is at stake, since when.
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// True once it is settled: it leaves and the next one moves up.
    #[prop(optional, into)]
    leaving: Signal<bool>,
    /// The next step: one button, at most two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = match href {
        Some(href) => view! { <a href=href>{move || title.get()}</a> },
        None => (move || title.get()).into_any(),
    };
    view! {
        <li class="item" data-state=move || leaving.get().then_some("leaving")>
            <div>
                <Badge tone=tone label=urgency />
            </div>
            <div>
                <p class="item__title">{heading}</p>
                {move || detail.get().map(|text| view! { <p class="item__detail">{text}</p> })}
            </div>
            {children.map(|children| view! { <div class="item__actions">{children()}</div> })}
        </li>
    }
}
