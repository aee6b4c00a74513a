//! What happened to a contract's amendments, steps, obligations or documents.

use crate::domain::contract::obligation::OutcomeResult;
use crate::domain::contract::step::StepAction;
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreementEvent {
    AmendmentSaved {
        contract: String,
        number: String,
        /// Whether it is signed now.
        signed: bool,
    },
    /// The signed paper of an amendment was added.
    PaperAdded {
        number: String,
    },
    AmendmentRemoved {
        number: String,
    },
    StepTaken {
        contract: String,
        action: StepAction,
    },
    ObligationSaved {
        title: String,
        created: bool,
    },
    ObligationRemoved {
        title: String,
    },
    ObligationSettled {
        title: String,
        due: NaiveDate,
        result: OutcomeResult,
    },
    ObligationReopened {
        title: String,
        due: NaiveDate,
    },
    DocumentSaved {
        name: String,
        created: bool,
    },
    DocumentRemoved {
        name: String,
    },
}
