//! A hundred thousand made-up rows in the table, with filters above and a panel beside.

use leptos::prelude::*;
use vigia::ui::kit::badge::Tone;
use vigia::ui::kit::button::{Button, ButtonAppearance, ButtonLabel, ButtonSize};
use vigia::ui::kit::data_table::DataTable;
use vigia::ui::kit::data_table::model::{Align, Cell, Column, ColumnWidth, Priority, Row, Sort};
use vigia::ui::kit::details_list::{Detail, DetailsList};
use vigia::ui::kit::filter_bar::{Filter, FilterBar, FilterChoice, FilterShape, FilterWords};
use vigia::ui::kit::icon::Icon;
use vigia::ui::kit::menu::{Menu, MenuItem};
use vigia::ui::kit::side_panel::SidePanel;

const CLIENTS: [&str; 5] = [
    "Cooperativa Horizonte",
    "Clínica del Norte",
    "Textiles Quindío",
    "Municipio de Salento",
    "Fundación para el Desarrollo Integral del Eje Cafetero",
];

fn columns() -> Vec<Column> {
    use {Align::*, ColumnWidth::*, Priority::*};
    let column = |key, label: &str, align, width, priority| Column {
        key,
        label: label.to_string(),
        align,
        width,
        sortable: true,
        priority,
    };
    vec![
        column("number", "Número", Start, Digits(11), Title),
        column("client", "Cliente", Start, Share(3), Note),
        column("contract", "Contrato", Start, Digits(10), Extra),
        column("issued", "Emitida", Start, Digits(12), Extra),
        column("status", "Estado", Start, Digits(16), Status),
        column("balance", "Saldo", End, Digits(14), Extra),
        column("total", "Total", End, Digits(14), Value),
    ]
}

fn row(place: usize) -> Row {
    let (tone, status) = match place % 7 {
        0 => (Tone::Bad, "12 días tarde"),
        1 => (Tone::Warn, "Vence hoy"),
        2 | 3 => (Tone::Good, "Pagada"),
        _ => (Tone::Neutral, "En 14 días"),
    };
    Row {
        key: place.to_string(),
        href: Some(format!("?page=list&row={place}")),
        cells: vec![
            Cell::text(format!("FE-{}", 100_000 - place)),
            Cell::text(CLIENTS[place % CLIENTS.len()]),
            Cell::muted(format!("2024-{:03}", place % 400)),
            Cell::muted(format!("{} nov 2026", place % 28 + 1)),
            Cell::badge(tone, status),
            if place % 7 == 2 {
                Cell::muted("0")
            } else {
                Cell::text("2.150.000")
            },
            Cell::text(format!("{}.{:03}.000", place % 90 + 1, place % 1000)),
        ],
    }
}

fn filters(state: &str, client: &str) -> Vec<Filter> {
    let choice = |label: &str, count: &str| FilterChoice {
        value: label.to_string(),
        label: label.to_string(),
        count: (!count.is_empty()).then(|| count.to_string()),
    };
    vec![
        Filter {
            key: "state",
            label: "Estado".into(),
            shape: FilterShape::Chips,
            choices: vec![
                choice("Vencidas", "214"),
                choice("Por vencer", "1.380"),
                choice("Pagadas", ""),
            ],
            value: state.to_string(),
        },
        Filter {
            key: "client",
            label: "Cliente".into(),
            shape: FilterShape::Select,
            choices: CLIENTS.iter().map(|client| choice(client, "")).collect(),
            value: client.to_string(),
        },
    ]
}

/// Filters, table, totals, menu and panel.
#[component]
pub fn ListPage() -> impl IntoView {
    let search = RwSignal::new(String::new());
    let state = RwSignal::new("Vencidas".to_string());
    let client = RwSignal::new(String::new());
    let sort = RwSignal::new(Some(Sort {
        column: "number",
        descending: true,
    }));
    let selected = RwSignal::new(None::<usize>);
    let words = FilterWords {
        search: "Buscar en facturas".into(),
        clear: "Quitar filtros".into(),
    };
    view! {
        <div class="screen">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>"Facturas"</h1>
                </div>
                <div class="screen__actions">
                    <Actions />
                    <Button
                        label="Panel"
                        icon=Icon::Panel
                        on_press=move |()| selected.update(|now| *now = now.is_none().then_some(3))
                    />
                </div>
            </header>
            <FilterBar
                words=words
                search=search
                on_search=move |text: String| search.set(text)
                filters=move || filters(&state.read(), &client.read())
                on_filter=move |(key, value): (&'static str, String)| {
                    if key == "state" { state.set(value) } else { client.set(value) }
                }
                on_clear=move |()| {
                    search.set(String::new());
                    state.set(String::new());
                    client.set(String::new());
                }
                summary="100.000 facturas, $ 4.566 M"
            />
            <div class="with-panel">
                <DataTable
                    label="Facturas"
                    columns=columns()
                    row_count=100_000
                    row_at=|place: usize| Some(row(place))
                    sort=sort
                    on_sort=move |next: Sort| sort.set(Some(next))
                    selected=move || selected.get().map(|place| place.to_string())
                    on_move=move |place: usize| {
                        if selected.get_untracked().is_some() {
                            selected.set(Some(place));
                        }
                    }
                    totals=["Total", "", "", "", "", "214.300.000", "4.566.300.000"]
                        .map(String::from)
                        .to_vec()
                />
                <Show when=move || selected.get().is_some()>
                    <Record selected />
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Actions() -> impl IntoView {
    let item = |id: &str, label: &str, icon| MenuItem {
        icon: Some(icon),
        ..MenuItem::new(id, label)
    };
    let items = vec![
        item("csv", "Exportar lo que se ve", Icon::Download),
        MenuItem {
            detail: Some("7 de 9".into()),
            ..item("columns", "Columnas", Icon::Columns)
        },
        MenuItem {
            danger: true,
            ..item("delete", "Borrar la vista", Icon::Trash)
        },
    ];
    view! {
        <Menu
            id="list-actions"
            label="Más acciones"
            label_mode=ButtonLabel::Hidden
            items=items
            on_choose=|id: String| leptos::logging::log!("{id}")
        />
    }
}

#[component]
fn Record(selected: RwSignal<Option<usize>>) -> impl IntoView {
    let title = move || format!("FE-{}", 100_000 - selected.get().unwrap_or(0));
    view! {
        <SidePanel
            title=title
            subtitle="Cooperativa Horizonte"
            close_label="Cerrar"
            on_close=move |()| selected.set(None)
        >
            <div class="stack">
                <DetailsList>
                    <Detail term="Vence" note="Contrato, cláusula de pago a 30 días">
                        "22 dic 2026"
                    </Detail>
                    <Detail term="Total">"$ 68.758.500,00"</Detail>
                    <Detail term="CUFE">
                        <span class="hyphens">"8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bcd4c3c3f156c506ed5908f9276f5bd9b4"</span>
                    </Detail>
                </DetailsList>
                <div class="cluster">
                    <Button label="Abrir" appearance=ButtonAppearance::Primary size=ButtonSize::Small on_press=|()| () />
                    <Button label="Imprimir" icon=Icon::Print size=ButtonSize::Small on_press=|()| () />
                </div>
            </div>
        </SidePanel>
    }
}
