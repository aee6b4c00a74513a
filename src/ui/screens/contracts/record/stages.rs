//! Where a contract stands, what is missing for the next step, and the days each stage took.
//! What is lawful is decided by `app::command::steps`.

pub mod missing;
pub mod next;
pub mod reviews;
pub mod settling;
pub mod taking;
pub mod times;

use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::Stage;
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::ids::{PersonId, RecordId};
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::steps::{StepItem, StepState, Steps};
use crate::ui::kit::timeline::{Timeline, TimelineEntry};
use crate::ui::lang::{lang, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::record::stages::next::Next;
use crate::ui::screens::contracts::record::stages::times::Times;
use crate::ui::view::view;
use leptos::prelude::*;

/// The way of a contract.
const WAY: [Stage; 9] = [
    Stage::Draft,
    Stage::Review,
    Stage::Approval,
    Stage::Signature,
    Stage::Policies,
    Stage::InForce,
    Stage::Acceptance,
    Stage::Settlement,
    Stage::Closed,
];

/// The stage, the next step, the times, and what was done.
#[component]
pub fn Stages(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let stage = card.now.stage;
    let entries = session.book.with_untracked(|book| {
        let mut steps = book.steps_of(contract.id);
        crate::order::sort_by_key(&mut steps, |step| (step.on, step.place, step.id));
        let steps = steps.into_iter().rev();
        let name = |id: PersonId| book.person(id).map(|person| person.name.clone());
        steps
            .map(|step| entry(step, &name, card.now.progress.ignored.contains(&step.id)))
            .collect::<Vec<_>>()
    });
    let any = !entries.is_empty();
    view! {
        <Steps label=tr("Etapas del contrato", "Stages of the contract") steps=way(stage) />
        <div class="sidebar">
            <div class="stack" data-gap="large">
                <Next contract=contract.clone() card=card.clone() />
                <Times card />
            </div>
            <aside class="stack" data-gap="large">
                <Panel title=Some(tr("Lo que se hizo", "What was done").to_owned())>
                    {if any {
                        view! { <Timeline label=tr("Pasos del contrato", "Steps of the contract") entries /> }
                    } else {
                        view! {
                            <p class="muted">{tr(
                                "Se registró ya firmado; sus fechas dicen en qué va.",
                                "It was registered as signed; its dates say where it stands.",
                            )}</p>
                        }
                    }}
                </Panel>
            </aside>
        </div>
    }
}

fn way(stage: Stage) -> Vec<StepItem> {
    let shown = match stage {
        Stage::Ready => Stage::InForce,
        Stage::Suspended | Stage::Ending => Stage::InForce,
        Stage::Closing => Stage::Settlement,
        stage => stage,
    };
    WAY.into_iter()
        .map(|each| StepItem {
            label: if each == Stage::InForce {
                say(contract_labels::stage(stage_in(stage))).to_owned()
            } else {
                say(contract_labels::stage(each)).to_owned()
            },
            state: if stage == Stage::Cancelled || each > shown {
                StepState::Ahead
            } else if each == shown && stage != Stage::Closed {
                StepState::Current
            } else {
                StepState::Done
            },
        })
        .collect()
}

/// What the step in the middle is called.
fn stage_in(stage: Stage) -> Stage {
    match stage {
        Stage::Ready | Stage::Suspended | Stage::Ending => stage,
        _ => Stage::InForce,
    }
}

fn entry(step: &Step, name: &impl Fn(PersonId) -> Option<String>, ignored: bool) -> TimelineEntry {
    let done = say(contract_labels::step_done(&step.action));
    let about = match &step.action {
        StepAction::Reviewed(person) | StepAction::Returned(person) => name(*person),
        StepAction::SentToReview(reviewers) => {
            let names = reviewers
                .iter()
                .filter_map(|reviewer| name(reviewer.person));
            Some(names.collect::<Vec<_>>().join(", "))
        }
        _ => None,
    };
    let mut title = match about {
        Some(about) if !about.is_empty() => format!("{done}: {about}"),
        _ => done.to_owned(),
    };
    if ignored {
        title = format!("{title} ({})", tr("no cuenta", "does not count"));
    }
    if !step.note.is_empty() {
        title = format!("{title}. {}", step.note);
    }
    let by = step.by.and_then(name);
    let day = dates::medium(step.on, lang());
    let tone = match step.action {
        StepAction::Returned(_) | StepAction::NotApproved | StepAction::Cancelled => Tone::Bad,
        StepAction::Drafted | StepAction::SentToReview(_) => Tone::Neutral,
        _ => Tone::Good,
    };
    TimelineEntry {
        key: step.id.to_string(),
        tone,
        title,
        href: Some(place::href(Route::History(RecordId::Step(step.id)))),
        when: by.map_or_else(|| day.clone(), |by| format!("{day} · {by}")),
        moment: step.on.to_string(),
        detail: None,
    }
}
