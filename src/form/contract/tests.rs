//! What is typed about a contract and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::lines::LineForm;
use super::{ContractForm, PolicyForm};
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::ids::{ContractId, ItemId};
use crate::domain::item::{Item, ItemTax};
use crate::domain::money::{Currency, Money};
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn id() -> ContractId {
    ContractId(Uuid::from_u128(7))
}

#[test]
fn every_contract_of_the_example_comes_back_as_it_went_in() {
    for country in Country::ALL {
        let plan = Plan::example(day(2026, 11, 22), country);
        for entity in generate(&plan) {
            if let Entity::Contract(contract) = entity {
                for mark in [DecimalMark::Comma, DecimalMark::Point] {
                    let form = ContractForm::of(&contract, mark, plan.currency());
                    assert_eq!(form.parse(contract.id, mark).as_ref(), Ok(&*contract));
                }
            }
        }
    }
}

#[test]
fn an_open_contract_has_neither_end_nor_value() {
    let form = ContractForm {
        number: "CT-1".to_owned(),
        start: "01/02/2026".to_owned(),
        policies: vec![PolicyForm::new(Currency::COP)],
        ..ContractForm::new(Some(ClientId(Uuid::from_u128(1))), Currency::COP)
    };
    let contract = form.parse(id(), DecimalMark::Comma).unwrap();
    assert_eq!((contract.end, contract.value), (None, None));
    assert_eq!(
        (contract.start, contract.payment_days),
        (day(2026, 2, 1), 30)
    );
    assert!(contract.policies.is_empty());
}

#[test]
fn amounts_are_read_with_the_marks_of_the_place() {
    let form = |value: &str, currency| ContractForm {
        number: "CT-1".to_owned(),
        start: "2026-02-01".to_owned(),
        value: value.to_owned(),
        ..ContractForm::new(Some(ClientId(Uuid::from_u128(1))), currency)
    };
    for (typed, mark, amount) in [
        (
            "1.250.000,50",
            DecimalMark::Comma,
            Decimal::new(125_000_050, 2),
        ),
        (
            "1,250,000.50",
            DecimalMark::Point,
            Decimal::new(125_000_050, 2),
        ),
        ("S/ 900", DecimalMark::Point, Decimal::from(900)),
    ] {
        let read = form(typed, Currency::PEN).parse(id(), mark).unwrap();
        assert_eq!(read.value.unwrap().amount, amount, "{typed}");
    }
}

#[test]
fn every_error_is_told_with_the_row_it_is_in() {
    let form = ContractForm {
        start: "01/03/2026".to_owned(),
        end: "28/02/2026".to_owned(),
        value: "-5".to_owned(),
        payment_days: "9999".to_owned(),
        policies: vec![
            PolicyForm::new(Currency::COP),
            PolicyForm {
                amount: "mucho".to_owned(),
                from: "01/03/2026".to_owned(),
                to: "01/02/2026".to_owned(),
                ..PolicyForm::new(Currency::COP)
            },
        ],
        ..ContractForm::new(None, Currency::COP)
    };
    let errors = form.parse(id(), DecimalMark::Comma).unwrap_err();
    for (field, error) in [
        ("number", FieldError::Required),
        ("client", FieldError::Required),
        ("end", FieldError::Before(day(2026, 3, 1))),
        ("value", FieldError::Negative),
        ("payment_days", FieldError::AboveMax(731)),
        ("policies[1].amount", FieldError::NotANumber),
        ("policies[1].to", FieldError::Before(day(2026, 3, 1))),
    ] {
        assert_eq!(errors.of(field), Some(&error), "{field}");
    }
    assert_eq!(errors.len(), 7);
}

#[test]
fn what_is_sold_proposes_its_name_and_its_price_and_changes_nothing_typed() {
    let mark = DecimalMark::Comma;
    let mut item = Item {
        id: ItemId(Uuid::from_u128(8)),
        code: "A".to_owned(),
        name: "Servicio A".to_owned(),
        unit: "E48".to_owned(),
        price: Some(Money::new(Decimal::new(150, 0), Currency::COP)),
        tax: ItemTax::Exempt,
        withholding: None,
        detraction: None,
        standard_code: String::new(),
        active: true,
    };
    let mut line = LineForm::default();
    line.sell(Some(&item), Currency::PEN, mark);
    assert_eq!((line.item, line.price.as_str()), (Some(item.id), ""));
    line.sell(Some(&item), Currency::COP, mark);
    assert_eq!(
        (line.description.as_str(), line.price.as_str()),
        ("Servicio A", "150")
    );
    item.price = Some(Money::new(Decimal::new(200, 0), Currency::COP));
    line.sell(Some(&item), Currency::COP, mark);
    assert_eq!(line.price, "150");
    line.sell(None, Currency::COP, mark);
    assert_eq!(line.item, None);
}
