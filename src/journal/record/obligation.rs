//! An obligation as written.

use crate::domain::contract::obligation::{
    Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;

fields!(Obligation {
    clause: optional,
    contract: required,
    needs_acceptance: optional,
    notes: optional,
    outcomes: optional,
    owner: optional,
    schedule: required,
    side: optional,
    title: required,
} with id);

names!(Side, Us {
    Us = "us",
    Client = "client",
});

fields!(Recurrence {
    every: required,
    first: required,
    unit: required,
    until: optional,
});

names!(RecurrenceUnit, Months {
    Weeks = "weeks",
    Months = "months",
});

fields!(Outcome {
    accepted_on: optional,
    due: required,
    file: optional,
    link: optional,
    note: optional,
    on: required,
    result: required,
});

names!(OutcomeResult, Done {
    Done = "done",
    NotDone = "not_done",
    Waived = "waived",
});

/// An object of one field: the day, or how it recurs.
impl Wire for Schedule {
    fn blank() -> Self {
        Schedule::Once(NaiveDate::blank())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut every, mut once) = (Recurrence::blank(), NaiveDate::blank());
        let at = reader.variant(&["every", "once"], &mut [&mut every, &mut once])?;
        *self = if at == 0 {
            Schedule::Every(every)
        } else {
            Schedule::Once(once)
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Schedule::Every(recurrence) => writer.variant("every", recurrence),
            Schedule::Once(day) => writer.variant("once", day),
        }
    }
}
