//! One row as it is drawn. The rows in the page stay; scrolling changes only what stands in them.
//! The link of the first cell covers the whole row, so a click anywhere follows it.

use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::cells::{Cells, RowState};
use super::keyboard::{Mover, selector};
use super::model::{Column, Row};
use super::window::Window;
use crate::ui::focus;

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
    let element = NodeRef::<html::Div>::new();
    let place = Memo::new(move |_| rows.read().places().start + line);
    let row = Memo::new(move |_| row_at.try_run(place.get()).flatten());
    Effect::new(move |cells: Option<Cells>| {
        let mut cells = cells.unwrap_or_default();
        if let Some(element) = element.get() {
            let (row, rows) = (row.read(), rows.read());
            let key = row.as_ref().map(|row| row.key.as_str());
            let (place, active) = (place.get(), active.get());
            let state = RowState {
                place,
                is_selected: key.is_some() && selected.read().as_deref() == key,
                // One of the rows drawn can be reached by Tab: the active one or, when it is far away, the first.
                is_tab_stop: if rows.has(active) {
                    active == place
                } else {
                    line == 0
                },
            };
            cells.show(&element, &columns.read(), row.as_ref(), state);
        }
        cells
    });
    view! {
        <div
            class="data-table__row"
            role="row"
            node_ref=element
            on:focusin=move |_| active.set(place.get_untracked())
        ></div>
    }
}
