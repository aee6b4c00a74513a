//! /clientes/:id - one client: what it owes, who to talk to, its contracts, and what happened in order.
//! The card is made in `app::query::client_card`.

pub mod around;
pub mod documents;

use crate::app::command::Command;
use crate::app::query::amounts::Amounts;
use crate::app::query::client_card::{self, ClientCard};
use crate::domain::client::Client;
use crate::domain::ids::{ClientId, RecordId};
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, item_labels, labels, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::button::{ButtonAppearance, ButtonLink};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::{Menu, MenuItem};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::clients::record::around::{Contacts, Contracts, Invoices, Moments};
use crate::ui::screens::clients::record::documents::Documents;
use crate::ui::screens::holding::Holding;
use crate::ui::screens::list::{self, compact_amounts};
use crate::ui::screens::missing::Missing;
use crate::ui::turns;
use crate::ui::view::view;
use leptos::prelude::*;

/// Moments shown; older ones are in the lists.
const MOMENTS_MAX: usize = 15;

/// The client and everything around it.
pub type Shown = (Client, ClientCard);

/// One client.
#[component]
pub fn ClientRecord(id: ClientId) -> impl IntoView {
    let session = Session::expect();
    let shown = Memo::new(move |_| {
        session.book.with(|book| {
            let card = client_card::card(book, id, session.today.get(), MOMENTS_MAX)?;
            Some((book.client(id)?.clone(), card))
        })
    });
    let turn = turns::parts(2);
    let drawn = Holding::provide().drawn(shown);
    move || match drawn.get() {
        None => view! { <Missing back=Route::Clients /> },
        Some((client, card)) => view! {
            <div class="screen">
                <Head client=client.clone() />
                <Sums card=card.clone() />
                {move || (turn.get() == 2).then(|| view! { <Around id client=client.clone() card=card.clone() /> })}
            </div>
        },
    }
}

/// What belongs to the client. It comes a turn after who it is.
#[component]
fn Around(id: ClientId, client: Client, card: ClientCard) -> impl IntoView {
    view! {
        <div class="sidebar">
            <div class="stack" data-gap="large">
                <Contracts id card=card.clone() />
                <Documents id />
                <Invoices id card=card.clone() />
                <Moments card />
            </div>
            <aside class="stack" data-gap="large">
                <Contacts client=client.clone() />
                <Facts client />
            </aside>
        </div>
    }
}

/// Who it is and what can be done.
#[component]
fn Head(client: Client) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let id = client.id;
    let crumbs = vec![
        Crumb {
            label: tr("Clientes", "Clients").to_owned(),
            href: Some(place::href(Route::Clients)),
        },
        Crumb {
            label: client.name.clone(),
            href: None,
        },
    ];
    let tax_id = client.tax_id.as_ref().map_or_else(
        || tr("Sin identificación", "No tax id").to_owned(),
        |tax_id| format!("{} {tax_id}", say(labels::tax_id_initials(tax_id.kind()))),
    );
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles">
                <h1><bdi>{client.name.clone()}</bdi></h1>
                <p class="screen__subtitle cluster">
                    <span>{tax_id}</span>
                    {(!client.active).then(|| view! {
                        <Badge label=tr("Inactivo", "Inactive") tone=Signal::stored(Tone::Neutral) />
                    })}
                </p>
            </div>
            <div class="screen__actions">
                <ButtonLink
                    href=place::at(&filters::contract_new_path(id))
                    label=tr("Nuevo contrato", "New contract")
                    icon=Icon::Plus
                />
                <ButtonLink
                    href=place::href(Route::ClientEdit(id))
                    label=tr("Editar", "Edit")
                    icon=Icon::Edit
                    appearance=ButtonAppearance::Primary
                />
                <Menu
                    id="client-actions"
                    label=tr("Más acciones", "More actions")
                    items=actions(id)
                    on_choose=move |_: String| {
                        session.run(Command::RemoveClient { id }, move |_| go(Route::Clients));
                    }
                />
            </div>
        </header>
    }
}

fn actions(id: ClientId) -> Vec<MenuItem> {
    vec![
        MenuItem {
            icon: Some(Icon::Clock),
            href: Some(place::href(Route::History(RecordId::Client(id)))),
            ..MenuItem::new("history", tr("Ver historia", "See history"))
        },
        MenuItem {
            icon: Some(Icon::Trash),
            danger: true,
            ..MenuItem::new("remove", tr("Quitar cliente", "Remove client"))
        },
    ]
}

/// What it owes, what it was billed and how it pays.
#[component]
fn Sums(card: ClientCard) -> impl IntoView {
    let overdue = card.row.overdue.clone();
    let (tone, late) = if overdue.is_empty() {
        (Tone::Good, tr("Nada vencido", "Nothing overdue"))
    } else {
        (Tone::Bad, tr("Ya venció", "Past due"))
    };
    let documents = list::count(
        card.invoices.ids.len(),
        tr("documento en total", "document in all"),
        tr("documentos en total", "documents in all"),
    );
    let (days, meaning) = match card.days_to_pay {
        Some(days) => (
            numbers::counted(days.unsigned_abs(), numbers::DAYS, locale()),
            tr(
                "De la emisión al pago; la mitad tarda menos",
                "From issue to payment; half take less",
            ),
        ),
        None => (
            "—".to_owned(),
            tr("Aún no ha pagado del todo", "Nothing paid in full yet"),
        ),
    };
    view! {
        <Figures>
            <Figure
                label=tr("Saldo", "Balance")
                value=sum(&card.row.balance)
                meaning=tr("Por cobrar, vencido o no", "To collect, due or not")
            />
            <Figure label=tr("En mora", "Overdue") value=sum(&overdue) meaning=late tone=Signal::stored(tone) />
            <Figure
                label=tr("Facturado en doce meses", "Billed in twelve months")
                value=sum(&card.billed_in_year)
                meaning=documents
            />
            <Figure label=tr("Tarda en pagar", "Takes to pay") value=days meaning=meaning />
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

/// What the company knows about it.
#[component]
fn Facts(client: Client) -> impl IntoView {
    let facts = [
        (
            tr("País", "Country"),
            say(labels::country(client.country)).to_owned(),
        ),
        (tr("Dirección", "Address"), client.address),
        (tr("Ciudad", "City"), client.city),
        (tr("Segmento", "Segment"), client.segment),
        (
            tr("Cliente desde", "Client since"),
            client
                .since
                .map_or_else(String::new, |day| dates::medium(day, lang())),
        ),
        (
            tr("Facturación", "Billing"),
            item_labels::client_billing(&client.billing, locale()),
        ),
        (tr("Notas", "Notes"), client.notes),
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
