//! The invoices of the list as columns and rows.
//! Which invoices, and in which order, is decided in `app::query::invoices`.

use crate::app::book::standing::Status;
use crate::app::query::invoices::{InvoiceList, InvoiceRow, InvoiceSort};
use crate::domain::finding::Severity;
use crate::domain::invoice::DocumentType;
use crate::route::Route;
use crate::text::{dates, list_labels, money, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::data_table::model::{Align, Cell, Column, ColumnWidth, Priority, Row};
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::list::{self, amounts};
use chrono::NaiveDate;

/// The order that each heading asks for.
pub const COLUMNS: [(InvoiceSort, &str); 8] = [
    (InvoiceSort::Number, "number"),
    (InvoiceSort::Client, "client"),
    (InvoiceSort::Issued, "issued"),
    (InvoiceSort::Due, "due"),
    (InvoiceSort::State, "state"),
    (InvoiceSort::Findings, "findings"),
    (InvoiceSort::Payable, "payable"),
    (InvoiceSort::Balance, "balance"),
];

/// The columns, in the order of the cells.
pub fn columns() -> Vec<Column> {
    let column = |key, label: &str, align, width, priority| Column {
        key,
        label: label.to_owned(),
        align,
        width,
        sortable: true,
        priority,
    };
    vec![
        column(
            "number",
            tr("Número", "Number"),
            Align::Start,
            ColumnWidth::Digits(13),
            Priority::Title,
        ),
        column(
            "client",
            tr("Cliente", "Client"),
            Align::Start,
            ColumnWidth::Share(3),
            Priority::Note,
        ),
        column(
            "issued",
            tr("Emitida", "Issued"),
            Align::Start,
            ColumnWidth::Digits(10),
            Priority::Extra,
        ),
        column(
            "due",
            tr("Vence", "Due"),
            Align::Start,
            ColumnWidth::Digits(10),
            Priority::Extra,
        ),
        column(
            "state",
            tr("Estado", "State"),
            Align::Start,
            ColumnWidth::Digits(13),
            Priority::Status,
        ),
        column(
            "findings",
            tr("Hallazgos", "Findings"),
            Align::Start,
            ColumnWidth::Digits(10),
            Priority::Extra,
        ),
        column(
            "payable",
            tr("Total", "Total"),
            Align::End,
            ColumnWidth::Digits(16),
            Priority::Extra,
        ),
        column(
            "balance",
            tr("Saldo", "Balance"),
            Align::End,
            ColumnWidth::Digits(17),
            Priority::Value,
        ),
    ]
}

/// A row as cells, in the order of [`columns`].
pub fn table_row(row: InvoiceRow) -> Row {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, dates::short);
    let number = match row.document_type {
        DocumentType::Invoice if row.number.is_empty() => tr("Borrador", "Draft").to_owned(),
        DocumentType::Invoice => row.number.clone(),
        DocumentType::CreditNote => format!("{} · NC", row.number),
        DocumentType::DebitNote => format!("{} · ND", row.number),
    };
    Row {
        key: row.id.to_string(),
        href: Some(place::href(Route::Invoice(row.id))),
        cells: vec![
            Cell::strong(number),
            Cell::text(row.client_name.clone()),
            Cell::muted(day(row.issued_on)),
            Cell::muted(day(row.due_on)),
            state_cell(&row),
            findings_cell(&row),
            Cell::text(money::money(row.payable, locale())),
            if row.balance.amount.is_zero() {
                Cell::muted("—")
            } else {
                Cell::strong(money::money(row.balance, locale()))
            },
        ],
    }
}

fn state_cell(row: &InvoiceRow) -> Cell {
    let label = say(list_labels::status(row.status));
    match (row.status, row.days_late) {
        (Status::Overdue, Some(days)) => Cell::badge(
            Tone::Bad,
            format!(
                "{} {}",
                numbers::whole(days.unsigned_abs(), locale()),
                tr("días tarde", "days late")
            ),
        ),
        (Status::Overdue, None) => Cell::badge(Tone::Bad, label),
        (Status::Paid, _) => Cell::badge(Tone::Good, label),
        (Status::Draft | Status::Issued | Status::Voided, _) => Cell::badge(Tone::Neutral, label),
    }
}

fn findings_cell(row: &InvoiceRow) -> Cell {
    match row.worst {
        Some(Severity::Error) => Cell::badge(
            Tone::Bad,
            list::count(row.errors, tr("error", "error"), tr("errores", "errors")),
        ),
        Some(Severity::Warning) => Cell::badge(
            Tone::Warn,
            list::count(
                row.warnings,
                tr("aviso", "warning"),
                tr("avisos", "warnings"),
            ),
        ),
        Some(Severity::Note) | None => Cell::muted("—"),
    }
}

/// The sums under the columns of amounts.
pub fn totals(found: &InvoiceList) -> Vec<String> {
    let mut totals = vec![String::new(); COLUMNS.len()];
    if let [.., payable, balance] = totals.as_mut_slice() {
        *payable = amounts(&found.payable);
        *balance = amounts(&found.balance);
    }
    if let Some(first) = totals.first_mut() {
        *first = tr("Total", "Total").to_owned();
    }
    totals
}
