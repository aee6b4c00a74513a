//! Tests of `journal::record::wire`, with `serde_json` as the measure of what JSON is and how it is written.
//! What each record looks like is tested in `journal::record`. Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod mutations;
mod plain;

use crate::journal::record::RecordCause;
use crate::journal::record::wire::fields::{Fields, Mode, fields};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::{self, Failed, Fault, Wire};
use proptest::prelude::*;
use serde_json::Value;

/// Whether the whole text is one value.
fn is_json(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.skip().and_then(|()| reader.end()).is_ok()
}

/// The same as `serde_json` sees it; unknown for numbers too large for it, as the last digit before is its own affair.
fn is_json_elsewhere(text: &str) -> Option<bool> {
    match serde_json::from_str::<Value>(text) {
        Ok(_) => Some(true),
        Err(cause) if cause.to_string().starts_with("number out of range") => None,
        Err(_) => Some(false),
    }
}

fn check_json(text: &str) {
    let ours = is_json(text);
    assert_eq!(is_json_elsewhere(text).unwrap_or(ours), ours, "{text}");
}

#[test]
fn a_number_too_large_for_merging_is_refused() {
    for (text, expected) in [
        ("1e308", true),
        ("-1e-400", true),
        ("0e400", true),
        ("1e400", false),
        ("-1E+999999999999999999999", false),
        (&"9".repeat(308), true),
        (&"9".repeat(310), false),
        (&format!("{}.5", "9".repeat(310)), false),
    ] {
        assert_eq!(is_json(text), expected, "{text}");
        assert_eq!(is_json_elsewhere(text).unwrap_or(false), expected, "{text}");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn text_of(value: &Value, is_pretty: bool) -> String {
    if is_pretty {
        serde_json::to_string_pretty(value).unwrap()
    } else {
        value.to_string()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_passed_over(value in any_value(), is_pretty: bool) {
        prop_assert!(is_json(&text_of(&value, is_pretty)));
    }

    #[test]
    fn any_change_of_a_byte_is_judged_alike(
        value in any_value(),
        is_pretty: bool,
        place in any::<prop::sample::Index>(),
        byte in prop_oneof![any::<u8>(), prop::sample::select(b"\"\\{}[],:0123456789-+.eEtfnu \n".to_vec())],
        change in 0..4,
    ) {
        let mut bytes = text_of(&value, is_pretty).into_bytes();
        let at = place.index(bytes.len());
        match change {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => drop(bytes.remove(at)),
            _ => bytes.truncate(at),
        }
        if let Ok(text) = String::from_utf8(bytes) {
            check_json(&text);
        }
    }

    #[test]
    fn any_escapes_are_judged_alike(
        parts in prop::collection::vec(
            prop::sample::select(vec!["\\", "\"", "u", "\\u", "\\n", "\\/", "d83d", "\\ud83d", "\\ude00", "00e9", "+0e9", "é", "x", "\u{1f}", "\u{7f}"]),
            0..8,
        ),
    ) {
        let text = format!("\"{}\"", parts.concat());
        check_json(&text);
        let mut ours = String::new();
        if wire::read(&text, &mut ours).is_ok() {
            prop_assert_eq!(ours, serde_json::from_str::<String>(&text).unwrap());
        }
    }

    #[test]
    fn any_numbers_are_judged_alike(text in "[-+]?[0-9]{0,3}[.]?[0-9]{0,2}[eE]?[-+]?[0-9]{0,2}") {
        check_json(&text);
        let mut ours = 0_u16;
        let is_read = wire::read(&text, &mut ours).is_ok();
        prop_assert_eq!(is_read.then_some(ours), serde_json::from_str::<u16>(&text).ok());
    }

    #[test]
    fn any_text_is_written_as_elsewhere_and_comes_back(text in any::<String>(), control in "[\u{0}-\u{22}\\\\\u{7f}-\u{a0}]{0,9}") {
        let text = control + &text;
        let written = wire::written(&text);
        prop_assert_eq!(&written, &serde_json::to_string(&text).unwrap());
        let mut read = String::new();
        prop_assert_eq!(wire::read(&written, &mut read), Ok(false));
        prop_assert_eq!(read, text);
    }
}

#[test]
fn deep_texts_are_refused_where_merging_would_refuse_them() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            let text = format!("{}0{}", open.repeat(depth), close.repeat(depth));
            check_json(&text);
            assert_eq!(is_json(&text), depth <= 127, "{depth}");
        }
    }
    // Brackets that stand beside one another are not deep.
    assert!(is_json(&format!("[{}0]", "[{}],".repeat(1000))));
}

