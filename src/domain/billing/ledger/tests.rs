//! What was billed beside what is expected: drafts, issued invoices, voided ones, skips, differences.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{Account, ClaimStage, Claimed, Entry, EntryState, ledger};
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::limit::Limits;
use crate::domain::billing::plan::{Plan, Source, plan};
use crate::domain::billing::{Part, ProRata};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::samples::{NOBODY, contract, day};
use crate::domain::country::Country;
use crate::domain::ids::{BillingEventId, ClientId, InvoiceId};
use crate::domain::invoice::Period;
use crate::domain::money::Currency;
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

const LINE: LineKey = LineKey {
    added_by: None,
    number: 1,
};

fn days(from: &str, to: &str) -> Period {
    Period {
        from: day(from),
        to: day(to),
    }
}

fn within() -> Period {
    days("2026-10-01", "2026-11-30")
}

/// October and November of ten seats at a million.
fn planned() -> Plan {
    let contract = contract();
    let source = Source {
        contract: &contract,
        amendments: &[],
        notices: NOBODY,
        events: &[],
        pro_rata: ProRata::CalendarDays,
        today: day("2026-11-27"),
    };
    let mut limits = Limits::new(Country::Colombia, &[], 5);
    plan(&source, &mut limits, within())
}

fn claimed(invoice: u128, part: Part, amount: i64, stage: ClaimStage) -> Claimed {
    Claimed {
        invoice: InvoiceId(Uuid::from_u128(invoice)),
        line: Some(LINE),
        part,
        amount: amount.into(),
        stage,
    }
}

fn issued(on: &str) -> ClaimStage {
    ClaimStage::Issued(day(on))
}

fn october() -> Part {
    Part::Days(days("2026-10-01", "2026-10-31"))
}

fn of(claims: &[Claimed], events: &[&BillingEvent]) -> Vec<Entry> {
    ledger(&account(&planned(), claims, events))
}

fn account<'a>(
    plan: &'a Plan,
    claims: &'a [Claimed],
    events: &'a [&'a BillingEvent],
) -> Account<'a> {
    Account {
        plan,
        claims,
        events,
        rule: ProRata::CalendarDays,
        within: within(),
        client: ClientId(Uuid::from_u128(1)),
        currency: Currency::COP,
    }
}

fn skip(part: Part) -> BillingEvent {
    BillingEvent {
        id: BillingEventId(Uuid::from_u128(77)),
        contract: contract().id,
        line: LINE,
        on: day("2026-11-03"),
        what: Happening::Skipped(part),
        by: None,
        note: "Servicio caído".to_owned(),
    }
}

#[test]
fn what_nobody_billed_is_foreseen_then_to_bill_then_late() {
    let entries = of(&[], &[]);
    let states = |today: &str| -> Vec<EntryState> {
        entries
            .iter()
            .map(|entry| entry.state(day(today)))
            .collect()
    };
    use EntryState::{Foreseen, Late, ToBill};
    assert_eq!(states("2026-10-31"), [Foreseen, Foreseen]);
    assert_eq!(states("2026-11-01"), [ToBill, Foreseen]);
    assert_eq!(states("2026-11-09"), [ToBill, Foreseen]);
    assert_eq!(states("2026-11-12"), [Late(3), Foreseen]);
    assert_eq!(entries[0].left(), Decimal::from(10_000_000));
}

#[test]
fn a_draft_holds_the_period_and_an_invoice_closes_it() {
    let draft = of(&[claimed(1, october(), 10_000_000, ClaimStage::Draft)], &[]);
    assert_eq!(draft[0].state(day("2026-11-03")), EntryState::Drafted);
    assert!(draft[0].open.is_empty());
    // A draft that is not issued in time is late all the same.
    assert_eq!(draft[0].state(day("2026-11-10")), EntryState::Late(1));
    let billed = of(
        &[claimed(1, october(), 10_000_000, issued("2026-11-11"))],
        &[],
    );
    assert_eq!(billed[0].state(day("2026-12-31")), EntryState::Issued);
    assert_eq!(billed[0].issued_late(), Some(2));
    assert!(billed[0].difference.is_zero());
    assert!(!billed[1].open.is_empty());
}

#[test]
fn what_was_voided_is_to_be_billed_again() {
    let entries = of(
        &[claimed(1, october(), 10_000_000, ClaimStage::Voided)],
        &[],
    );
    assert_eq!(entries[0].left(), Decimal::from(10_000_000));
    assert_eq!(entries[0].voided.len(), 1);
    assert!(entries[0].invoices.is_empty());
    let again = of(
        &[
            claimed(1, october(), 10_000_000, ClaimStage::Voided),
            claimed(2, october(), 10_000_000, issued("2026-11-05")),
        ],
        &[],
    );
    assert_eq!(again[0].state(day("2026-11-27")), EntryState::Issued);
    assert!(!again[0].is_doubled);
}

#[test]
fn a_part_billed_leaves_the_rest_and_no_cent_between_them() {
    let half = Part::Days(days("2026-10-01", "2026-10-10"));
    let billed = Decimal::new(322_580_645, 2);
    let mut claim = claimed(1, half, 0, issued("2026-11-03"));
    claim.amount = billed;
    let entries = of(&[claim], &[]);
    let open = &entries[0].open;
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].part, Part::Days(days("2026-10-11", "2026-10-31")));
    let share = open[0].share.unwrap();
    assert_eq!((share.days, share.of), (21, 31));
    let rest = open[0].amount.amount;
    assert!((rest + billed - Decimal::from(10_000_000)).abs() <= Decimal::new(1, 2));
    assert_eq!(
        entries[0].difference + Decimal::from(10_000_000) - rest,
        billed
    );
}

