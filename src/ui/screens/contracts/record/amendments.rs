//! The amendments of a contract in the order in which they count, below what is in force.

use crate::app::command::Command;
use crate::app::query::contract_card::ContractCard;
use crate::domain::calendar::add_days;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::in_force::{Renewed, in_order};
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{agreements, dates};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::attachments::Files;
use crate::ui::screens::attachments::adding::{AddFileDialog, Target};
use crate::ui::screens::attachments::view::{FileButton, FileDialog};
use crate::ui::screens::contracts::record::in_force::InForce;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is in force and the chain of amendments.
#[component]
pub fn Amendments(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let id = contract.id;
    let binding = card.now.progress.is_binding();
    let chain: Vec<(Amendment, Option<String>)> = session.book.with_untracked(|book| {
        let amendments = book.amendments_of(id);
        let ordered = in_order(&amendments).into_iter();
        ordered
            .map(|amendment| {
                let party = amendment
                    .changes
                    .client
                    .and_then(|client| book.client(client));
                (amendment.clone(), party.map(|client| client.name.clone()))
            })
            .collect()
    });
    let files = Files::none();
    let renewals = card.now.agreed.renewals.clone();
    let none = chain.is_empty() && renewals.is_empty();
    let mut lines: Vec<(NaiveDate, AnyView)> = chain
        .into_iter()
        .map(|(amendment, party)| {
            let view = amendment_view(&amendment, party.as_deref(), today, files);
            (amendment.effective, view)
        })
        .collect();
    lines.extend(renewals.iter().map(|renewed| {
        let runs_from = add_days(renewed.ended, 1);
        (runs_from, renewal_view(renewed, runs_from, today))
    }));
    crate::order::sort_by_key(&mut lines, |(day, _)| *day);
    view! {
        <InForce id />
        <Panel
            title=Some(tr("Cadena de modificaciones", "Chain of amendments").to_owned())
            flush=true
            aside=move || binding.then(|| view! {
                <ButtonLink
                    href=place::href(Route::AmendmentNew(id))
                    label=tr("Nuevo otrosí", "New amendment")
                    icon=Icon::Plus
                    size=ButtonSize::Small
                />
            })
        >
            <ol class="record-lines" role="list">
                {lines.into_iter().map(|(_, view)| view).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{if binding {
                            tr(
                                "Nada ha cambiado desde la firma. Una prórroga, una adición o una suspensión se registran como otrosí.",
                                "Nothing has changed since it was signed. An extension, an addition or a suspension is recorded as an amendment.",
                            )
                        } else {
                            tr(
                                "El contrato aún no está firmado: se edita directamente.",
                                "The contract is not signed yet: it is edited directly.",
                            )
                        }}</span>
                    </li>
                })}
            </ol>
        </Panel>
        <FileDialog opened=files.opened />
        <AddFileDialog target=files.target />
    }
}

fn renewal_view(renewed: &Renewed, runs_from: NaiveDate, today: NaiveDate) -> AnyView {
    let (tone, state) = in_effect(runs_from, today);
    view! {
        <li class="record-lines__line" data-look="amendment">
            <div class="record-lines__main">
                <strong>{tr("Renovación automática", "Automatic renewal")}</strong>
                <p class="small">{agreements::renewed(renewed, locale())}</p>
                <p class="muted small">{format!(
                    "{} {}",
                    tr("Rige desde el", "In effect from"),
                    dates::medium(runs_from, lang()),
                )}</p>
            </div>
            <Badge label=state tone=Signal::stored(tone) />
        </li>
    }
    .into_any()
}

fn amendment_view(
    amendment: &Amendment,
    party: Option<&str>,
    today: NaiveDate,
    files: Files,
) -> AnyView {
    let session = Session::expect();
    let id = amendment.id;
    let (tone, state) = standing(amendment, today);
    let signed = amendment.signed_on;
    let when = match signed {
        Some(day) => format!(
            "{} {} · {} {}",
            tr("Firmado el", "Signed on"),
            dates::medium(day, lang()),
            tr("rige desde el", "in effect from"),
            dates::medium(amendment.effective, lang()),
        ),
        None => format!(
            "{} {} · {} {}",
            tr("Borrador del", "Draft of"),
            dates::medium(amendment.drafted_on, lang()),
            tr("regiría desde el", "would take effect on"),
            dates::medium(amendment.effective, lang()),
        ),
    };
    let told = agreements::changes(amendment, party, locale());
    view! {
        <li class="record-lines__line" data-look="amendment">
            <div class="record-lines__main">
                <strong>{format!("{} {} · {}", tr("Otrosí", "Amendment"), amendment.number, agreements::kinds(&amendment.changes, lang()))}</strong>
                {told.into_iter().map(|each| view! { <p class="small"><bdi>{each}</bdi></p> }).collect_view()}
                <p class="muted small">{when}</p>
                {(!amendment.notes.is_empty()).then(|| view! { <p class="muted small"><bdi>{amendment.notes.clone()}</bdi></p> })}
                {match (amendment.file.clone(), signed) {
                    (Some(file), _) => view! { <FileButton file opened=files.opened /> }.into_any(),
                    (None, Some(_)) => view! {
                        <Button
                            label=tr("Agregar el documento firmado", "Add the signed paper")
                            icon=Icon::Upload
                            size=ButtonSize::Small
                            appearance=ButtonAppearance::Quiet
                            on_press=move |()| files.target.set(Some(Target::Amendment(id)))
                        />
                    }.into_any(),
                    (None, None) => ().into_any(),
                }}
            </div>
            <Badge label=state tone=Signal::stored(tone) />
            {signed.is_none().then(|| view! {
                <div class="cluster">
                    <ButtonLink
                        href=place::href(Route::AmendmentEdit(id))
                        label=tr("Editar o firmar", "Edit or sign")
                        size=ButtonSize::Small
                    />
                    <Button
                        label=format!("{} {}", tr("Quitar otrosí", "Remove amendment"), amendment.number)
                        size=ButtonSize::Small
                        appearance=ButtonAppearance::Quiet
                        icon=Icon::Trash
                        on_press=move |()| session.run(Command::RemoveAmendment { id }, |_| {})
                    />
                </div>
            })}
        </li>
    }
}

fn standing(amendment: &Amendment, today: NaiveDate) -> (Tone, &'static str) {
    match amendment.signed_on {
        None => (Tone::Warn, tr("Sin firmar", "Not signed")),
        Some(_) => in_effect(amendment.effective, today),
    }
}

fn in_effect(from: NaiveDate, today: NaiveDate) -> (Tone, &'static str) {
    if from <= today {
        (Tone::Good, tr("En vigor", "In force"))
    } else {
        (
            Tone::Accent,
            tr("Acordado, aún no rige", "Agreed, not yet in force"),
        )
    }
}
