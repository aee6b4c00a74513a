//! Contracts that renew by themselves, seen on days before, in and after the time for notice.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::in_force::{
    By, Decision, DoubtCause, InForce, Notices, agreed, in_force, once_signed,
};
use crate::domain::contract::samples::{NOBODY, amendment, contract, cop, day};
use crate::domain::contract::step::RenewalDecision::{self, LetEnd, Renegotiate, Renew};
use crate::domain::contract::terms::{AutomaticRenewal, Renewal};
use crate::domain::ids::AmendmentId;
use uuid::Uuid;

/// 2026, renewed a year at a time unless notice is given 30 days before: 1 December 2026, a Tuesday.
fn renewing() -> Contract {
    with_months(12)
}

fn with_months(months: u16) -> Contract {
    let mut contract = contract();
    contract.terms.renewal = Renewal::Automatic(AutomaticRenewal {
        months,
        notice_days: 30,
        in_business_days: false,
    });
    contract
}

fn decision(on: &str, decided: RenewalDecision) -> Decision {
    let on = day(on);
    Decision { decided, on }
}

fn decided(decisions: &[Decision]) -> Notices<'_> {
    Notices {
        decisions,
        ..NOBODY
    }
}

fn end(found: &InForce) -> String {
    found.end.value.unwrap().to_string()
}

fn ends_on(to: &str) -> Changes {
    Changes {
        end: Some(day(to)),
        ..Changes::default()
    }
}

#[test]
fn it_is_agreed_once_the_time_for_notice_is_past_and_in_force_once_the_new_term_runs() {
    let contract = renewing();
    let cases = [
        ("2026-11-30", "2026-12-31", "2026-12-31"),
        ("2026-12-01", "2026-12-31", "2026-12-31"),
        ("2026-12-02", "2027-12-31", "2026-12-31"),
        ("2026-12-31", "2027-12-31", "2026-12-31"),
        ("2027-01-01", "2027-12-31", "2027-12-31"),
        // 1 December 2027 is a Wednesday.
        ("2027-12-01", "2027-12-31", "2027-12-31"),
        ("2027-12-02", "2028-12-31", "2027-12-31"),
        ("2035-06-01", "2035-12-31", "2035-12-31"),
    ];
    for (on, by_then, runs) in cases {
        let known = agreed(&contract, &[], NOBODY, day(on));
        assert_eq!(end(&known), by_then, "agreed by {on}");
        let found = in_force(&contract, &[], NOBODY, day(on));
        assert_eq!(end(&found), runs, "in force on {on}");
        assert!(!found.has_ended_by(day(on)));
        let renewed = runs != "2026-12-31";
        let by = if renewed { By::Renewal } else { By::Contract };
        assert_eq!(found.end.by, by);
    }
    assert_eq!(end(&once_signed(&contract, &[], NOBODY)), "2026-12-31");
}

#[test]
fn notice_counts_when_it_is_in_time_and_about_that_end() {
    let contract = renewing();
    let cases: [(&[Decision], &str, &str); 8] = [
        (
            &[decision("2026-11-15", LetEnd)],
            "2027-06-01",
            "2026-12-31",
        ),
        (
            &[decision("2026-12-01", LetEnd)],
            "2027-06-01",
            "2026-12-31",
        ),
        // A day late: it is about the next end.
        (
            &[decision("2026-12-02", LetEnd)],
            "2027-06-01",
            "2027-12-31",
        ),
        (
            &[decision("2026-12-02", LetEnd)],
            "2030-06-01",
            "2027-12-31",
        ),
        // Taken back in time, or too late.
        (
            &[
                decision("2026-11-01", LetEnd),
                decision("2026-11-20", Renew),
            ],
            "2027-06-01",
            "2027-12-31",
        ),
        (
            &[
                decision("2026-11-01", LetEnd),
                decision("2026-12-20", Renew),
            ],
            "2027-06-01",
            "2026-12-31",
        ),
        // Talking is no notice.
        (
            &[decision("2026-11-01", Renegotiate)],
            "2027-06-01",
            "2027-12-31",
        ),
        // Each end has its own.
        (
            &[
                decision("2026-11-01", Renew),
                decision("2027-11-01", LetEnd),
            ],
            "2030-06-01",
            "2027-12-31",
        ),
    ];
    for (decisions, today, expected) in cases {
        let known = agreed(&contract, &[], decided(decisions), day(today));
        assert_eq!(end(&known), expected, "{decisions:?} by {today}");
        let found = in_force(&contract, &[], decided(decisions), day(today));
        assert_eq!(end(&found), expected, "{decisions:?} on {today}");
    }
    // What is shown as decided is about the end that is ahead.
    let decisions = [decision("2026-11-01", Renew)];
    let on = |today: &str| agreed(&contract, &[], decided(&decisions), day(today));
    assert_eq!(on("2026-12-01").decision, Some(decisions[0]));
    assert_eq!(on("2026-12-02").decision, None);
    assert!(on("2026-12-02").renewals[0].was_decided);
}

