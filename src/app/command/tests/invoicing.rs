//! From the plan to the client's answer: drafting once, approval by another, numbers in order, voiding and billing anew.
#![allow(clippy::panic, reason = "a failed test is a panic")]

use crate::app::billing_now::{Accounts, planned_months};
use crate::app::book::Book;
use crate::app::command::invoice_flow::Move;
use crate::app::command::{Command, Outcome, execute};
use crate::app::command_error::CommandError;
use crate::app::command_error::invoicing::InvoicingError;
use crate::app::context::Context;
use crate::app::entity::Entity;
use crate::app::event::invoicing::{InvoicingEvent, PreparedReport};
use crate::app::event::{DocumentFate, Event};
use crate::app::query::billing_run::{Grouping, run as run_of};
use crate::app::samples::{
    book, client, company, contract, day, person, put_client, put_company, put_contract, uuid,
};
use crate::domain::billing::ledger::{Entry, EntryState};
use crate::domain::company::NumberingRange;
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKind};
use crate::domain::finding::{Review, Severity};
use crate::domain::ids::{ContractId, InvoiceId, PersonId};
use crate::domain::invoice::progress::{FlowStage, progress};
use crate::domain::invoice::step::{Channel, VoidCause};
use crate::domain::invoice::{DocumentType, SourceFile};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

pub(super) const OCTOBER: &str = "2026-10-01";
pub(super) const WRITER: u128 = 60;
const APPROVER: u128 = 61;

pub(super) fn world() -> Book {
    let mut own = company();
    own.billing_rules.since = Some(day(OCTOBER));
    own.numbering = vec![NumberingRange {
        resolution: "18760000001".to_owned(),
        prefix: "FE".to_owned(),
        from: 100,
        to: 101,
        valid_from: day("2026-01-01"),
        valid_to: day("2027-12-31"),
        technical_key: "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c".to_owned(),
        documents: DocumentType::Invoice,
        type_code: String::new(),
    }];
    let mut entities = vec![put_company(own)];
    for (n, who) in [(WRITER, "Ana"), (APPROVER, "Luis")] {
        entities.push(Entity::Person(Box::new(person(n, who))));
    }
    for n in 1..=3 {
        let name = format!("Cliente {n} S.A.S.");
        let mut client = client(
            n,
            &name,
            ["900123456", "800197268", "860002964"][n as usize - 1],
        );
        client.address = "Calle 1 # 2-3".to_owned();
        client.email = "facturas@cliente.example".to_owned();
        entities.push(put_client(client));
        let mut contract = contract(20 + n, n, &format!("CT-{n}"), "2026-01-01", "2026-12-31");
        contract.value = None;
        contract.terms.lines = vec![BillingLine {
            number: 1,
            description: "Mesa de ayuda de primer nivel".to_owned(),
            kind: LineKind::PerUnit,
            timing: BillingTiming::Arrears,
            quantity: Decimal::TEN,
            price: Money::new(Decimal::from(1_000_000), Currency::COP),
            from: None,
            to: None,
            item: None,
        }];
        entities.push(put_contract(contract));
    }
    book(entities)
}

/// Acts as a person on 5 November 2026.
pub(super) fn act(book: &mut Book, who: u128, command: Command) -> Result<Outcome, CommandError> {
    let author = Some(PersonId(uuid(who)));
    // 15:30 UTC is 10:30 in Bogotá.
    let now = 1_793_892_600_000 + book.version();
    let mut context = Context::new(day("2026-11-05"), now, author, [9; 16]);
    let outcome = execute(book, &mut context, command)?;
    book.apply_all(&outcome.changes);
    assert_eq!(book.check(), Vec::<String>::new());
    Ok(outcome)
}

pub(super) fn prepare(book: &mut Book) -> Result<PreparedReport, CommandError> {
    let run = run_of(book, day(OCTOBER), Grouping::Contract, day("2026-11-05"));
    let command = Command::PrepareInvoices {
        run: (day(OCTOBER), Grouping::Contract),
        proposals: run.proposals.iter().map(|each| each.key).collect(),
    };
    match act(book, WRITER, command)?.event {
        Event::Invoicing(InvoicingEvent::Prepared(report)) => Ok(report),
        other => panic!("{other:?}"),
    }
}

