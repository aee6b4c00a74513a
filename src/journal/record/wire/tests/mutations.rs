//! Whole records, as they are and damaged: of the example companies and of each kind with nothing left out.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::entity::Entity;
use crate::app::example::{self, Plan};
use crate::domain::country::Country;
use crate::domain::ids::RecordId;
use crate::journal::migrations::FORMAT;
use crate::journal::record::{self, canonical};
use crate::journal::samples;
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn the_example_companies_come_back() {
    let today = "2026-03-31".parse().unwrap();
    for country in Country::ALL {
        for entity in example::generate(&Plan::example(today, country)) {
            let body = record::encode(&entity).unwrap();
            let read = record::decode(entity.id(), FORMAT, &body).unwrap();
            assert!(!read.has_unknown, "{body}");
            // An alert lead's place in the list is not kept: it means nothing.
            if entity.id() != RecordId::Company {
                assert_eq!(read.entity, entity);
            }
            assert_eq!(record::encode(&read.entity).unwrap(), body);
            let value: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(canonical::text(&value), body);
        }
    }
}

/// A changed text is refused, or makes a record that comes back. It never stops the app.
fn check(entity: &Entity, text: &str) {
    let Ok(read) = record::decode(entity.id(), FORMAT, text) else {
        return;
    };
    let body = record::encode(&read.entity).unwrap();
    let again = record::decode(entity.id(), FORMAT, &body).unwrap();
    assert_eq!(again.entity, read.entity);
    assert!(serde_json::from_str::<Value>(text).is_ok(), "{text}");
}

#[test]
fn every_part_of_a_record_is_refused() {
    for entity in samples::full() {
        let body = record::encode(&entity).unwrap();
        for end in (0..body.len()).filter(|end| body.is_char_boundary(*end)) {
            let error = record::decode(entity.id(), FORMAT, &body[..end]).unwrap_err();
            assert!(
                matches!(error.cause, record::RecordCause::NotJson(_)),
                "{error}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_refused_or_makes_another_record(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        noise in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\"\\{}[],:0129-.eun ".to_vec())], 0..4),
        removed in 0..40_usize,
    ) {
        let entities = samples::full();
        let entity = which.get(&entities);
        let mut bytes = record::encode(entity).unwrap().into_bytes();
        let at = place.index(bytes.len());
        let end = bytes.len().min(at + removed);
        bytes.splice(at..end, noise);
        if let Ok(text) = String::from_utf8(bytes) {
            check(entity, &text);
        }
    }
}
