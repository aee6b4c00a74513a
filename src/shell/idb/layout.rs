//! What the values in `meta` and `frames` look like.
//! Everything small is JSON text, so that a person can read it in the browser's developer tools.

use crate::journal::mirror_log::next_chain;
use crate::journal::store::{Digest, Frame, FrameClass, Tail};
use crate::shell::digest::{from_hex, hex};
use crate::shell::idb::error::IdbError;
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// The format this version writes.
pub const FORMAT: u32 = 1;
/// The oldest version that can read what this version writes.
pub const MIN_READER: u32 = 1;

/// Key of the [`Pointer`] in `meta`.
pub const POINTER: &str = "journal";

/// The one value that says which frames count; changing it is what makes a write happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointer {
    pub format: u32,
    pub min_reader: u32,
    /// Grows by one with every replacement.
    pub generation: u32,
    pub current: Slot,
    /// The generation before, for going back.
    pub previous: Option<Slot>,
}

/// The frames of one generation: keys `[slot, index]` in `frames`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub slot: u32,
    pub frames: u32,
    /// Hex of the chain after the last frame.
    pub chain: String,
    pub bytes: u64,
}

/// Classes and digests of the frames a generation was born with, so that reading can leave some of them out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// One letter a frame: h heads, y history, b batch.
    pub classes: String,
    /// 64 hex digits a frame.
    pub digests: String,
}

/// A frame as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFrame {
    pub frame: Frame,
    pub digest: Digest,
}

impl Pointer {
    /// The journal before its first frame.
    pub fn empty() -> Pointer {
        Pointer {
            format: FORMAT,
            min_reader: MIN_READER,
            generation: 0,
            current: Slot::empty(0),
            previous: None,
        }
    }

    pub fn tail(&self) -> Result<Tail, IdbError> {
        self.current.tail(self.generation)
    }

    /// From the value in `meta`, `None` when nothing was ever written.
    pub fn from_value(value: &JsValue) -> Result<Option<Pointer>, IdbError> {
        if value.is_undefined() {
            return Ok(None);
        }
        from_json(value).map(Some)
    }

    pub fn to_value(&self) -> Result<JsValue, IdbError> {
        to_json(self)
    }
}

impl Slot {
    pub fn empty(slot: u32) -> Slot {
        Slot {
            slot,
            frames: 0,
            chain: hex(&Digest::default()),
            bytes: 0,
        }
    }

    pub fn tail(&self, generation: u32) -> Result<Tail, IdbError> {
        let chain = from_hex(&self.chain).and_then(|bytes| Digest::try_from(bytes).ok());
        Ok(Tail {
            generation,
            frames: self.frames,
            chain: chain.ok_or(IdbError::Unreadable("the chain of the journal"))?,
            bytes: self.bytes,
        })
    }

    /// With one more frame.
    pub fn after(&self, digest: &Digest, length: usize) -> Result<Slot, IdbError> {
        let before = self.tail(0)?.chain;
        Ok(Slot {
            slot: self.slot,
            frames: self.frames + 1,
            chain: hex(&next_chain(&before, digest)),
            bytes: self.bytes + length as u64,
        })
    }
}

impl Base {
    /// Key in `meta`.
    pub fn key(slot: u32) -> JsValue {
        JsValue::from_str(&format!("base:{slot}"))
    }

    pub fn from_value(value: &JsValue) -> Result<Base, IdbError> {
        if value.is_undefined() {
            return Ok(Base::default());
        }
        from_json(value)
    }

    pub fn to_value(&self) -> Result<JsValue, IdbError> {
        to_json(self)
    }

    pub fn push(&mut self, class: FrameClass, digest: &Digest) {
        self.classes.push(letter(class));
        self.digests.push_str(&hex(digest));
    }

