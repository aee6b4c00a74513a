//! /facturas/matriz - clients by months: what was expected, what was billed, what is missing, and what is behind each cell.
//! The table is made in `app::query::billing_matrix`.

pub mod behind;

use crate::app::query::billing_matrix::{
    CellState, Matrix, MatrixCell, MatrixFilter, MatrixRow, MatrixTotal, matrix,
};
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::ids::ClientId;
use crate::interop::csv_out;
use crate::route::Route;
use crate::route::query_string::QueryString;
use crate::shell::session::Session;
use crate::text::{dates, invoice_labels, numbers};
use crate::ui::kit::badge::{Badge, BadgeWeight, Tone};
use crate::ui::kit::button::{Button, ButtonLink};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, value_of};
use crate::ui::screens::invoices::matrix::behind::Behind;
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list::{self, compact_amounts};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Months shown at once.
const MONTHS: u32 = 6;
/// Clients shown before the rest is asked for.
const ROWS: usize = 60;

/// The cell that is looked into.
type Open = RwSignal<Option<(ClientId, NaiveDate)>>;

/// The matrix.
#[component]
pub fn BillingMatrix() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let today = session.today.get_untracked();
    let filter = Memo::new(move |_| filter_of(&query.read(), today));
    let found = list::found(filter, matrix);
    let open: Open = RwSignal::new(None);
    view! {
        <div class="screen" data-width="full">
            <Head found />
            <Views current=Route::BillingMatrix />
            <Choosing filter today />
            {move || {
                let nothing = found.with(|matrix| matrix.rows.is_empty());
                if nothing {
                    view! {
                        <EmptyState
                            icon=Icon::Columns
                            title=tr("Nada se factura en esos meses", "Nothing is billed in those months")
                            text=tr(
                                "Los contratos en vigor con renglones de cobro llenan esta tabla.",
                                "Contracts in force with billing lines fill this table.",
                            )
                        />
                    }
                } else {
                    view! { <Cells found open /> }
                }
            }}
            <Behind open />
        </div>
    }
}

fn filter_of(query: &str, today: NaiveDate) -> MatrixFilter {
    let query = QueryString::parse(query);
    let last = query
        .get("hasta")
        .and_then(|month| format!("{month}-01").parse().ok())
        .unwrap_or(first_of_month(today));
    let state = query.get("estado").and_then(|name| {
        let mut states = CellState::ALL.into_iter();
        states.find(|state| value_of(*state).eq_ignore_ascii_case(name))
    });
    MatrixFilter {
        from: subtract_months(last, MONTHS - 1),
        months: MONTHS,
        client: query.get("cliente").and_then(|id| id.parse().ok()),
        state,
    }
}

