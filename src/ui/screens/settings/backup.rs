//! /ajustes/respaldo - keeping the records in a file, bringing them back, and joining another copy's work.
//! Also reached before a company exists, to restore a backup.

pub mod export;
pub mod import;

use crate::ui::screens::settings::backup::export::Export;
use crate::ui::screens::settings::backup::import::ImportBackup;
use leptos::prelude::*;

/// The part of the settings about backups.
#[component]
pub fn BackupSettings() -> impl IntoView {
    view! {
        <div class="stack" data-gap="large">
            <Export />
            <ImportBackup />
        </div>
    }
}
