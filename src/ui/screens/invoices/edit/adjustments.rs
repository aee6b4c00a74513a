//! Allowances and charges of a whole draft.

use crate::form::invoice::InvoiceForm;
use crate::form::invoice::adjustments::{AdjustedBy, AdjustmentForm};
use crate::text::invoice_labels;
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::tr;
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::view::view;
use leptos::prelude::*;

/// What is taken off the whole, or added to it.
#[component]
pub fn Adjustments(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.adjustments.len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| typed.adjustments.push(AdjustmentForm::new()));
        let id = form.id(&format!("adjustments[{place}].value"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Descuentos y recargos del total", "Allowances and charges on the whole").to_owned())>
            <div class="stack">
                <For each=move || 0..count.get() key=|place| *place let:place>
                    {row_view(RowAt {
                        form,
                        list: "adjustments",
                        rows: |typed: &InvoiceForm| &typed.adjustments,
                        rows_mut: |typed| &mut typed.adjustments,
                        place,
                    })}
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Agregar descuento o recargo", "Add an allowance or charge")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

fn row_view(row: RowAt<InvoiceForm, AdjustmentForm>) -> impl IntoView {
    let place = row.place + 1;
    let name = tr("Descuento o recargo", "Allowance or charge");
    view! {
        <FormRow
            name=format!("{name} {place}")
            remove_label=format!("{} {place}", tr("Quitar descuento o recargo", "Remove allowance or charge"))
            on_remove=move |()| row.remove()
        >
            <SelectField
                id=row.id("charge")
                label=tr("Qué es", "What it is")
                options=choices(&[false, true], invoice_labels::adjustment)
                value=row.get(|each| value_of(each.charge))
                on_change=move |value: String| row.change(|each| {
                    each.charge = chosen(&[false, true], &value, each.charge);
                })
            />
            <TextField
                id=row.id("value")
                label=tr("Valor", "Value")
                kind=FieldKind::Decimal
                value=row.get(|each| each.value.clone())
                on_input=move |text| row.change(|each| each.value = text)
                error=row.error("value")
            />
            <SelectField
                id=row.id("by")
                label=tr("Valor en", "Value in")
                options=choices(&AdjustedBy::ALL, invoice_labels::adjusted_by)
                value=row.get(|each| value_of(each.by))
                on_change=move |value: String| row.change(|each| {
                    each.by = chosen(&AdjustedBy::ALL, &value, each.by);
                })
            />
            <TextField
                id=row.id("reason")
                label=tr("Por qué", "Why")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=row.get(|each| each.reason.clone())
                on_input=move |text| row.change(|each| each.reason = text)
                error=row.error("reason")
            />
        </FormRow>
    }
}
