//! The catalogue, what changes what is billed, and what becomes of an invoice, with nothing left out.
//! Not part of the app.

use crate::app::entity::Entity;
use crate::domain::billing::event::{BillingEvent, Happening, Measured};
use crate::domain::billing::{Claim, Part};
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::{
    AmendmentId, BillingEventId, ContractId, InvoiceId, InvoiceReportId, InvoiceStepId, ItemId,
    NumberBlockId, PersonId,
};
use crate::domain::invoice::Period;
use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::domain::invoice::step::{
    AcceptedWarning, Fingerprint, InvoiceAction, InvoiceStep, Submission, VoidCause,
};
use crate::domain::item::{Item, ItemDetraction, ItemTax};
use crate::domain::money::{Currency, Money};
use crate::domain::number_block::NumberBlock;
use crate::journal::samples::{amount, day, uuid};

pub(crate) fn item() -> Entity {
    Entity::Item(Box::new(Item {
        id: ItemId(uuid(0x15)),
        code: "PUESTO".to_owned(),
        name: "Puesto de atención".to_owned(),
        unit: "E48".to_owned(),
        price: Some(Money::new(amount("1000.00"), Currency::PEN)),
        tax: ItemTax::Taxed(amount("18")),
        withholding: Some(amount("4")),
        detraction: Some(ItemDetraction {
            code: "022".to_owned(),
            percent: amount("12"),
        }),
        standard_code: "81112000".to_owned(),
        active: false,
    }))
}

fn line_key() -> LineKey {
    LineKey {
        added_by: Some(AmendmentId(uuid(0x70))),
        number: 3,
    }
}

fn june() -> Period {
    Period {
        from: day("2026-06-01"),
        to: day("2026-06-30"),
    }
}

pub(crate) fn claim() -> Claim {
    Claim {
        contract: ContractId(uuid(0x30)),
        line: line_key(),
        part: Part::Days(june()),
    }
}

pub(crate) fn billing_event() -> Entity {
    Entity::BillingEvent(Box::new(BillingEvent {
        id: BillingEventId(uuid(0xB0)),
        contract: ContractId(uuid(0x30)),
        line: line_key(),
        on: day("2026-07-01"),
        what: Happening::Measured(Measured {
            period: june(),
            quantity: amount("9.5"),
        }),
        by: Some(PersonId(uuid(0x10))),
        note: "acta 6".to_owned(),
    }))
}

pub(crate) fn number_block() -> Entity {
    Entity::NumberBlock(Box::new(NumberBlock {
        id: NumberBlockId(uuid(0xC0)),
        prefix: "SETP".to_owned(),
        from: 990_000_100,
        to: 990_000_199,
        device: "0123456789abcdef".to_owned(),
        label: "Portátil de Ana".to_owned(),
        reserved_on: day("2026-06-30"),
    }))
}

pub(crate) fn invoice_step() -> Entity {
    Entity::InvoiceStep(Box::new(InvoiceStep {
        id: InvoiceStepId(uuid(0xD0)),
        invoice: InvoiceId(uuid(0x40)),
        on: day("2026-07-02"),
        place: 2,
        by: Some(PersonId(uuid(0x10))),
        action: InvoiceAction::Submitted(Submission {
            content: Fingerprint("ef".repeat(32)),
            rule_set: 3,
            accepted: vec![AcceptedWarning {
                rule: "CON10".to_owned(),
                place: "lines[0].price".to_owned(),
                reason: "precio del otrosí 2".to_owned(),
            }],
        }),
        note: "urge".to_owned(),
    }))
}

pub(crate) fn invoice_report() -> Entity {
    Entity::InvoiceReport(Box::new(InvoiceReport {
        id: InvoiceReportId(uuid(0xE0)),
        invoice: InvoiceId(uuid(0x40)),
        on: day("2026-07-10"),
        source: ReportSource::Email,
        cause: VoidCause::Amount,
        what: "cobra diez puestos y son nueve".to_owned(),
        answered_on: Some(day("2026-07-12")),
        answer: "se anula y se factura de nuevo".to_owned(),
    }))
}
