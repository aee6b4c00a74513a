//! What settles an invoice: payments, withholdings, notes and instalments.
//! The balance is computed in `app::book::standing`.

use crate::app::command::Command;
use crate::app::query::invoice_card::InvoiceCard;
use crate::app::query::invoices::InvoiceRow;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::{dates, money};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, tr};
use crate::ui::place;
use crate::ui::view::view;
use leptos::prelude::*;

/// Payments, instalments and related documents; nothing when there are none.
#[component]
pub fn Settlement(card: InvoiceCard) -> impl IntoView {
    let session = Session::expect();
    let amount = |amount| money::money(amount, locale());
    let payments = card.payments.clone();
    let instalments = card.instalments.clone();
    let has_payments = !payments.is_empty();
    view! {
        {has_payments.then(|| view! {
            <Panel title=Some(tr("Pagos", "Payments").to_owned()) flush=true>
                <ul class="record-lines" role="list">
                    {payments.into_iter().map(|payment| {
                        let withheld = (!payment.withheld.amount.is_zero())
                            .then(|| format!(" · {} {}", tr("retenido", "withheld"), amount(payment.withheld)));
                        let id = payment.id;
                        view! {
                            <li class="record-lines__line">
                                <span>{dates::medium(payment.received_on, lang())}</span>
                                <span><bdi>{payment.reference}</bdi></span>
                                <strong class="num">{amount(payment.amount)}{withheld}</strong>
                                <Button
                                    label=tr("Quitar", "Remove")
                                    size=ButtonSize::Small
                                    appearance=ButtonAppearance::Quiet
                                    on_press=move |()| session.run(Command::RemovePayment { id }, |_| {})
                                />
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </Panel>
        })}
        {(instalments.len() > 1).then(|| view! {
            <Panel title=Some(tr("Cuotas", "Instalments").to_owned()) flush=true>
                <ul class="record-lines" role="list">
                    {instalments.into_iter().map(|instalment| view! {
                        <li class="record-lines__line">
                            <span>{dates::medium(instalment.due_on, lang())}</span>
                            <span>{format!("{} {}", tr("faltan", "left"), amount(instalment.left))}</span>
                            <strong class="num">{amount(instalment.amount)}</strong>
                        </li>
                    }).collect_view()}
                </ul>
            </Panel>
        })}
        <Related title=tr("Notas que la corrigen", "Notes that correct it") rows=card.notes />
        <Related title=tr("Documentos que corrige", "Documents it corrects") rows=card.corrects />
    }
}

/// Other documents, each with its way there.
#[component]
fn Related(title: &'static str, rows: Vec<InvoiceRow>) -> impl IntoView {
    (!rows.is_empty()).then(|| view! {
        <Panel title=Some(title.to_owned()) flush=true>
            <ul class="record-lines" role="list">
                {rows.into_iter().map(|row| view! {
                    <li class="record-lines__line">
                        <span>{row.issued_on.map_or_else(String::new, |day| dates::medium(day, lang()))}</span>
                        <a href=place::href(Route::Invoice(row.id))>{row.number}</a>
                        <strong class="num">{money::money(row.payable, locale())}</strong>
                    </li>
                }).collect_view()}
            </ul>
        </Panel>
    })
}
