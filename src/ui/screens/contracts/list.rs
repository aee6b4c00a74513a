//! /contratos - every contract, the first to end first, with the days its policies leave without cover.
//! Filters and order are in the address; the rows are made in `app::query::contracts`.

pub mod export;
pub mod table;

use crate::app::query::contract_board::{self};
use crate::app::query::contracts::{
    self, ContractFilter, ContractList, ContractSort, ContractState,
};
use crate::domain::ids::PersonId;
use crate::domain::words::{Words, words};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::list_labels;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::data_table::DataTable;
use crate::ui::kit::data_table::model::Sort;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::filter_bar::{Filter, FilterBar, FilterChoice, FilterShape};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::owner_choices;
use crate::ui::screens::contracts::list::export::export;
use crate::ui::screens::contracts::list::table::{columns, table_row, totals};
use crate::ui::screens::contracts::views::Views;
use crate::ui::screens::list::{self, amounts, compact_amounts};
use crate::ui::screens::saved_views::SavedViews;
use crate::ui::view::view;
use leptos::prelude::*;

const STATES: [ContractState; 4] = [
    ContractState::InForce,
    ContractState::Ending,
    ContractState::NotStarted,
    ContractState::Ended,
];
const GAPS: [bool; 1] = [true];
/// Days to the end that can be asked for.
const WITHIN: [u16; 4] = [30, 60, 90, 180];
pub(super) const COLUMNS: [(ContractSort, &str); 4] = [
    (ContractSort::Number, "number"),
    (ContractSort::Client, "client"),
    (ContractSort::End, "end"),
    (ContractSort::Value, "value"),
];

/// The list.
#[component]
pub fn Contracts() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let filter = Memo::new(move |_| filters::contracts(&query.read()));
    let found = list::found(filter, contracts::list);
    let replace = place::replacer();
    let set =
        Callback::new(move |filter: ContractFilter| replace(&filters::contracts_path(&filter)));
    let row_at = move |at: usize| {
        let id = found.with(|found| found.ids.get(at).copied())?;
        let card = session
            .book
            .with(|book| contract_board::card(book, id, session.today.get()))?;
        Some(table_row(card))
    };
    view! {
        <div class="screen" data-width="full">
            <Head found filter />
            <Views current=Route::Contracts filter />
            <Filters found filter set />
            <DataTable
                label=tr("Contratos", "Contracts")
                columns=columns()
                row_count=Signal::derive(move || found.read().ids.len())
                row_at
                sort=Signal::derive(move || filter.with(|f| list::sort(&COLUMNS, f.sort, f.descending)))
                on_sort=move |sort: Sort| {
                    let mut next = filter.get_untracked();
                    next.sort = list::sorted_by(&COLUMNS, sort).unwrap_or(next.sort);
                    next.descending = sort.descending;
                    set.run(next);
                }
                totals=Signal::derive(move || found.with(totals))
                empty=move || view! { <NoRows filter set /> }
            />
        </div>
    }
}

/// What the list holds, and what can be done with it.
#[component]
fn Head(found: ReadSignal<ContractList>, filter: Memo<ContractFilter>) -> impl IntoView {
    let session = Session::expect();
    let client = move || {
        let id = filter.with(|filter| filter.client)?;
        session
            .book
            .with(|book| book.client(id).map(|client| client.name.clone()))
    };
    let title = move || match client() {
        Some(name) => format!("{} {name}", tr("Contratos de", "Contracts of")),
        None => tr("Contratos", "Contracts").to_owned(),
    };
    let subtitle = move || {
        found.with(|found| {
            let mut parts = vec![list::count(
                found.ids.len(),
                tr("contrato", "contract"),
                tr("contratos", "contracts"),
            )];
            if !found.value.is_empty() {
                parts.push(compact_amounts(&found.value));
            }
            if found.with_gaps > 0 {
                parts.push(format!(
                    "{} {}",
                    found.with_gaps,
                    tr("con días sin cobertura", "with days without cover")
                ));
            }
            parts.join(" · ")
        })
    };
    let new = move || match filter.with(|filter| filter.client) {
        Some(client) => place::at(&filters::contract_new_path(client)),
        None => place::href(Route::ContractNew),
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{title}</h1>
                <p class="screen__subtitle" role="status">{subtitle}</p>
            </div>
            <div class="screen__actions">
                <Button
                    label=tr("Exportar CSV", "Export CSV")
                    icon=Icon::Download
                    on_press=move |()| export(session, &found.read_untracked())
                />
                <ButtonLink
                    href=place::href(Route::ContractImport)
                    label=tr("Importar", "Import")
                    icon=Icon::Upload
                />
                <ButtonLink
                    href=Signal::derive(new)
                    label=tr("Nuevo contrato", "New contract")
                    icon=Icon::Plus
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </header>
    }
}

