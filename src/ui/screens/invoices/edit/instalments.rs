//! The debt of a draft in parts, each with its own day.

use crate::domain::calendar::add_days;
use crate::domain::invoice::DocumentType;
use crate::domain::invoice::deposit::net_of;
use crate::domain::invoice::totals::compute;
use crate::form::input;
use crate::form::invoice::InvoiceForm;
use crate::form::invoice::payment::{InstalmentForm, PARTS_MAX, divided};
use crate::ui::form_rows::RowAt;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::view::view;
use leptos::prelude::*;

/// Parts and days; nothing for a credit note, which asks for no payment.
#[component]
pub fn Instalments(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let asks = drafting
        .base
        .with_value(|base| base.content.document_type != DocumentType::CreditNote);
    let count = Memo::new(move |_| form.typed.with(|typed| typed.instalments.len()));
    asks.then(|| view! {
        <Panel title=Some(tr("Cuotas", "Instalments").to_owned())>
            <div class="stack">
                <p class="muted">{tr(
                    "Sin cuotas se paga todo al final del plazo. Con ellas, la última fecha es el vencimiento y deben sumar el total a pagar (en Perú, menos la detracción).",
                    "Without instalments everything is paid at the end of the term. With them, the last day is the due date and they add up to the payable amount (in Peru, less the detracción).",
                )}</p>
                <For each=move || 0..count.get() key=|place| *place let:place>
                    {row_view(RowAt {
                        form,
                        list: "instalments",
                        rows: |typed: &InvoiceForm| &typed.instalments,
                        rows_mut: |typed| &mut typed.instalments,
                        place,
                    })}
                </For>
                <Dividing drafting />
            </div>
        </Panel>
    })
}

fn row_view(row: RowAt<InvoiceForm, InstalmentForm>) -> impl IntoView {
    let place = row.place + 1;
    view! {
        <FormRow
            name=format!("{} {place}", tr("Cuota", "Instalment"))
            remove_label=format!("{} {place}", tr("Quitar cuota", "Remove instalment"))
            on_remove=move |()| row.remove()
        >
            <TextField
                id=row.id("due_on")
                label=tr("Vence", "Due")
                kind=FieldKind::Date
                value=row.get(|part| part.due_on.clone())
                on_input=move |text| row.change(|part| part.due_on = text)
                error=row.error("due_on")
            />
            <TextField
                id=row.id("amount")
                label=tr("Valor de la cuota", "Amount of the instalment")
                kind=FieldKind::Decimal
                value=row.get(|part| part.amount.clone())
                on_input=move |text| row.change(|part| part.amount = text)
                error=row.error("amount")
            />
        </FormRow>
    }
}

/// Divides what is owed into equal parts a month apart, from the end of the term.
#[component]
fn Dividing(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let parts = RwSignal::new("3".to_owned());
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    let divide = move || {
        let mark = locale().decimal_mark();
        let count = parts.with_untracked(|text| input::whole(text, mark, PARTS_MAX.into()));
        let count = count.ok().and_then(|count| u32::try_from(count).ok());
        let Some(count) = count.filter(|count| *count > 0) else {
            let most = tr(
                "Escribe un número de cuotas, de 1 a",
                "Enter a number of instalments, 1 to",
            );
            wrong.set(Some(format!("{most} {PARTS_MAX}.")));
            return;
        };
        let draft = form.typed.with_untracked(|typed| {
            let whole = InvoiceForm {
                instalments: Vec::new(),
                ..typed.clone()
            };
            let mut draft = drafting.read(&whole).ok()?;
            compute(&mut draft.content).ok()?;
            Some(draft)
        });
        let Some(draft) = draft else {
            wrong.set(Some(
                tr(
                    "Completa primero los renglones: falta saber cuánto se paga.",
                    "Fill in the lines first: what is to be paid is not known yet.",
                )
                .to_owned(),
            ));
            return;
        };
        wrong.set(None);
        let days = draft.content.payment.days.unwrap_or(0);
        let first = add_days(drafting.session.today.get_untracked(), days.max(1).into());
        let net = net_of(&draft.content);
        let rows = divided(net, (count, first), draft.content.currency, mark);
        form.change(|typed| typed.instalments = rows);
    };
    view! {
        <div class="grid" data-columns="few">
            <TextField
                id=form.id("parts")
                label=tr("En cuántas cuotas", "In how many instalments")
                kind=FieldKind::Number
                value=parts
                on_input=move |text| parts.set(text)
                error=wrong
            />
        </div>
        <div class="cluster">
            <Button
                label=tr("Dividir en cuotas iguales", "Divide into equal instalments")
                on_press=move |()| divide()
            />
            <Button
                label=tr("Agregar cuota", "Add an instalment")
                icon=Icon::Plus
                on_press=move |()| form.change(|typed| typed.instalments.push(InstalmentForm::default()))
            />
        </div>
    }
}
