//! /facturas - every invoice and note, with what was found in it and what is left to collect.
//! Filters and order are in the address; the rows are made in `app::query::invoices`.

pub mod table;

use crate::app::query::invoices::{self, FindingsFilter, InvoiceFilter, InvoiceList, StateFilter};
use crate::domain::invoice::DocumentType;
use crate::interop::csv_out;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{labels, list_labels};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::data_table::DataTable;
use crate::ui::kit::data_table::model::Sort;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::filter_bar::{Filter, FilterBar, FilterShape};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{say, tr};
use crate::ui::place;
use crate::ui::screens::invoices::list::table::{COLUMNS, columns, table_row, totals};
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list::{self, amounts, compact_amounts};
use crate::ui::view::view;
use leptos::prelude::*;

const STATES: [StateFilter; 6] = [
    StateFilter::Open,
    StateFilter::Overdue,
    StateFilter::Issued,
    StateFilter::Paid,
    StateFilter::Voided,
    StateFilter::Draft,
];
const FINDINGS: [FindingsFilter; 3] = [
    FindingsFilter::Errors,
    FindingsFilter::Warnings,
    FindingsFilter::Clean,
];
const TYPES: [DocumentType; 3] = [
    DocumentType::Invoice,
    DocumentType::CreditNote,
    DocumentType::DebitNote,
];

/// The list.
#[component]
pub fn Invoices() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let filter = Memo::new(move |_| filters::invoices(&query.read()));
    let found = list::found(filter, invoices::list);
    let replace = place::replacer();
    let set = Callback::new(move |filter: InvoiceFilter| replace(&filters::invoices_path(&filter)));
    let row_at = move |at: usize| {
        let id = found.with(|found| found.ids.get(at).copied())?;
        let row = session
            .book
            .with(|book| invoices::row(book, id, session.today.get()))?;
        Some(table_row(row))
    };
    view! {
        <div class="screen" data-width="full">
            <Head found filter />
            <Views current=Route::Invoices />
            <Filters found filter set />
            <DataTable
                label=tr("Facturas", "Invoices")
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
fn Head(found: ReadSignal<InvoiceList>, filter: Memo<InvoiceFilter>) -> impl IntoView {
    let session = Session::expect();
    let client = move || {
        let id = filter.with(|filter| filter.client)?;
        session
            .book
            .with(|book| book.client(id).map(|client| client.name.clone()))
    };
    let author = move || {
        let id = filter.with(|filter| filter.author)?;
        session
            .book
            .with(|book| book.person(id).map(|person| person.name.clone()))
    };
    let title = move || match (client(), author()) {
        (Some(name), _) => format!("{} {name}", tr("Facturas de", "Invoices of")),
        (None, Some(name)) => {
            format!(
                "{} {name}",
                tr("Facturas escritas por", "Invoices written by")
            )
        }
        (None, None) => tr("Facturas", "Invoices").to_owned(),
    };
    let subtitle = move || {
        found.with(|found| {
            let mut parts = vec![list::count(
                found.ids.len(),
                tr("documento", "document"),
                tr("documentos", "documents"),
            )];
            if !found.balance.is_empty() {
                parts.push(format!(
                    "{} {}",
                    compact_amounts(&found.balance),
                    tr("por cobrar", "to collect")
                ));
            }
            if found.with_errors > 0 {
                parts.push(format!(
                    "{} {}",
                    found.with_errors,
                    tr("con errores", "with errors")
                ));
            }
            parts.join(" · ")
        })
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
            </div>
        </header>
    }
}

#[component]
fn Filters(
    found: ReadSignal<InvoiceList>,
    filter: Memo<InvoiceFilter>,
    set: Callback<InvoiceFilter>,
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
            words=list::filter_words(tr("Número, cliente o texto", "Number, client or text"))
            search=Signal::derive(move || filter.read().text.clone())
            on_search=move |text: String| set.run(InvoiceFilter { text, ..filter.get_untracked() })
            filters
            on_filter=move |(key, value): (&'static str, String)| {
                let mut next = filter.get_untracked();
                match key {
                    "state" => next.state = list::chosen(&STATES, &value),
                    "findings" => next.findings = list::chosen(&FINDINGS, &value),
                    _ => next.document_type = list::chosen(&TYPES, &value),
                }
                set.run(next);
            }
            on_clear=move |()| set.run(InvoiceFilter::default())
            summary
        />
    }
}

