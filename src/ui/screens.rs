//! The screens, a folder per area and a file per place.
//! No rule and no storage: a screen reads the book and runs commands.

pub mod today;
pub mod welcome;

use crate::route::Route;
use leptos::prelude::*;

/// The screen of a place.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today /> }.into_any(),
        _ => ().into_any(),
    }
}
