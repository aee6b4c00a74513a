//! Contracts fulfilled in time and form in a span of days, as a share and as the list behind it (indicator CCT).

use crate::app::book::Book;
use crate::app::contract_now;
use crate::app::query::contracts::{self, ContractRow};
use crate::domain::contract::obligation::{DueState, Side, fulfilled};
use crate::domain::ids::ContractId;
use crate::order;
use chrono::NaiveDate;

/// The contracts in which something of ours fell due in the span, by whether all of it was done on time and accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compliance {
    pub fulfilled: Vec<ContractId>,
    pub not_fulfilled: Vec<ContractId>,
}

impl Compliance {
    /// How many contracts count.
    pub fn total(&self) -> usize {
        self.fulfilled.len() + self.not_fulfilled.len()
    }
}

/// A contract that was not fulfilled, with what kept it from being.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failing {
    pub row: ContractRow,
    /// Title, due day and state of each obligation that was not on time or not accepted.
    pub causes: Vec<(String, NaiveDate, DueState)>,
}

/// The answer for a span; days after today say nothing yet.
pub fn compliance(book: &Book, (from, to): (NaiveDate, NaiveDate), today: NaiveDate) -> Compliance {
    let mut answer = Compliance::default();
    for contract in book.contracts().sorted() {
        let obligations = book.obligations_of(contract.id);
        if obligations.is_empty() {
            continue;
        }
        let end = contract_now::agreed(book, contract, today).end.value;
        match fulfilled(&obligations, end, (from, to), today) {
            Some(true) => answer.fulfilled.push(contract.id),
            Some(false) => answer.not_fulfilled.push(contract.id),
            None => {}
        }
    }
    answer
}

/// What kept a contract from being fulfilled; `None` when it is no longer there.
pub fn failing(
    book: &Book,
    id: ContractId,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<Failing> {
    let row = contracts::row(book, id, today)?;
    let mut causes = Vec::new();
    for obligation in book.obligations_of(id) {
        if obligation.side != Side::Us {
            continue;
        }
        for due in obligation.due_between(row.end, from, to) {
            let state = obligation.state(due, today);
            let is_fine = matches!(
                state,
                DueState::OnTime | DueState::Waived | DueState::Due(_)
            );
            if !is_fine {
                causes.push((obligation.title.clone(), due, state));
            }
        }
    }
    order::sort_by_key(&mut causes, |(_, due, _)| *due);
    Some(Failing { row, causes })
}
