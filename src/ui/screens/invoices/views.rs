//! The ways to look at invoices: list, board, matrix, preparation of a month, limits, measures.

use crate::route::Route;
use crate::ui::kit::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Links to the other ways.
#[component]
pub fn Views(current: Route) -> impl IntoView {
    let tab = move |route: Route, label: &str| Tab {
        href: place::href(route),
        label: label.to_owned(),
        count: None,
        current: route == current,
    };
    let tabs = vec![
        tab(Route::Invoices, tr("Lista", "List")),
        tab(Route::InvoiceBoard, tr("Tablero", "Board")),
        tab(Route::BillingMatrix, tr("Matriz", "Matrix")),
        tab(Route::BillingRun, tr("Preparar mes", "Prepare month")),
        tab(
            Route::InvoiceReviewing,
            tr("Revisar todo", "Check everything"),
        ),
        tab(Route::InvoiceLimits, tr("Límites", "Limits")),
        tab(Route::InvoiceMeasures, tr("Medidas", "Measures")),
    ];
    view! { <Tabs label=tr("Formas de ver las facturas", "Ways to see invoices") tabs /> }
}
