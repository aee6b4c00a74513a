//! Records as written: the body of a revision, one file per kind.
//! A body that does not make a record is refused with its place, never repaired.

pub mod alert_note;
pub mod amendment;
pub mod billing_event;
pub mod canonical;
pub mod claim;
pub mod client;
pub mod company;
pub mod contract;
pub mod document;
pub mod invoice;
pub mod invoice_report;
pub mod invoice_step;
pub mod item;
pub mod number_block;
pub mod obligation;
pub mod overlay;
pub mod payment;
pub mod person;
pub mod step;
pub mod wire;

use crate::app::entity::Entity;
use crate::domain::alert::AlertNote;
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::InvoiceStep;
use crate::domain::item::Item;
use crate::domain::number_block::NumberBlock;
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
        Entity::Item(item) => &**item,
        Entity::Client(client) => &**client,
        Entity::Contract(contract) => &**contract,
        Entity::Amendment(amendment) => &**amendment,
        Entity::Step(step) => &**step,
        Entity::Obligation(obligation) => &**obligation,
        Entity::Document(document) => &**document,
        Entity::BillingEvent(event) => &**event,
        Entity::NumberBlock(block) => &**block,
        Entity::Invoice(invoice) => &**invoice,
        Entity::InvoiceStep(step) => &**step,
        Entity::InvoiceReport(report) => &**report,
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
        Entity::Item(item) => &mut **item,
        Entity::Client(client) => &mut **client,
        Entity::Contract(contract) => &mut **contract,
        Entity::Amendment(amendment) => &mut **amendment,
        Entity::Step(step) => &mut **step,
        Entity::Obligation(obligation) => &mut **obligation,
        Entity::Document(document) => &mut **document,
        Entity::BillingEvent(event) => &mut **event,
        Entity::NumberBlock(block) => &mut **block,
        Entity::Invoice(invoice) => &mut **invoice,
        Entity::InvoiceStep(step) => &mut **step,
        Entity::InvoiceReport(report) => &mut **report,
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
    macro_rules! with_id {
        ($kind:ident, $id:ident) => {{
            let mut blank: Box<$kind> = Wire::blank();
            blank.id = $id;
            Entity::$kind(blank)
        }};
    }
    match record {
        RecordId::Company => Entity::Company(Wire::blank()),
        RecordId::Person(id) => with_id!(Person, id),
        RecordId::Item(id) => with_id!(Item, id),
        RecordId::Client(id) => with_id!(Client, id),
        RecordId::Contract(id) => with_id!(Contract, id),
        RecordId::Amendment(id) => with_id!(Amendment, id),
        RecordId::Step(id) => with_id!(Step, id),
        RecordId::Obligation(id) => with_id!(Obligation, id),
        RecordId::Document(id) => with_id!(Document, id),
        RecordId::BillingEvent(id) => with_id!(BillingEvent, id),
        RecordId::NumberBlock(id) => with_id!(NumberBlock, id),
        RecordId::Invoice(id) => with_id!(Invoice, id),
        RecordId::InvoiceStep(id) => with_id!(InvoiceStep, id),
        RecordId::InvoiceReport(id) => with_id!(InvoiceReport, id),
        RecordId::Payment(id) => with_id!(Payment, id),
        RecordId::AlertNote(id) => with_id!(AlertNote, id),
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
