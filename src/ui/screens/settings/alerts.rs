//! /ajustes/alertas - how early deadlines are announced, what was put aside, and how this device tells of them.
//! What asks for someone is decided in `app::alerts`.

pub mod calendar;
pub mod hidden;
pub mod leads;
pub mod notifications;

use crate::ui::screens::settings::alerts::calendar::CalendarExport;
use crate::ui::screens::settings::alerts::hidden::HiddenAlerts;
use crate::ui::screens::settings::alerts::leads::Leads;
use crate::ui::screens::settings::alerts::notifications::Notifications;
use crate::ui::view::view;
use leptos::prelude::*;

/// Everything about alerts and notifications.
#[component]
pub fn AlertSettings() -> impl IntoView {
    view! {
        <div class="stack" data-gap="large">
            <Notifications />
            <CalendarExport />
            <Leads />
            <HiddenAlerts />
        </div>
    }
}
