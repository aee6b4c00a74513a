//! The forms of an obligation and of what became of it.

use crate::domain::attachment::Attachment;
use crate::domain::contract::obligation::{
    Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
};
use crate::domain::ids::{ContractId, ObligationId, PersonId};
use crate::form::contract::terms::last_day;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use chrono::NaiveDate;

/// The most weeks or months between two due days.
const EVERY_MAX: u64 = 600;

/// As typed. Fields of errors: `title`, `first`, `every`, `until`, `clause`, `notes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationForm {
    pub title: String,
    pub side: Side,
    /// The day, or the first of them.
    pub first: String,
    pub recurs: bool,
    pub every: String,
    pub unit: RecurrenceUnit,
    pub until: String,
    pub owner: Option<PersonId>,
    pub clause: String,
    pub needs_acceptance: bool,
    pub notes: String,
}

impl Default for ObligationForm {
    fn default() -> Self {
        ObligationForm {
            title: String::new(),
            side: Side::Us,
            first: String::new(),
            recurs: false,
            every: "1".to_owned(),
            unit: RecurrenceUnit::Months,
            until: String::new(),
            owner: None,
            clause: String::new(),
            needs_acceptance: false,
            notes: String::new(),
        }
    }
}

impl ObligationForm {
    /// The form of an obligation as it is.
    pub fn of(obligation: &Obligation) -> ObligationForm {
        let mut form = ObligationForm {
            title: obligation.title.clone(),
            side: obligation.side,
            owner: obligation.owner,
            clause: obligation.clause.clone(),
            needs_acceptance: obligation.needs_acceptance,
            notes: obligation.notes.clone(),
            ..ObligationForm::default()
        };
        match obligation.schedule {
            Schedule::Once(day) => form.first = written::date(Some(day)),
            Schedule::Every(recurrence) => {
                form.recurs = true;
                form.first = written::date(Some(recurrence.first));
                form.every = recurrence.every.to_string();
                form.unit = recurrence.unit;
                form.until = written::date(recurrence.until);
            }
        }
        form
    }

    /// The obligation with that id; what became of it is kept by the caller.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(
        &self,
        id: ObligationId,
        contract: ContractId,
        outcomes: Vec<Outcome>,
        mark: DecimalMark,
    ) -> Result<Obligation, FormErrors> {
        let mut errors = FormErrors::new();
        let title = errors.keep("title", input::required(&self.title, 300));
        let first = errors.keep("first", input::date(&self.first));
        let schedule = if self.recurs {
            let every = input::whole(&self.every, mark, EVERY_MAX).and_then(|every| {
                match u16::try_from(every) {
                    Ok(0) => Err(FieldError::NotPositive),
                    Ok(every) => Ok(every),
                    Err(_) => Err(FieldError::AboveMax(EVERY_MAX)),
                }
            });
            let every = errors.keep("every", every);
            let read = |text: &str| last_day(text, first);
            let until = errors.keep("until", input::optional(&self.until, read));
            (|| {
                Some(Schedule::Every(Recurrence {
                    first: first?,
                    every: every?,
                    unit: self.unit,
                    until: until?,
                }))
            })()
        } else {
            first.map(Schedule::Once)
        };
        let clause = errors.keep("clause", input::free(&self.clause, 120));
        let notes = errors.keep("notes", input::free(&self.notes, 10_000));
        let obligation = (|| {
            Some(Obligation {
                id,
                contract,
                title: title?,
                side: self.side,
                schedule: schedule?,
                owner: self.owner,
                clause: clause?,
                needs_acceptance: self.needs_acceptance,
                outcomes,
                notes: notes?,
            })
        })();
        errors.finish(obligation)
    }
}

/// As typed. Fields of errors: `on`, `note`, `link`, `accepted_on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeForm {
    pub due: NaiveDate,
    pub result: OutcomeResult,
    pub on: String,
    pub note: String,
    pub link: String,
    pub accepted_on: String,
}

impl OutcomeForm {
    /// Of what was said about a due day, or of nothing yet: done today.
    pub fn of(outcome: Option<&Outcome>, due: NaiveDate, today: NaiveDate) -> OutcomeForm {
        match outcome {
            Some(outcome) => OutcomeForm {
                due,
                result: outcome.result,
                on: written::date(Some(outcome.on)),
                note: outcome.note.clone(),
                link: outcome.link.clone(),
                accepted_on: written::date(outcome.accepted_on),
            },
            None => OutcomeForm {
                due,
                result: OutcomeResult::Done,
                on: written::date(Some(today.min(due))),
                note: String::new(),
                link: String::new(),
                accepted_on: String::new(),
            },
        }
    }

    /// What became of it, with the file that proves it.
    ///
    /// # Errors
    /// Every field that is not right; a reason is needed for what was not done.
    pub fn parse(&self, file: Option<Attachment>) -> Result<Outcome, FormErrors> {
        let mut errors = FormErrors::new();
        let on = errors.keep("on", input::date(&self.on));
        let note = match self.result {
            OutcomeResult::Done => input::free(&self.note, 2_000),
            OutcomeResult::NotDone | OutcomeResult::Waived => input::required(&self.note, 2_000),
        };
        let note = errors.keep("note", note);
        let link = errors.keep("link", input::free(&self.link, 1_000));
        let read = |text: &str| last_day(text, on);
        let accepted_on = errors.keep("accepted_on", input::optional(&self.accepted_on, read));
        let outcome = (|| {
            Some(Outcome {
                due: self.due,
                result: self.result,
                on: on?,
                note: note?,
                link: link?,
                file,
                accepted_on: accepted_on?,
            })
        })();
        errors.finish(outcome)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::{ObligationForm, OutcomeForm};
    use crate::domain::contract::obligation::OutcomeResult;
    use crate::domain::contract::samples::day;
    use crate::domain::ids::{ContractId, ObligationId};
    use crate::form::input::DecimalMark::Comma;
    use uuid::Uuid;

    #[test]
    fn an_obligation_comes_back_as_it_went_in() {
        let (id, contract) = (ObligationId(Uuid::nil()), ContractId(Uuid::nil()));
        for recurs in [false, true] {
            let form = ObligationForm {
                title: "Informe".to_owned(),
                first: "31/01/2026".to_owned(),
                recurs,
                every: "3".to_owned(),
                until: "2026-12-31".to_owned(),
                clause: "7".to_owned(),
                needs_acceptance: true,
                ..ObligationForm::default()
            };
            let read = form.parse(id, contract, Vec::new(), Comma).unwrap();
            let again = ObligationForm::of(&read).parse(id, contract, Vec::new(), Comma);
            assert_eq!(again, Ok(read));
        }
        let wrong = ObligationForm {
            first: "30/02/2026".to_owned(),
            recurs: true,
            every: "0".to_owned(),
            ..ObligationForm::default()
        };
        let errors = wrong.parse(id, contract, Vec::new(), Comma).unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["title", "first", "every"]);
    }

    #[test]
    fn what_was_not_done_needs_a_reason_and_acceptance_comes_after() {
        let (due, today) = (day("2026-03-10"), day("2026-03-20"));
        let mut form = OutcomeForm::of(None, due, today);
        assert_eq!(form.on, "2026-03-10");
        let done = form.parse(None).unwrap();
        assert_eq!(OutcomeForm::of(Some(&done), due, today), form);
        form.result = OutcomeResult::Waived;
        form.accepted_on = "2026-03-01".to_owned();
        let errors = form.parse(None).unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["note", "accepted_on"]);
    }
}
