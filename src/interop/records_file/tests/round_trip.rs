//! What is written reads back as it was, and nothing that is read breaks the reader.

use super::{SAMPLE, applied, sample};
use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::app::example::{Plan, generate};
use crate::domain::contract::amendment::{Changes, Suspension};
use crate::domain::country::Country;
use crate::domain::ids::Kind;
use crate::interop::records_file::Preview;
use crate::interop::records_file::fields::LISTS;
use crate::interop::records_file::problem::Problem;
use crate::interop::records_file::reader::read;
use crate::interop::records_file::writer::write;
use crate::journal::samples;
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

fn check(entities: &[Entity]) -> Result<(), TestCaseError> {
    let file = write(entities).unwrap();
    let empty = read(file.as_bytes(), &Book::new()).unwrap();
    prop_assert_eq!(empty.problems().collect::<Vec<_>>(), Vec::<&Problem>::new());
    prop_assert_eq!(&empty.unknown_fields, &Vec::<String>::new());
    prop_assert_eq!(&empty.into_entities(), entities);
    let mut book = Book::new();
    book.load(entities.to_vec());
    let again = read(file.as_bytes(), &book).unwrap();
    prop_assert_eq!(again.counts().same, entities.len());
    Ok(())
}

/// Those that a file can hold.
fn of_lists(mut entities: Vec<Entity>) -> Vec<Entity> {
    entities.retain(|entity| LISTS.iter().any(|(kind, _)| *kind == entity.id().kind()));
    entities
}

#[test]
fn every_field_of_every_kind_comes_back() {
    let mut entities = of_lists(samples::full());
    assert_eq!(entities.len(), 14);
    let first = first_amendment(&entities);
    entities.push(first);
    let file = write(&entities).unwrap();
    let preview = read(file.as_bytes(), &Book::new()).unwrap();
    assert_eq!(
        preview.problems().collect::<Vec<_>>(),
        Vec::<&Problem>::new()
    );
    crate::order::sort_by_key(&mut entities, |entity| {
        LISTS
            .iter()
            .position(|(kind, _)| *kind == entity.id().kind())
    });
    // Which device numbers is the book's own: no file says it.
    for entity in &mut entities {
        if let Entity::Company(company) = entity {
            company.numbering_device.clear();
        }
    }
    assert_eq!(preview.into_entities(), entities);
}

/// What the complete amendment needs to be lawful: one before it that adds the line which it changes
/// and pauses the contract which it restarts. It stands after it in the file.
pub(super) fn first_amendment(entities: &[Entity]) -> Entity {
    let full = entities.iter().find_map(|entity| match entity {
        Entity::Amendment(amendment) => Some(amendment),
        _ => None,
    });
    let mut first = full.unwrap().clone();
    let change = first.changes.lines_changed[0].clone();
    let mut line = first.changes.lines_added[0].clone();
    line.number = change.line.number;
    first.id = change.line.added_by.unwrap();
    first.number = "1".to_owned();
    first.signed_on = "2026-01-20".parse().ok();
    first.effective = "2026-02-01".parse().unwrap();
    first.changes = Changes {
        lines_added: vec![line],
        suspension: Some(Suspension {
            until: None,
            extends_term: false,
        }),
        ..Changes::default()
    };
    Entity::Amendment(first)
}

#[test]
fn a_company_with_contracts_on_their_way_comes_back() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let plan = Plan {
        clients: 20,
        contracts: 60,
        months: 2,
        ..Plan::example(today, Country::Colombia)
    };
    let entities = of_lists(generate(&plan));
    for (kind, list) in &LISTS {
        assert!(
            entities.iter().any(|each| each.id().kind() == *kind),
            "{list}"
        );
    }
    check(&entities).unwrap();
}

#[test]
fn a_document_of_nothing_comes_back() {
    let mut entities = samples::full();
    entities.retain(|entity| matches!(entity.id().kind(), Kind::Client | Kind::Invoice));
    for entity in &mut entities {
        if let Entity::Invoice(invoice) = entity {
            invoice.contract = None;
            invoice.content.totals = Default::default();
            invoice.content.lines.clear();
        }
    }
    let file = write(&entities).unwrap();
    let preview = read(file.as_bytes(), &Book::new()).unwrap();
    assert_eq!(preview.into_entities(), entities);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn an_example_comes_back(seed in any::<u64>(), peru in any::<bool>(), clients in 1usize..12) {
        let country = if peru { Country::Peru } else { Country::Colombia };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let plan = Plan { seed, clients, contracts: clients + 3, months: 5, ..Plan::example(today, country) };
        check(&of_lists(generate(&plan)))?;
    }
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &Book::new());
    }

    #[test]
    fn no_value_anywhere_breaks_the_reader(place in any::<prop::sample::Index>(), value in any_json()) {
        let mut file = sample();
        let mut pointers = Vec::new();
        pointers_of(&file, String::new(), &mut pointers);
        let pointer = place.get(&pointers).clone();
        if let Some(spot) = file.pointer_mut(&pointer) {
            *spot = value;
        }
        if let Ok(preview) = read(file.to_string().as_bytes(), &Book::new()) {
            apply_what_is_right(preview);
        }
    }

    #[test]
    fn a_number_of_fifteen_digits_loses_none(digits in 1u64..1_000_000_000_000_000, decimals in 0u32..6) {
        let amount = rust_decimal::Decimal::from_i128_with_scale(i128::from(digits), decimals);
        let mut file = sample();
        file["payments"][0]["amount"] = serde_json::from_str(&amount.to_string()).unwrap();
        file["payments"][0]["allocations"] = json!([]);
        let entities = read(file.to_string().as_bytes(), &Book::new()).unwrap().into_entities();
        let Some(Entity::Payment(payment)) = entities.last() else {
            panic!("the payment is read");
        };
        prop_assert_eq!(payment.amount, amount);
    }

    #[test]
    fn no_cut_breaks_the_reader(at in 0usize..SAMPLE.trim_end().len()) {
        let cut = read(SAMPLE.as_bytes().get(..at).unwrap(), &Book::new());
        prop_assert!(cut.is_err());
    }
}

/// The book takes every record that the preview does not call wrong.
fn apply_what_is_right(preview: Preview) {
    let entities = preview.into_entities();
    if !entities.is_empty() {
        let book = applied(&Book::new(), entities);
        assert_eq!(book.check(), Vec::<String>::new());
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("2026-01-31")),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{ "amount": "1" }])),
        Just(json!({ "kind": "nit", "number": "980000001" })),
    ]
}

fn pointers_of(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                pointers_of(value, format!("{at}/{name}"), out);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers_of(value, format!("{at}/{index}"), out);
            }
        }
        _ => {}
    }
    out.push(at);
}
