//! Every call to the storage goes wrong once, in everything that writes: what is stored is as before or as after,
//! never between, and what was reported as done is there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test is a panic; the counts are for whoever runs it"
)]

use crate::device::{Device, Failure};
use crate::failing_store::{FailingStore, Fault};
use pollster::block_on;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use vigia::app::book::Book;
use vigia::app::command::Command;
use vigia::app::command::import_invoices::IncomingDocument;
use vigia::app::entity::Entity;
use vigia::app::example::{Plan, generate};
use vigia::domain::country::Country;
use vigia::domain::finding::Review;
use vigia::domain::ids::{PaymentId, RecordId};
use vigia::domain::invoice::{SourceFile, State as InvoiceState};
use vigia::domain::payment::{Allocation, Payment};
use vigia::journal::codec;
use vigia::journal::digest;
use vigia::journal::memory::MemoryStore;
use vigia::journal::store::{Reading, Store};

/// What a start shows, and every line that is stored.
#[derive(Debug, PartialEq, Eq)]
struct State {
    book: String,
    records: Vec<Entity>,
    conflicts: Vec<RecordId>,
    lines: BTreeSet<String>,
}

fn sound(store: &MemoryStore) -> FailingStore {
    FailingStore::new(store.clone(), None)
}

/// Opens what is stored as a start does. Every attachment that a record names is there.
fn state(store: &MemoryStore) -> State {
    let device = Device::open(sound(store), 9, 0).unwrap();
    for invoice in device.book.invoices().sorted() {
        if let Some(source) = &invoice.source {
            let kept = block_on(store.blob(&source.digest)).unwrap();
            assert!(kept.is_some(), "the original of {}", invoice.number());
        }
    }
    let frames = block_on(store.read(0, Reading::All)).unwrap().0;
    let lines = frames.iter().flat_map(|frame| {
        let payload = codec::decode(&frame.bytes).unwrap();
        let lines: Vec<String> = payload.lines().map(str::to_owned).collect();
        lines
    });
    let records = device.book.record_ids();
    State {
        book: digest::hex(&digest::of_book(&device.replica)),
        records: records
            .into_iter()
            .filter_map(|record| device.book.entity(record))
            .collect(),
        conflicts: device.replica.conflicts(),
        lines: lines.collect(),
    }
}

/// Lets each call of the work go wrong in each way, on a copy of the device each time.
/// `again` is whether doing the same once more must lead to the state after; it may be refused as done already.
fn check(
    name: &str,
    device: &Device,
    again: bool,
    work: impl Fn(&mut Device) -> Result<(), Failure>,
) {
    let before = state(&device.store.inner);
    let mut done = device.copied(|store| FailingStore::new(store, None));
    work(&mut done).unwrap();
    let after = state(&done.store.inner);
    let calls = done.store.calls();
    let mut faults = 0;
    for at in 0..=calls {
        for (done, for_good) in [(false, false), (true, false), (false, true), (true, true)] {
            let fault = Fault { at, done, for_good };
            let mut device = device.copied(|store| FailingStore::new(store, Some(fault)));
            let result = work(&mut device);
            let stored = state(&device.store.inner);
            let place = format!("{name}: {fault:?}: {result:?}");
            assert!(stored == before || stored == after, "{place}");
            assert_eq!(
                result.is_ok(),
                at == calls,
                "every failure is told: {place}"
            );
            if result.is_ok() {
                assert_eq!(stored, after, "{place}");
                continue;
            }
            faults += 1;
            if for_good || !again {
                continue;
            }
            // The person tries again, on the same page.
            match work(&mut device) {
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(error) => panic!("{place}, then {error:?}"),
            }
            assert_same_records(&state(&device.store.inner), &after, &place);
        }
    }
    println!("{name}: {calls} calls, {faults} faults");
    assert!(calls > 0 && faults == calls * 4);
}

/// The moment and with it the ids of the revisions differ the second time; the records do not.
fn assert_same_records(found: &State, expected: &State, place: &str) {
    assert_eq!(found.records, expected.records, "{place}");
    assert_eq!(found.conflicts, expected.conflicts, "{place}");
    assert_eq!(found.lines.len(), expected.lines.len(), "{place}");
}

/// Documents of the example company with their originals, as they come out of files.
fn documents() -> Vec<(IncomingDocument, (String, Vec<u8>))> {
    let mut example = Book::new();
    example.load(generate(&plan()));
    let invoices = example.invoices().sorted().into_iter();
    invoices
        .filter_map(|invoice| match &invoice.state {
            InvoiceState::Issued(issuance) => Some((invoice, issuance)),
            _ => None,
        })
        .map(|(invoice, issuance)| {
            let original = format!("<{}/>", issuance.number()).into_bytes();
            let digest = digest::hex(&Sha256::digest(&original));
            let document = IncomingDocument {
                content: invoice.content.clone(),
                issuance: issuance.clone(),
                review: Review::default(),
                source: Some(SourceFile {
                    name: format!("{}.xml", issuance.number()),
                    digest: digest.clone(),
                }),
            };
            (document, (digest, original))
        })
        .collect()
}

fn plan() -> Plan {
    Plan {
        clients: 4,
        contracts: 4,
        months: 3,
        ..Plan::example("2026-11-20".parse().unwrap(), Country::Colombia)
    }
}

