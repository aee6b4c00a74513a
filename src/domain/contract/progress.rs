//! Where a contract stands: the stages it went through by its steps, and the one that its dates put it in today.
//! A step that is not lawful where it stands counts for nothing and is listed: two laptops may have taken it twice.

use crate::domain::contract::Contract;
use crate::domain::contract::in_force::{Decision, InForce};
use crate::domain::contract::step::{ReviewRole, Reviewer, SettlementItem, Step, StepAction};
use crate::domain::ids::{PersonId, StepId};
use crate::order;
use chrono::NaiveDate;

/// Where a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    Review,
    Approval,
    Signature,
    /// Signed; its policies are to be issued and approved.
    Policies,
    /// All is ready; its first day is ahead.
    Ready,
    InForce,
    Suspended,
    /// In force, and its end is near.
    Ending,
    /// Ended; the client has not yet accepted everything.
    Acceptance,
    Settlement,
    /// Settled; what is left is to close it.
    Closing,
    Closed,
    Cancelled,
}

/// A part of the life of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    Precontractual,
    Contractual,
    Postcontractual,
    /// Closed or given up.
    Over,
}

/// Stages in the order of the life of a contract.
impl Stage {
    pub const ALL: [Stage; 14] = [
        Stage::Draft,
        Stage::Review,
        Stage::Approval,
        Stage::Signature,
        Stage::Policies,
        Stage::Ready,
        Stage::InForce,
        Stage::Suspended,
        Stage::Ending,
        Stage::Acceptance,
        Stage::Settlement,
        Stage::Closing,
        Stage::Closed,
        Stage::Cancelled,
    ];

    pub fn phase(self) -> Phase {
        match self {
            Stage::Draft
            | Stage::Review
            | Stage::Approval
            | Stage::Signature
            | Stage::Policies
            | Stage::Ready => Phase::Precontractual,
            Stage::InForce | Stage::Suspended | Stage::Ending => Phase::Contractual,
            Stage::Acceptance | Stage::Settlement | Stage::Closing => Phase::Postcontractual,
            Stage::Closed | Stage::Cancelled => Phase::Over,
        }
    }

    /// The name in addresses and settings.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Review => "review",
            Stage::Approval => "approval",
            Stage::Signature => "signature",
            Stage::Policies => "policies",
            Stage::Ready => "ready",
            Stage::InForce => "in_force",
            Stage::Suspended => "suspended",
            Stage::Ending => "ending",
            Stage::Acceptance => "acceptance",
            Stage::Settlement => "settlement",
            Stage::Closing => "closing",
            Stage::Closed => "closed",
            Stage::Cancelled => "cancelled",
        }
    }

    pub fn from_name(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// What the steps of a contract amount to, whatever the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Whether it began as a draft here; else it was registered as signed.
    pub drafted: bool,
    /// The last stage reached by a step.
    reached: Reached,
    /// The stages gone through, in order; the last one has no end.
    pub spans: Vec<Span>,
    /// Reviewers of the last round.
    pub reviews: Vec<Review>,
    /// How often it was sent to review.
    pub rounds: usize,
    /// Who approved it for general management, in the last round.
    pub management_on: Option<NaiveDate>,
    pub approved_on: Option<NaiveDate>,
    /// The points of the settlement that were confirmed.
    pub confirmed: Vec<SettlementItem>,
    /// What was decided about its end, in order.
    pub decisions: Vec<Decision>,
    /// Steps that count for nothing where they stand.
    pub ignored: Vec<StepId>,
}

/// What steps alone can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    Draft,
    Review,
    Approval,
    Signature,
    Policies,
    /// Dates say where it stands.
    Ready,
    Accepted,
    Settled,
    Closed,
    Cancelled,
}

/// Days spent in one stage before the contract was ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub stage: Stage,
    pub from: NaiveDate,
    /// Absent while it lasts.
    pub to: Option<NaiveDate>,
}

/// What one reviewer of the round said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub person: PersonId,
    pub role: ReviewRole,
    pub asked_on: NaiveDate,
    pub answer: Option<ReviewAnswer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewAnswer {
    pub approved: bool,
    pub on: NaiveDate,
    pub note: String,
}

/// What the steps amount to. `management` says whether general management must approve.
pub fn progress(contract: &Contract, steps: &[&Step], management: bool) -> Progress {
    let mut ordered = steps.to_vec();
    order::sort_by_key(&mut ordered, |step| (step.on, step.place, step.id));
    let registered = !ordered
        .iter()
        .any(|step| step.action == StepAction::Drafted);
    let mut progress = Progress {
        drafted: !registered,
        reached: if registered {
            Reached::Ready
        } else {
            Reached::Draft
        },
        spans: Vec::new(),
        reviews: Vec::new(),
        rounds: 0,
        management_on: None,
        approved_on: None,
        confirmed: Vec::new(),
        decisions: Vec::new(),
        ignored: Vec::new(),
    };
    if registered {
        progress.open(Stage::Ready, contract.start);
    }
    for step in ordered {
        if !progress.take(step, management) {
            progress.ignored.push(step.id);
        }
    }
    progress
}

