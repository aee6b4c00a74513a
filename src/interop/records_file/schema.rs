//! The published description of the file as JSON Schema (2020-12), made from the reader's own table of fields.

use crate::domain::ids::Kind;
use crate::interop::records_file::document_fields::{MONEY, TAX_ID};
use crate::interop::records_file::fields::{LISTS, fields_of};
use crate::interop::records_file::shape::{Field, Presence, Shape};
use crate::interop::records_file::{FORMAT, RECORDS_MAX, VERSION};
use serde_json::{Map, Value, json};

/// The schema as it is published: `docs/vigia-records.schema.json`.
pub fn schema() -> Value {
    let mut properties = Map::new();
    properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    properties.insert("format".to_owned(), json!({ "const": FORMAT }));
    let version = json!({ "type": "integer", "minimum": 1, "maximum": VERSION });
    properties.insert("version".to_owned(), version);
    for (kind, list) in LISTS {
        let record = record(kind);
        let described = match kind {
            Kind::Company => record,
            _ => json!({ "type": "array", "items": record, "maxItems": RECORDS_MAX }),
        };
        properties.insert(list.to_owned(), described);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Vigía records, version 1",
        "description": "The catalogue, clients, contracts and what is under them, invoices and what becomes of them, and payments handed over by another program. \
            Fields marked as required are needed in a new record; for one that the app already has, \
            what is absent stays and null empties.",
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
    })
}

fn record(kind: Kind) -> Value {
    let mut described = group(fields_of(kind), true);
    let id = json!({
        "type": ["string", "null"],
        "format": "uuid",
        "description": "Absent to find the record by what people know it by.",
    });
    if let Some(properties) = described
        .get_mut("properties")
        .and_then(Value::as_object_mut)
    {
        properties.insert("id".to_owned(), id);
    }
    described
}

/// In a record that the app has, required fields may be absent, so nothing at the top of a record is required here;
/// the description says it.
fn group(fields: &[Field], is_record: bool) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.to_owned(), described(field, is_record)))
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| !is_record && field.presence == Presence::Required)
        .map(|field| field.name)
        .collect();
    let mut out = json!({ "type": "object", "properties": properties });
    if !required.is_empty()
        && let Some(out) = out.as_object_mut()
    {
        out.insert("required".to_owned(), json!(required));
    }
    out
}

fn described(field: &Field, is_record: bool) -> Value {
    let is_required = field.presence == Presence::Required;
    let shape = shape(field.shape);
    let mut value = if is_required && !is_record {
        shape
    } else {
        json!({ "anyOf": [shape, { "type": "null" }] })
    };
    let mut says = field.says.to_owned();
    if is_required && is_record {
        let gap = if says.is_empty() { "" } else { " " };
        says = format!("{says}{gap}Required in a new record.");
    }
    if let Some(value) = value.as_object_mut()
        && !says.is_empty()
    {
        value.insert("description".to_owned(), json!(says));
    }
    value
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text(max) => json!({ "type": "string", "maxLength": max }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Amount => json!({
            "anyOf": [
                { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
                { "type": "number" },
            ],
        }),
        Shape::Whole(max) => json!({ "type": "integer", "minimum": 0, "maximum": max }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Shape::Money => json!({ "anyOf": [group(MONEY, false), self::shape(Shape::Amount)] }),
        Shape::TaxId => json!({ "anyOf": [group(TAX_ID, false), { "type": "string" }] }),
        Shape::Reference(kind) => json!({ "type": "string", "description": named(kind) }),
        Shape::WordOr(words, fields) => {
            json!({ "anyOf": [{ "enum": words }, group(fields, false)] })
        }
        Shape::List(item) => json!({ "type": "array", "items": self::shape(*item) }),
        Shape::Group(fields) => group(fields, false),
    }
}

/// By what a record can be named.
fn named(kind: Kind) -> &'static str {
    match kind {
        Kind::Client => "The id of a client or its identification number.",
        Kind::Person => "The id of a person, the e-mail address or the name.",
        Kind::Contract => {
            "The id of a contract or its number, among those of the client where one is named."
        }
        Kind::Invoice => {
            "The id of a document or its number, among those of the client where one is named, else among the company's own."
        }
        Kind::Item => "The id of an item or its code.",
        Kind::Company
        | Kind::Payment
        | Kind::AlertNote
        | Kind::BillingEvent
        | Kind::NumberBlock
        | Kind::InvoiceStep
        | Kind::InvoiceReport
        | Kind::Amendment
        | Kind::Step
        | Kind::Obligation
        | Kind::Document => "The id of a record.",
    }
}
