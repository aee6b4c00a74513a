//! What just happened, with a way back.
//! Keeps no list: the caller adds toasts and takes away those that are dismissed.

use crate::ui::view::view;
use leptos::prelude::*;
use std::time::Duration;

use super::icon::{Icon, IconView};

/// One message about what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Unique among the messages shown.
    pub id: u64,
    /// What happened, in the past tense.
    pub text: String,
    /// What the way back says: "Deshacer". None when there is no way back.
    pub action: Option<String>,
    /// After how many seconds it leaves by itself; none stays until it is dismissed.
    pub seconds: Option<u32>,
}

/// Where messages appear. Time stands still while the pointer or the focus is on them.
#[component]
pub fn ToastRegion(
    /// Names the region for assistive technology: "Avisos".
    #[prop(into)]
    label: Signal<String>,
    /// What the button to dismiss says.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// The messages, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Called with the id when the way back is chosen.
    #[prop(into)]
    on_action: UnsyncCallback<u64>,
    /// Called with the id when a message is dismissed or its time is over.
    #[prop(into)]
    on_dismiss: UnsyncCallback<u64>,
) -> impl IntoView {
    let paused = RwSignal::new(false);
    view! {
        <section
            class="toasts"
            aria-label=move || label.get()
            on:pointerenter=move |_| paused.set(true)
            on:pointerleave=move |_| paused.set(false)
            on:focusin=move |_| paused.set(true)
            on:focusout=move |_| paused.set(false)
        >
            <div role="status" aria-live="polite" class="stack" data-gap="small">
                <For each=move || toasts.get() key=|toast| toast.id let:toast>
                    <ToastView toast dismiss_label on_action on_dismiss paused />
                </For>
            </div>
        </section>
    }
}

#[component]
fn ToastView(
    toast: Toast,
    dismiss_label: Signal<String>,
    on_action: UnsyncCallback<u64>,
    on_dismiss: UnsyncCallback<u64>,
    paused: RwSignal<bool>,
) -> impl IntoView {
    let id = toast.id;
    if let Some(seconds) = toast.seconds {
        dismiss_after(seconds, paused, move || on_dismiss.run(id));
    }
    view! {
        <div class="toast">
            <p class="toast__text">{toast.text}</p>
            {toast
                .action
                .map(|action| {
                    view! {
                        <button
                            class="toast__button"
                            type="button"
                            data-part="action"
                            on:click=move |_| on_action.run(id)
                        >
                            {action}
                        </button>
                    }
                })}
            <button
                class="toast__button"
                type="button"
                title=move || dismiss_label.get()
                on:click=move |_| on_dismiss.run(id)
            >
                <IconView icon=Icon::Close />
                <span class="visually-hidden">{move || dismiss_label.get()}</span>
            </button>
        </div>
    }
}

/// Counts the seconds that are not paused, then calls once; stops with the owner of the calling component.
fn dismiss_after(seconds: u32, paused: RwSignal<bool>, over: impl Fn() + 'static) {
    let left = StoredValue::new(seconds);
    let tick = move || {
        if paused.try_get_untracked() != Some(false) {
            return;
        }
        let now = left.try_update_value(|left| {
            *left = left.saturating_sub(1);
            *left
        });
        if now == Some(0) {
            over();
        }
    };
    // Without a timer the message simply stays until it is dismissed.
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
}
