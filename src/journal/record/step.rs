//! A step in the life of a contract as written.

use crate::domain::contract::step::{
    RenewalDecision, ReviewRole, Reviewer, SettlementItem, Step, StepAction,
};
use crate::domain::ids::PersonId;
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(Step {
    action: required,
    by: optional,
    contract: required,
    note: optional,
    on: required,
    place: optional,
} with id);

fields!(Reviewer {
    person: required,
    role: required,
});

names!(ReviewRole, Legal {
    Legal = "legal",
    Finance = "finance",
    Technical = "technical",
    Commercial = "commercial",
});

names!(SettlementItem, Record {
    Receivables = "receivables",
    Billing = "billing",
    LaterPolicies = "later_policies",
    Returned = "returned",
    Record = "record",
});

names!(RenewalDecision, LetEnd {
    Renew = "renew",
    Renegotiate = "renegotiate",
    LetEnd = "let_end",
});

/// Steps that say nothing more than what they are.
const PLAIN: [(&str, StepAction); 10] = [
    ("drafted", StepAction::Drafted),
    ("approved", StepAction::Approved),
    ("approved_by_management", StepAction::ApprovedByManagement),
    ("not_approved", StepAction::NotApproved),
    ("signed", StepAction::Signed),
    ("policies_approved", StepAction::PoliciesApproved),
    ("accepted", StepAction::Accepted),
    ("settled", StepAction::Settled),
    ("closed", StepAction::Closed),
    ("cancelled", StepAction::Cancelled),
];

/// The name of an action as written, without whom or what it is about.
pub fn action_name(action: &StepAction) -> &'static str {
    match action {
        StepAction::Confirmed(_) => "confirmed",
        StepAction::RenewalDecided(_) => "renewal_decided",
        StepAction::Returned(_) => "returned",
        StepAction::Reviewed(_) => "reviewed",
        StepAction::SentToReview(_) => "sent_to_review",
        plain => {
            let known = PLAIN.iter().find(|(_, action)| action == plain);
            known.map_or("", |(name, _)| name)
        }
    }
}

/// A name, or an object of one field for a step that names somebody or decides something.
impl Wire for StepAction {
    fn blank() -> Self {
        StepAction::Drafted
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        if !reader.is_object() {
            let at = reader.name(&PLAIN.each_ref().map(|(name, _)| *name))?;
            if let Some((_, action)) = PLAIN.into_iter().nth(at) {
                *self = action;
            }
            return Ok(());
        }
        let mut confirmed = SettlementItem::blank();
        let mut decision = RenewalDecision::blank();
        let mut returned = PersonId::blank();
        let mut reviewed = PersonId::blank();
        let mut reviewers: Vec<Reviewer> = Vec::new();
        let names = [
            "confirmed",
            "renewal_decided",
            "returned",
            "reviewed",
            "sent_to_review",
        ];
        let at = reader.variant(
            &names,
            &mut [
                &mut confirmed,
                &mut decision,
                &mut returned,
                &mut reviewed,
                &mut reviewers,
            ],
        )?;
        *self = match at {
            0 => StepAction::Confirmed(confirmed),
            1 => StepAction::RenewalDecided(decision),
            2 => StepAction::Returned(returned),
            3 => StepAction::Reviewed(reviewed),
            _ => StepAction::SentToReview(reviewers),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let name = action_name(self);
        match self {
            StepAction::Confirmed(item) => writer.variant(name, item),
            StepAction::RenewalDecided(decision) => writer.variant(name, decision),
            StepAction::Returned(person) | StepAction::Reviewed(person) => {
                writer.variant(name, person);
            }
            StepAction::SentToReview(reviewers) => writer.variant(name, reviewers),
            _ => writer.string(name),
        }
    }
}
