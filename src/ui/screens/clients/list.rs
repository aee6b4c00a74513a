//! /clientes - every client, with its contracts in force and what it owes.
//! Filters and order are in the address; the rows are made in `app::query::clients`.

pub mod export;

use crate::app::query::clients::{
    self, ClientFilter, ClientList, ClientRow, ClientSort, DebtFilter,
};
use crate::domain::country::Country;
use crate::domain::words::{Words, words};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{labels, list_labels, numbers};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::data_table::DataTable;
use crate::ui::kit::data_table::model::{
    Align, Cell, CellLook, Column, ColumnWidth, Priority, Row, Sort,
};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::filter_bar::{Filter, FilterBar, FilterShape};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::clients::list::export::export;
use crate::ui::screens::list::{self, amounts, compact_amounts};
use crate::ui::view::view;
use leptos::prelude::*;

const ACTIVITY: [bool; 2] = [true, false];
const DEBTS: [DebtFilter; 2] = [DebtFilter::Open, DebtFilter::Overdue];
const COLUMNS: [(ClientSort, &str); 5] = [
    (ClientSort::Name, "name"),
    (ClientSort::City, "city"),
    (ClientSort::Contracts, "contracts"),
    (ClientSort::Balance, "balance"),
    (ClientSort::Overdue, "overdue"),
];

/// The list.
#[component]
pub fn Clients() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let filter = Memo::new(move |_| filters::clients(&query.read()));
    let found = list::found(filter, clients::list);
    let replace = place::replacer();
    let set = Callback::new(move |filter: ClientFilter| replace(&filters::clients_path(&filter)));
    let row_at = move |at: usize| {
        let id = found.with(|found| found.ids.get(at).copied())?;
        let row = session
            .book
            .with(|book| clients::row(book, id, session.today.get()))?;
        Some(table_row(row))
    };
    view! {
        <div class="screen" data-width="full">
            <Head found />
            <Filters found filter set />
            <DataTable
                label=tr("Clientes", "Clients")
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
                empty=move || view! { <NoRows set /> }
            />
        </div>
    }
}

/// What the list holds, and what can be done with it.
#[component]
fn Head(found: ReadSignal<ClientList>) -> impl IntoView {
    let session = Session::expect();
    let subtitle = move || {
        found.with(|found| {
            let mut parts = vec![list::count(
                found.ids.len(),
                tr("cliente", "client"),
                tr("clientes", "clients"),
            )];
            if !found.balance.is_empty() {
                parts.push(format!(
                    "{} {}",
                    compact_amounts(&found.balance),
                    tr("por cobrar", "to collect")
                ));
            }
            parts.join(" · ")
        })
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{tr("Clientes", "Clients")}</h1>
                <p class="screen__subtitle" role="status">{subtitle}</p>
            </div>
            <div class="screen__actions">
                <Button
                    label=tr("Exportar CSV", "Export CSV")
                    icon=Icon::Download
                    on_press=move |()| export(session, &found.read_untracked())
                />
                <ButtonLink
                    href=place::href(Route::ClientImport)
                    label=tr("Importar", "Import")
                    icon=Icon::Upload
                />
                <ButtonLink
                    href=place::href(Route::ClientNew)
                    label=tr("Nuevo cliente", "New client")
                    icon=Icon::Plus
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </header>
    }
}

#[component]
fn Filters(
    found: ReadSignal<ClientList>,
    filter: Memo<ClientFilter>,
    set: Callback<ClientFilter>,
) -> impl IntoView {
    let filters = Signal::derive(move || filter.with(filter_choices));
    let summary = Signal::derive(move || {
        found.with(|found| {
            (!found.overdue.is_empty())
                .then(|| format!("{}: {}", tr("En mora", "Overdue"), amounts(&found.overdue)))
        })
    });
    view! {
        <FilterBar
            words=list::filter_words(tr(
                "Nombre, identificación o contacto",
                "Name, tax id or contact",
            ))
            search=Signal::derive(move || filter.read().text.clone())
            on_search=move |text: String| set.run(ClientFilter { text, ..filter.get_untracked() })
            filters
            on_filter=move |(key, value): (&'static str, String)| {
                let mut next = filter.get_untracked();
                match key {
                    "debt" => next.debt = list::chosen(&DEBTS, &value),
                    "active" => next.active = list::chosen(&ACTIVITY, &value),
                    _ => next.country = list::chosen(&Country::ALL, &value),
                }
                set.run(next);
            }
            on_clear=move |()| set.run(ClientFilter::default())
            summary
        />
    }
}

