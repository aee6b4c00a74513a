//! Commands on what happens under a contract and changes what is billed. Each is a fact: it is registered or taken away.

use crate::app::book::Book;
use crate::app::book::standing::Status;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::context::Context;
use crate::app::contract_now;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::contract::billing::{BillingLine, LineKey, LineKind};
use crate::domain::ids::{BillingEventId, ContractId, RecordId};
use crate::domain::invoice::{DocumentType, Invoice, Period};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// # Errors
/// See [`check`]; besides, nothing happens tomorrow, and what is registered stays as it is.
pub fn register(
    book: &Book,
    context: &Context,
    event: BillingEvent,
) -> Result<Outcome, CommandError> {
    match book.billing_event(event.id) {
        Some(known) if *known == event => return Err(CommandError::NothingToDo),
        Some(_) => return Err(BillingError::EventStays.into()),
        None => {}
    }
    if context.today < event.on {
        return Err(BillingError::EventInFuture.into());
    }
    check(book, &event)?;
    let happened = BillingChange::EventRegistered {
        contract: number_of(book, event.contract),
        what: event.what,
    };
    let entity = Entity::BillingEvent(Box::new(event));
    Ok(Outcome::put(entity, Event::Billing(happened)))
}

/// Takes it away, with what says that it is not billed.
///
/// # Errors
/// When it is what was asked for and an invoice that stands bills it.
pub fn remove(book: &Book, id: BillingEventId, today: NaiveDate) -> Result<Outcome, CommandError> {
    let record = RecordId::BillingEvent(id);
    let event = book.billing_event(id);
    let event = event.ok_or(CommandError::NotFound(record))?;
    let request = Part::Request(id);
    let mut invoices = book.invoices_of_contract(event.contract).into_iter();
    let billing = invoices.find(|invoice| bills(invoice, request) && stands(book, invoice, today));
    if let Some(invoice) = billing {
        let number = invoice.number().to_owned();
        return Err(BillingError::RequestBilled { number }.into());
    }
    let others = book.billing_events_of(event.contract).into_iter();
    let skips = others.filter(|other| other.what == Happening::Skipped(request));
    let going = skips.map(|skip| RecordId::BillingEvent(skip.id));
    let happened = BillingChange::EventRemoved {
        contract: number_of(book, event.contract),
        what: event.what,
    };
    Ok(Outcome {
        changes: going.chain([record]).map(Change::Delete).collect(),
        event: Event::Billing(happened),
    })
}

/// What must hold of an event in this book.
///
/// # Errors
/// Of a contract or a line that is not there, of another kind of line, with a quantity or a period that is none,
/// or without the reason that it needs.
pub fn check(book: &Book, event: &BillingEvent) -> Result<(), CommandError> {
    if event.what.needs_reason() && event.note.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    let line = line_of(book, event.contract, event.line)?;
    let fits = match event.what {
        Happening::Reached => line.kind == LineKind::Milestone,
        Happening::Asked(_) => line.kind == LineKind::OnDemand,
        Happening::Measured(_) => is_of_days(line.kind),
        Happening::Skipped(part) => is_part_of(part, line.kind),
    };
    if !fits {
        return Err(BillingError::NotForThisLine { kind: line.kind }.into());
    }
    match event.what {
        Happening::Asked(quantity) if quantity <= Decimal::ZERO => {
            Err(BillingError::QuantityNotPositive.into())
        }
        Happening::Measured(measured) if measured.quantity < Decimal::ZERO => {
            Err(BillingError::QuantityNegative.into())
        }
        Happening::Measured(measured) if !is_in_one_month(measured.period) => {
            Err(BillingError::NotOneMonth.into())
        }
        Happening::Skipped(Part::Days(period) | Part::Difference(period))
            if period.to < period.from =>
        {
            Err(BillingError::PeriodEndsBefore.into())
        }
        Happening::Skipped(Part::Request(id)) => check_request(book, event, id),
        _ => Ok(()),
    }
}

/// The request that is not billed must be one of the same line.
fn check_request(
    book: &Book,
    event: &BillingEvent,
    id: BillingEventId,
) -> Result<(), CommandError> {
    let missing = CommandError::NotFound(RecordId::BillingEvent(id));
    let request = book.billing_event(id).ok_or(missing)?;
    let same_line = (request.contract, request.line) == (event.contract, event.line);
    match request.what {
        Happening::Asked(_) if same_line => Ok(()),
        _ => Err(BillingError::NotARequest.into()),
    }
}

/// A line of a contract, or of one of its signed amendments, as it was agreed last.
///
/// # Errors
/// When the contract or the line is not there.
fn line_of(book: &Book, contract: ContractId, key: LineKey) -> Result<BillingLine, CommandError> {
    let missing = CommandError::NotFound(RecordId::Contract(contract));
    let contract = book.contract(contract).ok_or(missing)?;
    let mut signed = book.amendments_of(contract.id);
    signed.retain(|amendment| amendment.signed_on.is_some());
    let agreed = contract_now::once_signed(book, contract, &signed);
    let mut lines = agreed.lines.into_iter();
    match lines.find(|line| line.key == key) {
        Some(line) => Ok(line.line),
        None => Err(BillingError::UnknownLine.into()),
    }
}

/// Whether a line charges for days of service.
fn is_of_days(kind: LineKind) -> bool {
    matches!(kind, LineKind::Fixed | LineKind::PerUnit)
}

fn is_part_of(part: Part, kind: LineKind) -> bool {
    match part {
        Part::Days(_) | Part::Difference(_) => is_of_days(kind),
        Part::Milestone => kind == LineKind::Milestone,
        Part::Request(_) => kind == LineKind::OnDemand,
    }
}

fn is_in_one_month(period: Period) -> bool {
    let month = |day: NaiveDate| (day.year(), day.month());
    period.from <= period.to && month(period.from) == month(period.to)
}

/// Whether an invoice charges for a part; a credit note gives back.
fn bills(invoice: &Invoice, part: Part) -> bool {
    let mut lines = invoice.content.lines.iter();
    invoice.content.document_type != DocumentType::CreditNote
        && lines.any(|line| line.bills.as_ref().is_some_and(|claim| claim.part == part))
}

fn stands(book: &Book, invoice: &Invoice, today: NaiveDate) -> bool {
    let standing = book.standing(invoice.id);
    standing.is_none_or(|standing| standing.status(today) != Status::Voided)
}

fn number_of(book: &Book, contract: ContractId) -> String {
    let contract = book.contract(contract);
    contract
        .map(|contract| contract.number.clone())
        .unwrap_or_default()
}
