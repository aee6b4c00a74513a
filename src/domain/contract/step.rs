//! The steps of a contract's life: who did what, when. Each is a fact of its own record, so that two laptops' steps unite.
//! Where a contract stands follows from its steps in [`progress`](super::progress).

use crate::domain::ids::{ContractId, PersonId, StepId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: StepId,
    pub contract: ContractId,
    pub on: NaiveDate,
    /// How many steps of the contract were known when it was taken: on the same day it comes after those, whatever the clocks
    /// of two laptops say.
    pub place: u32,
    /// Who took it.
    pub by: Option<PersonId>,
    pub action: StepAction,
    /// A comment; the reason where one is asked for.
    pub note: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepAction {
    /// The contract was begun as a draft; one without this step was registered as already signed.
    Drafted,
    /// Who must review it; a new round each time.
    SentToReview(Vec<Reviewer>),
    /// That reviewer approves.
    Reviewed(PersonId),
    /// That reviewer wants it changed, for a reason.
    Returned(PersonId),
    Approved,
    /// General management approves, which high values and risks need besides.
    ApprovedByManagement,
    /// Not approved as it is: back to the draft, for a reason.
    NotApproved,
    Signed,
    PoliciesApproved,
    /// The client received everything (acta de recibo final).
    Accepted,
    /// A point of the settlement was looked at and is in order.
    Confirmed(SettlementItem),
    /// Accounts were settled (liquidación).
    Settled,
    Closed,
    /// Given up before it was in force, for a reason.
    Cancelled,
    /// What is to become of it at its end, for a reason.
    RenewalDecided(RenewalDecision),
}

/// Someone asked to review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewer {
    pub person: PersonId,
    pub role: ReviewRole,
}

/// What a reviewer looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewRole {
    Legal,
    Finance,
    Technical,
    Commercial,
}

impl ReviewRole {
    pub const ALL: [ReviewRole; 4] = [
        ReviewRole::Legal,
        ReviewRole::Finance,
        ReviewRole::Technical,
        ReviewRole::Commercial,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalDecision {
    Renew,
    Renegotiate,
    LetEnd,
}

impl RenewalDecision {
    pub const ALL: [RenewalDecision; 3] = [
        RenewalDecision::Renew,
        RenewalDecision::Renegotiate,
        RenewalDecision::LetEnd,
    ];
}

/// What must be in order before accounts are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettlementItem {
    /// The client owes nothing.
    Receivables,
    /// Everything agreed was billed.
    Billing,
    /// The policies that outlive the contract insure what they must.
    LaterPolicies,
    /// Equipment, access and information that was lent or received is back.
    Returned,
    /// Both sides signed the settlement (acta de liquidación, paz y salvo).
    Record,
}

impl SettlementItem {
    pub const ALL: [SettlementItem; 5] = [
        SettlementItem::Receivables,
        SettlementItem::Billing,
        SettlementItem::LaterPolicies,
        SettlementItem::Returned,
        SettlementItem::Record,
    ];
}

impl Step {
    /// Whether it was taken by a person or asks something of them.
    pub fn names(&self, person: PersonId) -> bool {
        let asked = match &self.action {
            StepAction::SentToReview(reviewers) => {
                reviewers.iter().any(|reviewer| reviewer.person == person)
            }
            StepAction::Reviewed(by) | StepAction::Returned(by) => *by == person,
            _ => false,
        };
        asked || self.by == Some(person)
    }
}

impl StepAction {
    /// Whether it must say why.
    pub fn needs_reason(&self) -> bool {
        matches!(
            self,
            StepAction::Returned(_)
                | StepAction::NotApproved
                | StepAction::Cancelled
                | StepAction::RenewalDecided(_)
        )
    }
}
