//! One document on the board, with what was found in it in sight.

use crate::app::query::invoice_board::{BoardCard, card};
use crate::domain::finding::Severity;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::DocumentType;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{labels, money};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use std::collections::HashSet;

/// A card that can be ticked.
#[component]
pub fn CardView(id: InvoiceId, chosen: RwSignal<HashSet<InvoiceId>>) -> impl IntoView {
    let session = Session::expect();
    let card = session
        .book
        .with_untracked(|book| card(book, id, session.today.get_untracked()));
    card.map(|card| {
        let name = name(&card);
        let author = card.author.and_then(|author| {
            session
                .book
                .with_untracked(|book| book.person(author).map(|person| person.name.clone()))
        });
        view! {
            <li class="board__card">
                <Checkbox
                    label=name
                    checked=Signal::derive(move || chosen.read().contains(&id))
                    on_change=move |ticked: bool| chosen.update(|chosen| {
                        if ticked {
                            chosen.insert(id);
                        } else {
                            chosen.remove(&id);
                        }
                    })
                />
                <a class="board__link" href=place::href(Route::Invoice(id))><bdi>{card.row.client_name.clone()}</bdi></a>
                <p class="num">{money::money(card.row.payable, locale())}</p>
                <p class="cluster">{findings(&card)}</p>
                {(!card.denied.is_empty()).then(|| view! {
                    <p class="small"><bdi>{format!("{} {}", tr("Devuelta:", "Returned:"), card.denied)}</bdi></p>
                })}
                {card.accepted.iter().map(|warning| view! {
                    <p class="muted small"><bdi>{warning.reason.clone()}</bdi></p>
                }).collect_view()}
                {author.map(|author| view! {
                    <p class="muted small"><bdi>{format!("{} {author}", tr("La escribió", "Written by"))}</bdi></p>
                })}
            </li>
        }
    })
}

fn name(card: &BoardCard) -> String {
    match (card.row.number.is_empty(), card.row.document_type) {
        (true, DocumentType::Invoice) => tr("Borrador", "Draft").to_owned(),
        (true, kind) => say(labels::document_type(kind)).to_owned(),
        (false, _) => card.row.number.clone(),
    }
}

/// What was found, by shape and word.
fn findings(card: &BoardCard) -> Vec<AnyView> {
    let mut badges = Vec::new();
    if card.row.errors > 0 {
        let label = list::count(
            card.row.errors,
            tr("error", "error"),
            tr("errores", "errors"),
        );
        badges.push(view! { <Badge label tone=Signal::stored(Tone::Bad) /> });
    }
    if card.warnings > 0 {
        let label = list::count(
            card.warnings,
            tr("aviso por explicar", "warning to explain"),
            tr("avisos por explicar", "warnings to explain"),
        );
        badges.push(view! { <Badge label tone=Signal::stored(Tone::Warn) /> });
    }
    if !card.accepted.is_empty() {
        let label = list::count(
            card.accepted.len(),
            tr("aviso explicado", "warning explained"),
            tr("avisos explicados", "warnings explained"),
        );
        badges.push(view! { <Badge label tone=Signal::stored(Tone::Neutral) /> });
    }
    if card.row.worst < Some(Severity::Warning) {
        badges.push(view! { <Badge label=tr("Sin hallazgos", "Nothing found") tone=Signal::stored(Tone::Good) /> });
    }
    badges
}
