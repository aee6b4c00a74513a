//! What is refused, where, and what else that takes with it.

use super::{applied, preview, sample, sample_book, sample_with};
use crate::app::book::Book;
use crate::domain::ids::Kind;
use crate::interop::records_file::problem::{Cause, Expected};
use serde_json::{Value, json};

/// The sample with one value changed is told to be wrong there first, for that cause.
fn check(pointer: &str, value: Value, place: &str, cause: Cause) {
    let preview = preview(&sample_with(pointer, value), &Book::new());
    let first = preview.problems().next().unwrap();
    let found = (first.place.as_str(), &first.cause);
    assert_eq!(found, (place, &cause), "{pointer}");
}

#[test]
fn each_fault_of_a_value_is_told_with_its_place() {
    let text = Cause::Expected(Expected::Text);
    check("/clients/0/name", json!(7), "clients[0].name", text);
    let object = Cause::Expected(Expected::Object);
    check("/clients/1", json!("x"), "clients[1]", object);
    let list = Cause::Expected(Expected::List);
    check(
        "/clients/0/contacts",
        json!({}),
        "clients[0].contacts",
        list,
    );
    let flag = Cause::Expected(Expected::TrueOrFalse);
    check("/clients/0/active", json!("yes"), "clients[0].active", flag);
    let date = Cause::NotADate("2023-2-1".to_owned());
    check(
        "/clients/0/since",
        json!("2023-2-1"),
        "clients[0].since",
        date,
    );
    let id = Cause::NotAnId("x1".to_owned());
    check("/clients/0/id", json!("x1"), "clients[0].id", id);
    let long = Cause::TooLong { max: 10_000 };
    check(
        "/clients/0/notes",
        json!("n".repeat(10_001)),
        "clients[0].notes",
        long,
    );
    let amount = Cause::NotAnAmount("12,5".to_owned());
    check(
        "/contracts/0/value",
        json!("12,5"),
        "contracts[0].value",
        amount,
    );
    let currency = Cause::NotACurrency("pesos".to_owned());
    let value = json!({"amount": 1, "currency": "pesos"});
    check(
        "/contracts/0/value",
        value,
        "contracts[0].value.currency",
        currency,
    );
    let whole = Cause::NotWhole {
        found: "-1".to_owned(),
        max: 65_535,
    };
    check(
        "/contracts/0/payment_days",
        json!(-1),
        "contracts[0].payment_days",
        whole,
    );
}

#[test]
fn what_is_missing_is_told_with_its_place() {
    for (pointer, value, place) in [
        ("/clients/0/name", Value::Null, "clients[0].name"),
        ("/clients/0/name", json!(" "), "clients[0].name"),
        ("/contracts/0/start", Value::Null, "contracts[0].start"),
        (
            "/contracts/0/value",
            json!({"currency": "COP"}),
            "contracts[0].value.amount",
        ),
        (
            "/contracts/0/policies/0/to",
            Value::Null,
            "contracts[0].policies[0].to",
        ),
        (
            "/contracts/0/policies/0/file",
            json!({"name": "póliza.pdf", "size": 12}),
            "contracts[0].policies[0].file.digest",
        ),
        ("/steps/0/action", Value::Null, "steps[0].action"),
        (
            "/obligations/0/outcomes/0/result",
            Value::Null,
            "obligations[0].outcomes[0].result",
        ),
        ("/documents/0/client", Value::Null, "documents[0].client"),
        ("/invoices/0/client", Value::Null, "invoices[0].client"),
        (
            "/invoices/0/totals",
            json!({}),
            "invoices[0].totals.payable",
        ),
    ] {
        check(pointer, value, place, Cause::Missing);
    }
}

#[test]
fn a_name_that_nobody_has_is_told_with_its_place() {
    for (pointer, key, place, kind) in [
        (
            "/contracts/0/owner",
            "nobody",
            "contracts[0].owner",
            Kind::Person,
        ),
        (
            "/invoices/0/contract",
            "CT-9",
            "invoices[0].contract",
            Kind::Contract,
        ),
        (
            "/payments/0/client",
            "981000000",
            "payments[0].client",
            Kind::Client,
        ),
        (
            "/payments/0/allocations/0/invoice",
            "FE9",
            "payments[0].allocations[0].invoice",
            Kind::Invoice,
        ),
        (
            "/contracts/0/client",
            "01920000-0000-7000-8000-000000000000",
            "contracts[0].client",
            Kind::Client,
        ),
    ] {
        let unknown = Cause::UnknownReference {
            kind,
            key: key.to_owned(),
        };
        check(pointer, json!(key), place, unknown);
    }
}

#[test]
fn two_people_of_one_name_are_told_apart_by_more_than_that() {
    let mut file = sample_with("/contracts/0/owner", json!("Ana Ruiz"));
    file["people"] = json!([]);
    let twins = json!({"format": "vigia-records", "version": 1, "people": [
        {"name": "Ana Ruiz", "email": "a@x.example"},
        {"id": "01920000-0000-7000-8000-000000000001", "name": "Ana Ruiz", "email": "b@x.example"},
    ]});
    let people = preview(&twins, &Book::new()).into_entities();
    let book = applied(&Book::new(), people);
    let wrong = preview(&file, &book);
    let ambiguous = Cause::AmbiguousReference {
        kind: Kind::Person,
        key: "Ana Ruiz".to_owned(),
    };
    assert_eq!(wrong.problems().next().unwrap().cause, ambiguous);
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
    let mut named = Vec::new();
    for problem in preview.problems().skip(1) {
        let Cause::ReferenceIsWrong { place } = &problem.cause else {
            panic!("{problem}");
        };
        named.push(place.as_str());
    }
    let (client, contract, invoice) = ("clients[0]", "contracts[0]", "invoices[0]");
    // A contract, what is under it, a document, an event, an invoice and what became of it, and a payment.
    assert_eq!(
        named,
        [
            client, contract, contract, contract, client, contract, client, invoice, invoice,
            client
        ]
    );
    assert_eq!(preview.counts().created, 4);
}

#[test]
fn what_the_book_refuses_is_refused_in_the_preview_with_all_that_depends_on_it() {
    let file = sample_with("/contracts/0/end", json!("2025-01-01"));
    let preview = preview(&file, &Book::new());
    let wrong: Vec<&str> = preview.problems().map(|p| p.place.as_str()).collect();
    assert_eq!(
        wrong,
        [
            "contracts[0]",
            "amendments[0]",
            "steps[0]",
            "obligations[0]",
            "documents[0]",
            "billing_events[0]",
            "invoices[0]",
            "invoice_steps[0]",
            "invoice_reports[0]",
            "payments[0]"
        ]
    );
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
