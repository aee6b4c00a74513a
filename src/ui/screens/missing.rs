//! What is shown where nothing is: an address that names no place, or a record that is gone.
//! It may come back with an undo, so it says so.

use crate::route::Route;
use crate::ui::kit::button::ButtonLink;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Nothing here, and the way back.
#[component]
pub fn Missing(
    /// Where to go instead.
    back: Route,
) -> impl IntoView {
    view! {
        <div class="screen">
            <h1 class="visually-hidden">{tr("No está", "Not here")}</h1>
            <EmptyState
                icon=Icon::Search
                title=tr("Aquí no hay nada", "There is nothing here")
                text=tr(
                    "La dirección no existe o el registro se quitó. Si acabas de quitarlo, puedes deshacerlo con la tecla z.",
                    "The address does not exist or the record was removed. If you just removed it, the z key brings it back.",
                )
            >
                <ButtonLink href=place::href(back) label=tr("Volver", "Go back") />
            </EmptyState>
        </div>
    }
}
