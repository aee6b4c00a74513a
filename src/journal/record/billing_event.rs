//! Something that changes what is billed, as written.

use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use rust_decimal::Decimal;

fields!(BillingEvent {
    by: optional,
    contract: required,
    line: required,
    note: optional,
    on: required,
    what: required,
} with id);

fields!(Measured {
    period: required,
    quantity: required,
});

/// The name of what happened as written, without how much or of which days.
pub fn happening_name(what: Happening) -> &'static str {
    match what {
        Happening::Asked(_) => "asked",
        Happening::Measured(_) => "measured",
        Happening::Reached => "reached",
        Happening::Skipped(_) => "skipped",
    }
}

/// A name for a milestone, an object of one field otherwise.
impl Wire for Happening {
    fn blank() -> Self {
        Happening::Reached
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        if !reader.is_object() {
            reader.name(&["reached"])?;
            *self = Happening::Reached;
            return Ok(());
        }
        let (mut asked, mut measured) = (Decimal::ZERO, Measured::blank());
        let mut skipped = Part::blank();
        let at = reader.variant(
            &["asked", "measured", "skipped"],
            &mut [&mut asked, &mut measured, &mut skipped],
        )?;
        *self = match at {
            0 => Happening::Asked(asked),
            1 => Happening::Measured(measured),
            _ => Happening::Skipped(skipped),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let name = happening_name(*self);
        match self {
            Happening::Asked(quantity) => writer.variant(name, quantity),
            Happening::Measured(measured) => writer.variant(name, measured),
            Happening::Reached => writer.string(name),
            Happening::Skipped(part) => writer.variant(name, part),
        }
    }
}
