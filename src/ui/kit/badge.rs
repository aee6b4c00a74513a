//! A status as a shape and a word.
//! Decides nothing: which status something has comes from the caller.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// How much a status asks for attention. Each has its own shape, so colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Nothing to do now: a dot.
    #[default]
    Neutral,
    /// Settled: a check mark.
    Good,
    /// Soon, or asks for a reason: a triangle.
    Warn,
    /// Late, broken or forbidden: a diamond.
    Bad,
    /// The current one: a dot in the accent colour.
    Accent,
}

impl Tone {
    /// The value of `data-tone` in the style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Accent => "accent",
        }
    }

    /// The shape that says the same as the colour.
    pub fn shape(self) -> Icon {
        match self {
            Tone::Neutral | Tone::Accent => Icon::Dot,
            Tone::Good => Icon::Check,
            Tone::Warn => Icon::Triangle,
            Tone::Bad => Icon::Diamond,
        }
    }
}

/// How strongly a badge stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BadgeWeight {
    /// On a soft background.
    #[default]
    Soft,
    /// Shape and word only, for dense rows.
    Plain,
}

/// A status: the shape of its tone and a word or two.
#[component]
pub fn Badge(
    /// What the status is, in words: "12 días tarde".
    #[prop(into)]
    label: Signal<String>,
    /// How much attention it asks for.
    #[prop(into)]
    tone: Signal<Tone>,
    /// How strongly it stands out.
    #[prop(optional)]
    weight: BadgeWeight,
) -> impl IntoView {
    move || drawn(tone.get(), label.get(), weight)
}

/// A badge as it is now, for whoever draws it again when it changes.
pub fn drawn(tone: Tone, label: String, weight: BadgeWeight) -> AnyView {
    view! {
        <span
            class="badge"
            data-tone=tone.name()
            data-weight=(weight == BadgeWeight::Plain).then_some("plain")
        >
            <IconView icon=tone.shape() />
            <span>{label}</span>
        </span>
    }
}
