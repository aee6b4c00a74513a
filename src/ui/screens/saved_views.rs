//! Views of a list that a person named: its filter and order, kept on this device and offered beside the filters.

use crate::route::Route;
use crate::shell::preferences::SavedView;
use crate::shell::session::Session;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::field::TextField;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::{Menu, MenuItem};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Longest name of a view.
const NAME_MAX: usize = 60;
const SAVE: &str = "save";
const REMOVE: &str = "remove";

/// The views of one list, and the way to keep the one that is shown.
#[component]
pub fn SavedViews(
    list: Route,
    /// The address of the list as it is shown: its path and its query.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let session = Session::expect();
    let naming = RwSignal::new(false);
    let own = list.path();
    let views = Memo::new(move |_| {
        session.preferences.with(|preferences| {
            let views = preferences.views.iter();
            let of_list = views.filter(|view| view.list() == own);
            of_list.cloned().collect::<Vec<_>>()
        })
    });
    let items = Signal::derive(move || items(&views.read(), &path.read()));
    let choose = move |id: String| match id.as_str() {
        SAVE => naming.set(true),
        REMOVE => {
            let path = path.get_untracked();
            session.set_preferences(|preferences| {
                preferences.views.retain(|view| view.path != path);
            });
        }
        _ => {}
    };
    view! {
        <Menu id="saved-views" label=tr("Vistas", "Views") items on_choose=choose />
        <NameDialog naming path />
    }
}

/// The views as links, then what can be done with the one that is shown.
fn items(views: &[SavedView], path: &str) -> Vec<MenuItem> {
    let mut items: Vec<MenuItem> = views
        .iter()
        .map(|view| MenuItem {
            href: Some(place::at(&view.path)),
            icon: (view.path == path).then_some(Icon::Check),
            ..MenuItem::new(&view.path, &view.name)
        })
        .collect();
    let shown = views.iter().find(|view| view.path == path);
    items.push(match shown {
        Some(view) => MenuItem {
            icon: Some(Icon::Trash),
            danger: true,
            ..MenuItem::new(
                REMOVE,
                format!("{} {}", tr("Quitar la vista", "Remove the view"), view.name),
            )
        },
        None => MenuItem {
            icon: Some(Icon::Plus),
            disabled: !path.contains('?'),
            detail: (!path.contains('?')).then(|| tr("filtra primero", "filter first").to_owned()),
            ..MenuItem::new(SAVE, tr("Guardar esta vista", "Keep this view"))
        },
    });
    items
}

/// Asks what the view is called. One of the same name is replaced.
#[component]
fn NameDialog(naming: RwSignal<bool>, path: Signal<String>) -> impl IntoView {
    let session = Session::expect();
    let name = RwSignal::new(String::new());
    let error: RwSignal<Option<String>> = RwSignal::new(None);
    let save = move || {
        let typed: String = name
            .read_untracked()
            .trim()
            .chars()
            .take(NAME_MAX)
            .collect();
        if typed.is_empty() {
            let sentence = tr(
                "Escribe cómo se llama la vista.",
                "Enter a name for the view.",
            );
            error.set(Some(sentence.to_owned()));
            return;
        }
        let kept = SavedView {
            name: typed,
            path: path.get_untracked(),
        };
        session.set_preferences(|preferences| {
            let replaces = |view: &SavedView| view.name == kept.name && view.list() == kept.list();
            preferences.views.retain(|view| !replaces(view));
            preferences.views.push(kept);
        });
        name.set(String::new());
        naming.set(false);
    };
    Effect::new(move |_| {
        if naming.get() {
            error.set(None);
        }
    });
    view! {
        <Dialog
            open=naming
            on_close=move |()| naming.set(false)
            title=tr("Guardar esta vista", "Keep this view")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| naming.set(false) />
                <Button
                    label=tr("Guardar vista", "Keep view")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <TextField
                id="view-name"
                label=tr("Nombre de la vista", "Name of the view")
                hint=Some(tr("Guarda el filtro y el orden en este equipo.", "It keeps the filter and the order on this device.").to_owned())
                value=name
                on_input=move |text| name.set(text)
                error
            />
        </Dialog>
    }
}
