//! What is around a client: its people, contracts, latest invoices, and what happened.
//! Each leads to where the whole is.

use crate::app::book::standing::Status;
use crate::app::query::client_card::{ClientCard, Moment, MomentKind};
use crate::app::query::contracts::{ContractFilter, ContractRow};
use crate::app::query::invoices::{self, InvoiceFilter, InvoiceRow};
use crate::domain::client::{Client, Contact};
use crate::domain::ids::ClientId;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{contract_labels, dates, labels, list_labels, money};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{ButtonLink, ButtonSize};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::timeline::{Timeline, TimelineEntry};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::contracts::stage_tone;
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;

/// Invoices shown; the others are in the list.
const INVOICES_MAX: usize = 6;

/// Who to talk to, each a touch away.
#[component]
pub fn Contacts(client: Client) -> impl IntoView {
    let own = Contact {
        name: tr("Oficina", "Office").to_owned(),
        email: client.email.clone(),
        phone: client.phone.clone(),
        ..Contact::default()
    };
    let has_own = !own.email.is_empty() || !own.phone.is_empty();
    let nobody = !has_own && client.contacts.is_empty();
    view! {
        <Panel title=Some(tr("Contactos", "Contacts").to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {has_own.then(|| contact_view(own, None))}
                {client.contacts.into_iter().map(|contact| {
                    let role = say(labels::contact_role(contact.role));
                    contact_view(contact, Some(role))
                }).collect_view()}
                {nobody.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr("Todavía no hay nadie. Agrega a quien responde por los pagos.", "Nobody yet. Add who answers for payments.")}</span>
                    </li>
                })}
            </ul>
        </Panel>
    }
}

fn contact_view(contact: Contact, role: Option<&'static str>) -> impl IntoView {
    let mail = (!contact.email.is_empty()).then(|| {
        let href = format!("mailto:{}", contact.email);
        view! {
            <a class="contact__way" href=href><IconView icon=Icon::Mail /><bdi>{breaking_after_at(&contact.email)}</bdi></a>
        }
    });
    let call = (!contact.phone.is_empty()).then(|| {
        let href = format!("tel:{}", dialled(&contact.phone));
        view! {
            <a class="contact__way" href=href><IconView icon=Icon::Phone /><bdi>{contact.phone}</bdi></a>
        }
    });
    view! {
        <li class="record-lines__line contact">
            <strong><bdi>{contact.name}</bdi></strong>
            {role.map(|role| view! { <span class="contact__role">{role}</span> })}
            {mail}
            {call}
        </li>
    }
}

/// An address that breaks before its domain where it must break, not inside a word.
fn breaking_after_at(email: &str) -> impl IntoView + use<> {
    let (person, domain) = email.split_once('@').unwrap_or((email, ""));
    let at = if domain.is_empty() { "" } else { "@" };
    let (person, domain) = (format!("{person}{at}"), domain.to_owned());
    view! { {person} <wbr /> {domain} }
}

/// A telephone number without what is only for reading.
fn dialled(phone: &str) -> String {
    phone
        .chars()
        .filter(|character| character.is_ascii_digit() || *character == '+')
        .collect()
}

/// Its contracts, the first to end first.
#[component]
pub fn Contracts(id: ClientId, card: ClientCard) -> impl IntoView {
    let all = filters::contracts_path(&ContractFilter {
        client: Some(id),
        ..ContractFilter::default()
    });
    let none = card.contracts.is_empty();
    view! {
        <Panel
            title=Some(tr("Contratos", "Contracts").to_owned())
            flush=true
            aside=move || (!none).then(|| view! {
                <ButtonLink href=place::at(&all) label=tr("Ver en la lista", "See in the list") size=ButtonSize::Small />
            })
        >
            <ul class="record-lines" role="list">
                {card.contracts.into_iter().map(contract_view).collect_view()}
                {none.then(|| view! {
                    <li class="record-lines__line">
                        <span>{tr("No hay contratos con este cliente.", "There are no contracts with this client.")}</span>
                        <a href=place::at(&filters::contract_new_path(id))>{tr("Crear uno", "Create one")}</a>
                    </li>
                })}
            </ul>
        </Panel>
    }
}

