//! The form of a person of the company.

use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::form::{FormErrors, input};

#[cfg(test)]
mod tests;

/// As typed. Fields of errors: `name`, `role`, `initials`, `email`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonForm {
    pub name: String,
    pub role: String,
    /// Left empty, they are made of the name.
    pub initials: String,
    pub email: String,
    pub active: bool,
}

impl Default for PersonForm {
    fn default() -> Self {
        PersonForm {
            name: String::new(),
            role: String::new(),
            initials: String::new(),
            email: String::new(),
            active: true,
        }
    }
}

impl From<&Person> for PersonForm {
    fn from(person: &Person) -> Self {
        PersonForm {
            name: person.name.clone(),
            role: person.role.clone(),
            initials: person.initials.clone(),
            email: person.email.clone(),
            active: person.active,
        }
    }
}

impl PersonForm {
    /// The person with that id, new or not.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, id: PersonId) -> Result<Person, FormErrors> {
        let mut errors = FormErrors::new();
        let name = errors.keep("name", input::required(&self.name, 120));
        let role = errors.keep("role", input::free(&self.role, 120));
        let initials = errors.keep("initials", input::free(&self.initials, 4));
        let email = errors.keep("email", input::optional(&self.email, input::email));
        let person = (|| {
            let name = name?;
            let initials = initials?.to_uppercase();
            Some(Person {
                id,
                initials: if initials.is_empty() {
                    initials_of(&name)
                } else {
                    initials
                },
                name,
                role: role?,
                email: email?.unwrap_or_default(),
                active: self.active,
            })
        })();
        errors.finish(person)
    }
}

/// First letters of the first two words.
fn initials_of(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}
