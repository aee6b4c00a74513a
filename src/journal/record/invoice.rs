//! An invoice or note as written: the content stands beside the rest, not inside it.

pub mod evidence;
pub mod parts;

use crate::domain::invoice::{Content, DocumentType, Invoice, Issuance, SourceFile, State};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;

fields!(Invoice {
    adjustments: optional = content.adjustments,
    client: required = client,
    contract: optional = contract,
    country: required = content.country,
    currency: required = content.currency,
    customer: required = content.customer,
    detraction: optional = content.detraction,
    document_type: required = content.document_type,
    exchange: optional = content.exchange,
    issued: optional = state,
    legends: optional = content.legends,
    lines: optional = content.lines,
    notes: optional = content.notes,
    numbering: optional = content.numbering,
    operation: optional = content.operation,
    payment: part = content.payment,
    period: optional = content.period,
    prepayments: optional = content.prepayments,
    purchase_order: optional = content.purchase_order,
    reason: optional = content.reason,
    references: optional = content.references,
    review: part = review,
    source: optional = source,
    supplier: optional = content.supplier,
    taxes: optional = content.taxes,
    totals: part = content.totals,
    type_code: optional = content.type_code,
    withholdings: optional = content.withholdings,
} from Invoice {
    id: Wire::blank(),
    client: Wire::blank(),
    contract: None,
    content: nothing(),
    state: State::Draft,
    review: Wire::blank(),
    source: None,
});

/// A document that says nothing.
fn nothing() -> Content {
    Content {
        country: Wire::blank(),
        document_type: Wire::blank(),
        type_code: String::new(),
        operation: String::new(),
        currency: Wire::blank(),
        supplier: None,
        customer: Wire::blank(),
        lines: Vec::new(),
        adjustments: Vec::new(),
        taxes: Vec::new(),
        withholdings: Vec::new(),
        totals: Wire::blank(),
        payment: Wire::blank(),
        references: Vec::new(),
        reason: None,
        period: None,
        purchase_order: String::new(),
        notes: Vec::new(),
        numbering: None,
        exchange: None,
        detraction: None,
        prepayments: Vec::new(),
        legends: Vec::new(),
    }
}

names!(DocumentType, Invoice {
    Invoice = "invoice",
    CreditNote = "credit_note",
    DebitNote = "debit_note",
});

fields!(SourceFile {
    digest: required,
    name: optional,
});

/// What is written of the facts of issuing.
struct IssuanceRecord {
    environment: String,
    fiscal_code: String,
    number: String,
    on: NaiveDate,
    time: String,
}

fields!(IssuanceRecord {
    environment: optional,
    fiscal_code: optional,
    number: required,
    on: required,
    time: optional,
});

/// A draft is written as the absence of the facts of issuing.
impl Wire for State {
    fn blank() -> Self {
        State::Draft
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let mut issued: Option<IssuanceRecord> = None;
        issued.read(reader)?;
        *self = match issued {
            None => State::Draft,
            Some(record) => State::Issued(Issuance::new(
                record.number,
                record.on,
                record.time,
                record.fiscal_code,
                record.environment,
            )),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let issued = match self {
            State::Draft => None,
            State::Issued(issuance) => Some(IssuanceRecord {
                environment: issuance.environment().to_owned(),
                fiscal_code: issuance.fiscal_code().to_owned(),
                number: issuance.number().to_owned(),
                on: issuance.on(),
                time: issuance.time().to_owned(),
            }),
        };
        issued.write(writer);
    }

    fn is_absent(&self) -> bool {
        *self == State::Draft
    }
}