#[test]
fn the_last_day_of_a_month_stays_the_last_after_short_months() {
    let mut contract = with_months(1);
    contract.start = day("2023-12-01");
    contract.end = Some(day("2023-12-31"));
    let on = |today: &str| end(&in_force(&contract, &[], NOBODY, day(today)));
    assert_eq!(on("2024-02-10"), "2024-02-29");
    assert_eq!(on("2024-03-10"), "2024-03-31");
    assert_eq!(on("2025-02-10"), "2025-02-28");
    let mut middle = with_months(1);
    middle.end = Some(day("2026-01-30"));
    let on = |today: &str| end(&in_force(&middle, &[], NOBODY, day(today)));
    assert_eq!(on("2026-02-10"), "2026-02-27");
    assert_eq!(on("2026-03-10"), "2026-03-30");
}

#[test]
fn an_amendment_finds_the_term_that_runs() {
    let contract = renewing();
    let price = Changes {
        lines_changed: vec![LineChange {
            line: LineKey {
                added_by: None,
                number: 1,
            },
            price: Some(cop(2)),
            quantity: None,
            to: None,
        }],
        ..Changes::default()
    };
    let price = amendment(1, "2028-02-01", "2028-03-01", price);
    let known = agreed(&contract, &[&price], NOBODY, day("2028-02-01"));
    assert_eq!(known.doubts, []);
    assert_eq!(known.lines[0].line.price, cop(2));
    assert_eq!(end(&known), "2028-12-31");
    // With notice it had ended.
    let decisions = [decision("2026-11-01", LetEnd)];
    let known = agreed(&contract, &[&price], decided(&decisions), day("2028-02-01"));
    let end = day("2026-12-31");
    assert_eq!(known.doubts[0].cause, DoubtCause::AfterEnd { end });
}

#[test]
fn an_end_by_amendment_renews_when_later_and_ends_when_earlier() {
    let contract = renewing();
    let by = By::Amendment(AmendmentId(Uuid::from_u128(1)));
    let later = amendment(1, "2026-11-20", "2026-12-01", ends_on("2027-06-30"));
    let known =
        |amendment: &Amendment, today: &str| agreed(&contract, &[amendment], NOBODY, day(today));
    let found = known(&later, "2027-05-01");
    assert_eq!((end(&found), found.end.by), ("2027-06-30".to_owned(), by));
    assert_eq!(end(&known(&later, "2027-07-01")), "2028-06-30");
    let earlier = amendment(1, "2026-05-20", "2026-06-01", ends_on("2026-08-31"));
    let found = known(&earlier, "2028-01-01");
    assert_eq!((end(&found), found.end.by), ("2026-08-31".to_owned(), by));
    assert!(found.is_last_term && found.has_ended_by(day("2026-09-01")));
    // Notice about an end that was then moved says nothing about the new one.
    let decisions = [decision("2026-11-01", LetEnd)];
    let found = agreed(&contract, &[&later], decided(&decisions), day("2027-07-01"));
    assert_eq!(end(&found), "2028-06-30");
}

#[test]
fn a_suspended_contract_is_not_renewed_until_its_end_is_known() {
    let contract = renewing();
    let pause = Changes {
        suspension: Some(Suspension {
            until: None,
            extends_term: true,
        }),
        ..Changes::default()
    };
    let pause = amendment(1, "2026-10-01", "2026-10-10", pause);
    let restart = Changes {
        restart: true,
        ..Changes::default()
    };
    // 100 days later, and after the last day that was written.
    let restart = amendment(2, "2027-01-10", "2027-01-18", restart);
    let known = agreed(&contract, &[&pause], NOBODY, day("2027-01-05"));
    assert_eq!(end(&known), "2026-12-31");
    assert!(!known.has_ended_by(day("2027-01-05")));
    let known = agreed(&contract, &[&pause, &restart], NOBODY, day("2027-01-18"));
    assert_eq!(known.doubts, []);
    assert_eq!(end(&known), "2027-04-10");
    let known = agreed(&contract, &[&pause, &restart], NOBODY, day("2027-04-01"));
    assert_eq!(end(&known), "2028-04-10");
}
