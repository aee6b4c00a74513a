//! SHA-256 in the browser.
//! Large inputs go to the browser's own code, which is many times faster than ours and off the main thread.

use crate::journal::mirror_log;
use crate::journal::store::Digest;
use crate::shell::browser_error::BrowserError;
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Below this many bytes the call into the browser costs more than the hashing.
const SMALL_MAX: usize = 16 * 1024;

#[wasm_bindgen]
extern "C" {
    type Subtle;

    #[wasm_bindgen(method, catch)]
    fn digest(this: &Subtle, algorithm: &str, bytes: &Uint8Array) -> Result<Promise, JsValue>;
}

/// SHA-256 of the bytes. Awaits the browser: never call it inside an IndexedDB transaction.
pub async fn sha256(bytes: &[u8]) -> Digest {
    if bytes.len() <= SMALL_MAX {
        return mirror_log::sha256(bytes);
    }
    match sha256_of(&Uint8Array::from(bytes)).await {
        Ok(digest) => digest,
        // Outside secure contexts the browser has no SubtleCrypto.
        Err(_) => mirror_log::sha256(bytes),
    }
}

/// SHA-256 of bytes that are in the browser's memory.
pub async fn sha256_of(bytes: &Uint8Array) -> Result<Digest, BrowserError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into())?;
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    if subtle.is_undefined() {
        return Ok(mirror_log::sha256(&bytes.to_vec()));
    }
    let promise = subtle.unchecked_ref::<Subtle>().digest("SHA-256", bytes)?;
    let buffer: ArrayBuffer = JsFuture::from(promise).await?.unchecked_into();
    let mut digest = Digest::default();
    let answer = Uint8Array::new(&buffer);
    if answer.length() as usize == digest.len() {
        answer.copy_to(&mut digest);
    }
    Ok(digest)
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The bytes of a hex text; `None` when it is not hex.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits?;
    let pairs = digits.chunks_exact(2);
    pairs.remainder().is_empty().then(|| {
        pairs
            .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect()
    })
}
