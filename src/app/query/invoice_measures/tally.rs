//! What counts in a group, as whole numbers: shares and averages are made of them when they are shown.

use crate::app::query::invoice_measures::Measure;
use crate::app::query::invoice_measures::facts::{Charge, Document, Outcome};
use crate::domain::invoice::step::VoidCause;

/// Days added up, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DaySum {
    pub days: i64,
    pub of: u32,
}

/// How often each cause of a voiding was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Causes {
    said: [u32; VoidCause::ALL.len()],
    /// Voided without a cause, as by another program.
    pub unsaid: u32,
}

/// The counts of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Charges issued by their limit.
    pub on_time: u32,
    /// Charges issued after it.
    pub late: u32,
    /// Charges that are not issued yet, though their limit is over.
    pub missing: u32,
    pub to_issue: DaySum,
    /// Documents.
    pub issued: u32,
    /// Documents that nobody found wrong.
    pub right: u32,
    /// Documents that were returned on review, perhaps more than once.
    pub returned: u32,
    /// Documents in which the client said that something is wrong.
    pub reported: u32,
    pub voided: u32,
    /// Documents that were voided, or are to be, for an error.
    pub voided_wrong: u32,
    /// Of the voided ones.
    pub causes: Causes,
    pub to_deliver: DaySum,
}

/// The value of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// So many of how many.
    Share { part: u32, of: u32 },
    /// Days on the average.
    Days(DaySum),
}

impl Value {
    /// Of how many.
    pub fn of(self) -> u32 {
        match self {
            Value::Share { of, .. } => of,
            Value::Days(sum) => sum.of,
        }
    }

    /// In tenths of a percent or of a day, rounded half up; absent when nothing counts.
    pub fn tenths(self) -> Option<i64> {
        let (sum, of) = match self {
            Value::Share { part, of } => (i64::from(part) * 1_000, i64::from(of)),
            Value::Days(sum) => (sum.days * 10, i64::from(sum.of)),
        };
        (of > 0).then(|| (2 * sum + of).div_euclid(2 * of))
    }
}

impl Causes {
    /// The causes that were said, most often first; the one that was not said last.
    pub fn ranked(&self) -> Vec<(Option<VoidCause>, u32)> {
        let mut ranked: Vec<(Option<VoidCause>, u32)> = VoidCause::ALL
            .into_iter()
            .zip(self.said)
            .filter(|(_, count)| *count > 0)
            .map(|(cause, count)| (Some(cause), count))
            .collect();
        crate::order::sort_by_key(&mut ranked, |(cause, count)| {
            (std::cmp::Reverse(*count), *cause)
        });
        ranked.extend((self.unsaid > 0).then_some((None, self.unsaid)));
        ranked
    }

    fn add(&mut self, cause: Option<VoidCause>) {
        let place = cause.and_then(|cause| VoidCause::ALL.iter().position(|each| *each == cause));
        match place.and_then(|place| self.said.get_mut(place)) {
            Some(count) => *count += 1,
            None => self.unsaid += 1,
        }
    }
}

impl DaySum {
    fn add(&mut self, days: i64) {
        self.days += days;
        self.of += 1;
    }
}

impl Tally {
    pub(super) fn add_charge(&mut self, charge: &Charge) {
        match charge.outcome {
            Outcome::OnTime => self.on_time += 1,
            Outcome::Late => self.late += 1,
            Outcome::Missing => self.missing += 1,
        }
        if let Some(days) = charge.days {
            self.to_issue.add(days);
        }
    }

    pub(super) fn add_document(&mut self, document: &Document) {
        self.issued += 1;
        self.right += u32::from(document.is_right());
        self.returned += u32::from(document.is_returned);
        self.reported += u32::from(document.is_reported);
        self.voided_wrong += u32::from(document.is_voided_for_error());
        if document.is_voided {
            self.voided += 1;
            self.causes.add(document.cause);
        }
        if let Some(days) = document.days_to_deliver {
            self.to_deliver.add(days);
        }
    }

    /// Charges that fell due.
    pub fn due(&self) -> u32 {
        self.on_time + self.late + self.missing
    }

    /// Charges that were late or forgotten, and documents that were wrong.
    pub fn faults(&self) -> u32 {
        self.late + self.missing + (self.issued - self.right)
    }

    /// Charges and documents.
    pub fn counted(&self) -> u32 {
        self.due() + self.issued
    }

    pub fn value(&self, measure: Measure) -> Value {
        let of_documents = |part| Value::Share {
            part,
            of: self.issued,
        };
        match measure {
            Measure::OnTime => Value::Share {
                part: self.on_time,
                of: self.due(),
            },
            Measure::FirstPass => of_documents(self.right),
            Measure::Voided => of_documents(self.voided),
            Measure::Reported => of_documents(self.reported),
            Measure::DaysToIssue => Value::Days(self.to_issue),
            Measure::DaysToDeliver => Value::Days(self.to_deliver),
        }
    }
}
