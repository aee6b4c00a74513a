//! What a contract asks for besides the work: required policies, documents, secrecy, approval by general management.

use crate::domain::contract::policy::Cover;
use crate::domain::document::DocumentKind;
use crate::form::contract::ContractForm;
use crate::form::contract::terms::RequirementForm;
use crate::text::{contract_labels, labels};
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::Button;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{say, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// Required policies and documents.
#[component]
pub fn Guarantees(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.terms.requirements.len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| {
            let taken: Vec<Cover> = typed
                .terms
                .requirements
                .iter()
                .map(|each| each.cover)
                .collect();
            let free = Cover::ALL.into_iter().find(|cover| !taken.contains(cover));
            typed.terms.requirements.push(RequirementForm {
                cover: free.unwrap_or(Cover::Other),
                ..RequirementForm::default()
            });
        });
        let id = form.id(&format!("requirements[{place}].cover"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Garantías y documentos exigidos", "Required guarantees and documents").to_owned())>
            <div class="stack">
                <p class="screen__subtitle">{tr(
                    "Vigía calcula cuánto y hasta cuándo debe cubrir cada póliza, también después de cada otrosí.",
                    "Vigía works out how much and until when each policy must cover, also after each amendment.",
                )}</p>
                <For each=move || 0..count.get() key=|place| *place let:place>
                    <RequirementRow form place />
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Exigir una póliza", "Require a policy")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
                <fieldset class="form-row">
                    <legend class="form-row__legend">{tr("Documentos que deben estar vigentes", "Documents that must be valid")}</legend>
                    <div class="cluster">
                        {DocumentKind::ALL.map(|kind| document_box(form, kind)).collect_view()}
                    </div>
                </fieldset>
                <div class="grid" data-columns="fields">
                    <TextField
                        id=form.id("confidential_months")
                        label=tr("Reserva después del fin", "Secrecy after the end")
                        kind=FieldKind::Number
                        unit=Some(tr("meses", "months").to_owned())
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=form.text(|typed| &typed.terms.confidential_months)
                        on_input=move |text| form.change(|typed| typed.terms.confidential_months = text)
                        error=form.error("confidential_months")
                    />
                </div>
                <Checkbox
                    label=tr("De alto riesgo", "High risk")
                    hint=Some(tr("Lo aprueba también la gerencia general, sea cual sea su valor.", "General management approves it too, whatever its value.").to_owned())
                    checked=form.get(|typed| typed.terms.high_risk)
                    on_change=move |on| form.change(|typed| typed.terms.high_risk = on)
                />
            </div>
        </Panel>
    }
}

fn document_box(form: FormState<ContractForm>, kind: DocumentKind) -> impl IntoView {
    view! {
        <Checkbox
            label=say(contract_labels::document_kind(kind))
            checked=form.get(move |typed| typed.terms.documents.contains(&kind))
            on_change=move |on| form.change(|typed| {
                typed.terms.documents.retain(|each| *each != kind);
                if on {
                    typed.terms.documents.push(kind);
                }
            })
        />
    }
}

/// One required policy.
#[component]
fn RequirementRow(form: FormState<ContractForm>, place: usize) -> impl IntoView {
    let row: RowAt<ContractForm, RequirementForm> = RowAt {
        form,
        list: "requirements",
        rows: |typed| &typed.terms.requirements,
        rows_mut: |typed| &mut typed.terms.requirements,
        place,
    };
    let bases = vec![
        Choice::new("percent", tr("% del valor", "% of the value")),
        Choice::new("amount", tr("Monto", "Amount")),
    ];
    view! {
        <FormRow
            name=format!("{} {}", tr("Póliza exigida", "Required policy"), place + 1)
            remove_label=format!("{} {}", tr("Quitar póliza exigida", "Remove required policy"), place + 1)
            on_remove=move |()| row.remove()
        >
                <SelectField
                    id=row.id("cover")
                    label=tr("Amparo exigido", "Required cover")
                    options=choices(&Cover::ALL, labels::cover)
                    value=row.get(|each| value_of(each.cover))
                    on_change=move |value: String| row.change(|each| each.cover = chosen(&Cover::ALL, &value, each.cover))
                />
                <Segmented
                    id=row.id("basis")
                    label=tr("Cuánto", "How much")
                    label_shown=true
                    options=bases
                    value=row.get(|each| if each.is_percent { "percent" } else { "amount" }.to_owned())
                    on_change=move |value: String| row.change(|each| each.is_percent = value == "percent")
                />
                <TextField
                    id=row.id("amount")
                    label=tr("Porcentaje o monto", "Percentage or amount")
                    kind=FieldKind::Decimal
                    value=row.get(|each| each.amount.clone())
                    on_input=move |text| row.change(|each| each.amount = text)
                    error=row.error("amount")
                />
                <TextField
                    id=row.id("months_after")
                    label=tr("Meses después del fin", "Months after the end")
                    kind=FieldKind::Number
                    value=row.get(|each| each.months_after.clone())
                    on_input=move |text| row.change(|each| each.months_after = text)
                    error=row.error("months_after")
                />
        </FormRow>
    }
}
