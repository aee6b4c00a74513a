//! Buttons, and links that look like buttons.
//! A button does something here; a link goes somewhere. Neither knows what.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// How strong the invitation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonAppearance {
    /// The one next step of a screen.
    Primary,
    /// Any other step.
    #[default]
    Secondary,
    /// A step that should not draw the eye.
    Quiet,
    /// Takes something away for good.
    Danger,
}

impl ButtonAppearance {
    fn name(self) -> &'static str {
        match self {
            ButtonAppearance::Primary => "primary",
            ButtonAppearance::Secondary => "secondary",
            ButtonAppearance::Quiet => "quiet",
            ButtonAppearance::Danger => "danger",
        }
    }
}

/// How much room a button takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    #[default]
    Normal,
    /// For dense rows and heads of panels.
    Small,
}

/// Whether the label of a button is read or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonLabel {
    #[default]
    Shown,
    /// Only the icon shows; the label is its accessible name and its tooltip.
    Hidden,
}

/// What a button does inside a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    #[default]
    Button,
    /// Sends the form it stands in.
    Submit,
}

/// A button.
#[component]
pub fn Button(
    /// What it does, as a verb: "Registrar póliza".
    #[prop(into)]
    label: Signal<String>,
    /// Called on click, Enter and Space; not needed for a submit button.
    #[prop(optional, into)]
    on_press: Option<UnsyncCallback<()>>,
    /// How strong the invitation is.
    #[prop(optional)]
    appearance: ButtonAppearance,
    /// How much room it takes.
    #[prop(optional)]
    size: ButtonSize,
    /// Drawn before the label.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// `Hidden` needs an icon.
    #[prop(optional)]
    label_mode: ButtonLabel,
    /// What it does inside a form.
    #[prop(optional)]
    kind: ButtonKind,
    /// Cannot be pressed now. Prefer saying why beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it acts on, read and not shown: where many buttons of a list say the same.
    #[prop(optional, into)]
    about: Option<String>,
) -> impl IntoView {
    let named = move || {
        about
            .as_ref()
            .map(|about| format!("{}: {about}", label.get()))
    };
    let hidden = label_mode == ButtonLabel::Hidden;
    view! {
        <button
            class="button"
            type=if kind == ButtonKind::Submit { "submit" } else { "button" }
            data-appearance=appearance.name()
            data-size=(size == ButtonSize::Small).then_some("small")
            data-label=hidden.then_some("hidden")
            title=move || hidden.then(|| label.get())
            aria-label=named
            disabled=move || disabled.get()
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {icon.map(|icon| view! { <IconView icon=icon /> })}
            <span class=hidden.then_some("visually-hidden")>{move || label.get()}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// What is there, or what is done there.
    #[prop(into)]
    label: Signal<String>,
    /// How strong the invitation is.
    #[prop(optional, into)]
    appearance: Signal<ButtonAppearance>,
    /// How much room it takes.
    #[prop(optional)]
    size: ButtonSize,
    /// Drawn before the label.
    #[prop(optional, into)]
    icon: Option<Icon>,
) -> impl IntoView {
    view! {
        <a
            class="button"
            href=move || href.get()
            data-appearance=move || appearance.get().name()
            data-size=(size == ButtonSize::Small).then_some("small")
        >
            {icon.map(|icon| view! { <IconView icon=icon /> })}
            <span>{move || label.get()}</span>
        </a>
    }
}
