//! /ajustes/personas - the dialog that adds or changes a person.
//! What is right or wrong in it is decided in `form::person`.

use crate::app::command::Command;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::form::person::PersonForm;
use crate::shell::session::Session;
use crate::ui::form_state::FormState;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonKind};
use crate::ui::kit::checkbox::Checkbox;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::error_summary::ErrorSummary;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::lang::tr;
use crate::ui::view::view;
use leptos::prelude::*;

/// The person in the dialog, from the moment it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    id: PersonId,
    is_new: bool,
    /// The version of the book the person started from.
    seen: u64,
    typed: PersonForm,
}

impl Editing {
    /// An empty form for a person with a fresh id.
    pub fn someone_new(session: Session) -> Editing {
        Editing {
            id: PersonId(session.fresh_id()),
            is_new: true,
            seen: session.book.with_untracked(|book| book.version()),
            typed: PersonForm::default(),
        }
    }

    /// The form of a person that is there.
    pub fn of(session: Session, person: &Person) -> Editing {
        Editing {
            id: person.id,
            is_new: false,
            seen: session.book.with_untracked(|book| book.version()),
            typed: person.into(),
        }
    }
}

/// Open while someone is edited.
#[component]
pub fn PersonDialog(editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let title = Signal::derive(move || {
        match editing.with(|editing| editing.as_ref().is_some_and(|editing| editing.is_new)) {
            true => tr("Agregar persona", "Add a person"),
            false => tr("Editar persona", "Edit person"),
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
            {editing.get_untracked().map(|start| view! { <Fields start editing /> })}
        </Dialog>
    }
}

#[component]
fn Fields(start: Editing, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let session = Session::expect();
    let (id, seen) = (start.id, start.seen);
    let form = FormState::new(start.typed, "person");
    let save = move || {
        let Some(person) = form.parse(|typed| typed.parse(id)) else {
            return;
        };
        let command = Command::SavePerson {
            person: Box::new(person),
            seen,
        };
        session.run(command, move |_| {
            // The dialog stays open, with what was typed, until the person is saved.
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
            <PersonEntries form />
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

/// What is asked about a person.
#[component]
fn PersonEntries(form: FormState<PersonForm>) -> impl IntoView {
    view! {
        <TextField
            id=form.id("name")
            label=tr("Nombre", "Name")
            value=form.text(|typed| &typed.name)
            on_input=move |text| form.change(|typed| typed.name = text)
            error=form.error("name")
        />
        <TextField
            id=form.id("role")
            label=tr("Qué hace en la empresa", "What they do in the company")
            optional_mark=Some(tr("opcional", "optional").to_owned())
            value=form.text(|typed| &typed.role)
            on_input=move |text| form.change(|typed| typed.role = text)
            error=form.error("role")
        />
        <div class="grid" data-columns="fields">
            <TextField
                id=form.id("email")
                label=tr("Correo", "E-mail")
                kind=FieldKind::Email
                optional_mark=Some(tr("opcional", "optional").to_owned())
                value=form.text(|typed| &typed.email)
                on_input=move |text| form.change(|typed| typed.email = text)
                error=form.error("email")
            />
            <TextField
                id=form.id("initials")
                label=tr("Iniciales", "Initials")
                optional_mark=Some(tr("opcional", "optional").to_owned())
                hint=Some(tr("Si las dejas vacías, salen del nombre.", "Left empty, they are made of the name.").to_owned())
                value=form.text(|typed| &typed.initials)
                on_input=move |text| form.change(|typed| typed.initials = text)
                error=form.error("initials")
            />
        </div>
        <Checkbox
            label=tr("Trabaja en la empresa", "Works in the company")
            checked=form.get(|typed| typed.active)
            on_change=move |active| form.change(|typed| typed.active = active)
            hint=Some(tr(
                "Quien se fue sigue en la historia, pero ya no se ofrece como responsable.",
                "Someone who left stays in the history but is no longer offered as responsible.",
            ).to_owned())
        />
    }
}
