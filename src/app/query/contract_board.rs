//! Contracts by stage, each with what it waits for: the board, and what is next in the list.

use crate::app::alerts::Alert;
use crate::app::alerts::contracts::of_contract;
use crate::app::book::Book;
use crate::app::contract_now;
use crate::app::query::contracts::{self, ContractFilter, ContractRow};
use crate::domain::contract::progress::{Phase, Stage};
use crate::domain::ids::ContractId;
use chrono::NaiveDate;

/// The stages that have a column, in the order of the life of a contract. Those whose life is over have none.
pub const COLUMNS: [Stage; 12] = [
    Stage::Draft,
    Stage::Review,
    Stage::Approval,
    Stage::Signature,
    Stage::Policies,
    Stage::Ready,
    Stage::InForce,
    Stage::Suspended,
    Stage::Ending,
    Stage::Acceptance,
    Stage::Settlement,
    Stage::Closing,
];

/// The contracts in one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub stage: Stage,
    /// The first to end first.
    pub ids: Vec<ContractId>,
}

/// One contract on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardCard {
    pub row: ContractRow,
    /// The earliest thing that it waits for, within its lead; absent when it waits for nothing.
    pub next: Option<Alert>,
    /// How many more things it waits for.
    pub more: usize,
}

/// The columns that have contracts, of those that pass a filter.
pub fn board(book: &Book, filter: &ContractFilter, today: NaiveDate) -> Vec<Column> {
    let mut columns: Vec<Column> = COLUMNS
        .into_iter()
        .map(|stage| Column {
            stage,
            ids: Vec::new(),
        })
        .collect();
    let list = contracts::list(book, filter, today);
    for (id, stage) in list.ids.into_iter().zip(list.stages) {
        let column = columns.iter_mut().find(|column| column.stage == stage);
        if let Some(column) = column.filter(|_| stage.phase() != Phase::Over) {
            column.ids.push(id);
        }
    }
    columns.retain(|column| !column.ids.is_empty());
    columns
}

/// One contract of the board; `None` when it is no longer there.
pub fn card(book: &Book, id: ContractId, today: NaiveDate) -> Option<BoardCard> {
    let contract = book.contract(id)?;
    let now = contract_now::now(book, contract, today);
    let row = contracts::row_of(book, contract, &now, today);
    let mut waits = of_contract(book, contract, &now, today).into_iter();
    let next = waits.next();
    let more = waits.count();
    Some(BoardCard { row, next, more })
}
