//! What is refused, where, and what else that takes with it.

use super::{applied, preview, sample, sample_book, sample_with};
use crate::app::book::Book;
use crate::domain::ids::Kind;
use crate::interop::records_file::problem::{Cause, Expected};
use serde_json::{Value, json};

fn unknown(kind: Kind, key: &str) -> Cause {
    Cause::UnknownReference {
        kind,
        key: key.to_owned(),
    }
}

#[test]
fn each_fault_is_told_with_its_place() {
    for (pointer, value, place, cause) in [
        (
            "/clients/0/name",
            json!(7),
            "clients[0].name",
            Cause::Expected(Expected::Text),
        ),
        (
            "/clients/0/name",
            Value::Null,
            "clients[0].name",
            Cause::Missing,
        ),
        (
            "/clients/1",
            json!("x"),
            "clients[1]",
            Cause::Expected(Expected::Object),
        ),
        (
            "/clients/0/since",
            json!("2023-2-1"),
            "clients[0].since",
            Cause::NotADate("2023-2-1".into()),
        ),
        (
            "/clients/0/id",
            json!("x1"),
            "clients[0].id",
            Cause::NotAnId("x1".into()),
        ),
        (
            "/clients/0/active",
            json!("yes"),
            "clients[0].active",
            Cause::Expected(Expected::TrueOrFalse),
        ),
        (
            "/clients/0/contacts",
            json!({}),
            "clients[0].contacts",
            Cause::Expected(Expected::List),
        ),
        (
            "/clients/0/notes",
            json!("n".repeat(10_001)),
            "clients[0].notes",
            Cause::TooLong { max: 10_000 },
        ),
        (
            "/contracts/0/start",
            Value::Null,
            "contracts[0].start",
            Cause::Missing,
        ),
        (
            "/contracts/0/value",
            json!("12,5"),
            "contracts[0].value",
            Cause::NotAnAmount("12,5".into()),
        ),
        (
            "/contracts/0/value",
            json!({"currency": "COP"}),
            "contracts[0].value.amount",
            Cause::Missing,
        ),
        (
            "/contracts/0/value",
            json!({"amount": 1, "currency": "pesos"}),
            "contracts[0].value.currency",
            Cause::NotACurrency("pesos".into()),
        ),
        (
            "/contracts/0/payment_days",
            json!(-1),
            "contracts[0].payment_days",
            Cause::NotWhole {
                found: "-1".into(),
                max: 65_535,
            },
        ),
        (
            "/contracts/0/owner",
            json!("nobody"),
            "contracts[0].owner",
            unknown(Kind::Person, "nobody"),
        ),
        (
            "/contracts/0/policies/0/to",
            Value::Null,
            "contracts[0].policies[0].to",
            Cause::Missing,
        ),
        (
            "/invoices/0/contract",
            json!("CT-9"),
            "invoices[0].contract",
            unknown(Kind::Contract, "CT-9"),
        ),
        (
            "/invoices/0/totals",
            json!({}),
            "invoices[0].totals.payable",
            Cause::Missing,
        ),
        (
            "/payments/0/client",
            json!("981000000"),
            "payments[0].client",
            unknown(Kind::Client, "981000000"),
        ),
        (
            "/payments/0/allocations/0/invoice",
            json!("FE9"),
            "payments[0].allocations[0].invoice",
            unknown(Kind::Invoice, "FE9"),
        ),
    ] {
        let preview = preview(&sample_with(pointer, value), &Book::new());
        let first = preview.problems().next().unwrap();
        assert_eq!(
            (first.place.as_str(), &first.cause),
            (place, &cause),
            "{pointer}"
        );
    }
}

#[test]
fn words_and_numbers_outside_the_rules_are_told() {
    let file = sample_with("/contracts/0/policies/0/cover", json!("everything"));
    let wrong = preview(&file, &Book::new());
    let cause = &wrong.problems().next().unwrap().cause;
    assert!(
        matches!(cause, Cause::NotOneOf { found, allowed } if found == "everything" && allowed.len() == 7)
    );

    let file = sample_with("/contracts/0/value", json!(0.123_456_789_012_345_6));
    let wrong = preview(&file, &Book::new());
    let cause = &wrong.problems().next().unwrap().cause;
    assert!(matches!(cause, Cause::TooManyDigits(_)));

    let file = sample_with("/clients/0/tax_id", json!("980.000.001-0"));
    let wrong = preview(&file, &Book::new());
    let cause = &wrong.problems().next().unwrap().cause;
    assert!(matches!(cause, Cause::TaxId(_)));
}

#[test]
fn all_that_is_wrong_with_a_record_is_told_at_once() {
    let file = json!({"format": "vigia-records", "version": 1, "contracts": [
        {"client": "1", "start": "yesterday", "payment_days": "30", "policies": [{"amount": "x"}]}
    ]});
    let preview = preview(&file, &Book::new());
    let places: Vec<&str> = preview.problems().map(|p| p.place.as_str()).collect();
    assert_eq!(
        places,
        [
            "contracts[0].payment_days",
            "contracts[0].policies[0].cover",
            "contracts[0].policies[0].from",
            "contracts[0].policies[0].to",
            "contracts[0].policies[0].amount",
            "contracts[0].start",
            "contracts[0].client",
            "contracts[0].number",
        ]
    );
}

#[test]
fn what_names_a_wrong_record_is_wrong_too() {
    let file = sample_with("/clients/0/since", json!("soon"));
    let preview = preview(&file, &Book::new());
    let wrong = preview
        .problems()
        .skip(1)
        .map(|problem| problem.cause.clone());
    let expected = Cause::ReferenceIsWrong {
        place: "clients[0]".to_owned(),
    };
    assert_eq!(wrong.collect::<Vec<_>>(), vec![expected; 3]);
    assert_eq!(preview.counts().created, 3);
}

#[test]
fn what_the_book_refuses_is_refused_in_the_preview_with_all_that_depends_on_it() {
    let file = sample_with("/contracts/0/end", json!("2025-01-01"));
    let preview = preview(&file, &Book::new());
    let wrong: Vec<&str> = preview.problems().map(|p| p.place.as_str()).collect();
    assert_eq!(wrong, ["contracts[0]", "invoices[0]", "payments[0]"]);
    let book = applied(&Book::new(), preview.into_entities());
    assert_eq!(book.clients().len(), 2);
}

#[test]
fn the_same_record_twice_is_told() {
    let mut file = sample();
    let again = file["payments"][0].clone();
    file["payments"].as_array_mut().unwrap().push(again);
    let preview = preview(&file, &Book::new());
    let problem = preview.problems().next().unwrap();
    assert_eq!(problem.place, "payments[1]");
    assert_eq!(
        problem.cause,
        Cause::RepeatedInFile {
            place: "payments[0]".to_owned()
        }
    );
}

#[test]
fn an_issued_document_does_not_change() {
    let book = sample_book();
    let file = sample_with("/invoices/0/totals/payable", json!("1.00"));
    let preview = preview(&file, &book);
    assert_eq!(preview.counts().wrong, 1);
    assert!(matches!(
        preview.problems().next().unwrap().cause,
        Cause::Refused(_)
    ));
}
