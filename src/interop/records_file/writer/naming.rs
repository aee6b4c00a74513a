//! Which records a record names, so that a file that has it can stand alone.

use crate::app::entity::Entity;
use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::billing::{BillingLine, LineKey};
use crate::domain::contract::step::{Step, StepAction};
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::invoice::Invoice;

pub fn named_by(entity: &Entity) -> Vec<RecordId> {
    match entity {
        Entity::Contract(contract) => {
            let owner = contract.owner.map(RecordId::Person);
            std::iter::once(RecordId::Client(contract.client))
                .chain(owner)
                .chain(items_of(&contract.terms.lines))
                .collect()
        }
        Entity::Invoice(invoice) => named_by_invoice(invoice),
        Entity::Payment(payment) => {
            let paid = payment.allocations.iter();
            std::iter::once(RecordId::Client(payment.client))
                .chain(paid.map(|allocation| RecordId::Invoice(allocation.invoice)))
                .collect()
        }
        Entity::Amendment(amendment) => named_by_amendment(amendment),
        Entity::Step(step) => named_by_step(step),
        Entity::Obligation(obligation) => {
            let owner = obligation.owner.map(RecordId::Person);
            std::iter::once(RecordId::Contract(obligation.contract))
                .chain(owner)
                .collect()
        }
        Entity::Document(document) => {
            let contract = document.contract.map(RecordId::Contract);
            std::iter::once(RecordId::Client(document.client))
                .chain(contract)
                .collect()
        }
        Entity::Company(company) => {
            let item = company.billing_rules.item.map(RecordId::Item);
            item.into_iter().collect()
        }
        Entity::BillingEvent(event) => named_by_event(event),
        Entity::InvoiceStep(step) => std::iter::once(RecordId::Invoice(step.invoice))
            .chain(step.by.map(RecordId::Person))
            .collect(),
        Entity::InvoiceReport(report) => vec![RecordId::Invoice(report.invoice)],
        Entity::Person(_)
        | Entity::Item(_)
        | Entity::Client(_)
        | Entity::NumberBlock(_)
        | Entity::AlertNote(_) => Vec::new(),
    }
}

fn items_of(lines: &[BillingLine]) -> impl Iterator<Item = RecordId> {
    let items = lines.iter().filter_map(|line| line.item);
    items.map(RecordId::Item)
}

/// The amendment that added the line.
fn adding(line: LineKey) -> Option<RecordId> {
    line.added_by.map(RecordId::Amendment)
}

fn request_in(part: Part) -> Option<RecordId> {
    match part {
        Part::Request(event) => Some(RecordId::BillingEvent(event)),
        Part::Days(_) | Part::Milestone | Part::Difference(_) => None,
    }
}

/// The client, the contracts, and what its lines bill of them.
fn named_by_invoice(invoice: &Invoice) -> Vec<RecordId> {
    let lines = invoice.content.lines.iter();
    let claims = lines.filter_map(|line| line.bills.as_ref());
    let claimed =
        claims.flat_map(|claim| adding(claim.line).into_iter().chain(request_in(claim.part)));
    std::iter::once(RecordId::Client(invoice.client))
        .chain(invoice.contracts_billed().map(RecordId::Contract))
        .chain(claimed)
        .collect()
}

/// The contract, what it is about there, and who registered it.
fn named_by_event(event: &BillingEvent) -> Vec<RecordId> {
    let skipped = match event.what {
        Happening::Skipped(part) => request_in(part),
        Happening::Reached | Happening::Asked(_) | Happening::Measured(_) => None,
    };
    std::iter::once(RecordId::Contract(event.contract))
        .chain(adding(event.line))
        .chain(skipped)
        .chain(event.by.map(RecordId::Person))
        .collect()
}

/// The contract, who takes the client's place, what its lines sell, and the amendments that added those it changes.
fn named_by_amendment(amendment: &Amendment) -> Vec<RecordId> {
    let changes = &amendment.changes;
    let client = changes.client.map(RecordId::Client);
    let lines = changes.lines_changed.iter();
    std::iter::once(RecordId::Contract(amendment.contract))
        .chain(client)
        .chain(items_of(&changes.lines_added))
        .chain(lines.filter_map(|change| adding(change.line)))
        .collect()
}

/// The contract, who took the step, and whom it asks something of.
fn named_by_step(step: &Step) -> Vec<RecordId> {
    let asked: Vec<PersonId> = match &step.action {
        StepAction::SentToReview(reviewers) => {
            reviewers.iter().map(|reviewer| reviewer.person).collect()
        }
        StepAction::Reviewed(person) | StepAction::Returned(person) => vec![*person],
        _ => Vec::new(),
    };
    std::iter::once(RecordId::Contract(step.contract))
        .chain(step.by.into_iter().chain(asked).map(RecordId::Person))
        .collect()
}
