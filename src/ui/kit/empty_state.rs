//! Nothing here yet: why, and what to do first.
//! Not for an error, which is a `banner`.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconSize, IconView};

/// What stands where records will be.
#[component]
pub fn EmptyState(
    /// What kind of thing will be here.
    icon: Icon,
    /// What is missing, as a sentence.
    #[prop(into)]
    title: Signal<String>,
    /// What it is for and how it begins.
    #[prop(into)]
    text: Signal<String>,
    /// The first steps: buttons, the first one primary.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__mark">
                <IconView icon=icon size=IconSize::Large />
            </span>
            <h2 class="empty-state__title">{move || title.get()}</h2>
            <p class="empty-state__text">{move || text.get()}</p>
            <div class="empty-state__actions">{children.map(|children| children())}</div>
        </div>
    }
}
