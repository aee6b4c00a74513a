//! Replacing all frames of the journal in IndexedDB, and going back.
//! The new frames lie beside the old and count only when the pointer says so, so a kill at any point leaves old or new.

use crate::journal::mirror_log::next_chain;
use crate::journal::store::{Digest, Frame, Tail};
use crate::order;
use crate::shell::digest::{hex, sha256, sha256_of};
use crate::shell::idb::connection::{Connection, FRAMES, META};
use crate::shell::idb::current_pointer;
use crate::shell::idb::error::{IdbError, WriteError};
use crate::shell::idb::layout::{
    Base, POINTER, Pointer, Slot, StoredFrame, frame_key, frame_range, slot_range,
};
use crate::shell::idb::reading::Whole;
use crate::shell::idb::transaction::{Access, Transaction};
use crate::shell::random::random_u32;
use js_sys::{Array, Reflect, Uint8Array};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// Bytes of frames written in one transaction: large enough to be fast, small enough to leave the page its turn.
const GROUP_BYTES: usize = 4 * 1024 * 1024;

/// Writes the frames as a new generation, reads them back, and makes them current.
pub async fn replace(
    connection: &Connection,
    expected: &Tail,
    frames: Vec<Frame>,
) -> Result<Tail, WriteError> {
    let reading = connection.begin(&[META], Access::Read).await?;
    current_pointer(&reading, expected).await?;
    reading.complete().await?;
    let (slot, base) = staged(connection, &frames).await?;
    let made = flip(connection, expected, &slot, &base).await;
    if made.is_err() {
        discard(connection, slot.slot).await;
    }
    made
}

/// Makes the generation before current again, under a new number; what was current becomes the one before.
pub async fn go_back(connection: &Connection, expected: &Tail) -> Result<Tail, WriteError> {
    let transaction = connection.begin(&[META, FRAMES], Access::Write).await?;
    let pointer = current_pointer(&transaction, expected).await?;
    let previous = pointer.previous.clone().ok_or(WriteError::NoPrevious)?;
    let pointer = Pointer {
        generation: pointer.generation.saturating_add(1),
        previous: Some(pointer.current),
        current: previous,
        ..pointer
    };
    transaction.put(META, &POINTER.into(), &pointer.to_value()?)?;
    transaction.complete().await?;
    Ok(pointer.tail()?)
}

/// A whole journal to be put in place of what is there.
#[derive(Debug, Clone)]
pub struct Installation {
    pub format: u32,
    pub min_reader: u32,
    pub generation: u32,
    pub frames: Vec<Frame>,
    /// The generation before, for going back.
    pub previous: Option<Vec<Frame>>,
}

/// Writes the frames of both generations, reads them back, and makes them what counts.
pub async fn install(connection: &Connection, whole: Installation) -> Result<Tail, IdbError> {
    let (current, base) = staged(connection, &whole.frames).await?;
    let mut pointer = Pointer {
        format: whole.format,
        min_reader: whole.min_reader,
        generation: whole.generation,
        current,
        previous: None,
    };
    let mut bases = vec![(pointer.current.slot, base)];
    if let Some(frames) = &whole.previous {
        let (previous, base) = staged(connection, frames).await?;
        bases.push((previous.slot, base));
        pointer.previous = Some(previous);
    }
    let transaction = connection.begin(&[META, FRAMES], Access::Write).await?;
    for (slot, base) in bases {
        transaction.put(META, &Base::key(slot), &base.to_value()?)?;
    }
    transaction.put(META, &POINTER.into(), &pointer.to_value()?)?;
    sweep(&transaction, &pointer).await?;
    transaction.complete().await?;
    pointer.tail()
}

/// Puts damaged frames back where they belong.
pub async fn repair(
    connection: &Connection,
    tail: &Tail,
    frames: &[Whole],
) -> Result<(), WriteError> {
    let transaction = connection.begin(&[META, FRAMES], Access::Write).await?;
    let pointer = current_pointer(&transaction, tail).await?;
    for whole in frames {
        let key = frame_key(pointer.current.slot, whole.index);
        let value = StoredFrame::to_value(&whole.frame, &whole.digest)?;
        transaction.put(FRAMES, &key, &value)?;
    }
    Ok(transaction.complete().await?)
}

/// The frames in a slot of their own, which no pointer names yet.
async fn staged(connection: &Connection, frames: &[Frame]) -> Result<(Slot, Base), IdbError> {
    let mut slot = Slot::empty(random_u32());
    let mut base = Base::default();
    let mut digests = Vec::with_capacity(frames.len());
    let mut chain = Digest::default();
    for frame in frames {
        let digest = sha256(&frame.bytes).await;
        chain = next_chain(&chain, &digest);
        base.push(frame.class, &digest);
        slot.frames += 1;
        slot.bytes += frame.bytes.len() as u64;
        digests.push(digest);
    }
    slot.chain = hex(&chain);
    match stage(connection, slot.slot, frames, &digests).await {
        Ok(()) => Ok((slot, base)),
        Err(error) => {
            discard(connection, slot.slot).await;
            Err(error)
        }
    }
}