/// An object of every kind of field.
#[derive(Debug, PartialEq)]
struct Sample {
    count: u64,
    is_on: bool,
    list: Vec<Option<bool>>,
    part: Part,
}

#[derive(Debug, PartialEq)]
struct Part {
    name: String,
}

fields!(Part { name: optional });

fields!(Sample {
    count: required,
    is_on: yes,
    list: optional,
    part: part,
});

fn read(text: &str) -> Result<(Sample, bool), Fault> {
    let mut sample = Sample::blank();
    wire::read(text, &mut sample).map(|has_unknown| (sample, has_unknown))
}

#[test]
fn what_absence_means_is_left_out() {
    for text in [
        r#"{"count":0}"#,
        r#"{"count":7,"is_on":false,"list":[null,true],"part":{"name":"a"}}"#,
    ] {
        let (sample, has_unknown) = read(text).unwrap();
        assert_eq!(wire::written(&sample), text);
        assert!(!has_unknown);
    }
    let long = r#" { "part" : { } , "list" : [ ] , "is_on" : true , "count" : 0 } "#;
    assert_eq!(read(long), read(r#"{"count":0}"#));
    assert_eq!(wire::written(&Part::blank()), "{}");
}

#[test]
fn fields_nobody_asked_for_are_noticed_at_any_depth() {
    let has_unknown = |text: &str| read(text).map(|(_, has_unknown)| has_unknown);
    assert_eq!(has_unknown(r#"{"count":1,"part":{"name":"a"}}"#), Ok(false));
    assert_eq!(has_unknown(r#"{"count":1,"more":[{"a":1}]}"#), Ok(true));
    assert_eq!(has_unknown(r#"{"count":1,"part":{"more":null}}"#), Ok(true));
    // An escaped name is the name.
    assert_eq!(has_unknown(r#"{"\u0063ount":1}"#), Ok(false));
}

#[test]
fn a_fault_has_its_place_and_its_kind() {
    let check = |text: &str, field: &str, is_json: bool| {
        let fault = read(text).unwrap_err();
        assert_eq!(fault.field, field, "{text}: {}", fault.cause);
        let is_shape = matches!(fault.cause, RecordCause::Shape(_));
        assert_eq!(is_shape, is_json, "{text}: {}", fault.cause);
    };
    for (text, field) in [
        ("{}", ""),
        ("[]", ""),
        ("7", ""),
        (r#"{"count":-1}"#, "count"),
        (r#"{"count":1.0}"#, "count"),
        (r#"{"count":18446744073709551616}"#, "count"),
        (r#"{"count":null}"#, "count"),
        (r#"{"count":1,"count":1}"#, "count"),
        (r#"{"is_on":"true"}"#, "is_on"),
        (r#"{"list":[true,null,0]}"#, "list[2]"),
        (r#"{"list":{}}"#, "list"),
        (r#"{"part":["a"]}"#, "part"),
        (r#"{"part":{"name":[[["#, "part.name"),
        (r#"{"part":{"name":null}}"#, "part.name"),
    ] {
        check(text, field, true);
    }
    for (text, field) in [
        ("", ""),
        ("{", ""),
        (r#"{"count":1}}"#, ""),
        (r#"{"count":1,}"#, ""),
        (r#"{"count" 1}"#, ""),
        (r#"{"count":01}"#, ""),
        (r#"{"count":1 "list":[]}"#, ""),
        (r#"{"count":,}"#, "count"),
        (r#"{"count":nul}"#, "count"),
        (r#"{"list":[true,nul]}"#, "list[1]"),
        (r#"{"list":[true,]}"#, "list[1]"),
        (r#"{"more":{"deep":[1,{"a":tru}]}}"#, "more.deep[1].a"),
        ("{\"part\":{\"name\":\"a\u{1}\"}}", "part.name"),
        (r#"{"part":{"name":"\ud800"}}"#, "part.name"),
        (r#"{"part":{"name":"a"#, "part.name"),
    ] {
        check(text, field, false);
    }
}

#[test]
fn a_name_is_found_wherever_reading_stands() {
    const FIELDS: Fields = Fields::new(&[
        ("a", Mode::Optional),
        ("b", Mode::Required),
        ("c", Mode::Required),
    ]);
    for from in 0..=3 {
        let places = ["a", "b", "c", "d"].map(|name| FIELDS.place(name, from));
        assert_eq!(places, [Some(0), Some(1), Some(2), None]);
    }
    assert_eq!(FIELDS.missing(0), Some("b"));
    assert_eq!(FIELDS.missing(0b10), Some("c"));
    assert_eq!(FIELDS.missing(0b110), None);
    assert_eq!(Reader::new("{").outcome(Err(Failed)).unwrap_err().field, "");
}
