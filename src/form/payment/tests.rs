//! What is typed about a payment and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{AllocationForm, PaymentForm};
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::ids::InvoiceId;
use crate::domain::ids::PaymentId;
use crate::domain::money::Currency;
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

fn id() -> PaymentId {
    PaymentId(Uuid::from_u128(7))
}

fn row(invoice: u128, amount: &str, withheld: &str) -> AllocationForm {
    AllocationForm {
        amount: amount.to_owned(),
        withheld: withheld.to_owned(),
        ..AllocationForm::new(InvoiceId(Uuid::from_u128(invoice)))
    }
}

fn form(amount: &str, allocations: Vec<AllocationForm>) -> PaymentForm {
    PaymentForm {
        received_on: "15/10/2026".to_owned(),
        amount: amount.to_owned(),
        allocations,
        ..PaymentForm::new(Some(ClientId(Uuid::from_u128(1))), Currency::COP)
    }
}

#[test]
fn every_payment_of_the_example_comes_back_as_it_went_in() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for country in Country::ALL {
        for entity in generate(&Plan::example(today, country)) {
            if let Entity::Payment(payment) = entity {
                let form = PaymentForm::of(&payment, DecimalMark::Comma);
                assert_eq!(form.parse(payment.id, DecimalMark::Comma), Ok(*payment));
            }
        }
    }
}

#[test]
fn rows_without_anything_typed_are_passed_over() {
    let form = form("1.000,5", vec![row(1, "", " "), row(2, "1000,5", "")]);
    let payment = form.parse(id(), DecimalMark::Comma).unwrap();
    assert_eq!(payment.amount, Decimal::new(10_005, 1));
    assert_eq!(payment.allocations.len(), 1);
    assert_eq!(
        payment.allocations[0].invoice,
        InvoiceId(Uuid::from_u128(2))
    );
    assert_eq!(payment.allocations[0].withheld, Decimal::ZERO);
}

#[test]
fn nothing_may_enter_only_when_something_was_withheld() {
    let read = |form: PaymentForm| form.parse(id(), DecimalMark::Comma).map(|p| p.amount);
    assert_eq!(read(form("0", vec![row(1, "", "500")])), Ok(Decimal::ZERO));
    let errors = read(form("0", Vec::new())).unwrap_err();
    assert_eq!(errors.of("amount"), Some(&FieldError::NotPositive));
}

#[test]
fn every_error_is_told_with_the_row_it_is_in() {
    let form = PaymentForm {
        received_on: String::new(),
        client: None,
        ..form("mil", vec![row(1, "0", ""), row(2, "1,999", "x")])
    };
    let errors = form.parse(id(), DecimalMark::Comma).unwrap_err();
    for (field, error) in [
        ("client", FieldError::Required),
        ("received_on", FieldError::Required),
        ("amount", FieldError::NotANumber),
        ("allocations[0].amount", FieldError::NotPositive),
        ("allocations[1].amount", FieldError::TooManyDecimals(2)),
        ("allocations[1].withheld", FieldError::NotANumber),
    ] {
        assert_eq!(errors.of(field), Some(&error), "{field}");
    }
    assert_eq!(errors.len(), 6);
}
