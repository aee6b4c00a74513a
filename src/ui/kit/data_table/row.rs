//! One row as it is drawn. The rows in the page stay; scrolling changes only what stands in them.
//! The link of the first cell covers the whole row, so a click anywhere follows it.

use crate::ui::view::view;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::keyboard::{Mover, selector};
use super::model::{CellLook, Column, Row};
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
    let is_there = Memo::new(move |_| row.read().is_some());
    let content = Content {
        row,
        place,
        is_selected,
        is_tab_stop,
    };
    view! {
        <div
            class="data-table__row"
            role="row"
            aria-rowindex=move || place.get() + 2
            data-state=move || is_selected.get().then_some("selected")
            on:focusin=move |_| active.set(place.get_untracked())
        >
            {move || is_there.get().then(|| cells_view(&columns.read(), content))}
        </div>
    }
}

/// What the cells of a row follow; what stands in them changes without building them again.
#[derive(Clone, Copy)]
struct Content {
    row: Memo<Option<Row>>,
    place: Memo<usize>,
    is_selected: Memo<bool>,
    is_tab_stop: Memo<bool>,
}

impl Content {
    /// Something of the row; none while there is no row.
    fn of_row<T>(self, take: impl FnOnce(&Row) -> Option<T>) -> Option<T> {
        self.row.with(|row| row.as_ref().and_then(take))
    }

    fn look(self, number: usize) -> Option<CellLook> {
        self.of_row(|row| row.cells.get(number).map(|cell| cell.look))
    }

    fn text(self, number: usize) -> String {
        let text = self.of_row(|row| row.cells.get(number).map(|cell| cell.text.clone()));
        text.unwrap_or_default()
    }
}

fn cells_view(columns: &[Column], content: Content) -> AnyView {
    let cells = columns.iter().enumerate().map(|(number, column)| {
        let inside = if number == 0 {
            first_view(content)
        } else {
            cell_view(number, content)
        };
        view! {
            <div
                class="data-table__cell"
                role=if number == 0 { "rowheader" } else { "cell" }
                data-align=column.align.name()
                data-priority=column.priority.name()
                data-tone=move || match content.look(number) {
                    Some(CellLook::Muted) => Some("muted"),
                    Some(CellLook::Strong) => Some("strong"),
                    Some(CellLook::Bad) => Some("bad"),
                    Some(CellLook::Plain | CellLook::Badge(_)) | None => None,
                }
            >
                {inside}
            </div>
        }
    });
    cells.collect_view().into_any()
}

/// The cell that leads to the record, when the row has one.
fn first_view(content: Content) -> AnyView {
    let has_link = Memo::new(move |_| {
        content
            .of_row(|row| row.href.as_ref().map(|_| ()))
            .is_some()
    });
    let inside = move || {
        if !has_link.get() {
            return cell_view(0, content);
        }
        view! {
            <a
                class="data-table__link"
                href=move || content.of_row(|row| row.href.clone())
                data-place=move || content.place.get()
                tabindex=move || if content.is_tab_stop.get() { "0" } else { "-1" }
                aria-current=move || content.is_selected.get().then_some("true")
            >
                {move || content.text(0)}
            </a>
        }
    };
    inside.into_any()
}

fn cell_view(number: usize, content: Content) -> AnyView {
    let tone = Memo::new(move |_| match content.look(number) {
        Some(CellLook::Badge(tone)) => Some(tone),
        _ => None,
    });
    let is_badge = Memo::new(move |_| tone.with(Option::is_some));
    let inside = move || {
        if is_badge.get() {
            let tone = Signal::derive(move || tone.get().unwrap_or_default());
            let label = Signal::derive(move || content.text(number));
            view! { <Badge tone label weight=BadgeWeight::Plain /> }
        } else {
            (move || content.text(number)).into_any()
        }
    };
    inside.into_any()
}
