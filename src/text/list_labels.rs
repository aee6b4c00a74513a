//! The names of states, filters and moments that lists and cards show.
//! One exhaustive match per enum, so that a new variant without its words does not compile.

use crate::app::book::standing::Status;
use crate::app::query::client_card::MomentKind;
use crate::app::query::clients::DebtFilter;
use crate::app::query::contracts::ContractState;
use crate::app::query::invoices::{FindingsFilter, StateFilter};
use crate::domain::words::{Words, words};

/// The state of an invoice.
pub fn status(status: Status) -> Words {
    match status {
        Status::Draft => words("Borrador", "Draft"),
        Status::Issued => words("Emitida", "Issued"),
        Status::Overdue => words("Vencida", "Overdue"),
        Status::Paid => words("Pagada", "Paid"),
        Status::Voided => words("Anulada", "Voided"),
    }
}

/// A choice of the filter by state.
pub fn state_filter(filter: StateFilter) -> Words {
    match filter {
        StateFilter::Open => words("Por cobrar", "To collect"),
        StateFilter::Draft => status(Status::Draft),
        StateFilter::Issued => status(Status::Issued),
        StateFilter::Overdue => status(Status::Overdue),
        StateFilter::Paid => status(Status::Paid),
        StateFilter::Voided => status(Status::Voided),
    }
}

/// A choice of the filter by what the check found.
pub fn findings_filter(filter: FindingsFilter) -> Words {
    match filter {
        FindingsFilter::Errors => words("Con errores", "With errors"),
        FindingsFilter::Warnings => words("Con advertencias", "With warnings"),
        FindingsFilter::Clean => words("Sin hallazgos", "Without findings"),
    }
}

/// A choice of the filter of clients by what they owe.
pub fn debt_filter(filter: DebtFilter) -> Words {
    match filter {
        DebtFilter::Open => words("Con saldo", "With a balance"),
        DebtFilter::Overdue => words("En mora", "Overdue"),
    }
}

/// The state of a contract.
pub fn contract_state(state: ContractState) -> Words {
    match state {
        ContractState::NotStarted => words("Por iniciar", "Not started"),
        ContractState::InForce => words("Vigente", "In force"),
        ContractState::Ending => words("Por terminar", "Ending"),
        ContractState::Ended => words("Terminado", "Ended"),
        ContractState::Cancelled => words("Anulado", "Cancelled"),
    }
}

/// Something that happened with a client.
pub fn moment(kind: MomentKind) -> Words {
    match kind {
        MomentKind::ContractStarted => words("Empezó el contrato", "Contract started"),
        MomentKind::ContractEnded => words("Terminó el contrato", "Contract ended"),
        MomentKind::InvoiceIssued => words("Factura emitida", "Invoice issued"),
        MomentKind::CreditNoteIssued => words("Nota crédito emitida", "Credit note issued"),
        MomentKind::DebitNoteIssued => words("Nota débito emitida", "Debit note issued"),
        MomentKind::PaymentReceived => words("Pago recibido", "Payment received"),
    }
}
