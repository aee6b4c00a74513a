//! Records as written: the body of a revision, one file per kind.
//! A body that does not make a record is refused with its place, never repaired.

pub mod alert_note;
pub mod canonical;
pub mod client;
pub mod company;
pub mod contract;
pub mod invoice;
pub mod mirror;
pub mod overlay;
pub mod payment;
pub mod person;
pub mod place;
pub mod skip;
pub mod watch;

use crate::app::entity::Entity;
use crate::domain::ids::{Kind, RecordId};
use crate::journal::migrations;
use crate::journal::record::alert_note::AlertNoteRecord;
use crate::journal::record::client::ClientRecord;
use crate::journal::record::company::CompanyRecord;
use crate::journal::record::contract::ContractRecord;
use crate::journal::record::invoice::InvoiceRecord;
use crate::journal::record::payment::PaymentRecord;
use crate::journal::record::person::PersonRecord;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A value that serde accepts and the domain does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    pub field: &'static str,
    /// What the domain says, for the log and the details of a message.
    pub problem: String,
}

/// A body that does not make a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?} {uuid}: {field}: {cause}")]
pub struct RecordError {
    pub kind: Kind,
    pub uuid: Uuid,
    /// Where, as `lines[2].amount`; empty for the whole body.
    pub field: String,
    pub cause: RecordCause,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordCause {
    /// The text is not JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A field is missing or holds something of another shape.
    #[error("{0}")]
    Shape(String),
    /// A value breaks a rule of the domain, as a tax id whose check digit is wrong.
    #[error("{0}")]
    Value(String),
}

/// A record that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub entity: Entity,
    /// The body has fields this version does not know; they must survive the next change.
    pub has_unknown: bool,
}

/// The canonical body of a record.
///
/// # Errors
/// Never in practice: every record can be written as JSON.
pub fn encode(entity: &Entity) -> Result<String, RecordError> {
    match entity {
        Entity::Company(company) => written(entity, &CompanyRecord::from(&**company)),
        Entity::Person(person) => written(entity, &PersonRecord::from(&**person)),
        Entity::Client(client) => written(entity, &ClientRecord::from(&**client)),
        Entity::Contract(contract) => written(entity, &ContractRecord::from(&**contract)),
        Entity::Invoice(invoice) => written(entity, &InvoiceRecord::from(&**invoice)),
        Entity::Payment(payment) => written(entity, &PaymentRecord::from(&**payment)),
        Entity::AlertNote(note) => written(entity, &AlertNoteRecord::from(&**note)),
    }
}

/// The body of a record that had `previous` as its body: fields of `previous` that this version does not know stay.
///
/// # Errors
/// When `previous` is not JSON or not a record of this kind.
pub fn encode_over(entity: &Entity, previous: &str) -> Result<String, RecordError> {
    let record = entity.id();
    let before: Value =
        serde_json::from_str(previous).map_err(|cause| json_error(record, previous, &cause))?;
    let known = encode(&decode(record, migrations::FORMAT, previous)?.entity)?;
    let known: Value =
        serde_json::from_str(&known).map_err(|cause| json_error(record, &known, &cause))?;
    let next = encode(entity)?;
    let next: Value =
        serde_json::from_str(&next).map_err(|cause| json_error(record, &next, &cause))?;
    Ok(canonical::text(&overlay::keep_unknown(
        &before, &known, next,
    )))
}

/// The record in a body written in `format`.
///
/// # Errors
/// When the body does not make a record; the error names the record and the field.
pub fn decode(record: RecordId, format: u32, body: &str) -> Result<Decoded, RecordError> {
    if format < migrations::FORMAT {
        let upgraded = migrations::upgrade_text(record.kind(), format, body)
            .map_err(|cause| json_error(record, body, &cause))?;
        return decode_current(record, &upgraded);
    }
    decode_current(record, body)
}

fn decode_current(record: RecordId, body: &str) -> Result<Decoded, RecordError> {
    match record {
        RecordId::Company => {
            let (read, has_unknown) = read::<CompanyRecord>(record, body)?;
            let company = read.try_into().map_err(|e| value_error(record, e))?;
            Ok(decoded(Entity::Company(Box::new(company)), has_unknown))
        }
        RecordId::Person(id) => {
            let (read, has_unknown) = read::<PersonRecord>(record, body)?;
            let entity = Entity::Person(Box::new((id, read).into()));
            Ok(decoded(entity, has_unknown))
        }
        RecordId::Client(id) => {
            let (read, has_unknown) = read::<ClientRecord>(record, body)?;
            let client = (id, read).try_into().map_err(|e| value_error(record, e))?;
            Ok(decoded(Entity::Client(Box::new(client)), has_unknown))
        }
        RecordId::Contract(id) => {
            let (read, has_unknown) = read::<ContractRecord>(record, body)?;
            let entity = Entity::Contract(Box::new((id, read).into()));
            Ok(decoded(entity, has_unknown))
        }
        RecordId::Invoice(id) => {
            let (read, has_unknown) = read::<InvoiceRecord>(record, body)?;
            let entity = Entity::Invoice(Box::new((id, read).into()));
            Ok(decoded(entity, has_unknown))
        }
        RecordId::Payment(id) => {
            let (read, has_unknown) = read::<PaymentRecord>(record, body)?;
            let entity = Entity::Payment(Box::new((id, read).into()));
            Ok(decoded(entity, has_unknown))
        }
        RecordId::AlertNote(id) => {
            let (read, has_unknown) = read::<AlertNoteRecord>(record, body)?;
            let note = (id, read).try_into().map_err(|e| value_error(record, e))?;
            Ok(decoded(Entity::AlertNote(Box::new(note)), has_unknown))
        }
    }
}

fn decoded(entity: Entity, has_unknown: bool) -> Decoded {
    Decoded {
        entity,
        has_unknown,
    }
}

fn written(entity: &Entity, record: &impl Serialize) -> Result<String, RecordError> {
    serde_json::to_string(record).map_err(|cause| json_error(entity.id(), "", &cause))
}

fn read<'de, T: Deserialize<'de>>(
    record: RecordId,
    body: &'de str,
) -> Result<(T, bool), RecordError> {
    watch::from_str(body).map_err(|cause| json_error(record, body, &cause))
}

fn json_error(record: RecordId, body: &str, cause: &serde_json::Error) -> RecordError {
    let words = cause.to_string();
    RecordError {
        kind: record.kind(),
        uuid: record.uuid(),
        field: place::at(body, cause.column()),
        cause: if cause.is_data() {
            RecordCause::Shape(words)
        } else {
            RecordCause::NotJson(words)
        },
    }
}

fn value_error(record: RecordId, cause: ValueError) -> RecordError {
    RecordError {
        kind: record.kind(),
        uuid: record.uuid(),
        field: cause.field.to_owned(),
        cause: RecordCause::Value(cause.problem),
    }
}

#[cfg(test)]
mod tests;
