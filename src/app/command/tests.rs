//! What commands refuse, and what they make of what they accept.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod billing;
mod differences;
mod imports;
mod invoicing;
mod number_blocks;
mod payments;

use crate::app::book::Book;
use crate::app::command::{Command, execute};
use crate::app::command_error::CommandError;
use crate::app::entity::{Change, Entity};
use crate::app::event::Event;
use crate::app::samples::{
    book, client, company, context, contract, cop, credit_note, day, invoice, payment, person,
    policy, put_client, put_company, put_contract, put_invoice, put_payment, run, uuid,
};
use crate::app::undo::{UndoStep, inverse};
use crate::domain::alert::{AlertKey, AlertKind};
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::policy::Cover;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PaymentId, PersonId, RecordId};
use crate::domain::invoice::{SourceFile, State};
use crate::domain::payment::Payment;
use crate::domain::person::Person;

fn world() -> Book {
    let mut owned = contract(10, 1, "C-1", "2026-01-01", "2026-12-31");
    owned.owner = Some(PersonId(uuid(5)));
    let mut draft = invoice(23, 1, "X", "2026-10-01", "", 100);
    draft.state = State::Draft;
    let mut imported = invoice(24, 1, "FE-4", "2026-10-01", "", 100);
    imported.source = Some(SourceFile {
        name: "fe4.xml".to_owned(),
        digest: "00".to_owned(),
    });
    let mut billed = invoice(20, 1, "FE-1", "2026-10-01", "2026-10-31", 1000);
    billed.contract = Some(ContractId(uuid(10)));
    book([
        put_company(company()),
        Entity::Person(Box::new(person(5, "Ana"))),
        put_client(client(1, "Uno", "900123456")),
        put_client(client(2, "Dos", "")),
        put_client(client(3, "Tres", "")),
        put_contract(owned),
        put_contract(contract(11, 2, "C-2", "2026-01-01", "")),
        put_invoice(billed),
        put_invoice(invoice(21, 2, "FE-2", "2026-10-01", "", 500)),
        put_invoice(credit_note(22, 1, "NC-1", "2026-10-02", &["FE-1"], 100)),
        put_invoice(draft),
        put_invoice(imported),
        put_payment(payment(30, 1, "2026-10-20", 400, &[(20, 400, 0)])),
    ])
}

fn refused(command: Command) -> CommandError {
    execute(&world(), &mut context(), command).unwrap_err()
}

fn save_client(client: Client) -> Command {
    Command::SaveClient {
        client: Box::new(client),
        seen: u64::MAX,
    }
}

fn save_contract(contract: Contract) -> Command {
    Command::SaveContract {
        contract: Box::new(contract),
        seen: u64::MAX,
    }
}

fn save_person(person: Person) -> Command {
    Command::SavePerson {
        person: Box::new(person),
        seen: u64::MAX,
    }
}

fn record(payment: Payment) -> Command {
    Command::RecordPayment {
        payment: Box::new(payment),
        seen: u64::MAX,
    }
}

#[test]
fn people_and_clients_keep_their_rules() {
    assert_eq!(
        refused(save_person(person(6, "  "))),
        CommandError::NameMissing
    );
    assert_eq!(
        refused(Command::RemovePerson {
            id: PersonId(uuid(5))
        }),
        CommandError::PersonInUse {
            contracts: 1,
            invoices: 0
        }
    );
    assert_eq!(
        refused(save_client(client(4, "", ""))),
        CommandError::NameMissing
    );
    assert_eq!(
        refused(save_client(client(4, "Otro", "900123456"))),
        CommandError::DuplicateTaxId {
            existing: ClientId(uuid(1)),
            name: "Uno".to_owned()
        }
    );
    assert_eq!(
        refused(Command::RemoveClient {
            id: ClientId(uuid(1))
        }),
        CommandError::ClientInUse {
            contracts: 1,
            invoices: 4,
            payments: 1
        }
    );
    assert_eq!(
        refused(Command::RemoveClient {
            id: ClientId(uuid(9))
        }),
        CommandError::NotFound(RecordId::Client(ClientId(uuid(9))))
    );
    let mut book = world();
    run(&mut book, save_client(client(1, "Uno S.A.", "900123456"))).unwrap();
    assert_eq!(book.client(ClientId(uuid(1))).unwrap().name, "Uno S.A.");
    run(
        &mut book,
        Command::RemoveClient {
            id: ClientId(uuid(3)),
        },
    )
    .unwrap();
    assert!(book.client(ClientId(uuid(3))).is_none());
}