fn filter_choices(filter: &ClientFilter) -> Vec<Filter> {
    vec![
        list::filter(
            "debt",
            tr("Deuda", "Debt"),
            FilterShape::Chips,
            &DEBTS,
            list_labels::debt_filter,
            filter.debt,
        ),
        list::filter(
            "active",
            tr("Actividad", "Activity"),
            FilterShape::Select,
            &ACTIVITY,
            activity,
            filter.active,
        ),
        list::filter(
            "country",
            tr("País", "Country"),
            FilterShape::Select,
            &Country::ALL,
            labels::country,
            filter.country,
        ),
    ]
}

fn activity(active: bool) -> Words {
    if active {
        words("Activos", "Active")
    } else {
        words("Inactivos", "Inactive")
    }
}

/// Nothing to show: because there is nothing, or because of the filters.
#[component]
fn NoRows(set: Callback<ClientFilter>) -> impl IntoView {
    let session = Session::expect();
    let none = move || session.book.with(|book| book.clients().is_empty());
    move || {
        if none() {
            view! {
                <EmptyState
                    icon=Icon::People
                    title=tr("Todavía no hay clientes", "There are no clients yet")
                    text=tr(
                        "Entran solos con las facturas que importes; también de una hoja de cálculo, o uno por uno.",
                        "They come by themselves with the invoices you import; also from a spreadsheet, or one by one.",
                    )
                >
                    <ButtonLink
                        href=place::href(Route::ClientNew)
                        label=tr("Crear un cliente", "Create a client")
                        appearance=ButtonAppearance::Primary
                    />
                    <ButtonLink
                        href=place::href(Route::ClientImport)
                        label=tr("Importar una hoja de cálculo", "Import a spreadsheet")
                    />
                    <ButtonLink
                        href=place::href(Route::InvoiceImport)
                        label=tr("Importar facturas", "Import invoices")
                    />
                </EmptyState>
            }
        } else {
            view! {
                <EmptyState
                    icon=Icon::Filter
                    title=tr("Ningún cliente coincide", "No client matches")
                    text=tr("Cambia la búsqueda o quita algún filtro.", "Change the search or take a filter off.")
                >
                    <Button
                        label=tr("Quitar filtros", "Clear filters")
                        on_press=move |()| set.run(ClientFilter::default())
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
        sortable: key != "tax_id",
        priority,
    };
    vec![
        column(
            "name",
            tr("Nombre", "Name"),
            Align::Start,
            ColumnWidth::Share(2),
            Priority::Title,
        ),
        column(
            "tax_id",
            tr("Identificación", "Tax id"),
            Align::Start,
            ColumnWidth::Digits(17),
            Priority::Note,
        ),
        column(
            "city",
            tr("Ciudad", "City"),
            Align::Start,
            ColumnWidth::Share(1),
            Priority::Extra,
        ),
        column(
            "contracts",
            tr("Contratos", "Contracts"),
            Align::End,
            ColumnWidth::Digits(12),
            Priority::Extra,
        ),
        column(
            "balance",
            tr("Saldo", "Balance"),
            Align::End,
            ColumnWidth::Digits(18),
            Priority::Value,
        ),
        column(
            "overdue",
            tr("En mora", "Overdue"),
            Align::End,
            ColumnWidth::Digits(18),
            Priority::Status,
        ),
    ]
}

/// A row as cells, in the order of [`columns`].
fn table_row(row: ClientRow) -> Row {
    let tax_id = tax_id(&row);
    let name = if row.active {
        Cell::strong(row.name)
    } else {
        Cell::muted(format!("{} · {}", row.name, tr("inactivo", "inactive")))
    };
    Row {
        key: row.id.to_string(),
        href: Some(place::href(Route::Client(row.id))),
        cells: vec![
            name,
            Cell::muted(tax_id),
            Cell::text(row.city),
            match row.contracts {
                0 => Cell::muted("—"),
                count => Cell::text(numbers::whole(count as u64, locale())),
            },
            if row.balance.is_empty() {
                Cell::muted("—")
            } else {
                Cell::text(amounts(&row.balance))
            },
            if row.overdue.is_empty() {
                Cell::muted("—")
            } else {
                Cell {
                    text: amounts(&row.overdue),
                    look: CellLook::Bad,
                }
            },
        ],
    }
}

/// "NIT 900.123.456-7", or nothing while it is not known.
fn tax_id(row: &ClientRow) -> String {
    row.tax_id.as_ref().map_or_else(String::new, |tax_id| {
        format!("{} {tax_id}", say(labels::tax_id_initials(tax_id.kind())))
    })
}

fn totals(found: &ClientList) -> Vec<String> {
    vec![
        tr("Total", "Total").to_owned(),
        String::new(),
        String::new(),
        String::new(),
        amounts(&found.balance),
        amounts(&found.overdue),
    ]
}
