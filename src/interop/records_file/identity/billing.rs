//! Which record of billing a record is, when it gives no id: an item, a billing event, a step or a report of an invoice.

use crate::app::words_of::folded;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::ids::{ContractId, InvoiceId, Kind, RecordId};
use crate::interop::records_file::identity::Told;
use crate::interop::records_file::references::Known;
use crate::journal::record::invoice_step::action_name;
use crate::journal::record::wire::{self, Wire};

/// The one of the book that people would call the same.
pub fn in_book(known: &Known, told: &Told) -> Option<RecordId> {
    match told.kind {
        Kind::Item => known.book_item(told.text("code")).map(RecordId::Item),
        Kind::BillingEvent => {
            let events = known.book.billing_events_of(told.contract()?);
            let told = told_event(told)?;
            let same = events.into_iter().find(|event| event_key(event) == told)?;
            Some(RecordId::BillingEvent(same.id))
        }
        Kind::InvoiceStep => {
            let steps = known.book.steps_of_invoice(told.invoice()?);
            let same = steps.into_iter().find(|step| {
                step.on.to_string() == told.text("on")
                    && u64::from(step.place) == told.whole("place")
                    && action_name(&step.action) == told.one_of("action")
            })?;
            Some(RecordId::InvoiceStep(same.id))
        }
        Kind::InvoiceReport => {
            let what = folded(told.text("what"));
            let reports = known.book.reports_of_invoice(told.invoice()?);
            let same = reports.into_iter().find(|report| {
                report.on.to_string() == told.text("on") && folded(&report.what) == what
            })?;
            Some(RecordId::InvoiceReport(same.id))
        }
        _ => None,
    }
}

/// The name from which every device derives the same id; what people typed freely stands last in it.
pub fn name_for_id(told: &Told) -> String {
    let kind = told.kind.name();
    let contract = told.contract().map(|id: ContractId| id.to_string());
    let invoice = told.invoice().map(|id: InvoiceId| id.to_string());
    let invoice = invoice.unwrap_or_default();
    let on = told.text("on");
    match told.kind {
        Kind::Item => format!("{kind}:{}", folded(told.text("code"))),
        Kind::BillingEvent => {
            let event = told_event(told).unwrap_or_default();
            format!("{kind}:{}:{event}", contract.unwrap_or_default())
        }
        Kind::InvoiceStep => {
            let (place, action) = (told.whole("place"), told.one_of("action"));
            format!("{kind}:{invoice}:{on}:{place}:{action}")
        }
        Kind::InvoiceReport => format!("{kind}:{invoice}:{on}:{}", folded(told.text("what"))),
        _ => kind.to_owned(),
    }
}

/// What tells the events of a contract apart: two requests of one day differ by how much or by their note.
fn event_key(event: &BillingEvent) -> String {
    let what = match event.what {
        Happening::Asked(quantity) => format!("asked:{}", quantity.normalize()),
        Happening::Measured(measured) => format!(
            "measured:{}:{}:{}",
            measured.period.from,
            measured.period.to,
            measured.quantity.normalize()
        ),
        Happening::Reached => "reached".to_owned(),
        Happening::Skipped(part) => format!("skipped:{}", wire::written(&part)),
    };
    let line = wire::written(&event.line);
    format!("{line}:{}:{what}:{}", event.on, folded(&event.note))
}

/// The same of a record of a file; absent when it cannot be read.
fn told_event(told: &Told) -> Option<String> {
    let mut event = BillingEvent::blank();
    let body = serde_json::to_string(told.fields).ok()?;
    wire::read(&body, &mut event).ok()?;
    Some(event_key(&event))
}
