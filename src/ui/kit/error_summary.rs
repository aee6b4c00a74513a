//! What stops a form, gathered above it.
//! Repeats what the fields say; it adds no finding of its own.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;

use crate::ui::focus;

/// One error and the field that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryError {
    /// The id of the control, which receives the focus.
    pub field_id: String,
    /// The same sentence as under the field; the name of the field is put before it.
    pub text: String,
}

/// A list of errors that takes the focus whenever `shown` changes to a new attempt with errors.
#[component]
pub fn ErrorSummary(
    /// How many things to correct, as a sentence.
    #[prop(into)]
    title: Signal<String>,
    /// What is wrong, in the order of the fields; nothing is shown when it is empty.
    #[prop(into)]
    errors: Signal<Vec<SummaryError>>,
    /// Counts the attempts to send the form: the summary takes the focus when it grows.
    #[prop(into)]
    attempt: Signal<u32>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<u32>| {
        let now = attempt.get();
        if before.is_some_and(|before| before != now)
            && let Some(summary) = summary.get_untracked()
        {
            let _ = summary.focus();
        }
        now
    });
    view! {
        <div class="error-summary__place" node_ref=summary role="alert" tabindex="-1">
            <Show when=move || !errors.read().is_empty()>
                <div class="error-summary">
                    <h2 class="error-summary__title">{move || title.get()}</h2>
                    <ul class="error-summary__list" role="list">
                        {move || errors.get().into_iter().map(error_line).collect_view()}
                    </ul>
                </div>
            </Show>
        </div>
    }
}

fn error_line(error: SummaryError) -> impl IntoView {
    let target = error.field_id.clone();
    let text = match focus::label_of(&target) {
        Some(label) if label.ends_with('?') => format!("{label} {}", error.text),
        Some(label) => format!("{label}: {}", error.text),
        None => error.text,
    };
    view! {
        <li>
            <a
                href=format!("#{}", error.field_id)
                on:click=move |event| {
                    event.prevent_default();
                    event.stop_propagation();
                    focus::focus_id(&target);
                }
            >
                {text}
            </a>
        </li>
    }
}
