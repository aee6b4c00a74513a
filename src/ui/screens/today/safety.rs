//! / - how safe the records are on this device, in words, with the backup one click away.
//! The whole story is under Ajustes › Almacenamiento.

use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::shell::storage_health::storage_health;
use crate::text::numbers;
use crate::ui::kit::button::{ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Whether the browser keeps the data, how much there is, and the way to a backup.
#[component]
pub fn DataSafety() -> impl IntoView {
    let session = Session::expect();
    let health = LocalResource::new(storage_health);
    let keeps = move || match health.get().map(|health| health.is_persisted) {
        None => "",
        Some(true) => tr(
            "El navegador guarda esto de forma permanente.",
            "The browser keeps this permanently.",
        ),
        Some(false) => tr(
            "El navegador podría borrar esto si le falta espacio: un respaldo te protege.",
            "The browser might delete this if it runs out of room: a backup protects you.",
        ),
    };
    let used = move || {
        let bytes = health.get().and_then(|health| health.usage)?;
        let size = numbers::file_size(bytes, locale());
        Some(format!("{size} {}", tr("en este equipo", "on this device")))
    };
    let is_due = session
        .preferences
        .with_untracked(|preferences| preferences.last_backup.is_none());
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{tr("Tus datos", "Your data")}</h2>
            </div>
            <Panel>
                <div class="stack" data-gap="small">
                    <p>{keeps}</p>
                    <p class="muted">{used}</p>
                    <div class="cluster">
                        <ButtonLink
                            href=place::href(Route::Settings(SettingsTab::Backup))
                            label=tr("Exportar respaldo", "Export backup")
                            size=ButtonSize::Small
                            appearance=if is_due { ButtonAppearance::Primary } else { ButtonAppearance::Secondary }
                        />
                        <ButtonLink
                            href=place::href(Route::Settings(SettingsTab::Storage))
                            label=tr("Ver detalles", "See details")
                            size=ButtonSize::Small
                            appearance=ButtonAppearance::Quiet
                        />
                    </div>
                </div>
            </Panel>
        </section>
    }
}
