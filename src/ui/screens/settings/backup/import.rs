//! A backup coming in: read and checked, compared with what is here, and only then merged or put in place of everything.
//! Nothing is written before the person chooses; what was there can be brought back.

pub mod comparison;

use crate::route::Route;
use crate::shell::files::{self, FileError};
use crate::shell::session::Session;
use crate::shell::session::merging::Rehearsed;
use crate::shell::session::vault::VaultError;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::drop_zone::{DropZone, DropZoneWords};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::progress::Progress;
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::screens::settings::backup::import::comparison::Comparison;
use crate::ui::view::view;
use leptos::prelude::*;
use web_sys::File;

/// Largest file read.
const FILE_MAX: u64 = 512 << 20;

/// Where an import stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    Waiting,
    /// Percent of the file read and checked.
    Reading(u64),
    /// Compared; nothing is written yet.
    Ready,
    Writing,
    Done(Way),
    /// Why it cannot be, as a sentence.
    Failed(String),
}

/// How a backup came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Merged,
    Replaced,
}

impl Way {
    /// What was done, in words.
    fn done(self) -> &'static str {
        match self {
            Way::Merged => tr("Respaldo unido", "Backup merged"),
            Way::Replaced => tr("Respaldo restaurado", "Backup restored"),
        }
    }
}

/// The state of the import.
#[derive(Clone, Copy)]
pub struct Import {
    pub stage: RwSignal<Stage>,
    pub rehearsed: RwSignal<Option<Rehearsed>, LocalStorage>,
    pub stopped: RwSignal<bool>,
}

/// The import of a backup.
#[component]
pub fn ImportBackup() -> impl IntoView {
    let import = Import {
        stage: RwSignal::new(Stage::Waiting),
        rehearsed: RwSignal::new_local(None),
        stopped: RwSignal::new(false),
    };
    view! {
        <Panel title=Some(tr("Traer un respaldo", "Bring a backup in").to_owned())>
            <div class="stack">
                <GoBack />
                {move || match import.stage.get() {
                    Stage::Waiting => view! { <Choose import /> },
                    Stage::Reading(_) => view! { <Reading import /> },
                    Stage::Ready => view! { <Comparison import /> },
                    Stage::Writing => view! {
                        <p role="status">{tr("Escribiendo y comprobando…", "Writing and checking…")}</p>
                    },
                    Stage::Done(way) => view! { <Done import way /> },
                    Stage::Failed(cause) => view! {
                        <Banner
                            tone=Tone::Bad
                            title=tr("El respaldo no se usó", "The backup was not used")
                            detail=Some(cause)
                        />
                        <Choose import />
                    },
                }}
            </div>
        </Panel>
    }
}

/// Asks for the file.
#[component]
fn Choose(import: Import) -> impl IntoView {
    let session = Session::expect();
    let words = DropZoneWords {
        label: tr("Arrastra aquí un respaldo", "Drop a backup here").to_owned(),
        hint: tr(
            "Primero verás qué cambiaría: puedes unirlo con lo que hay o reemplazarlo todo.",
            "First you will see what would change: you can merge it with what is here or replace everything.",
        )
        .to_owned(),
        choose_files: tr("Elegir respaldo", "Choose backup").to_owned(),
        choose_folder: tr("El último de una carpeta", "The latest in a folder").to_owned(),
    };
    view! {
        <DropZone words accept=".json,.gz,.vigia-frames" on_files=UnsyncCallback::new(move |files: Vec<File>| {
            // Of a folder, the latest backup: names sort by day.
            let chosen = files.into_iter().max_by_key(File::name);
            if let Some(file) = chosen {
                leptos::task::spawn_local(read(session, import, file));
            }
        }) />
    }
}

/// How far the reading is.
#[component]
fn Reading(import: Import) -> impl IntoView {
    let percent = move || match import.stage.get() {
        Stage::Reading(percent) => percent,
        _ => 0,
    };
    view! {
        <Progress
            label=tr("Leyendo y comprobando", "Reading and checking")
            detail=Signal::derive(move || format!("{} %", percent()))
            done=Signal::derive(percent)
            total=Signal::stored(100)
            cancel_label=Some(tr("Cancelar", "Cancel").to_owned())
            on_cancel=move |()| import.stopped.set(true)
        />
    }
}

