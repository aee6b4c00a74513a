//! What a client said is wrong with an invoice it received.

use crate::domain::ids::{InvoiceId, InvoiceReportId};
use crate::domain::invoice::step::VoidCause;
use chrono::NaiveDate;

/// A report of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceReport {
    pub id: InvoiceReportId,
    pub invoice: InvoiceId,
    /// The day on which the client said so.
    pub on: NaiveDate,
    pub source: ReportSource,
    pub cause: VoidCause,
    /// In words, as the client says it.
    pub what: String,
    /// The day on which it was answered; absent while it is open.
    pub answered_on: Option<NaiveDate>,
    /// What was answered.
    pub answer: String,
}

/// How it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportSource {
    Email,
    Phone,
    Visit,
    Portal,
    Survey,
    Other,
}

impl ReportSource {
    pub const ALL: [ReportSource; 6] = [
        ReportSource::Email,
        ReportSource::Phone,
        ReportSource::Visit,
        ReportSource::Portal,
        ReportSource::Survey,
        ReportSource::Other,
    ];
}
