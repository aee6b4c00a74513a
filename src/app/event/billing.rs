//! What happened to the catalogue, to what changes what is billed, or to what clients report.

use crate::domain::billing::event::Happening;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BillingChange {
    ItemSaved {
        name: String,
        created: bool,
    },
    ItemRemoved {
        name: String,
    },
    EventRegistered {
        /// Number of the contract.
        contract: String,
        what: Happening,
    },
    EventRemoved {
        contract: String,
        what: Happening,
    },
    ReportSaved {
        /// Number of the invoice.
        invoice: String,
        created: bool,
        /// Whether it is answered now.
        answered: bool,
    },
    ReportRemoved {
        invoice: String,
    },
}
