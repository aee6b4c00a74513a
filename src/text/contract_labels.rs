//! The names of what contracts distinguish: lines, services, changes, roles, steps, obligations, documents.

use crate::domain::contract::amendment::ChangeKind;
use crate::domain::contract::billing::{BillingTiming, LineKind};
use crate::domain::contract::obligation::{DueState, OutcomeResult, RecurrenceUnit, Side};
use crate::domain::contract::progress::{Phase, Stage};
use crate::domain::contract::step::{RenewalDecision, ReviewRole, SettlementItem, StepAction};
use crate::domain::contract::terms::ServiceType;
use crate::domain::document::DocumentKind;
use crate::domain::words::{Words, words};
use crate::text::lang::Locale;
use crate::text::numbers::{DAYS, counted};

/// Where a contract stands.
pub fn stage(stage: Stage) -> Words {
    match stage {
        Stage::Draft => words("Borrador", "Draft"),
        Stage::Review => words("En revisión", "In review"),
        Stage::Approval => words("En aprobación", "Being approved"),
        Stage::Signature => words("Para firma", "To be signed"),
        Stage::Policies => words("Pólizas por aprobar", "Policies to approve"),
        Stage::Ready => words("Por iniciar", "Not started"),
        Stage::InForce => words("Vigente", "In force"),
        Stage::Suspended => words("Suspendido", "Suspended"),
        Stage::Ending => words("Por terminar", "Ending"),
        Stage::Acceptance => words("Terminado", "Ended"),
        Stage::Settlement => words("Por liquidar", "To be settled"),
        Stage::Closing => words("Por cerrar", "To be closed"),
        Stage::Closed => words("Cerrado", "Closed"),
        Stage::Cancelled => words("Anulado", "Cancelled"),
    }
}

pub fn phase(phase: Phase) -> Words {
    match phase {
        Phase::Precontractual => words("Precontractual", "Before the contract"),
        Phase::Contractual => words("Contractual", "In force"),
        Phase::Postcontractual => words("Poscontractual", "After the contract"),
        Phase::Over => words("Cerrado", "Closed"),
    }
}

/// What an amendment does.
pub fn change_kind(kind: ChangeKind) -> Words {
    match kind {
        ChangeKind::Term => words("Plazo", "Term"),
        ChangeKind::Value => words("Valor", "Value"),
        ChangeKind::Scope => words("Alcance", "Scope"),
        ChangeKind::Price => words("Precios", "Prices"),
        ChangeKind::Party => words("Cesión", "Assignment"),
        ChangeKind::Suspension => words("Suspensión", "Suspension"),
        ChangeKind::Restart => words("Reinicio", "Restart"),
        ChangeKind::Other => words("Otros cambios", "Other changes"),
    }
}

pub fn line_kind(kind: LineKind) -> Words {
    match kind {
        LineKind::Fixed => words("Fijo mensual", "Fixed, monthly"),
        LineKind::PerUnit => words("Por puesto o unidad, mensual", "Per seat or unit, monthly"),
        LineKind::Milestone => words("Por hito", "Milestone"),
        LineKind::OnDemand => words("A demanda", "On demand"),
    }
}

pub fn billing_timing(timing: BillingTiming) -> Words {
    match timing {
        BillingTiming::Advance => words("Anticipado", "In advance"),
        BillingTiming::Arrears => words("Vencido", "In arrears"),
    }
}

pub fn service(service: ServiceType) -> Words {
    match service {
        ServiceType::Cloud => words("Nube", "Cloud"),
        ServiceType::InHouse => words("En casa del cliente", "On the client's premises"),
        ServiceType::Hybrid => words("Híbrido", "Hybrid"),
        ServiceType::BpoSeat => words("Puesto BPO", "BPO seat"),
        ServiceType::Consulting => words("Consultoría", "Consulting"),
        ServiceType::Other => words("Otro", "Other"),
    }
}

pub fn review_role(role: ReviewRole) -> Words {
    match role {
        ReviewRole::Legal => words("Jurídica", "Legal"),
        ReviewRole::Finance => words("Financiera", "Finance"),
        ReviewRole::Technical => words("Técnica", "Technical"),
        ReviewRole::Commercial => words("Comercial", "Commercial"),
    }
}

pub fn renewal_decision(decision: RenewalDecision) -> Words {
    match decision {
        RenewalDecision::Renew => words("Renovar", "Renew"),
        RenewalDecision::Renegotiate => words("Renegociar", "Renegotiate"),
        RenewalDecision::LetEnd => words("Dejar terminar", "Let it end"),
    }
}

