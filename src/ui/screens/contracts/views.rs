//! The ways to look at contracts: list, board, terms, fulfilment. The filter of the list goes along.

use crate::app::query::contracts::ContractFilter;
use crate::route::{Route, filters};
use crate::ui::kit::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Links to the other ways, with the same filter.
#[component]
pub fn Views(current: Route, filter: Memo<ContractFilter>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let path = filter.with(filters::contracts_path);
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let tab = |route: Route, label: &str| {
            let own = route.path();
            let path = if query.is_empty() {
                own
            } else {
                format!("{own}?{query}")
            };
            Tab {
                href: place::at(&path),
                label: label.to_owned(),
                count: None,
                current: route == current,
            }
        };
        vec![
            tab(Route::Contracts, tr("Lista", "List")),
            tab(Route::ContractBoard, tr("Tablero", "Board")),
            tab(Route::ContractCalendar, tr("Plazos", "Terms")),
            tab(Route::ContractFulfilment, tr("Cumplimiento", "Fulfilment")),
        ]
    });
    view! { <Tabs label=tr("Formas de ver los contratos", "Ways to see contracts") tabs /> }
}
