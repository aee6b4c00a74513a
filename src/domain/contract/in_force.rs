//! What a contract says on a day: what was signed first, with the amendments signed and effective by then.
//! A pure function of the set of amendments: in which order they were typed, or on which laptop, does not matter.
//! What cannot be carried out as written is not guessed at: it is left out and named as a [`Doubt`].

mod fold;

use crate::domain::calendar::days_between;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, ChangeKind};
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::contract::in_force::fold::fold;
use crate::domain::ids::{AmendmentId, ClientId};
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;

/// Something in force and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T> {
    pub value: T,
    /// The amendment that made it so; absent when the contract itself did.
    pub by: Option<AmendmentId>,
}

/// A contract with its amendments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    pub client: Said<ClientId>,
    /// Last day; absent when indefinite.
    pub end: Said<Option<NaiveDate>>,
    /// Absent when open.
    pub value: Said<Option<Money>>,
    /// Every pause that began, in order.
    pub pauses: Vec<Said<Pause>>,
    /// Every line it has or had, the contract's own first.
    pub lines: Vec<LineInForce>,
    /// The amendments that count, in the order in which they do.
    pub amendments: Vec<AmendmentId>,
    pub doubts: Vec<Doubt>,
}

/// Days on which the contract did not run, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    pub from: NaiveDate,
    /// Absent until a restart is agreed.
    pub until: Option<NaiveDate>,
}

/// A billing line and which amendments made it what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineInForce {
    /// With the amendment that added it.
    pub key: LineKey,
    pub line: BillingLine,
    pub price_by: Option<AmendmentId>,
    pub quantity_by: Option<AmendmentId>,
    pub to_by: Option<AmendmentId>,
}

/// An amendment that cannot be carried out as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    pub amendment: AmendmentId,
    pub cause: DoubtCause,
}

/// Why it cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtCause {
    /// It takes effect before the contract begins.
    BeforeStart { start: NaiveDate },
    /// It takes effect after the contract has ended.
    AfterEnd { end: NaiveDate },
    /// Its new last day is before the first.
    EndBeforeStart,
    /// Its new last day is before it takes effect.
    EndBeforeEffective,
    /// It adds money of one currency to a value in another.
    OtherCurrency,
    /// It adds money to a contract whose value is open.
    OpenValue,
    /// It leaves a value below zero.
    NegativeValue,
    /// It changes a line that the contract does not have by then.
    UnknownLine,
    /// It suspends a contract that is suspended already.
    AlreadySuspended,
    /// It restarts a contract that is not suspended by then.
    NotSuspended,
    /// A pause that ends before it begins.
    PauseEndsBefore,
    /// Another amendment, signed and effective on the same days, says otherwise about the same.
    Contradicts {
        other: AmendmentId,
        about: ChangeKind,
    },
}

/// What is in force on `day`: amendments count once they are signed and effective.
pub fn in_force(contract: &Contract, amendments: &[&Amendment], day: NaiveDate) -> InForce {
    fold(contract, amendments, |amendment| {
        amendment.is_signed_by(day) && amendment.effective <= day
    })
}

/// What was agreed by `today`, also what takes effect later: what deadlines and guarantees follow from.
pub fn agreed(contract: &Contract, amendments: &[&Amendment], today: NaiveDate) -> InForce {
    fold(contract, amendments, |amendment| {
        amendment.is_signed_by(today)
    })
}

/// What would be agreed once every amendment, signed or not, is signed.
pub fn once_signed(contract: &Contract, amendments: &[&Amendment]) -> InForce {
    fold(contract, amendments, |_| true)
}

/// The amendments in the order in which they count: by effect, then signature, then number.
/// Drafts stand where they would stand signed on their effective day.
pub fn in_order<'a>(amendments: &[&'a Amendment]) -> Vec<&'a Amendment> {
    let mut ordered = amendments.to_vec();
    order::sort_by(&mut ordered, |one, other| {
        let key = |amendment: &Amendment| {
            let signed = amendment.signed_on.unwrap_or(amendment.effective);
            (
                amendment.effective,
                signed,
                leading_number(&amendment.number),
            )
        };
        key(one)
            .cmp(&key(other))
            .then_with(|| one.number.cmp(&other.number))
            .then_with(|| one.id.cmp(&other.id))
    });
    ordered
}

/// The first number in a text, so that 10 comes after 9.
pub fn leading_number(text: &str) -> u64 {
    let digits: String = text
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .take(18)
        .collect();
    digits.parse().unwrap_or(0)
}

impl<T> Said<T> {
    fn by_contract(value: T) -> Said<T> {
        Said { value, by: None }
    }

    fn new(value: T, amendment: &Amendment) -> Said<T> {
        let by = Some(amendment.id);
        Said { value, by }
    }
}

impl InForce {
    /// The pause that a day falls in.
    pub fn pause_on(&self, day: NaiveDate) -> Option<Said<Pause>> {
        let pauses = self.pauses.iter().copied();
        pauses.rev().find(|pause| pause.value.has(day))
    }

    /// The lines that charge for that day, within the contract's own days.
    pub fn lines_on(&self, contract: &Contract, day: NaiveDate) -> Vec<&LineInForce> {
        let runs = contract.start <= day && self.end.value.is_none_or(|end| day <= end);
        let lines = self.lines.iter();
        lines
            .filter(|line| {
                runs && line.line.from.is_none_or(|from| from <= day)
                    && line.line.to.is_none_or(|to| day <= to)
            })
            .collect()
    }

    /// Days to the last one, negative after it; absent when indefinite.
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.end.value.map(|end| days_between(today, end))
    }
}

impl Pause {
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// How long it lasts; absent while nobody knows.
    pub fn days(&self) -> Option<i64> {
        self.until.map(|until| days_between(self.from, until) + 1)
    }
}

#[cfg(test)]
mod tests;
