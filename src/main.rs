//! The staff app. Everything is in the library; this starts it in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    vigia::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // The app runs in a browser: `make serve` builds and opens it.
}
