//! Holidays against worked examples and a published list, and counting days in both directions.
//! The list is read where it is and is not part of the project.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic, an absent sample is said"
)]

use super::{
    add_business_days, add_months, business_day_from, business_days_between, easter,
    first_of_month, first_of_quarter, holidays, is_business_day, is_holiday, last_of_month,
    last_of_quarter, quarter, subtract_business_days,
};
use crate::domain::country::Country;
use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn check_holiday(country: Country, dates: &[&str], expected: bool) {
    for date in dates {
        assert_eq!(
            is_holiday(country, day(date)),
            expected,
            "{country:?} {date}"
        );
        let listed = holidays(country, day(date).year());
        let is_listed = listed.iter().any(|holiday| holiday.date == day(date));
        assert_eq!(is_listed, expected, "list of {country:?} {date}");
    }
}

#[test]
fn easter_falls_where_the_almanacs_say() {
    for date in [
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
        "2076-04-19",
        "2100-03-28",
        "1954-04-18",
        "1818-03-22",
        "1981-04-19",
    ] {
        assert_eq!(easter(day(date).year()), Some(day(date)));
    }
    assert_eq!(easter(i32::MAX), None);
    assert_eq!(easter(i32::MIN), None);
}

#[test]
fn a_holiday_counts_from_the_first_year_of_its_law() {
    check_holiday(
        Country::Colombia,
        &["2026-07-13", "2027-07-12", "2028-07-10"],
        true,
    );
    check_holiday(
        Country::Colombia,
        &["2026-07-09", "2025-07-09", "2025-07-14"],
        false,
    );
    check_holiday(
        Country::Peru,
        &["2024-06-07", "2023-07-23", "2022-08-06", "2022-12-09"],
        true,
    );
    check_holiday(
        Country::Peru,
        &["2023-06-07", "2022-07-23", "2021-08-06", "2021-12-09"],
        false,
    );
}

#[test]
fn colombia_moves_its_holidays_to_monday_and_peru_does_not() {
    check_holiday(
        Country::Colombia,
        &["2025-01-06", "2026-01-12", "2026-11-02", "2026-11-16"],
        true,
    );
    check_holiday(
        Country::Colombia,
        &["2026-01-06", "2026-11-01", "2026-11-11"],
        false,
    );
    check_holiday(
        Country::Peru,
        &["2026-06-29", "2026-11-01", "2026-10-08"],
        true,
    );
    check_holiday(
        Country::Peru,
        &["2026-11-02", "2026-10-12", "2026-01-06"],
        false,
    );
    // Two holidays on one day: Sagrado Corazón and San Pedro.
    let june = holidays(Country::Colombia, 2025);
    let both = june
        .iter()
        .filter(|holiday| holiday.date == day("2025-06-30"));
    let names: Vec<&str> = both.map(|holiday| holiday.name.es).collect();
    assert_eq!(names, ["Sagrado Corazón", "San Pedro y San Pablo"]);
}

#[test]
fn the_published_list_is_met_exactly() {
    let root = std::env::var_os("VIGIA_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let path = root.join("vectors/holidays_co_pe.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("not checked, no sample at {}", path.display());
        return;
    };
    for country in Country::ALL {
        let listed: BTreeSet<NaiveDate> = text
            .lines()
            .map(|line| line.split(',').collect::<Vec<_>>())
            .filter(|row| row[0] == country.code())
            .map(|row| day(row[1]))
            // The list names Easter Sunday, which no law does and no count of working days needs.
            .filter(|date| easter(date.year()) != Some(*date))
            .collect();
        let years: BTreeSet<i32> = listed.iter().map(NaiveDate::year).collect();
        assert!(!years.is_empty(), "the list names {country:?}");
        let ours: BTreeSet<NaiveDate> = years
            .into_iter()
            .flat_map(|year| holidays(country, year))
            .map(|holiday| holiday.date)
            .collect();
        assert_eq!(ours, listed, "{country:?}");
    }
}

#[test]
fn a_day_is_a_holiday_when_the_list_of_its_year_has_it() {
    for country in Country::ALL {
        let listed: BTreeSet<NaiveDate> = (2000..=2100)
            .flat_map(|year| holidays(country, year))
            .map(|holiday| holiday.date)
            .collect();
        let found: BTreeSet<NaiveDate> = day("2000-01-01")
            .iter_days()
            .take_while(|date| date.year() <= 2100)
            .filter(|date| is_holiday(country, *date))
            .collect();
        assert_eq!(found, listed, "{country:?}");
    }
}

