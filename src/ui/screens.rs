//! The screens, a folder per area and a file per place.
//! No rule and no storage: a screen reads the book and runs commands.

pub mod attachments;
pub mod clients;
pub mod conflicts;
pub mod contracts;
pub mod documents;
pub mod editing;
pub mod gathered;
pub mod history;
pub mod holding;
pub mod invoices;
pub mod list;
pub mod missing;
pub mod saved_views;
pub mod settings;
pub mod spreadsheet;
pub mod today;
pub mod welcome;

use crate::route::Route;
use crate::ui::view::view;
use leptos::prelude::*;

/// The screen of a place.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today /> },
        Route::Clients => view! { <clients::list::Clients /> },
        Route::ClientNew => view! { <clients::edit::ClientNew /> },
        Route::ClientImport => view! { <clients::import::ClientImport /> },
        Route::Client(id) => view! { <clients::record::ClientRecord id /> },
        Route::ClientEdit(id) => view! { <clients::edit::ClientEdit id /> },
        Route::Contracts => view! { <contracts::list::Contracts /> },
        Route::ContractBoard => view! { <contracts::board::ContractBoard /> },
        Route::ContractCalendar => view! { <contracts::calendar::ContractCalendar /> },
        Route::ContractFulfilment => view! { <contracts::fulfilment::ContractFulfilment /> },
        Route::ContractNew => view! { <contracts::edit::ContractNew /> },
        Route::ContractImport => view! { <contracts::import::ContractImport /> },
        Route::Contract(id) => view! { <contracts::record::ContractRecord id /> },
        Route::ContractEdit(id) => view! { <contracts::edit::ContractEdit id /> },
        Route::ContractPart(id, part) => {
            view! { <contracts::record::ContractPartRecord id part /> }
        }
        Route::AmendmentNew(id) => view! { <contracts::amendment::AmendmentNew id /> },
        Route::AmendmentEdit(id) => view! { <contracts::amendment::AmendmentEdit id /> },
        Route::Invoices => view! { <invoices::list::Invoices /> },
        Route::BillingRun => view! { <invoices::preparing::Preparing /> },
        Route::BillingMatrix => view! { <invoices::matrix::BillingMatrix /> },
        Route::InvoiceBoard => view! { <invoices::board::InvoiceBoard /> },
        Route::InvoiceReviewing => view! { <invoices::reviewing::InvoiceReviewing /> },
        Route::InvoiceMeasures => view! { <invoices::measures::InvoiceMeasures /> },
        Route::InvoiceLimits => view! { <invoices::limits::InvoiceLimits /> },
        Route::InvoicePrint => view! { <invoices::print::InvoicePrint /> },
        Route::InvoiceNew => view! { <invoices::edit::InvoiceNew /> },
        Route::InvoiceEdit(id) => view! { <invoices::edit::InvoiceEdit id /> },
        Route::InvoiceImport => view! { <invoices::import::InvoiceImport /> },
        Route::Invoice(id) => view! { <invoices::record::InvoiceRecord id /> },
        Route::Conflicts => view! { <conflicts::Conflicts /> },
        Route::History(record) => view! { <history::RecordHistory record /> },
        Route::Settings(tab) => view! { <settings::Settings tab /> },
        _ => view! { <missing::Missing back=Route::Today /> },
    }
}
