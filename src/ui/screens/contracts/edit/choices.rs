//! What can be chosen in the form of a contract, and how the form reads as lines.
//! A choice that is no longer offered stays while the record has it.

use crate::app::words_of::folded;
use crate::domain::contract::policy::Cover;
use crate::domain::ids::{ClientId, ItemId, PersonId};
use crate::domain::money::Currency;
use crate::domain::words::Words;
use crate::form::contract::{ContractForm, PolicyForm};
use crate::order;
use crate::shell::session::Session;
use crate::text::labels;
use crate::ui::kit::select::Choice;
use crate::ui::lang::{lang, say, tr};
use crate::ui::screens::editing::Fields;
use leptos::prelude::*;
use std::fmt::Debug;

/// Active clients by name, and the one chosen.
pub fn client_choices(session: Session, chosen: Option<ClientId>) -> Vec<Choice> {
    session.book.with(|book| {
        let mut clients: Vec<(String, Choice)> = book
            .clients()
            .iter()
            .map(|(_, client)| client)
            .filter(|client| client.active || Some(client.id) == chosen)
            .map(|client| {
                let choice = Choice::new(client.id.to_string(), client.name.clone());
                (folded(&client.name), choice)
            })
            .collect();
        order::sort_by(&mut clients, |one, other| one.0.cmp(&other.0));
        clients.into_iter().map(|(_, choice)| choice).collect()
    })
}

/// Active people by name, and the one chosen.
pub fn owner_choices(session: Session, chosen: Option<PersonId>) -> Vec<Choice> {
    session.book.with(|book| {
        let mut people: Vec<Choice> = book
            .people()
            .iter()
            .map(|(_, person)| person)
            .filter(|person| person.active || Some(person.id) == chosen)
            .map(|person| Choice::new(person.id.to_string(), person.name.clone()))
            .collect();
        order::sort_by_key(&mut people, |choice| folded(&choice.label));
        people
    })
}

/// Active items by name, and the one chosen.
pub fn item_choices(session: Session, chosen: Option<ItemId>) -> Vec<Choice> {
    session.book.with(|book| {
        let mut items: Vec<Choice> = book
            .items()
            .iter()
            .map(|(_, item)| item)
            .filter(|item| item.active || Some(item.id) == chosen)
            .map(|item| {
                Choice::new(
                    item.id.to_string(),
                    format!("{} · {}", item.name, item.code),
                )
            })
            .collect();
        order::sort_by_key(&mut items, |choice| folded(&choice.label));
        items
    })
}

/// The people known at a client.
pub fn contact_names(session: Session, client: Option<ClientId>) -> Vec<String> {
    session.book.with(|book| {
        let client = client.and_then(|id| book.client(id));
        let contacts = client.map_or(&[][..], |client| &client.contacts);
        contacts
            .iter()
            .map(|contact| contact.name.clone())
            .collect()
    })
}

/// The currencies offered, and the one chosen.
pub fn currency_choices(chosen: Currency) -> Vec<Choice> {
    let other = (!Currency::OFFERED.contains(&chosen)).then_some(chosen);
    Currency::OFFERED
        .into_iter()
        .chain(other)
        .map(|currency| {
            let code = currency.code();
            let name = labels::currency(currency, lang());
            let label = if name == code {
                name.clone()
            } else {
                format!("{code} · {name}")
            };
            Choice::new(code, label)
        })
        .collect()
}

/// The currency with that code, or the one there was.
pub fn currency_of(code: &str, before: Currency) -> Currency {
    Currency::parse(code).unwrap_or(before)
}

/// What a policy covers.
pub fn cover_choices() -> Vec<Choice> {
    choices(&Cover::ALL, labels::cover)
}

/// All values of an enum as choices.
pub fn choices<T: Copy + Debug>(all: &[T], words: fn(T) -> Words) -> Vec<Choice> {
    all.iter()
        .map(|each| Choice::new(value_of(*each), say(words(*each))))
        .collect()
}

/// The value of one among the choices.
pub fn value_of<T: Debug>(chosen: T) -> String {
    format!("{chosen:?}")
}

/// The one with that value, or the one there was.
pub fn chosen<T: Copy + Debug>(all: &[T], value: &str, before: T) -> T {
    let mut all = all.iter().copied();
    all.find(|each| value_of(*each) == value).unwrap_or(before)
}

impl Fields for ContractForm {
    fn lines(&self, session: Session) -> Vec<(String, String)> {
        let (client, owner) = session.book.with_untracked(|book| {
            let client = self.client.and_then(|id| book.client(id));
            let owner = self.owner.and_then(|id| book.person(id));
            (
                client.map(|client| client.name.clone()).unwrap_or_default(),
                owner.map(|person| person.name.clone()).unwrap_or_default(),
            )
        });
        let line = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let value = match self.value.as_str() {
            "" => String::new(),
            value => format!("{} {value}", self.currency.code()),
        };
        let mut lines = vec![
            line(tr("Número de contrato", "Contract number"), &self.number),
            line(tr("Cliente", "Client"), &client),
            line(tr("Objeto", "Object"), &self.object),
            line(tr("Inicio", "Start"), &self.start),
            line(tr("Fin", "End"), &self.end),
            line(tr("Valor", "Value"), &value),
            line(tr("Plazo de pago", "Payment term"), &self.payment_days),
            line(tr("Responsable", "Responsible"), &owner),
            line(tr("Notas", "Notes"), &self.notes),
        ];
        lines.extend(
            self.policies
                .iter()
                .map(|policy| line(tr("Póliza", "Policy"), &policy_line(policy))),
        );
        lines
    }
}

fn policy_line(policy: &PolicyForm) -> String {
    let parts = [
        say(labels::cover(policy.cover)),
        &policy.insurer,
        &policy.number,
        &policy.amount,
        &policy.from,
        &policy.to,
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(" · ")
}
