//! What either side owes under a contract: each due day with where it stands, and the dialogs to write and to answer.

pub mod answer;
pub mod edit;

use crate::app::command::Command;
use crate::app::query::contract_card::ContractCard;
use crate::domain::calendar::{add_days, first_of_quarter, last_of_quarter, quarter};
use crate::domain::contract::Contract;
use crate::domain::contract::obligation::{DueState, Obligation, Outcome, fulfilled};
use crate::domain::ids::ObligationId;
use crate::shell::session::Session;
use crate::text::{agreements, contract_labels, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::attachments::view::{FileButton, FileDialog, Opened};
use crate::ui::screens::contracts::record::obligations::answer::{AnswerDialog, Answering};
use crate::ui::screens::contracts::record::obligations::edit::{ObligationDialog, Writing};
use crate::ui::view::view;
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

/// Days ahead that are listed.
const AHEAD_DAYS: u32 = 92;
/// Days back that settled ones stay listed.
const BACK_DAYS: u64 = 366;

/// One due day.
struct Due {
    day: NaiveDate,
    state: DueState,
    obligation: Obligation,
}

/// The due days, the obligations, and whether the contract was fulfilled quarter by quarter.
#[component]
pub fn Obligations(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let id = contract.id;
    let end = card.row.end;
    let obligations: Vec<Obligation> = session
        .book
        .with_untracked(|book| book.obligations_of(id).into_iter().cloned().collect());
    let answering: RwSignal<Option<Answering>> = RwSignal::new(None);
    let writing: RwSignal<Option<Writing>> = RwSignal::new(None);
    let opened: RwSignal<Option<Opened>> = RwSignal::new(None);
    let dues = dues(&obligations, end, today);
    let none = obligations.is_empty();
    let owner = move |obligation: &Obligation| {
        let owner = obligation.owner;
        session.book.with_untracked(|book| {
            let person = owner.and_then(|id| book.person(id));
            person.map(|person| person.name.clone()).unwrap_or_default()
        })
    };
    view! {
        <Quarters obligations=obligations.clone() end today />
        <Panel
            title=Some(tr("Fechas", "Dates").to_owned())
            flush=true
            aside=move || view! {
                <Button
                    label=tr("Nueva obligación", "New obligation")
                    icon=Icon::Plus
                    size=ButtonSize::Small
                    on_press=move |()| writing.set(Some(Writing::New(id)))
                />
            }
        >
            <ul class="record-lines" role="list">
                {dues.into_iter().map(|due| due_view(due, owner, answering, opened)).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "Registra lo que cada parte debe: informes, entregas, insumos. Vigía avisa antes de cada fecha.",
                            "Record what each side owes: reports, deliveries, inputs. Vigía warns before each date.",
                        )}</span>
                    </li>
                })}
            </ul>
        </Panel>
        {(!none).then(|| view! {
            <Panel title=Some(tr("Obligaciones", "Obligations").to_owned()) flush=true>
                <ul class="record-lines" role="list">
                    {obligations.into_iter().map(|each| obligation_view(session, each, writing)).collect_view()}
                </ul>
            </Panel>
        })}
        <AnswerDialog answering />
        <FileDialog opened />
        <ObligationDialog writing />
    }
}

/// Everything open and late, what is settled of the last year, and what comes in a quarter; by day.
fn dues(obligations: &[Obligation], end: Option<NaiveDate>, today: NaiveDate) -> Vec<Due> {
    let back = today
        .checked_sub_days(Days::new(BACK_DAYS))
        .unwrap_or(today);
    let ahead = add_days(today, AHEAD_DAYS);
    let mut dues: Vec<Due> = Vec::new();
    for obligation in obligations {
        for day in obligation.due_between(end, NaiveDate::MIN, ahead) {
            let state = obligation.state(day, today);
            let is_open = matches!(
                state,
                DueState::Due(_) | DueState::Overdue(_) | DueState::NotAccepted
            );
            if is_open || back <= day {
                dues.push(Due {
                    day,
                    state,
                    obligation: obligation.clone(),
                });
            }
        }
    }
    crate::order::sort_by_key(&mut dues, |due| (due.day, due.obligation.id));
    dues
}