fn import(
    device: &mut Device,
    documents: &[(IncomingDocument, (String, Vec<u8>))],
) -> Result<(), Failure> {
    let (documents, blobs): (Vec<_>, Vec<_>) = documents.iter().cloned().unzip();
    device.does_with(Command::ImportInvoices { documents }, &blobs)
}

/// A company that has imported some of its invoices, with a contract.
fn office(id: u8) -> Device {
    let mut device = Device::open(sound(&MemoryStore::new()), id, 0).unwrap();
    let mut example = Book::new();
    example.load(generate(&plan()));
    let mut company = example.company().unwrap().clone();
    company.example = false;
    let seen = device.book.version();
    device
        .does(Command::SaveCompany {
            company: Box::new(company),
            seen,
        })
        .unwrap();
    import(&mut device, &documents()[..4]).unwrap();
    let mut contract = example.contracts().sorted()[0].clone();
    contract.client = device.book.clients().sorted()[0].id;
    contract.owner = None;
    device
        .does(Command::SaveContract {
            contract: Box::new(contract),
            seen: device.book.version(),
        })
        .unwrap();
    device
}

fn edit_client(device: &Device, phone: &str) -> Command {
    let mut client = device.book.clients().sorted()[0].clone();
    client.phone = phone.to_owned();
    Command::SaveClient {
        client: Box::new(client),
        seen: device.book.version(),
    }
}

fn edit_contract(device: &Device, notes: &str) -> Command {
    let mut contract = device.book.contracts().sorted()[0].clone();
    contract.notes = notes.to_owned();
    Command::SaveContract {
        contract: Box::new(contract),
        seen: device.book.version(),
    }
}

fn pay(device: &Device) -> Command {
    let invoices = device.book.invoices().sorted();
    let owing = invoices.iter().find(|invoice| {
        let standing = device.book.standing(invoice.id).unwrap();
        standing.balance().is_sign_positive() && !standing.balance().is_zero()
    });
    let invoice = owing.unwrap();
    let amount = device.book.standing(invoice.id).unwrap().balance();
    Command::RecordPayment {
        payment: Box::new(Payment {
            id: PaymentId(device.context().new_id()),
            client: invoice.client,
            received_on: device.context().today,
            currency: invoice.content.currency,
            amount,
            allocations: vec![Allocation {
                invoice: invoice.id,
                amount,
                withheld: 0.into(),
            }],
            reference: "7781".to_owned(),
        }),
        seen: device.book.version(),
    }
}

#[test]
fn saving_a_client() {
    let device = office(1);
    let command = edit_client(&device, "601 555 0101");
    check("save a client", &device, true, |device| {
        device.does(command.clone())
    });
}

#[test]
fn saving_after_another_window() {
    let device = office(1);
    let mut other = Device::open(sound(&device.store.inner), 1, 50).unwrap();
    let command = edit_contract(&other, "de la otra ventana");
    other.does(command).unwrap();
    let command = edit_client(&device, "601 555 0101");
    check("save after another window", &device, true, |device| {
        device.does(command.clone())
    });
}

#[test]
fn editing_a_contract() {
    let device = office(1);
    let command = edit_contract(&device, "prorrogado");
    check("edit a contract", &device, true, |device| {
        device.does(command.clone())
    });
}

#[test]
fn importing_invoices_with_their_originals() {
    let device = office(1);
    let documents = documents();
    check("import invoices", &device, true, |device| {
        import(device, &documents)
    });
}

#[test]
fn recording_a_payment() {
    let device = office(1);
    let command = pay(&device);
    check("record a payment", &device, true, |device| {
        device.does(command.clone())
    });
}

#[test]
fn undoing() {
    let mut device = office(1);
    let command = pay(&device);
    device.does(command).unwrap();
    check("undo", &device, true, Device::undoes);
}

#[test]
fn restoring_a_backup() {
    let mut device = office(1);
    let command = pay(&device);
    device.does(command).unwrap();
    let mut other = office(2);
    import(&mut other, &documents()[3..7]).unwrap();
    let backup = other.backup().unwrap();
    check("restore a backup", &device, true, |device| {
        device.restores(&backup)
    });
}

#[test]
fn merging_a_backup() {
    let mut device = office(1);
    let mut other = Device::open(sound(&device.store.inner.copied()), 2, 10).unwrap();
    let command = edit_contract(&other, "allá");
    other.does(command).unwrap();
    import(&mut other, &documents()[3..7]).unwrap();
    let command = edit_contract(&device, "aquí");
    device.does(command).unwrap();
    let backup = other.backup().unwrap();
    check("merge a backup", &device, true, |device| {
        device.merges(&backup).map(drop)
    });
    assert!(device.merges(&backup).unwrap() > 0);
    assert_eq!(device.replica.conflicts().len(), 1);
    assert_eq!(
        device.merges(&backup),
        Ok(0),
        "the second time adds nothing"
    );
}

#[test]
fn folding_the_journal() {
    let mut device = office(1);
    for phone in ["1", "2", "3"] {
        let command = edit_client(&device, phone);
        device.does(command).unwrap();
    }
    // Folded twice it is the same, so trying again is not looked at.
    check("fold the journal", &device, true, Device::folds);
}
