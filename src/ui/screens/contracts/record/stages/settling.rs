//! The points of a settlement: what the records say of each, and the button to confirm it.

use crate::app::query::contract_card::ContractCard;
use crate::app::query::settlement::{PointState, SettlementPoint, points};
use crate::domain::contract::Contract;
use crate::domain::contract::step::StepAction;
use crate::text::{contract_labels, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::record::stages::taking::Taking;
use crate::ui::screens::list::amounts;
use crate::ui::view::view;
use leptos::prelude::*;

/// Every point, and the step that they lead to.
#[component]
pub fn Settling(taking: Taking, contract: Contract, card: ContractCard) -> impl IntoView {
    let session = taking.session;
    let today = session.today.get_untracked();
    let points = session
        .book
        .with_untracked(|book| points(book, &contract, &card.now, today));
    let all_done = points.iter().all(|point| point.state.is_done());
    view! {
        <ul class="record-lines" role="list">
            {points.into_iter().map(|point| point_view(taking, point)).collect_view()}
        </ul>
        <div class="cluster">
            <Button
                label=tr("Registrar liquidación", "Record settlement")
                appearance=if all_done { ButtonAppearance::Primary } else { ButtonAppearance::Secondary }
                on_press=move |()| taking.take(StepAction::Settled)
            />
        </div>
    }
}

fn point_view(taking: Taking, point: SettlementPoint) -> AnyView {
    let item = point.item;
    let name = say(contract_labels::settlement_item(item));
    let (tone, standing) = match &point.state {
        PointState::Clear => (Tone::Good, tr("En orden", "In order")),
        PointState::Confirmed => (Tone::Good, tr("Confirmado", "Confirmed")),
        PointState::Unconfirmed => (Tone::Neutral, tr("Por confirmar", "To confirm")),
        PointState::Owed(_) | PointState::NotBilled(_) | PointState::NotInsured(_) => {
            (Tone::Warn, tr("Abierto", "Open"))
        }
    };
    let detail = detail(&point.state);
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <strong>{name}</strong>
                {detail.map(|text| view! { <p class="muted small">{text}</p> })}
            </div>
            <Badge label=standing tone=Signal::stored(tone) />
            {(!point.state.is_done()).then(|| view! {
                <Button
                    label=tr("Confirmar", "Confirm")
                    about=name.to_lowercase()
                    size=ButtonSize::Small
                    on_press=move |()| taking.take(StepAction::Confirmed(item))
                />
            })}
        </li>
    }
    .into_any()
}

/// What the records say against it, and that confirming it all the same needs a reason.
fn detail(state: &PointState) -> Option<String> {
    let said = match state {
        PointState::Owed(sums) => format!(
            "{} {}.",
            tr("El cliente debe", "The client owes"),
            amounts(sums)
        ),
        PointState::NotBilled(left) => format!(
            "{} {}.",
            tr("Queda por facturar", "Left to bill:"),
            crate::text::money::money(*left, locale())
        ),
        PointState::NotInsured(gaps) => format!(
            "{} {}.",
            tr("Sin cobertura:", "Without cover:"),
            numbers::counted(*gaps as u64, numbers::POLICIES, locale())
        ),
        PointState::Clear | PointState::Confirmed | PointState::Unconfirmed => return None,
    };
    Some(format!(
        "{said} {}",
        tr(
            "Si lo confirmas así, escribe el motivo arriba.",
            "To confirm it as it is, enter the reason above.",
        )
    ))
}