async fn stage(
    connection: &Connection,
    slot: u32,
    frames: &[Frame],
    digests: &[Digest],
) -> Result<(), IdbError> {
    for group in groups(frames) {
        let transaction = connection.begin(&[FRAMES], Access::Write).await?;
        for (index, (frame, digest)) in frames.iter().zip(digests).enumerate() {
            if group.contains(&index) {
                let key = frame_key(slot, number(index));
                transaction.put(FRAMES, &key, &StoredFrame::to_value(frame, digest)?)?;
            }
        }
        transaction.complete().await?;
        verify(connection, slot, &group, digests).await?;
    }
    Ok(())
}

/// Reads a group back: what counts is what the database gives, not what it was given.
async fn verify(
    connection: &Connection,
    slot: u32,
    group: &Range<usize>,
    digests: &[Digest],
) -> Result<(), IdbError> {
    let broken = IdbError::Unreadable("frames that were just written");
    let transaction = connection.begin(&[FRAMES], Access::Read).await?;
    let range = frame_range(slot, number(group.start), number(group.end))?;
    let request = transaction.store(FRAMES)?.get_all_with_key(&range)?;
    let values: Array = transaction.answer(request).await?.unchecked_into();
    transaction.complete().await?;
    let wanted = digests.get(group.clone()).unwrap_or_default();
    if values.length() as usize != wanted.len() {
        return Err(broken);
    }
    for (value, digest) in values.iter().zip(wanted) {
        let bytes: Uint8Array = Reflect::get(&value, &"bytes".into())?.unchecked_into();
        if sha256_of(&bytes).await? != *digest {
            return Err(broken);
        }
    }
    Ok(())
}

/// The one transaction that makes the new generation count and lets the one before the old go.
async fn flip(
    connection: &Connection,
    expected: &Tail,
    slot: &Slot,
    base: &Base,
) -> Result<Tail, WriteError> {
    let transaction = connection.begin(&[META, FRAMES], Access::Write).await?;
    let pointer = current_pointer(&transaction, expected).await?;
    let range = slot_range(slot.slot)?;
    let staged = transaction.store(FRAMES)?.count_with_key(&range)?;
    let staged = transaction.answer(staged).await?;
    if staged.as_f64() != Some(f64::from(slot.frames)) {
        return Err(IdbError::Unreadable("frames that were just written").into());
    }
    let pointer = Pointer {
        generation: pointer.generation.saturating_add(1),
        previous: Some(pointer.current),
        current: slot.clone(),
        ..pointer
    };
    transaction.put(META, &Base::key(slot.slot), &base.to_value()?)?;
    transaction.put(META, &POINTER.into(), &pointer.to_value()?)?;
    sweep(&transaction, &pointer).await?;
    transaction.complete().await?;
    Ok(pointer.tail()?)
}

/// Deletes the frames that belong to neither generation: the one before the old, and what a kill left behind.
async fn sweep(transaction: &Transaction, pointer: &Pointer) -> Result<(), IdbError> {
    let mut kept = vec![pointer.current.slot];
    kept.extend(pointer.previous.as_ref().map(|slot| slot.slot));
    let frames = transaction.store(FRAMES)?;
    for (start, end) in gaps(&kept) {
        // An array sorts after every number, so this ends after the last slot.
        let last = || JsValue::from(Array::of1(&Array::new()));
        let end = end.map_or_else(last, |slot| frame_key(slot, 0));
        let start = frame_key(start, 0);
        let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&start, &end, false, true)?;
        frames.delete(&range)?;
    }
    let meta = transaction.store(META)?;
    let keys = transaction.answer(meta.get_all_keys()?).await?;
    for key in keys.unchecked_into::<Array>().iter() {
        let text = key.as_string().unwrap_or_default();
        let slot = text.strip_prefix("base:").map(str::parse::<u32>);
        if matches!(slot, Some(Ok(slot)) if !kept.contains(&slot)) {
            meta.delete(&key)?;
        }
    }
    Ok(())
}

/// The ranges of slots, from one to before another, that hold none of the kept ones.
fn gaps(kept: &[u32]) -> Vec<(u32, Option<u32>)> {
    let mut kept = kept.to_vec();
    order::sort(&mut kept);
    let mut gaps = Vec::new();
    let mut start = Some(0);
    for slot in kept {
        if let Some(start) = start
            && start < slot
        {
            gaps.push((start, Some(slot)));
        }
        start = slot.checked_add(1);
    }
    gaps.extend(start.map(|start| (start, None)));
    gaps
}

/// Deletes what a failed replacement left, unless it was made current after all; a later sweep takes what this cannot.
async fn discard(connection: &Connection, slot: u32) {
    let discarding = async {
        let transaction = connection.begin(&[META, FRAMES], Access::Write).await?;
        let value = transaction.get(META, &POINTER.into()).await?;
        let pointer = Pointer::from_value(&value)?;
        if pointer.is_none_or(|pointer| pointer.current.slot != slot) {
            let range = slot_range(slot)?;
            transaction.delete(FRAMES, &range)?;
        }
        transaction.complete().await
    };
    let _: Result<(), IdbError> = discarding.await;
}

/// Consecutive frames of about [`GROUP_BYTES`] together.
fn groups(frames: &[Frame]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut bytes = GROUP_BYTES;
    for (index, frame) in frames.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if bytes < GROUP_BYTES => group.end = index + 1,
            _ => {
                groups.push(index..index + 1);
                bytes = 0;
            }
        }
        bytes += frame.bytes.len();
    }
    groups
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
