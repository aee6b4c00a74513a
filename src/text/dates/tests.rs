//! Dates in both languages, near and far, and that what is shown reads back as the same day.
//! Today is the 22nd of November 2026 in these tables.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    day_and_month, due, full, long, medium, moment, month, month_abbreviation, month_name,
    relative, short,
};
use crate::form::input;
use crate::text::lang::Lang;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_date_is_written_short_and_long() {
    let date = day("2026-11-22");
    assert_eq!(short(day("2026-02-03")), "03/02/2026");
    for (lang, expected) in [
        (
            Lang::Es,
            [
                "22 nov 2026",
                "domingo 22 de noviembre",
                "22 de noviembre de 2026",
                "22 de noviembre",
                "noviembre de 2026",
            ],
        ),
        (
            Lang::En,
            [
                "22 Nov 2026",
                "Sunday 22 November",
                "22 November 2026",
                "22 November",
                "November 2026",
            ],
        ),
    ] {
        let shown = [
            medium(date, lang),
            long(date, lang),
            full(date, lang),
            day_and_month(date, lang),
            month(date, lang),
        ];
        assert_eq!(shown, expected);
    }
}

#[test]
fn a_deadline_is_seen_from_today() {
    let today = day("2026-11-22");
    for (date, badge, sentence) in [
        (
            "2026-11-10",
            ["12 días tarde", "12 days late"],
            ["hace 12 días", "12 days ago"],
        ),
        (
            "2026-11-21",
            ["1 día tarde", "1 day late"],
            ["ayer", "yesterday"],
        ),
        ("2026-11-22", ["Hoy", "Today"], ["hoy", "today"]),
        ("2026-11-23", ["Mañana", "Tomorrow"], ["mañana", "tomorrow"]),
        (
            "2026-11-25",
            ["En 3 días", "In 3 days"],
            ["en 3 días", "in 3 days"],
        ),
    ] {
        assert_eq!(Lang::ALL.map(|lang| due(day(date), today, lang)), badge);
        assert_eq!(
            Lang::ALL.map(|lang| relative(day(date), today, lang)),
            sentence
        );
    }
    assert!(due(NaiveDate::MIN, NaiveDate::MAX, Lang::Es).ends_with("días tarde"));
}

#[test]
fn a_moment_is_told_in_the_company_s_zone() {
    // 2026-11-23 01:05 UTC is still Sunday evening in Bogotá and Lima.
    assert_eq!(moment(1_795_395_900_000, Lang::Es), "22 nov 2026, 20:05");
    assert_eq!(moment(0, Lang::En), "31 Dec 1969, 19:00");
    assert_eq!(moment(u64::MAX, Lang::En), "");
}

#[test]
fn every_month_has_a_name_and_its_first_letters() {
    for number in 1..=12 {
        let (name, letters) = (month_name(number), month_abbreviation(number));
        assert!(name.es.starts_with(letters.es), "{letters:?}");
        assert!(name.en.starts_with(letters.en), "{letters:?}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(days in 0u64..80_000) {
        let date = day("1950-01-01") + Days::new(days);
        for lang in Lang::ALL {
            for shown in [short(date), medium(date, lang), full(date, lang)] {
                // Two digits would be taken for this century, so dates are always shown with four.
                prop_assert_eq!(input::date(&shown), Ok(date), "{}", shown);
            }
        }
    }
}
