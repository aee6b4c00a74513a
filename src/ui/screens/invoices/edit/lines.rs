//! The lines of a draft, each filled by hand or from the catalogue, with what was found in it.
//! A draft of thousands of lines shows them by pages: each row has a dozen entries.

use crate::domain::ids::ItemId;
use crate::form::invoice::InvoiceForm;
use crate::form::invoice::adjustments::AdjustedBy;
use crate::form::invoice::lines::{LineForm, LineTax};
use crate::text::invoice_labels;
use crate::ui::focus;
use crate::ui::form_rows::RowAt;
use crate::ui::kit::button::Button;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, value_of};
use crate::ui::screens::invoices::edit::Drafting;
use crate::ui::screens::invoices::edit::live::LineFindings;
use crate::ui::view::view;
use leptos::prelude::*;

/// Rows on show at once.
const PAGE: usize = 40;

/// Lines as rows that are added and taken away.
#[component]
pub fn Lines(drafting: Drafting) -> impl IntoView {
    let form = drafting.editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.lines.len()));
    let page = RwSignal::new(0);
    let shown = Memo::new(move |_| {
        let first = page.get() * PAGE;
        (first, count.get().min(first + PAGE))
    });
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| typed.lines.push(LineForm::new(drafting.country)));
        page.set(place / PAGE);
        let id = form.id(&format!("lines[{place}].description"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    // What is wrong may be on a page that is not shown.
    Effect::new(move || {
        let wrong = form.errors.with(|errors| {
            let mut places = errors.iter().filter_map(|error| place_of(&error.field));
            places.next()
        });
        if let Some(place) = wrong {
            page.set(place / PAGE);
        }
    });
    view! {
        <Panel title=Some(tr("Qué se cobra", "What is billed").to_owned())>
            <div class="stack">
                <Show when=move || { count.get() > PAGE }>
                    <Pages page shown count />
                </Show>
                <For each=move || shown.get().0..shown.get().1 key=|place| *place let:place>
                    {line_row(drafting, row_at(drafting, place))}
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

fn row_at(drafting: Drafting, place: usize) -> RowAt<InvoiceForm, LineForm> {
    RowAt {
        form: drafting.editing.form,
        list: "lines",
        rows: |typed| &typed.lines,
        rows_mut: |typed| &mut typed.lines,
        place,
    }
}

/// The line that a field is of: 3 of `lines[3].price`.
fn place_of(field: &str) -> Option<usize> {
    let (place, _) = field.strip_prefix("lines[")?.split_once(']')?;
    place.parse().ok()
}

/// Which lines are on show, and the way to the others.
#[component]
fn Pages(page: RwSignal<usize>, shown: Memo<(usize, usize)>, count: Memo<usize>) -> impl IntoView {
    let of = move || {
        let (first, last) = shown.get();
        let words = (tr("Renglones", "Lines"), tr("de", "of"));
        format!(
            "{} {}–{last} {} {}",
            words.0,
            first + 1,
            words.1,
            count.get()
        )
    };
    view! {
        <div class="cluster">
            <Button
                label=tr("Renglones anteriores", "Previous lines")
                disabled=Signal::derive(move || page.get() == 0)
                on_press=move |()| page.update(|page| *page = page.saturating_sub(1))
            />
            <span class="num" role="status">{of}</span>
            <Button
                label=tr("Renglones siguientes", "Next lines")
                disabled=Signal::derive(move || shown.get().1 >= count.get())
                on_press=move |()| page.update(|page| *page += 1)
            />
        </div>
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
            <div class="grid__whole">
                <LongTextField
                    id=row.id("description")
                    label=tr("Descripción", "Description")
                    hint=Some(tr("Qué servicio, de qué período y cuánto.", "Which service, which period and how much.").to_owned())
                    value=row.get(|line| line.description.clone())
                    on_input=move |text| row.change(|line| line.description = text)
                    error=row.error("description")
                />
            </div>
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
            <Price row />
            <TaxField drafting row />
            <Discount row />
            <div class="grid__whole">
                <Checkbox
                    label=tr("Sin costo: muestra o bonificación", "Free of charge: a sample or bonus")
                    hint=Some(tr(
                        "El precio es el de referencia: no se cobra.",
                        "The price is for reference: it is not charged.",
                    ).to_owned())
                    checked=row.get(|line| line.free)
                    on_change=move |free| row.change(|line| line.free = free)
                />
            </div>
            <LineFindings drafting place=row.place />
        </FormRow>
    }
}

#[component]
fn Price(row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    let label = Signal::derive(move || {
        if row.get(|line| line.free).get() {
            tr("Precio de referencia", "Price for reference")
        } else {
            tr("Precio sin impuestos", "Price before taxes")
        }
        .to_owned()
    });
    view! {
        <TextField
            id=row.id("price")
            label
            kind=FieldKind::Decimal
            value=row.get(|line| line.price.clone())
            on_input=move |text| row.change(|line| line.price = text)
            error=row.error("price")
        />
    }
}

/// A percentage or an amount off.
#[component]
fn Discount(row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    view! {
        <TextField
            id=row.id("discount")
            label=tr("Descuento", "Discount")
            kind=FieldKind::Decimal
            optional_mark=Some(tr("opcional", "optional").to_owned())
            value=row.get(|line| line.discount.clone())
            on_input=move |text| row.change(|line| line.discount = text)
            error=row.error("discount")
        />
        <SelectField
            id=row.id("discount_by")
            label=tr("Descuento en", "Discount in")
            options=choices(&AdjustedBy::ALL, invoice_labels::adjusted_by)
            value=row.get(|line| value_of(line.discount_by))
            on_change=move |value: String| row.change(|line| {
                line.discount_by = chosen(&AdjustedBy::ALL, &value, line.discount_by);
            })
        />
    }
}

/// Fills the line from the catalogue; nothing when the catalogue is empty.
#[component]
fn FromCatalogue(drafting: Drafting, row: RowAt<InvoiceForm, LineForm>) -> impl IntoView {
    let session = drafting.session;
    let options = drafting.items.get_value();
    (!options.is_empty()).then(|| {
        view! {
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
                        drafting.editing.form.change(|typed| {
                            typed.fill(row.place, &item, drafting.country, locale().decimal_mark());
                        });
                    }
                }
            />
        }
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
