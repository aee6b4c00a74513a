//! What is typed about an item and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{ItemForm, TaxKind};
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::item::{Item, ItemDetraction, ItemTax};
use crate::domain::money::{Currency, Money};
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use rust_decimal::Decimal;
use uuid::Uuid;

const MARK: DecimalMark = DecimalMark::Comma;

fn id() -> ItemId {
    ItemId(Uuid::from_u128(7))
}

fn item(tax: ItemTax) -> Item {
    Item {
        id: id(),
        code: "P-1".to_owned(),
        name: "Puesto de atención".to_owned(),
        unit: "E48".to_owned(),
        price: Some(Money::new(Decimal::new(1_250_050, 2), Currency::PEN)),
        tax,
        withholding: Some(Decimal::new(35, 1)),
        detraction: Some(ItemDetraction {
            code: "022".to_owned(),
            percent: Decimal::from(12),
        }),
        standard_code: "80101500".to_owned(),
        active: false,
    }
}

fn blank(country: Country) -> ItemForm {
    ItemForm {
        code: "A".to_owned(),
        name: "Asesoría".to_owned(),
        ..ItemForm::new(country, Currency::COP, MARK)
    }
}

#[test]
fn an_item_comes_back_as_it_went_in() {
    for tax in [
        ItemTax::Taxed(Decimal::from(19)),
        ItemTax::Consumption(Decimal::from(8)),
        ItemTax::Exempt,
        ItemTax::Excluded,
        ItemTax::Export,
    ] {
        let mut item = item(tax);
        let form = ItemForm::of(&item, Currency::COP, MARK);
        assert_eq!(form.parse(id(), MARK), Ok(item.clone()));
        (item.price, item.withholding, item.detraction) = (None, None, None);
        let form = ItemForm::of(&item, Currency::COP, MARK);
        assert_eq!(form.parse(id(), MARK), Ok(item));
    }
}

#[test]
fn a_code_and_a_name_are_enough() {
    for (country, unit, percent) in [(Country::Colombia, "E48", 19), (Country::Peru, "ZZ", 18)] {
        let item = blank(country).parse(id(), MARK).unwrap();
        assert_eq!((item.unit.as_str(), item.price), (unit, None));
        assert_eq!(item.tax, ItemTax::Taxed(Decimal::from(percent)));
        assert!(item.active && item.detraction.is_none());
    }
}

#[test]
fn a_choice_of_a_list_is_its_code() {
    let mut form = ItemForm {
        unit: "hur · Hora".to_owned(),
        ..blank(Country::Peru)
    };
    form.choose_detraction("022 · Otros servicios empresariales".to_owned(), MARK);
    let item = form.parse(id(), MARK).unwrap();
    assert_eq!(item.unit, "HUR");
    let deposit = ItemDetraction {
        code: "022".to_owned(),
        percent: Decimal::from(12),
    };
    assert_eq!(item.detraction, Some(deposit));
}

#[test]
fn what_is_usual_follows_the_choice_and_what_is_typed_stays() {
    let mut form = blank(Country::Colombia);
    form.choose_tax(TaxKind::Exempt, Country::Colombia, MARK);
    assert_eq!(form.percent, "");
    form.choose_tax(TaxKind::Taxed, Country::Colombia, MARK);
    assert_eq!(form.percent, "19");
    form.choose_detraction("027".to_owned(), MARK);
    assert_eq!(form.detraction_percent, "4");
    form.choose_detraction("037".to_owned(), MARK);
    assert_eq!(form.detraction_percent, "12");
    form.detraction_percent = "1,5".to_owned();
    form.choose_detraction("022".to_owned(), MARK);
    assert_eq!(form.detraction_percent, "1,5");
}

#[test]
fn everything_that_is_wrong_is_told() {
    let form = ItemForm {
        code: " ".to_owned(),
        unit: String::new(),
        price: "-1".to_owned(),
        percent: "119 %".to_owned(),
        withholding: "x".to_owned(),
        detraction_code: "999".to_owned(),
        standard_code: "8010150".to_owned(),
        ..blank(Country::Colombia)
    };
    let errors = form.parse(id(), MARK).unwrap_err();
    for (field, error) in [
        ("code", FieldError::Required),
        ("unit", FieldError::Required),
        ("price", FieldError::Negative),
        ("percent", FieldError::AboveMax(100)),
        ("withholding", FieldError::NotANumber),
        ("detraction_code", FieldError::NotOffered),
        ("detraction_percent", FieldError::Required),
        ("standard_code", FieldError::NotDigits(8)),
    ] {
        assert_eq!(errors.of(field), Some(&error), "{field}");
    }
    assert_eq!(errors.len(), 8);
}
