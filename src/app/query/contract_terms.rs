//! What is in force of a contract on a day, fact by fact with who says so; and two days side by side.

use crate::app::book::Book;
use crate::app::contract_now;
use crate::domain::calendar::days_between;
use crate::domain::contract::Contract;
use crate::domain::contract::billing::{LineKey, LineKind};
use crate::domain::contract::in_force::{By, InForce, Pause};
use crate::domain::contract::policy::Cover;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::money::Money;
use crate::domain::policy_gap::required;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Something that a contract says on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub about: About,
    pub says: Says,
    pub by: Source,
}

/// Who made it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Contract,
    /// The amendment's number.
    Amendment(String),
    /// It renewed by itself.
    Renewal,
}

/// What a fact is about: the same on every day, so that two days can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Client,
    End,
    Value,
    Standing,
    Line(LineKey),
    Cover(Cover),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    Client(ClientId, String),
    /// Absent when indefinite.
    End(Option<NaiveDate>),
    /// Absent when open.
    Value(Option<Money>),
    Standing(Standing),
    Line {
        description: String,
        kind: LineKind,
        quantity: Decimal,
        price: Money,
        to: Option<NaiveDate>,
    },
    /// At least so much, until that day.
    Cover {
        amount: Option<Money>,
        to: Option<NaiveDate>,
    },
}

/// Whether it runs on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    NotStarted,
    Running,
    Paused(Pause),
    Ended,
}

/// A fact on two days; absent on a day on which it is not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub about: About,
    pub first: Option<Fact>,
    pub second: Option<Fact>,
}

impl Pair {
    pub fn differs(&self) -> bool {
        let says = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.says.clone());
        says(&self.first) != says(&self.second)
    }
}

/// What is in force on a day; empty when the contract is not there.
pub fn facts(book: &Book, id: ContractId, day: NaiveDate) -> Vec<Fact> {
    let Some(contract) = book.contract(id) else {
        return Vec::new();
    };
    let known = contract_now::in_force_on(book, contract, day);
    let fact = |about: About, says: Says, by: By| Fact {
        about,
        says,
        by: source(book, by),
    };
    let client = known.client.value;
    let name = book.client(client).map(|client| client.name.clone());
    let pause = known.pause_on(day);
    let mut facts = vec![
        fact(
            About::Standing,
            Says::Standing(standing(contract, &known, day)),
            pause.map_or(By::Contract, |pause| pause.by),
        ),
        fact(
            About::Client,
            Says::Client(client, name.unwrap_or_default()),
            known.client.by,
        ),
        fact(About::End, Says::End(known.end.value), known.end.by),
        fact(About::Value, Says::Value(known.value.value), known.value.by),
    ];
    for line in known.lines_on(contract, day) {
        let changed = [line.price_by, line.quantity_by, line.to_by];
        let latest = known.amendments.iter().rev().copied();
        let by = latest
            .into_iter()
            .find(|id| changed.contains(&Some(*id)))
            .map_or(By::Contract, By::Amendment);
        let says = Says::Line {
            description: line.line.description.clone(),
            kind: line.line.kind,
            quantity: line.line.quantity,
            price: line.line.price,
            to: line.line.to,
        };
        facts.push(fact(About::Line(line.key), says, by));
    }
    for cover in required(contract, &known) {
        let says = Says::Cover {
            amount: cover.amount,
            to: cover.to,
        };
        let by = match known.value.by {
            By::Contract => known.end.by,
            changed => changed,
        };
        facts.push(fact(About::Cover(cover.cover), says, by));
    }
    facts
}

fn source(book: &Book, by: By) -> Source {
    match by {
        By::Contract => Source::Contract,
        By::Renewal => Source::Renewal,
        By::Amendment(id) => {
            let number = book.amendment(id).map(|amendment| amendment.number.clone());
            Source::Amendment(number.unwrap_or_default())
        }
    }
}

fn standing(contract: &Contract, known: &InForce, day: NaiveDate) -> Standing {
    if day < contract.start {
        Standing::NotStarted
    } else if known.has_ended_by(day) {
        Standing::Ended
    } else {
        match known.pause_on(day) {
            Some(pause) => Standing::Paused(pause.value),
            None => Standing::Running,
        }
    }
}

/// Two days side by side, the facts of the first day first.
pub fn compared(first: Vec<Fact>, mut second: Vec<Fact>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for fact in first {
        let same = second.iter().position(|other| other.about == fact.about);
        pairs.push(Pair {
            about: fact.about,
            second: same.map(|place| second.remove(place)),
            first: Some(fact),
        });
    }
    pairs.extend(second.into_iter().map(|fact| Pair {
        about: fact.about,
        first: None,
        second: Some(fact),
    }));
    pairs
}

/// The first and last day that can be looked at: the contract's, its amendments' and today.
pub fn span(book: &Book, id: ContractId, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let contract = book.contract(id)?;
    let amendments = book.amendments_of(id);
    let known = contract_now::agreed(book, contract, today);
    let ends = [contract.end, known.end.value];
    let effects = amendments.iter().map(|amendment| amendment.effective);
    let days = ends.into_iter().flatten().chain(effects).chain([today]);
    let last = days.max().unwrap_or(today).max(contract.start);
    // A drawing of more than a century helps nobody.
    (days_between(contract.start, last) < 36_525).then_some((contract.start, last))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{About, Says, Source, compared, facts, span};
    use crate::app::command::Command;
    use crate::app::samples::{
        book, client, contract, cop, day, put_client, put_contract, run, today, uuid,
    };
    use crate::domain::contract::amendment::{Amendment, Changes};
    use crate::domain::ids::{AmendmentId, ContractId};

    #[test]
    fn two_days_differ_where_an_amendment_came_between() {
        let mut book = book([
            put_client(client(1, "Uno", "")),
            put_client(client(2, "Dos", "")),
            put_contract(contract(10, 1, "C-1", "2026-01-01", "2026-12-31")),
        ]);
        let amendment = Amendment {
            id: AmendmentId(uuid(20)),
            contract: ContractId(uuid(10)),
            number: "1".to_owned(),
            drafted_on: day("2026-05-01"),
            signed_on: Some(day("2026-06-01")),
            effective: day("2026-06-15"),
            changes: Changes {
                value: Some(cop(1_000_000)),
                client: Some(crate::domain::ids::ClientId(uuid(2))),
                ..Changes::default()
            },
            notes: String::new(),
            file: None,
        };
        let seen = book.version();
        let command = Command::SaveAmendment {
            amendment: Box::new(amendment),
            seen,
        };
        run(&mut book, command).unwrap();
        let id = ContractId(uuid(10));
        let before = facts(&book, id, day("2026-06-14"));
        let after = facts(&book, id, day("2026-06-15"));
        let differing: Vec<About> = compared(before, after.clone())
            .iter()
            .filter(|pair| pair.differs())
            .map(|pair| pair.about)
            .collect();
        assert_eq!(differing, [About::Client, About::Value]);
        let value = after
            .iter()
            .find(|fact| fact.about == About::Value)
            .unwrap();
        assert_eq!(value.says, Says::Value(Some(cop(13_000_000))));
        assert_eq!(value.by, Source::Amendment("1".to_owned()));
        // Both clients have it among theirs.
        assert_eq!(
            book.contracts_of(crate::domain::ids::ClientId(uuid(2)))
                .len(),
            1
        );
        let days = span(&book, id, today()).unwrap();
        assert_eq!(days, (day("2026-01-01"), day("2026-12-31")));
    }
}
