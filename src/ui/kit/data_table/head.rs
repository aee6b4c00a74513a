//! The headings above and the totals below.
//! A heading asks for an order; it sorts nothing.

use crate::ui::view::view;
use leptos::prelude::*;

use super::model::{Column, Sort};
use crate::ui::kit::icon::{Icon, IconView};

/// The row of headings.
#[component]
pub(super) fn Head(
    columns: Signal<Vec<Column>>,
    sort: Signal<Option<Sort>>,
    on_sort: Option<UnsyncCallback<Sort>>,
) -> impl IntoView {
    view! {
        <div class="data-table__head" role="rowgroup">
            <div class="data-table__row" role="row" aria-rowindex="1">
                {move || {
                    columns.get().into_iter().map(|column| heading(column, sort, on_sort)).collect_view()
                }}
            </div>
        </div>
    }
}

fn heading(
    column: Column,
    sort: Signal<Option<Sort>>,
    on_sort: Option<UnsyncCallback<Sort>>,
) -> impl IntoView {
    let key = column.key;
    let own = Signal::derive(move || sort.get().filter(|sort| sort.column == key));
    let content = match on_sort.filter(|_| column.sortable) {
        Some(on_sort) => view! {
            <button
                class="data-table__sort"
                type="button"
                on:click=move |_| on_sort.run(Sort::pressed(sort.get_untracked(), key))
            >
                {column.label}
                {move || view! { <IconView icon=sort_icon(own.get()) /> }}
            </button>
        },
        None => column.label.into_any(),
    };
    let order = move || {
        own.get().map(|own| {
            if own.descending {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    view! {
        <div
            class="data-table__heading"
            role="columnheader"
            data-align=column.align.name()
            data-priority=column.priority.name()
            aria-sort=order
        >
            {content}
        </div>
    }
}

fn sort_icon(own: Option<Sort>) -> Icon {
    match own {
        Some(Sort {
            descending: true, ..
        }) => Icon::ArrowDown,
        Some(_) => Icon::ArrowUp,
        None => Icon::Sort,
    }
}

/// The row of totals; nothing when there are none.
#[component]
pub(super) fn Foot(columns: Signal<Vec<Column>>, totals: Signal<Vec<String>>) -> impl IntoView {
    let cells = move || {
        let columns = columns.get();
        let totals = totals.get();
        columns
            .into_iter()
            .zip(totals)
            .map(|(column, text)| {
                view! {
                    <div
                        class="data-table__total"
                        role="cell"
                        data-align=column.align.name()
                        data-priority=column.priority.name()
                    >
                        {text}
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !totals.read().is_empty()>
            <div class="data-table__foot" role="rowgroup">
                <div class="data-table__row" role="row">
                    {cells}
                </div>
            </div>
        </Show>
    }
}
