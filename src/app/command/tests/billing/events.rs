//! What may happen to which line, and what stays.

use super::{DEMAND, FIXED, MILESTONE, SEATS, billed_world, done_and_undone, refused, refused_by};
use crate::app::book::Book;
use crate::app::command::Command;
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::app::samples::billing::{billing_event, claiming, period};
use crate::app::samples::{credit_note, day, invoice, put_invoice, run, uuid};
use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::domain::contract::billing::{LineKey, LineKind};
use crate::domain::ids::{AmendmentId, BillingEventId, ContractId, RecordId};

fn register(event: BillingEvent) -> Command {
    Command::RegisterBillingEvent {
        event: Box::new(event),
    }
}

#[test]
fn an_event_fits_its_line() {
    let of = |line: u16, what: Happening| {
        let mut event = billing_event(90, 10, line, what);
        event.note = "por acuerdo".to_owned();
        event
    };
    let measured = |from: &str, to: &str, quantity: i64| {
        Happening::Measured(Measured {
            period: period(from, to),
            quantity: quantity.into(),
        })
    };
    let october = period("2026-10-01", "2026-10-31");
    let month = |quantity| measured("2026-10-01", "2026-10-31", quantity);
    for (line, what) in [
        (MILESTONE, Happening::Reached),
        (DEMAND, Happening::Asked(1.into())),
        (FIXED, month(0)),
        (SEATS, measured("2026-10-15", "2026-10-15", 3)),
        (SEATS, Happening::Skipped(Part::Days(october))),
        (FIXED, Happening::Skipped(Part::Difference(october))),
        (MILESTONE, Happening::Skipped(Part::Milestone)),
    ] {
        done_and_undone(&billed_world(), register(of(line, what)));
    }
    let wrong = |kind| BillingError::NotForThisLine { kind };
    let backwards = period("2026-10-31", "2026-10-01");
    for (line, what, error) in [
        (FIXED, Happening::Reached, wrong(LineKind::Fixed)),
        (SEATS, Happening::Asked(1.into()), wrong(LineKind::PerUnit)),
        (DEMAND, month(1), wrong(LineKind::OnDemand)),
        (MILESTONE, month(1), wrong(LineKind::Milestone)),
        (
            MILESTONE,
            Happening::Skipped(Part::Days(october)),
            wrong(LineKind::Milestone),
        ),
        (
            SEATS,
            Happening::Skipped(Part::Milestone),
            wrong(LineKind::PerUnit),
        ),
        (
            DEMAND,
            Happening::Asked(0.into()),
            BillingError::QuantityNotPositive,
        ),
        (SEATS, month(-1), BillingError::QuantityNegative),
        (
            SEATS,
            measured("2026-10-15", "2026-11-14", 1),
            BillingError::NotOneMonth,
        ),
        (
            SEATS,
            measured("2025-10-15", "2026-10-14", 1),
            BillingError::NotOneMonth,
        ),
        (
            SEATS,
            measured("2026-10-15", "2026-10-14", 1),
            BillingError::NotOneMonth,
        ),
        (
            SEATS,
            Happening::Skipped(Part::Days(backwards)),
            BillingError::PeriodEndsBefore,
        ),
        (7, Happening::Reached, BillingError::UnknownLine),
    ] {
        assert_eq!(refused(register(of(line, what))), error.into(), "{what:?}");
    }
}

#[test]
fn an_event_is_of_a_line_that_was_agreed() {
    let by_amendment = |n: u128| {
        let mut event = billing_event(90, 10, 1, Happening::Reached);
        event.line = LineKey {
            added_by: Some(AmendmentId(uuid(n))),
            number: 1,
        };
        register(event)
    };
    done_and_undone(&billed_world(), by_amendment(60));
    let unknown = CommandError::from(BillingError::UnknownLine);
    assert_eq!(refused(by_amendment(61)), unknown, "it is not signed");
    let nowhere = billing_event(90, 19, MILESTONE, Happening::Reached);
    assert_eq!(
        refused(register(nowhere)),
        CommandError::NotFound(RecordId::Contract(ContractId(uuid(19))))
    );
}

