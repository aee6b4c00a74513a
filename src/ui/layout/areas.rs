//! The areas of the app, with how many things in each need someone.
//! Areas that do not exist yet are absent, not greyed.

use crate::app::alerts::Urgency;
use crate::app::alerts::grouping::AlertItem;
use crate::domain::alert::AlertKind;
use crate::route::{Route, SettingsTab};
use crate::shell::session::Session;
use crate::text::numbers;
use crate::ui::kit::app_frame::Area;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use leptos::prelude::*;

/// The areas, the most used first.
pub fn areas(session: Session, route: Route) -> Vec<Area> {
    let place = Place::of(route);
    let items = &session.agenda.read().items;
    vec![
        area(Place::Today, place, items, |_| true),
        area(Place::Clients, place, items, |_| false),
        area(Place::Contracts, place, items, AlertKind::is_of_contracts),
        area(Place::Invoices, place, items, |kind| {
            !kind.is_of_contracts() && kind != AlertKind::BackupTooOld
        }),
        area(Place::Settings, place, items, |kind| {
            kind == AlertKind::BackupTooOld
        }),
    ]
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Today,
    Clients,
    Contracts,
    Invoices,
    Settings,
}

impl Place {
    /// The area a place is in.
    fn of(route: Route) -> Option<Place> {
        match route {
            Route::Today => Some(Place::Today),
            Route::Clients
            | Route::ClientNew
            | Route::ClientImport
            | Route::Client(_)
            | Route::ClientEdit(_) => Some(Place::Clients),
            Route::Contracts
            | Route::ContractBoard
            | Route::ContractCalendar
            | Route::ContractFulfilment
            | Route::ContractNew
            | Route::ContractImport
            | Route::Contract(_)
            | Route::ContractEdit(_)
            | Route::ContractPart(..)
            | Route::AmendmentNew(_)
            | Route::AmendmentEdit(_) => Some(Place::Contracts),
            Route::Invoices
            | Route::BillingRun
            | Route::BillingMatrix
            | Route::InvoiceBoard
            | Route::InvoiceReviewing
            | Route::InvoiceMeasures
            | Route::InvoiceLimits
            | Route::InvoicePrint
            | Route::InvoiceNew
            | Route::InvoiceImport
            | Route::Invoice(_)
            | Route::InvoiceEdit(_) => Some(Place::Invoices),
            Route::Settings(_) | Route::Conflicts => Some(Place::Settings),
            Route::History(_) | Route::NotFound => None,
        }
    }

    fn route(self) -> Route {
        match self {
            Place::Today => Route::Today,
            Place::Clients => Route::Clients,
            Place::Contracts => Route::Contracts,
            Place::Invoices => Route::Invoices,
            Place::Settings => Route::Settings(SettingsTab::Company),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Place::Today => tr("Hoy", "Today"),
            Place::Clients => tr("Clientes", "Clients"),
            Place::Contracts => tr("Contratos", "Contracts"),
            Place::Invoices => tr("Facturas", "Invoices"),
            Place::Settings => tr("Ajustes", "Settings"),
        }
    }

    fn icon(self) -> Icon {
        match self {
            Place::Today => Icon::Bell,
            Place::Clients => Icon::People,
            Place::Contracts => Icon::Contract,
            Place::Invoices => Icon::Receipt,
            Place::Settings => Icon::Sliders,
        }
    }
}

fn area(
    this: Place,
    current: Option<Place>,
    items: &[AlertItem],
    here: impl Fn(AlertKind) -> bool,
) -> Area {
    let pressing = || {
        items
            .iter()
            .filter(|item| here(item.kind()) && item.urgency() != Urgency::Later)
    };
    let count = pressing().count();
    let is_overdue = pressing().any(|item| item.urgency() == Urgency::Overdue);
    Area {
        href: place::href(this.route()),
        label: this.label().to_owned(),
        icon: this.icon(),
        count: (count > 0).then(|| numbers::whole(count as u64, locale())),
        tone: if is_overdue { Tone::Bad } else { Tone::Warn },
        current: current == Some(this),
    }
}

/// What a part of the settings is called.
pub fn settings_label(tab: SettingsTab) -> &'static str {
    match tab {
        SettingsTab::Company => tr("Empresa", "Company"),
        SettingsTab::Items => tr("Catálogo", "Catalogue"),
        SettingsTab::People => tr("Personas", "People"),
        SettingsTab::Alerts => tr("Alertas y avisos", "Alerts and notifications"),
        SettingsTab::Backup => tr("Respaldo", "Backup"),
        SettingsTab::Storage => tr("Almacenamiento", "Storage"),
        SettingsTab::Integrity => tr("Integridad", "Integrity"),
        SettingsTab::Appearance => tr("Idioma y apariencia", "Language and appearance"),
    }
}
