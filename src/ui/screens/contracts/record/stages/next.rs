//! The next step of a contract: what is missing for it, in words, and the buttons that take it.

use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::Stage;
use crate::domain::contract::step::{RenewalDecision, StepAction};
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{contract_labels, dates};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{lang, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::contracts::record::stages::missing::missing;
use crate::ui::screens::contracts::record::stages::reviews::{Reviews, SendToReview};
use crate::ui::screens::contracts::record::stages::settling::Settling;
use crate::ui::screens::contracts::record::stages::taking::Taking;
use crate::ui::view::view;
use leptos::prelude::*;

/// What comes next.
#[component]
pub fn Next(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let taking = Taking::expect();
    let stage = card.now.stage;
    let (title, missing) = missing(session, &contract, &card);
    let is_over = card.now.progress.is_over();
    let content = content_view(taking, stage, &contract, &card);
    view! {
        <Panel title=Some(title)>
            <div class="stack">
                {(!missing.is_empty()).then(|| view! {
                    <ul class="next-step__missing">
                        {missing.into_iter().map(|each| view! { <li>{each}</li> }).collect_view()}
                    </ul>
                })}
                {move || taking.refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
                {(!is_over).then(|| view! {
                    <div class="grid" data-columns="fields">
                        <TextField
                            id="step-on"
                            label=tr("Fecha", "Date")
                            kind=FieldKind::Date
                            value=taking.on
                            on_input=move |text| taking.on.set(text)
                            error=taking.on_error
                        />
                        <TextField
                            id="step-note"
                            label=tr("Comentario o motivo", "Comment or reason")
                            value=taking.note
                            on_input=move |text| taking.note.set(text)
                            hint=note_hint(stage).map(str::to_owned)
                        />
                    </div>
                })}
                {content}
                {(stage < Stage::Ready).then(|| view! {
                    <div class="cluster">
                        <Button
                            label=tr("Anular contrato", "Cancel contract")
                            appearance=ButtonAppearance::Quiet
                            on_press=move |()| taking.take(StepAction::Cancelled)
                        />
                    </div>
                })}
            </div>
        </Panel>
    }
}

/// When a comment is more than a courtesy.
fn note_hint(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Review => Some(tr(
            "Obligatorio para devolver o anular.",
            "Required to return or cancel.",
        )),
        Stage::Approval => Some(tr(
            "Obligatorio para no aprobar o anular.",
            "Required not to approve or to cancel.",
        )),
        Stage::Draft | Stage::Signature | Stage::Policies => {
            Some(tr("Obligatorio para anular.", "Required to cancel."))
        }
        Stage::Ready | Stage::InForce | Stage::Suspended | Stage::Ending => Some(tr(
            "Obligatorio: por qué se decide así.",
            "Required: why it is decided so.",
        )),
        Stage::Settlement => Some(tr(
            "Obligatorio para confirmar lo que queda abierto.",
            "Required to confirm what stays open.",
        )),
        Stage::Acceptance => Some(tr(
            "Obligatorio para cerrar lo que ya estaba liquidado.",
            "Required to close what was settled already.",
        )),
        Stage::Closing | Stage::Closed | Stage::Cancelled => None,
    }
}

/// The buttons of the next step.
fn content_view(taking: Taking, stage: Stage, contract: &Contract, card: &ContractCard) -> AnyView {
    match stage {
        Stage::Draft => view! { <SendToReview taking /> },
        Stage::Review => view! { <Reviews taking reviews=card.now.progress.reviews.clone() /> },
        Stage::Approval => view! { <Approving taking card=card.clone() /> },
        Stage::Signature => one(
            taking,
            tr("Registrar firma", "Record signature"),
            StepAction::Signed,
        ),
        Stage::Policies => one(
            taking,
            tr("Aprobar pólizas", "Approve policies"),
            StepAction::PoliciesApproved,
        ),
        Stage::Ready | Stage::InForce | Stage::Suspended | Stage::Ending => {
            view! { <Renewing taking card=card.clone() /> }
        }
        Stage::Acceptance => view! { <Accepting taking registered=!card.now.progress.drafted /> },
        Stage::Settlement => {
            view! { <Settling taking contract=contract.clone() card=card.clone() /> }
        }
        Stage::Closing => one(
            taking,
            tr("Cerrar contrato", "Close contract"),
            StepAction::Closed,
        ),
        Stage::Closed | Stage::Cancelled => ().into_any(),
    }
}

fn one(taking: Taking, label: &'static str, action: StepAction) -> AnyView {
    view! {
        <div class="cluster">
            <Button
                label
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.take(action.clone())
            />
        </div>
    }
}

/// Final acceptance; one that was registered as signed may have been settled before.
#[component]
fn Accepting(taking: Taking, registered: bool) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button
                label=tr("Registrar recibo final", "Record final acceptance")
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.take(StepAction::Accepted)
            />
            {registered.then(|| view! {
                <Button
                    label=tr("Ya estaba liquidado: cerrar", "It was settled already: close")
                    on_press=move |()| taking.take(StepAction::Closed)
                />
            })}
        </div>
    }
}

