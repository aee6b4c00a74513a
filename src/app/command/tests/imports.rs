//! What imports make of documents and rows.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::world;
use crate::app::book::Book;
use crate::app::command::import_clients::{ClientRow, Existing};
use crate::app::command::import_contracts::ContractRow;
use crate::app::command::import_invoices::IncomingDocument;
use crate::app::command::{Command, execute};
use crate::app::event::{DocumentFate, Event, InvoicesReport, RowProblem};
use crate::app::samples::{OWN_NIT, context, day, incoming, party, run, uuid};
use crate::domain::country::Country;
use crate::domain::ids::ClientId;
use crate::domain::tax_id::{TaxId, TaxIdKind};

fn imported(outcome: Event) -> InvoicesReport {
    match outcome {
        Event::InvoicesImported(report) => report,
        other => unreachable!("{other:?}"),
    }
}

/// Documents of known and new clients, repeated, received, and of another issuer.
fn documents() -> Vec<IncomingDocument> {
    let doc = |number: &str, name: &str, nit: &str| {
        incoming(number, name, nit, "2026-11-01", "2026-12-01", 1000)
    };
    let mut received = doc("P-1", "Nosotros", OWN_NIT);
    received.content.supplier = Some(party("Proveedor", "811000111"));
    let mut other = doc("Z-1", "Uno", "900123456");
    other.content.supplier = Some(party("Otra", "811000222"));
    vec![
        doc("FE-100", "Uno Ltda.", "900123456"),
        doc("FE-101", "Nueva", "860000001"),
        doc("FE-102", "Nueva S.A.", "860000001"),
        doc("FE00102", "Nueva S.A.", "860000001"),
        doc("fe 1", "Uno", "900123456"),
        received,
        other,
        doc("FE-103", "DOS", ""),
    ]
}

#[test]
fn an_import_brings_clients_once_and_documents_once() {
    let mut book = world();
    let import = || Command::ImportInvoices {
        documents: documents(),
    };
    let report = imported(run(&mut book, import()).unwrap().event);
    let short: Vec<&str> = report
        .documents
        .iter()
        .map(|document| match document.fate {
            DocumentFate::Imported {
                new_client: true, ..
            } => "new client",
            DocumentFate::Imported {
                other_issuer: true, ..
            } => "other issuer",
            DocumentFate::Imported { .. } => "imported",
            DocumentFate::Duplicate { .. } => "duplicate",
            DocumentFate::Signed { .. } => "signed",
            DocumentFate::Differs { .. } => "differs",
            DocumentFate::RepeatedInImport => "repeated",
            DocumentFate::Received => "received",
        })
        .collect();
    assert_eq!(
        short,
        [
            "imported",
            "new client",
            "imported",
            "repeated",
            "duplicate",
            "received",
            "other issuer",
            "imported",
        ]
    );
    assert_eq!(report.clients_created, 1);
    let by_number = |number: &str| book.document(OWN_NIT, "01", number).unwrap();
    assert_eq!(by_number("FE-100").client, ClientId(uuid(1)));
    assert_eq!(by_number("FE-103").client, ClientId(uuid(2)));
    let again = imported(run(&mut book.clone(), import()).unwrap().event);
    assert_eq!((again.imported(), again.duplicates()), (0, 7));
    // Another device that imports the same files makes the same records.
    let elsewhere = world();
    let mut other_context = context();
    other_context.new_id();
    let outcome = execute(&elsewhere, &mut other_context, import()).unwrap();
    let ids = |book: &Book| {
        book.invoices()
            .sorted()
            .iter()
            .map(|each| each.id)
            .collect::<Vec<_>>()
    };
    let mut elsewhere = elsewhere;
    elsewhere.apply_all(&outcome.changes);
    assert_eq!(ids(&elsewhere), ids(&book));
    assert_eq!(elsewhere.clients().sorted(), book.clients().sorted());
}

#[test]
fn rows_of_a_spreadsheet_are_taken_or_explained() {
    let row = |line, name: &str, nit: &str, city: &str| ClientRow {
        line,
        country: Country::Colombia,
        name: name.to_owned(),
        tax_id: TaxId::from_parts(TaxIdKind::Nit, nit).ok(),
        address: String::new(),
        city: city.to_owned(),
        email: String::new(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contact: None,
        notes: String::new(),
    };
    let rows = vec![
        row(2, "Uno renombrado", "900123456", "Pereira"),
        row(3, "", "", ""),
        row(4, "Nuevo", "860000001", ""),
        row(5, "Nuevo otra vez", "860000001", ""),
        row(6, "DÓS", "", "Cali"),
    ];
    let import = |existing| Command::ImportClients {
        rows: rows.clone(),
        existing,
    };
    let mut kept = world();
    let Event::ClientsImported(report) = run(&mut kept, import(Existing::Keep)).unwrap().event
    else {
        unreachable!()
    };
    assert_eq!((report.created, report.updated), (1, 0));
    let reasons: Vec<(u32, RowProblem)> = report
        .skipped
        .into_iter()
        .map(|row| (row.line, row.reason))
        .collect();
    let there = |name: &str| RowProblem::AlreadyThere {
        name: name.to_owned(),
    };
    assert_eq!(
        reasons,
        [
            (2, there("Uno")),
            (3, RowProblem::NameMissing),
            (5, RowProblem::RepeatedInFile { line: 4 }),
            (6, there("Dos")),
        ]
    );
    let mut updated = world();
    run(&mut updated, import(Existing::Update)).unwrap();
    let one = updated.client(ClientId(uuid(1))).unwrap();
    assert_eq!((&*one.name, &*one.city), ("Uno renombrado", "Pereira"));
    assert_eq!(updated.client(ClientId(uuid(2))).unwrap().city, "Cali");
}

#[test]
fn contracts_of_a_spreadsheet_find_their_client() {
    let row = |line, number: &str, client: &str, end: &str| ContractRow {
        line,
        number: number.to_owned(),
        client: client.to_owned(),
        object: String::new(),
        start: day("2026-01-01"),
        end: end.parse().ok(),
        value: None,
        payment_days: 30,
        notes: String::new(),
    };
    let rows = vec![
        row(2, "K-1", "900.123.456-8", ""),
        row(3, "K-1", "uno", ""),
        row(4, "C-1", "Uno", ""),
        row(5, "K-2", "Nadie", ""),
        row(6, "K-3", "Dos", "2025-01-01"),
        row(7, "", "Dos", ""),
    ];
    let mut book = world();
    let Event::ContractsImported(report) = run(&mut book, Command::ImportContracts { rows })
        .unwrap()
        .event
    else {
        unreachable!()
    };
    assert_eq!(report.created, 1);
    let lines: Vec<u32> = report.skipped.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7]);
    assert_eq!(book.contracts_of(ClientId(uuid(1))).len(), 2);
}
