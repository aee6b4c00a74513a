//! Commands on the company's settings.
//! Completing the first run is saving them for the first time.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::company::Company;
use crate::domain::ids::RecordId;

/// # Errors
/// Without a name, or with a numbering range that ends before it starts.
pub fn save(book: &Book, company: Company, seen: u64) -> Result<Outcome, CommandError> {
    unchanged_since(book, RecordId::Company, seen)?;
    if company.name.trim().is_empty() {
        return Err(CommandError::NameMissing);
    }
    let wrong = company
        .numbering
        .iter()
        .find(|range| range.to < range.from || range.valid_to < range.valid_from);
    if let Some(range) = wrong {
        return Err(CommandError::RangeEndBeforeStart {
            prefix: range.prefix.clone(),
        });
    }
    let first = book.company().is_none();
    Ok(Outcome::put(
        Entity::Company(Box::new(company)),
        Event::CompanySaved { first },
    ))
}
