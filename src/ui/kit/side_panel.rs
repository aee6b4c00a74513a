//! The record beside its list.
//! Which record it shows, and its address, belong to the screen.

use crate::ui::view::view;
use leptos::prelude::*;

use super::button::{Button, ButtonAppearance, ButtonLabel};
use super::icon::Icon;

/// A panel beside a list; Escape closes it. Put it after the list inside `.with-panel`.
#[component]
pub fn SidePanel(
    /// What is shown.
    #[prop(into)]
    title: Signal<String>,
    /// One line about it.
    #[prop(optional, into)]
    subtitle: Signal<Option<String>>,
    /// What the button to close says.
    #[prop(into)]
    close_label: Signal<String>,
    /// Called by the button and by Escape.
    #[prop(into)]
    on_close: UnsyncCallback<()>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <aside
            class="side-panel"
            aria-label=move || title.get()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    on_close.run(());
                }
            }
        >
            <header class="side-panel__head">
                <div class="side-panel__titles">
                    <h2 class="side-panel__title">{move || title.get()}</h2>
                    {move || {
                        subtitle.get().map(|text| view! { <p class="side-panel__subtitle">{text}</p> })
                    }}
                </div>
                <Button
                    label=close_label
                    icon=Icon::Close
                    label_mode=ButtonLabel::Hidden
                    appearance=ButtonAppearance::Quiet
                    on_press=on_close
                />
            </header>
            <div class="side-panel__body">{children()}</div>
        </aside>
    }
}
