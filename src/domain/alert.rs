//! Alerts: everything that needs someone, computed from the records and the day.
//! An alert is a state that lasts until its cause is gone, never a one-day event.

use crate::domain::ids::{AlertNoteId, PersonId, RecordId};
use chrono::NaiveDate;

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    ContractEnd,
    PolicyExpiry,
    /// The last day to say that a contract is not to be renewed.
    NonRenewalNotice,
    /// An anniversary on which prices change.
    PriceRevision,
    /// A review, an approval, a signature or policies that are waited for.
    ContractStage,
    /// An amendment that was drafted and is not signed.
    AmendmentUnsigned,
    /// A cover that is asked for and not insured, or for too little.
    PolicyGap,
    ObligationDue,
    DocumentExpiry,
    /// A document that a contract asks for and that is not there.
    DocumentMissing,
    /// A period that is to be billed.
    InvoiceToIssue,
    /// A draft that waits for an approval, or for its number.
    InvoiceWaiting,
    /// An issued invoice that was not handed over.
    InvoiceToDeliver,
    /// A claim to settle, or a tacit acceptance to declare.
    InvoiceAnswer,
    /// An authorised numbering that is nearly used or expires.
    NumberingEnds,
    InvoiceOverdue,
    InvoiceWithErrors,
    BackupTooOld,
}

impl AlertKind {
    pub const ALL: [AlertKind; 18] = [
        AlertKind::ContractEnd,
        AlertKind::PolicyExpiry,
        AlertKind::NonRenewalNotice,
        AlertKind::PriceRevision,
        AlertKind::ContractStage,
        AlertKind::AmendmentUnsigned,
        AlertKind::PolicyGap,
        AlertKind::ObligationDue,
        AlertKind::DocumentExpiry,
        AlertKind::DocumentMissing,
        AlertKind::InvoiceToIssue,
        AlertKind::InvoiceWaiting,
        AlertKind::InvoiceToDeliver,
        AlertKind::InvoiceAnswer,
        AlertKind::NumberingEnds,
        AlertKind::InvoiceOverdue,
        AlertKind::InvoiceWithErrors,
        AlertKind::BackupTooOld,
    ];

    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            AlertKind::ContractEnd => "contract_end",
            AlertKind::PolicyExpiry => "policy_expiry",
            AlertKind::NonRenewalNotice => "non_renewal_notice",
            AlertKind::PriceRevision => "price_revision",
            AlertKind::ContractStage => "contract_stage",
            AlertKind::AmendmentUnsigned => "amendment_unsigned",
            AlertKind::PolicyGap => "policy_gap",
            AlertKind::ObligationDue => "obligation_due",
            AlertKind::DocumentExpiry => "document_expiry",
            AlertKind::DocumentMissing => "document_missing",
            AlertKind::InvoiceToIssue => "invoice_to_issue",
            AlertKind::InvoiceWaiting => "invoice_waiting",
            AlertKind::InvoiceToDeliver => "invoice_to_deliver",
            AlertKind::InvoiceAnswer => "invoice_answer",
            AlertKind::NumberingEnds => "numbering_ends",
            AlertKind::InvoiceOverdue => "invoice_overdue",
            AlertKind::InvoiceWithErrors => "invoice_with_errors",
            AlertKind::BackupTooOld => "backup_too_old",
        }
    }

    pub fn from_name(name: &str) -> Option<AlertKind> {
        AlertKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it is about a contract or something under one.
    pub fn is_of_contracts(self) -> bool {
        !matches!(
            self,
            AlertKind::InvoiceToIssue
                | AlertKind::InvoiceWaiting
                | AlertKind::InvoiceToDeliver
                | AlertKind::InvoiceAnswer
                | AlertKind::NumberingEnds
                | AlertKind::InvoiceOverdue
                | AlertKind::InvoiceWithErrors
                | AlertKind::BackupTooOld
        )
    }

    /// Days of warning when the company says nothing else.
    pub fn default_lead_days(self) -> u16 {
        match self {
            AlertKind::ContractEnd => 60,
            AlertKind::PolicyExpiry
            | AlertKind::PolicyGap
            | AlertKind::NonRenewalNotice
            | AlertKind::PriceRevision => 30,
            AlertKind::DocumentExpiry | AlertKind::DocumentMissing => 15,
            AlertKind::ObligationDue => 7,
            AlertKind::ContractStage | AlertKind::AmendmentUnsigned => 1,
            AlertKind::NumberingEnds => 30,
            AlertKind::InvoiceToIssue | AlertKind::InvoiceOverdue => 3,
            AlertKind::InvoiceToDeliver | AlertKind::InvoiceAnswer => 1,
            AlertKind::InvoiceWaiting | AlertKind::InvoiceWithErrors | AlertKind::BackupTooOld => 0,
        }
    }
}

/// Names one alert over time: the same cause gives the same key on every device and every day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertKey {
    pub kind: AlertKind,
    pub subject: RecordId,
    /// Which part of the subject, as a policy's number; empty for the whole.
    pub part: String,
    /// The deadline: when it moves, an old dismissal no longer applies.
    pub due: NaiveDate,
}

/// A person's decision about an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertNote {
    pub id: AlertNoteId,
    pub key: AlertKey,
    pub decision: AlertDecision,
    /// Why; never empty.
    pub reason: String,
    pub by: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertDecision {
    /// Hidden until that day.
    SnoozedUntil(NaiveDate),
    /// Hidden for good, for this cause and deadline.
    Dismissed,
}
