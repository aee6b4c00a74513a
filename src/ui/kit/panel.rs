//! A surface for what belongs together.
//! Has no opinion about its content.

use crate::ui::view::view;
use leptos::prelude::*;

/// A surface with an optional head.
#[component]
pub fn Panel(
    /// Names the surface; without it there is no head.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// Beside the title: a count, a small button.
    #[prop(optional, into)]
    aside: ViewFnOnce,
    /// Lets the content reach the edges: tables, lists.
    #[prop(optional)]
    flush: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    let head = title.read_untracked().is_some().then(|| {
        view! {
            <header class="panel__head">
                <h2 class="panel__title">{move || title.get()}</h2>
                <div class="panel__aside">{aside.run()}</div>
            </header>
        }
    });
    view! {
        <section class="panel">
            {head}
            <div class="panel__body" data-flush=flush.then_some("true")>
                {children()}
            </div>
        </section>
    }
}
