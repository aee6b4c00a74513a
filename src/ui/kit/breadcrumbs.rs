//! Where this place is, from the area down.
//! Not the history of the visit: the browser's back button has that.

use crate::ui::view::view;
use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// One step of the way; without an address it is the present place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

/// The way to this place.
#[component]
pub fn Breadcrumbs(
    /// Names it for assistive technology: "Dónde estás".
    #[prop(into)]
    label: Signal<String>,
    /// From the area to the present place.
    #[prop(into)]
    crumbs: Signal<Vec<Crumb>>,
) -> impl IntoView {
    view! {
        <nav class="breadcrumbs" aria-label=move || label.get()>
            <ol class="breadcrumbs__list" role="list">
                {move || crumbs.get().into_iter().map(crumb_view).collect_view()}
            </ol>
        </nav>
    }
}

fn crumb_view(crumb: Crumb) -> impl IntoView {
    let place = match crumb.href {
        Some(href) => view! { <a href=href>{crumb.label}</a> },
        None => view! { <span aria-current="page">{crumb.label}</span> },
    };
    view! {
        <li class="breadcrumbs__item">
            <IconView icon=Icon::ChevronRight />
            {place}
        </li>
    }
}
