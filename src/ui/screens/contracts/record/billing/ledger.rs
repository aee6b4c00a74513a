//! Month by month: what each line charges, what was billed of it, and what is left.

use crate::app::command::Command;
use crate::app::command::differences::DifferenceKey;
use crate::app::query::contract_billing::EntryRow;
use crate::domain::billing::ledger::{Entry, EntryState};
use crate::domain::ids::InvoiceId;
use crate::domain::money::Money;
use crate::form::billing_event::Registering;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{contract_billing, dates, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::record::billing::registering::Opened;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The last year and the current month.
#[component]
pub fn Ledger(rows: Vec<EntryRow>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let none = rows.is_empty();
    let title = tr("Mes a mes", "Month by month");
    let headings = vec![
        Heading::new(tr("Mes", "Month")),
        Heading::new(tr("Renglón", "Line")),
        Heading::new(tr("Días", "Days")),
        Heading::amount(tr("Esperado", "Expected")),
        Heading::amount(tr("Facturado", "Billed")),
        Heading::new(tr("Estado", "State")),
        Heading::new(tr("Documentos", "Documents")),
        Heading::new(tr("Acciones", "Actions")),
    ];
    let content = if none {
        view! {
            <p class="table-note">{tr(
                "Nada que facturar en el último año.",
                "Nothing to bill in the last year.",
            )}</p>
        }
        .into_any()
    } else {
        view! {
            <PlainTable label=title headings>
                {rows.into_iter().map(|row| entry_view(row, opened)).collect_view()}
            </PlainTable>
        }
        .into_any()
    };
    view! {
        <Panel title=Some(title.to_owned()) flush=true>{content}</Panel>
    }
}

fn entry_view(row: EntryRow, opened: RwSignal<Option<Opened>>) -> AnyView {
    let entry = &row.entry;
    let month = numbers::capitalised(&dates::month(entry.month, lang()));
    let description = entry.description.clone();
    let amount = |amount| money::in_sentence(Money::new(amount, entry.currency), locale());
    let billed = entry.issued.saturating_add(entry.drafted);
    let billed = if billed.is_zero() {
        "—".to_owned()
    } else {
        amount(billed)
    };
    let about = format!("{description}, {month}");
    let about_difference = about.clone();
    let line = entry.line;
    let skip = row.open.map(|part| {
        let name = description.clone();
        view! {
            <Button
                label=tr("No facturar", "Do not bill")
                about
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| opened.set(Some(Opened {
                    line,
                    name: name.clone(),
                    what: Registering::Skipped(part),
                }))
            />
        }
    });
    let difference = row
        .differs
        .map(|key| difference_view(key, entry, about_difference));
    view! {
        <tr>
            <th scope="row" class="nowrap">{month}</th>
            <td><bdi>{description}</bdi></td>
            <td class="nowrap">{contract_billing::part_of(&row, lang())}</td>
            <td class="num nowrap">{amount(entry.expected)}</td>
            <td class="num nowrap">{billed}</td>
            <td>
                <Badge
                    label=contract_billing::standing(row.state, locale())
                    tone=Signal::stored(tone(row.state))
                />
            </td>
            <td>{row.documents.iter().map(document_view).collect_view()}</td>
            <td>{skip}{difference}</td>
        </tr>
    }
    .into_any()
}

/// Bills what is missing, or credits what is too much, after what was agreed changed.
fn difference_view(key: DifferenceKey, entry: &Entry, about: String) -> AnyView {
    let session = Session::expect();
    let amount = Money::new(entry.difference.abs(), entry.currency);
    let amount = money::in_sentence(amount, locale());
    let (label, said) = if entry.difference < Decimal::ZERO {
        (
            tr("Facturar la diferencia", "Bill the difference"),
            tr("Faltan", "Missing"),
        )
    } else {
        (
            tr("Nota crédito por la diferencia", "Credit the difference"),
            tr("Sobran", "Too much"),
        )
    };
    view! {
        <p class="small nowrap">{format!("{said} {amount}")}</p>
        <Button
            label
            about
            size=ButtonSize::Small
            appearance=ButtonAppearance::Quiet
            on_press=move |()| session.run(Command::BillDifference { key }, |_| {})
        />
    }
}

fn document_view((id, number): &(InvoiceId, String)) -> AnyView {
    let name = if number.is_empty() {
        tr("Borrador", "Draft").to_owned()
    } else {
        number.clone()
    };
    let href = place::href(Route::Invoice(*id));
    view! { <a class="plain-table__by nowrap" href=href>{name}</a> }.into_any()
}

fn tone(state: EntryState) -> Tone {
    match state {
        EntryState::Late(_) => Tone::Bad,
        EntryState::ToBill => Tone::Warn,
        EntryState::Drafted => Tone::Accent,
        EntryState::Issued => Tone::Good,
        EntryState::Foreseen | EntryState::Skipped => Tone::Neutral,
    }
}
