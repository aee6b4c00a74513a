//! /ajustes/personas - who works in the company, and who of them works on this device.
//! Names for history and responsibility, not accounts: nobody signs in.

pub mod editing;

use crate::app::command::Command;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::order;
use crate::shell::session::Session;
use crate::ui::kit::badge::Tone;
use crate::ui::kit::button::{Button, ButtonAppearance, ButtonSize};
use crate::ui::kit::empty_state::EmptyState;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::item_list::{Item, ItemList};
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::tr;
use crate::ui::screens::settings::people::editing::{Editing, PersonDialog};
use crate::ui::view::view;
use leptos::prelude::*;

/// The people and this device's one.
#[component]
pub fn People() -> impl IntoView {
    let session = Session::expect();
    let editing = RwSignal::new(None::<Editing>);
    let people = Memo::new(move |_| session.book.with(|book| listed(book.people().sorted())));
    let add = move || editing.set(Some(Editing::someone_new(session)));
    view! {
        <div class="stack" data-gap="large">
            <WhoIsHere people />
            <section class="section">
                <div class="section__head cluster" data-align="between">
                    <h2>{tr("Personas de la empresa", "People of the company")}</h2>
                    <Button
                        label=tr("Agregar persona", "Add a person")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
                <Show when=move || people.read().is_empty()>
                    <EmptyState
                        icon=Icon::People
                        title=tr("Todavía no hay nadie", "Nobody is here yet")
                        text=tr(
                            "Quien aparezca aquí puede responder por contratos, y su nombre queda en la historia de cada cambio.",
                            "Whoever is listed here can be responsible for contracts, and their name is kept in the history of each change.",
                        )
                    >
                        <Button
                            label=tr("Agregar la primera persona", "Add the first person")
                            appearance=ButtonAppearance::Primary
                            on_press=move |()| add()
                        />
                    </EmptyState>
                </Show>
                <Show when=move || !people.read().is_empty()>
                    <ItemList label=tr("Personas de la empresa", "People of the company")>
                        <For
                            each=move || people.get()
                            key=|person| format!("{person:?}")
                            let:person
                        >
                            <PersonItem person editing />
                        </For>
                    </ItemList>
                </Show>
            </section>
        </div>
        <PersonDialog editing />
    }
}

/// Who is named as the author of what is done here.
#[component]
fn WhoIsHere(people: Memo<Vec<Person>>) -> impl IntoView {
    let session = Session::expect();
    let chosen = Memo::new(move |_| session.preferences.with(|preferences| preferences.person));
    let options = Signal::derive(move || {
        let here = chosen.get();
        people.with(|people| {
            people
                .iter()
                .filter(|person| person.active || here == Some(person.id))
                .map(|person| Choice::new(person.id.to_string(), person.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Panel>
            <SelectField
                id="people-here"
                label=tr("¿Quién usa este equipo?", "Who uses this device?")
                options
                value=Signal::derive(move || chosen.get().map_or_else(String::new, |id| id.to_string()))
                on_change=move |id: String| {
                    session.set_preferences(|preferences| preferences.person = id.parse().ok());
                }
                placeholder=Some(tr("Nadie en particular", "Nobody in particular").to_owned())
                hint=Some(tr(
                    "Su nombre queda en la historia de cada cambio hecho aquí. No es una contraseña: quien abra este navegador ve todo.",
                    "Their name is kept in the history of each change made here. It is no password: whoever opens this browser sees everything.",
                ).to_owned())
            />
        </Panel>
    }
}

/// One person, and what can be done.
#[component]
fn PersonItem(person: Person, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let session = Session::expect();
    let id = person.id;
    let parts: Vec<&str> = [person.role.as_str(), person.email.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let detail = parts.join(" · ");
    let (tone, standing) = if person.active {
        (Tone::Good, tr("Activa", "Active"))
    } else {
        (Tone::Neutral, tr("Ya no está", "No longer here"))
    };
    view! {
        <Item
            tone=tone
            urgency=standing
            title=person.name.clone()
            detail=(!detail.is_empty()).then_some(detail)
        >
            <Button
                label=tr("Editar", "Edit")
                size=ButtonSize::Small
                on_press=move |()| editing.set(Some(Editing::of(session, &person)))
            />
            <Button
                label=tr("Quitar", "Remove")
                size=ButtonSize::Small
                appearance=ButtonAppearance::Quiet
                on_press=move |()| remove(session, id)
            />
        </Item>
    }
}

/// Takes a person out; who answers for contracts stays, and the message says to make them inactive instead.
fn remove(session: Session, id: PersonId) {
    session.run(Command::RemovePerson { id }, move |_| {
        let is_here = session
            .preferences
            .with_untracked(|preferences| preferences.person == Some(id));
        if is_here {
            session.set_preferences(|preferences| preferences.person = None);
        }
    });
}

/// Those who are here first, then by name.
fn listed(people: Vec<&Person>) -> Vec<Person> {
    let mut people: Vec<Person> = people.into_iter().cloned().collect();
    order::sort_by_key(&mut people, |person| {
        (!person.active, person.name.to_lowercase())
    });
    people
}
