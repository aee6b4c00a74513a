//! Keys as they are written on the keyboard.
//! Shows them; `shortcuts` and `keys` act on them.

use crate::ui::view::view;
use leptos::prelude::*;

/// One combination of keys, such as "Ctrl" "K".
#[component]
pub fn KeyHint(
    /// The keys in the order they are pressed.
    #[prop(into)]
    keys: Signal<Vec<String>>,
) -> impl IntoView {
    view! {
        <span class="key-hint">
            {move || {
                keys.get()
                    .into_iter()
                    .map(|key| view! { <kbd class="key-hint__key">{key}</kbd> })
                    .collect_view()
            }}
        </span>
    }
}
