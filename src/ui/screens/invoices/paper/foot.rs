//! The foot of a sheet: what is to be paid and how it comes about, then what proves the document.

use crate::domain::country::Country;
use crate::domain::fiscal_qr::has_cufe;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{DocumentType, Instalment};
use crate::domain::money::Money;
use crate::interop::qr;
use crate::interop::ubl::{in_words, legends};
use crate::text::printed::sums::{Sum, before_total, net, withheld};
use crate::text::{dates, money, printed};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::invoices::paper::Sheet;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Legend of the amount in words (SUNAT catalogue 52), which stands apart.
const IN_WORDS: &str = "1000";

/// From the lines to the total, and what the client keeps of it.
#[component]
pub fn Totals(sheet: Arc<Sheet>) -> impl IntoView {
    let content = &sheet.printed.content;
    let currency = content.currency;
    let whole = move |amount| money::money(Money::new(amount, currency), locale());
    let kept = withheld(content, locale());
    let net = net(content);
    view! {
        <table class="paper__totals">
            <caption class="visually-hidden">{tr("Totales", "Totals")}</caption>
            <tbody>
                {before_total(content, locale()).into_iter().map(sum_view).collect_view()}
                <tr class="paper__total">
                    <th scope="row">{total_label(content.document_type)}</th>
                    <td class="num">{whole(content.totals.payable)}</td>
                </tr>
                {kept.into_iter().map(sum_view).collect_view()}
                {net.map(|net| view! {
                    <tr class="paper__net">
                        <th scope="row">{net_label(content.country)}</th>
                        <td class="num">{whole(net)}</td>
                    </tr>
                })}
            </tbody>
        </table>
    }
}

fn total_label(document_type: DocumentType) -> &'static str {
    match document_type {
        DocumentType::CreditNote => tr("Total de la nota", "Total of the note"),
        DocumentType::Invoice | DocumentType::DebitNote => tr("Total a pagar", "Payable amount"),
    }
}

fn net_label(country: Country) -> &'static str {
    match country {
        Country::Colombia => tr("Neto después de retenciones", "Net of withholdings"),
        Country::Peru => tr("Neto después de la detracción", "Net of the deposit"),
    }
}

fn sum_view(sum: Sum) -> AnyView {
    let amount = |amount: Decimal| money::amount(amount, 2, locale());
    let base = sum
        .base
        .map(|base| format!("{} {}", tr("sobre", "of"), amount(base)));
    view! {
        <tr>
            <th scope="row">
                {sum.label}
                {base.map(|base| view! { " "<span class="paper__small">{base}</span> })}
            </th>
            <td class="num">{amount(sum.amount)}</td>
        </tr>
    }
}

/// What stands beside the totals: the amount in words, how it is paid, what was paid before, what is to be known.
#[component]
pub fn Beside(sheet: Arc<Sheet>) -> impl IntoView {
    let content = &sheet.printed.content;
    let words = in_words::amount(content.totals.payable, content.currency);
    let deposit = printed::detraction(content, locale());
    let notes = content.notes.clone();
    view! {
        <div class="paper__beside">
            {words.map(|words| view! {
                <p lang="es"><span class="paper__small">"SON "</span>{words}</p>
            })}
            <Instalments parts=content.payment.instalments.clone() />
            <Prepayments parts=content.prepayments.clone() />
            {deposit.map(|deposit| view! {
                <h3>{tr("Detracción", "Deposit (detracción)")}</h3>
                <p>{deposit}</p>
            })}
            {(!notes.is_empty()).then(|| view! { <h3>{tr("Notas", "Notes")}</h3> })}
            {notes.into_iter().map(|note| view! { <p class="paper__note"><bdi>{note}</bdi></p> }).collect_view()}
        </div>
    }
}

/// When each part of the debt is due.
#[component]
fn Instalments(parts: Vec<Instalment>) -> impl IntoView {
    (!parts.is_empty()).then(|| {
        view! {
            <h3>{tr("Cuotas", "Instalments")}</h3>
            <ol class="paper__instalments" role="list">
                {parts.into_iter().map(|part| view! {
                    <li>
                        <span>{dates::short(part.due_on)}</span>
                        <span class="num">{money::amount(part.amount, 2, locale())}</span>
                    </li>
                }).collect_view()}
            </ol>
        }
    })
}

/// What was paid before and is deducted here.
#[component]
fn Prepayments(parts: Vec<Prepayment>) -> impl IntoView {
    (!parts.is_empty()).then(|| {
        view! {
            <h3>{tr("Anticipos", "Prepaid")}</h3>
            <ul class="paper__instalments" role="list">
                {parts.into_iter().map(|part| {
                    let day = part.on.map(dates::short).unwrap_or_default();
                    view! {
                        <li>
                            <span><bdi>{format!("{} {day}", part.number)}</bdi></span>
                            <span class="num">{money::amount(part.amount, 2, locale())}</span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        }
    })
}

/// The QR code or why there is none, the code, and the sentences of the law.
#[component]
pub fn Foot(sheet: Arc<Sheet>) -> impl IntoView {
    let content = &sheet.printed.content;
    let drawing = sheet
        .stamp
        .qr
        .as_ref()
        .and_then(|text| Some((text.clone(), qr::draw(text)?)));
    let missing = drawing
        .is_none()
        .then(|| say(printed::no_qr(&sheet.printed)));
    let code_name = if has_cufe(content) { "CUFE" } else { "CUDE" };
    let implied = match content.country {
        Country::Peru => legends::implied(content),
        Country::Colombia => Vec::new(),
    };
    let said = implied.into_iter().chain(content.legends.clone());
    let said = said.filter(|legend| legend.code != IN_WORDS);
    let said = said.map(|legend| legend.text);
    let sentences: Vec<String> = std::iter::once(printed::legend(content))
        .chain(said)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    view! {
        <footer class="paper__foot">
            {drawing.map(|(text, drawing)| view! {
                <svg
                    class="paper__qr"
                    viewBox=format!("0 0 {} {}", drawing.side, drawing.side)
                    shape-rendering="crispEdges"
                    role="img"
                    aria-label=format!("{} {text}", tr("Código QR:", "QR code:"))
                >
                    <path d=drawing.path />
                </svg>
            })}
            <div class="paper__proof">
                {(!sheet.stamp.fiscal_code.is_empty()).then(|| view! {
                    <p>{code_name}" "<span class="paper__code">{sheet.stamp.fiscal_code.clone()}</span></p>
                })}
                {(!sheet.stamp.digest.is_empty()).then(|| view! {
                    <p>{tr("Valor resumen", "Digest")}" "<span class="paper__code">{sheet.stamp.digest.clone()}</span></p>
                })}
                {missing.map(|why| view! { <p>{why}</p> })}
                {sentences.into_iter().map(|sentence| view! { <p lang="es">{sentence}</p> }).collect_view()}
                <p>{made_with(&sheet)}</p>
            </div>
        </footer>
    }
}

/// Colombia wants to know the software and who provides it (Resolución 000165 de 2023, art. 11).
fn made_with(sheet: &Sheet) -> String {
    let provider = &sheet.printed.official.software_provider;
    if sheet.printed.content.country == Country::Peru || provider.is_empty() {
        return tr("Preparada con Vigía.", "Prepared with Vigía.").to_owned();
    }
    let provided = tr("proveedor tecnológico NIT", "technology provider NIT");
    format!("Software: Vigía; {provided} {provider}.")
}
