//! The name of each thing that the business distinguishes, in both languages.
//! One exhaustive match per enum, so that a new variant without its words does not compile.

use crate::domain::alert::AlertKind;
use crate::domain::client::ContactRole;
use crate::domain::contract::policy::Cover;
use crate::domain::country::Country;
use crate::domain::finding::Severity;
use crate::domain::ids::Kind;
use crate::domain::invoice::{DocumentType, PaymentForm, State};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::domain::words::{Words, words};
use crate::text::lang::Lang;

pub fn contact_role(role: ContactRole) -> Words {
    match role {
        ContactRole::SystemsHead => words("Jefatura de sistemas", "Head of systems"),
        ContactRole::FinanceManager => words("Gerencia financiera", "Finance manager"),
        ContactRole::ChiefAccountant => words("Contaduría", "Accounting"),
        ContactRole::Legal => words("Jurídica", "Legal"),
        ContactRole::UserArea => words("Área usuaria", "User department"),
        ContactRole::Other => words("Otro", "Other"),
    }
}

pub fn cover(cover: Cover) -> Words {
    match cover {
        Cover::Performance => words("Cumplimiento", "Performance"),
        Cover::ServiceQuality => words("Calidad del servicio", "Service quality"),
        Cover::WagesAndBenefits => words(
            "Salarios y prestaciones sociales",
            "Wages and social benefits",
        ),
        Cover::CivilLiability => words(
            "Responsabilidad civil extracontractual",
            "Third-party liability",
        ),
        Cover::AdvancePayment => words("Buen manejo del anticipo", "Advance payment"),
        Cover::BidBond => words("Seriedad de la oferta", "Bid bond"),
        Cover::Other => words("Otro amparo", "Other cover"),
    }
}

pub fn document_type(document: DocumentType) -> Words {
    match document {
        DocumentType::Invoice => words("Factura", "Invoice"),
        DocumentType::CreditNote => words("Nota crédito", "Credit note"),
        DocumentType::DebitNote => words("Nota débito", "Debit note"),
    }
}

pub fn invoice_state(state: &State) -> Words {
    match state {
        State::Draft => words("Borrador", "Draft"),
        State::Issued(_) => words("Emitida", "Issued"),
    }
}

pub fn payment_form(form: PaymentForm) -> Words {
    match form {
        PaymentForm::Unknown => words("Sin indicar", "Not stated"),
        PaymentForm::Cash => words("Contado", "Cash"),
        PaymentForm::Credit => words("Crédito", "Credit"),
    }
}

/// As a list of choices shows it: the initials and what they mean.
pub fn tax_id_kind(kind: TaxIdKind) -> Words {
    match kind {
        TaxIdKind::Nit => words("NIT", "NIT (Colombian tax number)"),
        TaxIdKind::Cc => words("Cédula de ciudadanía", "Cédula (Colombian citizen card)"),
        TaxIdKind::Ce => words("Cédula o carné de extranjería", "Foreign resident card"),
        TaxIdKind::Ruc => words("RUC", "RUC (Peruvian tax number)"),
        TaxIdKind::Dni => words("DNI", "DNI (Peruvian identity card)"),
        TaxIdKind::Passport => words("Pasaporte", "Passport"),
        TaxIdKind::Other => words("Otro documento", "Other document"),
    }
}

/// As it stands before a number: "NIT 900.123.456-8".
pub fn tax_id_initials(kind: TaxIdKind) -> Words {
    match kind {
        TaxIdKind::Nit => words("NIT", "NIT"),
        TaxIdKind::Cc => words("C.C.", "C.C."),
        TaxIdKind::Ce => words("C.E.", "C.E."),
        TaxIdKind::Ruc => words("RUC", "RUC"),
        TaxIdKind::Dni => words("DNI", "DNI"),
        TaxIdKind::Passport => words("Pasaporte", "Passport"),
        TaxIdKind::Other => words("Documento", "Document"),
    }
}

/// What a finding is called, whatever the state of the document.
pub fn severity_name(severity: Severity) -> Words {
    match severity {
        Severity::Note => words("Nota", "Note"),
        Severity::Warning => words("Advertencia", "Warning"),
        Severity::Error => words("Error", "Error"),
    }
}

/// What a finding of that severity does to a draft; in an issued document there is nothing left to block.
pub fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Note => words("Para saber", "For information"),
        Severity::Warning => words("Pide un motivo", "Needs a reason"),
        Severity::Error => words("Impide emitir", "Blocks issuing"),
    }
}

