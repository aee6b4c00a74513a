//! For whom a draft is, over which days, how it is paid, and what is withheld.

use crate::domain::country::Country;
use crate::domain::invoice::{DocumentType, PaymentForm};
use crate::text::labels;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{say, tr};
use crate::ui::screens::contracts::edit::choices::{client_choices, currency_choices, currency_of};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::view::view;
use leptos::prelude::*;

/// Client, contract, currency, period, purchase order.
#[component]
pub fn Parties(drafting: Drafting, is_new: bool) -> impl IntoView {
    let form = drafting.editing.form;
    let session = drafting.session;
    // What bills a contract is for its client, and a note is for that of its invoice.
    let is_bound = drafting.base.with_value(|base| {
        let is_note = base.content.document_type != DocumentType::Invoice;
        let bills = base.content.lines.iter().any(|line| line.bills.is_some());
        is_note || (!is_new && bills)
    });
    let contracts = Signal::derive(move || {
        let client = form.typed.with(|typed| typed.client);
        session.book.with(|book| {
            let contracts = client.map_or_else(Vec::new, |client| book.contracts_of(client));
            let contracts = contracts.into_iter();
            contracts
                .map(|contract| Choice::new(contract.id.to_string(), contract.number.clone()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Panel title=Some(tr("Para quién y de qué período", "For whom and which period").to_owned())>
            <div class="grid" data-columns="fields">
                <SelectField
                    id=form.id("client")
                    label=tr("Cliente", "Client")
                    placeholder=Some(tr("Elige un cliente", "Choose a client").to_owned())
                    options=client_choices(session, form.typed.with_untracked(|typed| typed.client))
                    value=form.get(|typed| typed.client.map_or_else(String::new, |id| id.to_string()))
                    on_change=move |value: String| form.change(|typed| {
                        typed.client = value.parse().ok();
                        typed.contract = None;
                    })
                    disabled=Signal::stored(is_bound)
                    error=form.error("client")
                />
                <SelectField
                    id=form.id("contract")
                    label=tr("Contrato", "Contract")
                    placeholder=Some(tr("Ninguno", "None").to_owned())
                    options=contracts
                    value=form.get(|typed| typed.contract.map_or_else(String::new, |id| id.to_string()))
                    on_change=move |value: String| form.change(|typed| typed.contract = value.parse().ok())
                    disabled=Signal::stored(is_bound)
                />
                <TextField
                    id=form.id("period_from")
                    label=tr("Período desde", "Period from")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.period_from)
                    on_input=move |text| form.change(|typed| typed.period_from = text)
                    error=form.error("period_from")
                />
                <TextField
                    id=form.id("period_to")
                    label=tr("Período hasta", "Period to")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.period_to)
                    on_input=move |text| form.change(|typed| typed.period_to = text)
                    error=form.error("period_to")
                />
                <TextField
                    id=form.id("purchase_order")
                    label=tr("Orden de compra o aceptación", "Purchase order or acceptance")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    hint=Some(tr("Si el cliente la exige.", "If the client demands it.").to_owned())
                    value=form.text(|typed| &typed.purchase_order)
                    on_input=move |text| form.change(|typed| typed.purchase_order = text)
                    error=form.error("purchase_order")
                />
            </div>
        </Panel>
    }
}

/// How and when it is paid, in which currency, and with which notes.
#[component]
pub fn Terms(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let own = drafting.own.with_value(|own| own.currency);
    // A credit note asks for no payment.
    let asks = drafting
        .base
        .with_value(|base| base.content.document_type != DocumentType::CreditNote);
    let is_foreign = move || form.typed.with(|typed| typed.currency != own);
    let term = Signal::derive(move || {
        let at_once = form.typed.with(|typed| typed.days.trim() == "0");
        let form = if at_once {
            PaymentForm::Cash
        } else {
            PaymentForm::Credit
        };
        Some(say(labels::payment_form(form)).to_owned())
    });
    view! {
        <Panel title=Some(tr("Cómo se paga", "How it is paid").to_owned())>
            <div class="stack">
            <div class="grid" data-columns="fields">
                <Show when=move || asks>
                    <TextField
                        id=form.id("days")
                        label=tr("Plazo en días", "Term in days")
                        kind=FieldKind::Number
                        hint=term
                        value=form.text(|typed| &typed.days)
                        on_input=move |text| form.change(|typed| typed.days = text)
                        error=form.error("days")
                    />
                    <TextField
                        id=form.id("means")
                        label=tr("Medio de pago (código)", "Means of payment (code)")
                        hint=Some(means_hint(drafting.country).to_owned())
                        value=form.text(|typed| &typed.means)
                        on_input=move |text| form.change(|typed| typed.means = text)
                        error=form.error("means")
                    />
                </Show>
                <SelectField
                    id=form.id("currency")
                    label=tr("Moneda", "Currency")
                    options=currency_choices(form.typed.with_untracked(|typed| typed.currency))
                    value=form.get(|typed| typed.currency.code().to_owned())
                    on_change=move |value: String| form.change(|typed| typed.currency = currency_of(&value, typed.currency))
                />
                <Show when=is_foreign>
                    <TextField
                        id=form.id("exchange")
                        label=format!("{} {own}", tr("Tasa de cambio a", "Rate of exchange to"))
                        kind=FieldKind::Decimal
                        value=form.text(|typed| &typed.exchange)
                        on_input=move |text| form.change(|typed| typed.exchange = text)
                        error=form.error("exchange")
                    />
                    <TextField
                        id=form.id("exchange_on")
                        label=tr("Fecha de la tasa", "Day of the rate")
                        kind=FieldKind::Date
                        value=form.text(|typed| &typed.exchange_on)
                        on_input=move |text| form.change(|typed| typed.exchange_on = text)
                        error=form.error("exchange_on")
                    />
                </Show>
            </div>
            <LongTextField
                id=form.id("notes")
                label=tr("Notas", "Notes")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.notes)
                on_input=move |text| form.change(|typed| typed.notes = text)
                error=form.error("notes")
            />
            </div>
        </Panel>
    }
}

fn means_hint(country: Country) -> &'static str {
    match country {
        Country::Colombia => tr(
            "DIAN: 10 efectivo, 42 consignación, 47 transferencia, 48 tarjeta de crédito.",
            "DIAN: 10 cash, 42 deposit, 47 transfer, 48 credit card.",
        ),
        Country::Peru => tr(
            "SUNAT: 001 depósito en cuenta, 003 transferencia, 009 efectivo.",
            "SUNAT: 001 deposit, 003 transfer, 009 cash.",
        ),
    }
}

/// Colombia: what the client withholds.
#[component]
pub fn Withheld(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    (drafting.country == Country::Colombia).then(|| {
        view! {
            <Panel title=Some(tr("Qué retiene el cliente", "What the client withholds").to_owned())>
                <div class="grid" data-columns="fields">
                    <TextField
                        id=form.id("withholdings.06")
                        label=tr("Retefuente %", "Income tax withheld %")
                        kind=FieldKind::Decimal
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=form.text(|typed| &typed.income)
                        on_input=move |text| form.change(|typed| typed.income = text)
                        error=form.error("withholdings.06")
                    />
                    <TextField
                        id=form.id("withholdings.05")
                        label=tr("ReteIVA %", "ReteIVA %")
                        kind=FieldKind::Decimal
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=form.text(|typed| &typed.iva)
                        on_input=move |text| form.change(|typed| typed.iva = text)
                        error=form.error("withholdings.05")
                    />
                    <TextField
                        id=form.id("withholdings.07")
                        label=tr("ReteICA por mil", "ReteICA per mille")
                        kind=FieldKind::Decimal
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=form.text(|typed| &typed.ica)
                        on_input=move |text| form.change(|typed| typed.ica = text)
                        error=form.error("withholdings.07")
                    />
                </div>
            </Panel>
        }
    })
}

/// Peru: the deposit that the client makes (detracción).
#[component]
pub fn Deposit(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let is_shown = drafting.country == Country::Peru
        && drafting
            .base
            .with_value(|base| base.content.document_type == DocumentType::Invoice);
    is_shown.then(|| {
        view! {
            <Panel title=Some(tr("Detracción", "Detracción (tax deposit)").to_owned())>
                <div class="grid" data-columns="fields">
                    <TextField
                        id=form.id("detraction.code")
                        label=tr("Bien o servicio (código)", "Good or service (code)")
                        hint=Some(tr(
                            "Catálogo 54 de la SUNAT: 037 demás servicios, 022 otros servicios empresariales, 030 construcción.",
                            "SUNAT catalogue 54: 037 other services, 022 other business services, 030 construction.",
                        ).to_owned())
                        optional_mark=Some(tr("vacío: no está sujeta", "empty: not subject").to_owned())
                        value=form.text(|typed| &typed.detraction.code)
                        on_input=move |text| form.change(|typed| typed.detraction.code = text)
                        error=form.error("detraction.code")
                    />
                    <TextField
                        id=form.id("detraction.percent")
                        label=tr("Porcentaje del depósito", "Percentage of the deposit")
                        kind=FieldKind::Decimal
                        value=form.text(|typed| &typed.detraction.percent)
                        on_input=move |text| form.change(|typed| typed.detraction.percent = text)
                        error=form.error("detraction.percent")
                    />
                </div>
            </Panel>
        }
    })
}
