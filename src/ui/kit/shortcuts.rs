//! The keys that do something, as a sheet that `?` opens.
//! Lists them; `ui::keys` acts on them.

use crate::ui::view::view;
use leptos::prelude::*;

use super::dialog::Dialog;
use super::key_hint::KeyHint;

/// Keys that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortcutGroup {
    pub label: String,
    pub shortcuts: Vec<Shortcut>,
}

/// What a combination of keys does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcut {
    /// What it does, as a verb.
    pub label: String,
    /// The keys in the order they are pressed.
    pub keys: Vec<String>,
}

/// The sheet of keys.
#[component]
pub fn ShortcutsSheet(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the person closes it.
    #[prop(into)]
    on_close: UnsyncCallback<()>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// What the button to close says.
    #[prop(into)]
    close_label: Signal<String>,
    /// The keys.
    #[prop(into)]
    groups: Signal<Vec<ShortcutGroup>>,
) -> impl IntoView {
    view! {
        <Dialog open=open on_close=on_close title=title close_label=close_label>
            <div class="shortcuts">
                {move || groups.get().into_iter().map(group_view).collect_view()}
            </div>
        </Dialog>
    }
}

fn group_view(group: ShortcutGroup) -> impl IntoView {
    let rows = group.shortcuts.into_iter().map(|shortcut| {
        view! {
            <div class="shortcuts__row">
                <dt>{shortcut.label}</dt>
                <dd>
                    <KeyHint keys=shortcut.keys />
                </dd>
            </div>
        }
    });
    view! {
        <section class="shortcuts__group">
            <h3>{group.label}</h3>
            <dl class="shortcuts__rows">{rows.collect_view()}</dl>
        </section>
    }
}
