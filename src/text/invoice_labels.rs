//! How far documents are, and where the billing of contracts stands.

use crate::app::query::billing_matrix::CellState;
use crate::app::query::review_all::Scope;
use crate::domain::billing::ledger::EntryState;
use crate::domain::country::Country;
use crate::domain::invoice::progress::FlowStage;
use crate::domain::words::{Words, words};
use crate::form::invoice::adjustments::AdjustedBy;
use crate::form::invoice::lines::LineTax;

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

/// Which documents are checked.
pub fn review_scope(scope: Scope) -> Words {
    match scope {
        Scope::Drafts => words("Borradores", "Drafts"),
        Scope::Issued => words("Emitidas", "Issued"),
    }
}

/// Whether it is added.
pub fn adjustment(charge: bool) -> Words {
    if charge {
        words("Recargo", "Charge")
    } else {
        words("Descuento", "Allowance")
    }
}

/// In what a discount or charge is said.
pub fn adjusted_by(by: AdjustedBy) -> Words {
    match by {
        AdjustedBy::Percent => words("Porcentaje", "Per cent"),
        AdjustedBy::Amount => words("Dinero", "Money"),
    }
}

/// How the tax on sales treats a line.
pub fn line_tax(tax: LineTax, country: Country) -> Words {
    match (tax, country) {
        (LineTax::General, Country::Colombia) => words("IVA 19 %", "IVA 19 %"),
        (LineTax::General, Country::Peru) => words("Gravado, IGV 18 %", "Taxed, IGV 18 %"),
        (LineTax::Reduced, _) => words("IVA 5 %", "IVA 5 %"),
        (LineTax::Consumption, _) => words("INC 8 %", "INC 8 %"),
        (LineTax::Exempt, Country::Colombia) => words("Exento, IVA 0 %", "Exempt, IVA 0 %"),
        (LineTax::Exempt, Country::Peru) => words("Exonerado", "Exempt"),
        (LineTax::Excluded, Country::Colombia) => words("Excluido", "Excluded"),
        (LineTax::Excluded, Country::Peru) => words("Inafecto", "Not subject"),
        (LineTax::Export, _) => words("Exportación", "Export"),
        (LineTax::AsItIs, _) => words("Como está", "As it is"),
    }
}
