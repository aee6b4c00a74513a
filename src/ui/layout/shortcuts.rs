//! The keys that work anywhere, and the sheet that lists them.
//! Keys of one control are the control's own.

use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::ui::keys::{Chord, listen};
use crate::ui::kit::shortcuts::{Shortcut, ShortcutGroup, ShortcutsSheet};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Where a sequence of two keys leads.
const PLACES: [(&str, Route); 6] = [
    ("h", Route::Today),
    ("c", Route::Clients),
    ("o", Route::Contracts),
    ("f", Route::Invoices),
    ("i", Route::InvoiceImport),
    ("a", Route::Settings(SettingsTab::Company)),
];

/// Hears the keys; shows the sheet on `?`.
#[component]
pub fn Shortcuts(finder_open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let open = RwSignal::new(false);
    listen(Chord::Command("k"), move || finder_open.set(true));
    listen(Chord::Plain("/"), move || finder_open.set(true));
    listen(Chord::Plain("?"), move || open.set(true));
    listen(Chord::Plain("z"), move || session.undo_last());
    for (key, route) in PLACES {
        let go = place::navigator();
        listen(Chord::Sequence("g", key), move || go(route));
    }
    view! {
        <ShortcutsSheet
            open
            on_close=move |()| open.set(false)
            title=tr("Atajos de teclado", "Keyboard shortcuts")
            close_label=tr("Cerrar", "Close")
            groups=groups()
        />
    }
}

fn groups() -> Vec<ShortcutGroup> {
    let anywhere = vec![
        shortcut(tr("Buscar o ir a", "Search or go to"), &["Ctrl", "K"]),
        shortcut(tr("Deshacer lo último", "Undo the last change"), &["z"]),
        shortcut(tr("Ver estos atajos", "Show these shortcuts"), &["?"]),
    ];
    let places = PLACES
        .iter()
        .map(|(key, route)| shortcut(place_label(*route), &["g", key]))
        .collect();
    let lists = vec![
        shortcut(
            tr("Fila anterior o siguiente", "Previous or next row"),
            &["↑", "↓"],
        ),
        shortcut(
            tr("Primera o última fila", "First or last row"),
            &[tr("Inicio", "Home"), tr("Fin", "End")],
        ),
        shortcut(tr("Abrir la fila", "Open the row"), &["↵"]),
    ];
    let limits = vec![shortcut(
        tr("Mes anterior o siguiente", "Previous or next month"),
        &["←", "→"],
    )];
    [
        (tr("En cualquier lugar", "Anywhere"), anywhere),
        (tr("Ir a", "Go to"), places),
        (tr("En las listas", "In lists"), lists),
        (tr("En los límites", "In the limits"), limits),
    ]
    .into_iter()
    .map(|(label, shortcuts)| ShortcutGroup {
        label: label.to_owned(),
        shortcuts,
    })
    .collect()
}

fn place_label(route: Route) -> &'static str {
    match route {
        Route::Today => tr("Hoy", "Today"),
        Route::Clients => tr("Clientes", "Clients"),
        Route::Contracts => tr("Contratos", "Contracts"),
        Route::Invoices => tr("Facturas", "Invoices"),
        Route::InvoiceImport => tr("Importar facturas", "Import invoices"),
        _ => tr("Ajustes", "Settings"),
    }
}

fn shortcut(label: &str, keys: &[&str]) -> Shortcut {
    Shortcut {
        label: label.to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    }
}
