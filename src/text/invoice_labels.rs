//! How far documents are, and where the billing of contracts stands.

use crate::app::query::billing_matrix::CellState;
use crate::domain::billing::ledger::EntryState;
use crate::domain::invoice::progress::FlowStage;
use crate::domain::words::{Words, words};

/// How far a document is.
pub fn stage(stage: FlowStage) -> Words {
    match stage {
        FlowStage::Draft => words("Borrador", "Draft"),
        FlowStage::Denied => words("Devuelta", "Returned"),
        FlowStage::InReview => words("En revisión", "In review"),
        FlowStage::Approved => words("Aprobada", "Approved"),
        FlowStage::Issued => words("Emitida", "Issued"),
        FlowStage::Delivered => words("Entregada", "Delivered"),
        FlowStage::Accepted => words("Aceptada", "Accepted"),
        FlowStage::Claimed => words("Reclamada", "Claimed"),
    }
}

/// Where a line and month of a contract stands.
pub fn entry_state(state: EntryState) -> Words {
    match state {
        EntryState::Foreseen => words("Prevista", "Foreseen"),
        EntryState::ToBill => words("Por facturar", "To bill"),
        EntryState::Late(_) => words("Atrasada", "Late"),
        EntryState::Drafted => words("En borrador", "Drafted"),
        EntryState::Issued => words("Emitida", "Issued"),
        EntryState::Skipped => words("Omitida", "Skipped"),
    }
}

/// Where the billing of a client's month stands.
pub fn cell_state(state: CellState) -> Words {
    match state {
        CellState::Empty => words("Nada", "Nothing"),
        CellState::Foreseen => words("Prevista", "Foreseen"),
        CellState::Skipped => words("Omitida", "Skipped"),
        CellState::Issued => words("Emitida", "Issued"),
        CellState::IssuedLate => words("Emitida tarde", "Issued late"),
        CellState::Drafted => words("En borrador", "Drafted"),
        CellState::Missing => words("Por facturar", "To bill"),
        CellState::Late => words("Atrasada", "Late"),
    }
}
