//! Periods of days cut and compared.

use crate::domain::calendar::days_between;
use crate::domain::invoice::Period;
use chrono::NaiveDate;

/// A period cut before each of those days, which are in order; nothing of a period that ends before it begins.
pub fn cut(period: Period, before: &[NaiveDate]) -> Vec<Period> {
    let mut parts = Vec::with_capacity(before.len() + 1);
    let mut from = period.from;
    for day in before.iter().copied() {
        if from < day && day <= period.to {
            let to = day.pred_opt().unwrap_or(from);
            parts.push(Period { from, to });
            from = day;
        }
    }
    if from <= period.to {
        let to = period.to;
        parts.push(Period { from, to });
    }
    parts
}

/// Whether two periods have a day in common.
pub fn meet(one: Period, other: Period) -> bool {
    one.from <= other.to && other.from <= one.to
}

/// Whether every day of `inner` is in `outer`.
pub fn covers(outer: Period, inner: Period) -> bool {
    outer.from <= inner.from && inner.to <= outer.to
}

/// How many days it has; 1 at least.
pub fn count(period: Period) -> u32 {
    let days = days_between(period.from, period.to).saturating_add(1);
    u32::try_from(days).unwrap_or(1).max(1)
}