/// What was done, as a history says it.
pub fn step_done(action: &StepAction) -> Words {
    match action {
        StepAction::Drafted => words("Borrador creado", "Draft begun"),
        StepAction::SentToReview(_) => words("Enviado a revisión", "Sent to review"),
        StepAction::Reviewed(_) => words("Revisión aprobada", "Review approved"),
        StepAction::Returned(_) => words("Devuelto con observaciones", "Returned with remarks"),
        StepAction::Approved => words("Aprobado", "Approved"),
        StepAction::ApprovedByManagement => words(
            "Aprobado por la gerencia general",
            "Approved by general management",
        ),
        StepAction::NotApproved => words("No aprobado", "Not approved"),
        StepAction::Signed => words("Firmado", "Signed"),
        StepAction::PoliciesApproved => words("Pólizas aprobadas", "Policies approved"),
        StepAction::Accepted => words("Recibido a satisfacción", "Accepted by the client"),
        StepAction::Confirmed(item) => settlement_confirmed(*item),
        StepAction::Settled => words("Liquidado", "Settled"),
        StepAction::Closed => words("Cerrado", "Closed"),
        StepAction::Cancelled => words("Anulado", "Cancelled"),
        StepAction::RenewalDecided(RenewalDecision::Renew) => {
            words("Se decidió renovar", "Decided to renew")
        }
        StepAction::RenewalDecided(RenewalDecision::Renegotiate) => {
            words("Se decidió renegociar", "Decided to renegotiate")
        }
        StepAction::RenewalDecided(RenewalDecision::LetEnd) => {
            words("Se decidió dejar terminar", "Decided to let it end")
        }
    }
}

/// What must be in order before accounts are settled.
pub fn settlement_item(item: SettlementItem) -> Words {
    match item {
        SettlementItem::Receivables => words("No queda cartera", "Nothing is owed"),
        SettlementItem::Billing => words("Todo está facturado", "Everything is billed"),
        SettlementItem::LaterPolicies => words(
            "Las pólizas posteriores cubren lo que deben",
            "Later policies insure what they must",
        ),
        SettlementItem::Returned => words(
            "Se devolvieron equipos, accesos e información",
            "Equipment, access and information are back",
        ),
        SettlementItem::Record => words(
            "Ambas partes firmaron el acta o paz y salvo",
            "Both sides signed the settlement",
        ),
    }
}

fn settlement_confirmed(item: SettlementItem) -> Words {
    match item {
        SettlementItem::Receivables => {
            words("Confirmado: no queda cartera", "Confirmed: nothing is owed")
        }
        SettlementItem::Billing => words(
            "Confirmado: todo está facturado",
            "Confirmed: everything is billed",
        ),
        SettlementItem::LaterPolicies => words(
            "Confirmadas las pólizas posteriores",
            "Later policies confirmed",
        ),
        SettlementItem::Returned => words("Confirmada la devolución", "Return confirmed"),
        SettlementItem::Record => words(
            "Acta firmada por ambas partes",
            "Settlement signed by both sides",
        ),
    }
}

/// Who owes something.
pub fn side(side: Side) -> Words {
    match side {
        Side::Us => words("Nosotros", "We"),
        Side::Client => words("El cliente", "The client"),
    }
}

pub fn recurrence_unit(unit: RecurrenceUnit) -> Words {
    match unit {
        RecurrenceUnit::Weeks => words("semanas", "weeks"),
        RecurrenceUnit::Months => words("meses", "months"),
    }
}

pub fn outcome_result(result: OutcomeResult) -> Words {
    match result {
        OutcomeResult::Done => words("Cumplida", "Done"),
        OutcomeResult::NotDone => words("No cumplida", "Not done"),
        OutcomeResult::Waived => words("Dispensada", "Waived"),
    }
}

/// Where one due day stands: "5 días tarde".
pub fn due_state(state: DueState, locale: Locale) -> String {
    let lang = locale.lang();
    let days = |days: i64| counted(days.unsigned_abs(), DAYS, locale);
    let say = |es: String, en: String| match lang {
        crate::text::lang::Lang::Es => es,
        crate::text::lang::Lang::En => en,
    };
    match state {
        DueState::Due(0) => say("Hoy".to_owned(), "Today".to_owned()),
        DueState::Due(left) => say(format!("En {}", days(left)), format!("In {}", days(left))),
        DueState::Overdue(late) => say(
            format!("{} tarde", days(late)),
            format!("{} late", days(late)),
        ),
        DueState::OnTime => say("A tiempo".to_owned(), "On time".to_owned()),
        DueState::Late(late) => say(
            format!("Cumplida {} tarde", days(late)),
            format!("Done {} late", days(late)),
        ),
        DueState::NotAccepted => say(
            "Falta que la acepten".to_owned(),
            "Not accepted yet".to_owned(),
        ),
        DueState::NotDone => say("No cumplida".to_owned(), "Not done".to_owned()),
        DueState::Waived => say("Dispensada".to_owned(), "Waived".to_owned()),
    }
}

pub fn document_kind(kind: DocumentKind) -> Words {
    match kind {
        DocumentKind::ChamberOfCommerce => words(
            "Existencia y representación legal",
            "Certificate of incorporation",
        ),
        DocumentKind::TaxRegistration => words("Registro tributario", "Tax registration"),
        DocumentKind::BankCertificate => words("Certificación bancaria", "Bank certificate"),
        DocumentKind::SocialSecurity => words("Aportes a seguridad social", "Social security"),
        DocumentKind::SignedContract => words("Contrato firmado", "Signed contract"),
        DocumentKind::Other => words("Otro documento", "Other document"),
    }
}
