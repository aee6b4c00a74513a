//! The billing of a contract: its lines with what can be registered of each, month by month what was charged and billed,
//! and what happened that changes it.

pub mod ledger;
pub mod registering;

use crate::app::command::Command;
use crate::app::query::contract_billing::{EventRow, LineRow, billing};
use crate::domain::contract::Contract;
use crate::domain::contract::billing::LineKind;
use crate::form::billing_event::Registering;
use crate::shell::session::Session;
use crate::text::{agreements, contract_billing, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLabel, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::contracts::record::billing::ledger::Ledger;
use crate::ui::screens::contracts::record::billing::registering::{Opened, RegisterDialog};
use crate::ui::view::view;
use leptos::prelude::*;

/// What is charged, what was billed, what happened.
#[component]
pub fn ContractBilling(contract: Contract) -> impl IntoView {
    let session = Session::expect();
    let id = contract.id;
    let today = session.today.get_untracked();
    let shown = session
        .book
        .with_untracked(|book| billing(book, id, today))?;
    let opened: RwSignal<Option<Opened>> = RwSignal::new(None);
    let can_register = shown.is_binding;
    Some(view! {
        <Panel title=Some(tr("Renglones", "Lines").to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {shown.lines.is_empty().then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "El contrato no tiene renglones: agrégalos con «Editar» o con un otrosí.",
                            "The contract has no lines: add them with “Edit” or with an amendment.",
                        )}</span>
                    </li>
                })}
                {shown.lines.into_iter().map(|row| line_view(row, can_register.then_some(opened))).collect_view()}
            </ul>
        </Panel>
        {if can_register {
            view! { <Ledger rows=shown.entries opened /> }.into_any()
        } else {
            view! {
                <Panel title=Some(tr("Mes a mes", "Month by month").to_owned())>
                    <p class="muted">{tr(
                        "Se factura desde que el contrato está firmado.",
                        "It is billed once the contract is signed.",
                    )}</p>
                </Panel>
            }.into_any()
        }}
        <Events rows=shown.events />
        <RegisterDialog contract=id opened />
    })
}

/// A line, what it sells, and what can be registered of it.
fn line_view(row: LineRow, opened: Option<RwSignal<Option<Opened>>>) -> AnyView {
    let description = row.line.description.clone();
    let sells = sells(&row);
    let (label, what) = match row.line.kind {
        LineKind::Fixed | LineKind::PerUnit => (
            tr("Registrar consumo", "Register consumption"),
            Some(Registering::Measured),
        ),
        LineKind::OnDemand => (
            tr("Registrar pedido", "Register a request"),
            Some(Registering::Asked),
        ),
        LineKind::Milestone => (
            tr("Registrar hito cumplido", "Register milestone reached"),
            row.waiting.as_ref().map(|_| Registering::Reached),
        ),
    };
    let foreseen = row.waiting.as_ref().and_then(|waiting| waiting.foreseen);
    let reached = row.line.kind == LineKind::Milestone && row.waiting.is_none();
    let (key, name) = (row.key, description.clone());
    let button = what.zip(opened).map(|(what, opened)| {
        let about = name.clone();
        view! {
            <Button
                label=label
                about
                size=ButtonSize::Small
                on_press=move |()| opened.set(Some(Opened {
                    line: key,
                    name: name.clone(),
                    what,
                }))
            />
        }
    });
    view! {
        <li class="record-lines__line">
            <div class="record-lines__main">
                <strong><bdi>{description}</bdi></strong>
                <p class="muted small">{agreements::line(&row.line, locale())}" · "<bdi>{sells}</bdi></p>
            </div>
            {foreseen.map(|day| view! {
                <Badge
                    label=format!("{} {}", tr("Previsto", "Foreseen"), dates::medium(day, lang()))
                    tone=Signal::stored(Tone::Neutral)
                />
            })}
            {(reached && opened.is_some()).then(|| view! {
                <Badge label=tr("Hito cumplido", "Milestone reached") tone=Signal::stored(Tone::Good) />
            })}
            {button}
        </li>
    }
    .into_any()
}

/// What a line sells: "Puesto de atención (P-1)", or the company's usual.
pub fn sells(row: &LineRow) -> String {
    match &row.item {
        Some((name, code)) => format!(
            "{}: {name} ({code})",
            tr("Del catálogo", "From the catalogue")
        ),
        None => tr("El ítem usual de la empresa", "The company's usual item").to_owned(),
    }
}

/// What was registered, each with the way to take it away.
#[component]
fn Events(rows: Vec<EventRow>) -> impl IntoView {
    let session = Session::expect();
    let none = rows.is_empty();
    view! {
        <Panel title=Some(tr("Novedades registradas", "Billing events registered").to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "Aquí quedan los hitos cumplidos, los pedidos, los consumos y lo que se decidió no facturar.",
                            "Milestones reached, requests, consumption and what was left unbilled are kept here.",
                        )}</span>
                    </li>
                })}
                {rows.into_iter().map(|row| event_view(session, row)).collect_view()}
            </ul>
        </Panel>
    }
}

fn event_view(session: Session, row: EventRow) -> AnyView {
    let id = row.id;
    let what = contract_billing::happened(row.what, locale());
    let parts = [row.line, row.by.unwrap_or_default(), row.note];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let day = dates::medium(row.on, lang());
    view! {
        <li class="record-lines__line">
            <span class="record-lines__date">{day.clone()}</span>
            <div class="record-lines__main">
                <strong>{what.clone()}</strong>
                <p class="muted small"><bdi>{parts.join(" · ")}</bdi></p>
            </div>
            <Button
                label=format!("{} {what}, {day}", tr("Quitar novedad:", "Remove event:"))
                label_mode=ButtonLabel::Hidden
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                icon=Icon::Trash
                on_press=move |()| session.run(Command::RemoveBillingEvent { id }, |_| {})
            />
        </li>
    }
    .into_any()
}
