//! Something of the catalogue as written.

use crate::domain::item::{Item, ItemDetraction, ItemTax};
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use rust_decimal::Decimal;

fields!(Item {
    active: yes,
    code: required,
    detraction: optional,
    name: required,
    price: optional,
    standard_code: optional,
    tax: required,
    unit: optional,
    withholding: optional,
} with id);

fields!(ItemDetraction {
    code: required,
    percent: required,
});

/// Treatments without a percentage.
const PLAIN: [(&str, ItemTax); 3] = [
    ("exempt", ItemTax::Exempt),
    ("excluded", ItemTax::Excluded),
    ("export", ItemTax::Export),
];

/// A name, or an object of one field for a tax at some percentage.
impl Wire for ItemTax {
    fn blank() -> Self {
        ItemTax::Exempt
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        if !reader.is_object() {
            let at = reader.name(&PLAIN.map(|(name, _)| name))?;
            if let Some((_, tax)) = PLAIN.get(at) {
                *self = *tax;
            }
            return Ok(());
        }
        let (mut consumption, mut taxed) = (Decimal::ZERO, Decimal::ZERO);
        let at = reader.variant(
            &["consumption", "taxed"],
            &mut [&mut consumption, &mut taxed],
        )?;
        *self = if at == 0 {
            ItemTax::Consumption(consumption)
        } else {
            ItemTax::Taxed(taxed)
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            ItemTax::Consumption(percent) => writer.variant("consumption", percent),
            ItemTax::Taxed(percent) => writer.variant("taxed", percent),
            plain => {
                let known = PLAIN.iter().find(|(_, tax)| tax == plain);
                writer.string(known.map_or("", |(name, _)| name));
            }
        }
    }
}
