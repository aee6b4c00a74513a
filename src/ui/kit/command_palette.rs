//! Any record, screen or action, found by typing.
//! Searches nothing itself: results come from a callback, in the order to show.

use crate::ui::view::view;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dialog::{is_closed, show_while_open};
use super::icon::{Icon, IconView};
use super::key_hint::KeyHint;
use crate::ui::focus::{self, Step};

/// Results that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteGroup {
    pub label: String,
    pub options: Vec<PaletteOption>,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteOption {
    /// Unique among the results; given back when it is chosen.
    pub id: String,
    /// What it is.
    pub label: String,
    /// What tells it from others alike.
    pub detail: String,
    /// Its kind.
    pub icon: Icon,
}

/// The words of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteWords {
    /// Names the entry: "Buscar o ir a…".
    pub search: String,
    /// Names the list of results.
    pub results: String,
    /// Said when nothing is found.
    pub empty: String,
    /// What the keys do, as pairs of key and verb: ("↵", "abrir").
    pub keys: Vec<(String, String)>,
}

/// The button in the top bar that opens the palette.
#[component]
pub fn PaletteOpener(
    /// What it says: "Buscar o ir a…".
    #[prop(into)]
    label: Signal<String>,
    /// The keys that do the same.
    #[prop(into)]
    keys: Signal<Vec<String>>,
    /// Called to open it.
    #[prop(into)]
    on_open: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button class="palette-opener" type="button" aria-haspopup="dialog" on:click=move |_| on_open.run(())>
            <IconView icon=Icon::Search />
            <span class="palette-opener__text">{move || label.get()}</span>
            <KeyHint keys=keys />
        </button>
    }
}

/// The palette: an entry and, under it, what it finds. The focus stays in the entry.
#[component]
pub fn CommandPalette(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when it closes, after a choice too.
    #[prop(into)]
    on_close: UnsyncCallback<()>,
    /// Its words.
    #[prop(into)]
    words: Signal<PaletteWords>,
    /// Gives what is found for a text; called with an empty text too.
    #[prop(into)]
    results: UnsyncCallback<String, Vec<PaletteGroup>>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_choose: UnsyncCallback<String>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    show_while_open(dialog, open, Some(".palette__input"));
    view! {
        <dialog
            class="palette"
            node_ref=dialog
            closedby="any"
            aria-label=move || words.read().search.clone()
            on:close=move |_| {
                if open.get_untracked() && is_closed(dialog) {
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>
                <Finder words results on_choose on_close />
            </Show>
        </dialog>
    }
}

/// The entry and the results of one opening.
#[component]
fn Finder(
    words: Signal<PaletteWords>,
    results: UnsyncCallback<String, Vec<PaletteGroup>>,
    on_choose: UnsyncCallback<String>,
    on_close: UnsyncCallback<()>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let place = RwSignal::new(0_usize);
    let groups = Memo::new(move |_| results.run(query.get()));
    let ids = Memo::new(move |_| {
        let groups = groups.read();
        let options = groups.iter().flat_map(|group| &group.options);
        options.map(|option| option.id.clone()).collect::<Vec<_>>()
    });
    let choose = UnsyncCallback::new(move |id: String| {
        on_close.run(());
        on_choose.run(id);
    });
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            if let Some(id) = ids.read_untracked().get(place.get_untracked()).cloned() {
                choose.run(id);
            }
        }
        "Home" | "End" => {}
        _ => {
            let step = focus::vertical_step(&event);
            let count = ids.read_untracked().len();
            if let Some(next) =
                step.and_then(|step: Step| step.from(Some(place.get_untracked()), count))
            {
                event.prevent_default();
                place.set(next);
                show_option(next);
            }
        }
    };
    view! {
        <div class="palette__entry">
            <IconView icon=Icon::Search />
            <input
                class="palette__input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=move || words.read().search.clone()
                aria-expanded="true"
                aria-controls="palette-results"
                aria-autocomplete="list"
                aria-activedescendant=move || {
                    (place.get() < ids.read().len()).then(|| option_id(place.get()))
                }
                placeholder=move || words.read().search.clone()
                prop:value=move || query.get()
                on:input:target=move |event| {
                    place.set(0);
                    query.set(event.target().value());
                }
                on:keydown=pressed
            />
        </div>
        <div
            class="palette__results"
            id="palette-results"
            role="listbox"
            aria-label=move || words.read().results.clone()
        >
            {move || results_view(groups.get(), place, choose)}
        </div>
        <Show when=move || ids.read().is_empty()>
            <p class="palette__empty" role="status">
                {move || words.read().empty.clone()}
            </p>
        </Show>
        <PaletteFoot words />
    }
}

#[component]
fn PaletteFoot(words: Signal<PaletteWords>) -> impl IntoView {
    let keys = move || {
        let keys = words.read().keys.clone().into_iter();
        keys.map(|(key, verb)| {
            view! {
                <span class="cluster">
                    <KeyHint keys=vec![key] />
                    {verb}
                </span>
            }
        })
        .collect_view()
    };
    view! { <div class="palette__foot">{keys}</div> }
}

fn option_id(place: usize) -> String {
    format!("palette-option-{place}")
}

/// Scrolls the results until the option at this place is seen.
fn show_option(place: usize) {
    let Some(option) = document().get_element_by_id(&option_id(place)) else {
        return;
    };
    if let Ok(option) = option.dyn_into::<web_sys::HtmlElement>() {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn results_view(
    groups: Vec<PaletteGroup>,
    place: RwSignal<usize>,
    choose: UnsyncCallback<String>,
) -> impl IntoView {
    let mut next = 0;
    let groups: Vec<_> = groups
        .into_iter()
        .filter(|group| !group.options.is_empty())
        .map(|group| {
            let label = group.label.clone();
            let options: Vec<_> = group
                .options
                .into_iter()
                .map(|option| {
                    let view = option_view(option, next, place, choose);
                    next += 1;
                    view
                })
                .collect();
            view! {
                <div role="group" aria-label=label>
                    <div class="palette__group" aria-hidden="true">
                        {group.label}
                    </div>
                    {options}
                </div>
            }
        })
        .collect();
    groups
}

fn option_view(
    option: PaletteOption,
    own: usize,
    place: RwSignal<usize>,
    choose: UnsyncCallback<String>,
) -> impl IntoView {
    view! {
        <div
            class="palette__option"
            id=option_id(own)
            role="option"
            aria-selected=move || if place.get() == own { "true" } else { "false" }
            on:pointermove=move |_| {
                if place.get_untracked() != own {
                    place.set(own);
                }
            }
            on:click=move |_| choose.run(option.id.clone())
        >
            <IconView icon=option.icon />
            <span class="palette__label">{option.label}</span>
            <span class="palette__detail">{option.detail}</span>
        </div>
    }
}
