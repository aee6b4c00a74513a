//! The catalogue, billing events, steps and reports of invoices: who they are and whom they name.

use super::round_trip::first_amendment;
use super::{preview, sample, sample_book, sample_with};
use crate::app::book::Book;
use crate::app::entity::Entity;
use crate::domain::billing::Part;
use crate::domain::billing::event::{BillingEvent, Happening};
use crate::domain::ids::{BillingEventId, ContractId, InvoiceId, InvoiceStepId, Kind, RecordId};
use crate::domain::invoice::Period;
use crate::domain::invoice::step::{
    Channel, ClaimCause, Fingerprint, InvoiceAction, InvoiceStep, VoidCause,
};
use crate::domain::item::{Item, ItemTax};
use crate::interop::records_file::fields::LISTS;
use crate::interop::records_file::problem::Cause;
use crate::interop::records_file::writer::{view, write};
use crate::journal::samples;
use serde_json::{Value, json};
use uuid::Uuid;

fn of(kind: Kind) -> RecordId {
    let full = samples::full();
    let entity = full.iter().find(|entity| entity.id().kind() == kind);
    entity.unwrap().id()
}

/// What is written comes back, and the same again changes nothing.
fn comes_back(entities: Vec<Entity>) {
    let mut book = Book::new();
    let full = samples::full();
    book.load([first_amendment(&full)]);
    book.load(full);
    book.load(entities);
    let held = LISTS.map(|(kind, _)| kind);
    let ids = book.record_ids().into_iter();
    let written = view(&book, ids.filter(|id| held.contains(&id.kind())));
    let file: Value = serde_json::from_str(&write(&written).unwrap()).unwrap();
    assert_eq!(preview(&file, &book).counts().same, written.len());
}

#[test]
fn every_event_comes_back() {
    let Entity::BillingEvent(full) = samples::complete_billing_event() else {
        panic!("it is an event");
    };
    let days = Period {
        from: "2026-06-01".parse().unwrap(),
        to: "2026-06-30".parse().unwrap(),
    };
    let happenings = [
        Happening::Reached,
        Happening::Asked("2.5".parse().unwrap()),
        Happening::Skipped(Part::Days(days)),
        Happening::Skipped(Part::Milestone),
        Happening::Skipped(Part::Difference(days)),
        // One that stands after it in the file.
        Happening::Skipped(Part::Request(BillingEventId(Uuid::from_u128(9)))),
    ];
    let events = (5..).zip(happenings).map(|(n, what)| {
        Entity::BillingEvent(Box::new(BillingEvent {
            id: BillingEventId(Uuid::from_u128(n)),
            what,
            ..(*full).clone()
        }))
    });
    comes_back(events.collect());
}

#[test]
fn every_step_of_an_invoice_comes_back() {
    let invoice = InvoiceId(of(Kind::Invoice).uuid());
    let mut actions = vec![
        InvoiceAction::Prepared,
        InvoiceAction::Denied,
        InvoiceAction::Withdrawn,
        InvoiceAction::Approved(Fingerprint("ab".repeat(32))),
        InvoiceAction::Acknowledged,
        InvoiceAction::ServiceReceived,
        InvoiceAction::Accepted,
        InvoiceAction::AcceptedTacitly,
    ];
    actions.extend(Channel::ALL.map(InvoiceAction::Delivered));
    actions.extend(ClaimCause::ALL.map(InvoiceAction::Claimed));
    actions.extend(VoidCause::ALL.map(InvoiceAction::VoidDecided));
    let steps = (1..).zip(actions).map(|(n, action)| {
        Entity::InvoiceStep(Box::new(InvoiceStep {
            id: InvoiceStepId(Uuid::from_u128(n)),
            invoice,
            on: "2026-07-02".parse().unwrap(),
            place: 0,
            by: None,
            action,
            note: String::new(),
        }))
    });
    comes_back(steps.collect());
}

#[test]
fn every_tax_of_an_item_comes_back() {
    let mut book = Book::new();
    book.load(samples::full());
    let item = book.items().sorted()[0].clone();
    for tax in [
        ItemTax::Taxed("19".parse().unwrap()),
        ItemTax::Consumption("8".parse().unwrap()),
        ItemTax::Exempt,
        ItemTax::Excluded,
        ItemTax::Export,
    ] {
        let item = Item {
            tax,
            ..item.clone()
        };
        comes_back(vec![Entity::Item(Box::new(item))]);
    }
}

#[test]
fn a_view_brings_what_billing_names() {
    let mut book = Book::new();
    book.load(samples::full());
    let kinds = |record: RecordId| -> Vec<Kind> {
        let entities = view(&book, [record]);
        entities.iter().map(|entity| entity.id().kind()).collect()
    };
    let contract = [
        Kind::Item,
        Kind::Person,
        Kind::Client,
        Kind::Contract,
        Kind::Amendment,
    ];
    let with = |more: &[Kind]| [&contract[..], more].concat();
    let event = with(&[Kind::BillingEvent]);
    assert_eq!(kinds(of(Kind::BillingEvent)), event);
    for kind in [Kind::InvoiceStep, Kind::InvoiceReport] {
        assert_eq!(kinds(of(kind)), with(&[Kind::Invoice, kind]));
    }
    assert_eq!(kinds(RecordId::Company), [Kind::Item, Kind::Company]);
}

