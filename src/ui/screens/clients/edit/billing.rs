//! How a client is billed: whether it demands an order, and in Colombia what it is before DIAN and what it withholds.

use crate::domain::country::Country;
use crate::form::client::ClientForm;
use crate::form::client::billing::ClientBillingForm;
use crate::text::item_labels::RESPONSIBILITIES;
use crate::ui::form_state::FormState;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{say, tr};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// The panel; what only Colombia has is shown for its clients alone.
#[component]
pub fn Billing(editing: Editing<ClientForm>) -> impl IntoView {
    let form = editing.form;
    let in_colombia = move || form.typed.with(|typed| typed.country == Country::Colombia);
    view! {
        <Panel title=Some(tr("Facturación", "Billing").to_owned())>
            <div class="stack">
                <Checkbox
                    label=tr("Exige orden de compra", "Demands a purchase order")
                    hint=Some(tr(
                        "Sus facturas deben nombrarla.",
                        "Its invoices must name one.",
                    ).to_owned())
                    checked=form.get(|typed| typed.billing.demands_order)
                    on_change=move |on| form.change(|typed| typed.billing.demands_order = on)
                />
                <Show when=in_colombia>
                    <Responsibilities form />
                    <Withholdings form />
                </Show>
            </div>
        </Panel>
    }
}

/// What the RUT of the client says.
#[component]
fn Responsibilities(form: FormState<ClientForm>) -> impl IntoView {
    view! {
        <fieldset class="form-row" id=form.id("billing.responsibilities") tabindex="-1">
            <legend class="form-row__legend">{tr("Responsabilidades (RUT)", "Responsibilities (RUT)")}</legend>
            {RESPONSIBILITIES.map(|(code, name)| view! {
                <Checkbox
                    label=format!("{code} · {}", say(name))
                    checked=form.get(move |typed| typed.billing.has(code))
                    on_change=move |on| form.change(|typed| typed.billing.tick(code, on))
                />
            }).collect_view()}
        </fieldset>
    }
}

/// What it keeps of each payment, for the tax office.
#[component]
fn Withholdings(form: FormState<ClientForm>) -> impl IntoView {
    let optional = || Some(tr("opcional", "optional").to_owned());
    view! {
        <Checkbox
            label=tr("Retiene en la fuente (renta)", "Withholds income tax")
            hint=Some(tr(
                "A la tarifa que dice cada ítem del catálogo.",
                "At the rate that each item of the catalogue says.",
            ).to_owned())
            checked=form.get(|typed| typed.billing.withholds_income)
            on_change=move |on| form.change(|typed| typed.billing.withholds_income = on)
        />
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("billing.sales")
                label="ReteIVA"
                kind=FieldKind::Decimal
                unit=Some(tr("% del IVA", "% of IVA").to_owned())
                optional_mark=optional()
                value=form.text(|typed| &typed.billing.sales)
                on_input=move |text| form.change(|typed| typed.billing.sales = text)
                error=form.error("billing.sales")
            />
            <TextField
                id=form.id("billing.municipal")
                label="ReteICA"
                kind=FieldKind::Decimal
                unit=Some(tr("‰ de la base", "‰ of the base").to_owned())
                optional_mark=optional()
                hint=Some(tr("Por mil, según el municipio: 9,66.", "Per thousand, by municipality: 9.66.").to_owned())
                value=form.text(|typed| &typed.billing.municipal)
                on_input=move |text| form.change(|typed| typed.billing.municipal = text)
                error=form.error("billing.municipal")
            />
        </div>
    }
}

/// What is typed here with its names, to tell two versions apart.
pub fn billing_lines(billing: &ClientBillingForm) -> Vec<(String, String)> {
    let answer = |yes: bool| if yes { tr("Sí", "Yes") } else { "" };
    let lines = [
        (
            tr("Exige orden de compra", "Demands a purchase order"),
            answer(billing.demands_order),
        ),
        (
            tr("Responsabilidades (RUT)", "Responsibilities (RUT)"),
            &billing.responsibilities,
        ),
        (
            tr("Retiene en la fuente (renta)", "Withholds income tax"),
            answer(billing.withholds_income),
        ),
        ("ReteIVA", &billing.sales),
        ("ReteICA", &billing.municipal),
    ];
    lines
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}