#[test]
fn contracts_keep_their_rules() {
    let sound = || contract(12, 1, "C-9", "2026-01-01", "2026-12-31");
    let with = |change: fn(&mut Contract)| {
        let mut contract = sound();
        change(&mut contract);
        refused(save_contract(contract))
    };
    assert_eq!(
        with(|contract| contract.number.clear()),
        CommandError::NumberMissing
    );
    assert_eq!(
        with(|contract| contract.client = ClientId(uuid(9))),
        CommandError::NotFound(RecordId::Client(ClientId(uuid(9))))
    );
    assert_eq!(
        with(|contract| contract.end = Some(day("2025-12-31"))),
        CommandError::EndBeforeStart
    );
    assert_eq!(
        with(|contract| contract.value = Some(cop(-1))),
        CommandError::NegativeAmount {
            field: "value".to_owned()
        }
    );
    assert_eq!(
        with(|contract| contract.policies =
            vec![policy(Cover::Other, "P", "2026-02-01", "2026-01-01")]),
        CommandError::PolicyEndBeforeStart { policy: 0 }
    );
    assert_eq!(
        with(|contract| contract.number = " c-1".to_owned()),
        CommandError::DuplicateContractNumber {
            existing: ContractId(uuid(10)),
            number: "C-1".to_owned()
        }
    );
    assert_eq!(
        refused(Command::RemoveContract {
            id: ContractId(uuid(10))
        }),
        CommandError::ContractInUse {
            invoices: 1,
            amendments: 0
        }
    );
    run(&mut world(), save_contract(sound())).unwrap();
}

#[test]
fn invoices_leave_only_when_nothing_depends_on_them() {
    let remove = |ids: &[u128]| Command::RemoveInvoices {
        ids: ids.iter().map(|n| InvoiceId(uuid(*n))).collect(),
    };
    assert_eq!(
        refused(remove(&[21])),
        CommandError::IssuedCannotChange {
            number: "FE-2".to_owned()
        }
    );
    assert_eq!(refused(remove(&[])), CommandError::NothingToDo);
    let mut book = world();
    run(&mut book, remove(&[23, 24])).unwrap();
    assert!(book.invoice(InvoiceId(uuid(24))).is_none());
    let link = |contract| Command::LinkInvoice {
        id: InvoiceId(uuid(20)),
        contract: Some(ContractId(uuid(contract))),
    };
    assert_eq!(refused(link(11)), CommandError::ContractOfAnotherClient);
    run(&mut book, link(10)).unwrap();
}

#[test]
fn a_record_that_changed_meanwhile_is_not_overwritten() {
    let mut book = world();
    let seen = book.version();
    run(&mut book, save_client(client(1, "Uno de otra pestaña", ""))).unwrap();
    let stale = Command::SaveClient {
        client: Box::new(client(1, "Uno", "")),
        seen,
    };
    assert_eq!(
        run(&mut book, stale).unwrap_err(),
        CommandError::ChangedMeanwhile(RecordId::Client(ClientId(uuid(1))))
    );
}

