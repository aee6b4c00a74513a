//! The policies of a contract, as rows that are added and taken away.
//! A row with nothing typed is passed over when the contract is read.

use crate::domain::contract::policy::Cover;
use crate::form::contract::{ContractForm, PolicyForm};
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::contracts::edit::choices::{
    chosen, cover_choices, currency_choices, currency_of, value_of,
};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// All policies.
#[component]
pub fn Policies(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.policies.len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| {
            // A policy usually covers the term of its contract.
            let row = PolicyForm {
                from: typed.start.clone(),
                to: typed.end.clone(),
                ..PolicyForm::new(typed.currency)
            };
            typed.policies.push(row);
        });
        let id = form.id(&format!("policies[{place}].cover"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Pólizas", "Policies").to_owned())>
            <div class="stack">
                <Show when=move || count.get() == 0>
                    <p class="screen__subtitle">{tr(
                        "Con ellas Vigía avisa antes de que venzan y cuenta los días sin cobertura.",
                        "With them Vigía warns before they end and counts the days without cover.",
                    )}</p>
                </Show>
                <For each=move || 0..count.get() key=|place| *place let:place>
                    <PolicyRow form place />
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Agregar póliza", "Add policy")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

/// One policy.
#[component]
fn PolicyRow(form: FormState<ContractForm>, place: usize) -> impl IntoView {
    let row: RowAt<ContractForm, PolicyForm> = RowAt {
        form,
        list: "policies",
        rows: |typed| &typed.policies,
        rows_mut: |typed| &mut typed.policies,
        place,
    };
    view! {
        <FormRow
            name=format!("{} {}", tr("Póliza", "Policy"), place + 1)
            remove_label=format!("{} {}", tr("Quitar póliza", "Remove policy"), place + 1)
            on_remove=move |()| row.remove()
        >
                <SelectField
                    id=row.id("cover")
                    label=tr("Amparo", "Cover")
                    options=cover_choices()
                    value=row.get(|policy| value_of(policy.cover))
                    on_change=move |value: String| row.change(|policy| policy.cover = chosen(&Cover::ALL, &value, policy.cover))
                />
                <TextField
                    id=row.id("insurer")
                    label=tr("Aseguradora", "Insurer")
                    value=row.get(|policy| policy.insurer.clone())
                    on_input=move |text| row.change(|policy| policy.insurer = text)
                    error=row.error("insurer")
                />
                <TextField
                    id=row.id("number")
                    label=tr("Número de póliza", "Policy number")
                    value=row.get(|policy| policy.number.clone())
                    on_input=move |text| row.change(|policy| policy.number = text)
                    error=row.error("number")
                />
                <TextField
                    id=row.id("endorsement")
                    label=tr("Número de anexo", "Endorsement number")
                    optional_mark=Some(tr("si es un anexo", "if it is one").to_owned())
                    value=row.get(|policy| policy.endorsement.clone())
                    on_input=move |text| row.change(|policy| policy.endorsement = text)
                    error=row.error("endorsement")
                />
                <TextField
                    id=row.id("amount")
                    label=tr("Valor asegurado", "Insured amount")
                    kind=FieldKind::Decimal
                    value=row.get(|policy| policy.amount.clone())
                    on_input=move |text| row.change(|policy| policy.amount = text)
                    error=row.error("amount")
                />
                <SelectField
                    id=row.id("currency")
                    label=tr("Moneda", "Currency")
                    options=form.get(move |typed| typed.policies.get(place).map_or_else(Vec::new, |policy| currency_choices(policy.currency)))
                    value=row.get(|policy| policy.currency.code().to_owned())
                    on_change=move |code: String| row.change(|policy| policy.currency = currency_of(&code, policy.currency))
                />
                {days_entries(row)}
        </FormRow>
    }
}

/// Since when, until when, and when it was approved.
fn days_entries(row: RowAt<ContractForm, PolicyForm>) -> impl IntoView {
    view! {
        <TextField
            id=row.id("from")
            label=tr("Cubre desde", "Covers from")
            kind=FieldKind::Date
            value=row.get(|policy| policy.from.clone())
            on_input=move |text| row.change(|policy| policy.from = text)
            error=row.error("from")
        />
        <TextField
            id=row.id("to")
            label=tr("Cubre hasta", "Covers until")
            kind=FieldKind::Date
            value=row.get(|policy| policy.to.clone())
            on_input=move |text| row.change(|policy| policy.to = text)
            error=row.error("to")
        />
        <TextField
            id=row.id("approved_on")
            label=tr("Aprobada el", "Approved on")
            kind=FieldKind::Date
            optional_mark=Some(tr("opcional", "optional").to_owned())
            value=row.get(|policy| policy.approved_on.clone())
            on_input=move |text| row.change(|policy| policy.approved_on = text)
            error=row.error("approved_on")
        />
    }
}
