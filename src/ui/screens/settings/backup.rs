//! /ajustes/respaldo - keeping the records in a file, bringing them back, and joining another copy's work.
//! Also reached before a company exists, to restore a backup.

pub mod export;
pub mod folder;
pub mod import;
pub mod records;

use crate::shell::session::Session;
use crate::ui::screens::settings::backup::export::Export;
use crate::ui::screens::settings::backup::folder::FolderBackups;
use crate::ui::screens::settings::backup::import::ImportBackup;
use crate::ui::screens::settings::backup::records::RecordsFile;
use crate::ui::view::view;
use leptos::prelude::*;

/// The part of the settings about backups.
#[component]
pub fn BackupSettings() -> impl IntoView {
    let session = Session::expect();
    let has_company = move || session.book.with(|book| book.company().is_some());
    view! {
        <div class="stack" data-gap="large">
            <Export />
            <ImportBackup />
            <Show when=has_company>
                <FolderBackups />
                <RecordsFile />
            </Show>
        </div>
    }
}