fn moved(book: &mut Book, who: u128, ids: &[InvoiceId], step: Move) -> Result<(), CommandError> {
    let command = Command::MoveInvoices {
        ids: ids.to_vec(),
        step,
        said: (
            day("2026-11-05"),
            "El precio no es el del otrosí".to_owned(),
        ),
    };
    act(book, who, command).map(|_| ())
}

pub(super) fn approved(book: &mut Book, ids: &[InvoiceId]) {
    moved(book, WRITER, ids, Move::Submit(Vec::new())).unwrap();
    moved(book, APPROVER, ids, Move::Approve).unwrap();
}

fn stage(book: &Book, id: InvoiceId) -> FlowStage {
    progress(book.invoice(id).unwrap(), &book.steps_of_invoice(id)).stage
}

/// Where October of a contract stands on 5 November.
fn october(book: &Book, contract: u128) -> EntryState {
    october_entry(book, contract).state(day("2026-11-05"))
}

/// What the ledger says of October on 5 November.
pub(super) fn october_entry(book: &Book, contract: u128) -> Entry {
    let today = day("2026-11-05");
    let mut accounts = Accounts::new(book, planned_months(book, today), today);
    let billing = accounts
        .of(book.contract(ContractId(uuid(contract))).unwrap())
        .unwrap();
    let mut entries = billing.entries.into_iter();
    let entry = entries.find(|entry| entry.month == day(OCTOBER));
    entry.unwrap()
}

#[test]
fn a_month_is_drafted_once() {
    let mut book = world();
    let report = prepare(&mut book).unwrap();
    assert_eq!((report.drafted.len(), report.refused.len()), (3, 0));
    assert_eq!(october(&book, 21), EntryState::Drafted);
    let draft = book.invoice(report.drafted[0]).unwrap();
    assert_eq!(draft.content.totals.payable, Decimal::from(11_900_000));
    assert!(draft.review.worst() < Some(Severity::Error));
    assert_eq!(
        prepare(&mut book).unwrap_err(),
        InvoicingError::NothingToBill.into()
    );
    // Another device that prepared the same month has the same drafts.
    let mut elsewhere = world();
    let theirs = prepare(&mut elsewhere).unwrap().drafted;
    assert_eq!(theirs, report.drafted);
    assert_eq!(
        elsewhere.invoice(theirs[0]).unwrap().content,
        book.invoice(theirs[0]).unwrap().content
    );
}

#[test]
fn who_wrote_it_does_not_approve_it_and_a_denial_needs_a_reason() {
    let mut book = world();
    let ids = prepare(&mut book).unwrap().drafted;
    let first = &ids[..1];
    assert!(moved(&mut book, APPROVER, first, Move::Approve).is_err());
    moved(&mut book, WRITER, first, Move::Submit(Vec::new())).unwrap();
    assert_eq!(
        moved(&mut book, WRITER, first, Move::Approve).unwrap_err(),
        InvoicingError::OwnWork.into()
    );
    let silent = Command::MoveInvoices {
        ids: first.to_vec(),
        step: Move::Deny,
        said: (day("2026-11-05"), " ".to_owned()),
    };
    assert_eq!(
        act(&mut book, APPROVER, silent).unwrap_err(),
        CommandError::ReasonMissing
    );
    moved(&mut book, APPROVER, first, Move::Deny).unwrap();
    assert_eq!(stage(&book, ids[0]), FlowStage::Denied);
    approved(&mut book, first);
    assert_eq!(stage(&book, ids[0]), FlowStage::Approved);
    // A change takes the approval away.
    let mut changed = book.invoice(ids[0]).unwrap().clone();
    changed.content.purchase_order = "OC-1".to_owned();
    let save = Command::SaveDraft {
        invoice: Box::new(changed),
        seen: u64::MAX,
    };
    act(&mut book, WRITER, save).unwrap();
    assert_eq!(stage(&book, ids[0]), FlowStage::Draft);
}

