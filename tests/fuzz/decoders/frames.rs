//! What stores keep: frames, the mirror's log of frames, and the lines in them.

use crate::campaign::{Decoder, Verdict};
use crate::decoders::records::relined;
use crate::mutation::Grammar;
use crate::seeds;
use sha2::{Digest as _, Sha256};
use vigia::domain::country::Country;
use vigia::journal::backup::Backup;
use vigia::journal::codec::{self, FrameBuilder};
use vigia::journal::compaction::Compaction;
use vigia::journal::digest;
use vigia::journal::mirror_log::{
    FILE_HEADER, FRAME_HEADER, FileHeader, file_size, frame_header, next_chain, salvage, sha256,
    walk,
};
use vigia::journal::replica::Replica;
use vigia::journal::revision::line::Line;
use vigia::journal::store::{Digest, Frame, FrameClass, Tail, next_tail};

pub static FRAME: Decoder = Decoder {
    name: "frame",
    grammar: Grammar::Bytes,
    words: &["VGJF"],
    seeds: || {
        let small = seeds::journal(Country::Peru, 1).1;
        let large = seeds::journal(Country::Colombia, 100).1;
        let frames = small.into_iter().chain(large);
        frames.map(|frame| frame.bytes).collect()
    },
    repair: |input| repair_frame(input),
    run: read_frame,
};

pub static MIRROR: Decoder = Decoder {
    name: "mirror",
    grammar: Grammar::Bytes,
    words: &["FRAM", "VIGIALOG"],
    seeds: || {
        vec![
            mirror_of(&seeds::journal(Country::Peru, 4).1),
            mirror_of(&[]),
        ]
    },
    repair: |input| repair_mirror(input),
    run: read_mirror,
};

pub static JOURNAL: Decoder = Decoder {
    name: "journal",
    grammar: Grammar::Json,
    words: &["\n", ",\"deleted\":true", ",\"parents\":[", ",\"v\":2"],
    seeds: || {
        let (_, frames) = seeds::journal(Country::Colombia, 9);
        vec![
            text_of(&frames).into_bytes(),
            text_of(&frames[..2]).into_bytes(),
        ]
    },
    repair: |input| *input = relined(input),
    run: read_journal,
};

/// Lines up to which a journal has a frame for each.
const SHORT: usize = 300;

/// Lengths and digest of a frame, from its first 22 bytes and what follows the digest.
fn repair_frame(input: &mut [u8]) {
    if input.len() < 54 {
        return;
    }
    let stored = u32::try_from(input.len() - 54).unwrap();
    input[18..22].copy_from_slice(&stored.to_le_bytes());
    let mut hash = Sha256::new();
    hash.update(&input[..22]);
    hash.update(&input[54..]);
    input[22..54].copy_from_slice(&hash.finalize());
}

fn read_frame(input: &[u8]) -> Verdict {
    let payload = match codec::decode(input) {
        Ok(payload) => payload,
        Err(error) => return Verdict::refused(error),
    };
    let mut builder = FrameBuilder::default();
    payload.lines().for_each(|line| builder.push(line));
    let again = codec::decode(&builder.finish().unwrap()).unwrap();
    assert_eq!(again.text(), payload.text());
    let frame = Frame {
        class: FrameClass::Batch,
        bytes: input.to_vec(),
    };
    let tail = next_tail(Tail::default(), input);
    match Replica::load(vec![frame], tail) {
        Ok((replica, changes)) => Verdict::accepted(format!(
            "{} records, {} changes",
            replica.len().min(1),
            changes.len().min(1)
        )),
        Err(error) => Verdict::accepted(error),
    }
}

fn mirror_of(frames: &[Frame]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chain = Digest::default();
    for frame in frames {
        let length = u32::try_from(frame.bytes.len()).unwrap();
        let (header, next) = frame_header(frame.class, length, &sha256(&frame.bytes), &chain);
        chain = next;
        bytes.extend(header);
        bytes.extend(&frame.bytes);
    }
    let header = FileHeader {
        format: 1,
        min_reader: 1,
        generation: 3,
        base_frames: u32::try_from(frames.len()).unwrap(),
        base_chain: chain,
    };
    [header.to_bytes(), bytes].concat()
}

fn check_over(bytes: &mut [u8], at: usize, header: usize, check: usize) {
    let end = at + header - check;
    let sum = sha256(&bytes[at..end]);
    bytes[end..end + check].copy_from_slice(&sum[..check]);
}

