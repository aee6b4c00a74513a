//! Which part of a month some of its days are, by the rule that the company bills by.

use crate::domain::billing::ProRata;
use crate::domain::calendar::last_of_month;
use crate::domain::invoice::Period;
use chrono::{Datelike, NaiveDate};

/// Days charged, of those that the price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub days: u32,
    /// Never 0.
    pub of: u32,
}

impl Share {
    /// Whether the whole price is charged.
    pub fn is_whole(self) -> bool {
        self.days == self.of
    }
}

impl ProRata {
    /// The share of its month that a period within one calendar month is.
    /// The shares of periods that follow one another add up to the share of all of them.
    pub fn share(self, period: Period) -> Share {
        let before = self.days_until(period.from) - self.days_on(period.from);
        Share {
            days: self.days_until(period.to).saturating_sub(before),
            of: self.days_until(last_of_month(period.from)),
        }
    }

    /// Days from the first of the month up to and including that one.
    fn days_until(self, day: NaiveDate) -> u32 {
        match self {
            ProRata::CalendarDays => day.day(),
            ProRata::ThirtyDays if day == last_of_month(day) => 30,
            ProRata::ThirtyDays => day.day().min(30),
        }
    }

    /// What that one day adds.
    fn days_on(self, day: NaiveDate) -> u32 {
        match day.pred_opt() {
            Some(before) if day.day() > 1 => self.days_until(day) - self.days_until(before),
            _ => self.days_until(day),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed test is a panic")]
mod tests {
    use super::Share;
    use crate::domain::billing::ProRata;
    use crate::domain::invoice::Period;
    use chrono::NaiveDate;

    fn share(rule: ProRata, from: &str, to: &str) -> (u32, u32) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let Share { days, of } = rule.share(Period {
            from: day(from),
            to: day(to),
        });
        (days, of)
    }

    #[test]
    fn calendar_days_are_counted_as_they_are() {
        let of = |from, to| share(ProRata::CalendarDays, from, to);
        assert_eq!(of("2026-10-01", "2026-10-31"), (31, 31));
        assert_eq!(of("2026-10-16", "2026-10-31"), (16, 31));
        assert_eq!(of("2026-02-10", "2026-02-28"), (19, 28));
        assert_eq!(of("2028-02-29", "2028-02-29"), (1, 29));
    }

    #[test]
    fn a_commercial_month_has_thirty_days() {
        let of = |from, to| share(ProRata::ThirtyDays, from, to);
        assert_eq!(of("2026-10-01", "2026-10-31"), (30, 30));
        assert_eq!(of("2026-10-01", "2026-10-15"), (15, 30));
        assert_eq!(of("2026-10-16", "2026-10-31"), (15, 30));
        assert_eq!(of("2026-10-31", "2026-10-31"), (0, 30));
        assert_eq!(of("2026-02-01", "2026-02-28"), (30, 30));
        assert_eq!(of("2026-02-15", "2026-02-28"), (16, 30));
    }

    #[test]
    fn days_that_follow_one_another_add_up() {
        for rule in ProRata::ALL {
            for month in ["2026-02", "2028-02", "2026-10", "2026-11"] {
                let first: NaiveDate = format!("{month}-01").parse().unwrap();
                let last = crate::domain::calendar::last_of_month(first);
                let days: u32 = first
                    .iter_days()
                    .take_while(|day| *day <= last)
                    .map(|day| rule.share(Period { from: day, to: day }).days)
                    .sum();
                let whole = rule.share(Period {
                    from: first,
                    to: last,
                });
                assert_eq!(days, whole.days);
                assert!(whole.is_whole());
            }
        }
    }
}
