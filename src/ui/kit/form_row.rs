//! One of several alike in a form: its entries under a name, and the button that takes it away.

use crate::ui::view::view;
use leptos::prelude::*;

use super::button::{Button, ButtonAppearance, ButtonSize};
use super::icon::Icon;

/// A named group of entries that can be taken away.
#[component]
pub fn FormRow(
    /// Tells it from the others: "Póliza 2".
    #[prop(into)]
    name: String,
    /// What the button says: "Quitar póliza 2".
    #[prop(into)]
    remove_label: String,
    /// Called when it is to go.
    #[prop(into)]
    on_remove: UnsyncCallback<()>,
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="form-row">
            <legend class="form-row__legend">{name}</legend>
            <div class="grid" data-columns="fields">{children()}</div>
            <div class="cluster">
                <Button
                    label=remove_label
                    size=ButtonSize::Small
                    appearance=ButtonAppearance::Quiet
                    icon=Icon::Trash
                    on_press=on_remove
                />
            </div>
        </fieldset>
    }
}
