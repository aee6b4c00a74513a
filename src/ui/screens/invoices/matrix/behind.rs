//! What is behind a cell of the matrix: the entries of a client's month, with their documents.

use crate::app::query::billing_matrix::{MatrixEntry, entries_of};
use crate::domain::billing::ledger::EntryState;
use crate::domain::ids::{ClientId, InvoiceId};
use crate::domain::money::Money;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{dates, invoice_labels, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::dialog::{Dialog, DialogSize};
use crate::ui::kit::plain_table::{Heading, PlainTable};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::invoices::matrix::prepare_link;
use crate::ui::view::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The entries of the cell that is open.
#[component]
pub fn Behind(open: RwSignal<Option<(ClientId, NaiveDate)>>) -> impl IntoView {
    let session = Session::expect();
    let title = move || {
        open.get().map_or_else(String::new, |(client, month)| {
            let name = session.book.with_untracked(|book| {
                book.client(client)
                    .map_or_else(String::new, |client| client.name.clone())
            });
            format!("{name} · {}", dates::month(month, lang()))
        })
    };
    view! {
        <Dialog
            open=Signal::derive(move || open.read().is_some())
            on_close=move |()| open.set(None)
            title=Signal::derive(title)
            close_label=tr("Cerrar", "Close")
            size=DialogSize::Large
            footer=move || open.get().map(|(_, month)| prepare_link(month)).into_any()
        >
            {move || open.get().map(|(client, month)| {
                let today = session.today.get();
                let entries = session.book.with(|book| entries_of(book, client, month, today));
                entries_view(session, entries, today)
            })}
        </Dialog>
    }
}

fn entries_view(session: Session, entries: Vec<MatrixEntry>, today: NaiveDate) -> AnyView {
    let rows = entries.into_iter();
    let rows = rows.map(move |entry| entry_view(session, &entry, today));
    view! {
        <PlainTable
            label=tr("Renglones del mes", "Lines of the month")
            headings=vec![
                Heading::new(tr("Contrato", "Contract")),
                Heading::new(tr("Servicio", "Service")),
                Heading::amount(tr("Esperado", "Expected")),
                Heading::amount(tr("Facturado", "Billed")),
                Heading::new(tr("Estado", "State")),
                Heading::new(tr("Documentos", "Documents")),
            ]
        >
            {rows.collect_view()}
        </PlainTable>
    }
}

fn entry_view(session: Session, each: &MatrixEntry, today: NaiveDate) -> AnyView {
    let entry = &each.entry;
    let amount = |amount| money::money(Money::new(amount, entry.currency), locale());
    let state = entry.state(today);
    let tone = match state {
        EntryState::Late(_) => Tone::Bad,
        EntryState::ToBill => Tone::Warn,
        EntryState::Drafted => Tone::Accent,
        EntryState::Issued => Tone::Good,
        EntryState::Foreseen | EntryState::Skipped => Tone::Neutral,
    };
    let label = match state {
        EntryState::Late(days) => format!(
            "{} · {} {}",
            say(invoice_labels::entry_state(state)),
            numbers::whole(days.unsigned_abs(), locale()),
            tr("días", "days")
        ),
        _ => say(invoice_labels::entry_state(state)).to_owned(),
    };
    let difference = (!entry.difference.is_zero()).then(|| {
        let size = amount(entry.difference.abs());
        if entry.difference.is_sign_negative() {
            format!("{size} {}", tr("menos que lo pactado", "less than agreed"))
        } else {
            format!("{size} {}", tr("más que lo pactado", "more than agreed"))
        }
    });
    let documents = entry.invoices.iter().map(|id| (*id, false));
    let documents = documents.chain(entry.voided.iter().map(|id| (*id, true)));
    let documents: Vec<AnyView> = documents
        .map(|(id, voided)| document_view(session, id, voided))
        .collect();
    view! {
        <tr>
            <td><a href=place::href(Route::Contract(each.contract))><bdi>{each.contract_number.clone()}</bdi></a></td>
            <td><bdi>{entry.description.clone()}</bdi></td>
            <td class="num">{amount(entry.expected)}</td>
            <td class="num">{amount(entry.issued.saturating_add(entry.drafted))}</td>
            <td>
                <Badge label tone=Signal::stored(tone) />
                {difference.map(|text| view! { <p class="small">{text}</p> })}
                {entry.is_doubled.then(|| view! { <p class="small">{tr("Cobrado dos veces", "Billed twice")}</p> })}
            </td>
            <td>{documents}</td>
        </tr>
    }
    .into_any()
}

fn document_view(session: Session, id: InvoiceId, voided: bool) -> AnyView {
    let number = session.book.with_untracked(|book| {
        book.invoice(id)
            .map_or_else(String::new, |invoice| invoice.number().to_owned())
    });
    let number = if number.is_empty() {
        tr("Borrador", "Draft").to_owned()
    } else {
        number
    };
    view! {
        <p>
            <a class="matrix__document" href=place::href(Route::Invoice(id))>{number}</a>
            {voided.then(|| format!(" ({})", tr("anulada", "voided")))}
        </p>
    }
    .into_any()
}
