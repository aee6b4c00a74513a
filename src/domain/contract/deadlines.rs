//! Days that follow from the terms of a contract: the last one to give notice, and the next revision of prices.

use crate::domain::calendar::{add_days, add_months, business_day_until, subtract_business_days};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::terms::{AutomaticRenewal, PriceRevision};
use crate::domain::country::Country;
use chrono::{Days, NaiveDate};

/// Days before an anniversary from which a new price counts as that anniversary's.
const EARLY_DAYS: u32 = 90;

/// The last day on which notice against an automatic renewal reaches the other side in time: so many days before
/// the last day. Counted in calendar days it may fall on a day when offices do not work; then it is the business
/// day before, because a day too early is in time and a day too late is not.
pub fn notice_deadline(
    end: NaiveDate,
    renewal: AutomaticRenewal,
    country: Country,
    days_off: &[NaiveDate],
) -> NaiveDate {
    if renewal.in_business_days {
        return subtract_business_days(country, days_off, end, renewal.notice_days);
    }
    let before = Days::new(u64::from(renewal.notice_days));
    let day = end.checked_sub_days(before).unwrap_or(end);
    business_day_until(country, days_off, day)
}

/// The anniversary whose revision of prices is next or late: the first one after the last change of a price.
/// Absent when prices are not revised, or the contract ends before.
pub fn revision_day(
    contract: &Contract,
    amendments: &[&Amendment],
    end: Option<NaiveDate>,
) -> Option<NaiveDate> {
    if contract.terms.revision == PriceRevision::None {
        return None;
    }
    let changed = amendments
        .iter()
        .filter(|amendment| amendment.signed_on.is_some())
        .filter(|amendment| {
            let mut lines = amendment.changes.lines_changed.iter();
            lines.any(|line| line.price.is_some())
        })
        .map(|amendment| amendment.effective)
        .max();
    let after = changed.map_or(contract.start, |day| add_days(day, EARLY_DAYS));
    let anniversary = (1..=200)
        .map(|years| add_months(contract.start, years * 12))
        .find(|day| after < *day)?;
    Some(anniversary).filter(|day| end.is_none_or(|end| *day <= end))
}

#[cfg(test)]
mod tests {
    use super::{notice_deadline, revision_day};
    use crate::domain::contract::amendment::{Changes, LineChange};
    use crate::domain::contract::billing::LineKey;
    use crate::domain::contract::samples::{amendment, contract, cop, day};
    use crate::domain::contract::terms::{AutomaticRenewal, PriceRevision};
    use crate::domain::country::Country;

    #[test]
    fn notice_across_holidays_of_both_countries() {
        use Country::{Colombia, Peru};
        let cases = [
            // 1 January 2027 is a Friday: ten business days before 31 December skip Christmas and weekends.
            (Colombia, "2026-12-31", 10, true, "2026-12-16"),
            (Peru, "2026-12-31", 10, true, "2026-12-16"),
            // Holy Week 2026: Thursday 2 and Friday 3 April; 8 December is a holiday in both.
            (Colombia, "2026-04-08", 3, true, "2026-04-01"),
            (Peru, "2026-04-08", 3, true, "2026-04-01"),
            // 28 and 29 July are holidays in Peru only; 20 July in Colombia only.
            (Peru, "2026-07-31", 3, true, "2026-07-24"),
            (Colombia, "2026-07-31", 3, true, "2026-07-28"),
            (Colombia, "2026-07-22", 2, true, "2026-07-17"),
            (Peru, "2026-07-22", 2, true, "2026-07-20"),
            // Calendar days: 30 before 31 December is Tuesday 1; 23 before is Tuesday 8, a holiday: Monday 7.
            (Colombia, "2026-12-31", 30, false, "2026-12-01"),
            (Colombia, "2026-12-31", 23, false, "2026-12-07"),
            (Peru, "2026-12-31", 23, false, "2026-12-07"),
            // A Sunday becomes the Friday before.
            (Colombia, "2026-12-31", 25, false, "2026-12-04"),
            (Colombia, "2026-12-31", 0, false, "2026-12-31"),
        ];
        for (country, end, notice_days, in_business_days, expected) in cases {
            let renewal = AutomaticRenewal {
                months: 12,
                notice_days,
                in_business_days,
            };
            let found = notice_deadline(day(end), renewal, country, &[]);
            assert_eq!(found, day(expected), "{country:?} {end} {notice_days}");
        }
    }

    #[test]
    fn prices_are_revised_each_year_until_somebody_did() {
        let mut contract = contract();
        contract.start = day("2024-02-29");
        contract.end = None;
        let next = |contract: &_, amendments: &[&_]| revision_day(contract, amendments, None);
        assert_eq!(next(&contract, &[]), None);
        contract.terms.revision = PriceRevision::Fixed(5.into());
        assert_eq!(next(&contract, &[]), Some(day("2025-02-28")));
        let revised = |effective: &str| {
            let line = LineChange {
                line: LineKey {
                    added_by: None,
                    number: 1,
                },
                price: Some(cop(2)),
                quantity: None,
                to: None,
            };
            let changes = Changes {
                lines_changed: vec![line],
                ..Changes::default()
            };
            amendment(1, "2025-01-15", effective, changes)
        };
        // On the day, some weeks before, some weeks late.
        for effective in ["2025-02-28", "2025-02-01", "2025-04-10"] {
            assert_eq!(
                next(&contract, &[&revised(effective)]),
                Some(day("2026-02-28"))
            );
        }
        // Half a year before is another matter.
        assert_eq!(
            next(&contract, &[&revised("2024-08-01")]),
            Some(day("2025-02-28"))
        );
        let ends = revision_day(&contract, &[], Some(day("2025-02-27")));
        assert_eq!(ends, None);
    }
}
