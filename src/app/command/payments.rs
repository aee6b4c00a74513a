//! Commands on payments: money received and the invoices it settles.
//! A payment never settles more than an invoice has left, nor more than was received.

use crate::app::book::Book;
use crate::app::book::linking::settled_by;
use crate::app::book::standing::Standing;
use crate::app::command::{Outcome, unchanged_since};
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::domain::ids::{ClientId, PaymentId, RecordId};
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::Money;
use crate::domain::payment::{Allocation, Payment};
use rust_decimal::Decimal;

/// # Errors
/// When an amount is not above zero, the day is ahead, or an allocation does not fit its invoice.
pub fn record(
    book: &Book,
    context: &Context,
    payment: Payment,
    seen: u64,
) -> Result<Outcome, CommandError> {
    let record = RecordId::Payment(payment.id);
    unchanged_since(book, record, seen)?;
    if book.client(payment.client).is_none() {
        return Err(CommandError::NotFound(RecordId::Client(payment.client)));
    }
    if payment.received_on > context.today {
        return Err(CommandError::ReceivedInFuture);
    }
    check_amount(&payment)?;
    let mut paid_in_full = 0;
    for (place, allocation) in payment.allocations.iter().enumerate() {
        let left = balance_without(book, &payment, allocation)?;
        let taken = allocation.amount.saturating_add(allocation.withheld);
        let number = number_of(book, allocation);
        let earlier = payment.allocations.iter().take(place);
        if earlier
            .into_iter()
            .any(|each| each.invoice == allocation.invoice)
        {
            return Err(CommandError::AllocationRepeated { number });
        }
        if taken > left.amount {
            return Err(CommandError::MoreThanBalance {
                number,
                balance: left,
            });
        }
        paid_in_full += usize::from(taken == left.amount);
    }
    let event = Event::PaymentRecorded {
        id: payment.id,
        client: client_name(book, payment.client),
        amount: Money::new(payment.amount, payment.currency),
        created: !book.contains(record),
        paid_in_full,
    };
    Ok(Outcome::put(Entity::Payment(Box::new(payment)), event))
}

/// # Errors
/// When the book does not have it.
pub fn remove(book: &Book, id: PaymentId) -> Result<Outcome, CommandError> {
    let record = RecordId::Payment(id);
    let payment = book.payment(id).ok_or(CommandError::NotFound(record))?;
    let event = Event::PaymentRemoved {
        client: client_name(book, payment.client),
        amount: Money::new(payment.amount, payment.currency),
    };
    Ok(Outcome::delete(record, event))
}

/// Money received may be zero only when everything was withheld.
fn check_amount(payment: &Payment) -> Result<(), CommandError> {
    let sum = |part: fn(&Allocation) -> Decimal| {
        let parts = payment.allocations.iter().map(part);
        parts.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let withheld = sum(|allocation| allocation.withheld);
    if payment.amount < Decimal::ZERO || payment.amount.saturating_add(withheld) <= Decimal::ZERO {
        return Err(CommandError::AmountNotPositive);
    }
    let allocated = sum(|allocation| allocation.amount);
    if allocated > payment.amount {
        return Err(CommandError::OverAllocated {
            excess: Money::new(allocated.saturating_sub(payment.amount), payment.currency),
        });
    }
    Ok(())
}

/// What the invoice of an allocation has left if this payment did not exist.
fn balance_without(
    book: &Book,
    payment: &Payment,
    allocation: &Allocation,
) -> Result<Money, CommandError> {
    let record = RecordId::Invoice(allocation.invoice);
    let (Some(invoice), Some(standing)) = (
        book.invoice(allocation.invoice),
        book.standing(allocation.invoice),
    ) else {
        return Err(CommandError::NotFound(record));
    };
    check_invoice(payment, allocation, invoice, standing)?;
    let own = book
        .payment(payment.id)
        .filter(|before| before.currency == standing.currency)
        .map_or(Decimal::ZERO, |before| settled_by(before, invoice.id));
    Ok(Money::new(
        standing.balance().saturating_add(own),
        standing.currency,
    ))
}

fn check_invoice(
    payment: &Payment,
    allocation: &Allocation,
    invoice: &Invoice,
    standing: &Standing,
) -> Result<(), CommandError> {
    let number = invoice.number().to_owned();
    if standing.draft || standing.document_type == DocumentType::CreditNote {
        return Err(CommandError::CannotBePaid { number });
    }
    if invoice.client != payment.client {
        return Err(CommandError::InvoiceOfAnotherClient { number });
    }
    if standing.currency != payment.currency {
        return Err(CommandError::CurrencyMismatch {
            number,
            invoice: standing.currency,
            payment: payment.currency,
        });
    }
    let negative = allocation.amount < Decimal::ZERO || allocation.withheld < Decimal::ZERO;
    if negative || allocation.amount.saturating_add(allocation.withheld) <= Decimal::ZERO {
        return Err(CommandError::AllocationNotPositive { number });
    }
    Ok(())
}

fn number_of(book: &Book, allocation: &Allocation) -> String {
    let invoice = book.invoice(allocation.invoice);
    invoice
        .map(|invoice| invoice.number().to_owned())
        .unwrap_or_default()
}

fn client_name(book: &Book, id: ClientId) -> String {
    let client = book.client(id);
    client.map(|client| client.name.clone()).unwrap_or_default()
}
