//! /facturas/tablero - documents by how far they are, and the step of many of them at once.
//! The columns are made in `app::query::invoice_board`.

pub mod card;

use crate::app::book::Book;
use crate::app::command::Command;
use crate::app::command::invoice_flow::Move;
use crate::app::query::invoice_board::{BoardColumn, board};
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::progress::FlowStage;
use crate::domain::invoice::step::Channel;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, invoice_labels, numbers};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::counter::Counter;
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::invoices::board::card::CardView;
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::HashSet;

/// Documents shown in a column before the rest is asked for.
const CARDS: usize = 12;

/// Months offered, this one first.
const MONTHS: u32 = 13;

fn columns_of(book: &Book, month: &Option<NaiveDate>, today: NaiveDate) -> Vec<BoardColumn> {
    board(book, *month, today)
}

/// The board.
#[component]
pub fn InvoiceBoard() -> impl IntoView {
    let query = place::query();
    let filter = Memo::new(move |_| filters::month(&query.read()));
    let found = list::found(filter, columns_of);
    let chosen: RwSignal<HashSet<InvoiceId>> = RwSignal::new(HashSet::new());
    view! {
        <div class="screen" data-width="full">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>{tr("Tablero de facturas", "Board of invoices")}</h1>
                    <p class="screen__subtitle">{tr(
                        "En qué va cada documento. Marca varios para dar el mismo paso a todos.",
                        "How far each document is. Tick several to take the same step with all.",
                    )}</p>
                </div>
                <div class="screen__actions">
                    <ButtonLink href=place::href(Route::InvoiceNew) label=tr("Nueva factura", "New invoice") />
                </div>
            </header>
            <Views current=Route::InvoiceBoard />
            <Choosing month=filter />
            {move || {
                let columns = found.get();
                let is_empty = columns.iter().all(|column| column.ids.is_empty());
                if let Some(month) = filter.get().filter(|_| is_empty) {
                    return view! { <NothingOf month /> };
                }
                if is_empty {
                    return view! {
                        <EmptyState
                            icon=Icon::Receipt
                            title=tr("Ningún documento en curso", "No document under way")
                            text=tr("Prepara las facturas de un mes para empezar.", "Prepare the invoices of a month to begin.")
                        >
                            <ButtonLink
                                href=place::href(Route::BillingRun)
                                label=tr("Preparar mes", "Prepare month")
                                appearance=ButtonAppearance::Primary
                            />
                        </EmptyState>
                    };
                }
                view! {
                    <div class="board" tabindex="0" role="group" aria-label=tr("Facturas por etapa", "Invoices by stage")>
                        {columns.into_iter().map(|column| view! { <Column column chosen /> }).collect_view()}
                    </div>
                }
            }}
        </div>
    }
}

