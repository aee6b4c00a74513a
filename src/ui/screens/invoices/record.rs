//! /facturas/:id - one invoice or note: what it says, what was found in it, what was paid.
//! The document itself never changes; what the company says about it can.

pub mod actions;
pub mod content;
pub mod downloads;
pub mod flow;
pub mod reports;
pub mod review;
pub mod settlement;
pub mod voiding;

use crate::app::book::standing::Status;
use crate::app::command::Command;
use crate::app::drafts::review;
use crate::app::query::invoice_card::{self, InvoiceCard};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::Money;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::{dates, labels, list_labels, money, numbers};
use crate::ui::kit::badge::{Badge, Tone};
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonLink};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::figure::{Figure, Figures};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::menu::Menu;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::place;
use crate::ui::screens::invoices::payment::PaymentDialog;
use crate::ui::screens::invoices::record::actions::actions;
use crate::ui::screens::invoices::record::content::{Lines, Parties};
use crate::ui::screens::invoices::record::downloads::{download, official_xml};
use crate::ui::screens::invoices::record::flow::Flow;
use crate::ui::screens::invoices::record::flow::next::bill_again;
use crate::ui::screens::invoices::record::flow::taking::Taking;
use crate::ui::screens::invoices::record::reports::{ReportDialog, Reports};
use crate::ui::screens::invoices::record::review::Findings;
use crate::ui::screens::invoices::record::settlement::Settlement;
use crate::ui::screens::invoices::record::voiding::VoidDialog;
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;

/// The document and everything around it.
pub type Shown = (Invoice, InvoiceCard);

/// One invoice.
#[component]
pub fn InvoiceRecord(id: InvoiceId) -> impl IntoView {
    let session = Session::expect();
    let shown = Memo::new(move |_| {
        session.book.with(|book| {
            let card = invoice_card::card(book, id, session.today.get())?;
            let mut invoice = book.invoice(id)?.clone();
            // A draft is shown as it stands today; what is issued keeps the evidence of its day.
            if invoice.issuance().is_none() {
                invoice.review = review(book, &invoice, session.today.get());
            }
            Some((invoice, card))
        })
    });
    // What was done with it and said of it are records of their own.
    let around = Memo::new(move |_| {
        session.book.with(|book| {
            let steps = book.steps_of_invoice(id).into_iter().cloned();
            let reports = book.reports_of_invoice(id).into_iter().cloned();
            (steps.collect::<Vec<_>>(), reports.collect::<Vec<_>>())
        })
    });
    let asks_payment = place::query().with_untracked(|query| filters::invoice_asks_payment(query));
    if asks_payment {
        // Asked once: a reload or the way back shows the invoice alone.
        place::replacer()(&Route::Invoice(id).path());
    }
    let paying = RwSignal::new(asks_payment);
    let taking = Taking::new(session, id);
    let voiding = RwSignal::new(false);
    let reporting = RwSignal::new(None);
    view! {
        {move || match around.with(|_| shown.get()) {
            None => view! { <Missing back=Route::Invoices /> },
            Some(shown) => view! {
                <div class="screen">
                    <Head shown=shown.clone() paying voiding taking />
                    <Sums card=shown.1.clone() />
                    <div class="sidebar">
                        <div class="stack" data-gap="large">
                            <Lines invoice=shown.0.clone() />
                            <Settlement card=shown.1.clone() />
                            <Reports invoice=shown.0.clone() open=reporting />
                            <Parties invoice=shown.0.clone() />
                        </div>
                        <aside class="stack" data-gap="large">
                            <Flow invoice=shown.0.clone() taking />
                            <Findings invoice=shown.0.clone() />
                            <Facts shown />
                        </aside>
                    </div>
                </div>
            },
        }}
        <PaymentDialog invoice=id open=paying />
        <VoidDialog invoice=id open=voiding />
        <ReportDialog invoice=id open=reporting />
    }
}

/// The number, whose it is, where it stands and what can be done.
#[component]
fn Head(
    shown: Shown,
    paying: RwSignal<bool>,
    voiding: RwSignal<bool>,
    taking: Taking,
) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let (invoice, card) = shown;
    let kind = say(labels::document_type(invoice.content.document_type));
    let number = if card.row.number.is_empty() {
        tr("borrador", "draft").to_owned()
    } else {
        card.row.number.clone()
    };
    let crumbs = vec![
        Crumb {
            label: tr("Facturas", "Invoices").to_owned(),
            href: Some(place::href(Route::Invoices)),
        },
        Crumb {
            label: number.clone(),
            href: None,
        },
    ];
    let can_pay = !card.row.balance.amount.is_zero()
        && invoice.content.document_type != DocumentType::CreditNote;
    let id = invoice.id;
    let source = invoice.source.clone();
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header class="screen__head">
            <div class="screen__titles">
                <h1>{format!("{kind} {number}")}</h1>
                <p class="screen__subtitle cluster">
                    <a href=place::href(Route::Client(card.row.client))><bdi>{card.row.client_name.clone()}</bdi></a>
                    <StateBadge status=card.row.status days_late=card.row.days_late />
                </p>
            </div>
            <div class="screen__actions">
                {can_pay.then(|| view! {
                    <Button
                        label=tr("Registrar pago", "Record payment")
                        appearance=ButtonAppearance::Primary
                        icon=Icon::Coins
                        on_press=move |()| paying.set(true)
                    />
                })}
                <ButtonLink
                    href=place::at(&filters::print_path(&[id]))
                    label=tr("Imprimir", "Print")
                    icon=Icon::Print
                />
                <Menu
                    id="invoice-actions"
                    label=tr("Más acciones", "More actions")
                    items=actions(&invoice, card.row.status)
                    on_choose=move |action: String| match action.as_str() {
                        "xml" => official_xml(session, id),
                        "void" => voiding.set(true),
                        "again" => bill_again(id, taking),
                        "download" => {
                            if let Some(source) = source.clone() {
                                leptos::task::spawn_local(download(session, source.name, source.digest));
                            }
                        }
                        _ => {
                            session.run(Command::RemoveInvoices { ids: vec![id] }, move |_| go(Route::Invoices));
                        }
                    }
                />
            </div>
        </header>
    }
}

