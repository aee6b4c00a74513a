//! What is typed in the settings and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::CompanyForm;
use super::numbering::NumberingForm;
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::alert::AlertKind;
use crate::domain::billing::ProRata;
use crate::domain::company::{AlertLead, BillingRules};
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::invoice::DocumentType;
use crate::domain::money::Currency;
use crate::form::FieldError;
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

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
                company.billing_rules = BillingRules {
                    since: Some(day(2026, 10, 1)),
                    issue_days: Some(3),
                    deliver_days: Some(2),
                    self_approval: true,
                    pro_rata: ProRata::ThirtyDays,
                    item: Some(ItemId(Uuid::from_u128(7))),
                    detraction_account: "00-123-456789".to_owned(),
                };
                company.numbering_device = "0123456789abcdef".to_owned();
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

#[test]
fn notes_and_series_need_no_authorisation_and_have_no_end() {
    let note = NumberingForm {
        prefix: "NC".to_owned(),
        from: "1".to_owned(),
        to: "5.000".to_owned(),
        documents: DocumentType::CreditNote,
        ..NumberingForm::default()
    };
    let series = NumberingForm {
        prefix: "f001".to_owned(),
        ..NumberingForm::new(Country::Peru)
    };
    for (country, row, prefix, to) in [
        (Country::Colombia, note, "NC", 5_000),
        (Country::Peru, series, "F001-", 99_999_999),
    ] {
        let form = CompanyForm {
            name: "Puente".to_owned(),
            numbering: vec![row, NumberingForm::new(country)],
            ..CompanyForm::new(country)
        };
        let company = form.parse(DecimalMark::Comma).unwrap();
        let [range] = company.numbering.as_slice() else {
            unreachable!("one range in {country:?}");
        };
        assert_eq!((range.prefix.as_str(), range.to), (prefix, to));
        assert!(range.valid_from < day(2020, 1, 1) && day(2100, 1, 1) < range.valid_to);
        let again = CompanyForm::of(&company, DecimalMark::Comma);
        assert_eq!(again.numbering[0].valid_to, "", "no end is shown");
        assert_eq!(again.parse(DecimalMark::Comma), Ok(company));
    }
}

#[test]
fn two_ranges_of_one_prefix_share_no_number() {
    let range = |prefix: &str, from: &str, to: &str| NumberingForm {
        prefix: prefix.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        documents: DocumentType::DebitNote,
        ..NumberingForm::default()
    };
    let form = CompanyForm {
        name: "Puente".to_owned(),
        numbering: vec![
            range("ND", "1", "100"),
            range("NX", "1", "100"),
            range("ND", "100", "200"),
            range("ND", "201", "300"),
        ],
        ..CompanyForm::new(Country::Colombia)
    };
    let errors = form.parse(DecimalMark::Comma).unwrap_err();
    assert_eq!(
        errors.of("numbering[2].from"),
        Some(&FieldError::NumbersMeet)
    );
    assert_eq!(errors.len(), 1);
}

#[test]
fn billing_rules_say_what_is_wrong_with_them() {
    let mut form = CompanyForm::new(Country::Peru);
    form.name = "Puente".to_owned();
    form.billing_rules.since = "noviembre".to_owned();
    form.billing_rules.issue_days = "61".to_owned();
    form.billing_rules.deliver_days = "-1".to_owned();
    let errors = form.parse(DecimalMark::Comma).unwrap_err();
    for (field, error) in [
        ("billing_rules.since", FieldError::NotAMonth),
        ("billing_rules.issue_days", FieldError::AboveMax(60)),
        ("billing_rules.deliver_days", FieldError::Negative),
    ] {
        assert_eq!(errors.of(field), Some(&error), "{field}");
    }
    assert_eq!(errors.len(), 3);
    for (typed, month) in [
        ("2026-11", 11),
        ("3/2026", 3),
        ("agosto de 2026", 8),
        ("", 0),
    ] {
        form.billing_rules.since = typed.to_owned();
        form.billing_rules.issue_days = String::new();
        form.billing_rules.deliver_days = "0".to_owned();
        let rules = form.parse(DecimalMark::Comma).unwrap().billing_rules;
        let expected = (month > 0).then(|| day(2026, month, 1));
        assert_eq!(rules.since, expected, "{typed}");
        assert_eq!((rules.days_to_issue(), rules.days_to_deliver()), (5, 0));
    }
}
