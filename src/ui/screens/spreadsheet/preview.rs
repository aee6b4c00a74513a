//! What becomes of every row: created, updated, skipped or refused, and why.
//! Nothing is written until the person confirms.

use crate::form::FormErrors;
use crate::form::csv_import::RowFate;
use crate::form::csv_import::columns::Column;
use crate::order;
use crate::shell::session::Session;
use crate::text::{errors, events, numbers, tables};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::list;
use crate::ui::screens::spreadsheet::{Import, Kind, Stage};
use crate::ui::view::view;
use leptos::prelude::*;

/// Rows shown; beyond them the count is enough.
const SHOWN_MAX: usize = 300;

/// The preview and its confirmation.
#[component]
pub fn Preview<K: Kind>(import: Import<K>) -> impl IntoView {
    let session = Session::expect();
    let words = K::words();
    // While it is written, the preview stays as it was confirmed.
    let fates = Memo::new(
        move |before: Option<&Vec<(u32, RowFate)>>| match import.stage.get() {
            Stage::Ready => import.rehearse(session),
            _ => before.cloned().unwrap_or_default(),
        },
    );
    let taken = move || fates.with(|fates| fates.iter().filter(|(_, fate)| is_taken(fate)).count());
    let busy = Signal::derive(move || import.stage.get() == Stage::Writing);
    view! {
        <section class="stack">
            <div class="cluster" data-align="between">
                <p role="status">{move || fates.with(|fates| summary(fates))}</p>
                <div class="cluster">
                    <Button label=tr("Cancelar", "Cancel") on_press=move |()| import.start_over() />
                    <Show when=move || taken() != 0>
                        <Button
                            label=Signal::derive(move || format!(
                                "{} {}",
                                tr("Importar", "Import"),
                                list::count(taken(), words.one, words.many),
                            ))
                            appearance=ButtonAppearance::Primary
                            disabled=busy
                            on_press=move |()| import.confirm(session)
                        />
                    </Show>
                </div>
            </div>
            {move || fates.with(|fates| (!fates.is_empty()).then(|| rows_view(import, fates)))}
        </section>
    }
}

fn is_taken(fate: &RowFate) -> bool {
    matches!(fate, RowFate::Created | RowFate::Updated)
}

/// How many rows of each fate.
fn summary(fates: &[(u32, RowFate)]) -> String {
    let count = |is: fn(&RowFate) -> bool| fates.iter().filter(|(_, fate)| is(fate)).count();
    let parts = [
        (
            count(|fate| *fate == RowFate::Created),
            tr("se crean", "created"),
        ),
        (
            count(|fate| *fate == RowFate::Updated),
            tr("se actualizan", "updated"),
        ),
        (
            count(|fate| matches!(fate, RowFate::Skipped(_))),
            tr("se dejan", "left aside"),
        ),
        (
            count(|fate| matches!(fate, RowFate::Refused(_))),
            tr("con errores", "with errors"),
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", numbers::whole(count as u64, locale())))
        .collect();
    parts.join(" · ")
}

/// The rows, those that need a look first.
fn rows_view<K: Kind>(import: Import<K>, fates: &[(u32, RowFate)]) -> impl IntoView + use<K> {
    let hidden = fates.len().saturating_sub(SHOWN_MAX);
    let mut shown: Vec<&(u32, RowFate)> = fates.iter().collect();
    order::sort_by_key(&mut shown, |(_, fate)| is_taken(fate));
    let rows: Vec<AnyView> = shown
        .into_iter()
        .take(SHOWN_MAX)
        .map(|(line, fate)| row_view(*line, name_of(import, *line), fate))
        .collect();
    view! {
        <Panel title=Some(tr("Qué pasará con cada fila", "What becomes of each row").to_owned()) flush=true>
            <div class="table-scroll" tabindex="0" role="region" aria-label=tr("Filas del archivo", "Rows of the file")>
                <table class="document-lines">
                    <thead>
                        <tr>
                            <th scope="col">{tr("Línea", "Line")}</th>
                            <th scope="col">{tr("Fila", "Row")}</th>
                            <th scope="col">{tr("Qué pasará", "What becomes of it")}</th>
                            <th scope="col">{tr("Por qué", "Why")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(hidden > 0).then(|| view! {
                <p class="table-note">{format!(
                    "{} {}",
                    tr("Y otras filas que no se muestran:", "And further rows, not shown:"),
                    numbers::whole(hidden as u64, locale()),
                )}</p>
            })}
        </Panel>
    }
}

/// What the row says in the field that names a record.
fn name_of<K: Kind>(import: Import<K>, line: u32) -> String {
    let Some(table) = import.table.get_untracked() else {
        return String::new();
    };
    let place = table.rows.binary_search_by_key(&line, |row| row.line);
    let row = place.ok().and_then(|place| table.rows.get(place));
    let first = K::Column::ALL.first().copied();
    row.zip(first).map_or_else(String::new, |(row, field)| {
        import
            .mapping
            .with_untracked(|mapping| mapping.cell(&row.cells, field).to_owned())
    })
}

fn row_view(line: u32, name: String, fate: &RowFate) -> AnyView {
    let (tone, label) = match fate {
        RowFate::Created => (Tone::Good, tr("Se crea", "Created")),
        RowFate::Updated => (Tone::Accent, tr("Se actualiza", "Updated")),
        RowFate::Skipped(_) => (Tone::Neutral, tr("Se deja", "Left aside")),
        RowFate::Refused(_) => (Tone::Bad, tr("Con errores", "With errors")),
    };
    let reasons = match fate {
        RowFate::Created | RowFate::Updated => Vec::new(),
        RowFate::Skipped(problem) => vec![events::row_problem(problem, lang())],
        RowFate::Refused(found) => sentences(found),
    };
    view! {
        <tr>
            <td>{line}</td>
            <td><bdi>{name}</bdi></td>
            <td><Badge label tone=Signal::stored(tone) /></td>
            <td>{reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view()}</td>
        </tr>
    }
}

/// Each error with the name of its field.
fn sentences(found: &FormErrors) -> Vec<String> {
    found
        .iter()
        .map(|entry| {
            let sentence = errors::field_error(&entry.error, lang());
            match tables::field(&entry.field) {
                Some(field) => format!("{}: {sentence}", say(field)),
                None => sentence,
            }
        })
        .collect()
}