/// Where it stands, by shape and word.
#[component]
fn StateBadge(status: Status, days_late: Option<i64>) -> impl IntoView {
    let tone = match status {
        Status::Overdue => Tone::Bad,
        Status::Paid => Tone::Good,
        Status::Draft | Status::Issued | Status::Voided => Tone::Neutral,
    };
    let label = match (status, days_late) {
        (Status::Overdue, Some(days)) => format!(
            "{} {}",
            numbers::whole(days.unsigned_abs(), locale()),
            tr("días tarde", "days late")
        ),
        _ => say(list_labels::status(status)).to_owned(),
    };
    view! { <Badge label tone=Signal::stored(tone) /> }
}

/// What it asks, what was settled, what is left, when it is due.
#[component]
fn Sums(card: InvoiceCard) -> impl IntoView {
    let amount = |amount| money::money(amount, locale());
    let issued = card.row.issued_on.map_or_else(
        || tr("Sin emitir", "Not issued").to_owned(),
        |day| {
            format!(
                "{} {}",
                tr("Emitida el", "Issued on"),
                dates::medium(day, lang())
            )
        },
    );
    let due = card.row.due_on.map_or_else(
        || tr("Sin fecha", "No date").to_owned(),
        |day| dates::medium(day, lang()),
    );
    let credited = if card.credited.amount.is_zero() {
        tr("Sin notas crédito", "No credit notes").to_owned()
    } else {
        format!(
            "{} {}",
            tr("Notas crédito por", "Credit notes for"),
            amount(card.credited)
        )
    };
    view! {
        <Figures>
            <Figure label=tr("Total", "Total") value=amount(card.row.payable) meaning=issued />
            <Figure label=tr("Pagado y retenido", "Paid and withheld") value=amount(card.settled) meaning=credited />
            <Figure
                label=tr("Saldo", "Balance")
                value=amount(card.row.balance)
                meaning=say(list_labels::status(card.row.status)).to_owned()
            />
            <Figure label=tr("Vence", "Due") value=due meaning=terms(&card) />
        </Figures>
    }
}

fn terms(card: &InvoiceCard) -> String {
    match card.row.issued_on.zip(card.row.due_on) {
        Some((issued, due)) if due > issued => {
            format!(
                "{} {}",
                (due - issued).num_days(),
                tr("días desde la emisión", "days from issue")
            )
        }
        Some(_) => tr("De contado", "Cash").to_owned(),
        None => String::new(),
    }
}

fn listed(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<String>>().join("; ")
}

/// What the document says of itself.
#[component]
fn Facts(shown: Shown) -> impl IntoView {
    let (invoice, card) = shown;
    let content = &invoice.content;
    let facts: Vec<(&str, String)> = vec![
        (
            tr("Tipo", "Type"),
            format!(
                "{} ({})",
                say(labels::document_type(content.document_type)),
                content.type_code
            ),
        ),
        (
            tr("Sobre", "About"),
            listed(content.references.iter().map(|about| about.number.clone())),
        ),
        (tr("Operación", "Operation"), content.operation.clone()),
        (
            tr("Forma de pago", "Payment form"),
            say(labels::payment_form(content.payment.form)).to_owned(),
        ),
        (
            tr("Cuotas", "Instalments"),
            listed(content.payment.instalments.iter().map(|part| {
                let amount = Money::new(part.amount, content.currency);
                let amount = money::in_sentence(amount, locale());
                format!("{} · {amount}", dates::medium(part.due_on, lang()))
            })),
        ),
        (
            tr("Orden de compra", "Purchase order"),
            content.purchase_order.clone(),
        ),
        (
            "CUFE",
            invoice
                .issuance()
                .map_or_else(String::new, |issuance| issuance.fiscal_code().to_owned()),
        ),
        (
            tr("Motivo", "Reason"),
            content
                .reason
                .as_ref()
                .map_or_else(String::new, |reason| reason.text.clone()),
        ),
        (
            tr("Archivo", "File"),
            invoice
                .source
                .as_ref()
                .map_or_else(String::new, |source| source.name.clone()),
        ),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    view! {
        <Panel title=Some(tr("Documento", "Document").to_owned())>
            <DetailsList>
                {facts.map(|(term, value)| view! {
                    <Detail term><bdi class="wrap-anywhere">{value}</bdi></Detail>
                }).collect_view()}
                {card.contract.map(|contract| view! {
                    <Detail term=tr("Contrato", "Contract")>
                        <a href=place::href(Route::Contract(contract.id))>{contract.number.clone()}</a>
                    </Detail>
                })}
            </DetailsList>
        </Panel>
    }
}