/// As a setting names it; what one alert says is in `domain::alert`.
pub fn alert_kind(kind: AlertKind) -> Words {
    match kind {
        AlertKind::ContractEnd => words("Fin de contrato", "Contract end"),
        AlertKind::PolicyExpiry => words("Vencimiento de póliza", "Policy expiry"),
        AlertKind::PolicyGap => words("Póliza exigida que falta", "Required policy missing"),
        AlertKind::NonRenewalNotice => words("Aviso de no renovación", "Notice of non-renewal"),
        AlertKind::PriceRevision => words("Revisión de precios", "Price revision"),
        AlertKind::ContractStage => words(
            "Revisión, aprobación o firma",
            "Review, approval or signature",
        ),
        AlertKind::AmendmentUnsigned => words("Otrosí sin firmar", "Amendment not signed"),
        AlertKind::ObligationDue => words("Obligación por cumplir", "Obligation due"),
        AlertKind::DocumentExpiry => words("Vencimiento de documento", "Document expiry"),
        AlertKind::DocumentMissing => words("Documento que falta", "Missing document"),
        AlertKind::InvoiceToIssue => words("Período por facturar", "Period to bill"),
        AlertKind::InvoiceWaiting => words(
            "Factura por aprobar o emitir",
            "Invoice to approve or issue",
        ),
        AlertKind::InvoiceToDeliver => words("Factura por entregar", "Invoice to deliver"),
        AlertKind::InvoiceAnswer => words(
            "Respuesta del cliente por atender",
            "Client's answer to attend to",
        ),
        AlertKind::NumberingEnds => words(
            "Numeración por agotarse o vencer",
            "Numbering running out or expiring",
        ),
        AlertKind::InvoiceOverdue => {
            words("Factura por vencer o vencida", "Invoice due or overdue")
        }
        AlertKind::InvoiceWithErrors => words("Factura con errores", "Invoice with errors"),
        AlertKind::BackupTooOld => words("Respaldo atrasado", "Backup too old"),
    }
}

/// A kind of record, in the singular.
pub fn kind(kind: Kind) -> Words {
    match kind {
        Kind::Company => words("Empresa", "Company"),
        Kind::Person => words("Persona", "Person"),
        Kind::Item => words("Ítem del catálogo", "Catalogue item"),
        Kind::Client => words("Cliente", "Client"),
        Kind::Contract => words("Contrato", "Contract"),
        Kind::Amendment => words("Otrosí", "Amendment"),
        Kind::Step => words("Paso de contrato", "Contract step"),
        Kind::Obligation => words("Obligación", "Obligation"),
        Kind::Document => words("Documento", "Document"),
        Kind::BillingEvent => words("Novedad de facturación", "Billing event"),
        Kind::NumberBlock => words("Bloque de numeración", "Block of numbers"),
        Kind::Invoice => words("Factura", "Invoice"),
        Kind::InvoiceStep => words("Paso de factura", "Invoice step"),
        Kind::InvoiceReport => words(
            "Error informado por el cliente",
            "Error reported by the client",
        ),
        Kind::Payment => words("Pago", "Payment"),
        Kind::AlertNote => words("Decisión sobre un aviso", "Decision on an alert"),
    }
}

/// A kind of record, in the plural.
pub fn kind_many(kind: Kind) -> Words {
    match kind {
        Kind::Company => words("Empresas", "Companies"),
        Kind::Person => words("Personas", "People"),
        Kind::Item => words("Ítems del catálogo", "Catalogue items"),
        Kind::Client => words("Clientes", "Clients"),
        Kind::Contract => words("Contratos", "Contracts"),
        Kind::Amendment => words("Otrosíes", "Amendments"),
        Kind::Step => words("Pasos de contratos", "Contract steps"),
        Kind::Obligation => words("Obligaciones", "Obligations"),
        Kind::Document => words("Documentos", "Documents"),
        Kind::BillingEvent => words("Novedades de facturación", "Billing events"),
        Kind::NumberBlock => words("Bloques de numeración", "Blocks of numbers"),
        Kind::Invoice => words("Facturas y notas", "Invoices and notes"),
        Kind::InvoiceStep => words("Pasos de facturas", "Invoice steps"),
        Kind::InvoiceReport => words(
            "Errores informados por clientes",
            "Errors reported by clients",
        ),
        Kind::Payment => words("Pagos", "Payments"),
        Kind::AlertNote => words("Decisiones sobre avisos", "Decisions on alerts"),
    }
}

pub fn country(country: Country) -> Words {
    match country {
        Country::Colombia => words("Colombia", "Colombia"),
        Country::Peru => words("Perú", "Peru"),
    }
}

/// The name of a currency, or its code when it is not one of those offered.
pub fn currency(currency: Currency, lang: Lang) -> String {
    let name = match currency {
        Currency::COP => words("Peso colombiano", "Colombian peso"),
        Currency::PEN => words("Sol", "Peruvian sol"),
        Currency::USD => words("Dólar estadounidense", "US dollar"),
        Currency::EUR => words("Euro", "Euro"),
        _ => return currency.code().to_owned(),
    };
    name.in_lang(lang).to_owned()
}

#[cfg(test)]
mod tests;
