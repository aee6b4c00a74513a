//! /ajustes/… - the company, its people, its alerts and this device, a part each.
//! The parts are in the folder; this is the head and the way from one to the other.

pub mod alerts;
pub mod appearance;
pub mod backup;
pub mod company;
pub mod integrity;
pub mod items;
pub mod people;
pub mod storage;

use crate::route::{Route, SettingsTab};
use crate::ui::kit::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::layout::areas::settings_label;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// One part of the settings under the head that all share.
#[component]
pub fn Settings(
    /// The part on show.
    tab: SettingsTab,
) -> impl IntoView {
    let tabs = SettingsTab::ALL
        .into_iter()
        .map(|each| Tab {
            href: place::href(Route::Settings(each)),
            label: settings_label(each).to_owned(),
            count: None,
            current: each == tab,
        })
        .collect::<Vec<_>>();
    view! {
        <div class="screen">
            <header>
                <h1>{tr("Ajustes", "Settings")}</h1>
            </header>
            <Tabs label=tr("Partes de los ajustes", "Parts of the settings") tabs />
            {part(tab)}
        </div>
    }
}

fn part(tab: SettingsTab) -> AnyView {
    match tab {
        SettingsTab::Company => view! { <company::CompanySettings /> },
        SettingsTab::Items => view! { <items::Items /> },
        SettingsTab::People => view! { <people::People /> },
        SettingsTab::Alerts => view! { <alerts::AlertSettings /> },
        SettingsTab::Storage => view! { <storage::StorageState /> },
        SettingsTab::Appearance => view! { <appearance::Appearance /> },
        SettingsTab::Backup => view! { <backup::BackupSettings /> },
        SettingsTab::Integrity => view! { <integrity::Integrity /> },
    }
}
