//! Tests of `journal::record`: the written form of every kind is pinned, and what is refused names its place.
//! Not part of the app.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

mod golden;

use crate::app::entity::Entity;
use crate::domain::ids::{Kind, RecordId};
use crate::journal::migrations::FORMAT;
use crate::journal::record::{self, RecordCause, canonical};
use crate::journal::samples;
use serde_json::{Value, json};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_record_comes_back_with_every_field() {
    let mut kinds = Vec::new();
    let small = [
        samples::client(1, "", ""),
        samples::contract(2, ""),
        samples::payment(3, ""),
        samples::draft(4, ""),
        samples::plain_invoice(5),
    ];
    for entity in samples::full().into_iter().chain(small) {
        let body = record::encode(&entity).unwrap();
        let read = record::decode(entity.id(), FORMAT, &body).unwrap();
        assert!(!read.has_unknown, "{body}");
        kinds.push(entity.id().kind());
        // An alert lead's place in the list is not kept: it means nothing.
        if entity.id() != RecordId::Company {
            assert_eq!(read.entity, entity);
        }
        assert_eq!(record::encode(&read.entity).unwrap(), body);
        assert_eq!(
            canonical::text(&value(&body)),
            body,
            "fields stand in order"
        );
    }
    assert!(Kind::ALL.iter().all(|kind| kinds.contains(kind)));
}

/// Fields of enums that are written as objects.
const ENUMS: [&str; 20] = [
    "amount",
    "automatic",
    "by_amendment",
    "date",
    "days",
    "every",
    "fixed",
    "index",
    "measured",
    "once",
    "percent",
    "renewal_decided",
    "returned",
    "reviewed",
    "sent_to_review",
    "snoozed_until",
    "submitted",
    "taxed",
    "text",
    "value",
];

/// The body with a field that no version knows in every object of it, as deep as it goes.
fn with_unknown(value: &mut Value, count: &mut u64) {
    match value {
        Value::Object(fields) => {
            fields
                .values_mut()
                .for_each(|inner| with_unknown(inner, count));
            // An enum written as an object has no room for more than its one field.
            let is_enum = fields.len() == 1 && ENUMS.iter().any(|name| fields.contains_key(*name));
            if !is_enum {
                *count += 1;
                fields.insert(
                    "zz_future".to_owned(),
                    json!({"n": *count, "l": [1, {"a": null}]}),
                );
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|inner| with_unknown(inner, count)),
        _ => {}
    }
}

#[test]
fn fields_of_newer_versions_survive_a_change() {
    for entity in samples::full() {
        let mut future = value(&record::encode(&entity).unwrap());
        let mut count = 0;
        with_unknown(&mut future, &mut count);
        let text = canonical::text(&future);
        let read = record::decode(entity.id(), FORMAT, &text).unwrap();
        assert!(read.has_unknown);
        // Written back unchanged, everything is as it was.
        assert_eq!(record::encode_over(&read.entity, &text).unwrap(), text);
    }
    let Entity::Client(mut client) = samples::client(1, "a", "nota") else {
        panic!("it is a client")
    };
    let before = r#"{"country":"CO","extra":{"deep":[1]},"name":"a","notes":"nota"}"#;
    client.name = "b".to_owned();
    client.notes.clear();
    let after = record::encode_over(&Entity::Client(client), before).unwrap();
    assert_eq!(after, r#"{"country":"CO","extra":{"deep":[1]},"name":"b"}"#);
}

#[test]
fn a_body_that_makes_no_record_is_refused_with_its_place() {
    let check = |record: RecordId, body: &str, field: &str| {
        let error = record::decode(record, FORMAT, body).unwrap_err();
        assert_eq!((error.kind, error.uuid), (record.kind(), record.uuid()));
        assert_eq!(error.field, field, "{error}");
        error.cause
    };
    let client = samples::client_id(1);
    let cause = check(client, r#"{"country":"XX","name":"a"}"#, "country");
    assert!(matches!(cause, RecordCause::Shape(_)));
    let cause = check(client, r#"{"country":"CO"}"#, "");
    assert_eq!(cause.to_string(), "missing field `name`");
    check(
        client,
        r#"{"contacts":[{},{"name":7}],"country":"CO","name":"a"}"#,
        "contacts[1].name",
    );
    let wrong = r#"{"country":"PE","name":"a","tax_id":{"kind":"ruc","number":"20606433095"}}"#;
    let cause = check(client, wrong, "tax_id.number");
    assert!(matches!(cause, RecordCause::Value(_)));
    assert!(matches!(check(client, "{", ""), RecordCause::NotJson(_)));
    // Nothing is read by position: a list is no record.
    for list in ["[]", r#"["CO","a"]"#] {
        assert!(record::decode(client, FORMAT, list).is_err());
    }
    check(
        RecordId::Company,
        r#"{"alert_leads":[3],"country":"CO","currency":"COP","name":"a"}"#,
        "alert_leads",
    );
    check(client, r#"{"country":"CO","name":"a","name":"b"}"#, "name");
    // A number is no amount: it would have passed through binary fractions.
    let payment = samples::payment_id(1);
    let body = record::encode(&samples::payment(1, "")).unwrap();
    check(payment, &body.replace("\"100.50\"", "100.50"), "amount");
    check(payment, &body.replace("\"100.50\"", "\"1e999\""), "amount");
    // Deeply nested text is refused without exhausting the stack.
    let deep = format!("{{\"x\":{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(record::decode(client, FORMAT, &deep).is_err());
}
