//! Files of records: what is read, what is refused and where, and that the published description is true.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

use crate::app::book::Book;
use crate::app::command::import_clients::{ClientRow, Existing};
use crate::app::command::{Command, execute};
use crate::app::context::Context;
use crate::app::entity::Entity;
use crate::domain::country::Country;
use crate::domain::ids::{Kind, RecordId};
use crate::interop::records_file::problem::{FileError, Problem};
use crate::interop::records_file::reader::read;
use crate::interop::records_file::{Fate, Preview, writer};
use chrono::NaiveDate;
use serde_json::{Value, json};

mod agreements;
mod billing;
mod description;
mod faults;
mod round_trip;

const SAMPLE: &str = include_str!("../../../docs/vigia-records.sample.json");

fn context() -> Context {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Context::new(today, 1_795_363_200_000, None, [7; 16])
}

fn preview(file: &Value, book: &Book) -> Preview {
    read(file.to_string().as_bytes(), book).unwrap()
}

fn applied(book: &Book, entities: Vec<Entity>) -> Book {
    let outcome = execute(book, &mut context(), Command::ApplyRecords { entities }).unwrap();
    let mut book = book.clone();
    book.apply_all(&outcome.changes);
    book
}

fn sample() -> Value {
    serde_json::from_str(SAMPLE).unwrap()
}

/// The sample's book.
fn sample_book() -> Book {
    let preview = preview(&sample(), &Book::new());
    applied(&Book::new(), preview.into_entities())
}

/// The file made of the sample with one value put at a JSON pointer.
fn sample_with(pointer: &str, value: Value) -> Value {
    let mut file = sample();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(fields) => {
            fields.insert(name.to_owned(), value);
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        other => panic!("{other} has no parts"),
    }
    file
}

#[test]
fn the_sample_is_taken_whole_and_only_once() {
    let first = preview(&sample(), &Book::new());
    assert_eq!(first.problems().collect::<Vec<_>>(), Vec::<&Problem>::new());
    assert_eq!(first.unknown_fields, Vec::<String>::new());
    assert_eq!((first.counts().created, first.records.len()), (15, 15));
    let names: Vec<&str> = first.records.iter().map(|r| r.name.as_str()).collect();
    let under = [
        "1",
        "renewal_decided",
        "Informe mensual de servicio",
        "CC-0042",
    ];
    assert_eq!(names[0], "Puesto de atención telefónica");
    assert_eq!(names[5], "CT-2026-001");
    assert_eq!(names[6..10], under);
    let billing = [
        "measured",
        "FE1001",
        "delivered",
        "Preguntan si incluye el 31 de enero",
        "TRF 00412233",
    ];
    assert_eq!(names[10..], billing);

    let book = sample_book();
    let invoice = book.document("982614803", "01", "FE1001").unwrap();
    assert_eq!(invoice.content.customer.id_number, "980000001");
    assert_eq!(invoice.content.customer.id_code, "31");
    assert_eq!(
        book.standing(invoice.id).unwrap().balance(),
        rust_decimal::Decimal::ZERO
    );
    assert_eq!(book.check(), Vec::<String>::new());

    let second = preview(&sample(), &book);
    assert_eq!((second.counts().same, second.records.len()), (15, 15));
}

