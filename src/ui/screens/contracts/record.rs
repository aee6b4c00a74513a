//! /contratos/:id and its parts - one contract: what it says, where it stands, and what it waits for.
//! The card is made in `app::query::contract_card`.

pub mod amendments;
pub mod attention;
pub mod billing;
pub mod documents;
pub mod dossier;
pub mod in_force;
pub mod obligations;
pub mod policies;
pub mod stages;
pub mod summary;
pub mod term;

use crate::app::command::Command;
use crate::app::query::contract_card::{self, ContractCard};
use crate::domain::contract::Contract;
use crate::domain::ids::{ContractId, RecordId};
use crate::route::{ContractPart, Route};
use crate::shell::session::Session;
use crate::text::{agreement_errors, contract_labels, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::banner::Banner;
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::{Menu, MenuItem};
use crate::ui::kit::tabs::{Tab, Tabs};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::record::amendments::Amendments;
use crate::ui::screens::contracts::record::billing::ContractBilling;
use crate::ui::screens::contracts::record::documents::Documents;
use crate::ui::screens::contracts::record::dossier::Dossier;
use crate::ui::screens::contracts::record::obligations::Obligations;
use crate::ui::screens::contracts::record::policies::Guarantees;
use crate::ui::screens::contracts::record::stages::Stages;
use crate::ui::screens::contracts::record::stages::taking::Taking;
use crate::ui::screens::contracts::record::summary::Summary;
use crate::ui::screens::contracts::stage_tone;
use crate::ui::screens::holding::Holding;
use crate::ui::screens::list::{self};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;

/// One contract: its summary.
#[component]
pub fn ContractRecord(id: ContractId) -> impl IntoView {
    view! { <Record id part=None /> }
}

/// A part of the record of a contract.
#[component]
pub fn ContractPartRecord(id: ContractId, part: ContractPart) -> impl IntoView {
    view! { <Record id part=Some(part) /> }
}

#[component]
fn Record(id: ContractId, part: Option<ContractPart>) -> impl IntoView {
    let session = Session::expect();
    provide_context(Taking::new(session, id));
    let shown = Memo::new(move |_| {
        session.book.with(|book| {
            let card = contract_card::card(book, id, session.today.get())?;
            Some((book.contract(id)?.clone(), card))
        })
    });
    let drawn = Holding::provide().drawn(shown);
    move || match drawn.get() {
        None => view! { <Missing back=Route::Contracts /> },
        Some((contract, card)) => view! {
            <div class="screen">
                <Head card=card.clone() part />
                {doubts_view(session, &card)}
                <Parts card=card.clone() part />
                {part_view(part, contract, card)}
            </div>
        },
    }
}

fn part_view(part: Option<ContractPart>, contract: Contract, card: ContractCard) -> AnyView {
    match part {
        None => view! { <Summary contract card /> },
        Some(ContractPart::Stages) => view! { <Stages contract card /> },
        Some(ContractPart::Amendments) => view! { <Amendments contract card /> },
        Some(ContractPart::Billing) => view! { <ContractBilling contract /> },
        Some(ContractPart::Policies) => view! { <Guarantees contract card /> },
        Some(ContractPart::Obligations) => view! { <Obligations contract card /> },
        Some(ContractPart::Documents) => view! { <Documents contract card /> },
        Some(ContractPart::Dossier) => view! { <Dossier contract card /> },
    }
}

/// Its parts, each with its own address.
#[component]
fn Parts(card: ContractCard, part: Option<ContractPart>) -> impl IntoView {
    let id = card.row.id;
    let count = |count: usize| (count > 0).then(|| numbers::whole(count as u64, locale()));
    let session = Session::expect();
    let (amendments, obligations, papers) = session.book.with_untracked(|book| {
        let papers = book.papers_of(card.row.client);
        let own = papers.iter().filter(|paper| paper.serves(id));
        (
            book.amendments_of(id).len(),
            book.obligations_of(id).len(),
            own.count(),
        )
    });
    let tab = |of: Option<ContractPart>, label: &str, count: Option<String>| Tab {
        href: place::href(match of {
            None => Route::Contract(id),
            Some(part) => Route::ContractPart(id, part),
        }),
        label: label.to_owned(),
        count,
        current: part == of,
    };
    let tabs = vec![
        tab(None, tr("Resumen", "Summary"), None),
        tab(Some(ContractPart::Stages), tr("Etapas", "Stages"), None),
        tab(
            Some(ContractPart::Amendments),
            tr("En vigor y otrosíes", "In force and amendments"),
            count(amendments),
        ),
        tab(
            Some(ContractPart::Billing),
            tr("Facturación", "Billing"),
            None,
        ),
        tab(
            Some(ContractPart::Policies),
            tr("Pólizas", "Policies"),
            count(card.policy_days_left.len()),
        ),
        tab(
            Some(ContractPart::Obligations),
            tr("Obligaciones", "Obligations"),
            count(obligations),
        ),
        tab(
            Some(ContractPart::Documents),
            tr("Documentos", "Documents"),
            count(papers),
        ),
        tab(
            Some(ContractPart::Dossier),
            tr("Expediente", "Dossier"),
            None,
        ),
    ];
    view! { <Tabs label=format!("{} {}", tr("Contrato", "Contract"), card.row.number) tabs /> }
}

/// Amendments that cannot be carried out as they are written, as after two laptops amended the same.
fn doubts_view(session: Session, card: &ContractCard) -> Option<AnyView> {
    let doubts = &card.now.agreed.doubts;
    let ignored = card.now.progress.ignored.len();
    if doubts.is_empty() && ignored == 0 {
        return None;
    }
    let sentences: Vec<String> = session.book.with_untracked(|book| {
        let told = doubts.iter().map(|doubt| {
            let number = book
                .amendment(doubt.amendment)
                .map(|each| each.number.clone());
            let cause = agreement_errors::doubt(doubt.cause, lang());
            format!(
                "{} {}: {cause}",
                tr("Otrosí", "Amendment"),
                number.unwrap_or_default()
            )
        });
        told.collect()
    });
    let mut detail = sentences.join(" ");
    if ignored > 0 {
        let steps = list::count(
            ignored,
            tr(
                "paso no cuenta porque no correspondía",
                "step does not count where it stands",
            ),
            tr(
                "pasos no cuentan porque no correspondían",
                "steps do not count where they stand",
            ),
        );
        detail = format!("{detail} {}.", numbers::capitalised(&steps))
            .trim()
            .to_owned();
    }
    Some(view! {
        <Banner
            tone=Tone::Warn
            title=tr("Hay algo por aclarar en este contrato", "Something about this contract needs clearing up")
            detail=Some(detail)
        />
    })
}

/// The number, whose it is, where it stands and what can be done.
#[component]
fn Head(card: ContractCard, part: Option<ContractPart>) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let row = card.row;
    let id = row.id;
    let crumbs = vec![
        Crumb {
            label: tr("Contratos", "Contracts").to_owned(),
            href: Some(place::href(Route::Contracts)),
        },
        Crumb {
            label: row.number.clone(),
            href: part.map(|_| place::href(Route::Contract(id))),
        },
    ];
    let tone = stage_tone(row.stage);
    let binding = card.now.progress.is_binding();
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{format!("{} {}", tr("Contrato", "Contract"), row.number)}</h1>
                <p class="screen__subtitle cluster">
                    <a href=place::href(Route::Client(row.client))><bdi>{row.client_name}</bdi></a>
                    <Badge label=say(contract_labels::stage(row.stage)) tone=Signal::stored(tone) />
                    {row.gaps.then(|| view! {
                        <Badge label=tr("Con pólizas por completar", "With policies to complete") tone=Signal::stored(Tone::Bad) />
                    })}
                </p>
            </div>
            <div class="screen__actions">
                {binding.then(|| view! {
                    <ButtonLink
                        href=place::href(Route::AmendmentNew(id))
                        label=tr("Nuevo otrosí", "New amendment")
                        icon=Icon::Plus
                    />
                })}
                <ButtonLink
                    href=place::href(Route::ContractEdit(id))
                    label=tr("Editar", "Edit")
                    icon=Icon::Edit
                    appearance=ButtonAppearance::Primary
                />
                <Menu
                    id="contract-actions"
                    label=tr("Más acciones", "More actions")
                    items=actions(id)
                    on_choose=move |_: String| {
                        session.run(Command::RemoveContract { id }, move |_| go(Route::Contracts));
                    }
                />
            </div>
        </header>
    }
}

fn actions(id: ContractId) -> Vec<MenuItem> {
    vec![
        MenuItem {
            icon: Some(Icon::Clock),
            href: Some(place::href(Route::History(RecordId::Contract(id)))),
            ..MenuItem::new("history", tr("Ver historia", "See history"))
        },
        MenuItem {
            icon: Some(Icon::Trash),
            danger: true,
            ..MenuItem::new("remove", tr("Quitar contrato", "Remove contract"))
        },
    ]
}
