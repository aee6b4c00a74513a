//! Format 1: the birth of the journal.
//! It changes nothing: there is no format before it.

use crate::journal::migrations::Migration;

pub const MIGRATION: Migration = Migration {
    to: 1,
    name: "first_format",
    apply: |_, _| {},
};
