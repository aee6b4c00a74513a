//! Any record with its content, and a change to one.

use crate::domain::alert::AlertNote;
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::RecordId;
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::InvoiceStep;
use crate::domain::item::Item;
use crate::domain::number_block::NumberBlock;
use crate::domain::payment::Payment;
use crate::domain::person::Person;

/// A record of any kind. Large kinds are boxed so that a list of changes stays small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entity {
    Company(Box<Company>),
    Person(Box<Person>),
    Item(Box<Item>),
    Client(Box<Client>),
    Contract(Box<Contract>),
    Amendment(Box<Amendment>),
    Step(Box<Step>),
    Obligation(Box<Obligation>),
    Document(Box<Document>),
    BillingEvent(Box<BillingEvent>),
    NumberBlock(Box<NumberBlock>),
    Invoice(Box<Invoice>),
    InvoiceStep(Box<InvoiceStep>),
    InvoiceReport(Box<InvoiceReport>),
    Payment(Box<Payment>),
    AlertNote(Box<AlertNote>),
}

impl Entity {
    pub fn id(&self) -> RecordId {
        match self {
            Entity::Company(_) => RecordId::Company,
            Entity::Person(person) => RecordId::Person(person.id),
            Entity::Item(item) => RecordId::Item(item.id),
            Entity::Client(client) => RecordId::Client(client.id),
            Entity::Contract(contract) => RecordId::Contract(contract.id),
            Entity::Amendment(amendment) => RecordId::Amendment(amendment.id),
            Entity::Step(step) => RecordId::Step(step.id),
            Entity::Obligation(obligation) => RecordId::Obligation(obligation.id),
            Entity::Document(document) => RecordId::Document(document.id),
            Entity::BillingEvent(event) => RecordId::BillingEvent(event.id),
            Entity::NumberBlock(block) => RecordId::NumberBlock(block.id),
            Entity::Invoice(invoice) => RecordId::Invoice(invoice.id),
            Entity::InvoiceStep(step) => RecordId::InvoiceStep(step.id),
            Entity::InvoiceReport(report) => RecordId::InvoiceReport(report.id),
            Entity::Payment(payment) => RecordId::Payment(payment.id),
            Entity::AlertNote(note) => RecordId::AlertNote(note.id),
        }
    }
}

/// What a command wants written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Put(Entity),
    Delete(RecordId),
}

impl Change {
    pub fn record(&self) -> RecordId {
        match self {
            Change::Put(entity) => entity.id(),
            Change::Delete(record) => *record,
        }
    }
}
