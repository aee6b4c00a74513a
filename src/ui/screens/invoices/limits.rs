//! /facturas/limites - what is due on each day of a month.

use crate::ui::view::view;
use leptos::prelude::*;

/// The month.
#[component]
pub fn InvoiceLimits() -> impl IntoView {
    view! { <div class="screen"></div> }
}
