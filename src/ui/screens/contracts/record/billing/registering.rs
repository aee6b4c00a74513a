//! The dialog that registers what happened to a line of a contract. Each happening asks only for what it needs.
//! What is right or wrong in it is decided in `form::billing_event`.

use crate::app::command::Command;
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{BillingEventId, ContractId};
use crate::form::billing_event::{BillingEventForm, Registered, Registering};
use crate::shell::session::Session;
use crate::text::contract_billing;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::lang::{lang, locale, tr};
use crate::ui::screens::editing::send;
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use leptos::prelude::*;

/// What is being registered, of which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub line: LineKey,
    /// Its description.
    pub name: String,
    pub what: Registering,
}

/// Open while something is registered.
#[component]
pub fn RegisterDialog(contract: ContractId, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    Holding::while_open(move || opened.read().is_some());
    let title = Signal::derive(move || {
        opened.with(|opened| opened.as_ref().map(title_of).unwrap_or_default())
    });
    view! {
        <Dialog
            open=Signal::derive(move || opened.read().is_some())
            on_close=move |()| opened.set(None)
            title
            close_label=tr("Cerrar", "Close")
        >
            {opened.get_untracked().map(|start| view! { <RegisterEntries contract start opened /> })}
        </Dialog>
    }
}

fn title_of(opened: &Opened) -> String {
    match opened.what {
        Registering::Reached => tr("Hito cumplido", "Milestone reached").to_owned(),
        Registering::Asked => tr("Pedido a demanda", "Request on demand").to_owned(),
        Registering::Measured => tr("Consumo de un mes", "Consumption of a month").to_owned(),
        Registering::Skipped(part) => contract_billing::not_billed(part, lang()),
    }
}

#[component]
fn RegisterEntries(
    contract: ContractId,
    start: Opened,
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let session = Session::expect();
    let today = session.today.get_untracked();
    let form = FormState::new(BillingEventForm::new(today), "event");
    // The same id at each try: registered twice, it is one event.
    let id = BillingEventId(session.fresh_id());
    let (line, what) = (start.line, start.what);
    let save = move || {
        let about = Registered {
            id,
            contract,
            line,
            what,
            by: session
                .preferences
                .with_untracked(|preferences| preferences.person),
        };
        let mark = locale().decimal_mark();
        let Some(event) = form.parse(|typed| typed.parse(about, today, mark)) else {
            return;
        };
        let event = Box::new(event);
        send(
            session,
            form,
            Command::RegisterBillingEvent { event },
            move || {
                let _ = opened.try_set(None);
            },
        );
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
            <p class="muted"><bdi>{start.name}</bdi></p>
            <ErrorSummary title=form.summary_title() errors=form.summary() attempt=form.attempt />
            {match what {
                Registering::Reached => view! { <Day form label=tr("Cumplido el", "Reached on") /> },
                Registering::Asked => view! { <Asked form /> },
                Registering::Measured => view! { <Measured form /> },
                Registering::Skipped(_) => view! { <Skipped /> },
            }}
            <Note form what />
            <div class="cluster" data-align="end">
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| opened.set(None) />
                <Button
                    label=tr("Registrar", "Register")
                    kind=ButtonKind::Submit
                    appearance=ButtonAppearance::Primary
                />
            </div>
        </form>
    }
}

#[component]
fn Day(form: FormState<BillingEventForm>, label: &'static str) -> impl IntoView {
    view! {
        <TextField
            id=form.id("on")
            label
            kind=FieldKind::Date
            value=form.text(|typed| &typed.on)
            on_input=move |text| form.change(|typed| typed.on = text)
            error=form.error("on")
        />
    }
}

#[component]
fn Quantity(form: FormState<BillingEventForm>, label: &'static str) -> impl IntoView {
    view! {
        <TextField
            id=form.id("quantity")
            label
            kind=FieldKind::Decimal
            value=form.text(|typed| &typed.quantity)
            on_input=move |text| form.change(|typed| typed.quantity = text)
            error=form.error("quantity")
        />
    }
}

#[component]
fn Asked(form: FormState<BillingEventForm>) -> impl IntoView {
    view! {
        <div class="grid" data-columns="fields">
            <Quantity form label=tr("Cantidad", "Quantity") />
            <Day form label=tr("Pedido el", "Asked for on") />
        </div>
    }
}

#[component]
fn Measured(form: FormState<BillingEventForm>) -> impl IntoView {
    view! {
        <p>{tr(
            "Reemplaza la cantidad del contrato en ese mes.",
            "It replaces the contract's quantity in that month.",
        )}</p>
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("month")
                label=tr("Mes", "Month")
                kind=FieldKind::Month
                value=form.text(|typed| &typed.month)
                on_input=move |text| form.change(|typed| typed.month = text)
                error=form.error("month")
            />
            <Quantity form label=tr("Unidades", "Units") />
        </div>
    }
}

#[component]
fn Skipped() -> impl IntoView {
    view! {
        <p>{tr(
            "Deja de pedirse y de contarse como atrasado. Se deshace quitando la novedad.",
            "It is no longer asked for nor counted as late. Removing the event undoes it.",
        )}</p>
    }
}

/// Where it is written, or why.
#[component]
fn Note(form: FormState<BillingEventForm>, what: Registering) -> impl IntoView {
    let (label, is_needed) = match what {
        Registering::Skipped(_) => (tr("Motivo", "Reason"), true),
        Registering::Asked => (tr("Orden o referencia", "Order or reference"), false),
        Registering::Reached => (tr("Acta o referencia", "Record or reference"), false),
        Registering::Measured => (tr("Nota", "Note"), false),
    };
    view! {
        <LongTextField
            id=form.id("note")
            label
            optional_mark=(!is_needed).then(|| tr("opcional", "optional").to_owned())
            value=form.text(|typed| &typed.note)
            on_input=move |text| form.change(|typed| typed.note = text)
            error=form.error("note")
        />
    }
}
