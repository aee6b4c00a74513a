//! Reading frames out of IndexedDB and checking them against their digests.
//! It repairs nothing: `mirrored` does, from the other copy.

use crate::journal::mirror_log::next_chain;
use crate::journal::store::{Digest, Frame, Tail};
use crate::order;
use crate::shell::digest::sha256;
use crate::shell::idb::connection::{Connection, FRAMES, META};
use crate::shell::idb::error::IdbError;
use crate::shell::idb::layout::{Base, POINTER, Pointer, StoredFrame, frame_range};
use crate::shell::idb::transaction::Access;
use js_sys::Array;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::{JsCast, JsValue};

/// Which of the two generations kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Current,
    /// The one before, for going back.
    Previous,
}

/// A frame whose bytes are what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    pub index: u32,
    pub frame: Frame,
    pub digest: Digest,
}

/// Frames as stored, told apart by what their digests say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// In order.
    pub frames: Vec<Whole>,
    /// Indices of the frames whose bytes are not what was written, or that are missing.
    pub damaged: Vec<u32>,
    pub tail: Tail,
}

impl Checked {
    pub fn into_frames(self) -> Vec<Frame> {
        self.frames.into_iter().map(|whole| whole.frame).collect()
    }
}

/// Frames as they came out of the database, before any digest is checked.
pub struct Raw {
    base: Base,
    from: u32,
    /// The runs of indices that should be there.
    wanted: Vec<(u32, u32)>,
    values: Vec<(u32, JsValue)>,
    tail: Tail,
}

/// The frames from `from` on. There is no previous generation before the first replacement: then nothing.
pub async fn read(
    connection: &Connection,
    which: Which,
    from: u32,
    with_history: bool,
) -> Result<Option<Raw>, IdbError> {
    let transaction = connection.begin(&[META, FRAMES], Access::Read).await?;
    let value = transaction.get(META, &POINTER.into()).await?;
    let pointer = Pointer::from_value(&value)?.unwrap_or_else(Pointer::empty);
    let (slot, generation) = match which {
        Which::Current => (Some(pointer.current), pointer.generation),
        Which::Previous => (pointer.previous, pointer.generation.saturating_sub(1)),
    };
    let Some(slot) = slot else {
        return Ok(None);
    };
    let base = transaction.get(META, &Base::key(slot.slot)).await?;
    let base = Base::from_value(&base)?;
    let wanted = base.runs(from, slot.frames, with_history);
    let store = transaction.store(FRAMES)?;
    let mut requests = Vec::new();
    for (start, end) in &wanted {
        let range = frame_range(slot.slot, *start, *end)?;
        let values = store.get_all_with_key(&range)?;
        let keys = store.get_all_keys_with_key(&range)?;
        requests.push((keys, values));
    }
    let mut values = Vec::new();
    for (keys, frames) in requests {
        let keys: Array = transaction.answer(keys).await?.unchecked_into();
        let frames: Array = transaction.answer(frames).await?.unchecked_into();
        for (key, frame) in keys.iter().zip(frames.iter()) {
            values.push((index_of(&key), frame));
        }
    }
    transaction.complete().await?;
    Ok(Some(Raw {
        base,
        from,
        wanted,
        values,
        tail: slot.tail(generation)?,
    }))
}

impl Raw {
    /// Compares every frame with its digest and, from the start of the journal, the digests with the chain.
    pub async fn checked(self) -> Result<Checked, IdbError> {
        let mut missing: BTreeSet<u32> =
            order::set(self.wanted.iter().flat_map(|(start, end)| *start..*end));
        let mut frames = Vec::with_capacity(self.values.len());
        for (index, value) in &self.values {
            if let Ok(stored) = StoredFrame::from_value(value)
                && sha256(&stored.frame.bytes).await == stored.digest
            {
                missing.remove(index);
                frames.push(Whole {
                    index: *index,
                    frame: stored.frame,
                    digest: stored.digest,
                });
            }
        }
        if missing.is_empty() && self.from == 0 {
            self.check_chain(&frames)?;
        }
        Ok(Checked {
            frames,
            damaged: missing.into_iter().collect(),
            tail: self.tail,
        })
    }

    fn check_chain(&self, frames: &[Whole]) -> Result<(), IdbError> {
        let read: BTreeMap<u32, Digest> =
            order::map(frames.iter().map(|whole| (whole.index, whole.digest)));
        let chain = (0..self.tail.frames).try_fold(Digest::default(), |chain, index| {
            let skipped = || self.base.frame(index).map(|(_, digest)| digest);
            let digest = read.get(&index).copied().or_else(skipped)?;
            Some(next_chain(&chain, &digest))
        });
        if chain == Some(self.tail.chain) {
            Ok(())
        } else {
            Err(IdbError::Unreadable("the chain over the frames"))
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "keys are written from u32"
)]
fn index_of(key: &JsValue) -> u32 {
    let key: &Array = key.unchecked_ref();
    key.get(1).as_f64().map_or(u32::MAX, |index| index as u32)
}
