//! What people type and what they must find first.

use super::{named, search};
use crate::app::book::Book;
use crate::app::entity::{Change, Entity};
use crate::app::samples::billing::{item, report};
use crate::app::samples::{
    book, client, contract, invoice, payment, policy, put_client, put_contract, put_invoice,
    put_payment, uuid,
};
use crate::domain::attachment::Attachment;
use crate::domain::contract::amendment::{Amendment, Changes};
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::contract::samples::amendment;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::ids::{
    AmendmentId, ClientId, DocumentId, InvoiceId, InvoiceReportId, ItemId, RecordId,
};
use crate::domain::invoice::{Issuance, State};

fn andean() -> Book {
    let mut coded = invoice(23, 2, "SETP990000007", "2026-03-01", "", 1);
    coded.state = State::Issued(Issuance::new(
        "SETP990000007".to_owned(),
        crate::app::samples::day("2026-03-01"),
        String::new(),
        "ab12".repeat(24),
        "1".to_owned(),
    ));
    coded.content.purchase_order = "OC 4500077812".to_owned();
    book([
        put_client(client(1, "Clínica del Norte S.A.", "900123456")),
        put_client(client(2, "Compañía Cafetera Ñandú", "")),
        put_contract(contract(10, 1, "2025-014", "2025-01-01", "")),
        put_invoice(invoice(20, 1, "FE-1204", "2026-01-01", "", 1)),
        put_invoice(invoice(21, 1, "FE-12041", "2026-02-01", "", 1)),
        put_invoice(invoice(22, 2, "F001-00001204", "2026-01-15", "", 1)),
        put_invoice(coded),
        put_payment(payment(30, 1, "2026-02-02", 1, &[])),
    ])
}

/// The uuid numbers of the records found, in order.
fn found(book: &Book, query: &str) -> Vec<u128> {
    let found = search(book, query, 10);
    assert_eq!(found.total, found.records.len(), "{query}");
    let number = |record: &RecordId| record.uuid().as_u128() - uuid(0).as_u128();
    found.records.iter().map(number).collect()
}

#[test]
fn what_is_typed_finds_what_is_meant() {
    let book = andean();
    for (query, expected) in [
        ("clinica", &[1, 10, 21, 20][..]),
        ("NORTE cli", &[1, 10, 21, 20]),
        ("nandu", &[2, 23, 22]),
        ("compania ñandu", &[2, 23, 22]),
        ("1204", &[22, 20, 21]),
        ("fe-1204", &[20, 21]),
        ("fe1204", &[20, 21]),
        ("F001-1204", &[22]),
        ("00001204", &[22]),
        ("204", &[22, 20]),
        ("clinica 1204", &[20, 21]),
        ("setp99000000", &[23]),
        ("setp990000008", &[]),
        ("4500077812", &[23]),
        ("2025-014", &[10]),
        ("mesa ayuda", &[10]),
        ("900123456", &[1, 10, 21, 20]),
        ("rc-30", &[30]),
        ("zzz", &[]),
        ("  ", &[]),
    ] {
        assert_eq!(found(&book, query), expected, "{query}");
    }
}

#[test]
fn a_pasted_fiscal_code_finds_its_document() {
    assert_eq!(found(&andean(), &"AB12".repeat(24)), [23]);
}

#[test]
fn long_words_are_compared_to_their_end() {
    let long = invoice(25, 1, "ABCDEFGHIJKLMNOPQR-1", "2026-01-01", "", 1);
    let book = book([put_client(client(1, "Uno", "")), put_invoice(long)]);
    assert_eq!(found(&book, "abcdefghijklmnopq"), [25]);
    assert_eq!(found(&book, "abcdefghijklmnopx"), []);
}

#[test]
fn changes_are_found_at_once_and_what_is_gone_is_not() {
    let mut book = andean();
    book.apply(&Change::Delete(RecordId::Invoice(InvoiceId(uuid(20)))));
    book.apply(&Change::Put(put_client(client(1, "Hospital", ""))));
    book.apply(&Change::Put(put_invoice(invoice(
        24,
        1,
        "FE-7",
        "2026-01-01",
        "",
        1,
    ))));
    assert_eq!(found(&book, "fe1204"), [21]);
    assert_eq!(found(&book, "clinica"), []);
    assert_eq!(found(&book, "hospital fe-7"), [24]);
}

