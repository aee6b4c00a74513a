//! The lines of a sheet. Thousands of them are drawn a part at a time, and a line never breaks between two pages.

use crate::domain::billing::Part;
use crate::domain::country::Country;
use crate::domain::invoice::{Content, Line};
use crate::text::{dates, money, numbers, printed};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::invoices::paper::Sheet;
use crate::ui::screens::invoices::record::content::tax_label;
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Lines drawn in one turn.
const PART: usize = 40;

/// Amounts from here on need wider columns; of prices with more than two decimals, those from [`FINE`] on.
const WIDE: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
const FINE: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// In how many parts the lines of a document are drawn; at least one.
pub fn parts_of(content: &Content) -> usize {
    content.lines.len().div_ceil(PART).max(1)
}

/// The table. Its head comes again on each page.
#[component]
pub fn PaperLines(sheet: Arc<Sheet>, drawn: Signal<usize>) -> impl IntoView {
    let content = &sheet.printed.content;
    let has_discounts = content
        .lines
        .iter()
        .any(|line| !line.adjustments.is_empty());
    let wide = content.lines.iter().any(|line| {
        let is_fine = FINE <= line.price && 2 < line.price.normalize().scale();
        is_fine || WIDE <= line.amount.max(line.price)
    });
    let parts = parts_of(content);
    let sheet = StoredValue::new(sheet);
    view! {
        <table class="paper__lines" role="table" data-wide=wide.then_some("true")>
            <caption class="visually-hidden">{tr("Renglones", "Lines")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="paper__place num">"#"</th>
                    <th role="columnheader" scope="col">{tr("Descripción", "Description")}</th>
                    <th role="columnheader" scope="col" class="paper__quantity num">{tr("Cantidad", "Quantity")}</th>
                    <th role="columnheader" scope="col" class="paper__unit">{tr("Unidad", "Unit")}</th>
                    <th role="columnheader" scope="col" class="paper__amount num">{tr("Valor unitario", "Unit price")}</th>
                    {has_discounts.then(|| view! {
                        <th role="columnheader" scope="col" class="paper__less num">{tr("Descuento", "Discount")}</th>
                    })}
                    <th role="columnheader" scope="col" class="paper__tax">{tr("Impuesto", "Tax")}</th>
                    <th role="columnheader" scope="col" class="paper__amount num">{tr("Importe", "Amount")}</th>
                </tr>
            </thead>
            <For each=move || 0..drawn.get().min(parts) key=|part| *part let:part>
                <tbody role="rowgroup">
                    {sheet.with_value(|sheet| {
                        let content = &sheet.printed.content;
                        let from = part * PART;
                        let lines = content.lines.iter().enumerate().skip(from).take(PART);
                        lines.map(|(place, line)| line_view(content, place, line, has_discounts)).collect_view()
                    })}
                </tbody>
            </For>
        </table>
    }
}

fn line_view(content: &Content, place: usize, line: &Line, has_discounts: bool) -> AnyView {
    let taxes: Vec<String> = line.taxes.iter().map(tax_label).collect();
    let amount = |amount: Decimal| money::amount(amount, 2, locale());
    let with_tax = line
        .price_with_tax
        .filter(|_| content.country == Country::Peru);
    view! {
        <tr role="row">
            <td role="cell" class="paper__place num">{place + 1}</td>
            <td role="cell" class="paper__what">
                <bdi>{line.description.clone()}</bdi>
                {said_of(content, line).into_iter().map(|said| view! { <p class="paper__small"><bdi>{said}</bdi></p> }).collect_view()}
            </td>
            <td role="cell" class="paper__quantity num">{numbers::quantity(line.quantity, locale())}</td>
            <td role="cell" class="paper__unit">{printed::unit(&line.unit, lang()).to_owned()}</td>
            <td role="cell" class="paper__amount num">
                {price(line.price)}
                {with_tax.map(|whole| view! {
                    <p class="paper__small">{format!("{} {}", tr("con IGV", "with IGV"), price(whole))}</p>
                })}
            </td>
            {has_discounts.then(|| view! { <td role="cell" class="paper__less num">{discount(line)}</td> })}
            <td role="cell" class="paper__tax">{if taxes.is_empty() { untaxed(content) } else { taxes.join(", ") }}</td>
            <td role="cell" class="paper__amount num">{amount(line.amount)}</td>
        </tr>
    }
}

/// Colombia: a line without tax is of something excluded from IVA.
fn untaxed(content: &Content) -> String {
    match content.country {
        Country::Colombia => tr("Excluido", "Excluded").to_owned(),
        Country::Peru => String::new(),
    }
}

/// With its own decimals, two at least and six at most.
fn price(price: Decimal) -> String {
    let decimals = price.normalize().scale().clamp(2, 6);
    money::amount(price, decimals, locale())
}

/// What is taken off the line; what is added is told with its sign.
fn discount(line: &Line) -> String {
    let signed = line.adjustments.iter().map(|each| {
        if each.charge {
            -each.amount
        } else {
            each.amount
        }
    });
    let off = signed.fold(Decimal::ZERO, Decimal::saturating_add);
    if off.is_zero() {
        return String::new();
    }
    money::amount(off, 2, locale())
}

/// What stands under the description: code, days that are not those of the document, for whom it is billed, what the law wants said.
fn said_of(content: &Content, line: &Line) -> Vec<String> {
    let mut said = Vec::new();
    let code = (!line.item_code.is_empty())
        .then(|| format!("{} {}", tr("Código", "Code"), line.item_code));
    let days = line.bills.as_ref().and_then(|claim| match claim.part {
        Part::Days(period) => Some(period).filter(|period| content.period != Some(*period)),
        Part::Milestone | Part::Request(_) | Part::Difference(_) => None,
    });
    let days = days.map(|days| format!("{} – {}", dates::short(days.from), dates::short(days.to)));
    let parts: Vec<String> = code.into_iter().chain(days).collect();
    if !parts.is_empty() {
        said.push(parts.join(" · "));
    }
    if let Some(other) = &line.on_behalf_of {
        let id = printed::tax_id(other, lang());
        said.push(format!(
            "{} {} {id}",
            tr("Por cuenta de", "On behalf of"),
            other.name
        ));
    }
    if let Some(value) = line.reference_price.filter(|_| line.price.is_zero()) {
        let value = price(value);
        said.push(format!(
            "{} {value}",
            tr("Gratuito; valor de referencia", "Free; reference value")
        ));
    }
    said.extend((!line.note.is_empty()).then(|| line.note.clone()));
    said
}
