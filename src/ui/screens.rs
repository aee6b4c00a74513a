//! The screens, a folder per area and a file per place.
//! No rule and no storage: a screen reads the book and runs commands.

pub mod clients;
pub mod conflicts;
pub mod contracts;
pub mod editing;
pub mod history;
pub mod invoices;
pub mod list;
pub mod missing;
pub mod settings;
pub mod spreadsheet;
pub mod today;
pub mod welcome;

use crate::route::Route;
use leptos::prelude::*;

/// The screen of a place.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today /> }.into_any(),
        Route::Clients => view! { <clients::list::Clients /> }.into_any(),
        Route::ClientNew => view! { <clients::edit::ClientNew /> }.into_any(),
        Route::ClientImport => view! { <clients::import::ClientImport /> }.into_any(),
        Route::Client(id) => view! { <clients::record::ClientRecord id /> }.into_any(),
        Route::ClientEdit(id) => view! { <clients::edit::ClientEdit id /> }.into_any(),
        Route::Contracts => view! { <contracts::list::Contracts /> }.into_any(),
        Route::ContractNew => view! { <contracts::edit::ContractNew /> }.into_any(),
        Route::ContractImport => view! { <contracts::import::ContractImport /> }.into_any(),
        Route::Contract(id) => view! { <contracts::record::ContractRecord id /> }.into_any(),
        Route::ContractEdit(id) => view! { <contracts::edit::ContractEdit id /> }.into_any(),
        Route::Invoices => view! { <invoices::list::Invoices /> }.into_any(),
        Route::InvoiceImport => view! { <invoices::import::InvoiceImport /> }.into_any(),
        Route::Invoice(id) => view! { <invoices::record::InvoiceRecord id /> }.into_any(),
        Route::Conflicts => view! { <conflicts::Conflicts /> }.into_any(),
        Route::History(record) => view! { <history::RecordHistory record /> }.into_any(),
        Route::Settings(tab) => view! { <settings::Settings tab /> }.into_any(),
        _ => view! { <missing::Missing back=Route::Today /> }.into_any(),
    }
}