impl Progress {
    /// False when the step is not lawful here.
    fn take(&mut self, step: &Step, management: bool) -> bool {
        use Reached::{
            Accepted, Approval, Cancelled, Closed, Draft, Policies, Ready, Review as Reviewing,
            Settled, Signature,
        };
        let on = step.on;
        match (self.reached, &step.action) {
            (Draft, StepAction::Drafted) if self.spans.is_empty() => self.open(Stage::Draft, on),
            (Draft, StepAction::SentToReview(reviewers)) if !reviewers.is_empty() => {
                self.ask(reviewers, on);
                self.reach(Reviewing, Stage::Review, on);
            }
            (Reviewing, StepAction::Reviewed(person)) => {
                if !self.answer(*person, true, step) {
                    return false;
                }
                if self.reviews.iter().all(Review::is_approved) {
                    self.reach(Approval, Stage::Approval, on);
                }
            }
            (Reviewing, StepAction::Returned(person)) => {
                if !self.answer(*person, false, step) {
                    return false;
                }
                self.reach(Draft, Stage::Draft, on);
            }
            (Approval, StepAction::Approved) if self.approved_on.is_none() => {
                self.approved_on = Some(on);
                self.approve(management, on);
            }
            (Approval, StepAction::ApprovedByManagement)
                if management && self.management_on.is_none() =>
            {
                self.management_on = Some(on);
                self.approve(management, on);
            }
            (Approval, StepAction::NotApproved) => self.reach(Draft, Stage::Draft, on),
            (Signature, StepAction::Signed) => self.reach(Policies, Stage::Policies, on),
            (Policies, StepAction::PoliciesApproved) => self.reach(Ready, Stage::Ready, on),
            (Ready, StepAction::Accepted) => self.reach(Accepted, Stage::Settlement, on),
            (Accepted, StepAction::Confirmed(item)) if !self.confirmed.contains(item) => {
                self.confirmed.push(*item);
            }
            (Accepted, StepAction::Settled) => self.reach(Settled, Stage::Closing, on),
            (Settled, StepAction::Closed) => self.reach(Closed, Stage::Closed, on),
            // Its end was seen to before it was registered here.
            (Ready, StepAction::Closed) if !self.drafted => {
                self.reach(Closed, Stage::Closed, on);
            }
            (
                Draft | Reviewing | Approval | Signature | Policies | Ready,
                StepAction::Cancelled,
            ) => {
                self.reach(Cancelled, Stage::Cancelled, on);
            }
            (Ready, StepAction::RenewalDecided(decided)) => {
                let decided = *decided;
                self.decisions.push(Decision { decided, on });
            }
            _ => return false,
        }
        true
    }

    fn reach(&mut self, reached: Reached, stage: Stage, on: NaiveDate) {
        self.reached = reached;
        self.open(stage, on);
    }

    fn open(&mut self, stage: Stage, from: NaiveDate) {
        if let Some(last) = self.spans.last_mut() {
            last.to = Some(from);
        }
        let to = None;
        self.spans.push(Span { stage, from, to });
    }

    /// A new round: who is asked, and nothing approved yet.
    fn ask(&mut self, reviewers: &[Reviewer], on: NaiveDate) {
        self.rounds += 1;
        self.approved_on = None;
        self.management_on = None;
        self.reviews.clear();
        for reviewer in reviewers {
            if self
                .reviews
                .iter()
                .all(|review| review.person != reviewer.person)
            {
                self.reviews.push(Review {
                    person: reviewer.person,
                    role: reviewer.role,
                    asked_on: on,
                    answer: None,
                });
            }
        }
    }

    fn answer(&mut self, person: PersonId, approved: bool, step: &Step) -> bool {
        let mut reviews = self.reviews.iter_mut();
        let waiting = reviews.find(|review| review.person == person && review.answer.is_none());
        let Some(review) = waiting else {
            return false;
        };
        review.answer = Some(ReviewAnswer {
            approved,
            on: step.on,
            note: step.note.clone(),
        });
        true
    }

    fn approve(&mut self, management: bool, on: NaiveDate) {
        if self.approved_on.is_some() && (!management || self.management_on.is_some()) {
            self.reach(Reached::Signature, Stage::Signature, on);
        }
    }

    /// Where the contract stands on a day; `lead` is how many days before its end it counts as ending.
    pub fn stage(
        &self,
        contract: &Contract,
        agreed: &InForce,
        today: NaiveDate,
        lead: i64,
    ) -> Stage {
        match self.reached {
            Reached::Draft => Stage::Draft,
            Reached::Review => Stage::Review,
            Reached::Approval => Stage::Approval,
            Reached::Signature => Stage::Signature,
            Reached::Policies => Stage::Policies,
            Reached::Accepted => Stage::Settlement,
            Reached::Settled => Stage::Closing,
            Reached::Closed => Stage::Closed,
            Reached::Cancelled => Stage::Cancelled,
            Reached::Ready if today < contract.start => Stage::Ready,
            Reached::Ready if agreed.has_ended_by(today) => Stage::Acceptance,
            Reached::Ready if agreed.pause_on(today).is_some() => Stage::Suspended,
            Reached::Ready => match agreed.days_left(today) {
                Some(days) if days <= lead => Stage::Ending,
                _ => Stage::InForce,
            },
        }
    }

    /// Whether it was signed and everything before its first day is done, so that its dates say where it stands.
    pub fn is_ready(&self) -> bool {
        self.reached == Reached::Ready
    }

    /// Whether it is a contract by now: signed, and not given up.
    pub fn is_binding(&self) -> bool {
        !matches!(
            self.reached,
            Reached::Draft
                | Reached::Review
                | Reached::Approval
                | Reached::Signature
                | Reached::Cancelled
        )
    }

    /// Whether its life is over.
    pub fn is_over(&self) -> bool {
        matches!(self.reached, Reached::Closed | Reached::Cancelled)
    }

    /// The stage that waits for somebody and the day from which it does; absent once it is ready.
    pub fn waiting(&self) -> Option<Span> {
        let last = self.spans.last().copied();
        last.filter(|span| span.stage < Stage::Ready)
    }

    /// Whether a step would count now.
    pub fn allows(&self, step: &Step, management: bool) -> bool {
        self.clone().take(step, management)
    }
}

impl Review {
    pub fn is_approved(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.approved)
    }
}

#[cfg(test)]
mod tests;
