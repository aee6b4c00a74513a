//! Days of a contract that its policies leave without cover.
//! Which covers a contract must have is not known here: a cover counts once the contract has a policy of it.

use crate::domain::contract::{Contract, Cover, Policy};
use crate::order;
use chrono::{Days, NaiveDate};

/// Consecutive days without one cover, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyGap {
    pub cover: Cover,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl PolicyGap {
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// What is uncovered from `today` to the contract's last day; of an indefinite contract, today only.
/// Days before today can no longer be insured and are not listed.
pub fn policy_gaps(contract: &Contract, today: NaiveDate) -> Vec<PolicyGap> {
    let from = contract.start.max(today);
    let to = contract.end.unwrap_or(from);
    let covers = Cover::ALL.into_iter();
    let named = covers.filter(|cover| contract.policies.iter().any(|each| each.cover == *cover));
    named
        .flat_map(|cover| gaps_of(contract, cover, from, to))
        .collect()
}

fn gaps_of(contract: &Contract, cover: Cover, from: NaiveDate, to: NaiveDate) -> Vec<PolicyGap> {
    let mut policies: Vec<&Policy> = contract
        .policies
        .iter()
        .filter(|policy| policy.cover == cover && policy.from <= policy.to)
        .collect();
    order::sort_by_key(&mut policies, |policy| (policy.from, policy.to));
    let mut gaps = Vec::new();
    let mut uncovered = Some(from);
    for policy in policies {
        let Some(day) = uncovered.filter(|day| *day <= to) else {
            break;
        };
        if policy.from > day {
            let until = policy.from.checked_sub_days(Days::new(1)).unwrap_or(day);
            gaps.push(PolicyGap {
                cover,
                from: day,
                to: until.min(to),
            });
        }
        if policy.to >= day {
            uncovered = policy.to.checked_add_days(Days::new(1));
        }
    }
    if let Some(from) = uncovered.filter(|day| *day <= to) {
        gaps.push(PolicyGap { cover, from, to });
    }
    gaps
}

#[cfg(test)]
mod tests;