#[test]
fn the_limit_keeps_the_best() {
    let best = search(&andean(), "clinica", 1);
    assert_eq!((best.records.len(), best.total), (1, 4));
}

#[test]
fn names_are_ranked_the_same_way() {
    let names = [
        ("Importar facturas", 1),
        ("Facturas", 2),
        ("Nuevo cliente", 3),
    ];
    assert_eq!(named("fact", names.into_iter()), [1, 2]);
    assert_eq!(named("facturas imp", names.into_iter()), [1]);
    assert_eq!(named("", names.into_iter()), Vec::<i32>::new());
}

#[test]
fn files_are_found_by_name_on_what_they_belong_to() {
    let file = |name: &str| {
        Some(Attachment {
            digest: "ab".repeat(32),
            name: name.to_owned(),
            media: String::new(),
            size: 1,
        })
    };
    let mut insured = contract(10, 1, "C-1", "2026-01-01", "");
    insured.policies = vec![Policy {
        file: file("poliza cumplimiento.pdf"),
        ..policy(Cover::Performance, "P-1", "2026-01-01", "2027-01-01")
    }];
    let contract = insured.id;
    let changed = Amendment {
        contract,
        file: file("otrosi-firmado.pdf"),
        ..amendment(0, "2026-02-01", "2026-02-01", Changes::default())
    };
    let changed = Amendment {
        id: AmendmentId(uuid(40)),
        ..changed
    };
    let certificate = Document {
        id: DocumentId(uuid(41)),
        client: ClientId(uuid(1)),
        contract: None,
        kind: DocumentKind::BankCertificate,
        name: "CB-77".to_owned(),
        issued_on: crate::app::samples::day("2026-01-01"),
        expires_on: None,
        file: file("Certificación Bancaria.pdf"),
        notes: String::new(),
    };
    let mut book = book([put_client(client(1, "Uno", "")), put_contract(insured)]);
    book.apply(&Change::Put(Entity::Amendment(Box::new(changed))));
    book.apply(&Change::Put(Entity::Document(Box::new(certificate))));
    assert_eq!(found(&book, "poliza cumpl"), [10]);
    assert_eq!(found(&book, "firmado"), [40]);
    assert_eq!(found(&book, "certificacion"), [41]);
    assert_eq!(found(&book, "cb77"), [41]);
    assert_eq!(found(&book, "pdf").len(), 3);
    let gone = RecordId::Document(DocumentId(uuid(41)));
    book.apply(&Change::Delete(gone));
    assert_eq!(found(&book, "certificacion"), []);
}

#[test]
fn the_catalogue_and_what_clients_report_are_found_by_their_words() {
    let mut book = andean();
    let mut supervisor = item(40, "SUP-07");
    supervisor.name = "Supervisión de operación".to_owned();
    let mut wrong = report(41, 20, "2026-11-01");
    wrong.what = "El NIT está mal".to_owned();
    wrong.answer = "Se anuló y se facturó otra vez".to_owned();
    book.load([
        Entity::Item(Box::new(supervisor)),
        Entity::InvoiceReport(Box::new(wrong)),
    ]);
    for (query, expected) in [
        ("supervision", &[40][..]),
        ("sup07", &[40]),
        ("sup 7", &[40]),
        ("nit mal", &[41]),
        ("anulo", &[41]),
    ] {
        assert_eq!(found(&book, query), expected, "{query}");
    }
    let gone = |book: &mut Book, record| book.apply(&Change::Delete(record));
    gone(&mut book, RecordId::Item(ItemId(uuid(40))));
    gone(
        &mut book,
        RecordId::InvoiceReport(InvoiceReportId(uuid(41))),
    );
    assert!(found(&book, "supervision").is_empty() && found(&book, "anulo").is_empty());
}
