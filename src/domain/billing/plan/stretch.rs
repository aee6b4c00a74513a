//! The days that a line charges for, cut wherever its price, its quantity or the client changes.

use crate::domain::billing::ProRata;
use crate::domain::billing::days::{count, cut, meet};
use crate::domain::billing::event::{Happening, Measured};
use crate::domain::billing::plan::Source;
use crate::domain::billing::pro_rata::Share;
use crate::domain::calendar::{add_days, first_of_month, last_of_month};
use crate::domain::contract::billing::LineKind;
use crate::domain::contract::in_force::{InForce, LineInForce, known_on};
use crate::domain::ids::ClientId;
use crate::domain::invoice::Period;
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Consecutive days of one line within a month, at one price and quantity, for one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch<'p> {
    pub(super) line: &'p LineInForce,
    pub(super) client: ClientId,
    pub(super) days: Period,
    pub(super) quantity: Decimal,
    pub(super) share: Share,
}

impl Stretch<'_> {
    pub(super) fn month(&self) -> NaiveDate {
        first_of_month(self.days.from)
    }

    /// What it is charged, not rounded; absent when it cannot be held.
    pub(super) fn exact(&self) -> Option<Decimal> {
        let whole = self.line.line.price.amount.checked_mul(self.quantity)?;
        if self.share.is_whole() {
            return Some(whole);
        }
        whole
            .checked_mul(self.share.days.into())?
            .checked_div(self.share.of.max(1).into())
    }

    /// Whether the other one goes on where this ends, with nothing changed.
    fn goes_on(&self, other: &Stretch<'_>) -> bool {
        let same_units = self.quantity == other.quantity && self.share.of == other.share.of;
        self.line.key == other.line.key
            && self.client == other.client
            && self.line.line.price == other.line.line.price
            && same_units
            && self.month() == other.month()
            && add_days(self.days.to, 1) == other.days.from
    }
}

/// Days on which nothing takes effect, with what is in force on all of them.
#[derive(Debug)]
pub(super) struct Piece {
    days: Period,
    now: InForce,
}

/// The span, cut where an amendment takes effect. `within` begins and ends with months.
pub(super) fn pieces(source: &Source<'_>, within: Period) -> Vec<Piece> {
    let within = Period {
        from: within.from.max(source.contract.start),
        to: within.to,
    };
    let Source {
        contract,
        amendments,
        notices,
        today,
        ..
    } = *source;
    let pieces = cut(within, &effects(source, within)).into_iter();
    pieces
        .map(|days| Piece {
            days,
            // Its last day sees the renewals that its other days need.
            now: known_on(contract, amendments, notices, (days.to, today)),
        })
        .collect()
}

/// The stretches of every line, by line and day.
pub(super) fn stretches<'p>(source: &Source<'_>, pieces: &'p [Piece]) -> Vec<Stretch<'p>> {
    let mut found: Vec<Stretch> = Vec::new();
    for Piece { days, now } in pieces {
        for line in &now.lines {
            if matches!(line.line.kind, LineKind::Fixed | LineKind::PerUnit) {
                of_line(source, now, line, *days, &mut found);
            }
        }
    }
    order::sort_by(&mut found, |one, other| {
        (one.line.key, one.days.from).cmp(&(other.line.key, other.days.from))
    });
    joined(found)
}

/// The days on which an amendment takes effect.
fn effects(source: &Source<'_>, within: Period) -> Vec<NaiveDate> {
    let signed = source.amendments.iter();
    let mut cuts: Vec<NaiveDate> = signed
        .filter(|amendment| amendment.is_signed_by(source.today))
        .map(|amendment| amendment.effective)
        .filter(|day| within.from < *day && *day <= within.to)
        .collect();
    order::sort(&mut cuts);
    cuts.dedup();
    cuts
}

/// The days of one line in a piece, without pauses, cut at months and at what was measured.
fn of_line<'p>(
    source: &Source<'_>,
    now: &'p InForce,
    line: &'p LineInForce,
    piece: Period,
    found: &mut Vec<Stretch<'p>>,
) {
    let end = now
        .end
        .value
        .filter(|end| now.has_ended_by(add_days(*end, 1)));
    let days = Period {
        from: line
            .line
            .from
            .map_or(piece.from, |from| from.max(piece.from)),
        to: [line.line.to, end]
            .into_iter()
            .flatten()
            .fold(piece.to, NaiveDate::min),
    };
    if days.to < days.from {
        return;
    }
    let measured = measured(source, line);
    for run in without_pauses(now, days) {
        let mut cuts: Vec<NaiveDate> = months_after(run).collect();
        for each in &measured {
            cuts.extend([each.period.from, add_days(each.period.to, 1)]);
        }
        order::sort(&mut cuts);
        cuts.dedup();
        for days in cut(run, &cuts) {
            let (quantity, share) = units(source.pro_rata, line, &measured, days);
            found.push(Stretch {
                line,
                client: now.client.value,
                days,
                quantity,
                share,
            });
        }
    }
}

/// First days of the months that begin within a run.
fn months_after(run: Period) -> impl Iterator<Item = NaiveDate> {
    let next = |day: NaiveDate| add_days(last_of_month(day), 1);
    std::iter::successors(Some(next(run.from)), move |day| Some(next(*day)))
        .take_while(move |day| *day <= run.to)
}

/// The parts of some days on which the contract runs.
fn without_pauses(now: &InForce, days: Period) -> Vec<Period> {
    let mut runs = vec![days];
    for pause in &now.pauses {
        let (from, until) = (pause.value.from, pause.value.until);
        runs = runs
            .into_iter()
            .flat_map(|run| {
                let before = Period {
                    from: run.from,
                    to: from.pred_opt().map_or(from, |day| day.min(run.to)),
                };
                let after = until.map(|until| Period {
                    from: add_days(until, 1).max(run.from),
                    to: run.to,
                });
                [Some(before), after]
            })
            .flatten()
            .filter(|run| run.from <= run.to)
            .collect();
    }
    runs
}

/// What was measured of a line; where two measures meet, the later one counts.
fn measured(source: &Source<'_>, line: &LineInForce) -> Vec<Measured> {
    let events = source.events.iter().rev();
    let mut taken: Vec<Measured> = Vec::new();
    for event in events {
        if let Happening::Measured(measured) = event.what
            && event.line == line.key
            && !taken
                .iter()
                .any(|later| meet(later.period, measured.period))
        {
            taken.push(measured);
        }
    }
    taken
}

/// The units charged on some days, and which part of their price: what was measured is charged once over its days.
fn units(
    rule: ProRata,
    line: &LineInForce,
    measured: &[Measured],
    days: Period,
) -> (Decimal, Share) {
    let of_days = measured.iter().find(|each| meet(each.period, days));
    let Some(measured) = of_days else {
        return (line.line.quantity, rule.share(days));
    };
    let share = Share {
        days: count(days),
        of: count(measured.period),
    };
    (measured.quantity, share)
}

/// Stretches in order, those that go on without a change made one.
fn joined(stretches: Vec<Stretch<'_>>) -> Vec<Stretch<'_>> {
    let mut joined: Vec<Stretch<'_>> = Vec::with_capacity(stretches.len());
    for next in stretches {
        match joined.last_mut() {
            Some(last) if last.goes_on(&next) => {
                last.days.to = next.days.to;
                last.share.days = last.share.days.saturating_add(next.share.days);
            }
            _ => joined.push(next),
        }
    }
    joined
}
