//! /contratos/nuevo and /contratos/:id/editar - a contract as it is typed.
//! What is right is decided in `form::contract` and by the command.

pub mod billing;
pub mod choices;
pub mod guarantees;
pub mod policies;
pub mod renewal;
pub mod templates;

use crate::app::command::Command;
use crate::app::query::clients::main_currency;
use crate::domain::contract::terms::ServiceType;
use crate::domain::ids::{ClientId, ContractId};
use crate::form::contract::ContractForm;
use crate::route::{Route, filters};
use crate::shell::session::Session;
use crate::text::contract_labels;
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::radio_group::{RadioGroup, RadioOption};
use crate::ui::kit::select::SelectField;
use crate::ui::lang::{locale, tr};
use crate::ui::place;
use crate::ui::screens::contracts::edit::billing::Billing;
use crate::ui::screens::contracts::edit::choices::{
    choices, chosen, client_choices, contact_names, currency_choices, currency_of, owner_choices,
    value_of,
};
use crate::ui::screens::contracts::edit::guarantees::Guarantees;
use crate::ui::screens::contracts::edit::policies::Policies;
use crate::ui::screens::contracts::edit::renewal::Renewing;
use crate::ui::screens::contracts::edit::templates::Templates;
use crate::ui::screens::editing::{Editing, EditorForm};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;

/// A contract that is not there yet; its client may be chosen in the address.
#[component]
pub fn ContractNew() -> impl IntoView {
    let session = Session::expect();
    let query = place::query();
    // The same place with another client in its address is another form.
    move || {
        let client = filters::contract_new_client(&query.read());
        let client = client.filter(|id| {
            session
                .book
                .with_untracked(|book| book.client(*id).is_some())
        });
        let id = ContractId(session.fresh_id());
        let base = ContractForm::new(client, session.book.with_untracked(main_currency));
        view! { <Editor id base new_for=Some(client) /> }
    }
}

/// A contract that is there.
#[component]
pub fn ContractEdit(id: ContractId) -> impl IntoView {
    let session = Session::expect();
    match form_of(session, id) {
        Some(base) => view! { <Editor id base new_for=None /> },
        None => view! { <Missing back=Route::Contracts /> },
    }
}

fn form_of(session: Session, id: ContractId) -> Option<ContractForm> {
    session.book.with_untracked(|book| {
        let contract = book.contract(id)?;
        let mark = locale().decimal_mark();
        Some(ContractForm::of(contract, mark, main_currency(book)))
    })
}

/// The form of one contract. `new_for` is absent for one that is there.
#[component]
fn Editor(id: ContractId, base: ContractForm, new_for: Option<Option<ClientId>>) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let (path, back) = match new_for {
        Some(Some(client)) => (filters::contract_new_path(client), Route::Client(client)),
        Some(None) => (Route::ContractNew.path(), Route::Contracts),
        None => (Route::ContractEdit(id).path(), Route::Contract(id)),
    };
    let is_new = new_for.is_some();
    let is_draft = RwSignal::new(true);
    let number = base.number.clone();
    let blank = StoredValue::new(base.clone());
    let editing = Editing::open(session, &path, base, "contract");
    let form = editing.form;
    let save = UnsyncCallback::new(move |()| {
        let mark = locale().decimal_mark();
        let Some(contract) = form.parse(|typed| typed.parse(id, mark)) else {
            return;
        };
        let contract = Box::new(contract);
        let seen = editing.seen.get_untracked();
        let command = if is_new && is_draft.get_untracked() {
            Command::DraftContract { contract, seen }
        } else {
            Command::SaveContract { contract, seen }
        };
        editing.save(session, command, move |_| go(Route::Contract(id)));
    });
    let fresh = Callback::new(move |()| form_of(session, id).unwrap_or_else(|| blank.get_value()));
    view! {
        <div class="screen">
            <Head number is_new back />
            {is_new.then(|| view! { <Templates editing /> })}
            <EditorForm editing fresh save save_label=tr("Guardar contrato", "Save contract") back>
                <Parties editing />
                <TermAndValue editing />
                <Billing editing />
                <Renewing editing />
                <Guarantees editing />
                <Policies editing />
                <Further editing />
                {is_new.then(|| view! { <Beginning is_draft /> })}
            </EditorForm>
        </div>
    }
}