/// What happened, and where to go on.
#[component]
fn Done(import: Import, way: Way) -> impl IntoView {
    let session = Session::expect();
    let title = way.done();
    let detail = match way {
        Way::Merged => tr(
            "Todo lo de las dos partes está aquí, con su historia.",
            "Everything of both sides is here, with its history.",
        ),
        Way::Replaced => tr(
            "Se leyó de nuevo y es lo mismo que decía el archivo.",
            "It was read back and is what the file said.",
        ),
    };
    let in_conflict = move || !session.conflicts.read().is_empty();
    view! {
        <Banner tone=Tone::Good title detail=Some(detail.to_owned())>
            <ButtonLink
                href=place::href(Route::Today)
                label=tr("Ir a Hoy", "Go to Today")
                appearance=ButtonAppearance::Primary
            />
            <Show when=in_conflict>
                <ButtonLink href=place::href(Route::Conflicts) label=tr("Resolver conflictos", "Settle conflicts") />
            </Show>
            <Button
                label=tr("Traer otro respaldo", "Bring another backup in")
                on_press=move |()| import.stage.set(Stage::Waiting)
            />
        </Banner>
    }
}

/// The way back after a merge or a restore, for some days.
#[component]
fn GoBack() -> impl IntoView {
    let session = Session::expect();
    let working = RwSignal::new(false);
    let back = move || {
        working.set(true);
        leptos::task::spawn_local(async move {
            match session.go_back().await {
                Ok(()) => session.say_done(
                    tr(
                        "Todo está como antes del respaldo.",
                        "Everything is as before the backup.",
                    )
                    .to_owned(),
                    false,
                ),
                Err(error) => session.say_failed(session.vault_text(&error)),
            }
            working.try_set(false);
        });
    };
    view! {
        <Show when=move || session.can_go_back()>
            <div class="cluster" data-align="between">
                <p>{tr(
                    "Lo que había antes del último respaldo que trajiste se conserva 7 días.",
                    "What was here before the last backup you brought in is kept for 7 days.",
                )}</p>
                <Button
                    label=tr("Volver a lo de antes", "Go back to before")
                    disabled=working
                    on_press=move |()| back()
                />
            </div>
        </Show>
    }
}

async fn read(session: Session, import: Import, file: File) {
    import.stopped.set(false);
    import.stage.set(Stage::Reading(0));
    let going_on = move || !import.stopped.try_get_untracked().unwrap_or(true);
    let bytes = match files::read(&file, FILE_MAX, |_, _| going_on()).await {
        Ok(bytes) => bytes,
        Err(FileError::Cancelled) => {
            import.stage.try_set(Stage::Waiting);
            return;
        }
        Err(error) => {
            import.stage.try_set(Stage::Failed(format!(
                "{} ({error})",
                tr("El archivo no se pudo leer.", "The file could not be read.")
            )));
            return;
        }
    };
    let checked = session
        .read_backup(bytes, |percent| {
            import.stage.try_set(Stage::Reading(u64::from(percent)));
            going_on()
        })
        .await;
    let rehearsed = match checked {
        Ok(incoming) => session.rehearse_merge(incoming).await,
        Err(error) => Err(error),
    };
    match rehearsed {
        Ok(rehearsed) => {
            import.rehearsed.try_set(Some(rehearsed));
            import.stage.try_set(Stage::Ready);
        }
        Err(VaultError::Stopped) => {
            import.stage.try_set(Stage::Waiting);
        }
        Err(error) => {
            import
                .stage
                .try_set(Stage::Failed(session.vault_text(&error)));
        }
    }
}

/// Does what was chosen; the backup is let go of when it is done.
pub async fn write(session: Session, import: Import, way: Way) {
    let Some(rehearsed) = import.rehearsed.try_update(Option::take).flatten() else {
        return;
    };
    import.stage.try_set(Stage::Writing);
    let written = match way {
        Way::Merged => session.merge_backup(&rehearsed).await,
        Way::Replaced => session.restore_backup(&rehearsed.incoming).await,
    };
    match written {
        Ok(()) => {
            // The screen may be drawn anew, with the company that is now there: the message outlives it.
            session.say_done(way.done().to_owned(), false);
            import.stage.try_set(Stage::Done(way));
        }
        Err(error) => {
            session.say_failed(session.vault_text(&error));
            match session.rehearse_merge(rehearsed.incoming).await {
                Ok(again) => {
                    import.rehearsed.try_set(Some(again));
                    import.stage.try_set(Stage::Ready);
                }
                Err(error) => {
                    import
                        .stage
                        .try_set(Stage::Failed(session.vault_text(&error)));
                }
            }
        }
    }
}
