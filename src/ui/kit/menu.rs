//! A button and what it offers, in the browser's own popover.
//! Placed by the style sheet beside its button; Escape and a click elsewhere close it natively.
//! What it offers is drawn when it is first asked for: a screen of many lines has a menu in each.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;

use super::button::ButtonLabel;
use super::icon::{Icon, IconView};
use crate::ui::focus;

const ITEMS: &str = "[role=menuitem]:not(:disabled)";

/// One thing offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// What is given back when it is chosen.
    pub id: String,
    /// What it does, as a verb.
    pub label: String,
    /// Drawn before the label.
    pub icon: Option<Icon>,
    /// At the end of the line: a key, a count.
    pub detail: Option<String>,
    /// Goes to this address instead of being given back.
    pub href: Option<String>,
    /// Takes something away.
    pub danger: bool,
    /// Cannot be chosen now.
    pub disabled: bool,
}

impl MenuItem {
    /// An item that is given back when chosen, with nothing else about it.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            icon: None,
            detail: None,
            href: None,
            danger: false,
            disabled: false,
        }
    }
}

/// On which side of its button a menu begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MenuAlign {
    /// Under the button, both ending at the same edge.
    #[default]
    End,
    /// Under the button, both beginning at the same edge.
    Start,
}

/// A button that opens a menu; arrow keys, Home and End move in it.
#[component]
pub fn Menu(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// Drawn in the button; three dots by default.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Whether the label shows or only the icon does.
    #[prop(optional)]
    label_mode: ButtonLabel,
    /// Where the menu begins.
    #[prop(optional)]
    align: MenuAlign,
    /// What is offered, in order.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_choose: UnsyncCallback<String>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let asked_for = RwSignal::new(false);
    let hidden = label_mode == ButtonLabel::Hidden;
    let target = id.clone();
    view! {
        <span class="menu">
            <button
                class="button"
                type="button"
                data-appearance=if hidden { "quiet" } else { "secondary" }
                data-label=hidden.then_some("hidden")
                title=move || hidden.then(|| label.get())
                aria-haspopup="menu"
                popovertarget=target
                on:click=move |_| asked_for.set(true)
            >
                {hidden.then(|| view! { <IconView icon=icon.unwrap_or(Icon::More) /> })}
                <span class=hidden.then_some("visually-hidden")>{move || label.get()}</span>
                {(!hidden).then(|| view! { <IconView icon=icon.unwrap_or(Icon::ChevronDown) /> })}
            </button>
            <div
                class="menu__list"
                id=id
                popover="auto"
                role="menu"
                node_ref=list
                aria-label=move || label.get()
                data-align=(align == MenuAlign::Start).then_some("start")
                on:toggle=move |_| {
                    if let Some(list) = list.get_untracked()
                        && list.matches(":popover-open").unwrap_or(false)
                    {
                        focus::focus_first(&list, ITEMS);
                    }
                }
                on:keydown=move |event| {
                    if let (Some(list), Some(step)) = (
                        list.get_untracked(),
                        focus::vertical_step(&event),
                    ) {
                        event.prevent_default();
                        focus::move_focus(&list, ITEMS, step);
                    }
                }
            >
                {move || {
                    asked_for
                        .get()
                        .then(|| items.get().into_iter().map(|item| item_view(item, list, on_choose)).collect_view())
                }}
            </div>
        </span>
    }
}

fn item_view(
    item: MenuItem,
    list: NodeRef<html::Div>,
    on_choose: UnsyncCallback<String>,
) -> AnyView {
    // Fails only when it is closed already.
    let close = move || list.get_untracked().map(|list| list.hide_popover());
    let tone = item.danger.then_some("danger");
    let content = view! {
        {item.icon.map(|icon| view! { <IconView icon=icon /> })}
        <span>{item.label}</span>
        {item.detail.map(|text| view! { <span class="menu__detail">{text}</span> })}
    };
    match item.href {
        Some(href) => view! {
            <a
                class="menu__item"
                role="menuitem"
                tabindex="-1"
                href=href
                data-tone=tone
                on:click=move |_| {
                    close();
                }
            >
                {content}
            </a>
        },
        None => view! {
            <button
                class="menu__item"
                role="menuitem"
                tabindex="-1"
                type="button"
                data-tone=tone
                disabled=item.disabled
                on:click=move |_| {
                    close();
                    on_choose.run(item.id.clone());
                }
            >
                {content}
            </button>
        },
    }
}
