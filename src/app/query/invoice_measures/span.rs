//! Which days the measures are about: the last twelve months, a year or a quarter.

use crate::domain::calendar::{
    add_months, first_of_month, first_of_quarter, last_of_month, last_of_quarter, subtract_months,
};
use crate::domain::invoice::Period;
use chrono::{Datelike, NaiveDate};

/// Months of a trend, and of the span that is asked for first.
pub const MONTHS: u32 = 12;

/// A span of days. None is longer than a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Span {
    /// Twelve months, of which this one is the last.
    #[default]
    LastMonths,
    Year(i32),
    /// The quarter that begins on that day.
    Quarter(NaiveDate),
}

impl Span {
    /// Its first and last day; the last one may be to come.
    pub fn days(self, today: NaiveDate) -> Period {
        let this_month = first_of_month(today);
        match self {
            Span::LastMonths => Period {
                from: subtract_months(this_month, MONTHS - 1),
                to: last_of_month(today),
            },
            Span::Year(year) => Period {
                from: NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(this_month),
                to: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today),
            },
            Span::Quarter(day) => Period {
                from: first_of_quarter(day),
                to: last_of_quarter(day),
            },
        }
    }

    /// The twelve months of its trend, as their first days: up to its last month, or this one when that is to come.
    /// They reach over all days of the span that are not to come.
    pub fn trend(self, today: NaiveDate) -> Vec<NaiveDate> {
        let last = first_of_month(self.days(today).to.min(last_of_month(today)));
        let first = subtract_months(last, MONTHS - 1);
        (0..MONTHS).map(|month| add_months(first, month)).collect()
    }

    /// The days that facts are needed of.
    pub fn gathered(self, today: NaiveDate) -> Period {
        let trend = self.trend(today);
        let days = self.days(today);
        Period {
            from: trend.first().copied().unwrap_or(days.from),
            to: trend.last().map_or(days.to, |month| last_of_month(*month)),
        }
    }

    /// Those that can be chosen: the last months, the years since the first one with records, and the last quarters.
    pub fn offered(first_year: i32, today: NaiveDate) -> Vec<Span> {
        let years = first_year.clamp(today.year() - YEARS_MAX, today.year())..=today.year();
        let quarters = (0..QUARTERS).map(|back| {
            let day = subtract_months(first_of_quarter(today), 3 * back);
            Span::Quarter(day)
        });
        [Span::LastMonths]
            .into_iter()
            .chain(years.rev().map(Span::Year))
            .chain(quarters)
            .collect()
    }
}

/// Years offered besides this one.
const YEARS_MAX: i32 = 9;
/// Quarters offered.
const QUARTERS: u32 = 8;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed test is a panic")]
mod tests {
    use super::Span;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(span: Span, days: (&str, &str), trend: (&str, &str)) {
        let today = day("2026-11-22");
        let found = span.days(today);
        assert_eq!((found.from, found.to), (day(days.0), day(days.1)));
        let months = span.trend(today);
        assert_eq!(months.len(), 12);
        assert_eq!(months.first(), Some(&day(trend.0)));
        assert_eq!(months.last(), Some(&day(trend.1)));
    }

    #[test]
    fn every_span_has_its_days_and_its_trend() {
        check(
            Span::LastMonths,
            ("2025-12-01", "2026-11-30"),
            ("2025-12-01", "2026-11-01"),
        );
        check(
            Span::Year(2025),
            ("2025-01-01", "2025-12-31"),
            ("2025-01-01", "2025-12-01"),
        );
        // What is to come of this year has no months yet.
        check(
            Span::Year(2026),
            ("2026-01-01", "2026-12-31"),
            ("2025-12-01", "2026-11-01"),
        );
        check(
            Span::Quarter(day("2026-07-01")),
            ("2026-07-01", "2026-09-30"),
            ("2025-10-01", "2026-09-01"),
        );
        check(
            Span::Quarter(day("2026-10-01")),
            ("2026-10-01", "2026-12-31"),
            ("2025-12-01", "2026-11-01"),
        );
    }

    #[test]
    fn years_are_offered_since_the_first_one() {
        let offered = Span::offered(2025, day("2026-11-22"));
        assert_eq!(
            offered[..4],
            [
                Span::LastMonths,
                Span::Year(2026),
                Span::Year(2025),
                Span::Quarter(day("2026-10-01")),
            ]
        );
        assert_eq!(offered.len(), 11);
    }
}
