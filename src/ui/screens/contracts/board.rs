//! /contratos/tablero - contracts by stage, each with what blocks it. The columns are made in `app::query::contract_board`.

use crate::app::query::contract_board::{BoardCard, Column, board, card};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{alerts, contract_labels, dates, money, numbers};
use crate::ui::kit::badge::{Badge, BadgeWeight};
use crate::ui::kit::button::{Button, ButtonSize};
use crate::ui::kit::counter::Counter;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::views::Views;
use crate::ui::screens::list;
use crate::ui::screens::today::items::tone;
use crate::ui::view::view;
use leptos::prelude::*;

/// Contracts shown in a column before the rest is asked for.
const CARDS: usize = 12;

/// The board.
#[component]
pub fn ContractBoard() -> impl IntoView {
    let query = place::query();
    let filter = Memo::new(move |_| filters::contracts(&query.read()));
    let found = list::found(filter, board);
    view! {
        <div class="screen" data-width="full">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>{tr("Tablero de contratos", "Board of contracts")}</h1>
                    <p class="screen__subtitle">{tr(
                        "En qué va cada uno y qué espera. Los cerrados y anulados están en la lista.",
                        "Where each stands and what it waits for. Closed and cancelled ones are in the list.",
                    )}</p>
                </div>
            </header>
            <Views current=Route::ContractBoard filter />
            {move || {
                let columns: Vec<Column> = found.get();
                if columns.is_empty() {
                    return view! {
                        <EmptyState
                            icon=Icon::Contract
                            title=tr("Ningún contrato en curso", "No contract under way")
                            text=tr("Crea uno o cambia los filtros de la lista.", "Create one or change the filters of the list.")
                        />
                    };
                }
                view! {
                    <div class="board" tabindex="0" role="group" aria-label=tr("Contratos por etapa", "Contracts by stage")>
                        {columns.into_iter().map(|column| view! { <BoardColumn column /> }).collect_view()}
                    </div>
                }
            }}
        </div>
    }
}

#[component]
fn BoardColumn(column: Column) -> impl IntoView {
    let session = Session::expect();
    let shown = RwSignal::new(CARDS);
    let count = column.ids.len();
    let ids = column.ids;
    let cards = move || {
        let today = session.today.get();
        session.book.with(|book| {
            let some = ids.iter().take(shown.get());
            some.filter_map(|id| card(book, *id, today))
                .collect::<Vec<_>>()
        })
    };
    let more = move || count.saturating_sub(shown.get());
    view! {
        <section class="board__column" aria-label=say(contract_labels::stage(column.stage))>
            <h2 class="board__head">
                {say(contract_labels::stage(column.stage))}
                <Counter value=numbers::whole(count as u64, locale()) />
            </h2>
            <ul class="board__cards" role="list">
                {move || cards().into_iter().map(card_view).collect_view()}
            </ul>
            <Show when=move || { more() > 0 }>
                <Button
                    label=Signal::derive(move || format!("{} {}", tr("Ver más:", "See more:"), numbers::whole(more() as u64, locale())))
                    size=ButtonSize::Small
                    on_press=move |()| shown.update(|shown| *shown += CARDS)
                />
            </Show>
        </section>
    }
}

fn card_view(card: BoardCard) -> AnyView {
    let row = card.row;
    let ends = row.end.map(|end| {
        format!(
            "{} {}",
            tr("Termina el", "Ends on"),
            dates::medium(end, lang())
        )
    });
    let value = row.value.map(|value| money::compact(value, locale()));
    let facts: Vec<String> = value.into_iter().chain(ends).collect();
    let waits = card.next.map(|alert| {
        let tone = tone(alert.urgency, alert.key.kind);
        let due = dates::due(
            alert.key.due,
            Session::expect().today.get_untracked(),
            lang(),
        );
        (tone, due, alerts::title(&alert, locale()))
    });
    let more = card.more;
    view! {
        <li class="board__card">
            <a class="board__link" href=place::href(Route::Contract(row.id))><bdi>{row.number}</bdi></a>
            <p class="small"><bdi>{row.client_name}</bdi></p>
            <p class="muted small">{facts.join(" · ")}</p>
            {waits.map(|(tone, due, title)| view! {
                <div class="board__waits">
                    <Badge label=due tone=Signal::stored(tone) weight=BadgeWeight::Plain />
                    <p class="small">{title}</p>
                    {(more > 0).then(|| view! {
                        <p class="muted small">{format!("{} {more}", tr("Y otros:", "And others:"))}</p>
                    })}
                </div>
            })}
        </li>
    }
}
