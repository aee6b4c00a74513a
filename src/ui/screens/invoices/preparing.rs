//! /facturas/preparar - what can be billed of a month, by contract or client, and its drafts.
//! The proposals are made in `app::query::billing_run`; drafting can be stopped and repeated, and drafts nothing twice.

pub mod drafting;
pub mod proposal;

use crate::app::book::Book;
use crate::app::query::amounts::Amounts;
use crate::app::query::billing_run::{Grouping, ProposalKey, Run, Trouble, run};
use crate::domain::calendar::{first_of_month, subtract_months};
use crate::domain::money::Money;
use crate::route::query_string::QueryString;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{billing_run, dates, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::preparing::drafting::{Drafting, DraftingView};
use crate::ui::screens::invoices::preparing::proposal::ProposalView;
use crate::ui::screens::invoices::views::Views;
use crate::ui::screens::list::{self, compact_amounts};
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::HashSet;

/// Months offered.
const MONTHS: u32 = 13;
/// Proposals shown before the rest is asked for.
const SHOWN: usize = 40;

/// What the screen asks for.
type Asked = (NaiveDate, Grouping);

fn asked_run(book: &Book, asked: &Asked, today: NaiveDate) -> Run {
    run(book, asked.0, asked.1, today)
}

/// The preparation of a month.
#[component]
pub fn Preparing() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let today = session.today.get_untracked();
    let last_closed = subtract_months(first_of_month(today), 1);
    let grouping = RwSignal::new(Grouping::Contract);
    let asked = Memo::new(move |_| {
        let month = filters::month(&query.read()).unwrap_or(last_closed);
        (month, grouping.get())
    });
    let found = list::found(asked, asked_run);
    let left_out: RwSignal<HashSet<ProposalKey>> = RwSignal::new(HashSet::new());
    let drafting = Drafting::of_screen();
    view! {
        <div class="screen" data-width="full">
            <Head found asked />
            <Views current=Route::BillingRun />
            <Choosing asked grouping today />
            <DraftingView drafting />
            <Troubles found />
            {move || {
                let nothing = found.with(|run| run.proposals.is_empty());
                if nothing {
                    view! { <Nothing found asked /> }
                } else {
                    view! { <Proposals found asked left_out drafting /> }
                }
            }}
        </div>
    }
}

/// The month, and what it amounts to.
#[component]
fn Head(found: ReadSignal<Run>, asked: Memo<Asked>) -> impl IntoView {
    let title = move || {
        let month = dates::month(asked.get().0, lang());
        format!(
            "{} {month}",
            tr("Preparar facturas de", "Prepare invoices of")
        )
    };
    let subtitle = move || {
        found.with(|run| {
            let count = run.proposals.len();
            let mut parts = vec![list::count(
                count,
                tr("factura por preparar", "invoice to prepare"),
                tr("facturas por preparar", "invoices to prepare"),
            )];
            let sum: Amounts = run
                .proposals
                .iter()
                .map(|each| Money::new(each.amount, each.key.currency))
                .collect();
            if !sum.is_empty() {
                parts.push(format!(
                    "{} {}",
                    compact_amounts(&sum),
                    tr("antes de impuestos", "before taxes")
                ));
            }
            if run.done > 0 {
                parts.push(list::count(
                    run.done,
                    tr("contrato al día", "contract up to date"),
                    tr("contratos al día", "contracts up to date"),
                ));
            }
            parts.join(" · ")
        })
    };
    view! {
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{title}</h1>
                <p class="screen__subtitle" role="status">{subtitle}</p>
            </div>
        </header>
    }
}

/// Which month, and how invoices are put together.
#[component]
fn Choosing(asked: Memo<Asked>, grouping: RwSignal<Grouping>, today: NaiveDate) -> impl IntoView {
    let replace = place::replacer();
    let months = (0..MONTHS).map(move |back| subtract_months(first_of_month(today), back));
    let options: Vec<Choice> = months
        .map(|month| {
            let name = numbers::capitalised(&dates::month(month, lang()));
            Choice::new(month.format("%Y-%m").to_string(), name)
        })
        .collect();
    view! {
        <div class="cluster">
            <SelectField
                id="run-month"
                label=tr("Mes de servicio", "Month of service")
                options
                value=Signal::derive(move || asked.get().0.format("%Y-%m").to_string())
                on_change=move |value: String| {
                    let mut query = QueryString::default();
                    query.set("mes", Some(value));
                    replace(&query.after(&Route::BillingRun.path()));
                }
            />
            <Segmented
                id="run-grouping"
                label=tr("Facturas", "Invoices")
                label_shown=true
                options=choices(&Grouping::ALL, billing_run::grouping)
                value=Signal::derive(move || value_of(grouping.get()))
                on_change=move |value: String| {
                    grouping.set(chosen(&Grouping::ALL, &value, grouping.get_untracked()));
                }
            />
        </div>
    }
}