#[test]
fn one_bad_document_does_not_stop_the_others_and_numbers_run_out() {
    let mut book = world();
    let ids = prepare(&mut book).unwrap().drafted;
    approved(&mut book, &ids[..2]);
    let issued = act(
        &mut book,
        WRITER,
        Command::IssueInvoices { ids: ids.clone() },
    )
    .unwrap();
    let Event::Invoicing(InvoicingEvent::Issued(report)) = issued.event else {
        panic!("not issued");
    };
    assert_eq!(report.numbers, ["FE100", "FE101"]);
    assert_eq!(report.refused.len(), 1);
    let first = book.invoice(ids[0]).unwrap();
    let facts = first.issuance().unwrap();
    assert_eq!(
        (facts.on(), facts.time()),
        (day("2026-11-05"), "10:30:00-05:00")
    );
    assert_eq!(facts.fiscal_code().len(), 96);
    assert_eq!(first.due_on(), Some(day("2026-12-05")));
    approved(&mut book, &ids[2..]);
    assert_eq!(
        act(
            &mut book,
            WRITER,
            Command::IssueInvoices {
                ids: ids[2..].to_vec()
            }
        )
        .unwrap_err(),
        InvoicingError::RangeUsedUp {
            prefix: "FE".to_owned()
        }
        .into()
    );
}

fn note_of(book: &Book) -> InvoiceId {
    let mut notes = book.invoices().iter().map(|(_, invoice)| invoice);
    let note = notes.find(|each| each.content.document_type == DocumentType::CreditNote);
    note.unwrap().id
}

#[test]
fn a_voided_invoice_is_billed_again_and_only_then() {
    let mut book = world();
    let ids = prepare(&mut book).unwrap().drafted;
    approved(&mut book, &ids[..1]);
    act(
        &mut book,
        WRITER,
        Command::IssueInvoices {
            ids: ids[..1].to_vec(),
        },
    )
    .unwrap();
    moved(&mut book, WRITER, &ids[..1], Move::Deliver(Channel::Email)).unwrap();
    assert_eq!(stage(&book, ids[0]), FlowStage::Delivered);
    let copy = Command::CopyInvoice { id: ids[0] };
    assert_eq!(
        act(&mut book, WRITER, copy.clone()).unwrap_err(),
        InvoicingError::NotVoided.into()
    );
    let void = Command::VoidInvoice {
        id: ids[0],
        cause: VoidCause::Amount,
        reason: "Precio anterior al otrosí".to_owned(),
    };
    act(&mut book, WRITER, void.clone()).unwrap();
    assert_eq!(
        act(&mut book, WRITER, void).unwrap_err(),
        InvoicingError::VoidedAlready.into()
    );
    let note = note_of(&book);
    approved(&mut book, &[note]);
    act(
        &mut book,
        WRITER,
        Command::IssueInvoices { ids: vec![note] },
    )
    .unwrap();
    assert_eq!(book.invoice(note).unwrap().number(), "NC1");
    assert_eq!(october(&book, 21), EntryState::ToBill);
    act(&mut book, WRITER, copy).unwrap();
    assert_eq!(october(&book, 21), EntryState::Drafted);
}

#[test]
fn the_signed_form_must_say_the_same_to_the_cent() {
    let mut book = world();
    let ids = prepare(&mut book).unwrap().drafted;
    approved(&mut book, &ids[..1]);
    act(
        &mut book,
        WRITER,
        Command::IssueInvoices {
            ids: ids[..1].to_vec(),
        },
    )
    .unwrap();
    let issued = book.invoice(ids[0]).unwrap().clone();
    let arrives = |cents: i64| {
        let mut content = issued.content.clone();
        content.totals.payable += Decimal::new(cents, 2);
        Command::ImportInvoices {
            documents: vec![crate::app::command::import_invoices::IncomingDocument {
                content,
                issuance: issued.issuance().unwrap().clone(),
                review: Review::default(),
                source: Some(SourceFile {
                    name: "FE100.xml".to_owned(),
                    digest: "ab".repeat(32),
                }),
            }],
        }
    };
    let fate = |outcome: Outcome| match outcome.event {
        Event::InvoicesImported(report) => report.documents[0].fate.clone(),
        other => panic!("{other:?}"),
    };
    let refused = fate(act(&mut book, WRITER, arrives(1)).unwrap());
    assert!(matches!(refused, DocumentFate::Differs { differences, .. } if differences.len() == 1));
    assert_eq!(book.invoice(ids[0]).unwrap().source, None);
    let kept = fate(act(&mut book, WRITER, arrives(0)).unwrap());
    assert_eq!(kept, DocumentFate::Signed { invoice: ids[0] });
    assert!(book.invoice(ids[0]).unwrap().source.is_some());
    let again = fate(act(&mut book, WRITER, arrives(0)).unwrap());
    assert_eq!(again, DocumentFate::Duplicate { invoice: ids[0] });
}
