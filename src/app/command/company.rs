//! Commands on the company's settings.
//! Completing the first run is saving them for the first time.

use crate::app::book::Book;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::company::{Company, NumberingRange};
use crate::domain::ids::RecordId;

/// # Errors
/// Without a name, with a numbering range that ends before it starts, or with two of the same prefix that have numbers in
/// common: one of them would be given twice.
pub fn save(
    book: &Book,
    context: &Context,
    mut company: Company,
    seen: u64,
) -> Result<Outcome, CommandError> {
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
    if first {
        // Whoever sets the company up gives out its numbers, until another device is chosen.
        context.device.clone_into(&mut company.numbering_device);
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::save;
    use crate::app::command_error::CommandError;
    use crate::app::samples::{book, company, context, day};
    use crate::domain::company::{Company, NumberingRange};
    use crate::domain::invoice::DocumentType;

    fn with(ranges: &[(&str, u64, u64)]) -> Company {
        let mut company = company();
        company.numbering = ranges
            .iter()
            .map(|(prefix, from, to)| NumberingRange {
                resolution: String::new(),
                prefix: (*prefix).to_owned(),
                from: *from,
                to: *to,
                valid_from: day("2026-01-01"),
                valid_to: day("2027-12-31"),
                technical_key: String::new(),
                documents: DocumentType::Invoice,
                type_code: String::new(),
            })
            .collect();
        company
    }

    #[test]
    fn no_number_is_of_two_ranges_of_one_prefix() {
        let refused =
            |ranges: &[(&str, u64, u64)]| save(&book([]), &context(), with(ranges), 0).err();
        let meet = |prefix: &str| {
            Some(CommandError::RangesMeet {
                prefix: prefix.to_owned(),
            })
        };
        assert_eq!(refused(&[("FE", 1, 10), ("FE", 11, 20)]), None);
        assert_eq!(refused(&[("FE", 1, 10), ("NC", 1, 10)]), None);
        assert_eq!(refused(&[("FE", 1, 10), ("FE", 10, 20)]), meet("FE"));
        assert_eq!(refused(&[("", 5, 5), ("FE", 1, 9), ("", 1, 9)]), meet(""));
    }
}
