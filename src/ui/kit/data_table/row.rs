//! One row as it is drawn. The rows in the page stay; scrolling changes only what stands in them.
//! The link of the first cell covers the whole row, so a click anywhere follows it.

use crate::ui::view::view;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::keyboard::{Mover, selector};
use super::model::{Cell, CellLook, Column, Row};
use super::window::Window;
use crate::ui::focus;
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
    let drawn = Memo::new(move |_| rows.read().places().len());
    keep_focus(mover, rows);
    view! {
        <div
            class="data-table__body"
            role="rowgroup"
            style:padding-block-start=move || rows.read().before_px()
            style:padding-block-end=move || rows.read().after_px()
            on:keydown=move |event| mover.pressed(&event)
        >
            <For each=move || { 0..drawn.get() } key=|line| *line let:line>
                <RowView line columns row_at selected active rows />
            </For>
        </div>
    }
}

/// The focus stays with its row: it follows it to where it stands now, and goes when the row does.
fn keep_focus(mover: Mover, rows: Memo<Window>) {
    Effect::new(move |_| {
        let rows = rows.get();
        // The rows are drawn anew by then.
        request_animation_frame(move || {
            let (Some(region), Some(active)) = (
                mover.region.try_get_untracked().flatten(),
                mover.active.try_get_untracked(),
            ) else {
                return;
            };
            let focused = document().active_element();
            let focused = focused.filter(|link| region.contains(Some(link)));
            let place = focused
                .as_ref()
                .and_then(|link| link.get_attribute("data-place"));
            let Some(link) = focused.filter(|_| place.is_some_and(|at| at != active.to_string()))
            else {
                return;
            };
            if rows.has(active) {
                focus::focus_unseen(&region, &selector(active));
            } else if let Some(link) = link.dyn_ref::<HtmlElement>() {
                // Fails only when the link has left the page.
                let _ = link.blur();
            }
        });
    });
}

/// What stands in one of the rows drawn; changes when the table is scrolled and when what `row_at` reads changes.
#[component]
fn RowView(
    line: usize,
    columns: Signal<Vec<Column>>,
    row_at: UnsyncCallback<usize, Option<Row>>,
    selected: Signal<Option<String>>,
    active: RwSignal<usize>,
    rows: Memo<Window>,
) -> impl IntoView {
    let place = Memo::new(move |_| rows.read().places().start + line);
    let row = Memo::new(move |_| row_at.try_run(place.get()).flatten());
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
            active == place.get()
        } else {
            line == 0
        }
    });
    view! {
        <div
            class="data-table__row"
            role="row"
            aria-rowindex=move || place.get() + 2
            data-state=move || is_selected.get().then_some("selected")
            on:focusin=move |_| active.set(place.get_untracked())
        >
            {move || {
                row.get().map(|row| cells_view(place, row, &columns.read(), is_selected, is_tab_stop))
            }}
        </div>
    }
}

fn cells_view(
    place: Memo<usize>,
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
    place: Memo<usize>,
    href: String,
    text: String,
    is_selected: Memo<bool>,
    is_tab_stop: Memo<bool>,
) -> AnyView {
    view! {
        <a
            class="data-table__link"
            href=href
            data-place=move || place.get()
            tabindex=move || if is_tab_stop.get() { "0" } else { "-1" }
            aria-current=move || is_selected.get().then_some("true")
        >
            {text}
        </a>
    }
}

fn cell_view(cell: Cell) -> AnyView {
    match cell.look {
        CellLook::Badge(tone) => {
            view! { <Badge tone=tone label=cell.text weight=BadgeWeight::Plain /> }
        }
        _ => cell.text.into_any(),
    }
}
