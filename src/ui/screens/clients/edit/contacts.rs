//! The people to talk to at a client, as rows that are added and taken away.
//! A row with nothing typed is passed over when the client is read.

use crate::domain::client::ContactRole;
use crate::form::client::{ClientForm, ContactForm};
use crate::text::labels;
use crate::ui::focus;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{FieldKind, TextField};
use crate::ui::kit::form_row::FormRow;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::panel::Panel;
use crate::ui::kit::select::{Choice, SelectField};
use crate::ui::lang::{say, tr};
use crate::ui::screens::editing::Editing;
use crate::ui::view::view;
use leptos::prelude::*;

/// All contacts.
#[component]
pub fn Contacts(editing: Editing<ClientForm>) -> impl IntoView {
    let form = editing.form;
    let count = Memo::new(move |_| form.typed.with(|typed| typed.contacts.len()));
    let add = move || {
        let place = count.get_untracked();
        form.change(|typed| typed.contacts.push(ContactForm::default()));
        let id = form.id(&format!("contacts[{place}].name"));
        request_animation_frame(move || focus::focus_id(&id));
    };
    view! {
        <Panel title=Some(tr("Contactos", "Contacts").to_owned())>
            <div class="stack">
                <Show when=move || count.get() == 0>
                    <p class="screen__subtitle">{tr(
                        "Quién responde por los pagos, los contratos o los sistemas.",
                        "Who answers for payments, contracts or systems.",
                    )}</p>
                </Show>
                <For each=move || 0..count.get() key=|place| *place let:place>
                    <ContactRow editing place />
                </For>
                <div class="cluster">
                    <Button
                        label=tr("Agregar contacto", "Add contact")
                        icon=Icon::Plus
                        on_press=move |()| add()
                    />
                </div>
            </div>
        </Panel>
    }
}

/// One contact.
#[component]
fn ContactRow(editing: Editing<ClientForm>, place: usize) -> impl IntoView {
    let form = editing.form;
    let field = move |name: &str| format!("contacts[{place}].{name}");
    let text = move |get: fn(&ContactForm) -> &String| {
        form.get(move |typed| {
            typed
                .contacts
                .get(place)
                .map(get)
                .cloned()
                .unwrap_or_default()
        })
    };
    let set = move |change: &dyn Fn(&mut ContactForm)| {
        form.change(|typed| {
            if let Some(contact) = typed.contacts.get_mut(place) {
                change(contact);
            }
        });
    };
    let remove = move || {
        form.change(|typed| {
            if place < typed.contacts.len() {
                typed.contacts.remove(place);
            }
        });
        // The names of the fields count the rows, so what was found in them no longer fits.
        form.errors.set(Default::default());
    };
    view! {
        <FormRow
            name=format!("{} {}", tr("Contacto", "Contact"), place + 1)
            remove_label=format!("{} {}", tr("Quitar contacto", "Remove contact"), place + 1)
            on_remove=move |()| remove()
        >
                <TextField
                    id=form.id(&field("name"))
                    label=tr("Nombre", "Name")
                    value=text(|contact| &contact.name)
                    on_input=move |text: String| set(&|contact| contact.name.clone_from(&text))
                    error=form.error(field("name"))
                />
                <SelectField
                    id=form.id(&field("role"))
                    label=tr("Responde por", "Answers for")
                    options=roles()
                    value=form.get(move |typed| typed.contacts.get(place).map(|contact| role_value(contact.role)).unwrap_or_default())
                    on_change=move |value: String| set(&|contact| {
                        let role = ContactRole::ALL.into_iter().find(|role| role_value(*role) == value);
                        contact.role = role.unwrap_or(contact.role);
                    })
                />
                <TextField
                    id=form.id(&field("email"))
                    label=tr("Correo", "E-mail")
                    kind=FieldKind::Email
                    value=text(|contact| &contact.email)
                    on_input=move |text: String| set(&|contact| contact.email.clone_from(&text))
                    error=form.error(field("email"))
                />
                <TextField
                    id=form.id(&field("phone"))
                    label=tr("Teléfono", "Phone")
                    kind=FieldKind::Phone
                    value=text(|contact| &contact.phone)
                    on_input=move |text: String| set(&|contact| contact.phone.clone_from(&text))
                    error=form.error(field("phone"))
                />
        </FormRow>
    }
}

fn roles() -> Vec<Choice> {
    ContactRole::ALL
        .map(|role| Choice::new(role_value(role), say(labels::contact_role(role))))
        .to_vec()
}

fn role_value(role: ContactRole) -> String {
    format!("{role:?}")
}

/// A contact in one line.
pub fn contact_line(contact: &ContactForm) -> String {
    let role = say(labels::contact_role(contact.role));
    let parts = [contact.name.as_str(), role, &contact.email, &contact.phone];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(" · ")
}
