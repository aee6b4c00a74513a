//! How many, beside a heading or a tab.
//! Shows a number that is already text, so that it is written the way of the language.

use crate::ui::view::view;
use leptos::prelude::*;

/// A count in a small pill.
#[component]
pub fn Counter(
    /// The number as it should be written: "1.204".
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! { <span class="counter">{move || value.get()}</span> }
}
