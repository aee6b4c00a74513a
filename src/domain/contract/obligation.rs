//! Obligations and deliverables: what either side owes under a contract, once or again and again, and what became of it.

use crate::domain::attachment::Attachment;
use crate::domain::calendar::{add_days, add_months, days_between};
use crate::domain::ids::{ContractId, ObligationId, PersonId};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most times that an obligation falls due in any answer: a century of weeks.
const OCCURRENCES_MAX: u32 = 5_300;
/// A day of the month that every month has.
const SHORTEST_MONTH: u32 = 28;

/// Something owed under a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    pub id: ObligationId,
    pub contract: ContractId,
    pub title: String,
    pub side: Side,
    pub schedule: Schedule,
    /// Who sees to it on our side.
    pub owner: Option<PersonId>,
    /// The clause that it comes from.
    pub clause: String,
    /// Whether it counts as fulfilled only once the client accepted it.
    pub needs_acceptance: bool,
    /// What became of it, one for each day on which it fell due and was settled.
    pub outcomes: Vec<Outcome>,
    pub notes: String,
}

/// Who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The company.
    Us,
    Client,
}

impl Side {
    pub const ALL: [Side; 2] = [Side::Us, Side::Client];
}

/// When it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    Once(NaiveDate),
    Every(Recurrence),
}

/// Due again and again, to the last day of the contract at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    pub first: NaiveDate,
    /// How many weeks or months apart; at least 1.
    pub every: u16,
    pub unit: RecurrenceUnit,
    /// Not due after this day.
    pub until: Option<NaiveDate>,
}

/// What a recurrence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecurrenceUnit {
    Weeks,
    /// The same day of the month, or the last one of a shorter month.
    Months,
}

/// What became of it on one of its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The day on which it was due.
    pub due: NaiveDate,
    pub result: OutcomeResult,
    /// The day on which it was done, or on which it was said that it would not be.
    pub on: NaiveDate,
    /// Evidence in words; the reason when it was not done or waived.
    pub note: String,
    /// Where the evidence is.
    pub link: String,
    pub file: Option<Attachment>,
    /// The day on which the client accepted it.
    pub accepted_on: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeResult {
    Done,
    NotDone,
    /// The other side does not ask for it.
    Waived,
}

/// Where one due day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// In so many days; 0 for today.
    Due(i64),
    /// So many days ago, and nothing was said about it.
    Overdue(i64),
    OnTime,
    /// Done so many days late.
    Late(i64),
    /// Done, but the client has not accepted it.
    NotAccepted,
    NotDone,
    Waived,
}

impl Obligation {
    /// The days in a span on which it falls due, both ends included, in order. `contract_end` is the last day agreed.
    pub fn due_between(
        &self,
        contract_end: Option<NaiveDate>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Vec<NaiveDate> {
        match self.schedule {
            Schedule::Once(day) => Some(day)
                .filter(|day| from <= *day && *day <= to)
                .into_iter()
                .collect(),
            Schedule::Every(recurrence) => {
                let last = recurrence.last(contract_end);
                recurrence.days(from, last.map_or(to, |last| last.min(to)))
            }
        }
    }

    /// The first day on which it is still to be done; absent when nothing is left.
    pub fn next_open(&self, contract_end: Option<NaiveDate>) -> Option<NaiveDate> {
        match self.schedule {
            Schedule::Once(day) => Some(day).filter(|day| self.outcome(*day).is_none()),
            Schedule::Every(recurrence) => {
                let last = recurrence.last(contract_end);
                let told = self.told_in_order(recurrence);
                (told..OCCURRENCES_MAX)
                    .map(|place| recurrence.day(place))
                    .take_while(|day| last.is_none_or(|last| *day <= last))
                    .find(|day| self.outcome(*day).is_none())
            }
        }
    }

    /// How many of its first days have their outcome, counted while outcomes stand one after another as days do.
    fn told_in_order(&self, recurrence: Recurrence) -> u32 {
        let told = self.outcomes.iter().map(|outcome| outcome.due);
        let in_order = told
            .zip(recurrence.in_order())
            .take_while(|(told, day)| told == day);
        u32::try_from(in_order.count()).unwrap_or(0)
    }

    /// What was said about a due day.
    pub fn outcome(&self, due: NaiveDate) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.due == due)
    }

    /// Where a due day stands today.
    pub fn state(&self, due: NaiveDate, today: NaiveDate) -> DueState {
        let Some(outcome) = self.outcome(due) else {
            let days = days_between(today, due);
            return if days < 0 {
                DueState::Overdue(-days)
            } else {
                DueState::Due(days)
            };
        };
        match outcome.result {
            OutcomeResult::Waived => DueState::Waived,
            OutcomeResult::NotDone => DueState::NotDone,
            OutcomeResult::Done if outcome.on > due => {
                DueState::Late(days_between(due, outcome.on))
            }
            OutcomeResult::Done if self.needs_acceptance && outcome.accepted_on.is_none() => {
                DueState::NotAccepted
            }
            OutcomeResult::Done => DueState::OnTime,
        }
    }
}

impl Recurrence {
    /// The day after which it is not due; absent when it goes on.
    fn last(&self, contract_end: Option<NaiveDate>) -> Option<NaiveDate> {
        [self.until, contract_end].into_iter().flatten().min()
    }

    /// The days from `from` to `to`. Each is counted from the first one, so that the 31st comes back after a short month.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        (0..OCCURRENCES_MAX)
            .map(|place| self.day(place))
            .take_while(|day| *day <= to)
            .filter(|day| from <= *day)
            .collect()
    }

    /// Its days from the first on, without end. Those of a day that every month has are counted by months alone, because
    /// this is asked for by the thousand.
    fn in_order(self) -> impl Iterator<Item = NaiveDate> {
        let (year, month, day) = (self.first.year(), self.first.month0(), self.first.day());
        let plain = self.unit == RecurrenceUnit::Months && day <= SHORTEST_MONTH;
        let every = u32::from(self.every.max(1));
        (0..OCCURRENCES_MAX).map(move |place| {
            let months = month.saturating_add(place.saturating_mul(every));
            let years = i32::try_from(months / 12).unwrap_or(i32::MAX);
            let counted = NaiveDate::from_ymd_opt(year.saturating_add(years), months % 12 + 1, day);
            counted.filter(|_| plain).unwrap_or_else(|| self.day(place))
        })
    }

    /// The `place`-th day, 0 for the first.
    fn day(&self, place: u32) -> NaiveDate {
        let steps = place.saturating_mul(u32::from(self.every.max(1)));
        match self.unit {
            RecurrenceUnit::Weeks => add_days(self.first, steps.saturating_mul(7)),
            RecurrenceUnit::Months => add_months(self.first, steps),
        }
    }
}

/// Whether a contract was fulfilled in time and form in a span: all that we owed in it and that fell due by today
/// was done on time and, where it must be, accepted. What was waived does not count. Absent when nothing counts.
pub fn fulfilled(
    obligations: &[&Obligation],
    contract_end: Option<NaiveDate>,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<bool> {
    let mut counted = obligations
        .iter()
        .filter(|obligation| obligation.side == Side::Us)
        .flat_map(|obligation| {
            let days = obligation.due_between(contract_end, from, to);
            days.into_iter()
                .map(move |due| obligation.state(due, today))
        })
        .filter(|state| !matches!(state, DueState::Waived | DueState::Due(_)))
        .peekable();
    counted.peek()?;
    Some(counted.all(|state| state == DueState::OnTime))
}

#[cfg(test)]
mod tests;
