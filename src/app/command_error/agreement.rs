//! Why something about a contract, its amendments, steps, obligations or documents was refused.

use crate::domain::contract::in_force::DoubtCause;
use crate::domain::contract::policy::Cover;
use crate::domain::contract::progress::Stage;
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgreementError {
    /// What was signed changes by an amendment.
    #[error("the terms are signed")]
    TermsSigned,
    /// What is signed stays; another amendment corrects it.
    #[error("amendment {number} is signed")]
    AmendmentSigned { number: String },
    #[error("the amendment changes nothing")]
    NothingAmended,
    #[error("another amendment of the contract has this number: {number}")]
    DuplicateAmendment { number: String },
    /// A draft contract changes directly.
    #[error("the contract is not signed yet")]
    NotSignedYet,
    #[error("signed after today")]
    SignedInFuture,
    /// What the amendment asks for cannot be carried out.
    #[error("amendment {number}: {cause:?}")]
    Doubt { number: String, cause: DoubtCause },
    /// The change would leave a signed amendment without effect.
    #[error("amendment {number} would have no effect: {cause:?}")]
    AmendmentLost { number: String, cause: DoubtCause },
    #[error("not lawful while the contract is in {stage:?}")]
    StepNotLawful { stage: Stage },
    #[error("a step after today")]
    StepInFuture,
    #[error("a step before the last one, of {last}")]
    StepBeforeLast { last: NaiveDate },
    #[error("{gaps} covers are not insured")]
    PoliciesMissing { gaps: usize },
    #[error("{open} obligations are open")]
    ObligationsOpen { open: usize },
    #[error("{open} points of the settlement are open")]
    SettlementOpen { open: usize },
    #[error("the contract has not ended: {end:?}")]
    NotEnded { end: Option<NaiveDate> },
    #[error("{cover:?} is asked for twice")]
    RequirementRepeated { cover: Cover },
    #[error("policy {number} is there twice for {cover:?}")]
    PolicyRepeated { number: String, cover: Cover },
    #[error("policy {number} is in another currency")]
    PolicyCurrency { number: String },
    /// `line` counts from 0.
    #[error("line {line} ends before it starts")]
    LineEndBeforeStart { line: usize },
    /// `line` counts from 0.
    #[error("line {line} is in another currency")]
    LineCurrency { line: usize },
    #[error("the title is missing")]
    TitleMissing,
    #[error("the last day is before the first")]
    RecurrenceEndsBefore,
    #[error("not due on {day}")]
    NotDue { day: NaiveDate },
    #[error("an outcome after today")]
    OutcomeInFuture,
    #[error("the document expires before it was issued")]
    ExpiresBeforeIssue,
    #[error("the contract is of another client")]
    OtherClient,
}