/// Which month's documents are shown.
#[component]
fn Choosing(month: Memo<Option<NaiveDate>>) -> impl IntoView {
    let session = Session::expect();
    let replace = place::replacer();
    let value = |month: NaiveDate| month.format("%Y-%m").to_string();
    let options = Signal::derive(move || {
        let this_month = first_of_month(session.today.get());
        let mut months: Vec<NaiveDate> = (0..MONTHS)
            .map(|back| subtract_months(this_month, back))
            .collect();
        // A month further away may stand in the address.
        months.extend(month.get().filter(|month| !months.contains(month)));
        let choice = |month: NaiveDate| {
            let name = numbers::capitalised(&dates::month(month, lang()));
            Choice::new(value(month), name)
        };
        months.into_iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <div class="cluster">
            <SelectField
                id="board-month"
                label=tr("Mes", "Month")
                placeholder=Some(tr("Todos los meses", "All months").to_owned())
                options
                value=Signal::derive(move || month.get().map_or_else(String::new, value))
                on_change=move |chosen: String| {
                    let month = format!("{chosen}-01").parse().ok();
                    replace(&filters::invoice_board_path(month));
                }
            />
        </div>
    }
}

/// Nothing of that month is under way.
#[component]
fn NothingOf(month: NaiveDate) -> impl IntoView {
    let name = dates::month(month, lang());
    view! {
        <EmptyState
            icon=Icon::Receipt
            title=format!("{} {name}", tr("Ningún documento en curso de", "No document under way of"))
            text=tr(
                "Un documento es del mes en que termina lo que cobra o, si no lo dice, del mes de su emisión.",
                "A document is of the month in which what it bills ends or, when it does not say so, of that of its issue.",
            )
        >
            <ButtonLink
                href=place::href(Route::InvoiceBoard)
                label=tr("Ver todos los meses", "See all months")
            />
        </EmptyState>
    }
}

#[component]
fn Column(column: BoardColumn, chosen: RwSignal<HashSet<InvoiceId>>) -> impl IntoView {
    let shown = RwSignal::new(CARDS);
    let count = column.ids.len();
    let stage = column.stage;
    let all = StoredValue::new(column.ids);
    let more = move || count.saturating_sub(shown.get());
    view! {
        <section class="board__column" aria-label=say(invoice_labels::stage(stage))>
            <h2 class="board__head">
                {say(invoice_labels::stage(stage))}
                <Counter value=numbers::whole(count as u64, locale()) />
            </h2>
            <Steps stage all chosen />
            <ul class="board__cards" role="list">
                {move || all.with_value(|all| {
                    let some = all.iter().take(shown.get()).copied();
                    some.map(|id| view! { <CardView id chosen /> }).collect_view()
                })}
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

/// What can be done with the documents of a stage that are ticked.
#[component]
fn Steps(
    stage: FlowStage,
    all: StoredValue<Vec<InvoiceId>>,
    chosen: RwSignal<HashSet<InvoiceId>>,
) -> impl IntoView {
    let own = move || {
        let chosen = chosen.read();
        all.with_value(|all| {
            let ids = all.iter().filter(|id| chosen.contains(*id));
            ids.copied().collect::<Vec<_>>()
        })
    };
    if all.with_value(Vec::is_empty) {
        return ().into_any();
    }
    let step = step_of(stage).map(|(label, step)| {
        let step = StoredValue::new(step);
        view! {
            <Button
                label=Signal::derive(move || format!("{label} ({})", own().len()))
                size=ButtonSize::Small
                disabled=Signal::derive(move || own().is_empty())
                on_press=move |()| take(step.get_value(), own(), chosen)
            />
        }
    });
    view! {
        <div class="cluster">
            <Button
                label=Signal::derive(move || {
                    let every = all.with_value(Vec::len);
                    if every > 0 && own().len() == every {
                        tr("Desmarcar", "Untick all").to_owned()
                    } else {
                        tr("Marcar todas", "Tick all").to_owned()
                    }
                })
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| {
                    let every = all.get_value();
                    let ticked = own().len() == every.len();
                    chosen.update(|chosen| for id in every {
                        if ticked { chosen.remove(&id); } else { chosen.insert(id); }
                    });
                }
            />
            {step}
            <Show when=move || !own().is_empty()>
                <ButtonLink
                    href=Signal::derive(move || place::at(&filters::print_path(&own())))
                    label=Signal::derive(move || print_label(own().len()))
                    icon=Icon::Print
                    size=ButtonSize::Small
                />
            </Show>
        </div>
    }
    .into_any()
}

/// An address holds only so many.
fn print_label(count: usize) -> String {
    if count > filters::PRINTED_MAX {
        let most = filters::PRINTED_MAX;
        return format!("{} {most}", tr("Imprimir las primeras", "Print the first"));
    }
    format!("{} ({count})", tr("Imprimir", "Print"))
}

/// The step that many documents of a stage take alike; others are taken one by one.
fn step_of(stage: FlowStage) -> Option<(&'static str, BulkStep)> {
    match stage {
        FlowStage::Draft | FlowStage::Denied => Some((
            tr("Enviar a revisión", "Hand in"),
            BulkStep::Move(Move::Submit(Vec::new())),
        )),
        FlowStage::InReview => Some((tr("Aprobar", "Approve"), BulkStep::Move(Move::Approve))),
        FlowStage::Approved => Some((tr("Emitir", "Issue"), BulkStep::Issue)),
        FlowStage::Issued => Some((
            tr("Entregadas por correo", "Delivered by e-mail"),
            BulkStep::Move(Move::Deliver(Channel::Email)),
        )),
        FlowStage::Delivered | FlowStage::Accepted | FlowStage::Claimed => None,
    }
}

/// What many documents can do at once.
#[derive(Clone)]
enum BulkStep {
    Move(Move),
    Issue,
}

fn take(step: BulkStep, ids: Vec<InvoiceId>, chosen: RwSignal<HashSet<InvoiceId>>) {
    let session = Session::expect();
    let command = match step {
        BulkStep::Issue => Command::IssueInvoices { ids: ids.clone() },
        BulkStep::Move(step) => Command::MoveInvoices {
            ids: ids.clone(),
            step,
            said: (session.today.get_untracked(), String::new()),
        },
    };
    session.run(command, move |_| {
        chosen.update(|chosen| {
            ids.iter().for_each(|id| {
                chosen.remove(id);
            })
        });
    });
}
