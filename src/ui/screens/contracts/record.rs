//! /contratos/:id - one contract: its term and value, its policies and the days they leave without cover.
//! The card is made in `app::query::contract_card`.

pub mod policies;
pub mod term;

use crate::app::command::Command;
use crate::app::query::amounts::Amounts;
use crate::app::query::contract_card::{self, ContractCard};
use crate::app::query::contracts::ContractState;
use crate::app::query::invoices::{self, InvoiceFilter, InvoiceRow};
use crate::domain::contract::Contract;
use crate::domain::ids::{ContractId, RecordId};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, list_labels, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink, ButtonSize};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::{Menu, MenuItem};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::clients::record::around::invoice_view;
use crate::ui::screens::contracts::record::policies::Policies;
use crate::ui::screens::contracts::record::term::TermChart;
use crate::ui::screens::list::{self, compact_amounts};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;

/// Invoices shown; the others are in the list.
const INVOICES_MAX: usize = 6;

/// One contract.
#[component]
pub fn ContractRecord(id: ContractId) -> impl IntoView {
    let session = Session::expect();
    let shown = Memo::new(move |_| {
        session.book.with(|book| {
            let card = contract_card::card(book, id, session.today.get())?;
            Some((book.contract(id)?.clone(), card))
        })
    });
    move || match shown.get() {
        None => view! { <Missing back=Route::Contracts /> },
        Some((contract, card)) => view! {
            <div class="screen">
                <Head card=card.clone() />
                <Sums contract=contract.clone() card=card.clone() />
                <div class="sidebar">
                    <div class="stack" data-gap="large">
                        <TermChart contract=contract.clone() gaps=card.gaps.clone() />
                        <Policies contract=contract.clone() card=card.clone() />
                        <Invoices card />
                    </div>
                    <aside class="stack" data-gap="large">
                        <Facts contract />
                    </aside>
                </div>
            </div>
        },
    }
}

/// The number, whose it is, where it stands and what can be done.
#[component]
fn Head(card: ContractCard) -> impl IntoView {
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
            href: None,
        },
    ];
    let tone = match row.state {
        ContractState::InForce => Tone::Good,
        ContractState::Ending => Tone::Warn,
        ContractState::NotStarted | ContractState::Ended => Tone::Neutral,
    };
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{format!("{} {}", tr("Contrato", "Contract"), row.number)}</h1>
                <p class="screen__subtitle cluster">
                    <a href=place::href(Route::Client(row.client))><bdi>{row.client_name}</bdi></a>
                    <Badge label=say(list_labels::contract_state(row.state)) tone=Signal::stored(tone) />
                    {row.gaps.then(|| view! {
                        <Badge label=tr("Con días sin cobertura", "With days without cover") tone=Signal::stored(Tone::Bad) />
                    })}
                </p>
            </div>
            <div class="screen__actions">
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

/// What it is worth, what was billed, what is left, and how long it lasts.
#[component]
fn Sums(contract: Contract, card: ContractCard) -> impl IntoView {
    let value = contract.value.map_or_else(
        || tr("Abierto", "Open").to_owned(),
        |value| money::compact(value, locale()),
    );
    let left = card
        .left
        .map_or_else(|| "—".to_owned(), |left| money::compact(left, locale()));
    let over = card.left.is_some_and(|left| left.amount.is_sign_negative());
    let (left_tone, left_meaning) = if over {
        (
            Tone::Bad,
            tr(
                "Se facturó más que su valor",
                "More was billed than its value",
            ),
        )
    } else {
        (
            Tone::Neutral,
            tr("De su valor, con impuestos", "Of its value, taxes included"),
        )
    };
    let today = Session::expect().today.get_untracked();
    let (ends, ends_meaning) = match contract.end {
        Some(end) => (
            dates::medium(end, lang()),
            numbers::capitalised(&dates::relative(end, today, lang())),
        ),
        None => (
            tr("Indefinido", "Open-ended").to_owned(),
            tr("Sin fecha de fin", "No end date").to_owned(),
        ),
    };
    let documents = list::count(
        card.invoices.ids.len(),
        tr("documento", "document"),
        tr("documentos", "documents"),
    );
    view! {
        <Figures>
            <Figure
                label=tr("Valor", "Value")
                value
                meaning=list::count(contract.policies.len(), tr("póliza", "policy"), tr("pólizas", "policies"))
            />
            <Figure label=tr("Facturado", "Billed") value=sum(&card.invoices.payable) meaning=documents />
            <Figure
                label=tr("Por facturar", "Left to bill")
                value=left
                meaning=left_meaning
                tone=Signal::stored(left_tone)
            />
            <Figure label=tr("Termina", "Ends") value=ends meaning=ends_meaning />
        </Figures>
    }
}

fn sum(amounts: &Amounts) -> String {
    if amounts.is_empty() {
        "—".to_owned()
    } else {
        compact_amounts(amounts)
    }
}

/// The latest invoices that bill it, and the way to all of them.
#[component]
fn Invoices(card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let count = card.invoices.ids.len();
    let all = filters::invoices_path(&InvoiceFilter {
        contract: Some(card.row.id),
        ..InvoiceFilter::default()
    });
    let today = session.today.get_untracked();
    let rows: Vec<InvoiceRow> = session.book.with_untracked(|book| {
        let latest = card.invoices.ids.iter().take(INVOICES_MAX);
        latest
            .filter_map(|id| invoices::row(book, *id, today))
            .collect()
    });
    view! {
        <Panel
            title=Some(tr("Facturas del contrato", "Invoices of the contract").to_owned())
            flush=true
            aside=move || (count > 0).then(|| view! {
                <ButtonLink
                    href=place::at(&all)
                    label=format!("{} {}", tr("Ver", "See"), list::count(count, tr("documento", "document"), tr("documentos", "documents")))
                    size=ButtonSize::Small
                />
            })
        >
            <ul class="record-lines" role="list">
                {rows.into_iter().map(invoice_view).collect_view()}
                {(count == 0).then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr(
                            "Ninguna factura dice cobrar este contrato.",
                            "No invoice says that it bills this contract.",
                        )}</span>
                    </li>
                })}
            </ul>
        </Panel>
    }
}

/// What the contract says.
#[component]
fn Facts(contract: Contract) -> impl IntoView {
    let session = Session::expect();
    let owner = contract.owner.and_then(|id| {
        session
            .book
            .with_untracked(|book| book.person(id).map(|person| person.name.clone()))
    });
    let days = numbers::counted(contract.payment_days.into(), numbers::DAYS, locale());
    let facts = [
        (tr("Objeto", "Object"), contract.object),
        (tr("Inicio", "Start"), dates::medium(contract.start, lang())),
        (
            tr("Fin", "End"),
            contract.end.map_or_else(
                || tr("Indefinido", "Open-ended").to_owned(),
                |end| dates::medium(end, lang()),
            ),
        ),
        (
            tr("Valor", "Value"),
            contract.value.map_or_else(
                || tr("Abierto", "Open").to_owned(),
                |value| money::money(value, locale()),
            ),
        ),
        (tr("Plazo de pago", "Payment term"), days),
        (
            tr("Responsable", "Responsible"),
            owner.unwrap_or_else(|| tr("Nadie todavía", "Nobody yet").to_owned()),
        ),
        (tr("Notas", "Notes"), contract.notes),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    view! {
        <Panel title=Some(tr("Datos", "Details").to_owned())>
            <DetailsList>
                {facts.map(|(term, value)| view! {
                    <Detail term><bdi class="wrap-anywhere">{value}</bdi></Detail>
                }).collect_view()}
            </DetailsList>
        </Panel>
    }
}
