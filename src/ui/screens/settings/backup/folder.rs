//! The folder that a backup is written to by itself every day, where the browser can.
//! When it is written is decided by the session's upkeep.

use crate::shell::folder_backup::{self, Access, FolderError};
use crate::shell::session::Session;
use crate::shell::session::upkeep::{FolderBackup, FolderBackupError, GENERATIONS_KEPT};
use crate::text::dates;
use crate::text::lang::Lang;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, tr};
use crate::ui::view::view;
use leptos::prelude::*;

/// The chosen folder as the screen shows it.
#[derive(Debug, Clone, PartialEq)]
enum Chosen {
    No,
    /// Its name, and whether it may be written.
    Yes(String, bool),
}

/// The automatic backup.
#[component]
pub fn FolderBackups() -> impl IntoView {
    view! {
        <Panel title=Some(tr("Respaldo automático en una carpeta", "Automatic backup in a folder").to_owned())>
            {if folder_backup::available() {
                view! { <Folder /> }
            } else {
                view! {
                    <p>{tr(
                        "Este navegador no puede escribir en carpetas. Descarga el respaldo a mano, o usa Chrome o Edge en un computador.",
                        "This browser cannot write to folders. Download the backup by hand, or use Chrome or Edge on a computer.",
                    )}</p>
                }
            }}
        </Panel>
    }
}

#[component]
fn Folder() -> impl IntoView {
    let session = Session::expect();
    let chosen = RwSignal::new(Chosen::No);
    let look = move || {
        leptos::task::spawn_local(async move {
            chosen.try_set(state(session).await);
        });
    };
    look();
    let explain = match lang() {
        Lang::Es => format!(
            "Una vez al día, al abrir o después de los cambios, se escribe un respaldo completo y se conservan los últimos {GENERATIONS_KEPT}. Elige una carpeta que se sincronice con la nube."
        ),
        Lang::En => format!(
            "Once a day, on opening or after changes, a complete backup is written and the last {GENERATIONS_KEPT} are kept. Choose a folder that is synchronised with the cloud."
        ),
    };
    view! {
        <div class="stack">
            <p>{explain}</p>
            <p role="status">{move || standing(session, &chosen.get())}</p>
            <div class="cluster">
                <Button
                    label=Signal::derive(move || match chosen.get() {
                        Chosen::Yes(_, false) => tr("Permitir otra vez", "Allow again").to_owned(),
                        Chosen::Yes(_, true) => tr("Respaldar ahora", "Back up now").to_owned(),
                        Chosen::No => tr("Elegir carpeta", "Choose folder").to_owned(),
                    })
                    icon=Icon::Folder
                    on_press=move |()| {
                        let has_folder = chosen.get_untracked() != Chosen::No;
                        leptos::task::spawn_local(async move {
                            say(session, write(session, has_folder).await);
                            chosen.try_set(state(session).await);
                        });
                    }
                />
                <Show when=move || chosen.get() != Chosen::No>
                    <Button
                        label=tr("Dejar de usarla", "Stop using it")
                        appearance=ButtonAppearance::Quiet
                        on_press=move |()| {
                            leptos::task::spawn_local(async move {
                                if let Err(error) = session.forget_backup_folder().await {
                                    session.say_failed(session.vault_text(&error));
                                }
                                chosen.try_set(state(session).await);
                            });
                        }
                    />
                </Show>
            </div>
        </div>
    }
}

async fn state(session: Session) -> Chosen {
    match session.backup_folder().await {
        Ok(Some(folder)) => {
            let granted = matches!(folder.access().await, Ok(Access::Granted));
            Chosen::Yes(folder.name(), granted)
        }
        _ => Chosen::No,
    }
}

fn standing(session: Session, chosen: &Chosen) -> String {
    let last = session
        .preferences
        .with(|preferences| preferences.folder_backup);
    match chosen {
        Chosen::No => tr("No hay carpeta elegida.", "No folder is chosen.").to_owned(),
        Chosen::Yes(name, false) => format!(
            "{name}: {}",
            tr(
                "el navegador pide permiso otra vez para escribir en ella.",
                "the browser asks again for permission to write to it.",
            )
        ),
        Chosen::Yes(name, true) => match last {
            Some(mark) => format!(
                "{name}: {} {}.",
                tr("último respaldo", "last backup"),
                dates::relative(mark.on, session.today.get(), lang())
            ),
            None => format!(
                "{name}: {}",
                tr("sin respaldos todavía.", "no backups yet.")
            ),
        },
    }
}

async fn write(session: Session, has_folder: bool) -> Result<FolderBackup, FolderBackupError> {
    if !has_folder {
        return session.choose_backup_folder().await;
    }
    if let Some(folder) = session.backup_folder().await?
        && folder.access().await? != Access::Granted
    {
        folder.ask().await?;
    }
    session.folder_backup(true).await
}

fn say(session: Session, result: Result<FolderBackup, FolderBackupError>) {
    match result {
        Ok(FolderBackup::Written(name)) => session.say_done(
            format!("{} {name}", tr("Respaldo escrito:", "Backup written:")),
            false,
        ),
        Ok(FolderBackup::NotDue) => {}
        Ok(FolderBackup::NoAccess) => session.say_failed(folder_error(&FolderError::NotPermitted).to_owned()),
        Ok(FolderBackup::Shrunk { .. }) => session.say_failed(tr(
            "No se escribió: el libro está casi vacío y el último respaldo no. Si perdiste datos, restaura el anterior.",
            "Not written: the book is almost empty and the last backup was not. If you lost data, restore the earlier one.",
        ).to_owned()),
        // The person closed the dialogue: there is nothing to say.
        Err(FolderBackupError::Folder(FolderError::NotChosen)) => {}
        Err(FolderBackupError::Folder(error)) => session.say_failed(folder_error(&error).to_owned()),
        Err(FolderBackupError::Vault(error)) => session.say_failed(session.vault_text(&error)),
    }
}

fn folder_error(error: &FolderError) -> &'static str {
    match error {
        FolderError::Missing | FolderError::NotChosen => tr(
            "Este navegador no puede escribir en carpetas.",
            "This browser cannot write to folders.",
        ),
        FolderError::NotPermitted => tr(
            "El navegador no dio permiso para escribir en la carpeta.",
            "The browser gave no permission to write to the folder.",
        ),
        FolderError::NotThere => tr(
            "La carpeta ya no está. Elige otra o conecta su disco.",
            "The folder is gone. Choose another or connect its disk.",
        ),
        FolderError::Full => tr(
            "No queda espacio en el disco de la carpeta.",
            "There is no room left on the folder's disk.",
        ),
        FolderError::Corrupt => tr(
            "El archivo escrito no coincide al leerlo de nuevo. Revisa el disco o elige otra carpeta.",
            "The file does not match when read back. Check the disk or choose another folder.",
        ),
        FolderError::Store(_) | FolderError::Browser(_) => tr(
            "El navegador no pudo escribir en la carpeta. Inténtalo otra vez o elige otra.",
            "The browser could not write to the folder. Try again or choose another.",
        ),
    }
}
