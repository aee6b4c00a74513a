//! A payment as written.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::ids::{ClientId, InvoiceId, PaymentId};
use crate::domain::money::Currency;
use crate::domain::payment::{Allocation, Payment};
use crate::journal::record::skip::is_zero;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct PaymentRecord {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    allocations: Vec<AllocationRecord>,
    amount: Decimal,
    client: ClientId,
    currency: Currency,
    received_on: NaiveDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct AllocationRecord {
    amount: Decimal,
    invoice: InvoiceId,
    #[serde(default, skip_serializing_if = "is_zero")]
    withheld: Decimal,
}

impl From<&Payment> for PaymentRecord {
    fn from(payment: &Payment) -> Self {
        PaymentRecord {
            allocations: payment.allocations.iter().map(Into::into).collect(),
            amount: payment.amount,
            client: payment.client,
            currency: payment.currency,
            received_on: payment.received_on,
            reference: payment.reference.clone(),
        }
    }
}

impl From<(PaymentId, PaymentRecord)> for Payment {
    fn from((id, record): (PaymentId, PaymentRecord)) -> Self {
        Payment {
            id,
            client: record.client,
            received_on: record.received_on,
            currency: record.currency,
            amount: record.amount,
            allocations: record.allocations.into_iter().map(Into::into).collect(),
            reference: record.reference,
        }
    }
}

impl From<&Allocation> for AllocationRecord {
    fn from(allocation: &Allocation) -> Self {
        AllocationRecord {
            amount: allocation.amount,
            invoice: allocation.invoice,
            withheld: allocation.withheld,
        }
    }
}

impl From<AllocationRecord> for Allocation {
    fn from(record: AllocationRecord) -> Self {
        Allocation {
            invoice: record.invoice,
            amount: record.amount,
            withheld: record.withheld,
        }
    }
}
