//! One row as it is drawn.
//! The link of the first cell covers the whole row, so a click anywhere follows it.

use leptos::prelude::*;

use super::keyboard::Mover;
use super::model::{Cell, CellLook, Column, Row};
use super::window::Window;
use crate::ui::kit::badge::{Badge, BadgeWeight};

/// The rows that can be seen, between the room of those that cannot.
#[component]
pub(super) fn Body(
    mover: Mover,
    columns: Signal<Vec<Column>>,
    row_at: UnsyncCallback<usize, Option<Row>>,
    selected: Signal<Option<String>>,
    rows: Memo<Window>,
) -> impl IntoView {
    let active = mover.active;
    view! {
        <div
            class="data-table__body"
            role="rowgroup"
            style:padding-block-start=move || rows.read().before_px()
            style:padding-block-end=move || rows.read().after_px()
            on:keydown=move |event| mover.pressed(&event)
        >
            <For each=move || rows.read().places() key=|place| *place let:place>
                <RowView place columns row_at selected active rows />
            </For>
        </div>
    }
}

/// The row at a place; redrawn when what `row_at` reads changes.
#[component]
fn RowView(
    place: usize,
    columns: Signal<Vec<Column>>,
    row_at: UnsyncCallback<usize, Option<Row>>,
    selected: Signal<Option<String>>,
    active: RwSignal<usize>,
    rows: Memo<Window>,
) -> impl IntoView {
    let row = Memo::new(move |_| row_at.try_run(place).flatten());
    let is_selected = Memo::new(move |_| {
        let row = row.read();
        row.as_ref()
            .is_some_and(|row| selected.read().as_deref() == Some(row.key.as_str()))
    });
    // One row of those drawn can be reached by Tab: the active one or, when it is far away, the first.
    let is_tab_stop = Memo::new(move |_| {
        let rows = rows.read();
        let active = active.get();
        if rows.has(active) {
            active == place
        } else {
            rows.places().start == place
        }
    });
    view! {
        <div
            class="data-table__row"
            role="row"
            aria-rowindex=place + 2
            data-state=move || is_selected.get().then_some("selected")
            on:focusin=move |_| active.set(place)
        >
            {move || {
                row.get().map(|row| cells_view(place, row, &columns.read(), is_selected, is_tab_stop))
            }}
        </div>
    }
}

fn cells_view(
    place: usize,
    row: Row,
    columns: &[Column],
    is_selected: Memo<bool>,
    is_tab_stop: Memo<bool>,
) -> AnyView {
    let mut href = row.href;
    let cells = columns
        .iter()
        .zip(row.cells)
        .enumerate()
        .map(|(number, (column, cell))| {
            let look = match cell.look {
                CellLook::Muted => Some("muted"),
                CellLook::Strong => Some("strong"),
                CellLook::Bad => Some("bad"),
                CellLook::Plain | CellLook::Badge(_) => None,
            };
            let content = match href.take_if(|_| number == 0) {
                Some(href) => link_view(place, href, cell.text, is_selected, is_tab_stop),
                None => cell_view(cell),
            };
            view! {
                <div
                    class="data-table__cell"
                    role=if number == 0 { "rowheader" } else { "cell" }
                    data-align=column.align.name()
                    data-priority=column.priority.name()
                    data-tone=look
                >
                    {content}
                </div>
            }
        });
    cells.collect_view().into_any()
}

fn link_view(
    place: usize,
    href: String,
    text: String,
    is_selected: Memo<bool>,
    is_tab_stop: Memo<bool>,
) -> AnyView {
    view! {
        <a
            class="data-table__link"
            href=href
            data-place=place
            tabindex=move || if is_tab_stop.get() { "0" } else { "-1" }
            aria-current=move || is_selected.get().then_some("true")
        >
            {text}
        </a>
    }
    .into_any()
}

fn cell_view(cell: Cell) -> AnyView {
    match cell.look {
        CellLook::Badge(tone) => {
            view! { <Badge tone=tone label=cell.text weight=BadgeWeight::Plain /> }.into_any()
        }
        _ => cell.text.into_any(),
    }
}
