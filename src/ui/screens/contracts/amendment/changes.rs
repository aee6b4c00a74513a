//! What an amendment changes: each kind is chosen, and only what is chosen is asked.

use crate::domain::ids::ContractId;
use crate::form::amendment::{AmendmentForm, KindName, LineChangeForm};
use crate::form::input;
use crate::shell::session::Session;
use crate::text::{agreements, numbers};
use crate::ui::form_rows::RowAt;
use crate::ui::form_state::FormState;
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldError, FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, say, tr};
use crate::ui::screens::contracts::edit::billing::Lines;
use crate::ui::screens::contracts::edit::choices::client_choices;
use crate::ui::view::view;
use leptos::prelude::*;

/// The kinds as boxes, and the fields of those that are ticked.
#[component]
pub fn ChangesEntries(form: FormState<AmendmentForm>, contract: ContractId) -> impl IntoView {
    let has = move |kind: KindName| form.typed.with(|typed| typed.has(kind));
    view! {
        <Panel title=Some(tr("Qué cambia", "What changes").to_owned())>
            <div class="stack">
                <fieldset class="form-row" id=form.id("kinds") tabindex="-1">
                    <legend class="form-row__legend">{tr("Elige lo que el otrosí cambia", "Choose what the amendment changes")}</legend>
                    <FieldError id=format!("{}-error", form.id("kinds")) error=form.error("kinds") />
                    {KindName::ALL.map(|kind| view! {
                        <Checkbox
                            label=say(agreements::kind_name(kind))
                            checked=form.get(move |typed| typed.has(kind))
                            on_change=move |on| form.change(|typed| {
                                typed.kinds.retain(|each| *each != kind);
                                if on {
                                    typed.kinds.push(kind);
                                }
                            })
                        />
                    }).collect_view()}
                </fieldset>
                <Show when=move || has(KindName::Term)><TermEntry form contract /></Show>
                <Show when=move || has(KindName::Value)>
                    <TextField
                        id=form.id("value")
                        label=tr("Se suma al valor", "Added to the value")
                        kind=FieldKind::Decimal
                        hint=Some(tr("Con signo menos si se reduce.", "With a minus sign when it is reduced.").to_owned())
                        unit=form.get(|typed| Some(typed.currency.code().to_owned()))
                        value=form.text(|typed| &typed.value)
                        on_input=move |text| form.change(|typed| typed.value = text)
                        error=form.error("value")
                    />
                </Show>
                <Show when=move || has(KindName::Lines)><LinesEntry form /></Show>
                <Show when=move || has(KindName::Party)><PartyEntry form /></Show>
                <Show when=move || has(KindName::Suspension)><SuspensionEntry form /></Show>
                <Show when=move || has(KindName::Restart)>
                    <p class="muted">{tr(
                        "El contrato vuelve a correr el día desde el que rige este otrosí; los días suspendidos se devuelven al final si así se acordó.",
                        "The contract runs again on the day this amendment takes effect; the days suspended are given back at the end if so agreed.",
                    )}</p>
                </Show>
                <Show when=move || has(KindName::Other)>
                    <LongTextField
                        id=form.id("other")
                        label=tr("Qué más cambia", "What else changes")
                        value=form.text(|typed| &typed.other)
                        on_input=move |text| form.change(|typed| typed.other = text)
                        error=form.error("other")
                    />
                </Show>
            </div>
        </Panel>
    }
}

#[component]
fn TermEntry(form: FormState<AmendmentForm>, contract: ContractId) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let end = session.book.with_untracked(|book| {
        let contract = book.contract(contract)?;
        crate::app::contract_now::agreed(book, contract, today)
            .end
            .value
    });
    let hint = end.map(|end| {
        format!(
            "{} {}.",
            tr("Hoy termina el", "It now ends on"),
            crate::text::dates::medium(end, crate::ui::lang::lang())
        )
    });
    view! {
        <TextField
            id=form.id("end")
            label=tr("Nuevo último día", "New last day")
            kind=FieldKind::Date
            hint=hint
            value=form.text(|typed| &typed.end)
            on_input=move |text| form.change(|typed| typed.end = text)
            error=form.error("end")
        />
    }
}

