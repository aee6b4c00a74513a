//! The screens, a folder per area and a file per place.
//! No rule and no storage: a screen reads the book and runs commands.

pub mod conflicts;
pub mod history;
pub mod invoices;
pub mod list;
pub mod missing;
pub mod settings;
pub mod today;
pub mod welcome;

use crate::route::Route;
use leptos::prelude::*;

/// The screen of a place.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today /> }.into_any(),
        Route::Invoices => view! { <invoices::list::Invoices /> }.into_any(),
        Route::InvoiceImport => view! { <invoices::import::InvoiceImport /> }.into_any(),
        Route::Invoice(id) => view! { <invoices::record::InvoiceRecord id /> }.into_any(),
        Route::Conflicts => view! { <conflicts::Conflicts /> }.into_any(),
        Route::History(record) => view! { <history::RecordHistory record /> }.into_any(),
        Route::Settings(tab) => view! { <settings::Settings tab /> }.into_any(),
        _ => view! { <missing::Missing back=Route::Today /> }.into_any(),
    }
}
