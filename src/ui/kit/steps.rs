//! The way something goes from beginning to end, and how far it is.
//! Shows; moving on is done by a button that says what it does.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    Current,
    Ahead,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepItem {
    pub label: String,
    pub state: StepState,
}

/// The steps in order, the present one marked.
#[component]
pub fn Steps(
    /// Names the way for assistive technology: "Estado de la factura".
    #[prop(into)]
    label: Signal<String>,
    /// The steps in order.
    #[prop(into)]
    steps: Signal<Vec<StepItem>>,
) -> impl IntoView {
    view! {
        <ol class="steps" role="list" aria-label=move || label.get()>
            {move || steps.get().into_iter().map(step_view).collect_view()}
        </ol>
    }
}

fn step_view(step: StepItem) -> impl IntoView {
    let done = step.state == StepState::Done;
    view! {
        <li
            class="steps__step"
            data-state=done.then_some("done")
            aria-current=(step.state == StepState::Current).then_some("step")
        >
            {done.then(|| view! { <IconView icon=Icon::Check /> })}
            {step.label}
        </li>
    }
}
