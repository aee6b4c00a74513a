//! How the company bills: from which month, how soon after a period closes, how much of a month some days are worth.

use crate::domain::billing::ProRata;
use crate::domain::company::BillingRules;
use crate::domain::country::Country;
use crate::form::company::CompanyForm;
use crate::form::company::billing_rules::BillingRulesForm;
use crate::shell::session::Session;
use crate::text::billing_labels;
use crate::text::numbers::{BUSINESS_DAYS, counted};
use crate::ui::form_state::FormState;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::radio_group::{RadioGroup, RadioOption};
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{chosen, item_choices, value_of};
use crate::ui::view::view;
use leptos::prelude::*;

/// The rules. What is left empty is as usual.
#[component]
pub fn Billing(form: FormState<CompanyForm>) -> impl IntoView {
    let in_peru = move || form.typed.with(|typed| typed.country == Country::Peru);
    let alone = move || form.typed.with(|typed| typed.billing_rules.self_approval);
    view! {
        <Panel title=Some(tr("Facturación", "Billing").to_owned())>
            <div class="stack">
                <Terms form />
                <RadioGroup
                    id="company-pro-rata"
                    label=tr("Cuando se presta solo parte de un mes", "When only part of a month is served")
                    options=pro_rata_options()
                    value=form.get(|typed| value_of(typed.billing_rules.pro_rata))
                    on_change=move |value: String| form.change(|typed| {
                        let before = typed.billing_rules.pro_rata;
                        typed.billing_rules.pro_rata = chosen(&ProRata::ALL, &value, before);
                    })
                />
                <Sold form />
                <Show when=in_peru>
                    <TextField
                        id=form.id("billing_rules.detraction_account")
                        label=tr("Cuenta de detracciones", "Detracciones account")
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        hint=Some(tr(
                            "La del Banco de la Nación. Sin ella no sale una factura sujeta a detracción.",
                            "The one at the Banco de la Nación. Without it no invoice subject to detracción goes out.",
                        ).to_owned())
                        value=form.text(|typed| &typed.billing_rules.detraction_account)
                        on_input=move |text| form.change(|typed| typed.billing_rules.detraction_account = text)
                        error=form.error("billing_rules.detraction_account")
                    />
                </Show>
                <Checkbox
                    label=tr("Quien escribe una factura puede aprobarla", "Whoever writes an invoice may approve it")
                    hint=Some(tr(
                        "Para empresas de una sola persona.",
                        "For companies of one person.",
                    ).to_owned())
                    checked=form.get(|typed| typed.billing_rules.self_approval)
                    on_change=move |on| form.change(|typed| typed.billing_rules.self_approval = on)
                />
                <Show when=alone>
                    <Banner
                        tone=Tone::Warn
                        title=tr("Nadie más revisa lo que se factura", "Nobody else looks at what is billed")
                        detail=Some(tr(
                            "Un error de valor, de cliente o de período llega tal cual al cliente. Si hay dos personas, quita esta marca.",
                            "A wrong amount, client or period reaches the client as it is. With two people, untick this.",
                        ).to_owned())
                    />
                </Show>
            </div>
        </Panel>
    }
}

/// From when, and within how many days.
#[component]
fn Terms(form: FormState<CompanyForm>) -> impl IntoView {
    let usual = BillingRules::default();
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("billing_rules.since")
                label=tr("Primer mes que se factura aquí", "First month billed here")
                kind=FieldKind::Month
                hint=Some(tr(
                    "Lo anterior se facturó en otra parte y no se pide.",
                    "What came before was billed elsewhere and is not asked for.",
                ).to_owned())
                value=form.text(|typed| &typed.billing_rules.since)
                on_input=move |text| form.change(|typed| typed.billing_rules.since = text)
                error=form.error("billing_rules.since")
            />
            <DaysEntry
                form
                name="issue_days"
                label=tr("Emitir, desde el cierre del período", "Issue, from the period's close")
                usual=usual.days_to_issue()
                field=|rules| &mut rules.issue_days
            />
            <DaysEntry
                form
                name="deliver_days"
                label=tr("Entregar, desde la emisión", "Hand over, from the issue")
                usual=usual.days_to_deliver()
                field=|rules| &mut rules.deliver_days
            />
        </div>
    }
}

#[component]
fn DaysEntry(
    form: FormState<CompanyForm>,
    name: &'static str,
    label: &'static str,
    usual: u16,
    field: fn(&mut BillingRulesForm) -> &mut String,
) -> impl IntoView {
    let path = format!("billing_rules.{name}");
    let usual = counted(usual.into(), BUSINESS_DAYS, locale());
    view! {
        <TextField
            id=form.id(&path)
            label
            kind=FieldKind::Number
            unit=Some(tr("días hábiles", "business days").to_owned())
            hint=Some(format!("{} {usual}.", tr("Si lo dejas vacío:", "Left empty:")))
            value=form.get(move |typed| field(&mut typed.billing_rules.clone()).clone())
            on_input=move |text| form.change(|typed| *field(&mut typed.billing_rules) = text)
            error=form.error(path)
        />
    }
}

/// What is sold when a contract does not say.
#[component]
fn Sold(form: FormState<CompanyForm>) -> impl IntoView {
    let session = Session::expect();
    view! {
        <SelectField
            id=form.id("billing_rules.item")
            label=tr("Ítem usual", "Usual item")
            options=form.get(move |typed| item_choices(session, typed.billing_rules.item))
            placeholder=Some(tr("Ninguno: servicio con la tarifa general", "None: a service at the general rate").to_owned())
            optional_mark=Some(tr("opcional", "optional").to_owned())
            hint=Some(tr(
                "Lo que se vende cuando el renglón de un contrato no dice qué. Se elige del catálogo.",
                "What is sold when a line of a contract does not say what. It is chosen from the catalogue.",
            ).to_owned())
            value=form.get(|typed| typed.billing_rules.item.map_or_else(String::new, |id| id.to_string()))
            on_change=move |value: String| form.change(|typed| typed.billing_rules.item = value.parse().ok())
        />
    }
}

fn pro_rata_options() -> Vec<RadioOption> {
    ProRata::ALL
        .into_iter()
        .map(|rule| RadioOption {
            value: value_of(rule),
            label: say(billing_labels::pro_rata(rule)).to_owned(),
            hint: Some(say(billing_labels::pro_rata_meaning(rule)).to_owned()),
        })
        .collect()
}
