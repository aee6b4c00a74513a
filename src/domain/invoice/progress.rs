//! Where an invoice stands by its steps: from the draft to the client's answer.
//! What was paid or credited is known elsewhere: see the book's standing of each invoice.

use crate::domain::calendar::add_business_days;
use crate::domain::country::Country;
use crate::domain::ids::PersonId;
use crate::domain::invoice::fingerprint::fingerprint;
use crate::domain::invoice::step::{ClaimCause, InvoiceAction, InvoiceStep, Submission, VoidCause};
use crate::domain::invoice::{Invoice, State};
use crate::order;
use chrono::NaiveDate;

/// Colombia: business days after the client has the service within which it may claim
/// (Código de Comercio, art. 773; Decreto 1074 de 2015, art. 2.2.2.53.4).
pub const CLAIM_DAYS: u16 = 3;

/// How far an invoice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowStage {
    Draft,
    /// Somebody did not approve it, and it was not handed in again.
    Denied,
    InReview,
    /// Approved: it waits for its number.
    Approved,
    Issued,
    Delivered,
    /// The client accepts it, or did not claim in time.
    Accepted,
    Claimed,
}

impl FlowStage {
    pub const ALL: [FlowStage; 8] = [
        FlowStage::Draft,
        FlowStage::Denied,
        FlowStage::InReview,
        FlowStage::Approved,
        FlowStage::Issued,
        FlowStage::Delivered,
        FlowStage::Accepted,
        FlowStage::Claimed,
    ];
}

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub by: Option<PersonId>,
    pub on: NaiveDate,
}

/// What the client says of an invoice it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Accepted,
    AcceptedTacitly,
    Claimed(ClaimCause),
}

/// What the steps of an invoice amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub stage: FlowStage,
    /// Who wrote it last.
    pub author: Option<Done>,
    /// What was handed in, while it stands.
    pub submission: Option<(Submission, Done)>,
    /// The last denial, with its reason, until it is handed in again.
    pub denied: Option<(String, Done)>,
    pub approved: Option<Done>,
    pub delivered: Option<Done>,
    pub acknowledged_on: Option<NaiveDate>,
    /// The day from which the days for a claim are counted.
    pub received_on: Option<NaiveDate>,
    pub answer: Option<(Answer, Done)>,
    /// Why it is to be voided.
    pub voiding: Option<(VoidCause, Done)>,
    /// How often it was handed in and not approved.
    pub denials: usize,
}

/// Where an invoice stands. Steps that are not lawful where they stand count for nothing: two laptops may bring them.
pub fn progress(invoice: &Invoice, steps: &[&InvoiceStep]) -> Progress {
    let mut progress = Progress {
        stage: match invoice.state {
            State::Draft => FlowStage::Draft,
            State::Issued(_) => FlowStage::Issued,
        },
        author: None,
        submission: None,
        denied: None,
        approved: None,
        delivered: None,
        acknowledged_on: None,
        received_on: None,
        answer: None,
        voiding: None,
        denials: 0,
    };
    for step in in_order(steps) {
        progress.take(step);
    }
    if invoice.state == State::Draft {
        progress.of_draft(invoice);
    } else {
        progress.of_issued();
    }
    progress
}

/// Steps in the order in which they were taken: by day, then by how many were known.
pub fn in_order<'a>(steps: &[&'a InvoiceStep]) -> Vec<&'a InvoiceStep> {
    let mut ordered = steps.to_vec();
    order::sort_by(&mut ordered, |one, other| {
        (one.on, one.place, one.id).cmp(&(other.on, other.place, other.id))
    });
    ordered
}

/// Who wrote a document last, as [`progress`] says it: for whoever asks nothing else of many of them.
pub fn author_of(steps: &[&InvoiceStep]) -> Option<PersonId> {
    let written = steps
        .iter()
        .filter(|step| step.action == InvoiceAction::Prepared);
    written
        .max_by_key(|step| (step.on, step.place, step.id))?
        .by
}

impl Progress {
    fn take(&mut self, step: &InvoiceStep) {
        let done = Done {
            by: step.by,
            on: step.on,
        };
        match &step.action {
            InvoiceAction::Prepared => {
                self.author = Some(done);
                self.submission = None;
                self.approved = None;
            }
            InvoiceAction::Submitted(submission) => {
                self.submission = Some((submission.clone(), done));
                self.approved = None;
                self.denied = None;
            }
            InvoiceAction::Denied if self.submission.is_some() => {
                self.submission = None;
                self.approved = None;
                self.denied = Some((step.note.clone(), done));
                self.denials += 1;
            }
            InvoiceAction::Withdrawn => {
                self.submission = None;
                self.approved = None;
            }
            InvoiceAction::Approved(content) => {
                let is_of_it =
                    |(submission, _): &(Submission, Done)| submission.content == *content;
                if self.submission.as_ref().is_some_and(is_of_it) {
                    self.approved = Some(done);
                }
            }
            InvoiceAction::Denied => {}
            InvoiceAction::Delivered(_) => self.delivered = Some(done),
            InvoiceAction::Acknowledged => self.acknowledged_on = Some(step.on),
            InvoiceAction::ServiceReceived => self.received_on = Some(step.on),
            InvoiceAction::Accepted => self.answer = Some((Answer::Accepted, done)),
            InvoiceAction::AcceptedTacitly => self.answer = Some((Answer::AcceptedTacitly, done)),
            InvoiceAction::Claimed(cause) => self.answer = Some((Answer::Claimed(*cause), done)),
            InvoiceAction::VoidDecided(cause) => self.voiding = Some((*cause, done)),
        }
    }

    /// What was handed in or approved holds while the draft says the same.
    fn of_draft(&mut self, invoice: &Invoice) {
        if let Some((submission, _)) = &self.submission
            && submission.content != fingerprint(&invoice.content)
        {
            self.submission = None;
            self.approved = None;
        }
        self.stage = if self.approved.is_some() {
            FlowStage::Approved
        } else if self.submission.is_some() {
            FlowStage::InReview
        } else if self.denied.is_some() {
            FlowStage::Denied
        } else {
            FlowStage::Draft
        };
    }

    fn of_issued(&mut self) {
        self.stage = match self.answer {
            Some((Answer::Claimed(_), _)) => FlowStage::Claimed,
            Some((Answer::Accepted | Answer::AcceptedTacitly, _)) => FlowStage::Accepted,
            None if self.delivered.is_some() => FlowStage::Delivered,
            None => FlowStage::Issued,
        };
    }

    /// The last day on which the client may claim; absent before it has the service, and outside Colombia.
    pub fn claim_until(&self, country: Country, days_off: &[NaiveDate]) -> Option<NaiveDate> {
        let received = self.received_on.filter(|_| country == Country::Colombia)?;
        Some(add_business_days(country, days_off, received, CLAIM_DAYS))
    }

    /// Whether it was approved the first time that it was handed in.
    pub fn passed_first(&self) -> bool {
        self.denials == 0
    }
}
