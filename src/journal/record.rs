//! Records as written: the body of a revision, one file per kind.
//! A body that does not make a record is refused with its place, never repaired.

pub mod alert_note;
pub mod amendment;
pub mod canonical;
pub mod client;
pub mod company;
pub mod contract;
pub mod document;
pub mod invoice;
pub mod obligation;
pub mod overlay;
pub mod payment;
pub mod person;
pub mod step;
pub mod wire;

use crate::app::entity::Entity;
use crate::domain::alert::AlertNote;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::payment::Payment;
use crate::domain::person::Person;
use crate::journal::migrations;
use crate::journal::record::wire::{Fault, Wire};
use serde_json::Value;
use uuid::Uuid;

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
/// Never: every record can be written. Callers treat it as the other functions here.
pub fn encode(entity: &Entity) -> Result<String, RecordError> {
    Ok(wire::written(match entity {
        Entity::Company(company) => &**company,
        Entity::Person(person) => &**person,
        Entity::Client(client) => &**client,
        Entity::Contract(contract) => &**contract,
        Entity::Amendment(amendment) => &**amendment,
        Entity::Step(step) => &**step,
        Entity::Obligation(obligation) => &**obligation,
        Entity::Document(document) => &**document,
        Entity::Invoice(invoice) => &**invoice,
        Entity::Payment(payment) => &**payment,
        Entity::AlertNote(note) => &**note,
    }))
}

/// The body of a record that had `previous` as its body: fields of `previous` that this version does not know stay.
///
/// # Errors
/// When `previous` is not JSON or not a record of this kind.
pub fn encode_over(entity: &Entity, previous: &str) -> Result<String, RecordError> {
    let record = entity.id();
    let known = encode(&decode(record, migrations::FORMAT, previous)?.entity)?;
    let before = value(record, previous)?;
    let known = value(record, &known)?;
    let next = value(record, &encode(entity)?)?;
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
            .map_err(|cause| not_json(record, &cause))?;
        return decode_current(record, &upgraded);
    }
    decode_current(record, body)
}

fn decode_current(record: RecordId, body: &str) -> Result<Decoded, RecordError> {
    let mut entity = blank(record);
    let value: &mut dyn Wire = match &mut entity {
        Entity::Company(company) => &mut **company,
        Entity::Person(person) => &mut **person,
        Entity::Client(client) => &mut **client,
        Entity::Contract(contract) => &mut **contract,
        Entity::Amendment(amendment) => &mut **amendment,
        Entity::Step(step) => &mut **step,
        Entity::Obligation(obligation) => &mut **obligation,
        Entity::Document(document) => &mut **document,
        Entity::Invoice(invoice) => &mut **invoice,
        Entity::Payment(payment) => &mut **payment,
        Entity::AlertNote(note) => &mut **note,
    };
    match wire::read(body, value) {
        Ok(has_unknown) => Ok(Decoded {
            entity,
            has_unknown,
        }),
        Err(fault) => Err(error(record, fault)),
    }
}

/// A record with nothing in it but its id, to be read over.
fn blank(record: RecordId) -> Entity {
    match record {
        RecordId::Company => Entity::Company(Wire::blank()),
        RecordId::Person(id) => {
            let mut person: Box<Person> = Wire::blank();
            person.id = id;
            Entity::Person(person)
        }
        RecordId::Client(id) => {
            let mut client: Box<Client> = Wire::blank();
            client.id = id;
            Entity::Client(client)
        }
        RecordId::Contract(id) => {
            let mut contract: Box<Contract> = Wire::blank();
            contract.id = id;
            Entity::Contract(contract)
        }
        RecordId::Amendment(id) => {
            let mut amendment: Box<Amendment> = Wire::blank();
            amendment.id = id;
            Entity::Amendment(amendment)
        }
        RecordId::Step(id) => {
            let mut step: Box<Step> = Wire::blank();
            step.id = id;
            Entity::Step(step)
        }
        RecordId::Obligation(id) => {
            let mut obligation: Box<Obligation> = Wire::blank();
            obligation.id = id;
            Entity::Obligation(obligation)
        }
        RecordId::Document(id) => {
            let mut document: Box<Document> = Wire::blank();
            document.id = id;
            Entity::Document(document)
        }
        RecordId::Invoice(id) => {
            let mut invoice: Box<Invoice> = Wire::blank();
            invoice.id = id;
            Entity::Invoice(invoice)
        }
        RecordId::Payment(id) => {
            let mut payment: Box<Payment> = Wire::blank();
            payment.id = id;
            Entity::Payment(payment)
        }
        RecordId::AlertNote(id) => {
            let mut note: Box<AlertNote> = Wire::blank();
            note.id = id;
            Entity::AlertNote(note)
        }
    }
}

fn value(record: RecordId, body: &str) -> Result<Value, RecordError> {
    serde_json::from_str(body).map_err(|cause| not_json(record, &cause))
}

fn not_json(record: RecordId, cause: &serde_json::Error) -> RecordError {
    let cause = RecordCause::NotJson(cause.to_string());
    let field = String::new();
    error(record, Fault { field, cause })
}

fn error(record: RecordId, fault: Fault) -> RecordError {
    RecordError {
        kind: record.kind(),
        uuid: record.uuid(),
        field: fault.field,
        cause: fault.cause,
    }
}

#[cfg(test)]
mod tests;