#[test]
fn a_number_kept_for_a_device_is_not_written() {
    let file = write(&samples::full()).unwrap();
    assert!(!file.contains("0123456789abcdef"));
}

#[test]
fn without_ids_reading_again_changes_nothing() {
    let book = sample_book();
    // As another program may write the same.
    let mut file = sample();
    file["items"][0]["code"] = json!(" puesto");
    file["billing_events"][0]["what"]["measured"]["quantity"] = json!(10);
    file["billing_events"][0]["note"] = json!("ACTA de enero.");
    file["invoice_reports"][0]["what"] = json!("preguntan si incluye el 31 de Enero");
    let again = preview(&file, &book);
    assert_eq!((again.counts().created, again.counts().wrong), (0, 0));
}

#[test]
fn what_tells_records_apart_makes_another() {
    let book = sample_book();
    for (pointer, value) in [
        ("/items/0/code", json!("SUPERVISOR")),
        ("/billing_events/0/on", json!("2026-02-02")),
        ("/billing_events/0/note", json!("Acta 2")),
        ("/billing_events/0/what/measured/quantity", json!(9)),
        (
            "/billing_events/0/what",
            json!({"skipped": {"days": {"from": "2026-01-01", "to": "2026-01-31"}}}),
        ),
        ("/invoice_steps/0/on", json!("2026-02-04")),
        ("/invoice_steps/0/place", json!(1)),
        ("/invoice_steps/0/action", json!("acknowledged")),
        ("/invoice_reports/0/on", json!("2026-02-05")),
        ("/invoice_reports/0/what", json!("Otra cosa")),
    ] {
        let mut file = sample_with(pointer, value);
        if pointer.starts_with("/items") {
            file["contracts"][0]["lines"][0]["item"] = json!("SUPERVISOR");
        }
        let counts = preview(&file, &book).counts();
        assert_eq!(counts.created, 1, "{pointer}");
    }
}

#[test]
fn each_unknown_name_is_told_with_its_place() {
    let unknown = |kind, key: &str| Cause::UnknownReference {
        kind,
        key: key.to_owned(),
    };
    let nobody = "01920000-0000-7000-8000-000000000000";
    for (pointer, value, place, cause) in [
        (
            "/contracts/0/lines/0/item",
            json!("NADA"),
            "contracts[0].lines[0].item",
            unknown(Kind::Item, "NADA"),
        ),
        (
            "/company/billing_rules",
            json!({"item": "NADA"}),
            "company.billing_rules.item",
            unknown(Kind::Item, "NADA"),
        ),
        (
            "/billing_events/0/contract",
            json!("CT-9"),
            "billing_events[0].contract",
            unknown(Kind::Contract, "CT-9"),
        ),
        (
            "/billing_events/0/what",
            json!({"skipped": {"request": nobody}}),
            "billing_events[0].what.skipped.request",
            unknown(Kind::BillingEvent, nobody),
        ),
        (
            "/invoices/0/lines/0/bills/part",
            json!({"request": nobody}),
            "invoices[0].lines[0].bills.part.request",
            unknown(Kind::BillingEvent, nobody),
        ),
        (
            "/invoice_steps/0/invoice",
            json!("FE-9"),
            "invoice_steps[0].invoice",
            unknown(Kind::Invoice, "FE-9"),
        ),
        (
            "/invoice_reports/0/invoice",
            json!("FE-9"),
            "invoice_reports[0].invoice",
            unknown(Kind::Invoice, "FE-9"),
        ),
    ] {
        let preview = preview(&sample_with(pointer, value), &Book::new());
        let mut problems = preview.problems();
        let first = problems.next().unwrap();
        assert_eq!((first.place.as_str(), &first.cause), (place, &cause));
    }
}

#[test]
fn what_the_rules_refuse_does_not_enter() {
    for (pointer, value, place) in [
        ("/items/0/tax", json!({"taxed": 190}), "items[0]"),
        (
            "/billing_events/0/what",
            json!({"asked": 10}),
            "billing_events[0]",
        ),
        (
            "/billing_events/0/line/number",
            json!(7),
            "billing_events[0]",
        ),
        (
            "/invoice_reports/0/answered_on",
            json!("2026-02-05"),
            "invoice_reports[0]",
        ),
    ] {
        let preview = preview(&sample_with(pointer, value), &Book::new());
        let first = preview.problems().next().unwrap();
        assert_eq!(first.place, place);
        assert!(matches!(first.cause, Cause::Refused(_)), "{first}");
    }
}

#[test]
fn an_invoice_of_the_book_is_named_by_its_number() {
    let book = sample_book();
    let file = json!({"format": "vigia-records", "version": 1, "invoice_steps": [
        {"invoice": "fe-1001", "on": "2026-02-05", "action": "acknowledged"}
    ]});
    let found = preview(&file, &book);
    assert_eq!((found.counts().created, found.counts().wrong), (1, 0));
    let contract = ContractId(book.contracts().sorted()[0].id.0);
    assert_eq!(book.invoices_of_contract(contract).len(), 1);
}
