//! /contratos/cumplimiento - contracts fulfilled in time and form in a quarter, with the list behind the share.

use crate::app::query::compliance::{Failing, compliance, failing};
use crate::app::query::contracts::{self, ContractRow};
use crate::domain::calendar::{first_of_quarter, last_of_quarter, quarter};
use crate::form::input;
use crate::route::query_string::QueryString;
use crate::route::{ContractPart, Route};
use crate::shell::session::Session;
use crate::text::{contract_labels, dates, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::views::Views;
use crate::ui::view::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// Quarters offered.
const QUARTERS: usize = 8;

/// The quarter, its share, and the contracts behind it.
#[component]
pub fn ContractFulfilment() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    let today = session.today.get_untracked();
    let chosen = Memo::new(move |_| {
        let query = QueryString::parse(&query.read());
        let day = query.get("desde").and_then(|text| input::date(text).ok());
        first_of_quarter(day.unwrap_or(today))
    });
    let replace = place::replacer();
    let options = quarters(today).into_iter().map(|from| {
        let label = format!(
            "{} {} · {}",
            tr("Trimestre", "Quarter"),
            quarter(from),
            from.year()
        );
        Choice::new(from.to_string(), label)
    });
    let options: Vec<Choice> = options.collect();
    let filter = Memo::new(move |_| contracts::ContractFilter::default());
    view! {
        <div class="screen" data-width="full">
            <header class="screen__head">
                <div class="screen__titles">
                    <h1>{tr("Contratos cumplidos en tiempo y forma", "Contracts fulfilled in time and form")}</h1>
                    <p class="screen__subtitle">{tr(
                        "Cumple un contrato si todo lo que debíamos en el trimestre se hizo a tiempo y fue aceptado donde hace falta.",
                        "A contract is fulfilled when all that we owed in the quarter was done on time and accepted where it must be.",
                    )}</p>
                </div>
            </header>
            <Views current=Route::ContractFulfilment filter />
            <SelectField
                id="fulfilment-quarter"
                label=tr("Trimestre", "Quarter")
                options
                value=Signal::derive(move || chosen.get().to_string())
                on_change=move |value: String| {
                    let mut query = QueryString::default();
                    query.set("desde", Some(value));
                    replace(&query.after(&Route::ContractFulfilment.path()));
                }
            />
            {move || {
                let from = chosen.get();
                let span = (from, last_of_quarter(from));
                answer_view(session, span, session.today.get())
            }}
        </div>
    }
}

/// The first days of the last quarters, the present one first.
fn quarters(today: NaiveDate) -> Vec<NaiveDate> {
    let mut day = first_of_quarter(today);
    let mut all = Vec::new();
    for _ in 0..QUARTERS {
        all.push(day);
        day = first_of_quarter(day.pred_opt().unwrap_or(day));
    }
    all
}

fn answer_view(session: Session, span: (NaiveDate, NaiveDate), today: NaiveDate) -> AnyView {
    let (answer, failing) = session.book.with(|book| {
        let answer = compliance(book, span, today);
        let failing: Vec<Failing> = answer
            .not_fulfilled
            .iter()
            .filter_map(|id| failing(book, *id, span, today))
            .collect();
        (answer, failing)
    });
    let total = answer.total() as u64;
    let share = numbers::share(answer.fulfilled.len() as u64, total, 0, locale());
    let counted = numbers::counted(total, numbers::CONTRACTS, locale());
    let fulfilled: Vec<ContractRow> = session.book.with_untracked(|book| {
        let contracts = answer.fulfilled.iter();
        contracts
            .filter_map(|id| contracts::row(book, *id, today))
            .collect()
    });
    let (kept, failed) = (fulfilled.len(), failing.len());
    view! {
        <Figures>
            <Figure
                label=tr("Cumplidos", "Fulfilled")
                value=share.unwrap_or_else(|| "—".to_owned())
                meaning=format!("{} {counted}", tr("De", "Of"))
            />
            <Figure
                label=tr("No cumplidos", "Not fulfilled")
                value=numbers::whole(failed as u64, locale())
                meaning=tr("Con algo tarde, sin hacer o sin aceptar", "With something late, not done or not accepted")
                tone=Signal::stored(if failed == 0 { Tone::Good } else { Tone::Bad })
            />
        </Figures>
        {(failed > 0).then(|| view! {
            <Panel title=Some(tr("No cumplidos", "Not fulfilled").to_owned()) flush=true>
                <ul class="record-lines" role="list">{failing.into_iter().map(failing_view).collect_view()}</ul>
            </Panel>
        })}
        {(kept > 0).then(|| view! {
            <Panel title=Some(tr("Cumplidos", "Fulfilled").to_owned()) flush=true>
                <ul class="record-lines" role="list">
                    {fulfilled.into_iter().map(|row| view! {
                        <li class="record-lines__line">{contract_view(row)}</li>
                    }).collect_view()}
                </ul>
            </Panel>
        })}
    }
}

fn failing_view(failing: Failing) -> AnyView {
    let row = failing.row;
    let causes = failing.causes.into_iter().map(|(title, due, state)| {
        let state = contract_labels::due_state(state, locale());
        view! {
            <p class="muted small"><bdi>{format!("{title}, {}: {state}", dates::medium(due, lang()))}</bdi></p>
        }
    });
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                {contract_view(row)}
                {causes.collect_view()}
            </div>
        </li>
    }
}

/// Its number, which leads to its obligations, and its client.
fn contract_view(row: ContractRow) -> AnyView {
    view! {
        <a href=place::href(Route::ContractPart(row.id, ContractPart::Obligations))>
            <strong><bdi>{row.number}</bdi></strong>
        </a>
        <p class="small"><bdi>{row.client_name}</bdi></p>
    }
    .into_any()
}
