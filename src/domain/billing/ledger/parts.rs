//! A charge cut into what is billed, what is skipped and what is left.

use crate::domain::billing::days::{count, covers, cut};
use crate::domain::billing::ledger::{ClaimStage, Claimed};
use crate::domain::billing::plan::Charge;
use crate::domain::billing::pro_rata::Share;
use crate::domain::billing::{Part, ProRata};
use crate::domain::calendar::add_days;
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::BillingEventId;
use crate::domain::invoice::Period;
use crate::domain::money::{allocate, minor_units};
use crate::order;
use rust_decimal::Decimal;

/// A part of a charge, all of which stands alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) share: Option<Share>,
    pub(super) amount: Decimal,
    pub(super) billed: Billed,
    /// Whether two documents that count bill it.
    pub(super) is_doubled: bool,
    /// Places of the claims on it that were taken back.
    pub(super) voided: Vec<usize>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Billed {
    Nothing,
    /// By the claim in that place.
    Live(usize),
    Skipped(BillingEventId),
}

/// The pieces of a charge; their amounts add up to its own.
pub(super) fn pieces(
    charge: &Charge,
    claims: &[Claimed],
    skips: &[(LineKey, Part, BillingEventId)],
    rule: ProRata,
) -> Vec<Piece> {
    if claims.is_empty() && skips.is_empty() {
        return vec![piece(charge, charge.part, &[], &[])];
    }
    let about: Vec<(usize, &Claimed)> = claims
        .iter()
        .enumerate()
        .filter(|(_, claimed)| claimed.line.is_none_or(|line| line == charge.line))
        .filter(|(_, claimed)| claimed.part.touches(charge.part))
        .collect();
    let skips: Vec<(Part, BillingEventId)> = skips
        .iter()
        .filter(|(line, part, _)| *line == charge.line && part.touches(charge.part))
        .map(|(_, part, event)| (*part, *event))
        .collect();
    let Part::Days(days) = charge.part else {
        return vec![piece(charge, charge.part, &about, &skips)];
    };
    let parts = cut(days, &borders(&about, &skips));
    if parts.len() < 2 {
        return vec![piece(charge, charge.part, &about, &skips)];
    }
    let shares: Vec<Share> = parts
        .iter()
        .map(|part| share(charge, rule, *part))
        .collect();
    let weights: Vec<Decimal> = shares.iter().map(|share| share.days.into()).collect();
    let decimals = minor_units(charge.amount.currency);
    let amounts = allocate(charge.amount.amount, &weights, decimals)
        .unwrap_or_else(|_| vec![Decimal::ZERO; parts.len()]);
    parts
        .into_iter()
        .zip(shares)
        .zip(amounts)
        .map(|((days, share), amount)| Piece {
            share: Some(share),
            amount,
            ..piece(charge, Part::Days(days), &about, &skips)
        })
        .collect()
}

/// What became of a part that nothing cuts.
fn piece(
    charge: &Charge,
    part: Part,
    about: &[(usize, &Claimed)],
    skips: &[(Part, BillingEventId)],
) -> Piece {
    let on_it = || {
        about
            .iter()
            .filter(|(_, claimed)| holds(claimed.part, part))
    };
    let is_voided = |claimed: &Claimed| claimed.stage == ClaimStage::Voided;
    let live = || on_it().filter(|(_, claimed)| !is_voided(claimed));
    let voided = on_it().filter(|(_, claimed)| is_voided(claimed));
    let first = live().next();
    let is_doubled =
        first.is_some_and(|(_, first)| live().any(|(_, claimed)| claimed.invoice != first.invoice));
    let skipped = skips.iter().find(|(skip, _)| holds(*skip, part));
    let billed = match (first, skipped) {
        (Some((place, _)), _) => Billed::Live(*place),
        (None, Some((_, event))) => Billed::Skipped(*event),
        (None, None) => Billed::Nothing,
    };
    Piece {
        part,
        share: charge.share,
        amount: charge.amount.amount,
        billed,
        is_doubled,
        voided: voided.map(|(place, _)| *place).collect(),
    }
}

/// The days before which something begins or after which it ends.
fn borders(
    about: &[(usize, &Claimed)],
    skips: &[(Part, BillingEventId)],
) -> Vec<chrono::NaiveDate> {
    let claimed = about.iter().map(|(_, claimed)| claimed.part);
    let parts = claimed.chain(skips.iter().map(|(part, _)| *part));
    let mut borders: Vec<_> = parts
        .filter_map(|part| match part {
            Part::Days(days) => Some([days.from, add_days(days.to, 1)]),
            Part::Milestone | Part::Request(_) | Part::Difference(_) => None,
        })
        .flatten()
        .collect();
    order::sort(&mut borders);
    borders.dedup();
    borders
}

/// The share of the price that a part of a charge is: of the month, or of the days over which units were measured.
fn share(charge: &Charge, rule: ProRata, days: Period) -> Share {
    let Part::Days(whole) = charge.part else {
        return rule.share(days);
    };
    let of_month = rule.share(whole);
    match charge.share {
        // Measured over these very days, whatever the month has.
        None if !of_month.is_whole() => Share {
            days: count(days),
            of: count(whole),
        },
        Some(share) if share.of != of_month.of => Share {
            days: count(days),
            of: share.of,
        },
        _ => rule.share(days),
    }
}

/// Whether all of `charged` is in `part`.
fn holds(part: Part, charged: Part) -> bool {
    match (part, charged) {
        (Part::Days(outer), Part::Days(inner)) => covers(outer, inner),
        (one, other) => one == other,
    }
}
