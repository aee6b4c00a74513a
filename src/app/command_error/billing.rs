//! Why something about the catalogue, about what changes what is billed, or about what clients report was refused.

use crate::domain::contract::billing::LineKind;
use chrono::NaiveDate;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BillingError {
    #[error("the code is missing")]
    CodeMissing,
    #[error("another item has this code: {code}, {name}")]
    DuplicateItem { code: String, name: String },
    /// Such an item is made inactive instead.
    #[error("{contracts} contracts sell the item; the company's usual: {usual}")]
    ItemInUse { contracts: usize, usual: bool },
    #[error("not a percentage from 0 to 100: {rate}")]
    NotARate { rate: Decimal },
    /// Neither the contract nor a signed amendment has it.
    #[error("the contract has no such line")]
    UnknownLine,
    #[error("that does not happen to a line of {kind:?}")]
    NotForThisLine { kind: LineKind },
    #[error("the quantity is not above zero")]
    QuantityNotPositive,
    #[error("the quantity is below zero")]
    QuantityNegative,
    #[error("the days are not of one month")]
    NotOneMonth,
    #[error("the last day is before the first")]
    PeriodEndsBefore,
    #[error("nothing was asked for there")]
    NotARequest,
    /// A fact does not change: it is taken away and registered again.
    #[error("the event is registered already, otherwise")]
    EventStays,
    #[error("an event after today")]
    EventInFuture,
    /// The number is empty for a draft.
    #[error("{number} bills what was asked for")]
    RequestBilled { number: String },
    #[error("the invoice is a draft")]
    InvoiceNotIssued,
    #[error("what the client says is missing")]
    ReportTextMissing,
    #[error("a report after today")]
    ReportInFuture,
    #[error("answered before it was said, on {on}")]
    AnsweredBefore { on: NaiveDate },
}
