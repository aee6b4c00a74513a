//! What is typed of an amendment and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{AmendmentForm, KindName};
use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::in_force::{InForce, once_signed};
use crate::domain::contract::samples::{NOBODY, amendment, contract, cop, day};
use crate::domain::ids::ClientId;
use crate::domain::money::Currency;
use crate::form::input::DecimalMark::Comma;
use uuid::Uuid;

fn known() -> InForce {
    once_signed(&contract(), &[], NOBODY)
}

fn comes_back(amendment: &Amendment) {
    let form = AmendmentForm::of(amendment, Currency::COP, &known().lines, Comma);
    let parsed = form.parse(amendment.id, amendment.contract, Comma);
    assert_eq!(parsed.as_ref(), Ok(amendment));
}

#[test]
fn every_change_comes_back_as_it_went_in() {
    let line = LineKey {
        added_by: None,
        number: 1,
    };
    let all = Changes {
        end: Some(day("2027-06-30")),
        value: Some(cop(-5)),
        lines_added: contract().terms.lines,
        lines_changed: vec![LineChange {
            line,
            price: Some(cop(9)),
            quantity: Some(12.into()),
            to: Some(day("2026-12-01")),
        }],
        client: Some(ClientId(Uuid::from_u128(2))),
        suspension: Some(Suspension {
            until: Some(day("2026-07-15")),
            extends_term: false,
        }),
        restart: true,
        other: "cambia la sede".to_owned(),
    };
    comes_back(&amendment(1, "2026-02-01", "2026-03-01", all));
    let one = Changes {
        restart: true,
        ..Changes::default()
    };
    comes_back(&amendment(1, "", "2026-03-01", one));
}

#[test]
fn what_is_not_chosen_is_not_read_and_what_is_chosen_must_be_right() {
    let mut form = AmendmentForm::new(
        "1".to_owned(),
        day("2026-03-01"),
        Currency::COP,
        &known().lines,
        Comma,
    );
    form.end = "nunca".to_owned();
    let fields = |form: &AmendmentForm| {
        let errors = form.parse(
            amendment(1, "", "2026-03-01", Changes::default()).id,
            contract().id,
            Comma,
        );
        let errors = errors.unwrap_err();
        errors
            .iter()
            .map(|error| error.field.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(&form), ["kinds"]);
    form.kinds = vec![KindName::Term, KindName::Value];
    assert_eq!(fields(&form), ["end"]);
    form.end = "2026-02-01".to_owned();
    form.kinds = vec![KindName::Term];
    assert_eq!(fields(&form), ["end"]);
    form.kinds = vec![KindName::Lines];
    assert_eq!(fields(&form), ["kinds"]);
    form.changed[0].price = "-3".to_owned();
    form.changed[0].quantity = "0".to_owned();
    assert_eq!(fields(&form), ["changed[0].price", "changed[0].quantity"]);
}
