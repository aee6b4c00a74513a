//! The list of clients: which, in what order, with what they owe.

use crate::app::book::Book;
use crate::app::contract_now;
use crate::app::query::amounts::Amounts;
use crate::app::search::finder::Fit;
use crate::app::sort_key;
use crate::app::words_of::folded;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::TaxId;
use crate::order;
use chrono::NaiveDate;

/// Which clients to list and how. The default lists all by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClientFilter {
    /// Words of the name, tax id, city, segment or contacts.
    pub text: String,
    /// Only active ones, or only inactive ones.
    pub active: Option<bool>,
    pub country: Option<Country>,
    pub debt: Option<DebtFilter>,
    pub sort: ClientSort,
    pub descending: bool,
}

/// What a client owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebtFilter {
    /// Something, due or not.
    Open,
    /// Something past due.
    Overdue,
}

/// What the list is ordered by; equal ones by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClientSort {
    #[default]
    Name,
    City,
    Contracts,
    Balance,
    Overdue,
}

/// The clients that pass a filter, in order, and what they owe together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientList {
    pub ids: Vec<ClientId>,
    pub balance: Amounts,
    pub overdue: Amounts,
}

/// One client as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    pub id: ClientId,
    pub name: String,
    pub tax_id: Option<TaxId>,
    pub city: String,
    pub active: bool,
    /// Contracts in force today.
    pub contracts: usize,
    pub balance: Amounts,
    pub overdue: Amounts,
}

/// What a client owes, counted over its invoices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Debt {
    pub balance: Amounts,
    pub overdue: Amounts,
}

/// The clients that pass the filter.
pub fn list(book: &Book, filter: &ClientFilter, today: NaiveDate) -> ClientList {
    let words = folded(&filter.text);
    let words: Vec<Vec<Fit>> = words
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| book.search_index().clients().fits(word))
        .collect();
    let main = main_currency(book);
    let mut list = ClientList::default();
    let mut keyed: Vec<(u64, String, ClientId)> = Vec::new();
    for (slot, client) in book.clients().iter() {
        let fits = |fits: &Vec<Fit>| fits.get(slot as usize).is_some_and(|fit| *fit != Fit::None);
        if !words.iter().all(fits) || !passes(filter, client) {
            continue;
        }
        let debt = debt_of(book, client.id, today);
        let owes = match filter.debt {
            None => true,
            Some(DebtFilter::Open) => !debt.balance.is_empty(),
            Some(DebtFilter::Overdue) => !debt.overdue.is_empty(),
        };
        if !owes {
            continue;
        }
        let name = folded(&client.name);
        let (key, text) = match filter.sort {
            ClientSort::Name => (0, name),
            ClientSort::City => (0, format!("{} \u{0} {name}", folded(&client.city))),
            ClientSort::Contracts => (in_force(book, client.id, today) as u64, name),
            ClientSort::Balance => (owed(&debt.balance, main), name),
            ClientSort::Overdue => (owed(&debt.overdue, main), name),
        };
        keyed.push((key, text, client.id));
        let sums = [
            (&mut list.balance, debt.balance),
            (&mut list.overdue, debt.overdue),
        ];
        for (total, part) in sums {
            part.sums().iter().for_each(|sum| total.add(*sum));
        }
    }
    order::sort(&mut keyed);
    let ids = keyed.into_iter().map(|(_, _, id)| id);
    list.ids = if filter.descending {
        ids.rev().collect()
    } else {
        ids.collect()
    };
    list
}

/// The row of a client; `None` when it is no longer there.
pub fn row(book: &Book, id: ClientId, today: NaiveDate) -> Option<ClientRow> {
    let client = book.client(id)?;
    let debt = debt_of(book, id, today);
    Some(ClientRow {
        id,
        name: client.name.clone(),
        tax_id: client.tax_id.clone(),
        city: client.city.clone(),
        active: client.active,
        contracts: in_force(book, id, today),
        balance: debt.balance,
        overdue: debt.overdue,
    })
}

/// What a client owes.
pub fn debt_of(book: &Book, client: ClientId, today: NaiveDate) -> Debt {
    let mut debt = Debt::default();
    let slots = book.invoice_slots_of(client).iter();
    for standing in slots.filter_map(|slot| book.standing_at(*slot)) {
        debt.balance.add(standing.balance_money());
        debt.overdue.add(standing.overdue_money(today));
    }
    debt
}

/// The company's currency; without a company, pesos.
pub fn main_currency(book: &Book) -> Currency {
    book.company()
        .map_or(Currency::COP, |company| company.currency)
}

/// The place of each client by name, by slot: to order what belongs to clients without comparing names.
pub fn name_ranks(book: &Book) -> Vec<u32> {
    let mut names: Vec<(String, ClientId, u32)> = book
        .clients()
        .iter()
        .map(|(slot, client)| (folded(&client.name), client.id, slot))
        .collect();
    order::sort(&mut names);
    let mut ranks = vec![u32::MAX; book.clients().slot_count()];
    for (rank, (_, _, slot)) in (0..).zip(names) {
        if let Some(place) = ranks.get_mut(slot as usize) {
            *place = rank;
        }
    }
    ranks
}

fn in_force(book: &Book, client: ClientId, today: NaiveDate) -> usize {
    let slots = book.contract_slots_of(client).iter();
    let contracts = slots.filter_map(|slot| book.contracts().at(*slot));
    contracts
        .filter(|contract| contract_now::runs_on(book, contract, today))
        .count()
}

/// Debts compare in the company's currency; a debt in another only comes after no debt and before the others.
fn owed(amounts: &Amounts, main: Currency) -> u64 {
    let other = amounts.sums().iter().any(|sum| sum.currency != main);
    let own = Money::new(amounts.of(main), main);
    sort_key::money(own).saturating_add(u64::from(other && own.amount.is_zero()))
}

fn passes(filter: &ClientFilter, client: &Client) -> bool {
    filter.active.is_none_or(|active| client.active == active)
        && filter
            .country
            .is_none_or(|country| client.country == country)
}
