//! The summary of a contract: what it is worth, what it waits for, its term, its invoices, what it says.

use crate::app::query::amounts::Amounts;
use crate::app::query::contract_billing::{LineRow, lines};
use crate::app::query::contract_card::ContractCard;
use crate::app::query::invoices::{self, InvoiceFilter, InvoiceRow};
use crate::domain::contract::Contract;
use crate::domain::contract::terms::ServiceType;
use crate::route::{ContractPart, Route, filters};
use crate::shell::session::Session;
use crate::text::{agreements, contract_labels, dates, money, numbers};
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{ButtonLink, ButtonSize};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::clients::record::around::invoice_view;
use crate::ui::screens::contracts::record::attention::Attention;
use crate::ui::screens::contracts::record::billing::sells;
use crate::ui::screens::contracts::record::term::TermChart;
use crate::ui::screens::list::{self, compact_amounts};
use crate::ui::view::view;
use leptos::prelude::*;

/// Invoices shown; the others are in the list.
const INVOICES_MAX: usize = 6;

/// What it is worth, how long it lasts, what asks for attention.
#[component]
pub fn Summary(contract: Contract, card: ContractCard) -> impl IntoView {
    view! {
        <Sums contract=contract.clone() card=card.clone() />
        <div class="sidebar">
            <div class="stack" data-gap="large">
                <Attention contract=contract.clone() now=card.now.clone() />
                <TermChart contract=contract.clone() card=card.clone() />
                <Charges contract=contract.clone() />
                <Invoices card=card.clone() />
            </div>
            <aside class="stack" data-gap="large">
                <Facts contract card />
            </aside>
        </div>
    }
}

/// What it is worth, what was billed, what is left, and how long it lasts.
#[component]
fn Sums(contract: Contract, card: ContractCard) -> impl IntoView {
    let (value, end) = (card.row.value, card.row.end);
    let value = value.map_or_else(
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
    let (ends, ends_meaning) = match end {
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

/// What it charges for, line by line, and what each sells; nothing without lines.
#[component]
fn Charges(contract: Contract) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let rows = session
        .book
        .with_untracked(|book| lines(book, &contract, &[], today));
    let href = place::href(Route::ContractPart(contract.id, ContractPart::Billing));
    let each = |row: LineRow| {
        view! {
            <li class="record-lines__line">
                <div class="record-lines__main">
                    <strong><bdi>{row.line.description.clone()}</bdi></strong>
                    <p class="muted small"><bdi>{sells(&row)}</bdi></p>
                </div>
                <span class="num">{agreements::line(&row.line, locale())}</span>
            </li>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <Panel
                title=Some(tr("Qué se cobra", "What is charged").to_owned())
                flush=true
                aside=move || view! {
                    <ButtonLink href=href.clone() label=tr("Ver facturación", "See billing") size=ButtonSize::Small />
                }
            >
                <ul class="record-lines" role="list">{rows.into_iter().map(each).collect_view()}</ul>
            </Panel>
        }
    })
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
fn Facts(contract: Contract, card: ContractCard) -> impl IntoView {
    let session = Session::expect();
    let owner = contract.owner.and_then(|id| {
        session
            .book
            .with_untracked(|book| book.person(id).map(|person| person.name.clone()))
    });
    let days = numbers::counted(contract.payment_days.into(), numbers::DAYS, locale());
    let service = service_of(&contract);
    let facts = [
        (tr("Objeto", "Object"), contract.object),
        (tr("Inicio", "Start"), dates::medium(contract.start, lang())),
        (
            tr("Fin", "End"),
            card.row.end.map_or_else(
                || tr("Indefinido", "Open-ended").to_owned(),
                |end| dates::medium(end, lang()),
            ),
        ),
        (
            tr("Valor", "Value"),
            card.row.value.map_or_else(
                || tr("Abierto", "Open").to_owned(),
                |value| money::money(value, locale()),
            ),
        ),
        (tr("Plazo de pago", "Payment term"), days),
        (
            tr("Responsable", "Responsible"),
            owner.unwrap_or_else(|| tr("Nadie todavía", "Nobody yet").to_owned()),
        ),
        (
            tr("Supervisor del cliente", "Supervisor at the client"),
            contract.terms.client_supervisor.clone(),
        ),
        (tr("Servicio", "Service"), service),
        (
            tr("Precios", "Prices"),
            agreements::revision(&contract.terms.revision, locale()),
        ),
        (
            tr("Al terminar", "At the end"),
            agreements::renewal(contract.terms.renewal, locale()),
        ),
        (
            tr("Reserva", "Secrecy"),
            agreements::secrecy(contract.terms.confidential_months, locale()),
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

/// The type of service and the segment; empty when neither says anything.
fn service_of(contract: &Contract) -> String {
    let service = match contract.terms.service {
        ServiceType::Other => "",
        service => say(contract_labels::service(service)),
    };
    let parts = [service, contract.terms.segment.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
