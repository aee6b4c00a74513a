//! What the document says: its lines, taxes and totals, and the parties as it names them.
//! Shown as written, right or wrong; what is wrong is beside it.

use crate::domain::invoice::{Invoice, Line, Party, Tax};
use crate::shell::session::Session;
use crate::text::{money, numbers, tax_labels};
use crate::ui::kit::details_list::{Detail, DetailsList};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::view::view;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// Lines and totals.
#[component]
pub fn Lines(invoice: Invoice) -> impl IntoView {
    let content = invoice.content;
    let totals = content.totals.clone();
    let mut sums: Vec<(String, Decimal, bool)> =
        vec![(tr("Subtotal", "Subtotal").to_owned(), totals.lines, false)];
    if !totals.allowances.is_zero() {
        sums.push((
            tr("Descuentos", "Allowances").to_owned(),
            -totals.allowances,
            false,
        ));
    }
    if !totals.charges.is_zero() {
        sums.push((tr("Cargos", "Charges").to_owned(), totals.charges, false));
    }
    sums.extend(
        content
            .taxes
            .iter()
            .map(|tax| (tax_label(tax), tax.amount, false)),
    );
    if !totals.prepaid.is_zero() {
        sums.push((
            tr("Anticipos", "Prepaid").to_owned(),
            -totals.prepaid,
            false,
        ));
    }
    sums.push((
        tr("Total a pagar", "Payable amount").to_owned(),
        totals.payable,
        true,
    ));
    sums.extend(
        content
            .withholdings
            .iter()
            .map(|tax| (withholding_label(tax), -tax.amount, false)),
    );
    let currency = content.currency;
    view! {
        <Panel title=Some(format!("{} ({currency})", tr("Lo que se cobra", "What is billed"))) flush=true>
            <div class="table-scroll" tabindex="0" role="region" aria-label=tr("Líneas", "Lines")>
                <table class="document-lines" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader">{tr("Descripción", "Description")}</th>
                            <th role="columnheader" class="num">{tr("Cantidad", "Quantity")}</th>
                            <th role="columnheader" class="num">{tr("Valor unitario", "Unit price")}</th>
                            <th role="columnheader">{tr("Impuesto", "Tax")}</th>
                            <th role="columnheader" class="num">{tr("Total", "Total")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{content.lines.iter().map(line_view).collect_view()}</tbody>
                    <tfoot role="rowgroup">
                        {sums.into_iter().map(|(label, amount, strong)| view! {
                            <tr role="row" data-strong=strong.then_some("true")>
                                <th role="rowheader" colspan="4">{label}</th>
                                <td role="cell" class="num">{money::amount(amount, 2, locale())}</td>
                            </tr>
                        }).collect_view()}
                    </tfoot>
                </table>
            </div>
        </Panel>
    }
}

fn line_view(line: &Line) -> impl IntoView + use<> {
    let taxes: Vec<String> = line.taxes.iter().map(tax_label).collect();
    view! {
        <tr role="row">
            <td role="cell"><bdi>{line.description.clone()}</bdi></td>
            <td role="cell" class="num">{numbers::quantity(line.quantity, locale())}</td>
            <td role="cell" class="num">{money::amount(line.price, 2, locale())}</td>
            <td role="cell">{taxes.join(", ")}</td>
            <td role="cell" class="num">{money::amount(line.amount, 2, locale())}</td>
        </tr>
    }
}

/// A withholding in the language of the page.
pub fn withholding_label(tax: &Tax) -> String {
    tax_labels::withholding(tax, locale())
}

/// A tax by its usual name and rate.
pub fn tax_label(tax: &Tax) -> String {
    tax_labels::tax(tax, locale())
}

/// Who issues it and to whom, as the document names them.
#[component]
pub fn Parties(invoice: Invoice) -> impl IntoView {
    let session = Session::expect();
    let customer = invoice.content.customer.clone();
    let supplier = invoice.content.supplier.clone();
    let own_name = session.book.with_untracked(|book| {
        book.company()
            .map_or_else(String::new, |company| company.name.clone())
    });
    view! {
        <div class="grid">
            <Panel title=Some(tr("Emisor", "Issuer").to_owned())>
                {match supplier {
                    Some(party) => party_view(party).into_any(),
                    None => view! { <p>{own_name}</p> },
                }}
            </Panel>
            <Panel title=Some(tr("Cliente en el documento", "Customer in the document").to_owned())>
                {party_view(customer)}
            </Panel>
        </div>
    }
}

fn party_view(party: Party) -> impl IntoView {
    let number = if party.check_digit.is_empty() {
        party.id_number.clone()
    } else {
        format!("{}-{}", party.id_number, party.check_digit)
    };
    let facts = [
        (tr("Nombre", "Name"), party.name),
        (tr("Identificación", "Tax id"), number),
        (tr("Dirección", "Address"), party.address),
        (tr("Ciudad", "City"), party.city),
        (tr("Correo", "E-mail"), party.email),
    ];
    view! {
        <DetailsList>
            {facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(term, value)| view! {
                <Detail term><bdi>{value}</bdi></Detail>
            }).collect_view()}
        </DetailsList>
    }
}