/// Checks, digests and chain of a log whose lengths lead from one frame to the next.
fn repair_mirror(input: &mut [u8]) {
    if input.len() < FILE_HEADER {
        return;
    }
    check_over(input, 0, FILE_HEADER, 8);
    let mut at = FILE_HEADER;
    let mut chain = Digest::default();
    while let Some(header) = input.get(at..at + FRAME_HEADER) {
        let length = u32::from_le_bytes(header[8..12].try_into().unwrap()) as usize;
        let start = at + FRAME_HEADER;
        if let Some(payload) = input.get(start..start + length) {
            let digest = sha256(payload);
            chain = next_chain(&chain, &digest);
            input[at + 12..at + 44].copy_from_slice(&digest);
            input[at + 44..at + 76].copy_from_slice(&chain);
        }
        check_over(input, at, FRAME_HEADER, 4);
        at = start + length;
    }
}

fn read_mirror(input: &[u8]) -> Verdict {
    let (found, broken) = salvage(input);
    for frame in &found {
        assert!(frame.bytes.len() <= input.len());
    }
    // As the worker that holds the file goes through it: each header says where the next one is.
    let (file, mut headers, mut at) = (input.get(..FILE_HEADER), Vec::new(), FILE_HEADER);
    while let Some(header) = input.get(at..at + FRAME_HEADER) {
        headers.extend_from_slice(header);
        at += FRAME_HEADER + u32::from_le_bytes(header[8..12].try_into().unwrap()) as usize;
    }
    let log = match walk(file.unwrap_or(input), &headers, input.len() as u64) {
        Ok(log) => log,
        Err(error) => return Verdict::refused(error),
    };
    assert_eq!(log.end + log.rest, input.len() as u64);
    assert_eq!(file_size(&log.tail()), log.end);
    assert_eq!(log.end_at(log.entries.len()), log.end);
    let whole = log.entries.iter().filter(|entry| {
        let start = entry.offset as usize;
        sha256(&input[start..start + entry.length as usize]) == entry.digest
    });
    assert!(found.len() + broken as usize >= whole.count() || log.entries.len() > found.len());
    Verdict::accepted(format!("born {} rest {}", log.is_born(), log.rest > 0))
}

fn text_of(frames: &[Frame]) -> String {
    let texts: Vec<String> = frames
        .iter()
        .map(|frame| codec::decode(&frame.bytes).unwrap().text().to_owned())
        .collect();
    texts.join("\n")
}

/// Lines as a journal of several frames. Of a record with several versions all lines stand in one frame or each
/// version in another, which is how journals are written; of a journal too long for a frame a line that is not promised.
fn framed(lines: &[&str]) -> Vec<Frame> {
    let of_one = if lines.len() <= SHORT { 1 } else { 50 };
    lines
        .chunks(of_one)
        .map(|lines| {
            let mut builder = FrameBuilder::default();
            lines.iter().for_each(|line| builder.push(line));
            let bytes = builder.finish().unwrap();
            Frame {
                class: FrameClass::Batch,
                bytes,
            }
        })
        .collect()
}

/// A journal that can be read can be folded, read again as the same book, and kept as a backup that can be read.
fn read_journal(input: &[u8]) -> Verdict {
    let text = String::from_utf8_lossy(input);
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.is_empty()).collect();
    let frames = framed(&lines);
    let (replica, _) = match Replica::load(frames.clone(), Tail::default()) {
        Ok(loaded) => loaded,
        Err(error) => return Verdict::refused(error),
    };
    let folded = Compaction::new(frames.clone()).finish().unwrap();
    let (again, _) = Replica::load(folded.clone(), Tail::default()).unwrap();
    let sound = lines.iter().all(|line| Line::parse_foreign(line).is_ok());
    if sound {
        assert_eq!(digest::of_book(&again), digest::of_book(&replica));
        assert_eq!(again.conflicts(), replica.conflicts());
        let backup = Backup::parse(seeds::backup(&frames, &[])).unwrap();
        let folded = Backup::parse(seeds::backup(&folded, &[])).unwrap();
        assert!(backup.lines().eq(folded.lines()));
    }
    Verdict::accepted(format!(
        "sound {sound}, conflicts {}, set aside {}, strangers {}",
        replica.conflicts().len().min(2),
        replica.quarantine().count().min(2),
        replica.strangers().len().min(2),
    ))
}
