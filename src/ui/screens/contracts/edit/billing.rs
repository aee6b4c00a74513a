//! What a contract charges for: its lines, its billing day and the cap of an open value.
//! The rows of lines are also those that an amendment adds.

use crate::domain::contract::billing::{BillingTiming, LineKind};
use crate::domain::money::Currency;
use crate::form::contract::ContractForm;
use crate::form::contract::lines::LineForm;
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, item_choices, value_of};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// Lines, billing day, cap.
#[component]
pub fn Billing(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    view! {
        <Panel title=Some(tr("Qué se cobra", "What is charged").to_owned())>
            <div class="stack">
                <Lines
                    form
                    list="lines"
                    rows=|typed: &ContractForm| &typed.terms.lines
                    rows_mut=|typed: &mut ContractForm| &mut typed.terms.lines
                    currency=|typed| typed.currency
                />
                <div class="grid" data-columns="fields">
                    <TextField
                        id=form.id("billing_day")
                        label=tr("Día de facturación", "Billing day")
                        kind=FieldKind::Number
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        hint=Some(tr("Del mes, de 1 a 31.", "Of the month, 1 to 31.").to_owned())
                        value=form.text(|typed| &typed.terms.billing_day)
                        on_input=move |text| form.change(|typed| typed.terms.billing_day = text)
                        error=form.error("billing_day")
                    />
                    <TextField
                        id=form.id("cap")
                        label=tr("Tope", "Cap")
                        kind=FieldKind::Decimal
                        optional_mark=Some(tr("si el valor es abierto", "when the value is open").to_owned())
                        value=form.text(|typed| &typed.terms.cap)
                        on_input=move |text| form.change(|typed| typed.terms.cap = text)
                        error=form.error("cap")
                    />
                </div>
            </div>
        </Panel>
    }
}

/// Billing lines as rows that are added and taken away.
#[component]
pub fn Lines<F: Clone + Send + Sync + 'static>(
    form: FormState<F>,
    /// Name of the list in the form's errors.
    list: &'static str,
    rows: fn(&F) -> &Vec<LineForm>,
    rows_mut: fn(&mut F) -> &mut Vec<LineForm>,
    /// In which prices are.
    currency: fn(&F) -> Currency,
) -> impl IntoView {
    let count = Memo::new(move |_| form.typed.with(|typed| rows(typed).len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| rows_mut(typed).push(LineForm::default()));
        let id = form.id(&format!("{list}[{place}].description"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <For each=move || 0..count.get() key=|place| *place let:place>
            {line_row(RowAt { form, list, rows, rows_mut, place }, currency)}
        </For>
        <div class="cluster">
            <Button
                label=tr("Agregar renglón", "Add line")
                icon=Icon::Plus
                on_press=move |()| add()
            />
        </div>
    }
}

fn line_row<F: Clone + Send + Sync + 'static>(
    row: RowAt<F, LineForm>,
    currency: fn(&F) -> Currency,
) -> impl IntoView {
    let place = row.place + 1;
    view! {
        <FormRow
            name=format!("{} {place}", tr("Renglón", "Line"))
            remove_label=format!("{} {place}", tr("Quitar renglón", "Remove line"))
            on_remove=move |()| row.remove()
        >
                <TextField
                    id=row.id("description")
                    label=tr("Qué se cobra", "What is charged")
                    value=row.get(|line| line.description.clone())
                    on_input=move |text| row.change(|line| line.description = text)
                    error=row.error("description")
                />
                {item_entry(row, currency)}
                <SelectField
                    id=row.id("kind")
                    label=tr("Cómo se cobra", "How it is charged")
                    options=choices(&LineKind::ALL, contract_labels::line_kind)
                    value=row.get(|line| value_of(line.kind))
                    on_change=move |value: String| row.change(|line| line.kind = chosen(&LineKind::ALL, &value, line.kind))
                />
                <TextField
                    id=row.id("quantity")
                    label=tr("Cantidad", "Quantity")
                    kind=FieldKind::Decimal
                    value=row.get(|line| line.quantity.clone())
                    on_input=move |text| row.change(|line| line.quantity = text)
                    error=row.error("quantity")
                />
                <TextField
                    id=row.id("price")
                    label=tr("Precio unitario", "Unit price")
                    kind=FieldKind::Decimal
                    value=row.get(|line| line.price.clone())
                    on_input=move |text| row.change(|line| line.price = text)
                    error=row.error("price")
                />
                <SelectField
                    id=row.id("timing")
                    label=tr("Mes", "Month")
                    options=choices(&BillingTiming::ALL, contract_labels::billing_timing)
                    value=row.get(|line| value_of(line.timing))
                    on_change=move |value: String| row.change(|line| line.timing = chosen(&BillingTiming::ALL, &value, line.timing))
                />
                <TextField
                    id=row.id("from")
                    label=tr("Desde", "From")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("si no, el inicio", "else the start").to_owned())
                    value=row.get(|line| line.from.clone())
                    on_input=move |text| row.change(|line| line.from = text)
                    error=row.error("from")
                />
                <TextField
                    id=row.id("to")
                    label=tr("Hasta", "To")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("si no, el fin", "else the end").to_owned())
                    value=row.get(|line| line.to.clone())
                    on_input=move |text| row.change(|line| line.to = text)
                    error=row.error("to")
                />
        </FormRow>
    }
}

/// What is sold, of the catalogue; nothing to choose from while that is empty.
fn item_entry<F: Clone + Send + Sync + 'static>(
    row: RowAt<F, LineForm>,
    currency: fn(&F) -> Currency,
) -> impl IntoView {
    let session = Session::expect();
    let own = row.get(|line| line.item);
    let options = Memo::new(move |_| item_choices(session, own.get()));
    let choose = move |value: String| {
        let item = value.parse().ok();
        let currency = row.form.typed.with_untracked(currency);
        session.book.with_untracked(|book| {
            let item = item.and_then(|id| book.item(id));
            row.change(|line| line.sell(item, currency, locale().decimal_mark()));
        });
    };
    view! {
        <Show when=move || !options.read().is_empty()>
            <SelectField
                id=row.id("item")
                label=tr("Del catálogo", "From the catalogue")
                options
                placeholder=Some(tr("El usual de la empresa", "The company's usual").to_owned())
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=Signal::derive(move || own.get().map_or_else(String::new, |id| id.to_string()))
                on_change=choose
            />
        </Show>
    }
}
