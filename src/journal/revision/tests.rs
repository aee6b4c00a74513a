//! Tests of `journal::revision`: the line is pinned, its id is over all it says, and strange lines are refused.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::domain::ids::{Kind, PersonId};
use crate::journal::revision::line::{Line, LineError, NewRevision};
use crate::journal::revision::stamp::{LATEST_MS, Stamp};
use crate::journal::revision::{DeviceId, Revision, RevisionId, layout};
use crate::journal::samples;
use proptest::prelude::*;

const GOLDEN: &str = concat!(
    r#"{"id":"IDIDIDIDIDIDIDIDIDIDIDIDIDIDIDID","at":1795000000000,"author":"01920000-0000-7000-8000-000000000010","#,
    r#""body":{"name":"ñ"},"device":"0707070707070707","kind":"client","#,
    r#""parents":["01010101010101010101010101010101","02020202020202020202020202020202"],"#,
    r#""record":"01920000-0000-7000-8000-000000000001","tick":3}"#
);

fn full(parents: &[RevisionId]) -> NewRevision<'_> {
    NewRevision {
        kind: Kind::Client,
        record: samples::uuid(1),
        parents,
        stamp: Stamp {
            at_ms: 1_795_000_000_000,
            tick: 3,
        },
        author: Some(PersonId(samples::uuid(0x10))),
        device: DeviceId([7; 8]),
        body: Some(r#"{"name":"ñ"}"#),
    }
}

fn two_parents() -> [RevisionId; 2] {
    [RevisionId([2; 16]), RevisionId([1; 16])]
}

