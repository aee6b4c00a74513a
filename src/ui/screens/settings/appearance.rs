//! /ajustes/apariencia - the language and the colours of this device.
//! Each choice takes effect at once, here and in the other windows of the app.

use crate::shell::preferences::{Theme, show_theme};
use crate::shell::session::Session;
use crate::text::lang::Lang;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::radio_group::{RadioGroup, RadioOption};
use crate::ui::lang::{lang, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// The language and the colours.
#[component]
pub fn Appearance() -> impl IntoView {
    view! {
        <div class="stack" data-gap="large">
            <Language />
            <Colours />
            <p class="muted">
                {tr(
                    "Solo cambian este equipo. Los números y las fechas siguen al país de la empresa.",
                    "They change this device only. Numbers and dates follow the company's country.",
                )}
            </p>
        </div>
    }
}

/// Each language is named in itself, for who reads only that one.
#[component]
fn Language() -> impl IntoView {
    let session = Session::expect();
    let languages: Vec<RadioOption> = Lang::ALL
        .into_iter()
        .map(|each| RadioOption {
            value: each.code().to_owned(),
            label: each.own_name().to_owned(),
            hint: None,
        })
        .collect();
    view! {
        <Panel title=Some(tr("Idioma", "Language").to_owned())>
            <RadioGroup
                id="appearance-language"
                label=tr("Idioma de la aplicación", "Language of the app")
                options=languages
                value=lang().code().to_owned()
                on_change=move |code: String| {
                    session.set_preferences(|preferences| preferences.language = code);
                }
            />
        </Panel>
    }
}

#[component]
fn Colours() -> impl IntoView {
    let session = Session::expect();
    let themes: Vec<RadioOption> = Theme::ALL
        .into_iter()
        .map(|theme| {
            let (label, hint) = theme_words(theme);
            RadioOption {
                value: theme.name().to_owned(),
                label: label.to_owned(),
                hint: hint.map(ToOwned::to_owned),
            }
        })
        .collect();
    view! {
        <Panel title=Some(tr("Colores", "Colours").to_owned())>
            <RadioGroup
                id="appearance-theme"
                label=tr("Tema", "Theme")
                options=themes
                value=Signal::derive(move || {
                    session.preferences.with(|preferences| preferences.theme.name().to_owned())
                })
                on_change=move |name: String| {
                    if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
                        session.set_preferences(|preferences| preferences.theme = theme);
                        show_theme(theme);
                    }
                }
            />
        </Panel>
    }
}

fn theme_words(theme: Theme) -> (&'static str, Option<&'static str>) {
    match theme {
        Theme::System => (
            tr("Como el equipo", "As the device"),
            Some(tr(
                "Claro u oscuro según lo que tengas en el sistema.",
                "Light or dark as your system says.",
            )),
        ),
        Theme::Light => (tr("Claro", "Light"), None),
        Theme::Dark => (tr("Oscuro", "Dark"), None),
    }
}
