//! What was agreed changes after its month was billed: the difference is billed or credited, once.
#![allow(clippy::panic, reason = "a failed test is a panic")]

use super::invoicing::{OCTOBER, WRITER, act, approved, october_entry, prepare, world};
use crate::app::book::Book;
use crate::app::command::Command;
use crate::app::command::differences::DifferenceKey;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::entity::{Change, Entity};
use crate::app::samples::{day, uuid};
use crate::domain::contract::billing::LineKey;
use crate::domain::ids::ContractId;
use crate::domain::invoice::{DocumentType, Invoice};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

fn key() -> DifferenceKey {
    DifferenceKey {
        contract: ContractId(uuid(21)),
        line: LineKey {
            added_by: None,
            number: 1,
        },
        month: day(OCTOBER),
    }
}

/// October is issued at ten units of a million; then the price is another.
fn priced_anew(price: i64) -> Book {
    let mut book = world();
    let ids = prepare(&mut book).unwrap().drafted;
    let of_contract = |id: &&_| {
        let invoice = book.invoice(**id);
        invoice.and_then(|invoice| invoice.contract) == Some(key().contract)
    };
    let first = *ids.iter().find(of_contract).unwrap();
    approved(&mut book, &[first]);
    let issue = Command::IssueInvoices { ids: vec![first] };
    act(&mut book, WRITER, issue).unwrap();
    let mut contract = book.contract(key().contract).unwrap().clone();
    contract.terms.lines[0].price = Money::new(Decimal::from(price), Currency::COP);
    book.apply_all(&[Change::Put(Entity::Contract(Box::new(contract)))]);
    book
}

fn drafted(book: &mut Book) -> Invoice {
    let outcome = act(book, WRITER, Command::BillDifference { key: key() }).unwrap();
    let Some(Change::Put(Entity::Invoice(invoice))) = outcome.changes.into_iter().next() else {
        panic!("no draft");
    };
    *invoice
}

#[test]
fn what_is_missing_is_billed_as_the_month_was() {
    let mut book = priced_anew(1_100_000);
    assert_eq!(
        october_entry(&book, 21).difference,
        Decimal::from(-1_000_000)
    );
    let draft = drafted(&mut book);
    assert_eq!(draft.content.document_type, DocumentType::Invoice);
    assert_eq!(draft.content.totals.payable, Decimal::from(1_190_000));
    assert!(draft.content.lines[0].description.contains("diferencia"));
    let entry = october_entry(&book, 21);
    assert!(entry.difference.is_zero() && entry.has_draft);
    let again = Command::BillDifference { key: key() };
    assert_eq!(
        act(&mut book, WRITER, again).unwrap_err(),
        InvoicingError::NothingToBill.into()
    );
}

#[test]
fn what_was_too_much_is_credited_about_the_invoice_that_billed_it() {
    let mut book = priced_anew(950_000);
    assert_eq!(october_entry(&book, 21).difference, Decimal::from(500_000));
    let note = drafted(&mut book);
    assert_eq!(note.content.document_type, DocumentType::CreditNote);
    assert_eq!(note.content.references[0].number, "FE100");
    assert_eq!(note.content.totals.payable, Decimal::from(595_000));
    assert!(october_entry(&book, 21).difference.is_zero());
    // Once it is issued too, another change is another difference.
    approved(&mut book, &[note.id]);
    let issue = Command::IssueInvoices { ids: vec![note.id] };
    act(&mut book, WRITER, issue).unwrap();
    let entry = october_entry(&book, 21);
    assert_eq!(entry.issued, Decimal::from(9_500_000));
    assert!(entry.difference.is_zero() && !entry.has_draft);
}

#[test]
fn a_month_that_is_as_agreed_has_no_difference() {
    let mut book = priced_anew(1_000_000);
    let command = Command::BillDifference { key: key() };
    assert_eq!(
        act(&mut book, WRITER, command).unwrap_err(),
        InvoicingError::NothingToBill.into()
    );
}
