//! What a contract says on a day: what was signed first, with the amendments signed and effective by then.
//! A pure function of the set of amendments: in which order they were typed, or on which laptop, does not matter.
//! What cannot be carried out as written is not guessed at: it is left out and named as a [`Doubt`].

mod fold;
mod renewing;

use crate::domain::calendar::days_between;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, ChangeKind};
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::contract::in_force::fold::{Seen, fold};
use crate::domain::contract::step::RenewalDecision;
use crate::domain::country::Country;
use crate::domain::ids::{AmendmentId, ClientId};
use crate::domain::money::Money;
use crate::order;
use chrono::NaiveDate;

/// Something in force and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T> {
    pub value: T,
    pub by: By,
}

/// Who says what is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Contract,
    Amendment(AmendmentId),
    /// Nobody gave notice in time, and the contract renews by itself.
    Renewal,
}

/// What besides the amendments says whether a contract that renews by itself did so: what was decided about its end,
/// and the calendar in which the days of notice are counted.
#[derive(Debug, Clone, Copy)]
pub struct Notices<'a> {
    /// In the order in which they were taken.
    pub decisions: &'a [Decision],
    pub country: Country,
    /// Days on which the company does not work besides the holidays.
    pub days_off: &'a [NaiveDate],
}

/// What is to become of a contract at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    pub decided: RenewalDecision,
    pub on: NaiveDate,
}

/// A contract with its amendments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    pub client: Said<ClientId>,
    /// Last day; absent when indefinite.
    pub end: Said<Option<NaiveDate>>,
    /// Absent when open.
    pub value: Said<Option<Money>>,
    /// Whether an amendment brought that end nearer, so that it is not renewed by itself.
    pub is_last_term: bool,
    /// What was decided about that end.
    pub decision: Option<Decision>,
    /// Every time that it renewed by itself, in order.
    pub renewals: Vec<Renewed>,
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
    /// Whether its days are given back at the end.
    pub extends_term: bool,
}

/// One renewal without an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// The last day that it had before.
    pub ended: NaiveDate,
    pub until: NaiveDate,
    /// Whether somebody had decided in time that it should.
    pub was_decided: bool,
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

/// What is in force on `day`: amendments count once they are signed and effective, renewals once the new term runs.
pub fn in_force(
    contract: &Contract,
    amendments: &[&Amendment],
    notices: Notices<'_>,
    day: NaiveDate,
) -> InForce {
    let counts = |amendment: &Amendment| amendment.is_signed_by(day) && amendment.effective <= day;
    fold(contract, amendments, counts, notices, Seen::InForce(day))
}

/// What is in force on `day` by everything signed until `today`: also what was signed after that day and holds from
/// before it. What is billed for that day.
pub fn known_on(
    contract: &Contract,
    amendments: &[&Amendment],
    notices: Notices<'_>,
    (day, today): (NaiveDate, NaiveDate),
) -> InForce {
    let counts =
        |amendment: &Amendment| amendment.is_signed_by(today) && amendment.effective <= day;
    fold(contract, amendments, counts, notices, Seen::InForce(day))
}

/// What was agreed by `today`, also what takes effect later: what deadlines and guarantees follow from. A renewal is
/// agreed once the last day to give notice has passed without one.
pub fn agreed(
    contract: &Contract,
    amendments: &[&Amendment],
    notices: Notices<'_>,
    today: NaiveDate,
) -> InForce {
    let counts = |amendment: &Amendment| amendment.is_signed_by(today);
    fold(contract, amendments, counts, notices, Seen::Agreed(today))
}

/// What would be agreed once every amendment, signed or not, is signed.
pub fn once_signed(
    contract: &Contract,
    amendments: &[&Amendment],
    notices: Notices<'_>,
) -> InForce {
    fold(contract, amendments, |_| true, notices, Seen::Written)
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
        let by = By::Contract;
        Said { value, by }
    }

    fn new(value: T, amendment: &Amendment) -> Said<T> {
        let by = By::Amendment(amendment.id);
        Said { value, by }
    }
}

impl By {
    /// The amendment, when it was one.
    pub fn amendment(self) -> Option<AmendmentId> {
        match self {
            By::Amendment(id) => Some(id),
            By::Contract | By::Renewal => None,
        }
    }
}

impl InForce {
    /// Whether its last day is before that one. A contract whose lost days are given back does not end while it is
    /// suspended and nobody has agreed when it goes on.
    pub fn has_ended_by(&self, day: NaiveDate) -> bool {
        !self.is_stopped() && self.end.value.is_some_and(|end| end < day)
    }

    /// Whether its term does not run until a restart is agreed.
    fn is_stopped(&self) -> bool {
        let last = self.pauses.last();
        last.is_some_and(|pause| pause.value.extends_term && pause.value.until.is_none())
    }

    /// The pause that a day falls in.
    pub fn pause_on(&self, day: NaiveDate) -> Option<Said<Pause>> {
        let pauses = self.pauses.iter().copied();
        pauses.rev().find(|pause| pause.value.has(day))
    }

    /// The lines that charge for that day, within the contract's own days.
    pub fn lines_on(&self, contract: &Contract, day: NaiveDate) -> Vec<&LineInForce> {
        let runs = contract.start <= day && !self.has_ended_by(day);
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