fn due_view(
    due: Due,
    owner: impl Fn(&Obligation) -> String,
    answering: RwSignal<Option<Answering>>,
    opened: RwSignal<Option<Opened>>,
) -> AnyView {
    let tone = match due.state {
        DueState::OnTime => Tone::Good,
        DueState::Overdue(_) | DueState::NotDone | DueState::Late(_) => Tone::Bad,
        DueState::Due(0..=7) | DueState::NotAccepted => Tone::Warn,
        DueState::Due(_) | DueState::Waived => Tone::Neutral,
    };
    let state = contract_labels::due_state(due.state, locale());
    let owner = owner(&due.obligation);
    let parts = [
        say(contract_labels::side(due.obligation.side)),
        &owner,
        &due.obligation.clause,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let detail = parts.join(" · ");
    let day = dates::medium(due.day, lang());
    let outcome = due.obligation.outcome(due.day).cloned();
    let title = due.obligation.title.clone();
    let label = format!("{} {title}, {day}", tr("Responder:", "Answer:"));
    let (id, on) = (due.obligation.id, due.day);
    view! {
        <li class="record-lines__line">
            <span class="record-lines__date">{day}</span>
            <div class="record-lines__main">
                <strong><bdi>{title}</bdi></strong>
                <p class="muted small"><bdi>{detail}</bdi></p>
                {outcome.map(|outcome| evidence_view(outcome, opened))}
            </div>
            <Badge label=state tone=Signal::stored(tone) />
            <Button
                label=label
                label_mode=crate::ui::kit::button::ButtonLabel::Hidden
                size=ButtonSize::Small
                icon=Icon::Check
                on_press=move |()| answering.set(Some(Answering { id, due: on }))
            />
        </li>
    }
}

/// What was said about a due day, and what proves it.
fn evidence_view(outcome: Outcome, opened: RwSignal<Option<Opened>>) -> AnyView {
    let is_address = ["https://", "http://"]
        .iter()
        .any(|scheme| outcome.link.starts_with(scheme));
    let link = outcome.link;
    view! {
        {(!outcome.note.is_empty()).then(|| view! { <p class="muted small"><bdi>{outcome.note}</bdi></p> })}
        {(!link.is_empty()).then(|| view! {
            <p class="small wrap-anywhere">
                {if is_address {
                    view! { <a href=link.clone() target="_blank" rel="noopener noreferrer">{link.clone()}</a> }.into_any()
                } else {
                    view! { <bdi>{link.clone()}</bdi> }.into_any()
                }}
            </p>
        })}
        {outcome.file.map(|file| view! { <FileButton file opened /> })}
    }
    .into_any()
}

fn obligation_view(
    session: Session,
    obligation: Obligation,
    writing: RwSignal<Option<Writing>>,
) -> AnyView {
    let id: ObligationId = obligation.id;
    let parts = [
        say(contract_labels::side(obligation.side)).to_owned(),
        agreements::schedule(obligation.schedule, locale()),
        obligation.clause.clone(),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let detail = parts.join(" · ");
    let title = obligation.title.clone();
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <strong><bdi>{title.clone()}</bdi></strong>
                <p class="muted small"><bdi>{detail}</bdi></p>
            </div>
            <div class="cluster">
                <Button
                    label=format!("{} {title}", tr("Editar", "Edit"))
                    label_mode=crate::ui::kit::button::ButtonLabel::Hidden
                    size=ButtonSize::Small
                    icon=Icon::Edit
                    on_press=move |()| writing.set(Some(Writing::Edit(id)))
                />
                <Button
                    label=format!("{} {title}", tr("Quitar", "Remove"))
                    label_mode=crate::ui::kit::button::ButtonLabel::Hidden
                    size=ButtonSize::Small
                    appearance=ButtonAppearance::Quiet
                    icon=Icon::Trash
                    on_press=move |()| session.run(Command::RemoveObligation { id }, |_| {})
                />
            </div>
        </li>
    }
}

/// Whether the contract was fulfilled in time and form in each of the last four quarters; nothing without obligations of ours.
#[component]
fn Quarters(
    obligations: Vec<Obligation>,
    end: Option<NaiveDate>,
    today: NaiveDate,
) -> impl IntoView {
    let all: Vec<&Obligation> = obligations.iter().collect();
    let mut day = today;
    let mut quarters = Vec::new();
    for _ in 0..4 {
        let (from, to) = (first_of_quarter(day), last_of_quarter(day));
        let label = format!(
            "{} {} {}",
            tr("Trimestre", "Quarter"),
            quarter(day),
            day.year()
        );
        quarters.push((label, fulfilled(&all, end, (from, to), today)));
        day = from.pred_opt().unwrap_or(from);
    }
    if quarters.iter().all(|(_, answer)| answer.is_none()) {
        return None;
    }
    Some(view! {
        <Figures>
            {quarters.into_iter().rev().map(|(label, answer)| {
                let (value, tone) = match answer {
                    Some(true) => (tr("Cumplido", "Fulfilled"), Tone::Good),
                    Some(false) => (tr("No cumplido", "Not fulfilled"), Tone::Bad),
                    None => ("—", Tone::Neutral),
                };
                view! {
                    <Figure
                        label
                        value=value
                        meaning=tr("En tiempo y forma", "In time and form")
                        tone=Signal::stored(tone)
                    />
                }
            }).collect_view()}
        </Figures>
    })
}
