//! How well invoicing went: what was late, wrong or forgotten, over a span of days and in the twelve months before its end.
//!
//! There are two things that are counted, and each measure says which.
//!
//! A **charge** is a line and month of a contract in its ledger. It falls due on its limit: so many business days after
//! it can be billed, by the company's policy, or the day agreed with the client. It counts once that day is over; what is
//! deliberately not billed, and what is billed without being expected, does not count. Nothing is expected of months before
//! the first one that is kept here.
//!
//! A **document** is an issued invoice, of this program or another. It counts on the day of its issue. Notes and drafts do
//! not count.
//!
//! Nothing is kept: the facts are gathered from the book ([`facts`]), and every grouping is a sum over them.

pub mod facts;
pub mod span;
pub mod tally;

#[cfg(test)]
mod tests;

use crate::app::book::Book;
use crate::app::query::invoice_measures::facts::Facts;
use crate::app::query::invoice_measures::span::Span;
use crate::app::query::invoice_measures::tally::Tally;
use crate::app::words_of::folded;
use crate::domain::calendar::first_of_month;
use crate::domain::ids::{ClientId, ContractId, PersonId};
use crate::order;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::HashMap;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Of the charges that fell due, those that were issued by their limit, wholly, by documents that stand.
    OnTime,
    /// Of the documents, those that nobody found wrong: never returned on review, no error said by the client (a report,
    /// or a claim for inconsistencies), and neither voided nor to be voided for an error ([`VoidCause::is_error`]).
    ///
    /// [`VoidCause::is_error`]: crate::domain::invoice::step::VoidCause::is_error
    FirstPass,
    /// Of the documents, those that credit notes took back entirely, for whatever cause.
    Voided,
    /// Of the documents, those in which the client said that something is wrong.
    Reported,
    /// Of the charges that fell due and were issued: days from the close of what is billed (the last day of a month
    /// served, the eve of a month to come, the day of a milestone) to the issue of its last part.
    DaysToIssue,
    /// Of the documents that were handed over: days from the issue.
    DaysToDeliver,
}

impl Measure {
    pub const ALL: [Measure; 6] = [
        Measure::OnTime,
        Measure::FirstPass,
        Measure::Voided,
        Measure::Reported,
        Measure::DaysToIssue,
        Measure::DaysToDeliver,
    ];
}

/// What the groups of the table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grouping {
    #[default]
    Client,
    /// A document counts under each contract that it bills.
    Contract,
    /// Who wrote the document, or the draft of a charge that was not issued.
    Person,
    /// The month of the limit, or of the issue.
    Month,
}

impl Grouping {
    pub const ALL: [Grouping; 4] = [
        Grouping::Client,
        Grouping::Contract,
        Grouping::Person,
        Grouping::Month,
    ];
}

/// Which group: absent for a document without a contract, or without a known author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    Client(ClientId),
    Contract(Option<ContractId>),
    Person(Option<PersonId>),
    /// Its first day.
    Month(NaiveDate),
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub key: GroupKey,
    /// Of the client or the person, or the contract's number; empty for a month and for what is absent.
    pub name: String,
    /// The client of a contract; empty for other groups.
    pub detail: String,
    pub tally: Tally,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    pub span: Span,
    pub grouping: Grouping,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub total: Tally,
    /// The twelve months up to the end of the span: first day, and what counts in each.
    pub trend: Vec<(NaiveDate, Tally)>,
    /// Those with most faults first.
    pub groups: Vec<Group>,
    /// Charges of months before this one are not looked at.
    pub since: NaiveDate,
}

/// The answer from the facts that were gathered for its span.
pub fn report(book: &Book, facts: &Facts, asked: Asked, today: NaiveDate) -> Report {
    let days = asked.span.days(today);
    let mut trend: Vec<(NaiveDate, Tally)> = asked
        .span
        .trend(today)
        .into_iter()
        .map(|month| (month, Tally::default()))
        .collect();
    let mut total = Tally::default();
    let mut groups: HashMap<GroupKey, Tally> = HashMap::new();
    let mut count = |on: NaiveDate, keys: &[GroupKey], add: &dyn Fn(&mut Tally)| {
        let month = first_of_month(on);
        if let Some((_, tally)) = trend.iter_mut().find(|(first, _)| *first == month) {
            add(tally);
        }
        if days.from <= on && on <= days.to {
            add(&mut total);
            for key in keys {
                add(groups.entry(*key).or_default());
            }
        }
    };
    for charge in &facts.charges {
        let key = match asked.grouping {
            Grouping::Client => GroupKey::Client(charge.client),
            Grouping::Contract => GroupKey::Contract(Some(charge.contract)),
            Grouping::Person => GroupKey::Person(charge.author),
            Grouping::Month => GroupKey::Month(first_of_month(charge.limit)),
        };
        count(charge.limit, &[key], &|tally| tally.add_charge(charge));
    }
    for document in &facts.documents {
        let add = |tally: &mut Tally| tally.add_document(document);
        match asked.grouping {
            Grouping::Contract if !document.contracts.is_empty() => {
                let contracts = document.contracts.iter();
                let keys: Vec<GroupKey> =
                    contracts.map(|id| GroupKey::Contract(Some(*id))).collect();
                count(document.on, &keys, &add);
            }
            grouping => {
                let key = match grouping {
                    Grouping::Client => GroupKey::Client(document.client),
                    Grouping::Contract => GroupKey::Contract(None),
                    Grouping::Person => GroupKey::Person(document.author),
                    Grouping::Month => GroupKey::Month(first_of_month(document.on)),
                };
                count(document.on, &[key], &add);
            }
        }
    }
    let groups = groups.into_iter();
    let groups = groups.map(|(key, tally)| group(book, key, tally)).collect();
    Report {
        total,
        trend,
        groups: worst_first(groups),
        since: facts.since,
    }
}

fn group(book: &Book, key: GroupKey, tally: Tally) -> Group {
    let client_name = |id: ClientId| {
        let client = book.client(id);
        client.map_or_else(String::new, |client| client.name.clone())
    };
    let (name, detail) = match key {
        GroupKey::Client(id) => (client_name(id), String::new()),
        GroupKey::Contract(id) => match id.and_then(|id| book.contract(id)) {
            Some(contract) => (contract.number.clone(), client_name(contract.client)),
            None => Default::default(),
        },
        GroupKey::Person(id) => {
            let person = id.and_then(|id| book.person(id));
            let name = person.map_or_else(String::new, |person| person.name.clone());
            (name, String::new())
        }
        GroupKey::Month(_) => Default::default(),
    };
    Group {
        key,
        name,
        detail,
        tally,
    }
}

/// By how many faults there are, then by their share of what counts, then by name.
fn worst_first(groups: Vec<Group>) -> Vec<Group> {
    let mut keyed: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let (faults, all) = (group.tally.faults(), group.tally.counted());
            // In millionths, so that two shares are compared without dividing one by the other.
            let share = u64::from(faults) * 1_000_000 / u64::from(all.max(1));
            let rank = (
                Reverse(faults),
                Reverse(share),
                folded(&group.name),
                group.key,
            );
            (rank, group)
        })
        .collect();
    order::sort_by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, group)| group).collect()
}
