//! An invoice or note as written.
//! Fields stand in alphabetical order, which makes the written form canonical; the content stands beside the rest, not inside it.

pub mod evidence;
pub mod parts;

use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId, InvoiceId};
use crate::domain::invoice::{Content, DocumentType, Invoice, Issuance, SourceFile, State};
use crate::domain::money::Currency;
use crate::journal::record::invoice::evidence::ReviewRecord;
use crate::journal::record::invoice::parts::{
    AdjustmentRecord, DetractionRecord, ExchangeRateRecord, LineRecord, NumberingRecord,
    PartyRecord, PaymentTermsRecord, PeriodRecord, ReasonRecord, ReferenceRecord, TaxRecord,
    TotalsRecord,
};
use crate::journal::record::mirror::{Mirror, mirror, mirror_names};
use crate::journal::record::skip::is_default;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct InvoiceRecord {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    adjustments: Vec<AdjustmentRecord>,
    client: ClientId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contract: Option<ContractId>,
    country: Country,
    currency: Currency,
    customer: PartyRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detraction: Option<Box<DetractionRecord>>,
    document_type: DocumentTypeRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exchange: Option<ExchangeRateRecord>,
    /// Absent for a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued: Option<IssuanceRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<LineRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numbering: Option<NumberingRecord>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    operation: String,
    #[serde(default, skip_serializing_if = "is_default")]
    payment: PaymentTermsRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<PeriodRecord>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    purchase_order: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<ReasonRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    references: Vec<ReferenceRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    review: ReviewRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<SourceFileRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    supplier: Option<PartyRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    taxes: Vec<TaxRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    totals: TotalsRecord,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    type_code: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    withholdings: Vec<TaxRecord>,
}

mirror_names!(
    DocumentTypeRecord is DocumentType {
        Invoice,
        CreditNote,
        DebitNote,
    }
);

mirror!(
    /// The file an invoice was read from.
    SourceFileRecord is SourceFile {
        digest: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    }
);

#[derive(Debug, Serialize, Deserialize)]
struct IssuanceRecord {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    environment: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    fiscal_code: String,
    number: String,
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    time: String,
}

impl From<&Issuance> for IssuanceRecord {
    fn from(issuance: &Issuance) -> Self {
        IssuanceRecord {
            environment: issuance.environment().to_owned(),
            fiscal_code: issuance.fiscal_code().to_owned(),
            number: issuance.number().to_owned(),
            on: issuance.on(),
            time: issuance.time().to_owned(),
        }
    }
}

impl From<IssuanceRecord> for Issuance {
    fn from(record: IssuanceRecord) -> Self {
        Issuance::new(
            record.number,
            record.on,
            record.time,
            record.fiscal_code,
            record.environment,
        )
    }
}

impl From<&Invoice> for InvoiceRecord {
    fn from(invoice: &Invoice) -> Self {
        let content = &invoice.content;
        InvoiceRecord {
            adjustments: Mirror::of(&content.adjustments),
            client: invoice.client,
            contract: invoice.contract,
            country: content.country,
            currency: content.currency,
            customer: Mirror::of(&content.customer),
            detraction: Mirror::of(&content.detraction),
            document_type: Mirror::of(&content.document_type),
            exchange: Mirror::of(&content.exchange),
            issued: invoice.issuance().map(Into::into),
            lines: Mirror::of(&content.lines),
            notes: content.notes.clone(),
            numbering: Mirror::of(&content.numbering),
            operation: content.operation.clone(),
            payment: Mirror::of(&content.payment),
            period: Mirror::of(&content.period),
            purchase_order: content.purchase_order.clone(),
            reason: Mirror::of(&content.reason),
            references: Mirror::of(&content.references),
            review: Mirror::of(&invoice.review),
            source: Mirror::of(&invoice.source),
            supplier: Mirror::of(&content.supplier),
            taxes: Mirror::of(&content.taxes),
            totals: Mirror::of(&content.totals),
            type_code: content.type_code.clone(),
            withholdings: Mirror::of(&content.withholdings),
        }
    }
}

impl From<(InvoiceId, InvoiceRecord)> for Invoice {
    fn from((id, record): (InvoiceId, InvoiceRecord)) -> Self {
        Invoice {
            id,
            client: record.client,
            contract: record.contract,
            content: Content {
                country: record.country,
                document_type: record.document_type.meaning(),
                type_code: record.type_code,
                operation: record.operation,
                currency: record.currency,
                supplier: record.supplier.meaning(),
                customer: record.customer.meaning(),
                lines: record.lines.meaning(),
                adjustments: record.adjustments.meaning(),
                taxes: record.taxes.meaning(),
                withholdings: record.withholdings.meaning(),
                totals: record.totals.meaning(),
                payment: record.payment.meaning(),
                references: record.references.meaning(),
                reason: record.reason.meaning(),
                period: record.period.meaning(),
                purchase_order: record.purchase_order,
                notes: record.notes,
                numbering: record.numbering.meaning(),
                exchange: record.exchange.meaning(),
                detraction: record.detraction.meaning(),
            },
            state: record
                .issued
                .map_or(State::Draft, |issued| State::Issued(issued.into())),
            review: record.review.meaning(),
            source: record.source.meaning(),
        }
    }
}
