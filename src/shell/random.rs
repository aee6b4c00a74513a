//! Randomness from the browser's cryptographic generator.
//! Ids are not made here: they come from `app::context`, seeded with this.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    type Crypto;

    #[wasm_bindgen(method, catch, js_name = getRandomValues)]
    fn get_random_values(this: &Crypto, bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// Random bytes. Every browser that runs WebAssembly has the generator; without it the bytes are zero.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    let filled = Uint8Array::from(bytes.as_slice());
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    if crypto
        .unchecked_ref::<Crypto>()
        .get_random_values(&filled)
        .is_ok()
    {
        filled.copy_to(&mut bytes);
    }
    bytes
}

/// A random number.
pub fn random_u32() -> u32 {
    u32::from_le_bytes(random())
}
