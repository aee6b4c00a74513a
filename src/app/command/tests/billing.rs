//! The catalogue, what changes what is billed, and what clients report: what is refused, and what goes with what.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod events;
mod items;
mod reports;

use super::world;
use crate::app::book::Book;
use crate::app::command::{Command, execute};
use crate::app::command_error::CommandError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::samples::billing::{
    billing_event, billing_line, claiming, invoice_step, item, report,
};
use crate::app::samples::{
    book, client, context, contract, day, invoice, person, put_client, put_contract, put_invoice,
    run, uuid,
};
use crate::app::undo::{UndoStep, inverse};
use crate::domain::billing::Part;
use crate::domain::billing::event::Happening;
use crate::domain::contract::amendment::{Amendment, Changes};
use crate::domain::contract::billing::LineKind;
use crate::domain::ids::{AmendmentId, ContractId, InvoiceId, ItemId, PersonId};
use crate::domain::invoice::SourceFile;
use crate::domain::invoice::step::InvoiceAction;
use crate::domain::item::Item;

const FIXED: u16 = 1;
const SEATS: u16 = 2;
const MILESTONE: u16 = 3;
const DEMAND: u16 = 4;

/// The world with a line of each kind under its contract, one more by an amendment, and two items.
fn billed_world() -> Book {
    let mut book = world();
    let mut with_lines = contract(10, 1, "C-1", "2026-01-01", "2026-12-31");
    with_lines.terms.lines = vec![
        billing_line(FIXED, LineKind::Fixed),
        billing_line(SEATS, LineKind::PerUnit),
        billing_line(MILESTONE, LineKind::Milestone),
        billing_line(DEMAND, LineKind::OnDemand),
    ];
    with_lines.terms.lines[0].item = Some(ItemId(uuid(80)));
    book.load([
        put_contract(with_lines),
        amendment(60, true),
        amendment(61, false),
        put_item(item(80, "A")),
        put_item(item(81, "B")),
        put_item(item(82, "C")),
    ]);
    book
}

/// One that adds a milestone, which sells item 81.
fn amendment(n: u128, signed: bool) -> Entity {
    let mut line = billing_line(1, LineKind::Milestone);
    line.item = Some(ItemId(uuid(81)));
    Entity::Amendment(Box::new(Amendment {
        id: AmendmentId(uuid(n)),
        contract: ContractId(uuid(10)),
        number: n.to_string(),
        drafted_on: day("2026-02-01"),
        signed_on: signed.then(|| day("2026-02-01")),
        effective: day("2026-02-01"),
        changes: Changes {
            lines_added: vec![line],
            ..Changes::default()
        },
        notes: String::new(),
        file: None,
    }))
}

fn put_item(item: Item) -> Entity {
    Entity::Item(Box::new(item))
}

fn refused_by(book: &Book, command: Command) -> CommandError {
    execute(book, &mut context(), command).unwrap_err()
}

fn refused(command: Command) -> CommandError {
    refused_by(&billed_world(), command)
}

/// Carries a command out, and takes it back: the book is as before.
fn done_and_undone(book: &Book, command: Command) -> Event {
    let mut after = book.clone();
    let outcome = execute(book, &mut context(), command).unwrap();
    let back = inverse(book, &outcome.changes);
    after.apply_all(&outcome.changes);
    assert_eq!(after.check(), Vec::<String>::new());
    let step = UndoStep::new(outcome.event.clone(), back, &after);
    let step = Box::new(step);
    run(&mut after, Command::Undo { step }).unwrap();
    let (before, after): (Vec<Entity>, Vec<Entity>) =
        (book.entities().collect(), after.entities().collect());
    assert_eq!(after, before);
    outcome.event
}

#[test]
fn what_is_kept_about_a_record_goes_with_it() {
    let mut draft = contract(10, 1, "C-1", "2026-01-01", "");
    draft.terms.lines = vec![billing_line(MILESTONE, LineKind::Milestone)];
    let mut imported = invoice(24, 1, "FE-4", "2026-10-01", "", 100);
    imported.source = Some(SourceFile {
        name: "fe4.xml".to_owned(),
        digest: "00".to_owned(),
    });
    let by = |n: u128| PersonId(uuid(n));
    let mut event = billing_event(90, 10, MILESTONE, Happening::Reached);
    event.by = Some(by(5));
    let mut step = invoice_step(96, 24, InvoiceAction::Acknowledged);
    step.by = Some(by(5));
    let book = book([
        Entity::Person(Box::new(person(5, "Ana"))),
        put_client(client(1, "Uno", "")),
        put_contract(draft),
        put_invoice(imported),
        Entity::BillingEvent(Box::new(event)),
        Entity::InvoiceStep(Box::new(step)),
        Entity::InvoiceReport(Box::new(report(95, 24, "2026-11-10"))),
    ]);
    assert_eq!(
        refused_by(&book, Command::RemovePerson { id: by(5) }),
        CommandError::PersonInUse {
            contracts: 1,
            invoices: 1
        }
    );
    let mut after = book.clone();
    let ids = vec![InvoiceId(uuid(24))];
    done_and_undone(&book, Command::RemoveInvoices { ids: ids.clone() });
    run(&mut after, Command::RemoveInvoices { ids }).unwrap();
    let id = ContractId(uuid(10));
    done_and_undone(&after, Command::RemoveContract { id });
    run(&mut after, Command::RemoveContract { id }).unwrap();
    let left = (
        after.billing_events().len(),
        after.invoice_steps().len(),
        after.invoice_reports().len(),
    );
    assert_eq!(left, (0, 0, 0));
}

#[test]
fn a_contract_that_a_line_bills_stays() {
    let mut billing = invoice(25, 2, "FE-5", "2026-11-02", "", 1000);
    billing.content.lines = vec![claiming(11, 1, Part::Milestone)];
    let mut book = billed_world();
    book.load([put_invoice(billing)]);
    let id = ContractId(uuid(11));
    assert_eq!(
        refused_by(&book, Command::RemoveContract { id }),
        CommandError::ContractInUse {
            invoices: 1,
            amendments: 0
        }
    );
}
