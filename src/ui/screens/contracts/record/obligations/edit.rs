//! Writing an obligation: what is owed, by whom, when, and who sees to it.

use crate::app::command::Command;
use crate::domain::contract::obligation::{RecurrenceUnit, Side};
use crate::domain::ids::{ContractId, ObligationId};
use crate::form::obligation::ObligationForm;
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, tr};
use crate::ui::screens::contracts::edit::choices::{choices, chosen, owner_choices, value_of};
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use leptos::prelude::*;

const UNITS: [RecurrenceUnit; 2] = [RecurrenceUnit::Months, RecurrenceUnit::Weeks];

/// Which obligation is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    New(ContractId),
    Edit(ObligationId),
}

/// The form in a dialog.
#[component]
pub fn ObligationDialog(writing: RwSignal<Option<Writing>>) -> impl IntoView {
    let session = Session::expect();
    Holding::while_open(move || writing.read().is_some());
    let form = FormState::new(ObligationForm::default(), "obligation");
    let seen = StoredValue::new(0);
    Effect::new(move |_| {
        let Some(writing) = writing.get() else {
            return;
        };
        let (typed, version) = session.book.with_untracked(|book| {
            let known = match writing {
                Writing::New(_) => None,
                Writing::Edit(id) => book.obligation(id),
            };
            let typed = known.map_or_else(ObligationForm::default, ObligationForm::of);
            (typed, book.version())
        });
        form.typed.set(typed);
        form.errors.set(Default::default());
        seen.set_value(version);
    });
    let save = move || {
        let Some(at) = writing.get_untracked() else {
            return;
        };
        let (id, contract, outcomes) = match at {
            Writing::New(contract) => (ObligationId(session.fresh_id()), contract, Vec::new()),
            Writing::Edit(id) => {
                let known = session
                    .book
                    .with_untracked(|book| book.obligation(id).cloned());
                let Some(known) = known else {
                    return;
                };
                (id, known.contract, known.outcomes)
            }
        };
        let mark = locale().decimal_mark();
        let Some(obligation) = form.parse(|typed| typed.parse(id, contract, outcomes, mark)) else {
            return;
        };
        let command = Command::SaveObligation {
            obligation: Box::new(obligation),
            seen: seen.get_value(),
        };
        session.run(command, move |_| writing.set(None));
    };
    let title = Signal::derive(move || match writing.get() {
        Some(Writing::Edit(_)) => tr("Editar obligación", "Edit obligation").to_owned(),
        _ => tr("Nueva obligación", "New obligation").to_owned(),
    });
    view! {
        <Dialog
            open=Signal::derive(move || writing.read().is_some())
            on_close=move |()| writing.set(None)
            title
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| writing.set(None) />
                <Button
                    label=tr("Guardar obligación", "Save obligation")
                    appearance=ButtonAppearance::Primary
                    on_press=move |()| save()
                />
            }
        >
            <Entries form />
        </Dialog>
    }
}

#[component]
fn Entries(form: FormState<ObligationForm>) -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="stack">
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            <TextField
                id=form.id("title")
                label=tr("Qué se debe", "What is owed")
                value=form.text(|typed| &typed.title)
                on_input=move |text| form.change(|typed| typed.title = text)
                error=form.error("title")
            />
            <Segmented
                id="obligation-side"
                label=tr("Quién lo debe", "Who owes it")
                label_shown=true
                options=choices(&Side::ALL, contract_labels::side)
                value=form.get(|typed| value_of(typed.side))
                on_change=move |value: String| form.change(|typed| typed.side = chosen(&Side::ALL, &value, typed.side))
            />
            <Checkbox
                label=tr("Se repite", "It recurs")
                checked=form.get(|typed| typed.recurs)
                on_change=move |on| form.change(|typed| typed.recurs = on)
            />
            <WhenEntries form />
            <div class="grid" data-columns="fields">
                <SelectField
                    id=form.id("owner")
                    label=tr("Responsable", "Responsible")
                    options=form.get(move |typed| owner_choices(session, typed.owner))
                    placeholder=Some(tr("Nadie todavía", "Nobody yet").to_owned())
                    value=form.get(|typed| typed.owner.map_or_else(String::new, |id| id.to_string()))
                    on_change=move |value: String| form.change(|typed| typed.owner = value.parse().ok())
                />
                <TextField
                    id=form.id("clause")
                    label=tr("Cláusula", "Clause")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.clause)
                    on_input=move |text| form.change(|typed| typed.clause = text)
                    error=form.error("clause")
                />
            </div>
            <Checkbox
                label=tr("El cliente debe aceptarla", "The client must accept it")
                checked=form.get(|typed| typed.needs_acceptance)
                on_change=move |on| form.change(|typed| typed.needs_acceptance = on)
            />
        </div>
    }
}

/// The day, or the days when it recurs.
#[component]
fn WhenEntries(form: FormState<ObligationForm>) -> impl IntoView {
    let recurs = move || form.typed.with(|typed| typed.recurs);
    view! {
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("first")
                label=Signal::derive(move || if recurs() {
                    tr("Primera fecha", "First date")
                } else {
                    tr("Fecha límite", "Due date")
                }.to_owned())
                kind=FieldKind::Date
                value=form.text(|typed| &typed.first)
                on_input=move |text| form.change(|typed| typed.first = text)
                error=form.error("first")
            />
            <Show when=recurs>
                <TextField
                    id=form.id("every")
                    label=tr("Cada cuántos", "Every how many")
                    kind=FieldKind::Number
                    value=form.text(|typed| &typed.every)
                    on_input=move |text| form.change(|typed| typed.every = text)
                    error=form.error("every")
                />
                <SelectField
                    id=form.id("unit")
                    label=tr("Unidad", "Unit")
                    options=choices(&UNITS, contract_labels::recurrence_unit)
                    value=form.get(|typed| value_of(typed.unit))
                    on_change=move |value: String| form.change(|typed| typed.unit = chosen(&UNITS, &value, typed.unit))
                />
                <TextField
                    id=form.id("until")
                    label=tr("Última fecha", "Last date")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("si no, el fin del contrato", "else the contract's end").to_owned())
                    value=form.text(|typed| &typed.until)
                    on_input=move |text| form.change(|typed| typed.until = text)
                    error=form.error("until")
                />
            </Show>
        </div>
    }
}
