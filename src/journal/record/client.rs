//! A client as written, and identification numbers, which the company has too.

use crate::domain::client::{Client, ClientBilling, Contact, ContactRole, Withholding};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(Client {
    active: yes = active,
    address: optional = address,
    city: optional = city,
    contacts: optional = contacts,
    country: required = country,
    demands_order: optional = billing.demands_order,
    email: optional = email,
    name: required = name,
    notes: optional = notes,
    phone: optional = phone,
    responsibilities: optional = billing.responsibilities,
    segment: optional = segment,
    since: optional = since,
    tax_id: optional = tax_id,
    withholdings: optional = billing.withholdings,
    withholds_income: optional = billing.withholds_income,
} from Client {
    id: Wire::blank(),
    country: Wire::blank(),
    name: String::new(),
    tax_id: None,
    address: String::new(),
    city: String::new(),
    email: String::new(),
    phone: String::new(),
    segment: String::new(),
    since: None,
    contacts: Vec::new(),
    billing: ClientBilling::default(),
    notes: String::new(),
    active: true,
});

fields!(Withholding {
    code: required,
    percent: required,
});

fields!(Contact {
    email: optional,
    name: optional,
    phone: optional,
    role: optional,
});

names!(ContactRole, Other {
    SystemsHead = "systems_head",
    FinanceManager = "finance_manager",
    ChiefAccountant = "chief_accountant",
    Legal = "legal",
    UserArea = "user_area",
    Other = "other",
});

/// What is written of an identification number.
struct TaxIdRecord {
    kind: TaxIdKind,
    number: String,
}

fields!(TaxIdRecord {
    kind: required,
    number: required,
});

/// No number means nothing, so there is no blank one and only a number that may be absent can be read.
/// Reading one checks it as typing one does.
impl Wire for Option<TaxId> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let mut record: Option<TaxIdRecord> = None;
        record.read(reader)?;
        let checked = record.map(|record| TaxId::from_parts(record.kind, &record.number));
        *self = checked
            .transpose()
            .map_err(|cause| reader.refuse_value("number", cause.to_string()))?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let record = self.as_ref().map(|tax_id| TaxIdRecord {
            kind: tax_id.kind(),
            number: tax_id.number().to_owned(),
        });
        record.write(writer);
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}