/// What is in the way of billing some contracts.
#[component]
fn Troubles(found: ReadSignal<Run>) -> impl IntoView {
    let session = Session::expect();
    move || {
        let troubles = found.with(|run| run.troubles.clone());
        (!troubles.is_empty()).then(|| {
            let lines = troubles.into_iter().map(move |trouble| {
                let (id, what) = match trouble {
                    Trouble::NoLines(id) => (
                        id,
                        tr(
                            "no dice qué cobra: agrégale renglones de cobro",
                            "does not say what it charges for: add billing lines",
                        ),
                    ),
                    Trouble::TooLarge(id, _) => (
                        id,
                        tr(
                            "tiene un valor demasiado grande: revisa cantidad y precio",
                            "has an amount that is too large: check quantity and price",
                        ),
                    ),
                };
                let number = session.book.with_untracked(|book| {
                    book.contract(id)
                        .map_or_else(String::new, |contract| contract.number.clone())
                });
                view! {
                    <li>
                        <a href=place::href(Route::ContractEdit(id))><bdi>{number}</bdi></a>
                        {format!(": {what}")}
                    </li>
                }
            });
            view! {
                <Banner
                    tone=Tone::Warn
                    title=tr("Contratos que no se pueden facturar todavía", "Contracts that cannot be billed yet")
                >
                    <ul class="next-step__missing">{lines.collect_view()}</ul>
                </Banner>
            }
        })
    }
}

/// Nothing is left of the month, or it cannot be billed yet.
#[component]
fn Nothing(found: ReadSignal<Run>, asked: Memo<Asked>) -> impl IntoView {
    let (done, foreseen) = found.with_untracked(|run| (run.done, run.foreseen));
    let month = dates::month(asked.get_untracked().0, lang());
    let text = match (foreseen, done) {
        (0, 0) => tr(
            "Ningún contrato cobra algo en ese mes. Los renglones de cobro se escriben en cada contrato.",
            "No contract charges for anything in that month. Billing lines are written in each contract.",
        ),
        (0, _) => tr(
            "Todo lo de ese mes está en borrador, facturado u omitido con motivo.",
            "Everything of that month is drafted, billed or skipped with a reason.",
        ),
        _ => tr(
            "Lo de ese mes se podrá facturar cuando el período cierre.",
            "What is of that month can be billed once the period closes.",
        ),
    };
    view! {
        <EmptyState
            icon=Icon::Receipt
            title=format!("{} {month}", tr("Nada por preparar de", "Nothing to prepare of"))
            text
        />
    }
}

/// The proposals, each of which can be left out, and the button that drafts them.
#[component]
fn Proposals(
    found: ReadSignal<Run>,
    asked: Memo<Asked>,
    left_out: RwSignal<HashSet<ProposalKey>>,
    drafting: Drafting,
) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let keys = move || {
        let left_out = left_out.read();
        found.with(|run| {
            let keys = run.proposals.iter().map(|each| each.key);
            keys.filter(|key| !left_out.contains(key))
                .collect::<Vec<_>>()
        })
    };
    let count = move || keys().len();
    let label = Signal::derive(move || match count() {
        1 => tr("Crear 1 borrador", "Create 1 draft").to_owned(),
        count => format!(
            "{} {} {}",
            tr("Crear", "Create"),
            numbers::whole(count as u64, locale()),
            tr("borradores", "drafts")
        ),
    });
    let more = move || {
        found
            .with(|run| run.proposals.len())
            .saturating_sub(shown.get())
    };
    view! {
        <div class="cluster">
            <Button
                label
                appearance=ButtonAppearance::Primary
                disabled=Signal::derive(move || count() == 0 || drafting.is_running())
                on_press=move |()| drafting.start(asked.get_untracked(), keys())
            />
            <Button
                label=tr("Dejar todas fuera", "Leave all out")
                appearance=ButtonAppearance::Quiet
                on_press=move |()| left_out.set(found.with_untracked(|run| {
                    run.proposals.iter().map(|each| each.key).collect()
                }))
            />
            <Button
                label=tr("Incluir todas", "Include all")
                appearance=ButtonAppearance::Quiet
                on_press=move |()| left_out.update(HashSet::clear)
            />
        </div>
        <Panel title=Some(say(crate::domain::words::words("Por facturar", "To bill")).to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {move || found.with(|run| {
                    let some = run.proposals.iter().take(shown.get());
                    some.map(|each| view! { <ProposalView proposal=each.clone() left_out /> }).collect_view()
                })}
            </ul>
            <Show when=move || { more() > 0 }>
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || format!("{} {}", tr("Ver más:", "See more:"), numbers::whole(more() as u64, locale())))
                        on_press=move |()| shown.update(|shown| *shown += SHOWN)
                    />
                </div>
            </Show>
        </Panel>
    }
}
