//! The interface: layout, kit and screens.
//! No rule and no storage: it reads the book and runs commands.

pub mod app;
pub mod focus;
pub mod form_rows;
pub mod form_state;
pub mod keys;
pub mod kit;
pub mod lang;
pub mod layout;
pub mod place;
pub mod screens;
pub mod turns;
pub mod view;

use crate::shell::crash;

/// Starts the app in the page.
pub fn start() {
    crash::install();
    leptos::mount::mount_to_body(app::App);
}
