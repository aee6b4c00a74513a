//! /ajustes/catalogo - the dialog that adds or changes an item.
//! What is right or wrong in it is decided in `form::item`.

use crate::app::command::Command;
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::item::Item;
use crate::domain::money::Currency;
use crate::form::item::{ItemForm, TaxKind};
use crate::shell::session::Session;
use crate::text::{billing_labels, item_labels};
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{lang, locale, say, tr};
use crate::ui::screens::contracts::edit::choices::{chosen, value_of};
use crate::ui::screens::editing::send;
use crate::ui::view::view;
use leptos::prelude::*;

/// The item in the dialog, from the moment it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    id: ItemId,
    is_new: bool,
    /// The version of the book the person started from.
    seen: u64,
    country: Country,
    typed: ItemForm,
}

impl Editing {
    /// An empty form for an item with a fresh id.
    pub fn something_new(session: Session) -> Editing {
        let (country, currency) = company(session);
        Editing {
            id: ItemId(session.fresh_id()),
            is_new: true,
            seen: session.book.with_untracked(|book| book.version()),
            country,
            typed: ItemForm::new(country, currency, locale().decimal_mark()),
        }
    }

    /// The form of an item that is there.
    pub fn of(session: Session, item: &Item) -> Editing {
        let (country, currency) = company(session);
        Editing {
            id: item.id,
            is_new: false,
            seen: session.book.with_untracked(|book| book.version()),
            country,
            typed: ItemForm::of(item, currency, locale().decimal_mark()),
        }
    }
}

fn company(session: Session) -> (Country, Currency) {
    session.book.with_untracked(|book| {
        let company = book.company();
        company.map_or((Country::Colombia, Currency::COP), |company| {
            (company.country, company.currency)
        })
    })
}

/// Open while something is edited.
#[component]
pub fn ItemDialog(editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let title = Signal::derive(move || {
        match editing.with(|editing| editing.as_ref().is_some_and(|editing| editing.is_new)) {
            true => tr("Agregar ítem", "Add an item"),
            false => tr("Editar ítem", "Edit item"),
        }
        .to_owned()
    });
    view! {
        <Dialog
            open=Signal::derive(move || editing.read().is_some())
            on_close=move |()| editing.set(None)
            title
            close_label=tr("Cerrar", "Close")
        >
            {editing.get_untracked().map(|start| view! { <ItemEntries start editing /> })}
        </Dialog>
    }
}

#[component]
fn ItemEntries(start: Editing, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let session = Session::expect();
    let (id, seen, country) = (start.id, start.seen, start.country);
    let form = FormState::new(start.typed, "item");
    let save = move || {
        let mark = locale().decimal_mark();
        let Some(item) = form.parse(|typed| typed.parse(id, mark)) else {
            return;
        };
        let command = Command::SaveItem {
            item: Box::new(item),
            seen,
        };
        // The dialog stays open, with what was typed, until the item is saved.
        send(session, form, command, move || {
            let _ = editing.try_set(None);
        });
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <Identity form />
            <TaxEntries form country />
            <Checkbox
                label=tr("Se vende", "It is sold")
                hint=Some(tr(
                    "Lo que ya no se vende se conserva, pero no se ofrece en los contratos.",
                    "What is no longer sold is kept, but not offered in contracts.",
                ).to_owned())
                checked=form.get(|typed| typed.active)
                on_change=move |active| form.change(|typed| typed.active = active)
            />
            <div class="cluster" data-align="end">
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| editing.set(None) />
                <Button
                    label=tr("Guardar", "Save")
                    kind=ButtonKind::Submit
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </form>
    }
}

/// What it is, in what it is counted, and for how much.
#[component]
fn Identity(form: FormState<ItemForm>) -> impl IntoView {
    let optional = || Some(tr("opcional", "optional").to_owned());
    let unit = form.get(|typed| {
        // Taken from the list, it has its name beside it.
        let code = typed.unit.trim().to_uppercase();
        let name = item_labels::name_of(&item_labels::UNITS, &code);
        name.map(|name| format!("{}.", say(name)))
    });
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("code")
                label=tr("Código", "Code")
                value=form.text(|typed| &typed.code)
                on_input=move |text| form.change(|typed| typed.code = text)
                error=form.error("code")
            />
            <TextField
                id=form.id("standard_code")
                label=tr("Código UNSPSC", "UNSPSC code")
                optional_mark=optional()
                value=form.text(|typed| &typed.standard_code)
                on_input=move |text| form.change(|typed| typed.standard_code = text)
                error=form.error("standard_code")
            />
        </div>
        <TextField
            id=form.id("name")
            label=tr("Nombre", "Name")
            value=form.text(|typed| &typed.name)
            on_input=move |text| form.change(|typed| typed.name = text)
            error=form.error("name")
        />
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("unit")
                label=tr("Unidad", "Unit")
                hint=unit
                suggestions=Signal::stored(item_labels::offered(&item_labels::UNITS, lang()))
                value=form.text(|typed| &typed.unit)
                on_input=move |text| form.change(|typed| typed.unit = text)
                error=form.error("unit")
            />
            <TextField
                id=form.id("price")
                label=tr("Precio sin impuestos", "Price before taxes")
                kind=FieldKind::Decimal
                unit=form.get(|typed| Some(typed.currency.code().to_owned()))
                optional_mark=optional()
                hint=Some(tr("Vacío: lo dice cada contrato.", "Empty: each contract says it.").to_owned())
                value=form.text(|typed| &typed.price)
                on_input=move |text| form.change(|typed| typed.price = text)
                error=form.error("price")
            />
        </div>
    }
}

