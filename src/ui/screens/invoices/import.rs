//! /facturas/importar - files in: dropped, read, checked, looked at, and only then written.
//! The preview runs the very command that the import runs, without writing.

pub mod preview;
pub mod reading;

use crate::route::Route;
use crate::shell::session::Session;
use crate::text::numbers;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::kit::progress::Progress;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::screens::invoices::import::preview::Preview;
use crate::ui::screens::invoices::import::reading::{Batch, read_files, write_batch};
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use web_sys::File;

/// Where an import stands.
#[derive(Clone)]
pub enum Stage {
    Waiting,
    /// Files read of those to read.
    Reading {
        done: u64,
        total: u64,
    },
    /// Read and checked; nothing is written yet.
    Ready,
    Writing,
    /// What was written.
    Done {
        imported: usize,
        clients: usize,
    },
}

/// The state of the screen. The batch holds bytes, so it is kept outside the signals' comparison.
#[derive(Clone, Copy)]
pub struct Import {
    pub stage: RwSignal<Stage>,
    pub batch: RwSignal<Option<Batch>, LocalStorage>,
    /// Set when the person stops the reading.
    pub stopped: RwSignal<bool>,
}

/// The import.
#[component]
pub fn InvoiceImport() -> impl IntoView {
    let import = Import {
        stage: RwSignal::new(Stage::Waiting),
        batch: RwSignal::new_local(None),
        stopped: RwSignal::new(false),
    };
    view! {
        <div class="screen">
            <header>
                <h1>{tr("Importar facturas", "Import invoices")}</h1>
                <p class="screen__subtitle">
                    {tr(
                        "XML y ZIP de la DIAN y la SUNAT: facturas, notas crédito y débito, contenedores. Nada se escribe hasta que lo confirmes.",
                        "XML and ZIP files of DIAN and SUNAT: invoices, credit and debit notes, containers. Nothing is written until you confirm.",
                    )}
                </p>
            </header>
            {move || match import.stage.get() {
                Stage::Waiting => view! { <Choose import /> },
                Stage::Reading { .. } => view! { <Reading import /> },
                Stage::Ready | Stage::Writing => view! { <Preview import /> },
                Stage::Done { imported, clients } => view! { <Done import imported clients /> },
            }}
        </div>
    }
}

/// Asks for files.
#[component]
fn Choose(import: Import) -> impl IntoView {
    let session = Session::expect();
    let words = DropZoneWords {
        label: tr("Arrastra aquí tus facturas XML o ZIP", "Drop your XML or ZIP invoices here").to_owned(),
        hint: tr(
            "Archivos, carpetas enteras o ZIP, cientos a la vez. Se leen en este equipo: no se envían a ningún lado.",
            "Files, whole folders or ZIPs, hundreds at once. They are read on this device and sent nowhere.",
        )
        .to_owned(),
        choose_files: tr("Elegir archivos", "Choose files").to_owned(),
        choose_folder: tr("Elegir carpeta", "Choose folder").to_owned(),
    };
    let on_files = UnsyncCallback::new(move |files: Vec<File>| {
        leptos::task::spawn_local(read_files(session, import, files));
    });
    view! {
        <DropZone words accept=".xml,.zip" on_files />
    }
}

/// How far the reading is.
#[component]
fn Reading(import: Import) -> impl IntoView {
    let part = move || match import.stage.get() {
        Stage::Reading { done, total } => (done, total),
        _ => (0, 0),
    };
    view! {
        <Progress
            label=tr("Leyendo y revisando", "Reading and checking")
            detail=Signal::derive(move || format!(
                "{} {} {}",
                numbers::whole(part().0, locale()),
                tr("de", "of"),
                numbers::whole(part().1, locale()),
            ))
            done=Signal::derive(move || part().0)
            total=Signal::derive(move || part().1)
            cancel_label=Some(tr("Cancelar", "Cancel").to_owned())
            on_cancel=move |()| import.stopped.set(true)
        />
    }
}

/// What was written, and the way back.
#[component]
fn Done(import: Import, imported: usize, clients: usize) -> impl IntoView {
    let session = Session::expect();
    let title = list::count(
        imported,
        tr("documento importado", "document imported"),
        tr("documentos importados", "documents imported"),
    );
    let detail = match clients {
        0 => tr(
            "Sus clientes ya estaban.",
            "Their clients were there already.",
        )
        .to_owned(),
        n => list::count(
            n,
            tr("cliente nuevo.", "new client."),
            tr("clientes nuevos.", "new clients."),
        ),
    };
    view! {
        <Banner tone=Tone::Good title detail=Some(detail)>
            <ButtonLink
                href=place::href(Route::Invoices)
                label=tr("Ver facturas", "See invoices")
                appearance=ButtonAppearance::Primary
            />
            <Button
                label=tr("Importar más", "Import more")
                on_press=move |()| import.stage.set(Stage::Waiting)
            />
            <Button
                label=tr("Deshacer la importación", "Undo the import")
                appearance=ButtonAppearance::Quiet
                on_press=move |()| {
                    session.undo_last();
                    import.stage.set(Stage::Waiting);
                }
            />
        </Banner>
    }
}

/// Writes what the preview showed.
pub fn confirm(session: Session, import: Import) {
    leptos::task::spawn_local(write_batch(session, import));
}
