//! Alerts of the policies of a contract: one that lapses, and a cover that is asked for and not insured.

use crate::app::alerts::contracts::{Look, Told};
use crate::app::alerts::{Alert, Cause, NextStep};
use crate::domain::alert::AlertKind;
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::policy_gap::{RequiredCover, gaps_of, required};

/// Adds what each cover needs: the policy that lapses, or else the first days that are not insured.
pub(super) fn add(look: Look<'_>, alerts: &mut Vec<Alert>) {
    for cover in required(look.contract, &look.now.agreed) {
        if cover.to.is_some_and(|to| to < look.today) {
            continue;
        }
        let lapse = lapse(look, cover);
        let told = lapse.is_some();
        alerts.extend(lapse);
        alerts.extend(gap(look, cover, told));
    }
}

/// The last policy of a cover, when it lapses before the cover is no longer needed.
fn lapse(look: Look<'_>, cover: RequiredCover) -> Option<Alert> {
    let last = last_policy(look, cover.cover)?;
    if cover.to.is_some_and(|to| to <= last.to) {
        return None;
    }
    look.alert(AlertKind::PolicyExpiry, last.to, || Told {
        part: part_of(last),
        cause: Cause::PolicyExpires {
            contract: look.number(),
            policy: last.number.clone(),
            cover: cover.cover,
            days_uncovered: cover.to.map(|to| (to - last.to).num_days()),
        },
        amount: Some(last.amount),
        next: NextStep::RegisterPolicy(look.contract.id),
    })
}

fn last_policy<'a>(look: Look<'a>, cover: Cover) -> Option<&'a Policy> {
    let policies = look.contract.policies.iter();
    policies
        .filter(|policy| policy.cover == cover)
        .max_by_key(|policy| (policy.to, &policy.number))
}

/// The first days, from the contract's own first day, that are not insured and can still be. What follows the lapse
/// of the last policy is told by that alert.
fn gap(look: Look<'_>, cover: RequiredCover, lapse_is_told: bool) -> Option<Alert> {
    // A cover that nobody asked for has no first day by which it must be there.
    if !is_asked_for(look, cover.cover) {
        return None;
    }
    let after_last = |policy: &Policy| lapse_is_told.then_some(policy.to);
    let lapses = last_policy(look, cover.cover).and_then(after_last);
    let gap = gaps_of(look.contract, &cover, cover.from)
        .into_iter()
        .filter(|gap| look.today <= gap.to || cover.to.is_none())
        .find(|gap| lapses.is_none_or(|last| gap.from <= last))?;
    look.alert(AlertKind::PolicyGap, gap.from, || Told {
        part: format!("gap/{}", place_of(cover.cover)),
        cause: Cause::CoverMissing {
            contract: look.number(),
            cover: cover.cover,
            short: gap.short,
        },
        amount: gap.short.or(cover.amount),
        next: NextStep::RegisterPolicy(look.contract.id),
    })
}

/// Whether the contract asks for a cover, or only happens to have a policy of it.
fn is_asked_for(look: Look<'_>, cover: Cover) -> bool {
    let mut requirements = look.contract.terms.requirements.iter();
    requirements.any(|requirement| requirement.cover == cover)
}

/// The policy's number with its cover, as one policy often has several covers.
fn part_of(policy: &Policy) -> String {
    format!("{}/{}", policy.number, place_of(policy.cover))
}

fn place_of(cover: Cover) -> usize {
    let place = Cover::ALL.iter().position(|each| *each == cover);
    place.unwrap_or_default()
}
