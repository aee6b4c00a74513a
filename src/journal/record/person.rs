//! A person of the company as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::journal::record::skip::{is_true, yes};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct PersonRecord {
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    active: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    initials: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    role: String,
}

impl From<&Person> for PersonRecord {
    fn from(person: &Person) -> Self {
        PersonRecord {
            active: person.active,
            email: person.email.clone(),
            initials: person.initials.clone(),
            name: person.name.clone(),
            role: person.role.clone(),
        }
    }
}

impl From<(PersonId, PersonRecord)> for Person {
    fn from((id, record): (PersonId, PersonRecord)) -> Self {
        Person {
            id,
            name: record.name,
            role: record.role,
            initials: record.initials,
            email: record.email,
            active: record.active,
        }
    }
}
