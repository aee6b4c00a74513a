//! Small records of billing for the tests of the application.
//! Not part of the app.

use crate::app::samples::{cop, day, uuid};
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::billing::{Claim, Part};
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::ids::{
    BillingEventId, ContractId, InvoiceId, InvoiceReportId, InvoiceStepId, ItemId,
};
use crate::domain::invoice::report::{InvoiceReport, ReportSource};
use crate::domain::invoice::step::{InvoiceAction, InvoiceStep, VoidCause};
use crate::domain::invoice::{Line, Period};
use crate::domain::item::{Item, ItemTax};

pub(crate) fn item(n: u128, code: &str) -> Item {
    Item {
        id: ItemId(uuid(n)),
        code: code.to_owned(),
        name: format!("Servicio {code}"),
        unit: "E48".to_owned(),
        price: None,
        tax: ItemTax::Taxed(19.into()),
        withholding: None,
        detraction: None,
        standard_code: String::new(),
        active: true,
    }
}

/// A line of two units at a million.
pub(crate) fn billing_line(number: u16, kind: LineKind) -> BillingLine {
    BillingLine {
        number,
        description: format!("Renglón {number}"),
        kind,
        timing: BillingTiming::Arrears,
        quantity: 2.into(),
        price: cop(1_000_000),
        from: None,
        to: None,
        item: None,
    }
}

/// The line of that number of the contract itself.
pub(crate) fn own_line(number: u16) -> LineKey {
    LineKey {
        added_by: None,
        number,
    }
}

pub(crate) fn period(from: &str, to: &str) -> Period {
    Period {
        from: day(from),
        to: day(to),
    }
}

pub(crate) fn billing_event(n: u128, contract: u128, line: u16, what: Happening) -> BillingEvent {
    BillingEvent {
        id: BillingEventId(uuid(n)),
        contract: ContractId(uuid(contract)),
        line: own_line(line),
        on: day("2026-11-01"),
        what,
        by: None,
        note: String::new(),
    }
}

/// A line of an invoice that bills a part of the line of that number.
pub(crate) fn claiming(contract: u128, line: u16, part: Part) -> Line {
    Line {
        bills: Some(Box::new(Claim {
            contract: ContractId(uuid(contract)),
            line: own_line(line),
            part,
        })),
        description: String::new(),
        quantity: 1.into(),
        unit: String::new(),
        price: 1.into(),
        amount: 1.into(),
        ..Line::default()
    }
}

pub(crate) fn invoice_step(n: u128, invoice: u128, action: InvoiceAction) -> InvoiceStep {
    InvoiceStep {
        id: InvoiceStepId(uuid(n)),
        invoice: InvoiceId(uuid(invoice)),
        on: day("2026-11-01"),
        place: 0,
        by: None,
        action,
        note: String::new(),
    }
}

pub(crate) fn report(n: u128, invoice: u128, on: &str) -> InvoiceReport {
    InvoiceReport {
        id: InvoiceReportId(uuid(n)),
        invoice: InvoiceId(uuid(invoice)),
        on: day(on),
        source: ReportSource::Phone,
        cause: VoidCause::Amount,
        what: "Cobra de más".to_owned(),
        answered_on: None,
        answer: String::new(),
    }
}
