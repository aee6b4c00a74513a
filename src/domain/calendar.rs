//! The business calendar: national holidays of Colombia and Peru by rule, and days counted with them.
//! Knows nothing of what is due; local days off are an argument, because only the company knows them.

mod laws;

use crate::domain::calendar::laws::rules;
use crate::domain::country::Country;
use crate::domain::words::Words;
use crate::order;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A national holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: Words,
}

/// The national holidays of a year, in order of date. Two may share a date, as 30 June 2025 in Colombia.
///
/// The rules are those in force from 2000 on; where a law added a day, it counts from that law's first year.
pub fn holidays(country: Country, year: i32) -> Vec<Holiday> {
    let easter = easter(year);
    let mut days: Vec<Holiday> = rules(country)
        .iter()
        .filter(|rule| rule.since <= year)
        .filter_map(|rule| {
            let date = rule.day.in_year(year, easter)?;
            Some(Holiday {
                date,
                name: rule.name,
            })
        })
        .collect();
    order::sort_by_key(&mut days, |holiday| holiday.date);
    days
}

/// Whether offices work on that day: not a Saturday, a Sunday, a national holiday or one of `days_off`.
pub fn is_business_day(country: Country, days_off: &[NaiveDate], day: NaiveDate) -> bool {
    !is_weekend(day) && !is_holiday(country, day) && !days_off.contains(&day)
}

/// Whether that day is a national holiday, whatever day of the week it is.
pub fn is_holiday(country: Country, day: NaiveDate) -> bool {
    let year = day.year();
    let easter = easter(year);
    rules(country)
        .iter()
        .any(|rule| rule.since <= year && rule.day.falls_on(day, easter))
}

/// The `count`-th business day after `day`, which itself does not count; `day` unchanged when `count` is 0.
pub fn add_business_days(
    country: Country,
    days_off: &[NaiveDate],
    day: NaiveDate,
    count: u16,
) -> NaiveDate {
    walk(country, days_off, day, count, |day| day.succ_opt())
}

/// The `count`-th business day before `day`, which itself does not count; `day` unchanged when `count` is 0.
pub fn subtract_business_days(
    country: Country,
    days_off: &[NaiveDate],
    day: NaiveDate,
    count: u16,
) -> NaiveDate {
    walk(country, days_off, day, count, |day| day.pred_opt())
}

/// `day` itself when offices work on it, else the next business day.
pub fn business_day_from(country: Country, days_off: &[NaiveDate], day: NaiveDate) -> NaiveDate {
    if is_business_day(country, days_off, day) {
        day
    } else {
        add_business_days(country, days_off, day, 1)
    }
}

/// `day` itself when offices work on it, else the business day before.
pub fn business_day_until(country: Country, days_off: &[NaiveDate], day: NaiveDate) -> NaiveDate {
    if is_business_day(country, days_off, day) {
        day
    } else {
        subtract_business_days(country, days_off, day, 1)
    }
}

/// Business days after `from` up to and including `to`; negative when `to` is the earlier day.
/// Thus `to == add_business_days(from, n)` gives `n`.
pub fn business_days_between(
    country: Country,
    days_off: &[NaiveDate],
    from: NaiveDate,
    to: NaiveDate,
) -> i64 {
    if to < from {
        return -business_days_between(country, days_off, to, from);
    }
    let weekdays = weekdays_until(to) - weekdays_until(from);
    let within = |date: NaiveDate| from < date && date <= to && !is_weekend(date);
    let mut lost: Vec<NaiveDate> = (from.year()..=to.year())
        .flat_map(|year| holidays(country, year))
        .map(|holiday| holiday.date)
        .chain(days_off.iter().copied())
        .filter(|date| within(*date))
        .collect();
    order::sort(&mut lost);
    lost.dedup();
    weekdays - i64::try_from(lost.len()).unwrap_or(i64::MAX)
}

/// Calendar days from `from` to `to`; negative when `to` is the earlier day.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// `day` moved by calendar days, stopping at the last date that can be held.
pub fn add_days(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(count)))
        .unwrap_or(NaiveDate::MAX)
}

/// `day` moved by calendar days in either direction; unchanged when there is no such date.
pub fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        day.checked_sub_days(distance)
    } else {
        day.checked_add_days(distance)
    };
    moved.unwrap_or(day)
}

/// The same day some months later, or the last of the month when it is shorter: 31 January and one month is 28 February.
pub fn add_months(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_add_months(Months::new(count))
        .unwrap_or(NaiveDate::MAX)
}

/// The same day some months before, or the last of the month when it is shorter.
pub fn subtract_months(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(count))
        .unwrap_or(NaiveDate::MIN)
}

pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    let days = u32::from(day.num_days_in_month());
    day.with_day(days).unwrap_or(day)
}

/// The quarter of the year, 1 to 4.
pub fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

pub fn first_of_quarter(day: NaiveDate) -> NaiveDate {
    subtract_months(first_of_month(day), day.month0() % 3)
}

pub fn last_of_quarter(day: NaiveDate) -> NaiveDate {
    last_of_month(add_months(first_of_month(day), 2 - day.month0() % 3))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm that Meeus prints); absent only for a year
/// that cannot be held.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let of_century = year.rem_euclid(100);
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century % 4)
        .rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * correction + 114;
    let month = u32::try_from(day / 31).ok()?;
    let day = u32::try_from(day % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Monday-to-Friday days from the first Monday of the calendar's count up to and including `day`; only differences mean something.
fn weekdays_until(day: NaiveDate) -> i64 {
    // Day 1 of the common era was a Monday.
    let past = i64::from(day.num_days_from_ce());
    past.div_euclid(7) * 5 + past.rem_euclid(7).min(5)
}

fn walk(
    country: Country,
    days_off: &[NaiveDate],
    day: NaiveDate,
    count: u16,
    step: fn(NaiveDate) -> Option<NaiveDate>,
) -> NaiveDate {
    let mut reached = day;
    for _ in 0..count {
        loop {
            let Some(next) = step(reached) else {
                return reached;
            };
            reached = next;
            if is_business_day(country, days_off, reached) {
                break;
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests;
