//! What only a real browser can show: storage, recovery, locks.
//! Empty natively; `scripts/web-tests` runs it in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a failed test is a panic, and speed is a ratio"
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod fault;
mod idb;
mod mirrored;
mod services;
mod speed;
