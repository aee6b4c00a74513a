//! The head of a sheet: who issues, what the document is, who receives it, when and how it is paid.

use crate::app::query::invoice_print::Printed;
use crate::domain::invoice::{Content, DocumentType, Issuance, PaymentForm};
use crate::text::{dates, labels, printed};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::invoices::paper::{Sheet, facts};
use crate::ui::view::view;
use leptos::prelude::*;
use std::sync::Arc;

/// Logo and issuer at one side, the document at the other.
#[component]
pub fn Head(sheet: Arc<Sheet>) -> impl IntoView {
    let title = say(printed::title(&sheet.printed.content));
    let issuance = sheet.printed.issuance.clone();
    let number = issuance
        .as_ref()
        .map_or_else(String::new, |issuance| issuance.number().to_owned());
    let day = issuance.as_ref().map(when);
    let due_on = sheet.printed.content.payment.due_on.map(dates::short);
    let name = sheet.printed.issuer.name.clone();
    view! {
        <header class="paper__head">
            <div class="paper__issuer">
                {sheet.logo.clone().map(|logo| view! { <img class="paper__logo" src=logo alt=name.clone() /> })}
                <p class="paper__name"><bdi>{name.clone()}</bdi></p>
                {issuer_lines(&sheet.printed).into_iter().map(|line| view! { <p><bdi>{line}</bdi></p> }).collect_view()}
            </div>
            <div class="paper__document">
                <h2 class="paper__title">{title}</h2>
                <p class="paper__number">
                    {if number.is_empty() { tr("Sin número", "No number").to_owned() } else { number }}
                </p>
                {facts(vec![
                    (tr("Emisión", "Issued"), day.unwrap_or_default()),
                    (tr("Vencimiento", "Due"), due_on.unwrap_or_default()),
                ])}
            </div>
        </header>
    }
}

/// "28/11/2026 10:53:10"; the offset is of the country, which everybody who reads it is in.
fn when(issuance: &Issuance) -> String {
    let time = issuance.time().split(['-', '+', 'Z']).next();
    format!(
        "{} {}",
        dates::short(issuance.on()),
        time.unwrap_or_default()
    )
    .trim()
    .to_owned()
}

fn issuer_lines(page: &Printed) -> Vec<String> {
    let issuer = &page.issuer;
    let place = [issuer.address.as_str(), issuer.city.as_str()];
    let reached = [page.official.phone.as_str(), issuer.email.as_str()];
    let joined = |parts: [&str; 2]| {
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(" · ")
    };
    let lines = [
        printed::tax_id(issuer, lang()),
        printed::regime(issuer, lang()),
        joined(place),
        joined(reached),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The client, and what was agreed about this document.
#[component]
pub fn Parties(sheet: Arc<Sheet>) -> impl IntoView {
    let content = &sheet.printed.content;
    let customer = content.customer.clone();
    let lines = [
        printed::tax_id(&customer, lang()),
        customer.address.clone(),
        customer.city.clone(),
        customer.email.clone(),
    ];
    view! {
        <section class="paper__parties">
            <div class="paper__client">
                <h3>{tr("Cliente", "Client")}</h3>
                <p class="paper__name"><bdi>{customer.name}</bdi></p>
                {lines.into_iter().filter(|line| !line.is_empty()).map(|line| view! { <p><bdi>{line}</bdi></p> }).collect_view()}
            </div>
            {facts(agreed(content))}
        </section>
    }
}

fn agreed(content: &Content) -> Vec<(&'static str, String)> {
    let form = match content.payment.form {
        PaymentForm::Unknown => String::new(),
        form => say(labels::payment_form(form)).to_owned(),
    };
    let means = printed::means(content).map(|means| say(means).to_owned());
    let period = content.period.map(|period| {
        format!(
            "{} – {}",
            dates::short(period.from),
            dates::short(period.to)
        )
    });
    let currency = labels::currency(content.currency, lang());
    vec![
        (tr("Forma de pago", "Payment"), form),
        (tr("Medio de pago", "Paid by"), means.unwrap_or_default()),
        (tr("Período", "Period"), period.unwrap_or_default()),
        (
            tr("Orden de compra", "Purchase order"),
            content.purchase_order.clone(),
        ),
        (tr("Moneda", "Currency"), currency),
        (
            tr("Tasa de cambio", "Exchange rate"),
            printed::exchange(content, locale()).unwrap_or_default(),
        ),
    ]
}

/// What a note changes and why, and what was paid before.
#[component]
pub fn References(sheet: Arc<Sheet>) -> impl IntoView {
    let content = &sheet.printed.content;
    let is_note = content.document_type != DocumentType::Invoice;
    let about = content.references.iter().map(|reference| {
        let day = reference
            .issued_on
            .map(|day| format!(" ({})", dates::short(day)));
        let number = format!("{}{}", reference.number, day.unwrap_or_default());
        (number, reference.fiscal_code.clone())
    });
    let about: Vec<(String, String)> = about.collect();
    let reason = printed::reason(content);
    (!about.is_empty() || !reason.is_empty()).then(|| view! {
        <section class="paper__references">
            <h3>{if is_note { tr("Documento que modifica", "Document it changes") } else { tr("Referencias", "References") }}</h3>
            {about.into_iter().map(|(number, code)| view! {
                <p>
                    <bdi>{number}</bdi>
                    {(!code.is_empty()).then(|| view! { <span class="paper__code">" CUFE "{code}</span> })}
                </p>
            }).collect_view()}
            {(!reason.is_empty()).then(|| view! {
                <p>{tr("Concepto:", "Reason:")}" "<bdi>{reason}</bdi></p>
            })}
        </section>
    })
}
