//! What happened to drafts and invoices on their way.

use crate::app::command_error::CommandError;
use crate::domain::ids::{ClientId, InvoiceId};
use crate::domain::invoice::DocumentType;
use crate::domain::invoice::step::InvoiceAction;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoicingEvent {
    /// A month was prepared: what became drafts, and what could not.
    Prepared(PreparedReport),
    /// A draft was written or changed; the client's name.
    DraftSaved { client: String, created: bool },
    /// Documents were moved on, and some could not be.
    Moved(MovedReport),
    /// Documents got their numbers, and some could not.
    Issued(IssuedReport),
    /// The note that takes an invoice back was written.
    VoidingBegun { number: String },
    /// What was voided is to be billed again.
    Copied { number: String },
    /// Numbers were kept for a device, as it is called.
    NumbersReserved {
        first: String,
        last: String,
        label: String,
    },
    /// What was left of a block went back to the device that gives out numbers.
    NumbersReturned { first: String, last: String },
    /// This device gives out numbers now.
    NumberingTaken,
}

impl InvoicingEvent {
    /// Whether it stays: numbers that were kept for a device may be in use there.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            InvoicingEvent::NumbersReserved { .. }
                | InvoicingEvent::NumbersReturned { .. }
                | InvoicingEvent::NumberingTaken
        )
    }
}

/// What became of the proposals of a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PreparedReport {
    pub drafted: Vec<InvoiceId>,
    /// Whose proposal could not become a draft, and why.
    pub refused: Vec<(ClientId, CommandError)>,
}

/// What became of documents that were to take the same step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedReport {
    pub action: InvoiceAction,
    pub moved: usize,
    /// Its number, when it was one issued document.
    pub number: Option<String>,
    pub refused: Vec<(InvoiceId, CommandError)>,
}

/// What became of documents that were to be issued.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IssuedReport {
    /// Their numbers, in order.
    pub numbers: Vec<String>,
    /// When it was one document.
    pub document_type: Option<DocumentType>,
    pub refused: Vec<(InvoiceId, CommandError)>,
}
