//! What is typed about a person and what becomes of it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::PersonForm;
use crate::domain::ids::PersonId;
use crate::form::FieldError;
use uuid::Uuid;

fn form(name: &str, initials: &str, email: &str) -> PersonForm {
    PersonForm {
        name: name.to_owned(),
        initials: initials.to_owned(),
        email: email.to_owned(),
        ..PersonForm::default()
    }
}

fn id() -> PersonId {
    PersonId(Uuid::from_u128(7))
}

#[test]
fn a_person_comes_back_as_it_went_in() {
    let person = form(" Ana Ríos ", "ar", "ana@Norte.CO")
        .parse(id())
        .unwrap();
    assert_eq!(person.name, "Ana Ríos");
    assert_eq!(person.initials, "AR");
    assert_eq!(person.email, "ana@norte.co");
    assert_eq!(PersonForm::from(&person).parse(id()), Ok(person));
}

#[test]
fn initials_are_made_of_the_name() {
    for (name, initials) in [("Óscar  peña Ruiz", "ÓP"), ("Lina", "L"), ("(x) 9 y", "XY")] {
        assert_eq!(form(name, "", "").parse(id()).unwrap().initials, initials);
    }
}

#[test]
fn every_error_is_told() {
    let errors = form(" ", "ABCDE", "ana").parse(id()).unwrap_err();
    assert_eq!(errors.of("name"), Some(&FieldError::Required));
    assert_eq!(errors.of("initials"), Some(&FieldError::TooLong(4)));
    assert_eq!(errors.of("email"), Some(&FieldError::NotAnEmail));
    assert_eq!(errors.len(), 3);
}