#[component]
fn Head(number: String, is_new: bool, back: Route) -> impl IntoView {
    let title = if is_new {
        tr("Nuevo contrato", "New contract").to_owned()
    } else {
        format!("{} {number}", tr("Editar contrato", "Edit contract"))
    };
    let mut crumbs = vec![Crumb {
        label: tr("Contratos", "Contracts").to_owned(),
        href: Some(place::href(Route::Contracts)),
    }];
    if !is_new {
        crumbs.push(Crumb {
            label: number,
            href: Some(place::href(back)),
        });
    }
    crumbs.push(Crumb {
        label: if is_new {
            tr("Nuevo", "New").to_owned()
        } else {
            tr("Editar", "Edit").to_owned()
        },
        href: None,
    });
    view! {
        <Breadcrumbs label=tr("Dónde estás", "Where you are") crumbs />
        <header>
            <h1>{title}</h1>
        </header>
    }
}

/// With whom and about what.
#[component]
fn Parties(editing: Editing<ContractForm>) -> impl IntoView {
    let session = Session::expect();
    let form = editing.form;
    let clients = form.get(move |typed| client_choices(session, typed.client));
    view! {
        <Panel title=Some(tr("Con quién y para qué", "With whom and what for").to_owned())>
            <div class="stack">
                <div class="grid">
                    <TextField
                        id=form.id("number")
                        label=tr("Número de contrato", "Contract number")
                        value=form.text(|typed| &typed.number)
                        on_input=move |text| form.change(|typed| typed.number = text)
                        error=form.error("number")
                    />
                    <SelectField
                        id=form.id("client")
                        label=tr("Cliente", "Client")
                        options=clients
                        placeholder=Some(tr("Elige un cliente", "Choose a client").to_owned())
                        value=form.get(|typed| typed.client.map_or_else(String::new, |id| id.to_string()))
                        on_change=move |value: String| form.change(|typed| typed.client = value.parse().ok())
                        error=form.error("client")
                    />
                </div>
                <p><a href=place::href(Route::ClientNew)>{tr("El cliente no está: crearlo primero", "The client is not there: create it first")}</a></p>
                <LongTextField
                    id=form.id("object")
                    label=tr("Objeto", "Object")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    hint=Some(tr("Qué se contrata.", "What is contracted.").to_owned())
                    value=form.text(|typed| &typed.object)
                    on_input=move |text| form.change(|typed| typed.object = text)
                    error=form.error("object")
                />
            </div>
        </Panel>
    }
}

/// Whether a new contract is signed already or goes through review, approval and signature.
#[component]
fn Beginning(is_draft: RwSignal<bool>) -> impl IntoView {
    let options = vec![
        RadioOption {
            value: "draft".to_owned(),
            label: tr("Es un borrador", "It is a draft").to_owned(),
            hint: Some(tr(
                "Pasa por revisión, aprobación, firma y pólizas; Vigía cuenta los días de cada paso.",
                "It goes through review, approval, signature and policies; Vigía counts the days of each step.",
            ).to_owned()),
        },
        RadioOption {
            value: "signed".to_owned(),
            label: tr("Ya está firmado", "It is signed already").to_owned(),
            hint: Some(tr("Se registra como está.", "It is registered as it is.").to_owned()),
        },
    ];
    view! {
        <Panel title=Some(tr("En qué va", "Where it stands").to_owned())>
            <RadioGroup
                id="contract-beginning"
                label=tr("Este contrato", "This contract")
                options
                value=Signal::derive(move || if is_draft.get() { "draft" } else { "signed" }.to_owned())
                on_change=move |value: String| is_draft.set(value == "draft")
            />
        </Panel>
    }
}

