//! What is typed about a client and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{ClientForm, ContactForm, tax_id_kinds};
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::client::{ClientBilling, Withholding};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::TaxIdError;
use crate::domain::tax_id::TaxIdKind;
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

const MARK: DecimalMark = DecimalMark::Comma;

fn id() -> ClientId {
    ClientId(Uuid::from_u128(7))
}

#[test]
fn every_client_of_the_example_comes_back_as_it_went_in() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for country in Country::ALL {
        for entity in generate(&Plan::example(today, country)) {
            if let Entity::Client(mut client) = entity {
                client.billing = ClientBilling {
                    responsibilities: "O-13;O-15".to_owned(),
                    demands_order: true,
                    withholds_income: true,
                    withholdings: vec![Withholding {
                        code: "07".to_owned(),
                        percent: Decimal::new(966, 2),
                    }],
                };
                let form = ClientForm::of(&client, MARK);
                assert!(tax_id_kinds(country).contains(&form.tax_id_kind));
                assert_eq!(form.parse(client.id, MARK), Ok(*client));
            }
        }
    }
}

#[test]
fn a_name_is_enough() {
    let form = ClientForm {
        name: " Norte S.A.S. ".to_owned(),
        contacts: vec![ContactForm::default()],
        ..ClientForm::new(Country::Colombia)
    };
    let client = form.parse(id(), MARK).unwrap();
    assert_eq!(client.name, "Norte S.A.S.");
    assert_eq!((client.tax_id, client.since), (None, None));
    assert!(client.contacts.is_empty() && client.active);
}

#[test]
fn the_kind_decides_how_the_number_is_read() {
    for (country, kind, typed, number) in [
        (Country::Colombia, TaxIdKind::Nit, "982.622.722-0", None),
        (
            Country::Colombia,
            TaxIdKind::Nit,
            "800.197.268-4",
            Some("800197268"),
        ),
        (
            Country::Colombia,
            TaxIdKind::Cc,
            "79.123.456",
            Some("79123456"),
        ),
        (
            Country::Peru,
            TaxIdKind::Ruc,
            "20100070970",
            Some("20100070970"),
        ),
    ] {
        let form = ClientForm {
            name: "Norte".to_owned(),
            tax_id_kind: kind,
            tax_id: typed.to_owned(),
            ..ClientForm::new(country)
        };
        let read = form.parse(id(), MARK).ok().and_then(|client| client.tax_id);
        assert_eq!(read.as_ref().map(|id| id.number()), number, "{typed}");
    }
}

#[test]
fn every_error_is_told_with_the_row_it_is_in() {
    let form = ClientForm {
        tax_id: "900123456-0".to_owned(),
        email: "a b@c.d".to_owned(),
        since: "32/01/2026".to_owned(),
        contacts: vec![
            ContactForm::default(),
            ContactForm {
                email: "nobody".to_owned(),
                ..ContactForm::default()
            },
        ],
        ..ClientForm::new(Country::Colombia)
    };
    let errors = form.parse(id(), MARK).unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "tax_id",
            "email",
            "since",
            "contacts[1].name",
            "contacts[1].email"
        ]
    );
    assert!(matches!(
        errors.of("tax_id"),
        Some(FieldError::TaxId(TaxIdError::CheckDigit { found: '0', .. }))
    ));
    assert_eq!(errors.of("since"), Some(&FieldError::NoSuchDate));
}

#[test]
fn no_responsibility_excludes_the_others() {
    let mut billing = ClientForm::new(Country::Colombia).billing;
    billing.tick("O-13", true);
    billing.tick("O-15", true);
    billing.tick("O-13", false);
    billing.tick("O-23", true);
    assert_eq!(billing.responsibilities, "O-15;O-23");
    billing.tick("R-99-PN", true);
    assert!(billing.has("R-99-PN") && !billing.has("O-15"));
    billing.tick("O-47", true);
    assert_eq!(billing.responsibilities, "O-47");
}

#[test]
fn what_a_client_withholds_is_a_rate() {
    let mut form = ClientForm {
        name: "Norte".to_owned(),
        ..ClientForm::new(Country::Colombia)
    };
    form.billing.sales = "15 %".to_owned();
    form.billing.municipal = "9,66‰".to_owned();
    let withheld = form.parse(id(), MARK).unwrap().billing.withholdings;
    let withheld: Vec<(&str, Decimal)> = withheld
        .iter()
        .map(|each| (each.code.as_str(), each.percent))
        .collect();
    let expected = [("05", Decimal::from(15)), ("07", Decimal::new(966, 2))];
    assert_eq!(withheld, expected);
    form.billing.sales = "150".to_owned();
    form.billing.municipal = "-1".to_owned();
    let errors = form.parse(id(), MARK).unwrap_err();
    assert_eq!(errors.of("billing.sales"), Some(&FieldError::AboveMax(100)));
    assert_eq!(errors.of("billing.municipal"), Some(&FieldError::Negative));
}
