//! One measure over twelve months, as columns and as a table.

use crate::app::query::invoice_measures::tally::Value;
use crate::app::query::invoice_measures::{Asked, Measure, Report};
use crate::domain::calendar::last_of_month;
use crate::shell::session::Session;
use crate::text::{dates, invoice_measures as words, numbers};
use crate::ui::kit::chart::{Column, ColumnChart, FULL_HEIGHT};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::measures::{Answer, Ask};
use crate::ui::view::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// Tenths of a percent, or of a day, that a column of full height stands for at least.
const LEAST_TOP: i64 = 100;
/// All of them, in tenths of a percent.
const WHOLE: i64 = 1_000;

/// The measure chosen, month by month.
#[component]
pub fn Trend(
    answer: Answer,
    drawn: Memo<Measure>,
    place: Memo<(Asked, Measure)>,
    ask: Ask,
) -> impl IntoView {
    let session = Session::expect();
    let columns = Signal::derive(move || {
        let days = place.get().0.span.days(session.today.get());
        answer.with(|answer| {
            answer.as_ref().map_or_else(Vec::new, |report| {
                columns(report, drawn.get(), (days.from, days.to))
            })
        })
    });
    let summary = Signal::derive(move || columns.with(|columns| summary(columns)));
    view! {
        <Panel title=Some(tr("Mes a mes", "Month by month").to_owned())>
            <div class="stack">
                <div class="cluster">
                    <SelectField
                        id="measures-drawn"
                        label=tr("Medida", "Measure")
                        options=choices(&Measure::ALL, words::measure)
                        value=Signal::derive(move || value_of(drawn.get()))
                        on_change=move |value: String| {
                            let drawn = chosen(&Measure::ALL, &value, drawn.get_untracked());
                            ask.run((place.get_untracked().0, drawn));
                        }
                    />
                </div>
                <ColumnChart
                    label=Signal::derive(move || say(words::measure(drawn.get())).to_owned())
                    summary
                    columns
                    headings=[
                        tr("Mes", "Month").to_owned(),
                        tr("Valor", "Value").to_owned(),
                        tr("Sobre cuántos", "Out of how many").to_owned(),
                    ]
                    table_label=tr("Ver como tabla", "See as a table")
                />
            </div>
        </Panel>
    }
}

fn columns(report: &Report, measure: Measure, span: (NaiveDate, NaiveDate)) -> Vec<Column> {
    let values: Vec<(NaiveDate, Value)> = report
        .trend
        .iter()
        .map(|(month, tally)| (*month, tally.value(measure)))
        .collect();
    let most = values.iter().filter_map(|(_, value)| value.tenths()).max();
    let top = match measure {
        Measure::OnTime | Measure::FirstPass => WHOLE,
        _ => most.unwrap_or(0).max(LEAST_TOP),
    };
    let column = |(month, value): (NaiveDate, Value)| {
        let tenths = value.tenths();
        let height = tenths.map(|own| own.max(0) * i64::from(FULL_HEIGHT) / top);
        let written = match value {
            // A column has room for the number; the heading says that it is days.
            Value::Days(_) => words::number_of_days(value, locale()),
            Value::Share { .. } => words::value(value, locale()),
        };
        Column {
            short: say(dates::month_abbreviation(month.month())).to_owned(),
            name: numbers::capitalised(&dates::month(month, lang())),
            height: height.and_then(|height| u32::try_from(height).ok()),
            value: written,
            note: words::out_of(value, locale()),
            is_chosen: span.0 <= last_of_month(month) && month <= span.1,
        }
    };
    values.into_iter().map(column).collect()
}

/// The first and the last value there are: "De 88 % en enero de 2026 a 94 % en noviembre de 2026".
fn summary(columns: &[Column]) -> String {
    let mut known = columns.iter().filter(|column| column.height.is_some());
    let Some(first) = known.next() else {
        return tr("Nada que medir", "Nothing to measure").to_owned();
    };
    let last = known.next_back().unwrap_or(first);
    let at = |column: &Column| {
        format!(
            "{} {} {}",
            column.value,
            tr("en", "in"),
            column.name.to_lowercase()
        )
    };
    format!(
        "{} {} {} {}",
        tr("De", "From"),
        at(first),
        tr("a", "to"),
        at(last)
    )
}