#[test]
fn the_line_is_pinned() {
    let (id, text) = full(&two_parents()).write();
    assert_eq!(
        text,
        GOLDEN.replace("IDIDIDIDIDIDIDIDIDIDIDIDIDIDIDID", &id.to_string())
    );
    assert_eq!(id.to_string(), "cd6113ff21ba50076aee7491843dd577");
    let line = Line::parse_foreign(&text).unwrap();
    assert_eq!(line.id, id);
    assert_eq!(line.parents, [RevisionId([1; 16]), RevisionId([2; 16])]);
    assert_eq!(line.body, Some(r#"{"name":"ñ"}"#));
    let kept = Revision::keep(&line);
    assert_eq!(kept.text(), text);
    assert_eq!(kept.body(), line.body);
    let deletion = NewRevision {
        body: None,
        author: None,
        stamp: Stamp::default(),
        ..full(&[])
    };
    let (_, text) = deletion.write();
    let line = Line::parse_foreign(&text).unwrap();
    assert!(Revision::keep(&line).is_deletion());
    assert!(text.contains(r#""deleted":true"#) && !text.contains("tick"));
}

#[test]
fn any_change_of_a_line_is_noticed() {
    let (_, text) = full(&two_parents()).write();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(changed) = String::from_utf8(bytes) {
                assert!(
                    Line::parse_foreign(&changed).is_err(),
                    "byte {at} bit {bit}"
                );
            }
        }
    }
}

#[test]
fn equal_content_has_an_equal_id() {
    let one = full(&two_parents()).write();
    let parents = [
        RevisionId([1; 16]),
        RevisionId([2; 16]),
        RevisionId([1; 16]),
    ];
    assert_eq!(one, full(&parents).write());
    let other = NewRevision {
        device: DeviceId([8; 8]),
        ..full(&parents)
    };
    assert_ne!(one.0, other.write().0);
}

/// A line that says what is given and has a true id.
fn signed(rest: &str) -> String {
    let id = RevisionId::of(rest);
    format!("{{\"id\":\"{id}\",{}", &rest[1..])
}

#[test]
fn strange_lines_are_refused() {
    let ok = r#"{"at":1,"body":{},"device":"0707070707070707","kind":"client","record":"01920000-0000-7000-8000-000000000001"}"#;
    let check = |from: &str, to: &str| {
        let changed = ok.replace(from, to);
        assert_ne!(changed, ok);
        Line::parse_foreign(&signed(&changed)).err()
    };
    assert_eq!(Line::parse_foreign(&signed(ok)).err(), None);
    // Kinds and fields of newer versions are kept.
    assert_eq!(check("client", "spaceship"), None);
    assert_eq!(check(r#""at":1"#, r#""at":1,"new":{"a":[1]}"#), None);
    // Where the layout would take it for a part of the body it is refused, as both readers must find the same.
    assert_eq!(
        check(r#""body":{}"#, r#""body":{},"new":{}"#),
        Some(LineError::Layout)
    );
    assert_eq!(check(r#""body":{},"#, ""), Some(LineError::Content));
    assert_eq!(
        check(r#""body":{}"#, r#""body":{},"deleted":true"#),
        Some(LineError::Content)
    );
    assert_eq!(
        check(r#""at":1"#, r#""at":999999999999999"#),
        Some(LineError::Moment(999_999_999_999_999))
    );
    assert_eq!(
        check(r#""body":{}"#, "\"body\":{\"a\":\n1}"),
        Some(LineError::Layout)
    );
    let deep = format!(
        "\"body\":{{\"x\":{}{}}}",
        "[".repeat(200_000),
        "]".repeat(200_000)
    );
    assert_eq!(check(r#""body":{}"#, &deep), Some(LineError::TooDeep));
    let many = format!(
        "\"parents\":[{}]",
        vec![r#""01010101010101010101010101010101""#; 2_000].join(",")
    );
    assert_eq!(
        check(r#""body":{}"#, &format!("\"body\":{{}},{many}")),
        Some(LineError::Parents(2_000))
    );
    for (from, to) in [
        ("0707070707070707", "070707070707070"),
        ("0707070707070707", "070707070707070G"),
        ("0707070707070707", "070707070707070A"),
        (r#""at":1"#, r#""at":-1"#),
        (r#""at":1"#, r#""at":1.5"#),
        (r#""at":1"#, r#""at":1,"at":2"#),
        ("01920000-0000", "zz920000-0000"),
    ] {
        assert!(matches!(check(from, to), Some(LineError::Shape(_))), "{to}");
    }
    assert!(matches!(Line::parse_foreign(""), Err(LineError::Shape(_))));
    let spaced = signed(ok).replace("{\"id\"", "{ \"id\"");
    assert_eq!(Line::parse_foreign(&spaced).err(), Some(LineError::Layout));
}

#[test]
fn stamps_never_go_back() {
    let check = |last: (u64, u32), now: u64, expected: (u64, u32)| {
        let stamp = |(at_ms, tick)| Stamp { at_ms, tick };
        assert_eq!(Stamp::next(stamp(last), now), stamp(expected));
    };
    check((5, 7), 6, (6, 0));
    check((5, 7), 5, (5, 8));
    check((5, 7), 1, (5, 8));
    check((5, u32::MAX), 1, (6, 0));
    check((5, 0), u64::MAX, (LATEST_MS, 0));
    check((LATEST_MS, 0), u64::MAX, (LATEST_MS, 1));
}

proptest! {
    #[test]
    fn the_next_moment_is_later(at_ms in any::<u64>(), tick in any::<u32>(), now in any::<u64>()) {
        let last = Stamp { at_ms: at_ms % LATEST_MS, tick };
        prop_assert!(Stamp::next(last, now) > last);
    }
}

/// What both readers make of a line.
fn both(text: &str) -> (Option<Line<'_>>, Option<Line<'_>>) {
    (layout::read(text), Line::parse_foreign(text).ok())
}

#[test]
fn a_line_as_it_is_written_is_read_by_its_layout() {
    let deletion = NewRevision {
        body: None,
        author: None,
        stamp: Stamp::default(),
        ..full(&[])
    };
    let tricky = NewRevision {
        body: Some(r#"{"device":"x","notes":",\"device\":\"0707070707070707\"","z":[{},"}"]}"#),
        ..full(&[])
    };
    for revision in [full(&two_parents()), full(&[]), deletion, tricky] {
        let (_, text) = revision.write();
        let (quick, whole) = both(&text);
        assert!(quick.is_some(), "{text}");
        assert_eq!(quick, whole);
    }
    // Laid out otherwise it is left to the reader of JSON.
    let (_, text) = full(&[]).write();
    for other in [
        text.replace("\"tick\":3", "\"tick\":3,\"zz\":1"),
        text.replace("\"at\":", "\"at\": "),
        text.replace("\"body\":{\"name\":\"ñ\"}", "\"body\":7"),
        text.replace("}", "")
            .replace("\"tick\":3", "\"tick\":3,\"v\":99}"),
    ] {
        assert_eq!(layout::read(&other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn both_readers_agree_on_any_line_that_is_true(
        body in "\\PC{0,30}", at in 0u64..LATEST_MS, tick: u32, count in 0usize..4, has_author: bool
    ) {
        let body = serde_json::json!({ "device": body, "kind": [body, { "record": body }] }).to_string();
        let parents: Vec<RevisionId> = (0..count).map(|n| RevisionId([n as u8; 16])).collect();
        let revision = NewRevision {
            body: Some(&body),
            stamp: Stamp { at_ms: at, tick },
            author: has_author.then_some(PersonId(samples::uuid(9))),
            ..full(&parents)
        };
        let (_, text) = revision.write();
        let (quick, whole) = both(&text);
        prop_assert!(quick.is_some());
        prop_assert_eq!(quick, whole);
    }

    #[test]
    fn no_cut_or_flip_makes_the_layout_lie(at: prop::sample::Index, bit in 0u8..7) {
        let (_, text) = full(&two_parents()).write();
        let at = at.index(text.len());
        let _ = layout::read(text.get(..at).unwrap_or_default());
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes)
            && let (Some(quick), Ok(whole)) = (layout::read(&changed), Line::parse_json(&changed))
        {
            prop_assert_eq!(quick, whole);
        }
    }
}
