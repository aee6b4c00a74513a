//! Commands on the company's settings.
//! Completing the first run is saving them for the first time.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::company::{Company, NumberingRange};
use crate::domain::ids::RecordId;

/// # Errors
/// Without a name, with a numbering range that ends before it starts, or with two of the same prefix that have numbers in
/// common: one of them would be given twice.
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
    if let Some(range) = meeting(&company.numbering) {
        return Err(CommandError::RangesMeet {
            prefix: range.prefix.clone(),
        });
    }
    let first = book.company().is_none();
    Ok(Outcome::put(
        Entity::Company(Box::new(company)),
        Event::CompanySaved { first },
    ))
}

/// The first range that has a number of an earlier one with the same prefix.
fn meeting(ranges: &[NumberingRange]) -> Option<&NumberingRange> {
    let mut places = ranges.iter().enumerate();
    let found = places.find(|(place, range)| {
        ranges
            .iter()
            .take(*place)
            .any(|earlier| earlier.meets(range))
    });
    found.map(|(_, range)| range)
}
