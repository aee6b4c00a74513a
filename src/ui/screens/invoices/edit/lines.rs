//! The lines of a draft, each filled by hand or from the catalogue, with what was found in it.

use crate::domain::ids::ItemId;
use crate::form::invoice::InvoiceForm;
use crate::form::invoice::lines::{LineForm, LineTax};
use crate::text::invoice_labels;
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{chosen, value_of};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::screens::invoices::edit::live::LineFindings;
use crate::ui::view::view;
use leptos::prelude::*;

/// Lines as rows that are added and taken away.
#[component]
pub fn Lines(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let count = form.get(|typed| typed.lines.len());
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| typed.lines.push(LineForm::new(drafting.country)));
        let id = form.id(&format!("lines[{place}].description"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Qué se cobra", "What is billed").to_owned())>
            <div class="stack">
                <For each=move || 0..count.get() key=|place| *place let:place>
                    {line_row(drafting, RowAt { form, list: "lines", rows: |typed: &mut InvoiceForm| &mut typed.lines, place })}
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Agregar renglón", "Add line")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

fn line_row(drafting: Drafting, row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    let place = row.place + 1;
    view! {
        <FormRow
            name=format!("{} {place}", tr("Renglón", "Line"))
            remove_label=format!("{} {place}", tr("Quitar renglón", "Remove line"))
            on_remove=move |()| row.remove()
        >
            <FromCatalogue drafting row />
            <LongTextField
                id=row.id("description")
                label=tr("Descripción", "Description")
                hint=Some(tr("Qué servicio, de qué período y cuánto.", "Which service, which period and how much.").to_owned())
                value=row.get(|line| line.description.clone())
                on_input=move |text| row.change(|line| line.description = text)
                error=row.error("description")
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
                id=row.id("unit")
                label=tr("Unidad", "Unit")
                value=row.get(|line| line.unit.clone())
                on_input=move |text| row.change(|line| line.unit = text)
                error=row.error("unit")
            />
            <TextField
                id=row.id("price")
                label=tr("Precio unitario sin impuestos", "Unit price before taxes")
                kind=FieldKind::Decimal
                value=row.get(|line| line.price.clone())
                on_input=move |text| row.change(|line| line.price = text)
                error=row.error("price")
            />
            <TextField
                id=row.id("discount")
                label=tr("Descuento %", "Discount %")
                kind=FieldKind::Decimal
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=row.get(|line| line.discount.clone())
                on_input=move |text| row.change(|line| line.discount = text)
                error=row.error("discount")
            />
            <TaxField drafting row />
            <LineFindings place=row.place />
        </FormRow>
    }
}

/// Fills the line from the catalogue; nothing when the catalogue is empty.
#[component]
fn FromCatalogue(drafting: Drafting, row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    let session = drafting.session;
    let options: Vec<Choice> = session.book.with_untracked(|book| {
        let items = book.items().iter().filter(|(_, item)| item.active);
        let mut options: Vec<Choice> = items
            .map(|(_, item)| {
                Choice::new(
                    item.id.to_string(),
                    format!("{} · {}", item.code, item.name),
                )
            })
            .collect();
        crate::order::sort_by_key(&mut options, |choice| choice.label.clone());
        options
    });
    (!options.is_empty()).then(|| view! {
        <SelectField
            id=row.id("item")
            label=tr("Del catálogo", "From the catalogue")
            placeholder=Some(tr("Escribir a mano", "Write it by hand").to_owned())
            options
            value=Signal::stored(String::new())
            on_change=move |value: String| {
                let item = value.parse::<ItemId>().ok().and_then(|id| {
                    session.book.with_untracked(|book| book.item(id).cloned())
                });
                if let Some(item) = item {
                    row.change(|line| line.fill(&item, drafting.country, locale().decimal_mark()));
                }
            }
        />
    })
}

/// How the line is taxed.
#[component]
fn TaxField(drafting: Drafting, row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    let country = drafting.country;
    let now = Signal::derive(move || {
        drafting.editing.form.typed.with(|typed| {
            typed
                .lines
                .get(row.place)
                .map_or(LineTax::General, |line| line.tax)
        })
    });
    let options = Signal::derive(move || {
        let mut offered: Vec<LineTax> = LineTax::offered(country).to_vec();
        if now.get() == LineTax::AsItIs {
            offered.push(LineTax::AsItIs);
        }
        let choice =
            |tax: LineTax| Choice::new(value_of(tax), say(invoice_labels::line_tax(tax, country)));
        offered.into_iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            id=row.id("tax")
            label=tr("Impuesto", "Tax")
            options
            value=Signal::derive(move || value_of(now.get()))
            on_change=move |value: String| row.change(|line| {
                line.tax = chosen(LineTax::offered(country), &value, line.tax);
            })
        />
    }
}