#[test]
fn undo_brings_everything_back_unless_it_changed() {
    let mut book = world();
    let before: Vec<Entity> = book.entities().collect();
    let command = record(payment(30, 1, "2026-10-20", 100, &[(20, 100, 0)]));
    let outcome = execute(&book, &mut context(), command).unwrap();
    let back = inverse(&book, &outcome.changes);
    book.apply_all(&outcome.changes);
    let step = UndoStep::new(outcome.event, back, &book);
    let undo = || Command::Undo {
        step: Box::new(step.clone()),
    };
    let mut undone = book.clone();
    run(&mut undone, undo()).unwrap();
    assert_eq!(undone.entities().collect::<Vec<_>>(), before);
    book.apply(&Change::Delete(RecordId::Payment(PaymentId(uuid(30)))));
    assert_eq!(
        run(&mut book, undo()).unwrap_err(),
        CommandError::ChangedMeanwhile(RecordId::Payment(PaymentId(uuid(30))))
    );
}

#[test]
fn alerts_are_hidden_with_a_reason_and_woken() {
    let key = AlertKey {
        kind: AlertKind::ContractEnd,
        subject: RecordId::Contract(ContractId(uuid(10))),
        part: String::new(),
        due: day("2026-12-31"),
    };
    let snooze = |until: &str, reason: &str| Command::SnoozeAlerts {
        keys: vec![key.clone()],
        until: day(until),
        reason: reason.to_owned(),
    };
    assert_eq!(
        refused(snooze("2026-11-22", "x")),
        CommandError::SnoozeNotAhead
    );
    assert_eq!(
        refused(snooze("2026-12-01", " ")),
        CommandError::ReasonMissing
    );
    let mut book = world();
    run(&mut book, snooze("2026-12-01", "negociando")).unwrap();
    run(&mut book, snooze("2026-12-02", "sigue")).unwrap();
    assert_eq!(book.notes_on(&key).len(), 1);
    let wake = || Command::WakeAlert { key: key.clone() };
    run(&mut book, wake()).unwrap();
    assert!(book.notes_on(&key).is_empty());
    assert_eq!(
        run(&mut book, wake()).unwrap_err(),
        CommandError::NothingToDo
    );
}

#[test]
fn whole_records_enter_by_the_same_rules() {
    let mut changed = invoice(20, 1, "FE-1", "2026-10-01", "2026-10-31", 999);
    changed.contract = Some(ContractId(uuid(10)));
    let restore = |entity| Command::RestoreVersion { entity };
    assert_eq!(
        refused(restore(put_invoice(changed))),
        CommandError::IssuedCannotChange {
            number: "FE-1".to_owned()
        }
    );
    assert_eq!(
        refused(restore(put_client(client(2, "Dos", "")))),
        CommandError::NothingToDo
    );
    let orphan = put_payment(payment(33, 1, "2026-10-01", 1, &[(29, 1, 0)]));
    assert_eq!(
        refused(Command::ApplyRecords {
            entities: vec![orphan]
        }),
        CommandError::NotFound(RecordId::Invoice(InvoiceId(uuid(29))))
    );
    let mut book = world();
    let entities = vec![
        put_contract(contract(13, 8, "C-8", "2026-01-01", "")),
        put_client(client(8, "Ocho", "")),
        put_client(client(2, "Dos", "")),
        put_client(client(3, "Tres nuevo", "")),
    ];
    let outcome = run(&mut book, Command::ApplyRecords { entities }).unwrap();
    assert_eq!(
        outcome.event,
        Event::RecordsApplied {
            created: 2,
            updated: 1,
            unchanged: 1
        }
    );
}

#[test]
fn the_example_enters_an_empty_book_and_leaves_it_empty() {
    let mut example = company();
    example.example = true;
    let entities = vec![put_company(example), put_client(client(1, "Uno", ""))];
    let load = Command::LoadExample { entities };
    assert_eq!(refused(load.clone()), CommandError::BookNotEmpty);
    assert_eq!(refused(Command::ClearExample), CommandError::NotTheExample);
    let mut book = Book::new();
    run(&mut book, load).unwrap();
    run(&mut book, Command::ClearExample).unwrap();
    assert!(book.record_ids().is_empty());
}
