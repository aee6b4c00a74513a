//! The kit on show: every component with likely content, to be looked at in both themes and widths.
//! Not part of the app; `?page=today|list|form|more` chooses the page and `?theme=light|dark` the theme.

#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
mod more;
#[cfg(target_arch = "wasm32")]
mod today;

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(frame::Gallery);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // The gallery runs in a browser.
}