/// Its tax, and what clients withhold or deposit.
#[component]
fn TaxEntries(form: FormState<ItemForm>, country: Country) -> impl IntoView {
    let offered = TaxKind::offered(country);
    let options = form.get(move |typed| {
        let other = (!offered.contains(&typed.tax)).then_some(typed.tax);
        let kinds = offered.iter().copied().chain(other);
        let name = |kind| say(billing_labels::tax_kind(country, kind));
        kinds
            .map(|kind| Choice::new(value_of(kind), name(kind)))
            .collect::<Vec<_>>()
    });
    let taxed = move || form.typed.with(|typed| typed.tax.has_percent());
    view! {
        <div class="grid" data-columns="fields">
            <SelectField
                id=form.id("tax")
                label=tr("Impuesto", "Tax")
                options
                value=form.get(|typed| value_of(typed.tax))
                on_change=move |value: String| form.change(|typed| {
                    let tax = chosen(offered, &value, typed.tax);
                    typed.choose_tax(tax, country, locale().decimal_mark());
                })
            />
            <Show when=taxed>
                <TextField
                    id=form.id("percent")
                    label=tr("Tarifa", "Rate")
                    kind=FieldKind::Decimal
                    unit=Some("%".to_owned())
                    value=form.text(|typed| &typed.percent)
                    on_input=move |text| form.change(|typed| typed.percent = text)
                    error=form.error("percent")
                />
            </Show>
        </div>
        {match country {
            Country::Colombia => view! { <Withholding form /> },
            Country::Peru => view! { <Deposit form /> },
        }}
    }
}

#[component]
fn Withholding(form: FormState<ItemForm>) -> impl IntoView {
    view! {
        <TextField
            id=form.id("withholding")
            label=tr("Retención en la fuente", "Income tax withheld")
            kind=FieldKind::Decimal
            unit=Some("%".to_owned())
            optional_mark=Some(tr("opcional", "optional").to_owned())
            hint=Some(tr(
                "La que hacen los clientes que retienen: servicios 4 %, honorarios 11 %, según el caso.",
                "What clients that withhold keep: services 4 %, fees 11 %, as the case may be.",
            ).to_owned())
            value=form.text(|typed| &typed.withholding)
            on_input=move |text| form.change(|typed| typed.withholding = text)
            error=form.error("withholding")
        />
    }
}

#[component]
fn Deposit(form: FormState<ItemForm>) -> impl IntoView {
    let name = form.get(|typed| {
        let code = typed.detraction_code.trim();
        let name = item_labels::name_of(&item_labels::DEPOSITS, code);
        name.map(|name| format!("{}.", say(name)))
    });
    let subject = move || form.typed.with(|typed| !typed.detraction_code.is_empty());
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("detraction_code")
                label=tr("Código de detracción", "Detracción code")
                optional_mark=Some(tr("si está sujeto", "when subject").to_owned())
                hint=name
                suggestions=Signal::stored(item_labels::offered(&item_labels::DEPOSITS, lang()))
                value=form.text(|typed| &typed.detraction_code)
                on_input=move |text| form.change(|typed| {
                    typed.choose_detraction(text, locale().decimal_mark());
                })
                error=form.error("detraction_code")
            />
            <Show when=subject>
                <TextField
                    id=form.id("detraction_percent")
                    label=tr("Porcentaje de detracción", "Detracción percentage")
                    kind=FieldKind::Decimal
                    unit=Some("%".to_owned())
                    value=form.text(|typed| &typed.detraction_percent)
                    on_input=move |text| form.change(|typed| typed.detraction_percent = text)
                    error=form.error("detraction_percent")
                />
            </Show>
        </div>
    }
}