#[test]
fn business_days_are_counted_from_the_day_after() {
    let co = Country::Colombia;
    let check = |from: &str, count: u16, to: &str| {
        assert_eq!(
            add_business_days(co, &[], day(from), count),
            day(to),
            "{from} + {count}"
        );
    };
    // Tacit acceptance: three business days over a weekend and a Monday holiday.
    check("2026-07-09", 3, "2026-07-15");
    check("2026-07-10", 1, "2026-07-14");
    check("2026-07-11", 1, "2026-07-14");
    check("2026-07-11", 0, "2026-07-11");
    // Holy Week: Thursday and Friday are free.
    check("2026-04-01", 1, "2026-04-06");
    check("2025-12-31", 5, "2026-01-08");
    let off = [day("2026-12-24"), day("2026-12-24"), day("2026-12-25")];
    assert_eq!(
        add_business_days(co, &off, day("2026-12-23"), 1),
        day("2026-12-28")
    );
    assert_eq!(
        business_days_between(co, &off, day("2026-12-23"), day("2026-12-28")),
        1
    );
    assert_eq!(
        subtract_business_days(co, &off, day("2026-12-28"), 1),
        day("2026-12-23")
    );
    assert_eq!(
        business_day_from(co, &[], day("2026-07-11")),
        day("2026-07-14")
    );
    assert_eq!(
        business_day_from(co, &[], day("2026-07-14")),
        day("2026-07-14")
    );
    assert_eq!(
        business_days_between(Country::Peru, &[], day("2025-12-31"), day("2026-12-31")),
        248
    );
    assert_eq!(
        add_business_days(co, &[], NaiveDate::MAX, 9),
        NaiveDate::MAX
    );
    assert_eq!(
        subtract_business_days(co, &[], NaiveDate::MIN, 9),
        NaiveDate::MIN
    );
}

#[test]
fn months_and_quarters_have_ends() {
    assert_eq!(first_of_month(day("2028-02-17")), day("2028-02-01"));
    assert_eq!(last_of_month(day("2028-02-17")), day("2028-02-29"));
    assert_eq!(last_of_month(day("2026-12-01")), day("2026-12-31"));
    assert_eq!(quarter(day("2026-03-31")), 1);
    assert_eq!(quarter(day("2026-10-01")), 4);
    assert_eq!(first_of_quarter(day("2026-06-30")), day("2026-04-01"));
    assert_eq!(last_of_quarter(day("2026-04-01")), day("2026-06-30"));
    assert_eq!(last_of_quarter(day("2026-12-31")), day("2026-12-31"));
    assert_eq!(add_months(day("2026-01-31"), 1), day("2026-02-28"));
    assert_eq!(add_months(NaiveDate::MAX, 1), NaiveDate::MAX);
    assert_eq!(last_of_month(NaiveDate::MAX), NaiveDate::MAX);
}

proptest! {
    #[test]
    fn every_year_keeps_the_shape_of_its_law(year in 2000i32..=2100) {
        let colombia = holidays(Country::Colombia, year);
        prop_assert_eq!(colombia.len(), if year < 2026 { 18 } else { 19 });
        let mondays = colombia.iter().filter(|holiday| holiday.date.weekday() == Weekday::Mon);
        let at_least = if year < 2026 { 10 } else { 11 };
        prop_assert!(mondays.count() >= at_least);
        let expected = match year {
            ..2022 => 12,
            2022 => 14,
            2023 => 15,
            2024.. => 16,
        };
        prop_assert_eq!(holidays(Country::Peru, year).len(), expected);
    }

    #[test]
    fn counting_undoes_adding(
        is_peru in any::<bool>(),
        start in 0u64..36_000,
        count in 0u16..600,
        off in proptest::collection::vec(0u64..37_000, 0..30),
    ) {
        let country = if is_peru { Country::Peru } else { Country::Colombia };
        let date = |days| day("2000-01-01") + chrono::Days::new(days);
        let off: Vec<NaiveDate> = off.into_iter().map(date).collect();
        let from = date(start);
        let to = add_business_days(country, &off, from, count);
        prop_assert_eq!(business_days_between(country, &off, from, to), i64::from(count));
        prop_assert_eq!(business_days_between(country, &off, to, from), -i64::from(count));
        prop_assert!(count == 0 || is_business_day(country, &off, to));
        // The same count, one day at a time.
        let slow = from.iter_days().skip(1).take_while(|day| *day <= to)
            .filter(|day| is_business_day(country, &off, *day)).count();
        prop_assert_eq!(slow, usize::from(count));
    }
}
