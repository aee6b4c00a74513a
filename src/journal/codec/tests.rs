//! Tests of `journal::codec`: what went in comes out, and nothing else does.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::journal::codec::{self, CodecError, FrameBuilder, HEADER};
use crate::journal::migrations::FORMAT;
use proptest::prelude::*;

fn frame(lines: &[&str]) -> Vec<u8> {
    let mut builder = FrameBuilder::default();
    lines.iter().for_each(|line| builder.push(line));
    builder.finish().unwrap()
}

fn check(lines: &[&str]) {
    let payload = codec::decode(&frame(lines)).unwrap();
    assert_eq!(payload.lines().collect::<Vec<_>>(), lines);
    assert_eq!(payload.format, FORMAT);
}

#[test]
fn lines_come_out_as_they_went_in() {
    let long = "{\"a\":\"ñ\"}".repeat(1_000);
    check(&[]);
    check(&["{}"]);
    check(&["{}", ""]);
    check(&["", ""]);
    check(&["a\r", "b"]);
    check(&[&long, "{}", &long]);
}

#[test]
fn long_frames_are_compressed() {
    let long = "{\"number\":\"SETP990000001\"}".repeat(1_000);
    let frame = frame(&[&long]);
    assert!(frame.len() * 10 < long.len());
}

#[test]
fn line_breaks_inside_lines_are_refused() {
    let mut builder = FrameBuilder::default();
    builder.push("a\nb");
    assert_eq!(builder.finish(), Err(CodecError::LineBreak));
}

#[test]
fn frames_of_the_future_are_told_apart_from_damage() {
    let resealed = |at: usize, value: u8| {
        let mut bytes = frame(&["{}"]);
        bytes[at] = value;
        let digest = codec::digest(&bytes[..codec::DIGEST_AT], &bytes[HEADER..]);
        bytes[codec::DIGEST_AT..HEADER].copy_from_slice(&digest);
        codec::decode(&bytes)
    };
    let too_new = |found| {
        Err(CodecError::TooNew {
            found,
            ours: FORMAT,
        })
    };
    // Layout, encrypted, unknown flag, format of the writer, least reader.
    assert_eq!(resealed(4, 9), too_new(FORMAT));
    assert_eq!(resealed(5, 2), Err(CodecError::Encrypted));
    assert_eq!(resealed(5, 64), too_new(FORMAT));
    assert_eq!(resealed(6, 9).map(|payload| payload.format), Ok(9));
    assert_eq!(resealed(8, 9), too_new(9));
    // A claim of 4 GB is refused before anything is unpacked.
    assert_eq!(resealed(17, 255), Err(CodecError::TooLarge(0xff00_0002)));
}

#[test]
fn every_truncation_is_refused() {
    for lines in [vec!["{}"], vec!["{\"a\":1}"; 300]] {
        let whole = frame(&lines);
        for length in 0..whole.len() {
            assert!(codec::decode(&whole[..length]).is_err(), "{length}");
        }
        let mut longer = whole.clone();
        longer.push(0);
        assert!(codec::decode(&longer).is_err());
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    for lines in [vec!["{}"], vec!["{\"a\":1}"; 300]] {
        let whole = frame(&lines);
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(codec::decode(&flipped).is_err(), "bit {bit}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_come_back(lines in prop::collection::vec("[^\n]{1,80}", 0..40)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        check(&lines);
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(codec::decode(&bytes).is_err());
    }

    #[test]
    fn any_damage_is_refused(
        lines in prop::collection::vec("[a-z]{1,40}", 1..60),
        place in any::<prop::sample::Index>(),
        noise in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let whole = frame(&lines);
        let at = place.index(whole.len());
        let mut damaged = whole.clone();
        for (byte, noise) in damaged[at..].iter_mut().zip(&noise) {
            *byte = *noise;
        }
        prop_assert!(damaged == whole || codec::decode(&damaged).is_err());
    }
}