    /// Class and digest of the frame with that index; frames after the base are read to be known.
    pub fn frame(&self, index: u32) -> Option<(FrameClass, Digest)> {
        let at = index as usize;
        let class = self.classes.as_bytes().get(at).copied()?;
        let digest = self.digests.get(at * 64..at * 64 + 64)?;
        let digest = from_hex(digest).and_then(|bytes| Digest::try_from(bytes).ok())?;
        Some((class_of(char::from(class))?, digest))
    }

    /// The runs of indices in `from..frames` to read: all of them, or all but history.
    pub fn runs(&self, from: u32, frames: u32, with_history: bool) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for index in from..frames {
            let history = matches!(self.frame(index), Some((FrameClass::History, _)));
            if history && !with_history {
                continue;
            }
            match runs.last_mut() {
                Some((_, end)) if *end == index => *end += 1,
                _ => runs.push((index, index + 1)),
            }
        }
        runs
    }
}

impl StoredFrame {
    pub fn to_value(frame: &Frame, digest: &Digest) -> Result<JsValue, IdbError> {
        let object = Object::new();
        let class = letter(frame.class).to_string();
        Reflect::set(&object, &"class".into(), &class.into())?;
        // Copies: storing a view would store the whole of the program's memory.
        let digest = Uint8Array::from(digest.as_slice());
        Reflect::set(&object, &"digest".into(), &digest)?;
        let bytes = Uint8Array::from(frame.bytes.as_slice());
        Reflect::set(&object, &"bytes".into(), &bytes)?;
        Ok(object.into())
    }

    pub fn from_value(value: &JsValue) -> Result<StoredFrame, IdbError> {
        let broken = IdbError::Unreadable("a frame of the journal");
        let field = |name: &str| Reflect::get(value, &name.into()).ok();
        let bytes_of = |name: &str| {
            field(name)
                .and_then(|value| value.dyn_into::<Uint8Array>().ok())
                .map(|bytes| bytes.to_vec())
        };
        let class = field("class")
            .and_then(|class| class.as_string())
            .and_then(|class| class.chars().next())
            .and_then(class_of);
        let digest = bytes_of("digest").and_then(|bytes| Digest::try_from(bytes).ok());
        match (class, digest, bytes_of("bytes")) {
            (Some(class), Some(digest), Some(bytes)) => Ok(StoredFrame {
                frame: Frame { class, bytes },
                digest,
            }),
            _ => Err(broken),
        }
    }
}

/// The key of a frame.
pub fn frame_key(slot: u32, index: u32) -> JsValue {
    Array::of2(&slot.into(), &index.into()).into()
}

/// The keys of the frames `from..to` of a slot.
pub fn frame_range(slot: u32, from: u32, to: u32) -> Result<IdbKeyRange, IdbError> {
    Ok(IdbKeyRange::bound_with_lower_open_and_upper_open(
        &frame_key(slot, from),
        &frame_key(slot, to),
        false,
        true,
    )?)
}

/// The keys of every frame of a slot: an array sorts after every number.
pub fn slot_range(slot: u32) -> Result<IdbKeyRange, IdbError> {
    let end = Array::of2(&slot.into(), &Array::new());
    Ok(IdbKeyRange::bound(&frame_key(slot, 0), &end)?)
}

/// JSON text of a value.
pub fn to_json<T: Serialize>(value: &T) -> Result<JsValue, IdbError> {
    serde_json::to_string(value)
        .map(JsValue::from)
        .map_err(|_| IdbError::Unreadable("a value that has no JSON"))
}

/// A value from its JSON text.
pub fn from_json<T: for<'a> Deserialize<'a>>(value: &JsValue) -> Result<T, IdbError> {
    value
        .as_string()
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or(IdbError::Unreadable("a value of meta"))
}

fn letter(class: FrameClass) -> char {
    match class {
        FrameClass::Heads => 'h',
        FrameClass::History => 'y',
        FrameClass::Batch => 'b',
    }
}

fn class_of(letter: char) -> Option<FrameClass> {
    [FrameClass::Heads, FrameClass::History, FrameClass::Batch]
        .into_iter()
        .find(|class| self::letter(*class) == letter)
}
