//! The contracts: the list, one contract with its parts, its form, its amendments, the import.

pub mod amendment;
pub mod board;
pub mod calendar;
pub mod edit;
pub mod fulfilment;
pub mod import;
pub mod list;
pub mod record;
pub mod views;

use crate::domain::contract::progress::Stage;
use crate::ui::kit::badge::Tone;

/// How a stage is shown.
pub fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::InForce => Tone::Good,
        Stage::Ending | Stage::Suspended => Tone::Warn,
        Stage::Draft
        | Stage::Review
        | Stage::Approval
        | Stage::Signature
        | Stage::Policies
        | Stage::Settlement
        | Stage::Closing => Tone::Accent,
        Stage::Ready | Stage::Acceptance | Stage::Closed | Stage::Cancelled => Tone::Neutral,
    }
}
