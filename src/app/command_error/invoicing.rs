//! Why something about the drafts, the approval, the issue or the voiding of invoices was refused.

use crate::domain::invoice::DocumentType;
use crate::domain::invoice::progress::FlowStage;
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvoicingError {
    /// Nothing of what was asked for can be billed, or it was drafted meanwhile.
    #[error("nothing can be billed")]
    NothingToBill,
    #[error("an amount does not fit in 28 digits")]
    AmountTooLarge,
    /// `line` counts from 0; `other` is the number of the invoice that bills it, empty for a draft.
    #[error("line {line} is billed by {other:?}")]
    BilledAlready { line: usize, other: String },
    #[error("not lawful while the invoice is {stage:?}")]
    NotLawful { stage: FlowStage },
    #[error("{count} errors were found")]
    ErrorsFound { count: usize },
    /// Warnings that stand need a reason each.
    #[error("{count} warnings have no reason")]
    WarningsUnexplained { count: usize },
    /// Who wrote or handed in a document does not approve it.
    #[error("the author cannot approve")]
    OwnWork,
    /// Nobody said who uses this device.
    #[error("it is not known who acts")]
    WhoActs,
    #[error("no numbering for {documents:?}")]
    NoRange { documents: DocumentType },
    #[error("the numbering {prefix} is used up")]
    RangeUsedUp { prefix: String },
    #[error("the numbering {prefix} is valid from {from} to {to}")]
    RangeNotValid {
        prefix: String,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The numbers of a range are given out by another device, and this one has none of its own.
    #[error("{prefix} is numbered elsewhere")]
    NumbersElsewhere { prefix: String },
    /// A block for a device, as it is named in the journal.
    #[error("not the name of a device: {typed:?}")]
    NotADevice { typed: String },
    /// This device gives out the numbers: it needs no block.
    #[error("this device gives out the numbers")]
    OwnDevice,
    #[error("{left} numbers of {prefix} are left")]
    TooFewNumbers { prefix: String, left: u64 },
    /// All of a block were given.
    #[error("nothing of the block is left")]
    BlockUsedUp,
    #[error("a step after today")]
    StepInFuture,
    #[error("a step before the issue, of {issued}")]
    BeforeIssue { issued: NaiveDate },
    /// A note that voids it is being written or was issued.
    #[error("it is being voided")]
    VoidedAlready,
    /// Only what was voided is billed again.
    #[error("it is not voided")]
    NotVoided,
}
