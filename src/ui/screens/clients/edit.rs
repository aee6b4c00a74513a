//! /clientes/nuevo and /clientes/:id/editar - a client as it is typed.
//! What is right is decided in `form::client` and by the command.

pub mod billing;
pub mod contacts;

use crate::app::book::Book;
use crate::app::command::Command;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::TaxIdKind;
use crate::form::client::{ClientForm, company_tax_id_kind, tax_id_kinds};
use crate::order;
use crate::route::Route;
use crate::shell::session::Session;
use crate::text::labels;
use crate::ui::kit::breadcrumbs::{Breadcrumbs, Crumb};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::field::{FieldKind, LongTextField, TextField};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::segmented::Segmented;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{locale, say, tr};
use crate::ui::place;
use crate::ui::screens::clients::edit::billing::{Billing, billing_lines};
use crate::ui::screens::clients::edit::contacts::{Contacts, contact_line};
use crate::ui::screens::editing::{Editing, EditorForm, Fields};
use crate::ui::screens::missing::Missing;
use crate::ui::view::view;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A client that is not there yet.
#[component]
pub fn ClientNew() -> impl IntoView {
    let session = Session::expect();
    let id = ClientId(session.fresh_id());
    let base = ClientForm::new(session.country_untracked());
    view! { <Editor id base is_new=true /> }
}

/// A client that is there.
#[component]
pub fn ClientEdit(id: ClientId) -> impl IntoView {
    let session = Session::expect();
    let base = session
        .book
        .with_untracked(|book| book.client(id).map(client_form));
    match base {
        Some(base) => view! { <Editor id base is_new=false /> },
        None => view! { <Missing back=Route::Clients /> },
    }
}

/// The form of one client.
#[component]
fn Editor(id: ClientId, base: ClientForm, is_new: bool) -> impl IntoView {
    let session = Session::expect();
    let go = place::navigator();
    let (route, back) = if is_new {
        (Route::ClientNew, Route::Clients)
    } else {
        (Route::ClientEdit(id), Route::Client(id))
    };
    let name = base.name.clone();
    let blank = StoredValue::new(base.clone());
    let editing = Editing::open(session, &route.path(), base, "client");
    let form = editing.form;
    let save = UnsyncCallback::new(move |()| {
        let Some(client) = form.parse(|typed| typed.parse(id, locale().decimal_mark())) else {
            return;
        };
        let command = Command::SaveClient {
            client: Box::new(client),
            seen: editing.seen.get_untracked(),
        };
        editing.save(session, command, move |_| go(Route::Client(id)));
    });
    let fresh = Callback::new(move |()| {
        session
            .book
            .with_untracked(|book| book.client(id).map(client_form))
            .unwrap_or_else(|| blank.get_value())
    });
    view! {
        <div class="screen">
            <Head name is_new back />
            <EditorForm editing fresh save save_label=tr("Guardar cliente", "Save client") back>
                <Identity editing />
                <Reach editing />
                <Billing editing />
                <Contacts editing />
                <Further editing />
            </EditorForm>
        </div>
    }
}