/// Approval, and that of general management when the contract needs it.
#[component]
fn Approving(taking: Taking, card: ContractCard) -> impl IntoView {
    let session = taking.session;
    let progress = &card.now.progress;
    let management = session.book.with_untracked(|book| {
        let contract = book.contract(card.row.id);
        contract.is_some_and(|contract| crate::app::contract_now::needs_management(book, contract))
    });
    let open = progress.approved_on.is_none();
    let management_open = management && progress.management_on.is_none();
    view! {
        {management.then(|| view! {
            <p class="muted">{tr(
                "Por su valor o su riesgo lo aprueba también la gerencia general.",
                "Because of its value or risk, general management approves it too.",
            )}</p>
        })}
        <div class="cluster">
            {open.then(|| view! {
                <Button
                    label=tr("Aprobar", "Approve")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| taking.take(StepAction::Approved)
                />
            })}
            {management_open.then(|| view! {
                <Button
                    label=tr("Aprobar por gerencia general", "Approve for general management")
                    on_press=move |()| taking.take(StepAction::ApprovedByManagement)
                />
            })}
            <Button
                label=tr("No aprobar", "Do not approve")
                on_press=move |()| taking.take(StepAction::NotApproved)
            />
        </div>
    }
}

/// What is to become of it at its end, and the amendment that does it.
#[component]
fn Renewing(taking: Taking, card: ContractCard) -> impl IntoView {
    let decision = RwSignal::new(RenewalDecision::Renew);
    let id = card.row.id;
    let decided = card.now.agreed.decision.map(|decision| {
        let what = StepAction::RenewalDecided(decision.decided);
        let what = say(contract_labels::step_done(&what));
        let on = dates::medium(decision.on, lang());
        format!("{what} {} {on}.", tr("el", "on"))
    });
    view! {
        {decided.map(|text| view! { <p>{text}</p> })}
        <SelectField
            id="renewal-decision"
            label=tr("Al terminar", "At the end")
            options=choices(&RenewalDecision::ALL, contract_labels::renewal_decision)
            value=Signal::derive(move || value_of(decision.get()))
            on_change=move |value: String| decision.set(chosen(&RenewalDecision::ALL, &value, decision.get_untracked()))
        />
        <div class="cluster">
            <Button
                label=tr("Registrar decisión", "Record decision")
                appearance=ButtonAppearance::Primary
                on_press=move |()| taking.take(StepAction::RenewalDecided(decision.get_untracked()))
            />
            <ButtonLink
                href=place::at(&format!("{}?cambia=plazo", Route::AmendmentNew(id).path()))
                label=tr("Prorrogar con un otrosí", "Extend by an amendment")
            />
        </div>
    }
}
