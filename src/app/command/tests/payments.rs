//! What payments may settle.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{record, refused, world};
use crate::app::command::Command;
use crate::app::command_error::CommandError;
use crate::app::event::Event;
use crate::app::samples::{cop, payment, run, uuid};
use crate::domain::ids::{InvoiceId, PaymentId};
use crate::domain::money::Currency;
use crate::domain::payment::Payment;

#[test]
fn payments_fit_their_invoices() {
    let number = || "FE-1".to_owned();
    let pay = |amount, parts: &[(u128, i64, i64)]| payment(31, 1, "2026-11-01", amount, parts);
    for (payment, expected) in [
        (pay(0, &[]), CommandError::AmountNotPositive),
        (
            pay(100, &[(20, 200, 0)]),
            CommandError::OverAllocated { excess: cop(100) },
        ),
        (
            pay(600, &[(20, 500, 1)]),
            CommandError::MoreThanBalance {
                number: number(),
                balance: cop(500),
            },
        ),
        (
            pay(600, &[(20, 100, 0), (20, 100, 0)]),
            CommandError::AllocationRepeated { number: number() },
        ),
        (
            pay(600, &[(20, 0, 0)]),
            CommandError::AllocationNotPositive { number: number() },
        ),
        (
            pay(600, &[(21, 100, 0)]),
            CommandError::InvoiceOfAnotherClient {
                number: "FE-2".to_owned(),
            },
        ),
        (
            pay(600, &[(22, 100, 0)]),
            CommandError::CannotBePaid {
                number: "NC-1".to_owned(),
            },
        ),
        (
            pay(600, &[(23, 100, 0)]),
            CommandError::CannotBePaid {
                number: String::new(),
            },
        ),
        (
            payment(31, 1, "2026-11-23", 600, &[]),
            CommandError::ReceivedInFuture,
        ),
        (
            Payment {
                currency: Currency::USD,
                ..pay(600, &[(20, 100, 0)])
            },
            CommandError::CurrencyMismatch {
                number: number(),
                invoice: Currency::COP,
                payment: Currency::USD,
            },
        ),
    ] {
        assert_eq!(refused(record(payment)), expected);
    }
    let mut book = world();
    let outcome = run(&mut book, record(pay(480, &[(20, 480, 20)]))).unwrap();
    let Event::PaymentRecorded { paid_in_full, .. } = outcome.event else {
        unreachable!()
    };
    assert_eq!(paid_in_full, 1);
    // Editing a payment counts its own part as free again.
    run(
        &mut book,
        record(payment(30, 1, "2026-10-20", 300, &[(20, 300, 0)])),
    )
    .unwrap();
    assert_eq!(
        book.standing(InvoiceId(uuid(20))).unwrap().balance(),
        100.into()
    );
    let remove = Command::RemovePayment {
        id: PaymentId(uuid(30)),
    };
    run(&mut book, remove).unwrap();
    assert_eq!(
        book.standing(InvoiceId(uuid(20))).unwrap().balance(),
        400.into()
    );
}
