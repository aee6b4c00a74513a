//! What is billed of a contract, as written.

use crate::domain::billing::{Claim, Part};
use crate::domain::ids::BillingEventId;
use crate::domain::invoice::Period;
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(Claim {
    contract: required,
    line: required,
    part: required,
});

/// An object of one field.
impl Wire for Part {
    fn blank() -> Self {
        Part::Milestone
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut days, mut difference) = (Period::blank(), Period::blank());
        let (mut milestone, mut request) = (false, BillingEventId::blank());
        let at = reader.variant(
            &["days", "difference", "milestone", "request"],
            &mut [&mut days, &mut difference, &mut milestone, &mut request],
        )?;
        *self = match at {
            0 => Part::Days(days),
            1 => Part::Difference(difference),
            2 => Part::Milestone,
            _ => Part::Request(request),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Part::Days(days) => writer.variant("days", days),
            Part::Difference(days) => writer.variant("difference", days),
            Part::Milestone => writer.variant("milestone", &true),
            Part::Request(event) => writer.variant("request", event),
        }
    }
}
