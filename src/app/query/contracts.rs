//! The list of contracts: which, in what order, and what is left of each.

use crate::app::book::Book;
use crate::app::contract_now::{self, Now};
use crate::app::query::amounts::Amounts;
use crate::app::query::clients;
use crate::app::search::finder::Fit;
use crate::app::sort_key;
use crate::app::words_of::folded;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::{Phase, Stage};
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::domain::money::Money;
use crate::domain::policy_gap::policy_gaps;
use crate::order;
use chrono::NaiveDate;

/// Which contracts to list and how. The default lists all, the first to end first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContractFilter {
    /// Words of the number, object, policies or client.
    pub text: String,
    pub client: Option<ClientId>,
    pub state: Option<ContractState>,
    /// Who supervises it on our side.
    pub owner: Option<PersonId>,
    /// Only those that end within so many days from today.
    pub within: Option<u16>,
    /// Only those whose policies leave days without cover.
    pub gaps: bool,
    pub sort: ContractSort,
    pub descending: bool,
}

/// Where a contract stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContractState {
    NotStarted,
    InForce,
    /// In force, and its end is announced.
    Ending,
    /// Ended, closed or not.
    Ended,
    /// Given up before it was in force.
    Cancelled,
}

impl ContractState {
    /// What a stage amounts to.
    pub fn of(stage: Stage) -> ContractState {
        match (stage.phase(), stage) {
            (_, Stage::Ending) => ContractState::Ending,
            (_, Stage::Cancelled) => ContractState::Cancelled,
            (Phase::Precontractual, _) => ContractState::NotStarted,
            (Phase::Contractual, _) => ContractState::InForce,
            (Phase::Postcontractual | Phase::Over, _) => ContractState::Ended,
        }
    }
}

/// What the list is ordered by; equal ones by number. Contracts without end come after those with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContractSort {
    #[default]
    End,
    Number,
    Client,
    Value,
}

/// The contracts that pass a filter, in order, and what they are worth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContractList {
    pub ids: Vec<ContractId>,
    /// Where each stands, in the same order.
    pub stages: Vec<Stage>,
    pub value: Amounts,
    /// How many have days without cover.
    pub with_gaps: usize,
}

/// One contract as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    pub id: ContractId,
    pub number: String,
    pub client: ClientId,
    pub client_name: String,
    pub object: String,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
    /// Days to the last day, negative after it; `None` when indefinite.
    pub days_left: Option<i64>,
    pub stage: Stage,
    /// `None` when the value is open.
    pub value: Option<Money>,
    /// Whether its policies leave days without cover from today on.
    pub gaps: bool,
}

/// The contracts that pass the filter.
pub fn list(book: &Book, filter: &ContractFilter, today: NaiveDate) -> ContractList {
    let ranks = match filter.sort {
        ContractSort::Client => clients::name_ranks(book),
        _ => Vec::new(),
    };
    let words = folded(&filter.text);
    let words: Vec<(Vec<Fit>, Vec<Fit>)> = words
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| {
            (
                book.search_index().contracts().fits(word),
                book.search_index().clients().fits(word),
            )
        })
        .collect();
    let mut list = ContractList::default();
    let mut keyed: Vec<((u64, u128), ContractId, Stage)> = Vec::new();
    for (slot, contract) in book.contracts().iter() {
        let now = contract_now::now(book, contract, today);
        let client = book.clients().slot(now.agreed.client.value);
        let has = |fits: &[Fit], slot: Option<u32>| {
            let fit = slot.and_then(|slot| fits.get(slot as usize));
            fit.is_some_and(|fit| *fit != Fit::None)
        };
        let found = words
            .iter()
            .all(|(own, clients)| has(own, Some(slot)) || has(clients, client));
        if !found || !passes(filter, contract, &now, today) {
            continue;
        }
        let gaps = has_gaps(contract, &now, today);
        if filter.gaps && !gaps {
            continue;
        }
        let (end, value) = (now.agreed.end.value, now.agreed.value.value);
        value.iter().for_each(|value| list.value.add(*value));
        list.with_gaps += usize::from(gaps);
        let key = match filter.sort {
            ContractSort::Number => 0,
            ContractSort::End => end.map_or(u64::MAX, |end| sort_key::day(Some(end))),
            ContractSort::Value => value.map_or(0, sort_key::money),
            ContractSort::Client => {
                let rank = client.and_then(|slot| ranks.get(slot as usize));
                rank.map_or(u64::MAX, |rank| u64::from(*rank))
            }
        };
        let key = (key, sort_key::number(&contract.number));
        keyed.push((key, contract.id, now.stage));
    }
    order::sort(&mut keyed);
    if filter.descending {
        keyed.reverse();
    }
    (list.ids, list.stages) = keyed.into_iter().map(|(_, id, stage)| (id, stage)).unzip();
    list
}

/// The row of a contract; `None` when it is no longer there.
pub fn row(book: &Book, id: ContractId, today: NaiveDate) -> Option<ContractRow> {
    let contract = book.contract(id)?;
    Some(row_of(
        book,
        contract,
        &contract_now::now(book, contract, today),
        today,
    ))
}

/// The row of a contract that stands as `now` says.
pub fn row_of(book: &Book, contract: &Contract, now: &Now, today: NaiveDate) -> ContractRow {
    let client = now.agreed.client.value;
    let name = book.client(client).map(|client| client.name.clone());
    ContractRow {
        id: contract.id,
        number: contract.number.clone(),
        client,
        client_name: name.unwrap_or_default(),
        object: contract.object.clone(),
        start: contract.start,
        end: now.agreed.end.value,
        days_left: now.agreed.days_left(today),
        stage: now.stage,
        value: now.agreed.value.value,
        gaps: has_gaps(contract, now, today),
    }
}

/// Where a contract stands today, with its lead for its end.
pub fn state_of(book: &Book, contract: &Contract, today: NaiveDate) -> ContractState {
    ContractState::of(contract_now::now(book, contract, today).stage)
}

/// Whether what its policies must insure is not insured. A draft has nothing to insure yet.
fn has_gaps(contract: &Contract, now: &Now, today: NaiveDate) -> bool {
    now.progress.is_binding()
        && !now.progress.is_over()
        && !policy_gaps(contract, &now.agreed, today).is_empty()
}

fn passes(filter: &ContractFilter, contract: &Contract, now: &Now, today: NaiveDate) -> bool {
    let client = now.agreed.client.value;
    let ends_within = |days: u16| {
        let left = now.agreed.days_left(today);
        left.is_some_and(|left| (0..=i64::from(days)).contains(&left))
    };
    if filter
        .owner
        .is_some_and(|owner| contract.owner != Some(owner))
        || filter.within.is_some_and(|days| !ends_within(days))
    {
        return false;
    }
    filter.client.is_none_or(|wanted| wanted == client)
        && filter
            .state
            .is_none_or(|state| match (state, ContractState::of(now.stage)) {
                // A contract that is about to end is still in force.
                (ContractState::InForce, ContractState::Ending) => true,
                (wanted, found) => wanted == found,
            })
}
