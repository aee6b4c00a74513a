//! The way of a contract through its stages, what is not lawful, and that no stage is a dead end.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{Progress, Stage, progress};
use crate::domain::contract::in_force::agreed;
use crate::domain::contract::samples::{NOBODY, contract, day, person, step};
use crate::domain::contract::step::{RenewalDecision, ReviewRole, Reviewer, Step, StepAction};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn reviewers() -> StepAction {
    StepAction::SentToReview(vec![
        Reviewer {
            person: person(1),
            role: ReviewRole::Legal,
        },
        Reviewer {
            person: person(2),
            role: ReviewRole::Finance,
        },
    ])
}

/// Each step a day after the one before, from 1 October on.
fn after(actions: &[StepAction], management: bool) -> Progress {
    let steps: Vec<Step> = (1u32..)
        .zip(actions)
        .map(|(n, action)| {
            let on = day("2025-09-30") + chrono::Days::new(n.into());
            step(n.into(), &on.to_string(), action.clone())
        })
        .collect();
    let steps: Vec<&Step> = steps.iter().collect();
    progress(&contract(), &steps, management)
}

fn stage(found: &Progress, today: &str) -> Stage {
    let contract = contract();
    let known = agreed(&contract, &[], NOBODY, day(today));
    found.stage(&contract, &known, day(today), 60)
}

#[test]
fn from_draft_to_closed_with_a_review_that_comes_back() {
    let way = [
        (StepAction::Drafted, Stage::Draft),
        (reviewers(), Stage::Review),
        (StepAction::Reviewed(person(1)), Stage::Review),
        (StepAction::Returned(person(2)), Stage::Draft),
        (reviewers(), Stage::Review),
        (StepAction::Reviewed(person(2)), Stage::Review),
        (StepAction::Reviewed(person(1)), Stage::Approval),
        (StepAction::Approved, Stage::Approval),
        (StepAction::ApprovedByManagement, Stage::Signature),
        (StepAction::Signed, Stage::Policies),
        (StepAction::PoliciesApproved, Stage::Ready),
    ];
    let actions: Vec<StepAction> = way.iter().map(|(action, _)| action.clone()).collect();
    for (count, (_, expected)) in way.iter().enumerate() {
        let found = after(&actions[..=count], true);
        assert_eq!(stage(&found, "2025-12-01"), *expected, "{count}");
        assert_eq!(found.ignored, []);
    }
    let found = after(&actions, true);
    assert_eq!(found.rounds, 2);
    let days: Vec<_> = found.spans.iter().map(|span| span.stage).collect();
    assert_eq!(
        days,
        [
            Stage::Draft,
            Stage::Review,
            Stage::Draft,
            Stage::Review,
            Stage::Approval,
            Stage::Signature,
            Stage::Policies,
            Stage::Ready
        ]
    );
    // From here on dates say where it stands.
    assert_eq!(stage(&found, "2026-01-01"), Stage::InForce);
    assert_eq!(stage(&found, "2026-11-01"), Stage::Ending);
    assert_eq!(stage(&found, "2027-01-01"), Stage::Acceptance);
}

#[test]
fn a_contract_without_steps_is_signed_already() {
    let found = after(&[], true);
    assert!(found.is_binding() && found.waiting().is_none());
    assert_eq!(stage(&found, "2025-12-31"), Stage::Ready);
    let closing = [
        (StepAction::Accepted, Stage::Settlement),
        (StepAction::Settled, Stage::Closing),
        (StepAction::Closed, Stage::Closed),
    ];
    let actions: Vec<StepAction> = closing.iter().map(|(action, _)| action.clone()).collect();
    for (count, (_, expected)) in closing.iter().enumerate() {
        assert_eq!(
            stage(&after(&actions[..=count], true), "2027-02-01"),
            *expected
        );
    }
}

#[test]
fn a_step_that_is_not_lawful_counts_for_nothing() {
    let ignored =
        |actions: &[StepAction], management: bool| after(actions, management).ignored.len();
    // Signed before it was approved; approved by management where none is asked for; the same review twice.
    assert_eq!(
        ignored(&[StepAction::Drafted, StepAction::Signed], false),
        1
    );
    let approved = [
        StepAction::Drafted,
        reviewers(),
        StepAction::Reviewed(person(1)),
        StepAction::Reviewed(person(1)),
        StepAction::Reviewed(person(3)),
        StepAction::Reviewed(person(2)),
        StepAction::ApprovedByManagement,
        StepAction::Approved,
    ];
    assert_eq!(ignored(&approved, false), 3);
    assert_eq!(
        stage(&after(&approved, false), "2025-12-01"),
        Stage::Signature
    );
    assert_eq!(
        ignored(
            &[StepAction::Drafted, StepAction::SentToReview(vec![])],
            false
        ),
        1
    );
}

/// Everything that can be done; two reviewers.
fn every_action() -> Vec<StepAction> {
    let mut actions = vec![
        StepAction::Drafted,
        reviewers(),
        StepAction::Approved,
        StepAction::ApprovedByManagement,
        StepAction::NotApproved,
        StepAction::Signed,
        StepAction::PoliciesApproved,
        StepAction::Accepted,
        StepAction::Settled,
        StepAction::Closed,
        StepAction::Cancelled,
        StepAction::RenewalDecided(RenewalDecision::Renew),
    ];
    for n in 1..=2 {
        actions.push(StepAction::Reviewed(person(n)));
        actions.push(StepAction::Returned(person(n)));
    }
    actions
}

proptest! {
    /// Whatever was done, in whatever order, something lawful can be done next until the contract is over,
    /// and doing lawful things leads there.
    #[test]
    fn no_stage_is_a_dead_end(picks in prop::collection::vec(0usize..16, 0..24), management: bool) {
        let all = every_action();
        let mut actions = vec![StepAction::Drafted];
        actions.extend(picks.iter().map(|pick| all[pick % all.len()].clone()));
        let wanted = [
            reviewers(),
            StepAction::Reviewed(person(1)),
            StepAction::Reviewed(person(2)),
            StepAction::Approved,
            StepAction::ApprovedByManagement,
            StepAction::Signed,
            StepAction::PoliciesApproved,
            StepAction::Accepted,
            StepAction::Settled,
            StepAction::Closed,
        ];
        let mut seen = BTreeSet::new();
        for _ in 0..wanted.len() {
            let found = after(&actions, management);
            if found.is_over() {
                break;
            }
            let next = wanted.iter().find(|action| {
                found.allows(&step(99, "2026-01-01", (*action).clone()), management)
            });
            prop_assert!(next.is_some(), "nothing lawful after {actions:?}");
            seen.insert(stage(&found, "2025-12-01"));
            actions.push(next.unwrap().clone());
        }
        prop_assert!(after(&actions, management).is_over(), "never over: {seen:?}");
    }
}
