//! The whole rule table, in the order in which rules are run and documented.
//! The rows are in the files of their areas.

use crate::domain::check::{Rule, reading};

/// The areas in order, each with its heading in the catalogue.
pub const AREAS: &[(&str, &[Rule])] = &[("Reading the file", reading::RULES)];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|(_, rules)| rules.iter())
}
