//! What is typed in the settings and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{CompanyForm, NumberingForm};
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::alert::AlertKind;
use crate::domain::company::AlertLead;
use crate::domain::country::Country;
use crate::domain::invoice::DocumentType;
use crate::domain::money::Currency;
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn the_example_company_comes_back_as_it_went_in() {
    for country in Country::ALL {
        for entity in generate(&Plan::example(day(2026, 11, 22), country)) {
            if let Entity::Company(mut company) = entity {
                company.days_off = vec![day(2026, 12, 24), day(2026, 12, 31)];
                company.alert_leads = vec![AlertLead {
                    kind: AlertKind::PolicyExpiry,
                    days: 45,
                }];
                company.contract_rules.review_days = Some(4);
                company.contract_rules.management_from = Some(Decimal::new(500_000_000, 0));
                company.billing_rules.issue_days = Some(3);
                for range in &mut company.numbering {
                    range.documents = DocumentType::CreditNote;
                    range.type_code = "91".to_owned();
                }
                let form = CompanyForm::of(&company, DecimalMark::Comma);
                assert_eq!(form.parse(DecimalMark::Comma), Ok(*company));
            }
        }
    }
}

#[test]
fn days_off_are_put_in_order_and_leads_left_empty_use_the_default() {
    let form = CompanyForm {
        name: "Puente".to_owned(),
        days_off: texts(&["31/12/2026", "", "24/12/2026", "2026-12-31"]),
        numbering: vec![NumberingForm::default()],
        ..CompanyForm::new(Country::Colombia)
    };
    let company = form.parse(DecimalMark::Comma).unwrap();
    assert_eq!(company.days_off, [day(2026, 12, 24), day(2026, 12, 31)]);
    assert!(company.alert_leads.is_empty() && company.numbering.is_empty());
    assert_eq!(
        (company.currency, company.backup_days_max),
        (Currency::COP, 7)
    );
}

#[test]
fn every_error_is_told_with_the_row_it_is_in() {
    let mut form = CompanyForm {
        days_off: texts(&["24/12/2026", "nunca"]),
        backup_days_max: "366".to_owned(),
        numbering: vec![NumberingForm {
            resolution: "18760000099999".to_owned(),
            prefix: "FE".to_owned(),
            from: "2000".to_owned(),
            to: "1000".to_owned(),
            valid_from: "01/01/2026".to_owned(),
            valid_to: "01/01/2025".to_owned(),
            ..NumberingForm::default()
        }],
        ..CompanyForm::new(Country::Colombia)
    };
    form.alert_leads[1].days = "1,5".to_owned();
    let errors = form.parse(DecimalMark::Comma).unwrap_err();
    for (field, error) in [
        ("name", FieldError::Required),
        ("days_off[1]", FieldError::NotADate),
        ("alert_leads[1]", FieldError::TooManyDecimals(0)),
        ("backup_days_max", FieldError::AboveMax(365)),
        ("numbering[0].from", FieldError::AboveMax(1000)),
        ("numbering[0].valid_to", FieldError::Before(day(2026, 1, 1))),
    ] {
        assert_eq!(errors.of(field), Some(&error), "{field}");
    }
    assert_eq!(errors.len(), 6);
}
