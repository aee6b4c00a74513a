//! The interface: layout, kit and screens.

pub mod focus;
pub mod keys;
pub mod kit;

use leptos::prelude::*;

/// Starts the app in the page.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| leptos::view! { <main>"Vigía"</main> });
}
