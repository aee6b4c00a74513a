//! A question or a short form over the page, in the browser's own modal dialog.
//! What it asks and what follows from the answer belong to the caller.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;

use super::button::{Button, ButtonAppearance, ButtonLabel};
use super::icon::Icon;
use crate::ui::focus;

/// What receives the focus when a dialog opens: the first entry of its body.
const FIRST_ENTRY: &str = ".dialog__body input, .dialog__body select, .dialog__body textarea";

/// How wide a dialog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// For a question or a short form.
    #[default]
    Normal,
    /// For a comparison or a preview.
    Large,
}

/// A modal dialog. Escape closes it, and the focus goes back to where it was.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the person closes it; the caller then sets `open` to false.
    #[prop(into)]
    on_close: UnsyncCallback<()>,
    /// What it asks.
    #[prop(into)]
    title: Signal<String>,
    /// What the button to close says.
    #[prop(into)]
    close_label: Signal<String>,
    /// How wide it is.
    #[prop(optional)]
    size: DialogSize,
    /// The buttons at its foot, the one that goes on last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The content, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    show_while_open(dialog, open, Some(FIRST_ENTRY));
    let children = StoredValue::new(children);
    let footer = StoredValue::new(footer);
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-label=move || title.get()
            data-size=(size == DialogSize::Large).then_some("large")
            on:close=move |_| {
                if open.get_untracked() && is_closed(dialog) {
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>
                <header class="dialog__head">
                    <h2 class="dialog__title">{move || title.get()}</h2>
                    <Button
                        label=close_label
                        icon=Icon::Close
                        label_mode=ButtonLabel::Hidden
                        appearance=ButtonAppearance::Quiet
                        on_press=on_close
                    />
                </header>
                <div class="dialog__body">{children.with_value(|children| children())}</div>
                {footer
                    .with_value(|footer| {
                        footer.as_ref().map(|footer| view! { <footer class="dialog__foot">{footer.run()}</footer> })
                    })}
            </Show>
        </dialog>
    }
}

/// Whether a native dialog is closed. Its `close` event comes late: by then it may have been opened for something else.
pub fn is_closed(dialog: NodeRef<html::Dialog>) -> bool {
    dialog.get_untracked().is_none_or(|dialog| !dialog.open())
}

/// Opens and closes a native dialog as `open` says; after opening, the first match of `entry` takes the focus.
pub fn show_while_open(
    dialog: NodeRef<html::Dialog>,
    open: Signal<bool>,
    entry: Option<&'static str>,
) {
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Fails only when the dialog is not in the page any more.
            if dialog.show_modal().is_ok()
                && let Some(entry) = entry
            {
                focus::focus_first(&dialog, entry);
            }
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}
