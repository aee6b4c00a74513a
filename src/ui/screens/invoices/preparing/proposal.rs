//! One invoice to prepare: for whom, how much, why it differs from the month before, and its lines.

use crate::app::query::billing_run::{Proposal, ProposalKey};
use crate::domain::billing::plan::Charge;
use crate::domain::ids::ContractId;
use crate::domain::money::Money;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{billing_run, dates, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::list;
use crate::ui::view::view;
use leptos::prelude::*;
use std::collections::HashSet;

/// A proposal that can be left out.
#[component]
pub fn ProposalView(proposal: Proposal, left_out: RwSignal<HashSet<ProposalKey>>) -> impl IntoView {
    let session = Session::expect();
    let key = proposal.key;
    let amount = Money::new(proposal.amount, key.currency);
    let client = session.book.with_untracked(|book| {
        book.client(key.client)
            .map_or_else(String::new, |client| client.name.clone())
    });
    let numbers = contracts(session, &proposal);
    let label = format!(
        "{} {client}{}",
        tr("Incluir", "Include"),
        numbers
            .iter()
            .map(|(_, number)| format!(" · {number}"))
            .collect::<String>()
    );
    let late = proposal.limit < session.today.get_untracked();
    let due = dates::due(proposal.limit, session.today.get_untracked(), lang());
    let compared = billing_run::compared(amount, proposal.before, locale());
    let changes: Vec<String> = proposal
        .changes
        .iter()
        .map(|change| billing_run::change(change, locale()))
        .collect();
    let charges = proposal.charges.clone();
    view! {
        <li class="record-lines__line run__proposal">
            <Checkbox
                label
                checked=Signal::derive(move || !left_out.read().contains(&key))
                on_change=move |included: bool| left_out.update(|left_out| {
                    if included {
                        left_out.remove(&key);
                    } else {
                        left_out.insert(key);
                    }
                })
            />
            <div class="record-lines__main">
                <p>
                    {numbers.into_iter().map(|(id, number)| view! {
                        <a href=place::href(Route::Contract(id))><bdi>{number}</bdi></a>
                        " "
                    }).collect_view()}
                    <span class="muted small">{compared}</span>
                </p>
                {(!changes.is_empty()).then(|| view! {
                    <ul class="run__changes muted small">
                        {changes.into_iter().map(|change| view! { <li>{change}</li> }).collect_view()}
                    </ul>
                })}
                <Charges charges />
            </div>
            <div class="run__sum">
                <strong class="num">{money::money(amount, locale())}</strong>
                <Badge label=due tone=Signal::stored(if late { Tone::Bad } else { Tone::Neutral }) />
                {proposal.has_older.then(|| view! {
                    <span class="small">{tr("Incluye meses anteriores", "Includes earlier months")}</span>
                })}
            </div>
        </li>
    }
}

/// The contracts that it bills, each once.
fn contracts(session: Session, proposal: &Proposal) -> Vec<(ContractId, String)> {
    let mut known: Vec<(ContractId, String)> = Vec::new();
    session.book.with_untracked(|book| {
        for (id, _) in &proposal.charges {
            let number = book.contract(*id).map(|contract| contract.number.clone());
            if let Some(number) = number
                && !known.iter().any(|(own, _)| own == id)
            {
                known.push((*id, number));
            }
        }
    });
    known
}

/// Its lines, when they are asked for.
#[component]
fn Charges(charges: Vec<(ContractId, Charge)>) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = list::count(
        charges.len(),
        tr("renglón", "line"),
        tr("renglones", "lines"),
    );
    let charges = StoredValue::new(charges);
    view! {
        <details on:toggle=move |_| open.set(true)>
            <summary class="small">{count}</summary>
            <Show when=move || open.get()>
                <PlainTable
                    label=tr("Renglones", "Lines")
                    headings=vec![
                        Heading::new(tr("Servicio", "Service")),
                        Heading::new(tr("Período", "Period")),
                        Heading::amount(tr("Cantidad", "Quantity")),
                        Heading::amount(tr("Valor unitario", "Unit price")),
                        Heading::amount(tr("Valor", "Amount")),
                    ]
                >
                    {charges.with_value(|charges| charges.iter().map(|(_, charge)| charge_view(charge)).collect_view())}
                </PlainTable>
            </Show>
        </details>
    }
}

fn charge_view(charge: &Charge) -> AnyView {
    let days = charge.days();
    let period = format!("{} – {}", dates::short(days.from), dates::short(days.to));
    let part = charge.share.map(|share| {
        format!(
            " ({} {} {})",
            share.days,
            tr("de", "of"),
            numbers::whole(share.of.into(), locale())
        )
    });
    view! {
        <tr>
            <td><bdi>{charge.description.clone()}</bdi></td>
            <td>{period}{part}</td>
            <td class="num">{numbers::quantity(charge.quantity, locale())}</td>
            <td class="num">{money::money(charge.price, locale())}</td>
            <td class="num">{money::money(charge.amount, locale())}</td>
        </tr>
    }
    .into_any()
}
