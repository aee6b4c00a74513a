//! The frame of the app: navigation, top bar and content.
//! Which areas there are, and which one is current, come from the caller.

use crate::ui::view::view;
use leptos::prelude::*;

use super::badge::Tone;
use super::icon::{Icon, IconView};

/// How many areas stand in the bar at the foot of a phone; the others are behind "more".
const AREAS_AT_HAND: usize = 4;

/// One area of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Its mark.
    pub icon: Icon,
    /// How many things there need someone, already written; none when none do.
    pub count: Option<String>,
    /// How urgent the most urgent of them is.
    pub tone: Tone,
    /// Whether the present place is in it.
    pub current: bool,
}

/// The words of the frame itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameWords {
    /// The name of the app.
    pub brand: String,
    /// Goes past the navigation: "Ir al contenido".
    pub skip: String,
    /// Names the navigation for assistive technology: "Áreas".
    pub areas: String,
    /// Opens the other areas on a phone: "Más".
    pub more: String,
}

/// The frame. `main` has the id `content` and can take the focus after a change of place.
#[component]
pub fn AppFrame(
    /// The words.
    #[prop(into)]
    words: Signal<FrameWords>,
    /// Where the brand leads.
    #[prop(into)]
    home: String,
    /// The areas, the most used first.
    #[prop(into)]
    areas: Signal<Vec<Area>>,
    /// At the foot of the navigation: where the work is saved, the network, the last backup.
    #[prop(optional, into)]
    foot: ViewFnOnce,
    /// At the start of the top bar: where this place is.
    #[prop(optional, into)]
    place: ViewFnOnce,
    /// At the end of the top bar: search and the one thing to make.
    #[prop(optional, into)]
    tools: ViewFnOnce,
    /// The screen.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="frame">
            <a class="frame__skip" href="#content" on:click=move |event| {
                event.prevent_default();
                event.stop_propagation();
                crate::ui::focus::focus_id("content");
            }>
                {move || words.read().skip.clone()}
            </a>
            <nav class="frame__nav" aria-label=move || words.read().areas.clone()>
                <a class="frame__brand" href=home>
                    <span class="frame__mark"></span>
                    {move || words.read().brand.clone()}
                </a>
                <ul class="frame__areas" role="list">
                    {move || areas_view(areas.get())}
                    <li class="frame__more">
                        <MoreAreas words areas />
                    </li>
                </ul>
                <div class="frame__foot">{foot.run()}</div>
            </nav>
            <header class="frame__bar">
                <div class="frame__bar-inner">
                    {place.run()} <div class="frame__tools">{tools.run()}</div>
                </div>
            </header>
            <main class="frame__main" id="content" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

fn areas_view(areas: Vec<Area>) -> impl IntoView {
    areas
        .into_iter()
        .enumerate()
        .map(|(place, area)| {
            view! {
                <li data-place=(place >= AREAS_AT_HAND).then_some("more")>
                    {area_view(area)}
                </li>
            }
        })
        .collect_view()
}

fn area_view(area: Area) -> impl IntoView {
    view! {
        <a class="frame__area" href=area.href aria-current=area.current.then_some("page")>
            <IconView icon=area.icon />
            <span class="frame__area-label">{area.label}</span>
            {area
                .count
                .map(|count| {
                    view! {
                        <span class="frame__count" data-tone=area.tone.name()>
                            {count}
                        </span>
                    }
                })}
        </a>
    }
}

/// On a phone: the areas that are not at hand, in a sheet above the bar.
#[component]
fn MoreAreas(words: Signal<FrameWords>, areas: Signal<Vec<Area>>) -> impl IntoView {
    let others = move || {
        areas
            .get()
            .into_iter()
            .skip(AREAS_AT_HAND)
            .collect::<Vec<_>>()
    };
    let is_in_others = move || others().iter().any(|area| area.current);
    let sheet = NodeRef::<leptos::html::Div>::new();
    view! {
        <button
            class="frame__area"
            type="button"
            popovertarget="more-areas"
            aria-current=move || is_in_others().then_some("true")
        >
            <IconView icon=Icon::More />
            <span class="frame__area-label">{move || words.read().more.clone()}</span>
        </button>
        <div
            class="menu__list"
            id="more-areas"
            popover="auto"
            node_ref=sheet
            on:click=move |_| {
                if let Some(sheet) = sheet.get_untracked() {
                    // Fails only when it is closed already.
                    let _ = sheet.hide_popover();
                }
            }
        >
            <ul class="frame__sheet-areas" role="list">
                {move || {
                    others().into_iter().map(|area| view! { <li>{area_view(area)}</li> }).collect_view()
                }}
            </ul>
        </div>
    }
}
