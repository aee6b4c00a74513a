//! A person of the company as written.

use crate::domain::person::Person;
use crate::journal::record::wire::fields::fields;

fields!(Person {
    active: yes,
    email: optional,
    initials: optional,
    name: required,
    role: optional,
} with id);
