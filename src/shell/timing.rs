//! User timings: how long opening, saving, searching and checking took, as the browser's own tools show them.
//! Measures only; nothing in the app depends on them.

use wasm_bindgen::JsCast;
use web_sys::Performance;

fn performance() -> Option<Performance> {
    js_sys::Reflect::get(&js_sys::global(), &"performance".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Milliseconds since the page started, with fractions.
pub fn now_ms() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

/// A point in time named `vigia:…`.
pub fn mark(name: &str) {
    if let Some(performance) = performance() {
        let _ = performance.mark(name);
    }
}

/// The time since the mark `from`, kept under `name`.
pub fn measure(name: &str, from: &str) {
    if let Some(performance) = performance() {
        let _ = performance.measure_with_start_mark(name, from);
    }
}