#[component]
fn Head(name: String, is_new: bool, back: Route) -> impl IntoView {
    let title = if is_new {
        tr("Nuevo cliente", "New client").to_owned()
    } else {
        format!("{} {name}", tr("Editar", "Edit"))
    };
    let mut crumbs = vec![Crumb {
        label: tr("Clientes", "Clients").to_owned(),
        href: Some(place::href(Route::Clients)),
    }];
    if !is_new {
        crumbs.push(Crumb {
            label: name,
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

/// Who it is.
#[component]
fn Identity(editing: Editing<ClientForm>) -> impl IntoView {
    let form = editing.form;
    let set_country = move |code: String| {
        form.change(|typed| {
            typed.country = Country::from_code(&code).unwrap_or(typed.country);
            if !tax_id_kinds(typed.country).contains(&typed.tax_id_kind) {
                typed.tax_id_kind = company_tax_id_kind(typed.country);
            }
        });
    };
    let set_kind = move |value: String| {
        form.change(|typed| {
            let kinds = tax_id_kinds(typed.country).iter().copied();
            typed.tax_id_kind = kinds
                .into_iter()
                .find(|kind| kind_value(*kind) == value)
                .unwrap_or(typed.tax_id_kind);
        });
    };
    view! {
        <Panel title=Some(tr("Identificación", "Identification").to_owned())>
            <div class="stack">
                <Segmented
                    id=form.id("country")
                    label=tr("País", "Country")
                    label_shown=true
                    options=countries()
                    value=form.get(|typed| typed.country.code().to_owned())
                    on_change=set_country
                />
                <TextField
                    id=form.id("name")
                    label=tr("Nombre o razón social", "Legal name")
                    value=form.text(|typed| &typed.name)
                    on_input=move |text| form.change(|typed| typed.name = text)
                    error=form.error("name")
                />
                <div class="grid">
                    <SelectField
                        id=form.id("tax_id_kind")
                        label=tr("Tipo de documento", "Kind of identification")
                        options=form.get(|typed| kinds(typed.country, typed.tax_id_kind))
                        value=form.get(|typed| kind_value(typed.tax_id_kind))
                        on_change=set_kind
                    />
                    <TextField
                        id=form.id("tax_id")
                        label=form.get(|typed| say(labels::tax_id_initials(typed.tax_id_kind)).to_owned())
                        optional_mark=Some(tr("opcional", "optional").to_owned())
                        hint=form.get(|typed| (typed.tax_id_kind == TaxIdKind::Nit).then(|| tr(
                            "Con o sin puntos; el dígito de verificación se comprueba.",
                            "With or without dots; the check digit is verified.",
                        ).to_owned()))
                        value=form.text(|typed| &typed.tax_id)
                        on_input=move |text| form.change(|typed| typed.tax_id = text)
                        error=form.error("tax_id")
                    />
                </div>
            </div>
        </Panel>
    }
}

/// Where it is and how to reach it.
#[component]
fn Reach(editing: Editing<ClientForm>) -> impl IntoView {
    let session = Session::expect();
    let form = editing.form;
    let optional = || Some(tr("opcional", "optional").to_owned());
    let cities = session
        .book
        .with_untracked(|book| used(book, |client| &client.city));
    view! {
        <Panel title=Some(tr("Dónde está", "Where it is").to_owned())>
            <div class="grid">
                <TextField
                    id=form.id("address")
                    label=tr("Dirección", "Address")
                    optional_mark=optional()
                    value=form.text(|typed| &typed.address)
                    on_input=move |text| form.change(|typed| typed.address = text)
                    error=form.error("address")
                />
                <TextField
                    id=form.id("city")
                    label=tr("Ciudad", "City")
                    optional_mark=optional()
                    suggestions=Signal::stored(cities)
                    value=form.text(|typed| &typed.city)
                    on_input=move |text| form.change(|typed| typed.city = text)
                    error=form.error("city")
                />
                <TextField
                    id=form.id("email")
                    label=tr("Correo", "E-mail")
                    kind=FieldKind::Email
                    optional_mark=optional()
                    value=form.text(|typed| &typed.email)
                    on_input=move |text| form.change(|typed| typed.email = text)
                    error=form.error("email")
                />
                <TextField
                    id=form.id("phone")
                    label=tr("Teléfono", "Phone")
                    kind=FieldKind::Phone
                    optional_mark=optional()
                    value=form.text(|typed| &typed.phone)
                    on_input=move |text| form.change(|typed| typed.phone = text)
                    error=form.error("phone")
                />
            </div>
        </Panel>
    }
}

/// What the company says about it.
#[component]
fn Further(editing: Editing<ClientForm>) -> impl IntoView {
    let session = Session::expect();
    let form = editing.form;
    let optional = || Some(tr("opcional", "optional").to_owned());
    let segments = session
        .book
        .with_untracked(|book| used(book, |client| &client.segment));
    view! {
        <Panel title=Some(tr("La relación", "The relation").to_owned())>
            <div class="stack">
                <div class="grid">
                    <TextField
                        id=form.id("segment")
                        label=tr("Segmento", "Segment")
                        optional_mark=optional()
                        hint=Some(tr("Línea de negocio, en tus palabras.", "Line of business, in your words.").to_owned())
                        suggestions=Signal::stored(segments)
                        value=form.text(|typed| &typed.segment)
                        on_input=move |text| form.change(|typed| typed.segment = text)
                        error=form.error("segment")
                    />
                    <TextField
                        id=form.id("since")
                        label=tr("Cliente desde", "Client since")
                        kind=FieldKind::Date
                        optional_mark=optional()
                        value=form.text(|typed| &typed.since)
                        on_input=move |text| form.change(|typed| typed.since = text)
                        error=form.error("since")
                    />
                </div>
                <LongTextField
                    id=form.id("notes")
                    label=tr("Notas", "Notes")
                    optional_mark=optional()
                    value=form.text(|typed| &typed.notes)
                    on_input=move |text| form.change(|typed| typed.notes = text)
                    error=form.error("notes")
                />
                <Checkbox
                    label=tr("Cliente activo", "Active client")
                    hint=Some(tr(
                        "Un cliente inactivo se conserva, pero no se ofrece en los contratos nuevos.",
                        "An inactive client is kept, but not offered for new contracts.",
                    ).to_owned())
                    checked=form.get(|typed| typed.active)
                    on_change=move |active| form.change(|typed| typed.active = active)
                />
            </div>
        </Panel>
    }
}

fn client_form(client: &Client) -> ClientForm {
    ClientForm::of(client, locale().decimal_mark())
}

fn countries() -> Vec<Choice> {
    Country::ALL
        .map(|country| Choice::new(country.code(), say(labels::country(country))))
        .to_vec()
}

/// The kinds offered in a country, and the one the client has when it is another.
fn kinds(country: Country, chosen: TaxIdKind) -> Vec<Choice> {
    let offered = tax_id_kinds(country);
    let other = (!offered.contains(&chosen)).then_some(chosen);
    offered
        .iter()
        .copied()
        .chain(other)
        .map(|kind| Choice::new(kind_value(kind), say(labels::tax_id_kind(kind))))
        .collect()
}

fn kind_value(kind: TaxIdKind) -> String {
    format!("{kind:?}")
}

/// What other clients have in a field, without repetition.
fn used(book: &Book, field: impl Fn(&Client) -> &String) -> Vec<String> {
    let found: BTreeSet<String> = order::set(
        book.clients()
            .iter()
            .map(|(_, client)| field(client).clone())
            .filter(|text| !text.is_empty()),
    );
    found.into_iter().collect()
}

impl Fields for ClientForm {
    fn lines(&self, _session: Session) -> Vec<(String, String)> {
        let line = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let active = if self.active {
            tr("Sí", "Yes")
        } else {
            tr("No", "No")
        };
        let mut lines = vec![
            line(tr("País", "Country"), say(labels::country(self.country))),
            line(tr("Nombre o razón social", "Legal name"), &self.name),
            line(say(labels::tax_id_initials(self.tax_id_kind)), &self.tax_id),
            line(tr("Dirección", "Address"), &self.address),
            line(tr("Ciudad", "City"), &self.city),
            line(tr("Correo", "E-mail"), &self.email),
            line(tr("Teléfono", "Phone"), &self.phone),
            line(tr("Segmento", "Segment"), &self.segment),
            line(tr("Cliente desde", "Client since"), &self.since),
            line(tr("Notas", "Notes"), &self.notes),
            line(tr("Cliente activo", "Active client"), active),
        ];
        lines.extend(billing_lines(&self.billing));
        lines.extend(
            self.contacts
                .iter()
                .map(|contact| line(tr("Contacto", "Contact"), &contact_line(contact))),
        );
        lines
    }
}
