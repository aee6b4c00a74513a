//! Clients and contracts from the columns of a spreadsheet: which column is what, and what each row says.
//! What becomes of the rows is decided by `app::command`; the file is read by `interop::table`.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command::import_clients::ClientRow;
use crate::app::command::import_contracts::ContractRow;
use crate::app::event::{Event, RowProblem, RowsReport};
use crate::domain::country::Country;
use crate::domain::money::Currency;
use crate::form::FormErrors;
use crate::form::input::DecimalMark;
use crate::order;

pub mod columns;
pub mod mapping;
pub mod rows;

#[cfg(test)]
mod tests;

/// What a file leaves unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumed {
    /// Country of clients without one of their own.
    pub country: Country,
    /// Currency of values without one of their own.
    pub currency: Currency,
    /// How the file writes decimals where it is not plain.
    pub mark: DecimalMark,
    /// Payment term of contracts without one of their own, in days.
    pub payment_days: u16,
}

/// The rows of a file, those that are right and those that are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRows<Row> {
    pub rows: Vec<Row>,
    pub refused: Vec<RefusedRow>,
}

/// A row that cannot be taken, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Line in the file.
    pub line: u32,
    /// Fields as in the forms of a client or a contract, and `country`, `tax_id_kind`, `currency`.
    pub errors: FormErrors,
}

/// A row that names itself by its line.
pub trait Lined {
    fn line(&self) -> u32;
}

impl Lined for ClientRow {
    fn line(&self) -> u32 {
        self.line
    }
}

impl Lined for ContractRow {
    fn line(&self) -> u32 {
        self.line
    }
}

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFate {
    Created,
    Updated,
    Skipped(RowProblem),
    Refused(FormErrors),
}

/// The fate of every row of a file, by line. `outcome` is what importing `read.rows` into `book` gives, written or not:
/// a preview and the import itself are told alike.
pub fn fates<Row: Lined>(
    book: &Book,
    read: &ReadRows<Row>,
    outcome: Option<&Outcome>,
) -> Vec<(u32, RowFate)> {
    let mut fates: Vec<(u32, RowFate)> = read
        .refused
        .iter()
        .map(|row| (row.line, RowFate::Refused(row.errors.clone())))
        .collect();
    if let Some((outcome, report)) =
        outcome.and_then(|outcome| Some((outcome, report_of(outcome)?)))
    {
        let mut skipped = report.skipped.iter().peekable();
        let mut changes = outcome.changes.iter();
        for row in &read.rows {
            let line = row.line();
            if let Some(skip) = skipped.next_if(|skip| skip.line == line) {
                fates.push((line, RowFate::Skipped(skip.reason.clone())));
            } else if let Some(change) = changes.next() {
                let fate = if book.contains(change.record()) {
                    RowFate::Updated
                } else {
                    RowFate::Created
                };
                fates.push((line, fate));
            }
        }
    }
    order::sort_by_key(&mut fates, |(line, _)| *line);
    fates
}

/// Rows are taken in the order of the file and each gives one change, so the report and the changes tell them apart.
fn report_of(outcome: &Outcome) -> Option<&RowsReport> {
    match &outcome.event {
        Event::ClientsImported(report) | Event::ContractsImported(report) => Some(report),
        _ => None,
    }
}
