//! That the published description says what the reader does, and the reader knows what the journal writes.

use crate::domain::alert::AlertKind;
use crate::domain::ids::Kind;
use crate::interop::records_file::document_fields::{MONEY, TAX_ID};
use crate::interop::records_file::fields::{LISTS, fields_of};
use crate::interop::records_file::schema::schema;
use crate::interop::records_file::shape::{Field, Shape};
use crate::journal::{record, samples};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_published_schema_is_the_one_of_the_reader() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/vigia-records.schema.json");
    let mut current = serde_json::to_string_pretty(&schema()).unwrap();
    current.push('\n');
    if std::env::var_os("VIGIA_WRITE_DOCS").is_some() {
        std::fs::write(&path, &current).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap();
    assert!(
        published == current,
        "docs/vigia-records.schema.json is not current: run the tests once with VIGIA_WRITE_DOCS=1"
    );
}

#[test]
fn the_guide_names_every_list_and_every_field_of_a_record() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formato-de-registros.md");
    let guide = std::fs::read_to_string(path).unwrap();
    for (kind, list) in LISTS {
        assert!(guide.contains(&format!("`{list}`")), "{list}");
        for field in fields_of(kind) {
            assert!(
                guide.contains(&format!("`{}`", field.name)),
                "{list}.{}",
                field.name
            );
        }
    }
}

#[test]
fn the_reader_knows_exactly_the_fields_that_are_written() {
    for entity in samples::full() {
        if !LISTS.iter().any(|(kind, _)| *kind == entity.id().kind()) {
            continue;
        }
        let mut body: Value = serde_json::from_str(&record::encode(&entity).unwrap()).unwrap();
        let fields = body.as_object_mut().unwrap();
        // Which device numbers is the book's own: no file says it.
        fields.remove("numbering_device");
        let kind = entity.id().kind();
        check_fields(kind.name(), fields, fields_of(kind));
    }
}

#[test]
fn a_lead_and_recipients_can_be_given_for_every_kind_of_alert() {
    let kinds: BTreeSet<&str> = AlertKind::ALL.into_iter().map(AlertKind::name).collect();
    for by_kind in ["alert_leads", "alert_recipients"] {
        let mut fields = fields_of(Kind::Company).iter();
        let field = fields.find(|field| field.name == by_kind).unwrap();
        let Shape::Group(each) = field.shape else {
            panic!("{by_kind} is a group");
        };
        let names: BTreeSet<&str> = each.iter().map(|one| one.name).collect();
        assert_eq!(names, kinds, "{by_kind}");
    }
}

/// The sample has every field filled, so what it has and what the table has must be the same.
fn check_fields(place: &str, written: &Map<String, Value>, fields: &[Field]) {
    let written_names: BTreeSet<&str> = written.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
    assert_eq!(known.len(), fields.len(), "{place} has a field twice");
    // One of several values, and one lead per kind of alert.
    let is_choice = [
        ".found",
        ".expected",
        ".alert_leads",
        ".alert_recipients",
        ".basis",
        ".renewal",
        ".revision",
        ".action",
        ".schedule",
        ".tax",
        ".what",
        ".part",
        ".skipped",
    ];
    if is_choice.iter().any(|end| place.ends_with(end)) {
        assert!(written_names.is_subset(&known), "{place}");
    } else {
        assert_eq!(written_names, known, "{place}");
    }
    for field in fields {
        if let Some(value) = written.get(field.name) {
            check_value(&format!("{place}.{}", field.name), value, field.shape);
        }
    }
}

fn check_value(place: &str, value: &Value, shape: Shape) {
    match (shape, value) {
        (Shape::Group(fields), Value::Object(written)) => check_fields(place, written, fields),
        (Shape::Money, Value::Object(written)) => check_fields(place, written, MONEY),
        (Shape::TaxId, Value::Object(written)) => check_fields(place, written, TAX_ID),
        (Shape::WordOr(_, fields), Value::Object(written)) => check_fields(place, written, fields),
        (Shape::List(item), Value::Array(items)) => {
            for value in items {
                check_value(place, value, *item);
            }
        }
        (Shape::OneOf(words) | Shape::WordOr(words, _), Value::String(word)) => {
            assert!(words.contains(&word.as_str()), "{place}: {word}");
        }
        (Shape::Flag, Value::Bool(_))
        | (Shape::Whole(_), Value::Number(_))
        | (
            Shape::Text(_) | Shape::Date | Shape::Amount | Shape::Currency | Shape::Reference(_),
            Value::String(_),
        ) => {}
        (shape, value) => panic!("{place}: {value} is not {shape:?}"),
    }
}
