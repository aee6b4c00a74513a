//! Any record of the book by its id, and all of them in one order.

use crate::app::book::Book;
use crate::app::book::table::{Row, Table};
use crate::app::entity::Entity;
use crate::domain::ids::{Kind, RecordId};

impl Book {
    /// A copy of any record.
    pub fn entity(&self, record: RecordId) -> Option<Entity> {
        Some(match record {
            RecordId::Company => Entity::Company(self.company.clone()?),
            RecordId::Person(id) => Entity::Person(Box::new(self.person(id)?.clone())),
            RecordId::Item(id) => Entity::Item(Box::new(self.item(id)?.clone())),
            RecordId::Client(id) => Entity::Client(Box::new(self.client(id)?.clone())),
            RecordId::Contract(id) => Entity::Contract(Box::new(self.contract(id)?.clone())),
            RecordId::Amendment(id) => Entity::Amendment(Box::new(self.amendment(id)?.clone())),
            RecordId::Step(id) => Entity::Step(Box::new(self.step(id)?.clone())),
            RecordId::Obligation(id) => Entity::Obligation(Box::new(self.obligation(id)?.clone())),
            RecordId::Document(id) => Entity::Document(Box::new(self.paper(id)?.clone())),
            RecordId::BillingEvent(id) => {
                Entity::BillingEvent(Box::new(self.billing_event(id)?.clone()))
            }
            RecordId::NumberBlock(id) => {
                Entity::NumberBlock(Box::new(self.number_block(id)?.clone()))
            }
            RecordId::Invoice(id) => Entity::Invoice(Box::new(self.invoice(id)?.clone())),
            RecordId::InvoiceStep(id) => {
                Entity::InvoiceStep(Box::new(self.invoice_step(id)?.clone()))
            }
            RecordId::InvoiceReport(id) => {
                Entity::InvoiceReport(Box::new(self.invoice_report(id)?.clone()))
            }
            RecordId::Payment(id) => Entity::Payment(Box::new(self.payment(id)?.clone())),
            RecordId::AlertNote(id) => Entity::AlertNote(Box::new(self.alert_note(id)?.clone())),
        })
    }

    pub fn contains(&self, record: RecordId) -> bool {
        match record {
            RecordId::Company => self.company.is_some(),
            RecordId::Person(id) => self.people.slot(id).is_some(),
            RecordId::Item(id) => self.items.slot(id).is_some(),
            RecordId::Client(id) => self.clients.slot(id).is_some(),
            RecordId::Contract(id) => self.contracts.slot(id).is_some(),
            RecordId::Amendment(id) => self.amendments.slot(id).is_some(),
            RecordId::Step(id) => self.steps.slot(id).is_some(),
            RecordId::Obligation(id) => self.obligations.slot(id).is_some(),
            RecordId::Document(id) => self.papers.slot(id).is_some(),
            RecordId::BillingEvent(id) => self.billing_events.slot(id).is_some(),
            RecordId::NumberBlock(id) => self.number_blocks.slot(id).is_some(),
            RecordId::Invoice(id) => self.invoices.slot(id).is_some(),
            RecordId::InvoiceStep(id) => self.invoice_steps.slot(id).is_some(),
            RecordId::InvoiceReport(id) => self.invoice_reports.slot(id).is_some(),
            RecordId::Payment(id) => self.payments.slot(id).is_some(),
            RecordId::AlertNote(id) => self.alert_notes.slot(id).is_some(),
        }
    }

    /// Every record's id, by kind in the order in which kinds refer to one another, then by id.
    pub fn record_ids(&self) -> Vec<RecordId> {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| self.ids_of(kind))
            .collect()
    }

    /// A copy of every record, in the order of [`Book::record_ids`].
    pub fn entities(&self) -> impl Iterator<Item = Entity> {
        self.record_ids()
            .into_iter()
            .filter_map(|record| self.entity(record))
    }

    fn ids_of(&self, kind: Kind) -> Vec<RecordId> {
        match kind {
            Kind::Company => self.company.iter().map(|_| RecordId::Company).collect(),
            Kind::Person => ids(&self.people, RecordId::Person),
            Kind::Item => ids(&self.items, RecordId::Item),
            Kind::Client => ids(&self.clients, RecordId::Client),
            Kind::Contract => ids(&self.contracts, RecordId::Contract),
            Kind::Amendment => ids(&self.amendments, RecordId::Amendment),
            Kind::Step => ids(&self.steps, RecordId::Step),
            Kind::Obligation => ids(&self.obligations, RecordId::Obligation),
            Kind::Document => ids(&self.papers, RecordId::Document),
            Kind::BillingEvent => ids(&self.billing_events, RecordId::BillingEvent),
            Kind::NumberBlock => ids(&self.number_blocks, RecordId::NumberBlock),
            Kind::Invoice => ids(&self.invoices, RecordId::Invoice),
            Kind::InvoiceStep => ids(&self.invoice_steps, RecordId::InvoiceStep),
            Kind::InvoiceReport => ids(&self.invoice_reports, RecordId::InvoiceReport),
            Kind::Payment => ids(&self.payments, RecordId::Payment),
            Kind::AlertNote => ids(&self.alert_notes, RecordId::AlertNote),
        }
    }
}

fn ids<V: Row>(table: &Table<V>, wrap: fn(V::Id) -> RecordId) -> Vec<RecordId> {
    table
        .sorted()
        .into_iter()
        .map(|row| wrap(row.id()))
        .collect()
}
