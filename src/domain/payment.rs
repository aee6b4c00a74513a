//! Money received and the invoices it pays.

use crate::domain::ids::{ClientId, InvoiceId, PaymentId};
use crate::domain::money::Currency;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Money received from a client (recaudo).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub id: PaymentId,
    pub client: ClientId,
    pub received_on: NaiveDate,
    pub currency: Currency,
    /// What entered the bank.
    pub amount: Decimal,
    pub allocations: Vec<Allocation>,
    /// Bank reference or receipt number.
    pub reference: String,
}

/// The part of a payment that settles one invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocation {
    pub invoice: InvoiceId,
    /// Settled by the money received.
    pub amount: Decimal,
    /// Settled by tax the client withheld and paid to the authority in our name.
    pub withheld: Decimal,
}
