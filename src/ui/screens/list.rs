//! What the three lists share: choices of filters from enums, and amounts in several currencies.
//! The lists themselves are in their areas.

use crate::app::book::Book;
use crate::app::query::amounts::Amounts;
use crate::domain::words::Words;
use crate::interop::csv_out::{Cell, Dialect, Sheet};
use crate::shell::files;
use crate::shell::session::Session;
use crate::shell::timing;
use crate::text::lang::Locale;
use crate::text::{money, numbers};
use crate::ui::kit::data_table::model::Sort;
use crate::ui::kit::filter_bar::{Filter, FilterChoice, FilterShape, FilterWords};
use crate::ui::lang::{locale, say, tr};
use crate::ui::turns;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::fmt::Debug;

/// What a list shows. When the filter, the records or the day change it is found again in a turn of its own, so that
/// what was pressed is drawn first.
pub fn found<F, L>(filter: Memo<F>, list: fn(&Book, &F, NaiveDate) -> L) -> ReadSignal<L>
where
    F: Send + Sync + 'static,
    L: PartialEq + Send + Sync + 'static,
{
    let session = Session::expect();
    let watch = move || {
        filter.track();
        session.book.track();
        session.today.track();
    };
    turns::following(watch, move || {
        timing::mark("vigia:list-start");
        let today = session.today.get_untracked();
        let found = list(
            &session.book.read_untracked(),
            &filter.read_untracked(),
            today,
        );
        timing::measure("vigia:list", "vigia:list-start");
        found
    })
}

/// A filter over the values of an enum. Its values in the bar are the names of the variants.
pub fn filter<T: Copy + PartialEq + Debug>(
    key: &'static str,
    label: &str,
    shape: FilterShape,
    all: &[T],
    name: fn(T) -> Words,
    chosen: Option<T>,
) -> Filter {
    let choice = |value: &T| FilterChoice {
        value: format!("{value:?}"),
        label: say(name(*value)).to_owned(),
        count: None,
    };
    Filter {
        key,
        label: label.to_owned(),
        shape,
        choices: all.iter().map(choice).collect(),
        value: chosen.map_or_else(String::new, |value| format!("{value:?}")),
    }
}

/// The variant with that name; none for an empty or unknown one.
pub fn chosen<T: Copy + Debug>(all: &[T], value: &str) -> Option<T> {
    all.iter()
        .copied()
        .find(|each| format!("{each:?}") == value)
}

/// The words of a filter bar.
pub fn filter_words(search: &str) -> FilterWords {
    FilterWords {
        search: search.to_owned(),
        clear: tr("Quitar filtros", "Clear filters").to_owned(),
    }
}

/// The order of a list as its table shows it.
pub fn sort<T: Copy + PartialEq>(
    columns: &[(T, &'static str)],
    by: T,
    descending: bool,
) -> Option<Sort> {
    columns
        .iter()
        .find(|(sort, _)| *sort == by)
        .map(|(_, column)| Sort { column, descending })
}

/// What a heading of the table asks for.
pub fn sorted_by<T: Copy>(columns: &[(T, &'static str)], sort: Sort) -> Option<T> {
    columns
        .iter()
        .find(|(_, column)| *column == sort.column)
        .map(|(by, _)| *by)
}

/// Amounts in several currencies, one after another; empty for none.
pub fn amounts(amounts: &Amounts) -> String {
    let sums: Vec<String> = amounts
        .sums()
        .iter()
        .map(|sum| money::money(*sum, locale()))
        .collect();
    sums.join(" · ")
}

/// The same, each in its short form.
pub fn compact_amounts(amounts: &Amounts) -> String {
    let sums: Vec<String> = amounts
        .sums()
        .iter()
        .map(|sum| money::compact(*sum, locale()))
        .collect();
    sums.join(" · ")
}

/// A count with its noun.
pub fn count(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", numbers::whole(count as u64, locale()))
}

/// A table for a spreadsheet, in the way of the reader's region.
pub fn sheet(headings: &[&str]) -> Sheet {
    let dialect = match locale() {
        Locale::EsCo => Dialect::SPANISH,
        Locale::EsPe | Locale::En => Dialect::ENGLISH,
    };
    Sheet::new(dialect, headings)
}

/// A cell with a text.
pub fn text(text: &str) -> Cell<'_> {
    Cell::Text(text)
}

/// A cell with a day, or nothing.
pub fn day(day: Option<NaiveDate>) -> Cell<'static> {
    day.map_or(Cell::Empty, Cell::Date)
}

/// Downloads a table as CSV.
pub fn download_csv(session: Session, name: &str, sheet: Sheet) {
    let file = format!("{name}-{}.csv", session.today.get_untracked());
    if let Err(error) = files::download(&file, "text/csv;charset=utf-8", sheet.finish().as_bytes())
    {
        session.say_failed(format!(
            "{} ({error})",
            tr(
                "No se pudo descargar el archivo.",
                "The file could not be downloaded."
            )
        ));
    }
}
