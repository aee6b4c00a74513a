//! What survives of a mirror file after every cut and every flipped byte.
//! Runs natively: the format needs no browser.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failed test is a panic"
)]

use super::{
    FILE_HEADER, FRAME_HEADER, FileHeader, Log, LogError, file_size, frame_header, next_chain,
    salvage, sha256, walk,
};
use crate::journal::store::{Digest, Frame, FrameClass};
use proptest::prelude::*;

fn file(frames: &[Frame], base_frames: usize) -> Vec<u8> {
    let mut base_chain = Digest::default();
    for frame in &frames[..base_frames] {
        base_chain = next_chain(&base_chain, &sha256(&frame.bytes));
    }
    let header = FileHeader {
        format: 1,
        min_reader: 1,
        generation: 7,
        base_frames: base_frames as u32,
        base_chain,
    };
    let mut bytes = header.to_bytes();
    let mut chain = Digest::default();
    for frame in frames {
        let digest = sha256(&frame.bytes);
        let (header, after) = frame_header(frame.class, frame.bytes.len() as u32, &digest, &chain);
        chain = after;
        bytes.extend(header);
        bytes.extend(&frame.bytes);
    }
    bytes
}

/// What the worker does: the file header and the frame headers, without payloads.
fn walked(bytes: &[u8]) -> Result<Log, LogError> {
    let mut headers = Vec::new();
    let mut at = FILE_HEADER;
    while at + FRAME_HEADER <= bytes.len() && bytes[at..].starts_with(b"FRAM") {
        let header = &bytes[at..at + FRAME_HEADER];
        headers.extend(header);
        let length = u32::from_le_bytes(header[8..12].try_into().unwrap());
        at += FRAME_HEADER + length as usize;
    }
    let start = &bytes[..bytes.len().min(FILE_HEADER)];
    walk(start, &headers, bytes.len() as u64)
}

fn three() -> Vec<Frame> {
    [
        (FrameClass::Heads, b"first".to_vec()),
        (FrameClass::History, vec![0; 300]),
        (FrameClass::Batch, b"the third FRAM of all".to_vec()),
    ]
    .map(|(class, bytes)| Frame { class, bytes })
    .to_vec()
}

#[test]
fn a_whole_file_reads_back_with_its_tail() {
    let frames = three();
    let bytes = file(&frames, 2);
    let log = walked(&bytes).unwrap();
    assert_eq!((log.entries.len(), log.rest), (3, 0));
    assert!(log.is_born());
    assert_eq!(log.header.generation, 7);
    assert_eq!(log.tail().bytes, 326);
    assert_eq!(file_size(&log.tail()), bytes.len() as u64);
    for (entry, frame) in log.entries.iter().zip(&frames) {
        let start = entry.offset as usize;
        assert_eq!(entry.class, frame.class);
        assert_eq!(bytes[start..start + entry.length as usize], frame.bytes[..]);
    }
    assert_eq!(salvage(&bytes), (frames, 0));
}

#[test]
fn every_cut_leaves_the_whole_frames_before_it() {
    let frames = three();
    let bytes = file(&frames, 2);
    let ends: Vec<usize> = {
        let log = walked(&bytes).unwrap();
        (0..=3).map(|n| log.end_at(n) as usize).collect()
    };
    for cut in 0..bytes.len() {
        let whole = ends.iter().rposition(|end| *end <= cut);
        match (walked(&bytes[..cut]), whole) {
            (Err(LogError::TooShort), None) => {}
            (Ok(log), Some(whole)) => {
                assert_eq!(log.entries.len(), whole, "cut at {cut}");
                assert_eq!(log.end as usize, ends[whole]);
                assert_eq!(log.rest as usize, cut - ends[whole]);
                assert_eq!(log.is_born(), whole >= 2);
            }
            other => panic!("cut at {cut}: {other:?}"),
        }
    }
}

#[test]
fn every_flipped_byte_is_seen_and_costs_one_frame_at_most() {
    let frames = three();
    let bytes = file(&frames, 2);
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x40;
        let (saved, _) = salvage(&damaged);
        if at < FILE_HEADER {
            assert!(walked(&damaged).is_err(), "byte {at}");
            assert_eq!(saved, frames, "byte {at}");
            continue;
        }
        assert_eq!(saved.len(), 2, "byte {at}");
        assert!(saved.iter().all(|frame| frames.contains(frame)));
        let log = walked(&damaged).unwrap();
        let all_verified = log.entries.len() == 3
            && log.entries.iter().all(|entry| {
                let start = entry.offset as usize;
                sha256(&damaged[start..start + entry.length as usize]) == entry.digest
            });
        assert!(!all_verified, "byte {at} went unseen");
    }
}

proptest! {
    #[test]
    fn salvage_never_invents_a_frame(
        payloads in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 1..6),
        from in any::<prop::sample::Index>(),
        noise in proptest::collection::vec(any::<u8>(), 1..60),
    ) {
        let frames: Vec<Frame> = payloads
            .into_iter()
            .map(|bytes| Frame { class: FrameClass::Batch, bytes })
            .collect();
        let mut bytes = file(&frames, 0);
        let start = from.index(bytes.len());
        for (to, noise) in bytes[start..].iter_mut().zip(noise) {
            *to = noise;
        }
        let (saved, _) = salvage(&bytes);
        prop_assert!(saved.iter().all(|frame| frames.contains(frame)));
    }
}
