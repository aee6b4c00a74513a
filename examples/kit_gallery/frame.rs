//! The frame around each page of the gallery, and which page the address asks for.

use leptos::prelude::*;
use vigia::ui::keys::{self, Chord};
use vigia::ui::kit::app_frame::{AppFrame, Area, FrameWords};
use vigia::ui::kit::badge::Tone;
use vigia::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use vigia::ui::kit::button::{Button, ButtonAppearance};
use vigia::ui::kit::command_palette::{
    CommandPalette, PaletteGroup, PaletteOpener, PaletteOption, PaletteWords,
};
use vigia::ui::kit::icon::Icon;
use vigia::ui::kit::shortcuts::{Shortcut, ShortcutGroup, ShortcutsSheet};

use crate::{form::FormPage, list::ListPage, more::MorePage, today::TodayPage};

/// The value of a key of the query string; empty when it is not there.
fn query(key: &str) -> String {
    let search = window().location().search().unwrap_or_default();
    let pairs = search.trim_start_matches('?').split('&');
    let mut found = pairs.filter_map(|pair| pair.split_once('='));
    found
        .find(|(name, _)| *name == key)
        .map(|(_, value)| value.to_string())
        .unwrap_or_default()
}

const PAGES: [(&str, &str, Icon, &str); 9] = [
    ("today", "Hoy", Icon::Calendar, "7"),
    ("clients", "Clientes", Icon::People, ""),
    ("deals", "Oportunidades", Icon::Trend, ""),
    ("more", "Contratos", Icon::Contract, "3"),
    ("list", "Facturas", Icon::Receipt, "2"),
    ("cash", "Cartera", Icon::Coins, "5"),
    ("voice", "Voz del cliente", Icon::Chat, ""),
    ("form", "Calidad", Icon::Shield, ""),
    ("settings", "Ajustes", Icon::Sliders, ""),
];

fn areas(page: &str) -> Vec<Area> {
    let area = |(key, label, icon, count): (&str, &str, Icon, &str)| Area {
        href: format!("?page={key}"),
        label: label.to_string(),
        icon,
        count: (!count.is_empty()).then(|| count.to_string()),
        tone: Tone::Bad,
        current: key == page,
    };
    PAGES.into_iter().map(area).collect()
}

fn frame_words() -> FrameWords {
    FrameWords {
        brand: "Vigía".into(),
        skip: "Ir al contenido".into(),
        areas: "Áreas".into(),
        more: "Más".into(),
    }
}

/// The page that the address asks for, in the frame of the app.
#[component]
pub fn Gallery() -> impl IntoView {
    let page = query("page");
    let theme = query("theme");
    if let Some(root) = document().document_element()
        && !theme.is_empty()
    {
        let _ = root.set_attribute("data-theme", &theme);
    }
    let palette = RwSignal::new(query("open") == "palette");
    let sheet = RwSignal::new(query("open") == "keys");
    keys::listen(Chord::Command("k"), move || palette.set(true));
    keys::listen(Chord::Plain("?"), move || sheet.set(true));
    let content = match page.as_str() {
        "list" => view! { <ListPage /> }.into_any(),
        "form" => view! { <FormPage /> }.into_any(),
        "more" => view! { <MorePage /> }.into_any(),
        _ => view! { <TodayPage /> }.into_any(),
    };
    let crumbs = vec![
        Crumb {
            label: "Facturas".into(),
            href: Some("?page=list".into()),
        },
        Crumb {
            label: "Octubre 2026".into(),
            href: Some("?page=list".into()),
        },
        Crumb {
            label: "Cooperativa Horizonte".into(),
            href: None,
        },
    ];
    view! {
        <AppFrame
            words=frame_words()
            home="?page=today"
            areas=areas(&page)
            foot=|| {
                view! {
                    <p>"Sin conexión. Todo queda guardado aquí."</p>
                    <p>"Último respaldo: hace 3 días"</p>
                }
            }
            place=move || view! { <Breadcrumbs label="Dónde estás" crumbs=crumbs.clone() /> }
            tools=move || {
                view! {
                    <PaletteOpener
                        label="Buscar o ir a…"
                        keys=vec![keys::command_key_name().to_string(), "K".to_string()]
                        on_open=move |()| palette.set(true)
                    />
                    <Button
                        label="Nueva factura"
                        appearance=ButtonAppearance::Primary
                        on_press=move |()| sheet.set(true)
                    />
                }
            }
        >
            {content}
        </AppFrame>
        <Palette open=palette />
        <Keys open=sheet />
    }
}