/// How many clients, and of how many something is missing.
#[component]
fn Head(found: ReadSignal<Matrix>) -> impl IntoView {
    let session = Session::expect();
    let subtitle = move || {
        found.with(|matrix| {
            let late = |row: &&MatrixRow| {
                let mut cells = row.cells.iter();
                cells.any(|cell| matches!(cell.state, CellState::Missing | CellState::Late))
            };
            let open = matrix.rows.iter().filter(late).count();
            let clients = list::count(
                matrix.rows.len(),
                tr("cliente", "client"),
                tr("clientes", "clients"),
            );
            let open = match open {
                0 => tr("nada falta por facturar", "nothing is left to bill").to_owned(),
                open => list::count(
                    open,
                    tr("con algo por facturar", "with something to bill"),
                    tr("con algo por facturar", "with something to bill"),
                ),
            };
            format!("{clients} · {open}")
        })
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{tr("Qué se facturó de cada mes", "What was billed of each month")}</h1>
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

/// Which months, and which clients.
#[component]
fn Choosing(filter: Memo<MatrixFilter>, today: NaiveDate) -> impl IntoView {
    let replace = place::replacer();
    let months: Vec<Choice> = (0..24)
        .map(|back| {
            let month = subtract_months(first_of_month(today), back);
            let name = numbers::capitalised(&dates::month(month, lang()));
            Choice::new(month.format("%Y-%m").to_string(), name)
        })
        .collect();
    let last = Signal::derive(move || {
        let from = filter.with(|filter| filter.from);
        let last = crate::domain::calendar::add_months(from, MONTHS - 1);
        last.format("%Y-%m").to_string()
    });
    let state = Signal::derive(move || {
        filter.with(|filter| filter.state.map_or_else(String::new, value_of))
    });
    let go = Callback::new(move |(last, state): (String, String)| {
        let mut query = QueryString::default();
        query.set("hasta", Some(last));
        query.set("estado", Some(state).filter(|state| !state.is_empty()));
        replace(&query.after(&Route::BillingMatrix.path()));
    });
    view! {
        <div class="cluster">
            <SelectField
                id="matrix-last"
                label=tr("Hasta", "Until")
                options=months
                value=last
                on_change=move |month: String| go.run((month, state.get_untracked()))
            />
            <SelectField
                id="matrix-state"
                label=tr("Clientes con un mes", "Clients with a month")
                placeholder=Some(tr("En cualquier estado", "In any state").to_owned())
                options=choices(&CellState::ALL, invoice_labels::cell_state)
                value=state
                on_change=move |state: String| go.run((last.get_untracked(), state))
            />
        </div>
    }
}

/// The table.
#[component]
fn Cells(found: ReadSignal<Matrix>, open: Open) -> impl IntoView {
    let shown = RwSignal::new(ROWS);
    let more = move || {
        found
            .with(|matrix| matrix.rows.len())
            .saturating_sub(shown.get())
    };
    view! {
        <div class="plain-table__frame matrix" role="region" tabindex="0" aria-label=tr("Clientes por mes", "Clients by month")>
            <table class="plain-table">
                <caption class="visually-hidden">{tr("Clientes por mes", "Clients by month")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr("Cliente", "Client")}</th>
                        {move || found.with(|matrix| matrix.months.iter().map(|month| view! {
                            <th scope="col">{numbers::capitalised(&dates::month(*month, lang()))}</th>
                        }).collect_view())}
                    </tr>
                </thead>
                <tbody>
                    {move || found.with(|matrix| {
                        let rows = matrix.rows.iter().take(shown.get());
                        rows.map(|row| row_view(row, &matrix.months, open)).collect_view()
                    })}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{tr("Total", "Total")}</th>
                        {move || found.with(|matrix| matrix.totals.iter().map(total_view).collect_view())}
                    </tr>
                </tfoot>
            </table>
        </div>
        <Show when=move || { more() > 0 }>
            <Button
                label=Signal::derive(move || format!("{} {}", tr("Ver más:", "See more:"), numbers::whole(more() as u64, locale())))
                on_press=move |()| shown.update(|shown| *shown += ROWS)
            />
        </Show>
    }
}

fn row_view(row: &MatrixRow, months: &[NaiveDate], open: Open) -> AnyView {
    let client = row.client;
    let name = row.name.clone();
    let cells = row.cells.iter().zip(months).map(|(cell, month)| {
        view! { <td>{cell_view(cell, (&row.name, client, *month), open)}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=place::href(Route::Client(client))><bdi>{name}</bdi></a></th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

fn cell_view(
    cell: &MatrixCell,
    (name, client, month): (&str, ClientId, NaiveDate),
    open: Open,
) -> AnyView {
    if cell.state == CellState::Empty {
        return view! { <span class="muted">"—"</span> }.into_any();
    }
    let state = say(invoice_labels::cell_state(cell.state));
    let amount = compact_amounts(&cell.expected);
    let marks = marks(cell);
    let whose = format!(" {name}, {}", dates::month(month, lang()));
    view! {
        <button
            type="button"
            class="matrix__cell"
            on:click=move |_| open.set(Some((client, month)))
        >
            <span class="num">{amount}</span>
            <Badge label=state tone=Signal::stored(tone(cell.state)) weight=BadgeWeight::Plain />
            {marks.into_iter().map(|mark| view! { <span class="small muted">{mark}</span> }).collect_view()}
            <span class="visually-hidden">{whose}</span>
        </button>
    }
    .into_any()
}

/// What else there is to know of a cell.
fn marks(cell: &MatrixCell) -> Vec<String> {
    let mut marks = Vec::new();
    if cell.voided > 0 {
        marks.push(list::count(
            cell.voided,
            tr("anulada", "voided"),
            tr("anuladas", "voided"),
        ));
    }
    if cell.differs {
        marks.push(tr("difiere de lo pactado", "differs from what was agreed").to_owned());
    }
    marks
}

/// How a state is shown.
pub fn tone(state: CellState) -> Tone {
    match state {
        CellState::Late => Tone::Bad,
        CellState::Missing | CellState::IssuedLate => Tone::Warn,
        CellState::Drafted => Tone::Accent,
        CellState::Issued => Tone::Good,
        CellState::Skipped | CellState::Foreseen | CellState::Empty => Tone::Neutral,
    }
}

fn total_view(total: &MatrixTotal) -> AnyView {
    let open = (total.clients_open > 0).then(|| {
        let left = compact_amounts(&total.left);
        view! { <span class="small muted">{format!("{} {left}", tr("faltan", "left"))}</span> }
    });
    view! {
        <td>
            <span class="num">{compact_amounts(&total.expected)}</span>
            {open}
        </td>
    }
    .into_any()
}

/// Downloads what is shown: a row for each client and month.
fn export(session: Session, matrix: &Matrix) {
    let headings = [
        tr("Cliente", "Client"),
        tr("Mes", "Month"),
        tr("Estado", "State"),
        tr("Moneda", "Currency"),
        tr("Esperado", "Expected"),
        tr("Por facturar", "To bill"),
    ];
    let mut sheet = list::sheet(&headings);
    for row in &matrix.rows {
        for (cell, month) in row.cells.iter().zip(&matrix.months) {
            for sum in cell.expected.sums() {
                sheet.row([
                    list::text(&row.name),
                    list::day(Some(*month)),
                    list::text(say(invoice_labels::cell_state(cell.state))),
                    list::text(sum.currency.code()),
                    csv_out::Cell::Number(sum.amount),
                    csv_out::Cell::Number(cell.left.of(sum.currency)),
                ]);
            }
        }
    }
    list::download_csv(session, tr("facturacion", "billing"), sheet);
}

/// The way to the preparation of a month.
pub fn prepare_link(month: NaiveDate) -> AnyView {
    view! {
        <ButtonLink
            href=place::at(&crate::route::filters::billing_run_path(month))
            label=tr("Preparar ese mes", "Prepare that month")
        />
    }
}
