//! Where files and whole folders are dropped or chosen.
//! Hands over files as the browser gives them; reads none of them.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, FileSystemEntry, HtmlInputElement};

use super::button::{Button, ButtonAppearance};
use super::icon::{Icon, IconSize, IconView};

mod entries;

/// The words of a drop zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropZoneWords {
    /// What to drop: "Arrastra aquí facturas XML o ZIP".
    pub label: String,
    /// What happens with them.
    pub hint: String,
    /// The button to choose files.
    pub choose_files: String,
    /// The button to choose a folder; empty where a folder makes no sense.
    pub choose_folder: String,
}

/// A place for files; the buttons do the same without dragging.
#[component]
pub fn DropZone(
    /// The words.
    #[prop(into)]
    words: Signal<DropZoneWords>,
    /// What the file picker offers, as in the `accept` attribute: ".xml,.zip".
    #[prop(optional, into)]
    accept: String,
    /// Called with all files found, those inside folders included, in no order.
    #[prop(into)]
    on_files: UnsyncCallback<Vec<File>>,
) -> impl IntoView {
    let files = NodeRef::<html::Input>::new();
    let folder = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(folder) = folder.get() {
            folder.set_webkitdirectory(true);
        }
    });
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        // The entries must be taken before the event is over; their files may come later.
        let entries = entries::of_drop(&event);
        spawn_local(async move {
            let files = entries::all_files(entries).await;
            on_files.try_run(files);
        });
    };
    view! {
        <div
            class="drop-zone"
            data-state=move || over.get().then_some("over")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <IconView icon=Icon::Upload size=IconSize::Large />
            <p class="drop-zone__label">{move || words.read().label.clone()}</p>
            <p class="drop-zone__hint">{move || words.read().hint.clone()}</p>
            <div class="drop-zone__actions">
                <Button
                    label=Signal::derive(move || words.read().choose_files.clone())
                    on_press=move |()| open(files)
                />
                <Show when=move || !words.read().choose_folder.is_empty()>
                    <Button
                        label=Signal::derive(move || words.read().choose_folder.clone())
                        appearance=ButtonAppearance::Quiet
                        on_press=move |()| open(folder)
                    />
                </Show>
            </div>
            <input
                type="file"
                multiple
                hidden
                accept=accept
                node_ref=files
                on:change:target=move |event| on_files.run(taken(&event.target()))
            />
            <input
                type="file"
                multiple
                hidden
                node_ref=folder
                on:change:target=move |event| on_files.run(taken(&event.target()))
            />
        </div>
    }
}

fn open(input: NodeRef<html::Input>) {
    if let Some(input) = input.get_untracked() {
        input.click();
    }
}

/// The files chosen; the input is emptied, so that choosing the same file again is a change.
fn taken(input: &HtmlInputElement) -> Vec<File> {
    let files = entries::of_list(input.files());
    input.set_value("");
    files
}

/// What was dropped: files known at once, and entries whose files must be asked for.
struct Dropped {
    files: Vec<File>,
    entries: Vec<FileSystemEntry>,
}

impl Dropped {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && self.entries.is_empty()
    }
}

/// `value` as a `T`, when it is one.
fn cast<T: JsCast>(value: wasm_bindgen::JsValue) -> Option<T> {
    value.dyn_into().ok()
}
