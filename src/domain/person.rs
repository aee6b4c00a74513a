//! People of the company: names for responsibility and history, not for secrecy.

use crate::domain::ids::PersonId;

/// Someone who works in the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// What the person does, in the company's words.
    pub role: String,
    /// Two or three letters shown where the name does not fit.
    pub initials: String,
    pub email: String,
    /// People who left stay in the history but are no longer offered.
    pub active: bool,
}
