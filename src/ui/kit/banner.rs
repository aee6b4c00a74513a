//! What a person must know about this page before going on.
//! For what just happened there is `toast`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::badge::Tone;
use super::icon::{Icon, IconView};

/// A sentence across the page, with what to do about it.
#[component]
pub fn Banner(
    /// `Bad` interrupts assistive technology, the others wait their turn.
    #[prop(optional)]
    tone: Tone,
    /// What is the matter.
    #[prop(into)]
    title: Signal<String>,
    /// Why, and what follows from it.
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// What to do about it: buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let icon = match tone {
        Tone::Bad => Icon::Diamond,
        Tone::Warn => Icon::Triangle,
        Tone::Good => Icon::Check,
        Tone::Neutral | Tone::Accent => Icon::Info,
    };
    view! {
        <div
            class="banner"
            data-tone=tone.name()
            role=if tone == Tone::Bad { "alert" } else { "status" }
        >
            <IconView icon=icon />
            <div class="banner__body">
                <p class="banner__title">{move || title.get()}</p>
                {move || detail.get().map(|text| view! { <p>{text}</p> })}
            </div>
            <div class="banner__actions">{children.map(|children| children())}</div>
        </div>
    }
}