/// How long, for how much and when it is paid.
#[component]
fn TermAndValue(editing: Editing<ContractForm>) -> impl IntoView {
    let form = editing.form;
    view! {
        <Panel title=Some(tr("Plazo y valor", "Term and value").to_owned())>
            <div class="grid" data-columns="fields">
                <TextField
                    id=form.id("start")
                    label=tr("Inicio", "Start")
                    kind=FieldKind::Date
                    value=form.text(|typed| &typed.start)
                    on_input=move |text| form.change(|typed| typed.start = text)
                    error=form.error("start")
                />
                <TextField
                    id=form.id("end")
                    label=tr("Fin", "End")
                    kind=FieldKind::Date
                    optional_mark=Some(tr("vacío si es indefinido", "empty when open-ended").to_owned())
                    value=form.text(|typed| &typed.end)
                    on_input=move |text| form.change(|typed| typed.end = text)
                    error=form.error("end")
                />
                <TextField
                    id=form.id("value")
                    label=tr("Valor", "Value")
                    kind=FieldKind::Decimal
                    optional_mark=Some(tr("vacío si es abierto", "empty when open").to_owned())
                    value=form.text(|typed| &typed.value)
                    on_input=move |text| form.change(|typed| typed.value = text)
                    error=form.error("value")
                />
                <SelectField
                    id=form.id("currency")
                    label=tr("Moneda", "Currency")
                    options=form.get(|typed| currency_choices(typed.currency))
                    value=form.get(|typed| typed.currency.code().to_owned())
                    on_change=move |code: String| form.change(|typed| typed.currency = currency_of(&code, typed.currency))
                />
                <TextField
                    id=form.id("payment_days")
                    label=tr("Plazo de pago", "Payment term")
                    kind=FieldKind::Number
                    unit=Some(tr("días", "days").to_owned())
                    value=form.text(|typed| &typed.payment_days)
                    on_input=move |text| form.change(|typed| typed.payment_days = text)
                    error=form.error("payment_days")
                />
            </div>
        </Panel>
    }
}

/// Who answers for it here, and what else is to be known.
#[component]
fn Further(editing: Editing<ContractForm>) -> impl IntoView {
    let session = Session::expect();
    let form = editing.form;
    view! {
        <Panel title=Some(tr("Seguimiento", "Follow-up").to_owned())>
            <div class="stack">
                <SelectField
                    id=form.id("owner")
                    label=tr("Responsable", "Responsible")
                    options=form.get(move |typed| owner_choices(session, typed.owner))
                    placeholder=Some(tr("Nadie todavía", "Nobody yet").to_owned())
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.get(|typed| typed.owner.map_or_else(String::new, |id| id.to_string()))
                    on_change=move |value: String| form.change(|typed| typed.owner = value.parse().ok())
                />
                <div class="grid" data-columns="fields">
                    <TextField
                        id=form.id("client_supervisor")
                        label=tr("Supervisor del cliente", "Supervisor at the client")
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        suggestions=form.get(move |typed| contact_names(session, typed.client))
                        value=form.text(|typed| &typed.terms.client_supervisor)
                        on_input=move |text| form.change(|typed| typed.terms.client_supervisor = text)
                        error=form.error("client_supervisor")
                    />
                    <SelectField
                        id=form.id("service")
                        label=tr("Tipo de servicio", "Type of service")
                        options=choices(&ServiceType::ALL, contract_labels::service)
                        value=form.get(|typed| value_of(typed.terms.service))
                        on_change=move |value: String| form.change(|typed| {
                            typed.terms.service = chosen(&ServiceType::ALL, &value, typed.terms.service);
                        })
                    />
                    <TextField
                        id=form.id("segment")
                        label=tr("Segmento", "Segment")
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        value=form.text(|typed| &typed.terms.segment)
                        on_input=move |text| form.change(|typed| typed.terms.segment = text)
                        error=form.error("segment")
                    />
                </div>
                <LongTextField
                    id=form.id("notes")
                    label=tr("Notas", "Notes")
                    optional_mark=Some(tr("opcional", "optional").to_owned())
                    value=form.text(|typed| &typed.notes)
                    on_input=move |text| form.change(|typed| typed.notes = text)
                    error=form.error("notes")
                />
            </div>
        </Panel>
    }
}
