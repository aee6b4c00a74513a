//! The columns of the list of contracts and a row as its cells.

use crate::app::query::contract_board::BoardCard;
use crate::app::query::contracts::ContractList;
use crate::route::Route;
use crate::text::{contract_labels, dates, money, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::data_table::model::{Align, Cell, Column, ColumnWidth, Priority, Row};
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::list::COLUMNS;
use crate::ui::screens::contracts::stage_tone;
use crate::ui::screens::list::amounts;
use crate::ui::screens::today::items::tone;

pub fn columns() -> Vec<Column> {
    let column = |key, label: &str, align, width, priority| Column {
        key,
        label: label.to_owned(),
        align,
        width,
        sortable: COLUMNS.iter().any(|(_, sortable)| *sortable == key),
        priority,
    };
    let start = Align::Start;
    let digits = ColumnWidth::Digits;
    vec![
        column(
            "number",
            tr("Número", "Number"),
            start,
            digits(13),
            Priority::Title,
        ),
        column(
            "client",
            tr("Cliente", "Client"),
            start,
            ColumnWidth::Share(3),
            Priority::Note,
        ),
        column(
            "object",
            tr("Objeto", "Object"),
            start,
            ColumnWidth::Share(2),
            Priority::Extra,
        ),
        column(
            "end",
            tr("Termina", "Ends"),
            start,
            digits(10),
            Priority::Extra,
        ),
        column(
            "left",
            tr("Quedan", "Left"),
            start,
            digits(9),
            Priority::Extra,
        ),
        column(
            "next",
            tr("Próximo", "Next"),
            start,
            digits(12),
            Priority::Extra,
        ),
        column(
            "state",
            tr("Estado", "State"),
            start,
            digits(13),
            Priority::Status,
        ),
        column(
            "value",
            tr("Valor", "Value"),
            Align::End,
            digits(18),
            Priority::Value,
        ),
        column(
            "gaps",
            tr("Pólizas", "Policies"),
            start,
            digits(13),
            Priority::Extra,
        ),
    ]
}

/// A row as cells, in the order of [`columns`].
pub fn table_row(card: BoardCard) -> Row {
    let row = card.row;
    let next = card.next.map_or_else(
        || Cell::muted("—"),
        |alert| {
            let tone = tone(alert.urgency, alert.key.kind);
            Cell::badge(tone, dates::short(alert.key.due))
        },
    );
    let end = row
        .end
        .map_or_else(|| tr("Indefinido", "Open-ended").to_owned(), dates::short);
    let tone = stage_tone(row.stage);
    Row {
        key: row.id.to_string(),
        href: Some(place::href(Route::Contract(row.id))),
        cells: vec![
            Cell::strong(row.number),
            Cell::text(row.client_name),
            Cell::muted(row.object),
            Cell::muted(end),
            days_left_cell(row.days_left),
            next,
            Cell::badge(tone, say(contract_labels::stage(row.stage))),
            row.value.map_or_else(
                || Cell::muted(tr("Abierto", "Open")),
                |value| Cell::text(money::money(value, locale())),
            ),
            if row.gaps {
                Cell::badge(Tone::Bad, tr("Sin cobertura", "Without cover"))
            } else {
                Cell::muted("—")
            },
        ],
    }
}

fn days_left_cell(days: Option<i64>) -> Cell {
    match days {
        Some(days) if days >= 0 => Cell::text(numbers::counted(
            days.unsigned_abs(),
            numbers::DAYS,
            locale(),
        )),
        Some(_) | None => Cell::muted("—"),
    }
}

pub fn totals(found: &ContractList) -> Vec<String> {
    let mut totals = vec![String::new(); 9];
    if let [first, .., value, _] = totals.as_mut_slice() {
        *first = tr("Total", "Total").to_owned();
        *value = amounts(&found.value);
    }
    totals
}
