//! /contratos - every contract, the first to end first, with the days its policies leave without cover.
//! Filters and order are in the address; the rows are made in `app::query::contracts`.

pub mod export;

use crate::app::query::contracts::{
    self, ContractFilter, ContractList, ContractRow, ContractSort, ContractState,
};
use crate::domain::words::{Words, words};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{contract_labels, dates, list_labels, money, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::data_table::DataTable;
use crate::ui::kit::data_table::model::{Align, Cell, Column, ColumnWidth, Priority, Row, Sort};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::filter_bar::{Filter, FilterBar, FilterShape};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::list::export::export;
use crate::ui::screens::contracts::stage_tone;
use crate::ui::screens::list::{self, amounts, compact_amounts};
use crate::ui::view::view;
use leptos::prelude::*;

const STATES: [ContractState; 4] = [
    ContractState::InForce,
    ContractState::Ending,
    ContractState::NotStarted,
    ContractState::Ended,
];
const GAPS: [bool; 1] = [true];
const COLUMNS: [(ContractSort, &str); 4] = [
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
        let row = session
            .book
            .with(|book| contracts::row(book, id, session.today.get()))?;
        Some(table_row(row))
    };
    view! {
        <div class="screen" data-width="full">
            <Head found filter />
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
    let filters = Signal::derive(move || filter.with(filter_choices));
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
                    _ => next.gaps = list::chosen(&GAPS, &value).unwrap_or(false),
                }
                set.run(next);
            }
            on_clear=move |()| set.run(ContractFilter::default())
            summary
        />
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
    ]
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

fn columns() -> Vec<Column> {
    let column = |key, label: &str, align, width, priority| Column {
        key,
        label: label.to_owned(),
        align,
        width,
        sortable: COLUMNS.iter().any(|(_, sortable)| *sortable == key),
        priority,
    };
    let start = Align::Start;
    let digits = ColumnWidth::Digits;
    vec![
        column(
            "number",
            tr("Número", "Number"),
            start,
            digits(13),
            Priority::Title,
        ),
        column(
            "client",
            tr("Cliente", "Client"),
            start,
            ColumnWidth::Share(3),
            Priority::Note,
        ),
        column(
            "object",
            tr("Objeto", "Object"),
            start,
            ColumnWidth::Share(2),
            Priority::Extra,
        ),
        column(
            "end",
            tr("Termina", "Ends"),
            start,
            digits(10),
            Priority::Extra,
        ),
        column(
            "left",
            tr("Quedan", "Left"),
            start,
            digits(9),
            Priority::Extra,
        ),
        column(
            "state",
            tr("Estado", "State"),
            start,
            digits(13),
            Priority::Status,
        ),
        column(
            "value",
            tr("Valor", "Value"),
            Align::End,
            digits(18),
            Priority::Value,
        ),
        column(
            "gaps",
            tr("Pólizas", "Policies"),
            start,
            digits(13),
            Priority::Extra,
        ),
    ]
}

/// A row as cells, in the order of [`columns`].
fn table_row(row: ContractRow) -> Row {
    let end = row
        .end
        .map_or_else(|| tr("Indefinido", "Open-ended").to_owned(), dates::short);
    let tone = stage_tone(row.stage);
    Row {
        key: row.id.to_string(),
        href: Some(place::href(Route::Contract(row.id))),
        cells: vec![
            Cell::strong(row.number),
            Cell::text(row.client_name),
            Cell::muted(row.object),
            Cell::muted(end),
            days_left_cell(row.days_left),
            Cell::badge(tone, say(contract_labels::stage(row.stage))),
            row.value.map_or_else(
                || Cell::muted(tr("Abierto", "Open")),
                |value| Cell::text(money::money(value, locale())),
            ),
            if row.gaps {
                Cell::badge(Tone::Bad, tr("Sin cobertura", "Without cover"))
            } else {
                Cell::muted("—")
            },
        ],
    }
}

fn days_left_cell(days: Option<i64>) -> Cell {
    match days {
        Some(days) if days >= 0 => Cell::text(numbers::counted(
            days.unsigned_abs(),
            numbers::DAYS,
            locale(),
        )),
        Some(_) | None => Cell::muted("—"),
    }
}

fn totals(found: &ContractList) -> Vec<String> {
    let mut totals = vec![String::new(); 8];
    if let [first, .., value, _] = totals.as_mut_slice() {
        *first = tr("Total", "Total").to_owned();
        *value = amounts(&found.value);
    }
    totals
}
