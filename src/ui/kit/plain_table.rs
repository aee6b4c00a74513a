//! A table of what a document says: few rows, no sorting, printable. Where it is too wide it scrolls by itself.
//! Long lists are `data_table`.

use crate::ui::view::view;
use leptos::prelude::*;

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub label: String,
    /// Amounts stand at the end of their cell.
    pub is_amount: bool,
}

impl Heading {
    pub fn new(label: impl Into<String>) -> Heading {
        Heading {
            label: label.into(),
            is_amount: false,
        }
    }

    pub fn amount(label: impl Into<String>) -> Heading {
        Heading {
            label: label.into(),
            is_amount: true,
        }
    }
}

/// A table with its name and its heads; the children are its rows.
#[component]
pub fn PlainTable(
    /// Names it for assistive technology.
    #[prop(into)]
    label: String,
    /// The columns, in order.
    headings: Vec<Heading>,
    /// `<tr>` elements.
    children: Children,
) -> impl IntoView {
    let name = label.clone();
    view! {
        <div class="plain-table__frame" role="region" aria-label=name tabindex="0">
            <table class="plain-table">
                <caption class="visually-hidden">{label}</caption>
                <thead>
                    <tr>
                        {headings.into_iter().map(|heading| view! {
                            <th scope="col" class=heading.is_amount.then_some("num")>{heading.label}</th>
                        }).collect_view()}
                    </tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
