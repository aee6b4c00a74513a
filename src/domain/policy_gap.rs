//! What the policies of a contract must insure, and what they leave uninsured: in days and in money.
//! It follows from what was agreed: an amendment that extends or adds opens a gap by itself.

use crate::domain::calendar::{add_days, add_months};
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::{InForce, leading_number};
use crate::domain::contract::policy::{Cover, CoverBasis, Policy};
use crate::domain::money::{Money, Rounding, minor_units};
use crate::order;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// A cover that must be in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequiredCover {
    pub cover: Cover,
    /// How much at least; absent when any amount will do, or when it is a part of a value that is open.
    pub amount: Option<Money>,
    pub from: NaiveDate,
    /// Last day; absent while the contract is indefinite.
    pub to: Option<NaiveDate>,
}

/// Consecutive days on which a cover is not insured as it must be, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyGap {
    pub cover: Cover,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// What is missing to the amount that must be insured; absent when no policy covers those days at all.
    pub short: Option<Money>,
}

impl PolicyGap {
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// The covers that must be in force by what was agreed: those the contract asks for and, for its own term,
/// any other cover that it has a policy of.
pub fn required(contract: &Contract, agreed: &InForce) -> Vec<RequiredCover> {
    let end = agreed.end.value;
    let requirements = contract.terms.requirements.iter();
    let mut required: Vec<RequiredCover> = requirements
        .map(|requirement| RequiredCover {
            cover: requirement.cover,
            amount: amount_of(requirement.basis, agreed.value.value.or(contract.terms.cap)),
            from: contract.start,
            to: end.map(|end| add_months(end, requirement.months_after.into())),
        })
        .collect();
    for cover in Cover::ALL {
        let asked = required.iter().any(|each| each.cover == cover);
        if !asked && contract.policies.iter().any(|each| each.cover == cover) {
            required.push(RequiredCover {
                cover,
                amount: None,
                from: contract.start,
                to: end,
            });
        }
    }
    required
}

/// Per cent of the value, to the currency's smallest unit, half away from zero.
fn amount_of(basis: CoverBasis, value: Option<Money>) -> Option<Money> {
    match basis {
        CoverBasis::Amount(amount) => Some(amount),
        CoverBasis::Percent(percent) => {
            let value = value?;
            let part = value.amount.checked_mul(percent)? / Decimal::ONE_HUNDRED;
            let part = Money::new(part, value.currency);
            Some(part.rounded(minor_units(value.currency), Rounding::HalfAway))
        }
    }
}

/// What is not insured as it must be from `today` on; of an indefinite contract, today only.
/// Days before today can no longer be insured and are not listed.
pub fn policy_gaps(contract: &Contract, agreed: &InForce, today: NaiveDate) -> Vec<PolicyGap> {
    let required = required(contract, agreed);
    required
        .iter()
        .flat_map(|cover| gaps_of(contract, cover, today))
        .collect()
}

/// Gaps of one cover from its first day, or today if that is later.
pub fn gaps_of(contract: &Contract, required: &RequiredCover, today: NaiveDate) -> Vec<PolicyGap> {
    let from = required.from.max(today);
    let to = required.to.unwrap_or(from);
    let policies: Vec<&Policy> = contract
        .policies
        .iter()
        .filter(|policy| policy.cover == required.cover && policy.from <= policy.to)
        .collect();
    let mut gaps: Vec<PolicyGap> = Vec::new();
    let days = boundaries(&policies, from, to);
    for (place, day) in days.iter().copied().enumerate() {
        let next = days.get(place + 1);
        let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
        let Some(short) = missing(&policies, required.amount, day) else {
            continue;
        };
        let last = last.unwrap_or(to);
        match gaps.last_mut() {
            Some(gap) if gap.short == short && add_days(gap.to, 1) == day => gap.to = last,
            _ => gaps.push(PolicyGap {
                cover: required.cover,
                from: day,
                to: last,
                short,
            }),
        }
    }
    gaps
}

/// The days from `from` to `to` on which what is insured may change.
fn boundaries(policies: &[&Policy], from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    if to < from {
        return Vec::new();
    }
    let mut days = vec![from];
    for policy in policies {
        let edges = [policy.from, add_days(policy.to, 1)];
        days.extend(edges.into_iter().filter(|day| from < *day && *day <= to));
    }
    order::sort(&mut days);
    days.dedup();
    days
}

/// What is missing on a day: nothing, the whole cover, or some of its amount.
fn missing(policies: &[&Policy], amount: Option<Money>, day: NaiveDate) -> Option<Option<Money>> {
    let covers = |policy: &&&Policy| policy.from <= day && day <= policy.to;
    let covering: Vec<&Policy> = policies.iter().filter(covers).copied().collect();
    if covering.is_empty() {
        return Some(None);
    }
    let amount = amount?;
    let insured = insured(&covering, amount);
    let short = amount.amount.saturating_sub(insured);
    (short > Decimal::ZERO).then(|| Some(Money::new(short, amount.currency)))
}

/// The sum over policies; of a policy with endorsements, the last endorsement counts.
fn insured(covering: &[&Policy], amount: Money) -> Decimal {
    let is_last = |policy: &&Policy| {
        let rank = |each: &Policy| leading_number(&each.endorsement);
        !covering.iter().any(|other| {
            other.number == policy.number
                && other.insurer == policy.insurer
                && rank(other) > rank(policy)
        })
    };
    let counted = covering.iter().copied().filter(is_last);
    counted
        .filter(|policy| policy.amount.currency == amount.currency)
        .fold(Decimal::ZERO, |sum, policy| {
            sum.saturating_add(policy.amount.amount)
        })
}

#[cfg(test)]
mod tests;