fn contract_view(row: ContractRow) -> impl IntoView {
    let tone = stage_tone(row.stage);
    let end = row.end.map_or_else(
        || tr("Sin fecha de fin", "No end date").to_owned(),
        |end| format!("{} {}", tr("Hasta el", "Until"), dates::medium(end, lang())),
    );
    view! {
        <li class="record-lines__line" data-look="entry">
            <a href=place::href(Route::Contract(row.id))>{row.number}</a>
            <span>{end}</span>
            <span class="cluster">
                <Badge label=say(contract_labels::stage(row.stage)) tone=Signal::stored(tone) />
                {row.gaps.then(|| view! {
                    <Badge label=tr("Sin cobertura", "Without cover") tone=Signal::stored(Tone::Bad) />
                })}
            </span>
            <strong class="num">{row.value.map(|value| money::money(value, locale()))}</strong>
        </li>
    }
}

/// The latest invoices, and the way to all of them.
#[component]
pub fn Invoices(id: ClientId, card: ClientCard) -> impl IntoView {
    let session = Session::expect();
    let count = card.invoices.ids.len();
    let all = filters::invoices_path(&InvoiceFilter {
        client: Some(id),
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
            title=Some(tr("Últimas facturas", "Latest invoices").to_owned())
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
                        <span>{tr("No hay facturas de este cliente.", "There are no invoices of this client.")}</span>
                        <a href=place::href(Route::InvoiceImport)>{tr("Importar facturas", "Import invoices")}</a>
                    </li>
                })}
            </ul>
        </Panel>
    }
}

/// An invoice or note as one line: number, day, state and total.
pub fn invoice_view(row: InvoiceRow) -> impl IntoView {
    let tone = match row.status {
        Status::Overdue => Tone::Bad,
        Status::Paid => Tone::Good,
        Status::Draft | Status::Issued | Status::Voided => Tone::Neutral,
    };
    let number = if row.number.is_empty() {
        tr("Borrador", "Draft").to_owned()
    } else {
        row.number
    };
    view! {
        <li class="record-lines__line" data-look="entry">
            <a href=place::href(Route::Invoice(row.id))>{number}</a>
            <span>{row.issued_on.map(|day| dates::medium(day, lang()))}</span>
            <Badge label=say(list_labels::status(row.status)) tone=Signal::stored(tone) />
            <strong class="num">{money::money(row.payable, locale())}</strong>
        </li>
    }
}

/// What happened, the latest first.
#[component]
pub fn Moments(card: ClientCard) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let entries: Vec<TimelineEntry> = card
        .timeline
        .into_iter()
        .map(|moment| {
            let relative = dates::relative(moment.on, today, lang());
            entry(moment, &relative)
        })
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <Panel title=Some(tr("Qué ha pasado", "What happened").to_owned())>
                <Timeline label=tr("Qué ha pasado con el cliente", "What happened with the client") entries />
            </Panel>
        }
    })
}

fn entry(moment: Moment, relative: &str) -> TimelineEntry {
    let tone = match moment.what {
        MomentKind::PaymentReceived => Tone::Good,
        MomentKind::ContractStarted => Tone::Accent,
        MomentKind::ContractEnded
        | MomentKind::InvoiceIssued
        | MomentKind::CreditNoteIssued
        | MomentKind::DebitNoteIssued => Tone::Neutral,
    };
    let title = if moment.name.is_empty() {
        say(list_labels::moment(moment.what)).to_owned()
    } else {
        format!("{}: {}", say(list_labels::moment(moment.what)), moment.name)
    };
    TimelineEntry {
        key: format!("{:?}-{:?}", moment.record, moment.what),
        tone,
        title,
        href: Some(place::href(Route::of_record(moment.record))),
        when: format!("{} · {relative}", dates::medium(moment.on, lang())),
        moment: moment.on.to_string(),
        detail: moment.amount.map(|amount| money::money(amount, locale())),
    }
}