#[test]
fn an_event_says_why_when_it_must_and_does_not_change() {
    let skipped = billing_event(90, 10, MILESTONE, Happening::Skipped(Part::Milestone));
    assert_eq!(refused(register(skipped)), CommandError::ReasonMissing);
    let mut tomorrow = billing_event(90, 10, MILESTONE, Happening::Reached);
    tomorrow.on = day("2026-11-23");
    assert_eq!(
        refused(register(tomorrow)),
        BillingError::EventInFuture.into()
    );
    let mut book = billed_world();
    let reached = billing_event(90, 10, MILESTONE, Happening::Reached);
    run(&mut book, register(reached.clone())).unwrap();
    let again = refused_by(&book, register(reached.clone()));
    assert_eq!(again, CommandError::NothingToDo);
    let changed = BillingEvent {
        on: day("2026-11-02"),
        ..reached
    };
    assert_eq!(
        refused_by(&book, register(changed)),
        BillingError::EventStays.into()
    );
}

/// With a request, and what says that it is not billed when asked for.
fn requested(skip: bool) -> Book {
    let mut book = billed_world();
    run(
        &mut book,
        register(billing_event(90, 10, DEMAND, Happening::Asked(3.into()))),
    )
    .unwrap();
    if skip {
        run(&mut book, register(skip_of(90))).unwrap();
    }
    book
}

fn request(n: u128) -> Part {
    Part::Request(BillingEventId(uuid(n)))
}

fn skip_of(n: u128) -> BillingEvent {
    BillingEvent {
        note: "cortesía".to_owned(),
        ..billing_event(91, 10, DEMAND, Happening::Skipped(request(n)))
    }
}

#[test]
fn what_is_not_billed_of_a_request_is_one_of_its_line() {
    done_and_undone(&requested(false), register(skip_of(90)));
    let missing = CommandError::NotFound(RecordId::BillingEvent(BillingEventId(uuid(92))));
    assert_eq!(
        refused_by(&requested(false), register(skip_of(92))),
        missing
    );
    let mut book = requested(false);
    let reached = billing_event(92, 10, MILESTONE, Happening::Reached);
    run(&mut book, register(reached)).unwrap();
    assert_eq!(
        refused_by(&book, register(skip_of(92))),
        BillingError::NotARequest.into()
    );
}

#[test]
fn a_request_that_an_invoice_bills_stays() {
    let remove = || Command::RemoveBillingEvent {
        id: BillingEventId(uuid(90)),
    };
    let event = done_and_undone(&requested(true), remove());
    let (contract, what) = ("C-1".to_owned(), Happening::Asked(3.into()));
    assert_eq!(
        event,
        Event::Billing(BillingChange::EventRemoved { contract, what })
    );
    // What says that it is not billed goes with it.
    let mut without = requested(true);
    run(&mut without, remove()).unwrap();
    assert_eq!(without.billing_events().len(), 0);

    let mut billing = invoice(25, 1, "FE-5", "2026-11-02", "", 1000);
    billing.content.lines = vec![claiming(10, DEMAND, request(90))];
    let mut book = requested(false);
    book.load([put_invoice(billing)]);
    let number = "FE-5".to_owned();
    assert_eq!(
        refused_by(&book, remove()),
        BillingError::RequestBilled { number }.into()
    );
    // A note that gives it all back voids the invoice; that it names the request too does not matter.
    let mut note = credit_note(26, 1, "NC-5", "2026-11-03", &["FE-5"], 1000);
    note.content.lines = vec![claiming(10, DEMAND, request(90))];
    book.load([put_invoice(note)]);
    done_and_undone(&book, remove());
}
