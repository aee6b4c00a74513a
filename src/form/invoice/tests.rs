//! A draft survives its form, what is wrong is told by its field, and claims go with their lines.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::InvoiceForm;
use crate::app::samples;
use crate::domain::billing::{Claim, Part};
use crate::domain::contract::billing::LineKey;
use crate::domain::country::Country;
use crate::domain::ids::{ContractId, InvoiceId};
use crate::domain::invoice::totals::compute;
use crate::domain::invoice::{Invoice, State};
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::invoice::lines::{LineForm, LineTax};
use rust_decimal::Decimal;
use uuid::Uuid;

fn blank() -> Invoice {
    let mut invoice = samples::invoice(40, 1, "", "2026-11-01", "", 0);
    invoice.id = InvoiceId(Uuid::from_u128(40));
    invoice.state = State::Draft;
    invoice.content.lines.clear();
    invoice
}

fn typed() -> InvoiceForm {
    let mut form = InvoiceForm::new(None, Currency::COP, Country::Colombia);
    form.period_from = "2026-10-01".to_owned();
    form.period_to = "2026-10-31".to_owned();
    form.income = "4".to_owned();
    form.discount = "10".to_owned();
    form.lines = vec![LineForm {
        description: "Mesa de ayuda, octubre".to_owned(),
        quantity: "2,5".to_owned(),
        price: "1000000".to_owned(),
        tax: LineTax::Reduced,
        ..LineForm::new(Country::Colombia)
    }];
    form
}

fn parsed(form: &InvoiceForm, base: &Invoice) -> Result<Invoice, Vec<String>> {
    let client = samples::client(1, "Uno", "900123456");
    form.parse(base, Some(&client), Currency::COP, DecimalMark::Comma)
        .map_err(|errors| errors.iter().map(|error| error.field.clone()).collect())
}

#[test]
fn amounts_follow_from_what_is_typed() {
    let mut invoice = parsed(&typed(), &blank()).unwrap();
    compute(&mut invoice.content).unwrap();
    let totals = &invoice.content.totals;
    assert_eq!(totals.lines, Decimal::from(2_500_000));
    assert_eq!(totals.taxes, Decimal::from(125_000));
    assert_eq!(totals.allowances, Decimal::from(250_000));
    assert_eq!(totals.payable, Decimal::from(2_375_000));
    assert_eq!(
        invoice.content.withholdings[0].amount,
        Decimal::from(100_000)
    );
}

#[test]
fn a_draft_is_the_same_after_its_form() {
    let mut base = parsed(&typed(), &blank()).unwrap();
    compute(&mut base.content).unwrap();
    let form = InvoiceForm::of(&base, DecimalMark::Comma);
    let mut again = parsed(&form, &base).unwrap();
    compute(&mut again.content).unwrap();
    assert_eq!(again.content, base.content);
}

#[test]
fn what_a_line_bills_goes_with_it() {
    let mut base = parsed(&typed(), &blank()).unwrap();
    let claim = Claim {
        contract: ContractId(Uuid::from_u128(1)),
        line: LineKey {
            added_by: None,
            number: 1,
        },
        part: Part::Milestone,
    };
    base.content.lines[0].bills = Some(Box::new(claim));
    let mut form = InvoiceForm::of(&base, DecimalMark::Comma);
    form.lines.insert(
        0,
        LineForm {
            description: "Otra cosa".to_owned(),
            price: "1".to_owned(),
            ..LineForm::new(Country::Colombia)
        },
    );
    let read = parsed(&form, &base).unwrap();
    assert_eq!(read.content.lines[0].bills, None);
    assert_eq!(read.content.lines[1].bills.as_deref(), Some(&claim));
}

#[test]
fn each_fault_is_told_at_its_field() {
    let mut form = typed();
    form.period_to = "2026-09-01".to_owned();
    form.days = "x".to_owned();
    form.lines[0].quantity = "0".to_owned();
    form.lines[0].price = "-1".to_owned();
    form.lines[0].description = " ".to_owned();
    form.discount = "101".to_owned();
    assert_eq!(
        parsed(&form, &blank()).unwrap_err(),
        [
            "period_to",
            "days",
            "discount",
            "lines[0].description",
            "lines[0].quantity",
            "lines[0].price",
        ]
    );
}
