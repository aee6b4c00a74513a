//! Clients by months: what was expected, drafted, issued, is missing or late, was voided; and what is behind each cell.

use crate::app::billing_now::{Accounts, Billing};
use crate::app::book::Book;
use crate::app::query::amounts::Amounts;
use crate::app::words_of::folded;
use crate::domain::billing::ledger::{Entry, EntryState};
use crate::domain::calendar::{add_months, first_of_month, last_of_month};
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::invoice::Period;
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Which months of which clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixFilter {
    /// First day of the first month.
    pub from: NaiveDate,
    pub months: u32,
    pub client: Option<ClientId>,
    /// Only clients with a cell in that state.
    pub state: Option<CellState>,
}

/// Where the billing of a client's month stands: the most urgent of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellState {
    /// Nothing is charged.
    Empty,
    Foreseen,
    Skipped,
    Issued,
    /// Issued after the limit.
    IssuedLate,
    Drafted,
    /// It can be billed, and is in time.
    Missing,
    /// It should have been billed.
    Late,
}

impl CellState {
    /// Those that a client can be looked for by.
    pub const ALL: [CellState; 7] = [
        CellState::Late,
        CellState::Missing,
        CellState::Drafted,
        CellState::IssuedLate,
        CellState::Issued,
        CellState::Skipped,
        CellState::Foreseen,
    ];
}

/// One client and month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixCell {
    pub state: CellState,
    /// Before taxes.
    pub expected: Amounts,
    /// What is left to bill.
    pub left: Amounts,
    /// Documents that bill it, drafts among them.
    pub documents: usize,
    /// Documents of it that were voided.
    pub voided: usize,
    /// Whether it is billed for more or less than was agreed.
    pub differs: bool,
}

/// One client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    pub client: ClientId,
    pub name: String,
    /// One for each month.
    pub cells: Vec<MatrixCell>,
}

/// The whole table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// First days.
    pub months: Vec<NaiveDate>,
    /// By name.
    pub rows: Vec<MatrixRow>,
    /// Of the rows, one for each month.
    pub totals: Vec<MatrixTotal>,
}

/// A month over all clients of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixTotal {
    pub expected: Amounts,
    pub left: Amounts,
    /// Clients of whom something is missing or late.
    pub clients_open: usize,
}

/// An entry with the contract that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixEntry {
    pub contract: ContractId,
    pub contract_number: String,
    pub entry: Entry,
}

/// The table of these months.
pub fn matrix(book: &Book, filter: &MatrixFilter, today: NaiveDate) -> Matrix {
    let first = first_of_month(filter.from);
    let months: Vec<NaiveDate> = (0..filter.months.max(1))
        .map(|place| add_months(first, place))
        .collect();
    let last = months.last().copied().unwrap_or(first);
    let within = Period {
        from: first,
        to: last_of_month(last),
    };
    let mut accounts = Accounts::new(book, within, today);
    let mut rows: HashMap<ClientId, MatrixRow> = HashMap::new();
    for (_, contract) in book.contracts().iter() {
        let concerns = filter.client.is_none_or(|client| {
            contract.client == client || book.clients_of_contract(contract.id).contains(&client)
        });
        if let Some(billing) = concerns.then(|| accounts.of(contract)).flatten() {
            add(book, &mut rows, &billing, &months, (filter, today));
        }
    }
    let mut rows: Vec<MatrixRow> = rows.into_values().collect();
    if let Some(state) = filter.state {
        rows.retain(|row| row.cells.iter().any(|cell| cell.state == state));
    }
    order::sort_by(&mut rows, |one, other| {
        let key = |row: &MatrixRow| folded(&row.name);
        (key(one), &one.name, one.client).cmp(&(key(other), &other.name, other.client))
    });
    let totals = (0..months.len()).map(|place| total(&rows, place)).collect();
    Matrix {
        months,
        rows,
        totals,
    }
}

fn add(
    book: &Book,
    rows: &mut HashMap<ClientId, MatrixRow>,
    billing: &Billing,
    months: &[NaiveDate],
    (filter, today): (&MatrixFilter, NaiveDate),
) {
    for entry in &billing.entries {
        if filter.client.is_some_and(|client| client != entry.client) {
            continue;
        }
        let Some(place) = months.iter().position(|month| *month == entry.month) else {
            continue;
        };
        let row = rows.entry(entry.client).or_insert_with(|| MatrixRow {
            client: entry.client,
            name: book
                .client(entry.client)
                .map_or_else(String::new, |client| client.name.clone()),
            cells: vec![MatrixCell::empty(); months.len()],
        });
        if let Some(cell) = row.cells.get_mut(place) {
            cell.add(entry, today);
        }
    }
}

impl MatrixCell {
    fn empty() -> MatrixCell {
        MatrixCell {
            state: CellState::Empty,
            expected: Amounts::default(),
            left: Amounts::default(),
            documents: 0,
            voided: 0,
            differs: false,
        }
    }

    fn add(&mut self, entry: &Entry, today: NaiveDate) {
        self.state = self.state.max(cell_state(entry, today));
        self.expected.add(entry.expected_money());
        let left = entry.left();
        if !left.is_zero() {
            self.left.add(Money::new(left, entry.currency));
        }
        self.documents = self.documents.max(entry.invoices.len());
        self.voided = self.voided.max(entry.voided.len());
        self.differs |= !entry.difference.is_zero() || entry.is_doubled;
    }
}

fn cell_state(entry: &Entry, today: NaiveDate) -> CellState {
    match entry.state(today) {
        EntryState::Foreseen => CellState::Foreseen,
        EntryState::ToBill => CellState::Missing,
        EntryState::Late(_) => CellState::Late,
        EntryState::Drafted => CellState::Drafted,
        EntryState::Skipped => CellState::Skipped,
        EntryState::Issued if entry.issued_late().is_some() => CellState::IssuedLate,
        EntryState::Issued => CellState::Issued,
    }
}

fn total(rows: &[MatrixRow], place: usize) -> MatrixTotal {
    let mut total = MatrixTotal::default();
    for cell in rows.iter().filter_map(|row| row.cells.get(place)) {
        total.expected.add_all(&cell.expected);
        total.left.add_all(&cell.left);
        let is_open = matches!(cell.state, CellState::Missing | CellState::Late);
        total.clients_open += usize::from(is_open);
    }
    total
}

/// What is behind a client's month, by contract and line.
pub fn entries_of(
    book: &Book,
    client: ClientId,
    month: NaiveDate,
    today: NaiveDate,
) -> Vec<MatrixEntry> {
    let within = Period {
        from: first_of_month(month),
        to: last_of_month(month),
    };
    let mut accounts = Accounts::new(book, within, today);
    let mut found = Vec::new();
    for contract in book.contracts_of(client) {
        let Some(billing) = accounts.of(contract) else {
            continue;
        };
        let own = billing.entries.into_iter();
        let own = own.filter(|entry| entry.client == client && entry.month == within.from);
        found.extend(own.map(|entry| MatrixEntry {
            contract: contract.id,
            contract_number: contract.number.clone(),
            entry,
        }));
    }
    found
}
