//! When what is charged can be billed and when it must have been.

use crate::domain::calendar::{add_business_days, add_days, business_day_from, last_of_month};
use crate::domain::contract::billing::BillingTiming;
use crate::domain::country::Country;
use crate::domain::invoice::Period;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The first day on which something can be billed, and the last one that is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub opens: NaiveDate,
    pub limit: NaiveDate,
}

/// The company's policy and calendar. Remembers what it counted, because many contracts close on the same day.
#[derive(Debug)]
pub struct Limits<'a> {
    country: Country,
    days_off: &'a [NaiveDate],
    issue_days: u16,
    counted: BTreeMap<NaiveDate, NaiveDate>,
    /// Days agreed, moved to a business day.
    moved: BTreeMap<NaiveDate, NaiveDate>,
}

impl<'a> Limits<'a> {
    /// `issue_days` are the business days allowed after the close of a period.
    pub fn new(country: Country, days_off: &'a [NaiveDate], issue_days: u16) -> Limits<'a> {
        Limits {
            country,
            days_off,
            issue_days,
            counted: BTreeMap::new(),
            moved: BTreeMap::new(),
        }
    }

    /// For days of service within one month. A month served is billed once it is over, a month to come once it begins.
    /// The day agreed with the client, moved to a business day, replaces the policy when the month can be billed by then.
    pub fn of_days(&mut self, served: Period, timing: BillingTiming, day: Option<u16>) -> Window {
        let opens = match timing {
            BillingTiming::Arrears => add_days(served.to, 1),
            BillingTiming::Advance => served.from,
        };
        let month = match timing {
            BillingTiming::Arrears => add_days(last_of_month(served.to), 1),
            BillingTiming::Advance => served.from,
        };
        let agreed = day.map(|day| day_of_month(month, day));
        match agreed.filter(|agreed| *agreed >= opens) {
            Some(agreed) => {
                let (country, days_off) = (self.country, self.days_off);
                let moved = || business_day_from(country, days_off, agreed);
                let limit = *self.moved.entry(agreed).or_insert_with(moved);
                Window { opens, limit }
            }
            None => self.after(opens),
        }
    }

    /// For something that happened on a day and is billed from then on.
    pub fn of_event(&mut self, on: NaiveDate) -> Window {
        let limit = self.after(add_days(on, 1)).limit;
        Window { opens: on, limit }
    }

    /// For what is gathered over a month and billed with it.
    pub fn of_month(&mut self, on: NaiveDate) -> Window {
        let opens = add_days(last_of_month(on), 1);
        self.after(opens)
    }

    /// The policy: so many business days from the day on which it opens.
    fn after(&mut self, opens: NaiveDate) -> Window {
        let close = opens.pred_opt().unwrap_or(opens);
        let (country, days_off, days) = (self.country, self.days_off, self.issue_days);
        let limit = *self
            .counted
            .entry(close)
            .or_insert_with(|| add_business_days(country, days_off, close, days));
        Window { opens, limit }
    }
}

/// That day of a month, or its last one.
fn day_of_month(month: NaiveDate, day: u16) -> NaiveDate {
    let last = last_of_month(month);
    let day = u32::from(day).clamp(1, last.day());
    month.with_day(day).unwrap_or(last)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed test is a panic")]
mod tests {
    use super::Limits;
    use crate::domain::contract::billing::BillingTiming;
    use crate::domain::country::Country;
    use crate::domain::invoice::Period;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn window(
        served: (&str, &str),
        timing: BillingTiming,
        agreed: Option<u16>,
    ) -> (String, String) {
        let mut limits = Limits::new(Country::Colombia, &[], 5);
        let (from, to) = (day(served.0), day(served.1));
        let window = limits.of_days(Period { from, to }, timing, agreed);
        (window.opens.to_string(), window.limit.to_string())
    }

    fn days(opens: &str, limit: &str) -> (String, String) {
        (opens.to_owned(), limit.to_owned())
    }

    #[test]
    fn a_month_served_is_billed_in_the_first_business_days_of_the_next() {
        let october = ("2026-10-01", "2026-10-31");
        // 2 November is a holiday in Colombia.
        let expected = days("2026-11-01", "2026-11-09");
        assert_eq!(window(october, BillingTiming::Arrears, None), expected);
        // A contract that ends within the month closes then.
        let ended = ("2026-10-01", "2026-10-15");
        let expected = days("2026-10-16", "2026-10-22");
        assert_eq!(window(ended, BillingTiming::Arrears, None), expected);
    }

    #[test]
    fn a_month_to_come_is_billed_when_it_begins() {
        let october = ("2026-10-01", "2026-10-31");
        let expected = days("2026-10-01", "2026-10-07");
        assert_eq!(window(october, BillingTiming::Advance, None), expected);
        let begun = ("2026-10-14", "2026-10-31");
        let expected = days("2026-10-14", "2026-10-20");
        assert_eq!(window(begun, BillingTiming::Advance, None), expected);
    }

    #[test]
    fn the_day_agreed_with_the_client_comes_before_the_policy() {
        let october = ("2026-10-01", "2026-10-31");
        let expected = days("2026-11-01", "2026-11-25");
        assert_eq!(window(october, BillingTiming::Arrears, Some(25)), expected);
        // The 1st is a Sunday and the 2nd a holiday.
        let expected = days("2026-11-01", "2026-11-03");
        assert_eq!(window(october, BillingTiming::Arrears, Some(1)), expected);
        let february = ("2027-01-01", "2027-01-31");
        let expected = days("2027-02-01", "2027-03-01");
        assert_eq!(window(february, BillingTiming::Arrears, Some(31)), expected);
        // Too early for what begins later.
        let begun = ("2026-10-14", "2026-10-31");
        let expected = days("2026-10-14", "2026-10-20");
        assert_eq!(window(begun, BillingTiming::Advance, Some(5)), expected);
    }

    #[test]
    fn a_milestone_is_billed_from_the_day_on_which_it_is_reached() {
        let days_off = [day("2026-10-15")];
        let mut limits = Limits::new(Country::Peru, &days_off, 5);
        let window = limits.of_event(day("2026-10-09"));
        assert_eq!(window.opens, day("2026-10-09"));
        assert_eq!(window.limit, day("2026-10-19"));
        let month = limits.of_month(day("2026-10-09"));
        assert_eq!(month.opens, day("2026-11-01"));
        assert_eq!(month.limit, day("2026-11-06"));
    }
}
