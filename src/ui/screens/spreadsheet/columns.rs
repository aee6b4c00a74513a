//! Which column of the file is what, and what the file leaves unsaid.
//! Suggested from the headings; a choice is remembered for files with the same headings.

use crate::app::command::import_clients::Existing;
use crate::domain::country::Country;
use crate::form::csv_import::columns::Column;
use crate::form::input::DecimalMark;
use crate::interop::table::Table;
use crate::text::{labels, numbers, tables};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{currency_choices, currency_of};
use crate::ui::screens::spreadsheet::{Import, Kind};
use crate::ui::view::view;
use leptos::prelude::*;

/// Cells shown as an example of a column.
const SAMPLES: usize = 2;

/// The columns of the file and the choices around them.
#[component]
pub fn Columns<K: Kind>(import: Import<K>) -> impl IntoView {
    let table = import.table.get_untracked();
    let missing = move || {
        let titles: Vec<&str> = import.mapping.with(|mapping| {
            let missing = mapping.missing().into_iter();
            missing.map(|field| say(field.title())).collect()
        });
        (!titles.is_empty()).then(|| titles.join(", "))
    };
    table.map(|table| {
        let about = about(&table);
        let columns: Vec<(usize, String, String)> = table
            .header
            .iter()
            .enumerate()
            .map(|(column, heading)| (column, heading.clone(), sample(&table, column)))
            .collect();
        view! {
            <Panel
                title=Some(tr("Qué es cada columna", "What each column is").to_owned())
                aside=move || view! {
                    <Button
                        label=tr("Elegir otro archivo", "Choose another file")
                        size=ButtonSize::Small
                        on_press=move |()| import.start_over()
                    />
                }
            >
                <div class="stack">
                    <p class="screen__subtitle"><bdi>{import.file.get_untracked()}</bdi>" · "{about}</p>
                    <div class="grid">
                        {columns.into_iter().map(|(column, heading, sample)| view! {
                            <ColumnChoice import column heading sample />
                        }).collect_view()}
                    </div>
                    {move || missing().map(|titles| view! {
                        <Banner
                            tone=Tone::Warn
                            title=format!("{} {titles}", tr("Falta decir qué columna es:", "Still to say which column is:"))
                            detail=Some(tr("Sin ese dato no se puede importar ninguna fila.", "Without it no row can be imported.").to_owned())
                        />
                    })}
                    <Unsaid import />
                </div>
            </Panel>
        }
    })
}

/// Rows, separator and encoding, as they were found.
fn about(table: &Table) -> String {
    format!(
        "{} {} · {} {} · {}",
        numbers::whole(table.rows.len() as u64, locale()),
        tr("filas", "rows"),
        tr("separado por", "separated by"),
        say(tables::separator(table.separator)),
        tables::encoding(table.encoding),
    )
}

/// The first cells of a column that say something.
fn sample(table: &Table, column: usize) -> String {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let cells: Vec<String> = cells
        .filter(|cell| !cell.is_empty())
        .take(SAMPLES)
        .map(|cell| cell.chars().take(40).collect())
        .collect();
    cells.join(" · ")
}

/// One column: its heading, what it holds, and what it is.
#[component]
fn ColumnChoice<K: Kind>(
    import: Import<K>,
    column: usize,
    heading: String,
    sample: String,
) -> impl IntoView {
    let label = if heading.is_empty() {
        format!("{} {}", tr("Columna", "Column"), column + 1)
    } else {
        heading
    };
    let value = Signal::derive(move || {
        import.mapping.with(|mapping| {
            mapping
                .field(column)
                .map_or_else(String::new, |field| format!("{field:?}"))
        })
    });
    let hint = (!sample.is_empty()).then_some(sample);
    let options = fields::<K::Column>();
    view! {
        <SelectField
            id=format!("column-{column}")
            label
            hint
            options
            placeholder=Some(tr("No se usa", "Not used").to_owned())
            value
            on_change=move |value: String| import.mapping.update(|mapping| {
                let field = K::Column::ALL.iter().find(|field| format!("{field:?}") == value);
                mapping.set(column, field.copied());
            })
        />
    }
}

fn fields<C: Column>() -> Vec<Choice> {
    C::ALL
        .iter()
        .map(|field| Choice::new(format!("{field:?}"), say(field.title())))
        .collect()
}

/// What the file does not say by itself.
#[component]
fn Unsaid<K: Kind>(import: Import<K>) -> impl IntoView {
    let assumed = import.assumed;
    let amounts = view! {
        <SelectField
            id="assumed-currency"
            label=tr("Moneda, si la fila no la dice", "Currency, when the row does not say")
            options=Signal::derive(move || currency_choices(assumed.get().currency))
            value=Signal::derive(move || assumed.get().currency.code().to_owned())
            on_change=move |code: String| assumed.update(|assumed| assumed.currency = currency_of(&code, assumed.currency))
        />
        <Segmented
            id="assumed-mark"
            label=tr("Los decimales van con", "Decimals are written with")
            label_shown=true
            options=vec![
                Choice::new("Comma", tr("Coma: 1.234,50", "Comma: 1.234,50")),
                Choice::new("Point", tr("Punto: 1,234.50", "Point: 1,234.50")),
            ]
            value=Signal::derive(move || format!("{:?}", assumed.get().mark))
            on_change=move |value: String| assumed.update(|assumed| {
                assumed.mark = if value == "Point" { DecimalMark::Point } else { DecimalMark::Comma };
            })
        />
    };
    let people = view! {
        <Segmented
            id="assumed-country"
            label=tr("País, si la fila no lo dice", "Country, when the row does not say")
            label_shown=true
            options=Country::ALL.map(|country| Choice::new(country.code(), say(labels::country(country)))).to_vec()
            value=Signal::derive(move || assumed.get().country.code().to_owned())
            on_change=move |code: String| assumed.update(|assumed| {
                assumed.country = Country::from_code(&code).unwrap_or(assumed.country);
            })
        />
        <Segmented
            id="existing"
            label=tr("Los que ya están", "Those already there")
            label_shown=true
            options=vec![
                Choice::new("Keep", tr("Se dejan como están", "Stay as they are")),
                Choice::new("Update", tr("Se actualizan", "Are updated")),
            ]
            value=Signal::derive(move || format!("{:?}", import.existing.get()))
            on_change=move |value: String| import.existing.set(
                if value == "Update" { Existing::Update } else { Existing::Keep },
            )
        />
    };
    view! {
        <div class="grid">
            {K::HAS_AMOUNTS.then_some(amounts)}
            {K::UPDATES.then_some(people)}
        </div>
    }
}
