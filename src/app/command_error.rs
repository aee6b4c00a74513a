//! Why a command was refused.
//! The sentences for people, which say what to do, are in `text::command_errors`.

pub mod agreement;
pub mod billing;
pub mod invoicing;

use crate::app::command_error::agreement::AgreementError;
use crate::app::command_error::billing::BillingError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, RecordId};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

/// A refused command left nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    #[error("the record is not in the book: {0:?}")]
    NotFound(RecordId),
    /// Somebody changed the record after the person started from it.
    #[error("the record changed meanwhile: {0:?}")]
    ChangedMeanwhile(RecordId),
    #[error("the name is missing")]
    NameMissing,
    #[error("the number is missing")]
    NumberMissing,
    #[error("the reason is missing")]
    ReasonMissing,
    #[error("another client has this tax id: {name}")]
    DuplicateTaxId { existing: ClientId, name: String },
    #[error("another contract of the client has this number: {number}")]
    DuplicateContractNumber {
        existing: ContractId,
        number: String,
    },
    #[error("the document is in the book already: {number}")]
    DuplicateDocument { existing: InvoiceId, number: String },
    #[error("the client has {contracts} contracts, {invoices} invoices and {payments} payments")]
    ClientInUse {
        contracts: usize,
        invoices: usize,
        payments: usize,
    },
    #[error("the contract has {invoices} invoices and {amendments} signed amendments")]
    ContractInUse { invoices: usize, amendments: usize },
    /// Contracts that name the person, in whatever way, and invoices that the person took a step of.
    #[error("{contracts} contracts and {invoices} invoices name the person")]
    PersonInUse { contracts: usize, invoices: usize },
    #[error("the invoice has {payments} payments and {notes} notes")]
    InvoiceInUse { payments: usize, notes: usize },
    /// What was issued stays as it was issued; a note corrects it.
    #[error("the content of an issued document cannot change: {number}")]
    IssuedCannotChange { number: String },
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    #[error(transparent)]
    Invoicing(#[from] InvoicingError),
    #[error(transparent)]
    Billing(#[from] BillingError),
    #[error("the contract ends before it starts")]
    EndBeforeStart,
    /// `policy` counts from 0.
    #[error("policy {policy} ends before it starts")]
    PolicyEndBeforeStart { policy: usize },
    /// `field` is a path in the record, as `value` or `policies[0].amount`.
    #[error("the amount is negative: {field}")]
    NegativeAmount { field: String },
    #[error("the contract is of another client")]
    ContractOfAnotherClient,
    #[error("the numbering range {prefix} ends before it starts")]
    RangeEndBeforeStart { prefix: String },
    #[error("two numbering ranges of {prefix} have numbers in common")]
    RangesMeet { prefix: String },
    #[error("the amount is not above zero")]
    AmountNotPositive,
    #[error("an allocation to {number} is not above zero")]
    AllocationNotPositive { number: String },
    #[error("the payment names {number} twice")]
    AllocationRepeated { number: String },
    #[error("the allocations exceed the payment by {excess:?}")]
    OverAllocated { excess: Money },
    #[error("{number} has {balance:?} left")]
    MoreThanBalance { number: String, balance: Money },
    #[error("{number} is in {invoice}, the payment in {payment}")]
    CurrencyMismatch {
        number: String,
        invoice: Currency,
        payment: Currency,
    },
    #[error("{number} is of another client")]
    InvoiceOfAnotherClient { number: String },
    /// A draft or a credit note.
    #[error("nothing can be paid on {number}")]
    CannotBePaid { number: String },
    #[error("the payment was received after today")]
    ReceivedInFuture,
    #[error("a snooze must end after today")]
    SnoozeNotAhead,
    #[error("nothing to do")]
    NothingToDo,
    #[error("the book has records already")]
    BookNotEmpty,
    #[error("the book does not hold the example")]
    NotTheExample,
    #[error("the amount is too large: {0}")]
    TooLarge(Decimal),
}