#[test]
fn a_skip_needs_no_invoice() {
    let skipped = skip(october());
    let entries = of(&[], &[&skipped]);
    assert_eq!(entries[0].state(day("2026-12-31")), EntryState::Skipped);
    assert_eq!(entries[0].skipped, Decimal::from(10_000_000));
    assert_eq!(entries[0].skips, [skipped.id]);
}

#[test]
fn two_invoices_of_one_period_are_seen() {
    let entries = of(
        &[
            claimed(1, october(), 10_000_000, issued("2026-11-03")),
            claimed(2, october(), 10_000_000, issued("2026-11-04")),
        ],
        &[],
    );
    assert!(entries[0].is_doubled);
    assert_eq!(entries[0].difference, Decimal::from(10_000_000));
}

#[test]
fn billing_less_than_agreed_is_a_difference_until_it_is_billed() {
    let less = claimed(1, october(), 9_000_000, issued("2026-11-03"));
    assert_eq!(of(&[less], &[])[0].difference, Decimal::from(-1_000_000));
    let rest = Part::Difference(days("2026-10-01", "2026-10-31"));
    let rest = claimed(2, rest, 1_000_000, issued("2026-11-20"));
    let entries = of(&[less, rest], &[]);
    assert!(entries[0].difference.is_zero());
    assert!(!entries[0].is_doubled);
    assert_eq!(entries[0].issued, Decimal::from(10_000_000));
}

#[test]
fn what_is_billed_outside_the_plan_has_an_entry_of_its_own() {
    let other = LineKey {
        added_by: None,
        number: 9,
    };
    let mut claim = claimed(1, october(), 500_000, issued("2026-11-03"));
    claim.line = Some(other);
    let entries = of(&[claim], &[]);
    let extra = entries.iter().find(|entry| entry.line == other).unwrap();
    assert!(extra.expected.is_zero());
    assert_eq!(extra.difference, Decimal::from(500_000));
    // Of months that are not looked at there is none.
    let mut old = claim;
    old.part = Part::Days(days("2026-01-01", "2026-01-31"));
    assert_eq!(of(&[old], &[]).len(), 2);
}

#[test]
fn a_document_that_does_not_say_its_lines_stands_for_all_of_its_days() {
    let mut whole = claimed(
        1,
        Part::Days(days("2026-10-01", "2026-11-30")),
        20_000_000,
        issued("2026-11-30"),
    );
    whole.line = None;
    let entries = of(&[whole], &[]);
    let states: Vec<_> = entries
        .iter()
        .map(|entry| entry.state(day("2026-12-31")))
        .collect();
    assert_eq!(states, [EntryState::Issued, EntryState::Issued]);
    let issued: Vec<_> = entries.iter().map(|entry| entry.issued).collect();
    assert_eq!(
        issued,
        [Decimal::from(10_000_000), Decimal::from(10_000_000)]
    );
    assert!(entries.iter().all(|entry| entry.difference.is_zero()));
}

fn a_claim() -> impl Strategy<Value = Claimed> {
    let stage = prop_oneof![
        Just(ClaimStage::Draft),
        Just(ClaimStage::Issued(day("2026-11-05"))),
        Just(ClaimStage::Voided)
    ];
    (1u128..4, 0u32..61, 0u32..40, stage).prop_map(|(invoice, from, length, stage)| {
        let from = crate::domain::calendar::add_days(day("2026-10-01"), from);
        let to = crate::domain::calendar::add_days(from, length);
        let days = Period {
            from,
            to: to.min(crate::domain::calendar::last_of_month(from)),
        };
        claimed(invoice, Part::Days(days), 1_000, stage)
    })
}

proptest! {
    /// What is billed, skipped and left are the plan, and no day is both billed and left.
    #[test]
    fn the_ledger_never_loses_a_day_nor_a_cent(claims in proptest::collection::vec(a_claim(), 0..6)) {
        let expected: Decimal = planned().charges.iter().map(|charge| charge.amount.amount).sum();
        let entries = of(&claims, &[]);
        let mut left = Decimal::ZERO;
        super::left(&account(&planned(), &claims, &[]), &mut |_, amount| left += amount);
        prop_assert_eq!(left, entries.iter().map(Entry::left).sum::<Decimal>());
        let sum: Decimal = entries.iter().map(|entry| entry.expected).sum();
        prop_assert_eq!(sum, expected);
        let live = |on: chrono::NaiveDate| claims.iter().any(|claim| {
            let Part::Days(days) = claim.part else { return false };
            claim.stage != ClaimStage::Voided && days.from <= on && on <= days.to
        });
        let open = |on: chrono::NaiveDate| entries.iter().flat_map(|entry| &entry.open).any(|charge| {
            let days = charge.days();
            days.from <= on && on <= days.to
        });
        for on in day("2026-10-01").iter_days().take(61) {
            prop_assert_eq!(live(on), !open(on), "{}", on);
        }
    }
}
