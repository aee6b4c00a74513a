//! A list of records of any length, of which only the rows that can be seen are in the page.
//! Holds no records: it asks for a row by its place, and sorting and filtering are done by the caller.

use crate::ui::turns;
use crate::ui::view::view;
use leptos::html;
use leptos::prelude::*;

use self::model::{Column, Row, Sort};
use self::window::{Measure, Window};

mod cells;
mod head;
mod keyboard;
mod measure;
pub mod model;
mod row;
pub mod window;

/// A table whose body is drawn as far as it is seen; 100,000 rows scroll like 100.
///
/// The first cell of a row holds its link; arrow keys, Page Up/Down, Home and End move from row to row.
/// In a narrow place each row becomes a card of two lines, laid out by the priority of its columns.
#[component]
pub fn DataTable(
    /// Names the table for assistive technology: "Facturas".
    #[prop(into)]
    label: Signal<String>,
    /// The columns, in order; the first one leads to the record.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// How many rows there are.
    #[prop(into)]
    row_count: Signal<usize>,
    /// Gives the row at a place; none while the place has gone. What it reads reactively redraws the row.
    #[prop(into)]
    row_at: UnsyncCallback<usize, Option<Row>>,
    /// What it is sorted by now.
    #[prop(optional, into)]
    sort: Signal<Option<Sort>>,
    /// Called when a heading asks for another order; without it no heading can be pressed.
    #[prop(optional, into)]
    on_sort: Option<UnsyncCallback<Sort>>,
    /// The key of the row that is shown elsewhere, in a side panel.
    #[prop(optional, into)]
    selected: Signal<Option<String>>,
    /// Called with the place that the keyboard moved to, so that a side panel can follow.
    #[prop(optional, into)]
    on_move: Option<UnsyncCallback<usize>>,
    /// One text for each column, shown at the foot; empty for no foot.
    #[prop(optional, into)]
    totals: Signal<Vec<String>>,
    /// What stands here when there are no rows.
    #[prop(optional, into)]
    empty: ViewFn,
) -> impl IntoView {
    let region = NodeRef::<html::Div>::new();
    let probe = NodeRef::<html::Div>::new();
    let measure = RwSignal::new(Measure::default());
    let top = RwSignal::new(0_usize);
    let active = RwSignal::new(0_usize);
    measure::watch(region, probe, measure);
    // The rows come a turn after the table, so that a screen with one is there sooner.
    let drawn = turns::parts(2);
    let rows = Memo::new(move |_| match drawn.get() {
        1 => Window::blank(measure.get(), row_count.get()),
        _ => Window::at(top.get(), measure.get(), row_count.get()),
    });
    let on_sort = on_sort.map(|on_sort| from_the_top(region, active, on_sort));
    let mover = keyboard::Mover {
        region,
        active,
        measure,
        row_count,
        on_move,
    };
    let wide = Memo::new(move |_| model::tracks(&columns.read(), model::Width::Wide));
    let medium = Memo::new(move |_| model::tracks(&columns.read(), model::Width::Medium));
    view! {
        <div
            class="data-table"
            style:--columns=move || wide.get()
            style:--columns-medium=move || medium.get()
        >
            <div class="data-table__probe" aria-hidden="true" node_ref=probe></div>
            <div
                class="data-table__region"
                node_ref=region
                role="region"
                aria-label=move || label.get()
                tabindex="-1"
                on:scroll=move |_| {
                    if let Some(region) = region.get_untracked() {
                        top.set(usize::try_from(region.scroll_top()).unwrap_or(0));
                    }
                }
            >
                <div
                    class="data-table__table"
                    role="table"
                    aria-label=move || label.get()
                    aria-rowcount=move || (row_count.get() + 1).to_string()
                    aria-colcount=move || columns.read().len().to_string()
                >
                    <head::Head columns sort on_sort />
                    <row::Body mover columns row_at selected rows />
                    <Show when=move || row_count.get() != 0>
                        <head::Foot columns totals />
                    </Show>
                </div>
            </div>
            <Show when=move || row_count.get() == 0>{empty.run()}</Show>
        </div>
    }
}

/// A new order is read from its beginning: the first row is shown and becomes the active one.
fn from_the_top(
    region: NodeRef<html::Div>,
    active: RwSignal<usize>,
    on_sort: UnsyncCallback<Sort>,
) -> UnsyncCallback<Sort> {
    UnsyncCallback::new(move |sort| {
        if let Some(region) = region.get_untracked() {
            region.set_scroll_top(0);
        }
        active.set(0);
        on_sort.run(sort);
    })
}
