//! Values over time as columns, one for each period, with the same values as a table.
//! Values come written and already scaled; only rectangles are drawn here.

use crate::ui::view::view;
use leptos::prelude::*;

use super::plain_table::{Heading, PlainTable};

/// Height of the drawing in its own units: what a column of full height has.
pub const FULL_HEIGHT: u32 = 1_000;
/// The least that is drawn, so that a value of nothing is still seen to be there.
const LEAST_HEIGHT: u32 = 14;

/// One period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Under the column, as short as can be: "nov".
    pub short: String,
    /// In the table: "Noviembre de 2026".
    pub name: String,
    /// Of [`FULL_HEIGHT`]; absent where there is no value.
    pub height: Option<u32>,
    /// The value, written: "75 %".
    pub value: String,
    /// What the value is made of: "3 de 4".
    pub note: String,
    /// Whether it is one of those that the page is about; the others stand back.
    pub is_chosen: bool,
}

/// The columns; the table is one press away, and read instead of the drawing.
#[component]
pub fn ColumnChart(
    /// Names the drawing and its table for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// What the drawing shows, in a sentence.
    #[prop(into)]
    summary: Signal<String>,
    /// The periods, oldest first.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The heads of the table: the period, the value, what it is made of.
    headings: [String; 3],
    /// What leads to the table: "Ver como tabla".
    #[prop(into)]
    table_label: String,
) -> impl IntoView {
    view! {
        <figure class="chart">
            <div class="chart__plot" role="img" aria-label=move || format!("{}. {}", label.get(), summary.get())>
                {move || columns.get().iter().map(column_view).collect_view()}
            </div>
            <details class="chart__details">
                <summary class="chart__toggle">{table_label}</summary>
                {move || table_view(label.get(), &headings, columns.get())}
            </details>
        </figure>
    }
}

fn column_view(column: &Column) -> AnyView {
    let title = [column.name.as_str(), &column.value, &column.note]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let bar = column.height.map(|height| {
        let height = height.clamp(LEAST_HEIGHT, FULL_HEIGHT);
        view! {
            <rect
                class="chart__bar"
                x="0"
                y=(FULL_HEIGHT - height).to_string()
                width="10"
                height=height.to_string()
            ></rect>
        }
    });
    view! {
        <div class="chart__column" data-chosen=column.is_chosen.then_some("true") title=title>
            <span class="chart__value">{column.value.clone()}</span>
            <svg class="chart__space" viewBox="0 0 10 1000" preserveAspectRatio="none" aria-hidden="true">
                {bar}
            </svg>
            <span class="chart__name">{column.short.clone()}</span>
        </div>
    }
}

fn table_view(label: String, headings: &[String; 3], columns: Vec<Column>) -> AnyView {
    let [period, value, note] = headings.clone();
    let rows = columns.into_iter().map(|column| {
        view! {
            <tr>
                <th scope="row">{column.name}</th>
                <td class="num">{column.value}</td>
                <td class="num">{column.note}</td>
            </tr>
        }
    });
    let headings = vec![
        Heading::new(period),
        Heading::amount(value),
        Heading::amount(note),
    ];
    view! { <PlainTable label headings>{rows.collect_view()}</PlainTable> }
}
