//! Recurrence over short months and leap years, and contracts fulfilled in time and form.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{
    DueState, Obligation, Outcome, OutcomeResult, Recurrence, RecurrenceUnit, Schedule, Side,
    fulfilled,
};
use crate::domain::contract::samples::day;
use crate::domain::ids::{ContractId, ObligationId};
use uuid::Uuid;

fn monthly(first: &str, every: u16, until: &str) -> Schedule {
    Schedule::Every(Recurrence {
        first: day(first),
        every,
        unit: RecurrenceUnit::Months,
        until: until.parse().ok(),
    })
}

fn obligation(schedule: Schedule) -> Obligation {
    Obligation {
        id: ObligationId(Uuid::nil()),
        contract: ContractId(Uuid::nil()),
        title: "Informe".to_owned(),
        side: Side::Us,
        schedule,
        owner: None,
        clause: String::new(),
        needs_acceptance: false,
        outcomes: Vec::new(),
        notes: String::new(),
    }
}

fn outcome(due: &str, result: OutcomeResult, on: &str) -> Outcome {
    Outcome {
        due: day(due),
        result,
        on: day(on),
        note: String::new(),
        link: String::new(),
        file: None,
        accepted_on: None,
    }
}

fn check(schedule: Schedule, end: &str, from: &str, to: &str, expected: &[&str]) {
    let found = obligation(schedule).due_between(end.parse().ok(), day(from), day(to));
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn months_that_are_short_and_years_that_are_long() {
    // The 31st comes back after each shorter month; 2028 is a leap year.
    check(
        monthly("2027-12-31", 1, ""),
        "",
        "2028-01-01",
        "2028-05-31",
        &[
            "2028-01-31",
            "2028-02-29",
            "2028-03-31",
            "2028-04-30",
            "2028-05-31",
        ],
    );
    // 29 February each year: 28 February in common years, and 29 again in the next leap year.
    check(
        monthly("2028-02-29", 12, ""),
        "",
        "2028-01-01",
        "2032-12-31",
        &[
            "2028-02-29",
            "2029-02-28",
            "2030-02-28",
            "2031-02-28",
            "2032-02-29",
        ],
    );
    check(
        monthly("2026-01-15", 3, "2026-08-01"),
        "2026-12-31",
        "2026-01-01",
        "2027-12-31",
        &["2026-01-15", "2026-04-15", "2026-07-15"],
    );
    // Without an end of its own it goes to the contract's last day.
    check(
        monthly("2026-10-31", 1, ""),
        "2026-12-30",
        "2026-01-01",
        "2027-12-31",
        &["2026-10-31", "2026-11-30"],
    );
    let weekly = Schedule::Every(Recurrence {
        first: day("2026-12-21"),
        every: 2,
        unit: RecurrenceUnit::Weeks,
        until: None,
    });
    check(
        weekly,
        "",
        "2026-12-22",
        "2027-01-31",
        &["2027-01-04", "2027-01-18"],
    );
}

#[test]
fn a_recurrence_without_any_end_still_answers() {
    let endless = obligation(monthly("2026-01-31", 1, ""));
    assert_eq!(endless.next_open(None), Some(day("2026-01-31")));
    let mut done = endless;
    done.outcomes = vec![
        outcome("2026-01-31", OutcomeResult::Done, "2026-01-31"),
        outcome("2026-02-28", OutcomeResult::Waived, "2026-02-01"),
    ];
    assert_eq!(done.next_open(None), Some(day("2026-03-31")));
    assert_eq!(done.next_open(Some(day("2026-03-30"))), None);
}

#[test]
fn each_outcome_has_its_state() {
    let mut one = obligation(Schedule::Once(day("2026-03-10")));
    let due = day("2026-03-10");
    assert_eq!(one.state(due, day("2026-03-08")), DueState::Due(2));
    assert_eq!(one.state(due, day("2026-03-10")), DueState::Due(0));
    assert_eq!(one.state(due, day("2026-03-13")), DueState::Overdue(3));
    let cases = [
        (OutcomeResult::Done, "2026-03-10", DueState::OnTime),
        (OutcomeResult::Done, "2026-03-14", DueState::Late(4)),
        (OutcomeResult::NotDone, "2026-03-14", DueState::NotDone),
        (OutcomeResult::Waived, "2026-03-01", DueState::Waived),
    ];
    for (result, on, expected) in cases {
        one.outcomes = vec![outcome("2026-03-10", result, on)];
        assert_eq!(one.state(due, day("2026-04-01")), expected);
    }
    one.needs_acceptance = true;
    one.outcomes = vec![outcome("2026-03-10", OutcomeResult::Done, "2026-03-09")];
    assert_eq!(one.state(due, day("2026-04-01")), DueState::NotAccepted);
    one.outcomes[0].accepted_on = Some(day("2026-03-20"));
    assert_eq!(one.state(due, day("2026-04-01")), DueState::OnTime);
}

/// Contratos cumplidos en tiempo y forma, a year by quarters: one quarter for each outcome.
#[test]
fn a_year_of_obligations_of_every_outcome() {
    let mut reports = obligation(monthly("2026-01-31", 1, ""));
    let mut done = |due: &str, result: OutcomeResult, on: &str| {
        reports.outcomes.push(outcome(due, result, on));
    };
    done("2026-01-31", OutcomeResult::Done, "2026-01-30");
    done("2026-02-28", OutcomeResult::Done, "2026-02-28");
    done("2026-03-31", OutcomeResult::Waived, "2026-03-01");
    done("2026-04-30", OutcomeResult::Done, "2026-05-02");
    done("2026-05-31", OutcomeResult::Done, "2026-05-31");
    done("2026-06-30", OutcomeResult::Done, "2026-06-30");
    done("2026-07-31", OutcomeResult::NotDone, "2026-08-05");
    done("2026-10-31", OutcomeResult::Done, "2026-10-31");
    let mut theirs = obligation(monthly("2026-01-15", 1, ""));
    theirs.side = Side::Client;
    let end = Some(day("2026-12-31"));
    let all = [&reports, &theirs];
    let quarter =
        |from: &str, to: &str, today: &str| fulfilled(&all, end, (day(from), day(to)), day(today));
    // All on time, one waived; the client's own delays are not ours.
    assert_eq!(
        quarter("2026-01-01", "2026-03-31", "2026-12-31"),
        Some(true)
    );
    // One two days late.
    assert_eq!(
        quarter("2026-04-01", "2026-06-30", "2026-12-31"),
        Some(false)
    );
    // One not done, two without a word.
    assert_eq!(
        quarter("2026-07-01", "2026-09-30", "2026-12-31"),
        Some(false)
    );
    // What is not due yet says nothing either way.
    assert_eq!(
        quarter("2026-10-01", "2026-12-31", "2026-11-15"),
        Some(true)
    );
    assert_eq!(
        quarter("2026-10-01", "2026-12-31", "2026-12-01"),
        Some(false)
    );
    assert_eq!(quarter("2027-01-01", "2027-03-31", "2027-04-01"), None);
}