#[component]
fn PartyEntry(form: FormState<AmendmentForm>) -> impl IntoView {
    let session = Session::expect();
    view! {
        <SelectField
            id=form.id("client")
            label=tr("Nuevo cliente", "New client")
            options=form.get(move |typed| client_choices(session, typed.client))
            placeholder=Some(tr("Elige un cliente", "Choose a client").to_owned())
            value=form.get(|typed| typed.client.map_or_else(String::new, |id| id.to_string()))
            on_change=move |value: String| form.change(|typed| typed.client = value.parse().ok())
            error=form.error("client")
        />
    }
}

#[component]
fn SuspensionEntry(form: FormState<AmendmentForm>) -> impl IntoView {
    view! {
        <TextField
            id=form.id("until")
            label=tr("Suspendido hasta", "Suspended until")
            kind=FieldKind::Date
            optional_mark=Some(tr("vacío si se reinicia con otro otrosí", "empty when another amendment restarts it").to_owned())
            value=form.text(|typed| &typed.until)
            on_input=move |text| form.change(|typed| typed.until = text)
            error=form.error("until")
        />
        <Checkbox
            label=tr("Los días suspendidos se devuelven al final", "The days suspended are given back at the end")
            checked=form.get(|typed| typed.extends_term)
            on_change=move |on| form.change(|typed| typed.extends_term = on)
        />
    }
}

/// The lines that the contract has, and those that are added.
#[component]
fn LinesEntry(form: FormState<AmendmentForm>) -> impl IntoView {
    let count = form.typed.with_untracked(|typed| typed.changed.len());
    view! {
        {(0..count).map(|place| view! { <LineChangeRow form place /> }).collect_view()}
        <Lines
            form
            list="added"
            rows=|typed: &AmendmentForm| &typed.added
            rows_mut=|typed: &mut AmendmentForm| &mut typed.added
            currency=|typed| typed.currency
        />
    }
}

#[component]
fn LineChangeRow(form: FormState<AmendmentForm>, place: usize) -> impl IntoView {
    let row: RowAt<AmendmentForm, LineChangeForm> = RowAt {
        form,
        list: "changed",
        rows: |typed| &typed.changed,
        rows_mut: |typed| &mut typed.changed,
        place,
    };
    // As it is written for reading: what was typed has no thousands marks.
    let now = move |what: &'static str, value: Signal<String>| {
        Signal::derive(move || {
            let typed = value.get();
            let read = input::decimal(&typed, locale().decimal_mark());
            let shown = read.map_or(typed, |number| numbers::quantity(number, locale()));
            Some(format!("{what} {shown}"))
        })
    };
    view! {
        <fieldset class="form-row">
            <legend class="form-row__legend"><bdi>{row.get(|line| line.description.clone())}</bdi></legend>
            <div class="grid" data-columns="fields">
                <TextField
                    id=row.id("price")
                    label=tr("Nuevo precio", "New price")
                    kind=FieldKind::Decimal
                    hint=now(tr("Hoy:", "Now:"), row.get(|line| line.price_before.clone()))
                    value=row.get(|line| line.price.clone())
                    on_input=move |text| row.change(|line| line.price = text)
                    error=row.error("price")
                />
                <TextField
                    id=row.id("quantity")
                    label=tr("Nueva cantidad", "New quantity")
                    kind=FieldKind::Decimal
                    hint=now(tr("Hoy:", "Now:"), row.get(|line| line.quantity_before.clone()))
                    value=row.get(|line| line.quantity.clone())
                    on_input=move |text| row.change(|line| line.quantity = text)
                    error=row.error("quantity")
                />
                <TextField
                    id=row.id("to")
                    label=tr("Se cobra hasta", "Charged until")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=row.get(|line| line.to.clone())
                    on_input=move |text| row.change(|line| line.to = text)
                    error=row.error("to")
                />
            </div>
        </fieldset>
    }
}
