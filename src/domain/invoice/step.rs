//! The steps of an invoice's life: who did what, when. Each is a fact of its own record, so that two laptops' steps unite.
//! Where an invoice stands follows from its record and its steps in [`progress`](super::progress).

use crate::domain::ids::{InvoiceId, InvoiceStepId, PersonId};
use chrono::NaiveDate;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceStep {
    pub id: InvoiceStepId,
    pub invoice: InvoiceId,
    pub on: NaiveDate,
    /// How many steps of the invoice were known when it was taken: on the same day it comes after those, whatever the
    /// clocks of two laptops say.
    pub place: u32,
    /// Who took it.
    pub by: Option<PersonId>,
    pub action: InvoiceAction,
    /// A comment; the reason where one is asked for.
    pub note: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceAction {
    /// The draft was written, or written anew.
    Prepared,
    /// Asked to be approved as it is.
    Submitted(Submission),
    /// Not approved, for a reason: back to the draft.
    Denied,
    /// Taken back by who asked, before an answer.
    Withdrawn,
    /// Approved, as the document whose fingerprint this is.
    Approved(Fingerprint),
    /// Handed to the client.
    Delivered(Channel),
    /// The client has it (acuse de recibo; RADIAN event 030).
    Acknowledged,
    /// The client has the service (RADIAN event 032): the days for a claim run from here.
    ServiceReceived,
    /// The client accepts it (RADIAN event 033).
    Accepted,
    /// The client does not accept it (RADIAN event 031), for a reason.
    Claimed(ClaimCause),
    /// The issuer declares that no claim came in time (RADIAN event 034).
    AcceptedTacitly,
    /// It is to be voided, for that cause and a reason.
    VoidDecided(VoidCause),
}

/// A document handed in for approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Of the document as it was handed in.
    pub content: Fingerprint,
    /// The version of the rules it was checked with.
    pub rule_set: u32,
    /// The warnings that stand, each with why.
    pub accepted: Vec<AcceptedWarning>,
}

/// A warning that somebody lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedWarning {
    /// Code of the rule.
    pub rule: String,
    /// Where, as in the finding.
    pub place: String,
    pub reason: String,
}

/// Tells one content of a document from another: see [`fingerprint`](super::fingerprint).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub String);

/// How an invoice is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    Email,
    /// The client's own portal.
    Portal,
    Paper,
    Other,
}

impl Channel {
    pub const ALL: [Channel; 4] = [
        Channel::Email,
        Channel::Portal,
        Channel::Paper,
        Channel::Other,
    ];
}

/// Why a client claims (DIAN, concepts of event 031).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimCause {
    /// 01: the document has inconsistencies.
    Inconsistent,
    /// 02: nothing was delivered.
    NotDelivered,
    /// 03: a part was delivered.
    PartlyDelivered,
    /// 04: the service was not rendered.
    NotRendered,
}

impl ClaimCause {
    pub const ALL: [ClaimCause; 4] = [
        ClaimCause::Inconsistent,
        ClaimCause::NotDelivered,
        ClaimCause::PartlyDelivered,
        ClaimCause::NotRendered,
    ];

    /// The code of the concept.
    pub fn code(self) -> &'static str {
        match self {
            ClaimCause::Inconsistent => "01",
            ClaimCause::NotDelivered => "02",
            ClaimCause::PartlyDelivered => "03",
            ClaimCause::NotRendered => "04",
        }
    }
}

/// What was wrong with an invoice that is voided, or that a client complains of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoidCause {
    ClientData,
    Amount,
    Period,
    /// Another contract, or not as the contract says.
    Contract,
    Duplicate,
    Other,
}

impl VoidCause {
    pub const ALL: [VoidCause; 6] = [
        VoidCause::ClientData,
        VoidCause::Amount,
        VoidCause::Period,
        VoidCause::Contract,
        VoidCause::Duplicate,
        VoidCause::Other,
    ];

    /// Whether it says that the document was wrong; another cause may be a change of mind.
    pub fn is_error(self) -> bool {
        self != VoidCause::Other
    }
}

impl InvoiceAction {
    /// Whether it must say why.
    pub fn needs_reason(&self) -> bool {
        matches!(
            self,
            InvoiceAction::Denied | InvoiceAction::Claimed(_) | InvoiceAction::VoidDecided(_)
        )
    }
}
