//! /facturas/imprimir?ids=… - documents as they are printed, one after the other, each from a page of its own.

use crate::app::query::invoice_print::{Force, Printed, printed};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::numbers::{DOCUMENTS, counted};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::record::in_force::print;
use crate::ui::screens::invoices::paper::lines::parts_of;
use crate::ui::screens::invoices::paper::loading::{Sheets, sheets};
use crate::ui::screens::invoices::paper::{Paper, Sheet, name_of, provider_note};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;
use std::sync::Arc;

/// The documents that the address names.
#[component]
pub fn InvoicePrint() -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let ids = place::query().with_untracked(|query| filters::printed(query));
    let documents: Vec<Printed> = session.book.with_untracked(|book| {
        let found = ids.iter().filter_map(|id| printed(book, *id, today));
        found.collect()
    });
    if documents.is_empty() {
        return view! { <Missing back=Route::Invoices /> };
    }
    let one = match documents.as_slice() {
        [only] => Some((only.id, only.issuance.clone())),
        _ => None,
    };
    let crumb = one.map(|(id, issuance)| Crumb {
        label: issuance.map_or_else(
            || tr("Borrador", "Draft").to_owned(),
            |own| own.number().to_owned(),
        ),
        href: Some(place::href(Route::Invoice(id))),
    });
    let count = documents.len();
    let is_unsigned = documents.iter().any(|each| each.force == Force::Unsigned);
    called(&documents);
    let sheets = sheets(session, documents);
    view! {
        <div class="screen">
            <div class="no-print stack">
                <Head crumb count sheets />
                {is_unsigned.then(|| view! { <Banner tone=Tone::Neutral title=provider_note() /> })}
            </div>
            {move || sheets.made.get().map(|made| view! { <Papers made drawn=sheets.drawn /> })}
        </div>
    }
}

#[component]
fn Head(crumb: Option<Crumb>, count: usize, sheets: Sheets) -> impl IntoView {
    let title = tr("Imprimir", "Print");
    let mut crumbs = vec![Crumb {
        label: tr("Facturas", "Invoices").to_owned(),
        href: Some(place::href(Route::Invoices)),
    }];
    crumbs.extend(crumb);
    crumbs.push(Crumb {
        label: title.to_owned(),
        href: None,
    });
    let state = move || {
        if sheets.is_ready() {
            counted(count as u64, DOCUMENTS, locale())
        } else {
            tr("Preparando las hojas…", "Preparing the sheets…").to_owned()
        }
    };
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{title}</h1>
                <p class="screen__subtitle" role="status">{state}</p>
            </div>
            <div class="screen__actions">
                <Button
                    label=tr("Imprimir o guardar como PDF", "Print or save as PDF")
                    icon=Icon::Print
                    appearance=ButtonAppearance::Primary
                    disabled=Signal::derive(move || !sheets.is_ready())
                    on_press=|()| print()
                />
            </div>
        </header>
    }
}

/// The sheets, whose lines are drawn from the first to the last.
#[component]
fn Papers(made: Vec<Arc<Sheet>>, drawn: ReadSignal<usize>) -> impl IntoView {
    let mut before = 0;
    let mut places = Vec::with_capacity(made.len());
    for sheet in &made {
        places.push(before);
        before += parts_of(&sheet.printed.content);
    }
    let begun = {
        let places = places.clone();
        Memo::new(move |_| {
            let drawn = drawn.get();
            places.iter().filter(|place| **place < drawn).count()
        })
    };
    let made: Vec<(Arc<Sheet>, usize)> = made.into_iter().zip(places).collect();
    let made = StoredValue::new(made);
    view! {
        <div class="papers">
            <For each=move || 0..begun.get() key=|place| *place let:place>
                {made.with_value(|made| made.get(place).cloned()).map(|(sheet, before)| {
                    let own = Signal::derive(move || drawn.get().saturating_sub(before));
                    view! { <Paper sheet drawn=own /> }
                })}
            </For>
        </div>
    }
}

/// The page is called as the document while it is shown: that is the name the browser gives the PDF.
fn called(documents: &[Printed]) {
    let before = document().title();
    if let [only] = documents {
        document().set_title(&name_of(only));
    }
    on_cleanup(move || document().set_title(&before));
}
