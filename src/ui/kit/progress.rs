//! Long work: how far it is, and a way to stop it.
//! Counts steps, not time: time left would be a guess.

use crate::ui::view::view;
use leptos::prelude::*;

use super::button::{Button, ButtonSize};

/// A bar with words; `total` of zero means that the end is not known yet.
#[component]
pub fn Progress(
    /// What is being done: "Comprobando facturas".
    #[prop(into)]
    label: Signal<String>,
    /// How far, in words: "4.100 de 100.000".
    #[prop(into)]
    detail: Signal<String>,
    /// Steps done.
    #[prop(into)]
    done: Signal<u64>,
    /// Steps in all; zero when not known.
    #[prop(into)]
    total: Signal<u64>,
    /// What the button to stop says; without it the work cannot be stopped.
    #[prop(optional, into)]
    cancel_label: Signal<Option<String>>,
    /// Called when the person stops the work.
    #[prop(optional, into)]
    on_cancel: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let value = move || (total.get() > 0).then(|| done.get().min(total.get()).to_string());
    view! {
        <div class="progress">
            <span class="progress__label" role="status">
                {move || label.get()}
            </span>
            <span class="progress__detail">{move || detail.get()}</span>
            <progress
                class="progress__bar"
                aria-label=move || label.get()
                max=move || total.get().max(1).to_string()
                value=value
            ></progress>
            <div class="progress__cancel">
                {move || {
                    Some(view! { <Button label=cancel_label.get()? on_press=on_cancel? size=ButtonSize::Small /> })
                }}
            </div>
        </div>
    }
}