fn filter_choices(filter: &InvoiceFilter) -> Vec<Filter> {
    vec![
        list::filter(
            "state",
            tr("Estado", "State"),
            FilterShape::Chips,
            &STATES,
            list_labels::state_filter,
            filter.state,
        ),
        list::filter(
            "findings",
            tr("Hallazgos", "Findings"),
            FilterShape::Select,
            &FINDINGS,
            list_labels::findings_filter,
            filter.findings,
        ),
        list::filter(
            "type",
            tr("Documento", "Document"),
            FilterShape::Select,
            &TYPES,
            labels::document_type,
            filter.document_type,
        ),
    ]
}

/// Nothing to show: because there is nothing, or because of the filters.
#[component]
fn NoRows(filter: Memo<InvoiceFilter>, set: Callback<InvoiceFilter>) -> impl IntoView {
    let session = Session::expect();
    let none = move || session.book.with(|book| book.invoices().is_empty());
    move || {
        if none() {
            view! {
                <EmptyState
                    icon=Icon::Receipt
                    title=tr("Todavía no hay facturas", "There are no invoices yet")
                    text=tr(
                        "Importa los XML o ZIP de la DIAN o la SUNAT: de cada documento salen el cliente, los vencimientos y los errores.",
                        "Import the XML or ZIP files of DIAN or SUNAT: each document brings its client, its due dates and its errors.",
                    )
                >
                    <ButtonLink
                        href=place::href(Route::InvoiceImport)
                        label=tr("Importar facturas", "Import invoices")
                        appearance=ButtonAppearance::Primary
                    />
                </EmptyState>
            }
        } else {
            let client = filter.with_untracked(|filter| filter.client);
            view! {
                <EmptyState
                    icon=Icon::Filter
                    title=tr("Ninguna factura coincide", "No invoice matches")
                    text=tr("Cambia la búsqueda o quita algún filtro.", "Change the search or take a filter off.")
                >
                    <Button
                        label=tr("Quitar filtros", "Clear filters")
                        on_press=move |()| set.run(InvoiceFilter { client, ..Default::default() })
                    />
                </EmptyState>
            }
        }
    }
}

/// Downloads what is shown as CSV.
fn export(session: Session, found: &InvoiceList) {
    let headings = [
        tr("Número", "Number"),
        tr("Documento", "Document"),
        tr("Cliente", "Client"),
        tr("Emitida", "Issued"),
        tr("Vence", "Due"),
        tr("Estado", "State"),
        tr("Moneda", "Currency"),
        tr("Total", "Total"),
        tr("Saldo", "Balance"),
        tr("Errores", "Errors"),
    ];
    let today = session.today.get_untracked();
    let mut sheet = list::sheet(&headings);
    session.book.with_untracked(|book| {
        for row in found
            .ids
            .iter()
            .filter_map(|id| invoices::row(book, *id, today))
        {
            sheet.row([
                list::text(&row.number),
                list::text(say(labels::document_type(row.document_type))),
                list::text(&row.client_name),
                list::day(row.issued_on),
                list::day(row.due_on),
                list::text(say(list_labels::status(row.status))),
                list::text(row.payable.currency.code()),
                csv_out::Cell::Number(row.payable.amount),
                csv_out::Cell::Number(row.balance.amount),
                csv_out::Cell::Number(row.errors.into()),
            ]);
        }
    });
    list::download_csv(session, tr("facturas", "invoices"), sheet);
}
