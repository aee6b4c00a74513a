//! Preparing the invoices of a month: proposals become drafts. What cannot be drafted does not stop the rest, and what is
//! drafted already is not proposed again.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::drafts::{draft_id, review};
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::invoicing::{InvoicingEvent, PreparedReport};
use crate::app::query::billing_run::{Grouping, Proposal, ProposalKey, Running};
use crate::domain::billing::compose::{Order, OrderLine, compose};
use crate::domain::finding::Review;
use crate::domain::ids::{ContractId, InvoiceId, InvoiceStepId, ItemId, RecordId};
use crate::domain::invoice::step::{InvoiceAction, InvoiceStep};
use crate::domain::invoice::{Invoice, State};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Drafts what these proposals of a month say, as they are now.
///
/// # Errors
/// When none of them can be drafted: the first one's reason.
pub fn prepare(
    book: &Book,
    context: &mut Context,
    (month, grouping): (NaiveDate, Grouping),
    keys: &[ProposalKey],
) -> Result<Outcome, CommandError> {
    let wanted: HashSet<ProposalKey> = keys.iter().copied().collect();
    let mut report = PreparedReport::default();
    let mut changes = Vec::new();
    for proposal in proposals(book, context.today, (month, grouping), keys) {
        if !wanted.contains(&proposal.key) {
            continue;
        }
        match draft(book, context, &proposal) {
            Ok((id, made)) => {
                report.drafted.push(id);
                changes.extend(made);
            }
            Err(reason) => report.refused.push((proposal.key.client, reason)),
        }
    }
    if report.drafted.is_empty() {
        let mut refused = report.refused.into_iter();
        let first = refused.next().map(|(_, reason)| reason);
        return Err(first.unwrap_or(InvoicingError::NothingToBill.into()));
    }
    let event = Event::Invoicing(InvoicingEvent::Prepared(report));
    Ok(Outcome { changes, event })
}

/// The proposals of the contracts that the keys are about.
fn proposals(
    book: &Book,
    today: NaiveDate,
    (month, grouping): (NaiveDate, Grouping),
    keys: &[ProposalKey],
) -> Vec<Proposal> {
    let mut running = Running::new(book, month, grouping, today);
    let mut seen: HashSet<ContractId> = HashSet::new();
    for key in keys {
        let of_client = || {
            let contracts = book.contracts_of(key.client).into_iter();
            contracts.map(|contract| contract.id).collect()
        };
        let contracts: Vec<ContractId> = key.contract.map_or_else(of_client, |id| vec![id]);
        for contract in contracts {
            if seen.insert(contract) {
                running.add(contract);
            }
        }
    }
    running.finish().proposals
}

fn draft(
    book: &Book,
    context: &mut Context,
    proposal: &Proposal,
) -> Result<(InvoiceId, Vec<Change>), CommandError> {
    let key = proposal.key;
    let no_client = CommandError::NotFound(RecordId::Client(key.client));
    let client = book.client(key.client).ok_or(no_client)?;
    let company = book
        .company()
        .ok_or(CommandError::NotFound(RecordId::Company))?;
    let mut lines = Vec::new();
    for (id, charge) in &proposal.charges {
        let missing = CommandError::NotFound(RecordId::Contract(*id));
        let contract = book.contract(*id).ok_or(missing)?;
        let item = charge.item.or(company.billing_rules.item);
        lines.push(OrderLine {
            contract,
            charge,
            item: item.and_then(|id: ItemId| book.item(id)),
        });
    }
    let order = Order {
        company,
        client,
        lines,
        purchase_order: String::new(),
    };
    let content = compose(&order).map_err(|_| InvoicingError::AmountTooLarge)?;
    let contracts: HashSet<ContractId> = proposal.charges.iter().map(|(id, _)| *id).collect();
    let only = proposal.charges.first().map(|(id, _)| *id);
    let mut invoice = Invoice {
        id: draft_id(book, &content),
        client: key.client,
        contract: only.filter(|_| contracts.len() == 1),
        content,
        state: State::Draft,
        review: Review::default(),
        source: None,
    };
    invoice.review = review(book, &invoice, context.today);
    let prepared = prepared(context, invoice.id);
    let id = invoice.id;
    let changes = vec![
        Change::Put(Entity::Invoice(Box::new(invoice))),
        Change::Put(prepared),
    ];
    Ok((id, changes))
}

/// The step that says who wrote a draft.
pub fn prepared(context: &mut Context, invoice: InvoiceId) -> Entity {
    Entity::InvoiceStep(Box::new(InvoiceStep {
        id: InvoiceStepId(context.new_id()),
        invoice,
        on: context.today,
        place: 0,
        by: context.author,
        action: InvoiceAction::Prepared,
        note: String::new(),
    }))
}