#[component]
fn Filters(
    found: ReadSignal<ContractList>,
    filter: Memo<ContractFilter>,
    set: Callback<ContractFilter>,
) -> impl IntoView {
    let session = Session::expect();
    let filters = Signal::derive(move || {
        let mut filters = filter.with(filter_choices);
        filters.push(owner_filter(session, filter.with(|filter| filter.owner)));
        filters
    });
    let summary = Signal::derive(move || {
        found.with(|found| {
            (!found.value.is_empty())
                .then(|| format!("{}: {}", tr("Valor", "Value"), amounts(&found.value)))
        })
    });
    view! {
        <FilterBar
            words=list::filter_words(tr(
                "Número, cliente, objeto o póliza",
                "Search number, client, object or policy",
            ))
            search=Signal::derive(move || filter.read().text.clone())
            on_search=move |text: String| set.run(ContractFilter { text, ..filter.get_untracked() })
            filters
            on_filter=move |(key, value): (&'static str, String)| {
                let mut next = filter.get_untracked();
                match key {
                    "state" => next.state = list::chosen(&STATES, &value),
                    "within" => next.within = list::chosen(&WITHIN, &value),
                    "owner" => next.owner = value.parse().ok(),
                    _ => next.gaps = list::chosen(&GAPS, &value).unwrap_or(false),
                }
                set.run(next);
            }
            on_clear=move |()| set.run(ContractFilter::default())
            summary
        >
            <SavedViews
                list=Route::Contracts
                path=Signal::derive(move || filter.with(filters::contracts_path))
            />
        </FilterBar>
    }
}

fn filter_choices(filter: &ContractFilter) -> Vec<Filter> {
    vec![
        list::filter(
            "state",
            tr("Estado", "State"),
            FilterShape::Chips,
            &STATES,
            list_labels::contract_state,
            filter.state,
        ),
        list::filter(
            "gaps",
            tr("Pólizas", "Policies"),
            FilterShape::Chips,
            &GAPS,
            with_gaps,
            filter.gaps.then_some(true),
        ),
        list::filter(
            "within",
            tr("Termina en", "Ends within"),
            FilterShape::Select,
            &WITHIN,
            within_name,
            filter.within,
        ),
    ]
}

/// Who supervises the contracts.
fn owner_filter(session: Session, chosen: Option<PersonId>) -> Filter {
    let choices = owner_choices(session, chosen).into_iter();
    Filter {
        key: "owner",
        label: tr("Responsable", "Responsible").to_owned(),
        shape: FilterShape::Select,
        choices: choices
            .map(|choice| FilterChoice {
                value: choice.value,
                label: choice.label,
                count: None,
            })
            .collect(),
        value: chosen.map_or_else(String::new, |id| id.to_string()),
    }
}

fn within_name(days: u16) -> Words {
    match days {
        30 => words("30 días", "30 days"),
        60 => words("60 días", "60 days"),
        90 => words("90 días", "90 days"),
        _ => words("180 días", "180 days"),
    }
}

fn with_gaps(_: bool) -> Words {
    words("Con días sin cobertura", "With days without cover")
}

/// Nothing to show: because there is nothing, or because of the filters.
#[component]
fn NoRows(filter: Memo<ContractFilter>, set: Callback<ContractFilter>) -> impl IntoView {
    let session = Session::expect();
    let none = move || session.book.with(|book| book.contracts().is_empty());
    move || {
        if none() {
            view! {
                <EmptyState
                    icon=Icon::Contract
                    title=tr("Todavía no hay contratos", "There are no contracts yet")
                    text=tr(
                        "Un contrato guarda su plazo, su valor y sus pólizas; Vigía avisa antes de que algo venza o quede sin cobertura.",
                        "A contract keeps its term, its value and its policies; Vigía warns before anything ends or is left without cover.",
                    )
                >
                    <ButtonLink
                        href=place::href(Route::ContractNew)
                        label=tr("Crear un contrato", "Create a contract")
                        appearance=ButtonAppearance::Primary
                    />
                    <ButtonLink
                        href=place::href(Route::ContractImport)
                        label=tr("Importar una hoja de cálculo", "Import a spreadsheet")
                    />
                </EmptyState>
            }
        } else {
            let client = filter.with_untracked(|filter| filter.client);
            view! {
                <EmptyState
                    icon=Icon::Filter
                    title=tr("Ningún contrato coincide", "No contract matches")
                    text=tr("Cambia la búsqueda o quita algún filtro.", "Change the search or take a filter off.")
                >
                    <Button
                        label=tr("Quitar filtros", "Clear filters")
                        on_press=move |()| set.run(ContractFilter { client, ..Default::default() })
                    />
                </EmptyState>
            }
        }
    }
}
