//! The names of what billing distinguishes, in both languages.
//! One exhaustive match per enum, as in `text::labels`.

use crate::domain::billing::ProRata;
use crate::domain::billing::event::Happening;
use crate::domain::country::Country;
use crate::domain::invoice::report::ReportSource;
use crate::domain::invoice::step::{Channel, ClaimCause, InvoiceAction, VoidCause};
use crate::domain::words::{Words, words};
use crate::form::item::TaxKind;

pub fn pro_rata(pro_rata: ProRata) -> Words {
    match pro_rata {
        ProRata::CalendarDays => words("Días calendario del mes", "Calendar days of the month"),
        ProRata::ThirtyDays => words("Mes comercial de 30 días", "Commercial month of 30 days"),
    }
}

/// What it means, as a sentence.
pub fn pro_rata_meaning(pro_rata: ProRata) -> Words {
    match pro_rata {
        ProRata::CalendarDays => words(
            "Diez días de un mes de 31 valen 10/31 del precio; de febrero, 10/28.",
            "Ten days of a month of 31 are worth 10/31 of the price; of February, 10/28.",
        ),
        ProRata::ThirtyDays => words(
            "Todos los meses tienen 30 días: diez valen 10/30 en cualquier mes, y el 31 no suma.",
            "Every month has 30 days: ten are worth 10/30 in any month, and the 31st adds nothing.",
        ),
    }
}

/// How an item is taxed, without the rate, as each country calls it.
pub fn tax_kind(country: Country, kind: TaxKind) -> Words {
    match (country, kind) {
        (Country::Colombia, TaxKind::Taxed) => words("Gravado con IVA", "Taxed with IVA"),
        (Country::Peru, TaxKind::Taxed) => words("Gravado con IGV", "Taxed with IGV"),
        (_, TaxKind::Consumption) => words("Impuesto al consumo (INC)", "Consumption tax (INC)"),
        (Country::Colombia, TaxKind::Exempt) => words("Exento", "Exempt"),
        (Country::Peru, TaxKind::Exempt) => words("Exonerado", "Exempt (exonerado)"),
        (Country::Colombia, TaxKind::Excluded) => words("Excluido", "Excluded"),
        (Country::Peru, TaxKind::Excluded) => words("Inafecto", "Not subject (inafecto)"),
        (_, TaxKind::Export) => words("Exportación", "Export"),
    }
}

/// How an invoice is handed over.
pub fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Email => words("Correo electrónico", "E-mail"),
        Channel::Portal => words("Portal del cliente", "Client's portal"),
        Channel::Paper => words("En papel", "On paper"),
        Channel::Other => words("Otro medio", "Another way"),
    }
}

/// Why a client claims, as DIAN's concepts of event 031 say it.
pub fn claim_cause(cause: ClaimCause) -> Words {
    match cause {
        ClaimCause::Inconsistent => words(
            "Documento con inconsistencias",
            "Document with inconsistencies",
        ),
        ClaimCause::NotDelivered => words("Mercancía no entregada", "Goods not delivered"),
        ClaimCause::PartlyDelivered => words(
            "Mercancía entregada parcialmente",
            "Goods delivered in part",
        ),
        ClaimCause::NotRendered => words("Servicio no prestado", "Service not rendered"),
    }
}

/// What was wrong with an invoice.
pub fn void_cause(cause: VoidCause) -> Words {
    match cause {
        VoidCause::ClientData => words("Datos del cliente", "Client's data"),
        VoidCause::Amount => words("Valor", "Amount"),
        VoidCause::Period => words("Período", "Period"),
        VoidCause::Contract => words("Contrato", "Contract"),
        VoidCause::Duplicate => words("Factura duplicada", "Duplicate invoice"),
        VoidCause::Other => words("Otra causa", "Another cause"),
    }
}

/// How a client's report came.
pub fn report_source(source: ReportSource) -> Words {
    match source {
        ReportSource::Email => words("Correo electrónico", "E-mail"),
        ReportSource::Phone => words("Llamada", "Telephone call"),
        ReportSource::Visit => words("Visita", "Visit"),
        ReportSource::Portal => words("Portal del cliente", "Client's portal"),
        ReportSource::Survey => words("Encuesta", "Survey"),
        ReportSource::Other => words("Otro medio", "Another way"),
    }
}

/// What a step of an invoice did, as a history says it.
pub fn step_done(action: &InvoiceAction) -> Words {
    match action {
        InvoiceAction::Prepared => words("Preparada", "Prepared"),
        InvoiceAction::Submitted(_) => words("Enviada a aprobación", "Handed in for approval"),
        InvoiceAction::Denied => words("No aprobada", "Not approved"),
        InvoiceAction::Withdrawn => words("Retirada de la aprobación", "Withdrawn from approval"),
        InvoiceAction::Approved(_) => words("Aprobada", "Approved"),
        InvoiceAction::Delivered(_) => words("Entregada al cliente", "Handed to the client"),
        InvoiceAction::Acknowledged => words("Acuse de recibo", "Receipt acknowledged"),
        InvoiceAction::ServiceReceived => words("Servicio recibido", "Service received"),
        InvoiceAction::Accepted => words("Aceptada por el cliente", "Accepted by the client"),
        InvoiceAction::Claimed(_) => words("Reclamada por el cliente", "Claimed by the client"),
        InvoiceAction::AcceptedTacitly => words("Aceptada tácitamente", "Accepted tacitly"),
        InvoiceAction::VoidDecided(_) => words("Por anular", "To be voided"),
    }
}

/// What happened under a contract.
pub fn happening(what: Happening) -> Words {
    match what {
        Happening::Reached => words("Hito cumplido", "Milestone reached"),
        Happening::Asked(_) => words("Pedido a demanda", "Request on demand"),
        Happening::Measured(_) => words("Medición", "Measurement"),
        Happening::Skipped(_) => words("No se factura", "Not billed"),
    }
}
