//! A decision about an alert as written.

use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::ids::{Kind, RecordId};
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;
use uuid::Uuid;

fields!(AlertNote {
    by: optional,
    decision: required,
    key: required,
    reason: required,
} with id);

/// A dismissal is a name, a delay an object of one field.
impl Wire for AlertDecision {
    fn blank() -> Self {
        AlertDecision::Dismissed
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        *self = if reader.is_object() {
            let mut day = NaiveDate::blank();
            reader.variant(&["snoozed_until"], &mut [&mut day])?;
            AlertDecision::SnoozedUntil(day)
        } else {
            reader.name(&["dismissed"])?;
            AlertDecision::Dismissed
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            AlertDecision::SnoozedUntil(day) => writer.variant("snoozed_until", day),
            AlertDecision::Dismissed => writer.string("dismissed"),
        }
    }
}

/// What is written of an alert's key: its subject in two fields.
struct AlertKeyRecord {
    due: NaiveDate,
    kind: AlertKind,
    part: String,
    subject: Uuid,
    subject_kind: Kind,
}

fields!(AlertKeyRecord {
    due: required,
    kind: required,
    part: optional,
    subject: required,
    subject_kind: required,
});

impl Wire for AlertKey {
    fn blank() -> Self {
        AlertKey {
            kind: AlertKind::blank(),
            subject: RecordId::Company,
            part: String::new(),
            due: NaiveDate::blank(),
        }
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let mut record = AlertKeyRecord::blank();
        record.read(reader)?;
        *self = AlertKey {
            kind: record.kind,
            subject: RecordId::new(record.subject_kind, record.subject),
            part: record.part,
            due: record.due,
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let record = AlertKeyRecord {
            due: self.due,
            kind: self.kind,
            part: self.part.clone(),
            subject: self.subject.uuid(),
            subject_kind: self.subject.kind(),
        };
        record.write(writer);
    }
}

/// A kind that this version does not know is a rule of the domain that is broken, not a text of the wrong shape.
impl Wire for AlertKind {
    fn blank() -> Self {
        AlertKind::ContractEnd
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let name = reader.string("a kind of alert")?;
        match AlertKind::from_name(&name) {
            Some(kind) => {
                *self = kind;
                Ok(())
            }
            None => Err(reader.refuse_value("", format!("unknown kind of alert: {name}"))),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self.name());
    }
}