#[test]
fn a_client_is_the_one_that_a_spreadsheet_would_bring() {
    let row = ClientRow {
        line: 2,
        country: Country::Colombia,
        name: "Clínica Santa Oriana S.A.S.".to_owned(),
        tax_id: sample_book()
            .clients()
            .sorted()
            .into_iter()
            .find_map(|client| {
                client
                    .tax_id
                    .clone()
                    .filter(|id| id.number() == "980000001")
            }),
        address: String::new(),
        city: String::new(),
        email: String::new(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contact: None,
        notes: String::new(),
    };
    let command = Command::ImportClients {
        rows: vec![row],
        existing: Existing::Keep,
    };
    let outcome = execute(&Book::new(), &mut context(), command).unwrap();
    let record = outcome.changes[0].record();
    assert!(sample_book().contains(record));
}

#[test]
fn what_the_file_does_not_say_stays_and_null_empties() {
    let book = sample_book();
    let file = json!({"format": "vigia-records", "version": 1, "clients": [
        {"tax_id": "980000001", "phone": "+57 601 555 0001", "segment": null}
    ]});
    let preview = preview(&file, &book);
    assert_eq!(preview.counts().updated, 1);
    let Fate::Update(Entity::Client(client)) = &preview.records[0].fate else {
        panic!("the client is in the book");
    };
    assert_eq!(client.name, "Clínica Santa Oriana S.A.S.");
    assert_eq!(client.contacts.len(), 1);
    assert_eq!(
        (client.phone.as_str(), client.segment.as_str()),
        ("+57 601 555 0001", "")
    );
}

#[test]
fn fields_that_mean_nothing_are_told() {
    let mut file = sample_with("/clients/0/colour", json!("red"));
    file["contracts"][0]["policies"][0]["broker"] = json!("x");
    file["deals"] = json!([]);
    let preview = preview(&file, &Book::new());
    assert_eq!(
        preview.unknown_fields,
        [
            "deals",
            "clients[0].colour",
            "contracts[0].policies[0].broker"
        ]
    );
    assert_eq!(preview.counts().wrong, 0);
}

#[test]
fn without_a_company_the_country_must_be_said() {
    let file =
        |client: Value| json!({"format": "vigia-records", "version": 1, "clients": [client]});
    let silent = preview(&file(json!({"name": "Norte"})), &Book::new());
    assert_eq!(
        silent.problems().next().unwrap().place,
        "clients[0].country"
    );
    let peru = file(json!({"name": "Norte", "country": "PE", "tax_id": "20100070970"}));
    assert_eq!(preview(&peru, &Book::new()).counts().created, 1);
}

#[test]
fn a_file_that_is_not_one_is_refused_whole() {
    let deep = format!("{}{}", "[".repeat(17), "]".repeat(17));
    for (file, error) in [
        (&b"\xff\xfe"[..], FileError::NotText),
        (b"{\n \"a\":}", FileError::NotJson { line: 2, column: 6 }),
        (b"[]", FileError::NotRecords),
        (
            b"{\"format\":\"other\",\"version\":1}",
            FileError::NotRecords,
        ),
        (b"{\"format\":\"vigia-records\"}", FileError::NotRecords),
        (
            b"{\"format\":\"vigia-records\",\"version\":2}",
            FileError::TooNew {
                found: 2,
                newest: 1,
            },
        ),
        (
            b"{\"format\":\"vigia-records\",\"version\":1,\"clients\":{}}",
            FileError::NotAList { list: "clients" },
        ),
        (deep.as_bytes(), FileError::TooDeep { max: 16 }),
    ] {
        assert_eq!(read(file, &Book::new()), Err(error));
    }
    let brackets_in_text = format!(
        "{{\"format\":\"vigia-records\",\"version\":1,\"x\":\"{}\"}}",
        "[".repeat(50)
    );
    assert!(read(brackets_in_text.as_bytes(), &Book::new()).is_ok());
    let marked = format!("\u{feff}{SAMPLE}");
    assert!(read(marked.as_bytes(), &Book::new()).is_ok());
}

#[test]
fn a_view_brings_what_it_names() {
    let book = sample_book();
    let payment = book.payments().sorted()[0].id;
    let entities = writer::view(&book, [RecordId::Payment(payment)]);
    let kinds: Vec<Kind> = entities.iter().map(|entity| entity.id().kind()).collect();
    assert_eq!(
        kinds,
        [
            Kind::Item,
            Kind::Person,
            Kind::Client,
            Kind::Contract,
            Kind::Invoice,
            Kind::Payment
        ]
    );
}