#[component]
fn Palette(open: RwSignal<bool>) -> impl IntoView {
    let words = PaletteWords {
        search: "Buscar o ir a…".into(),
        results: "Resultados".into(),
        empty: "Nada coincide. Prueba con el NIT, el número o el nombre.".into(),
        keys: vec![
            ("↑↓".into(), "mover".into()),
            ("↵".into(), "abrir".into()),
            ("Esc".into(), "cerrar".into()),
        ],
    };
    view! {
        <CommandPalette
            open=open
            on_close=move |()| open.set(false)
            words=words
            results=found
            on_choose=|id: String| leptos::logging::log!("{id}")
        />
    }
}

fn found(text: String) -> Vec<PaletteGroup> {
    let option = |label: &str, detail: &str, icon| PaletteOption {
        id: label.to_string(),
        label: label.to_string(),
        detail: detail.to_string(),
        icon,
    };
    let groups = [
        (
            "Clientes",
            vec![
                option("Cooperativa Horizonte", "NIT 890.903.938-8", Icon::People),
                option("Clínica del Norte", "NIT 800.112.806-2", Icon::People),
            ],
        ),
        (
            "Facturas",
            vec![
                option(
                    "FE-1204",
                    "Textiles Quindío · $ 5.130.000 · vence el 12 dic",
                    Icon::Receipt,
                ),
                option(
                    "FE-1211",
                    "Textiles Quindío · $ 4.300.000 · vencida",
                    Icon::Receipt,
                ),
            ],
        ),
        (
            "Acciones",
            vec![
                option("Nueva factura", "", Icon::Plus),
                option("Exportar respaldo", "", Icon::Download),
            ],
        ),
    ];
    let text = text.to_lowercase();
    groups
        .into_iter()
        .map(|(label, options)| PaletteGroup {
            label: label.to_string(),
            options: options
                .into_iter()
                .filter(|o| o.label.to_lowercase().contains(&text))
                .collect(),
        })
        .collect()
}

#[component]
fn Keys(open: RwSignal<bool>) -> impl IntoView {
    let shortcut = |label: &str, keys: &[&str]| Shortcut {
        label: label.to_string(),
        keys: keys.iter().map(|key| key.to_string()).collect(),
    };
    let groups = vec![
        ShortcutGroup {
            label: "En todas partes".into(),
            shortcuts: vec![
                shortcut("Buscar o ir a", &["Ctrl", "K"]),
                shortcut("Deshacer", &["Ctrl", "Z"]),
                shortcut("Estas teclas", &["?"]),
            ],
        },
        ShortcutGroup {
            label: "Ir a".into(),
            shortcuts: vec![
                shortcut("Hoy", &["g", "h"]),
                shortcut("Facturas", &["g", "f"]),
            ],
        },
        ShortcutGroup {
            label: "En una lista".into(),
            shortcuts: vec![
                shortcut("Moverse", &["↑", "↓"]),
                shortcut("Abrir", &["↵"]),
                shortcut("Primero y último", &["Inicio", "Fin"]),
            ],
        },
    ];
    view! {
        <ShortcutsSheet
            open=open
            on_close=move |()| open.set(false)
            title="Teclas"
            close_label="Cerrar"
            groups=groups
        />
    }
}
