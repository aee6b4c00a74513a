//! Any changes in any order leave every index as the records say, and the same standings as a fresh load.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use crate::app::book::Book;
use crate::app::book::standing::{Standing, Status};
use crate::app::entity::{Change, Entity};
use crate::app::samples::billing::{billing_event, claiming, invoice_step, report};
use crate::app::samples::{
    book, client, company, contract, credit_note, day, invoice, payment, put_client, put_company,
    put_contract, put_invoice, put_payment, today, uuid,
};
use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::billing::Part;
use crate::domain::billing::event::Happening;
use crate::domain::ids::{
    AlertNoteId, BillingEventId, ClientId, ContractId, InvoiceId, InvoiceReportId, InvoiceStepId,
    PaymentId, RecordId,
};
use crate::domain::invoice::step::InvoiceAction;
use crate::domain::invoice::{Instalment, Reference};
use crate::domain::money::Currency;
use proptest::prelude::*;

/// Records of a small world, so that they often meet: numbers, clients and documents repeat.
fn change() -> impl Strategy<Value = Change> {
    let client_put = (0..4u128, 0..3usize).prop_map(|(n, nit)| {
        let nit = ["", "900123456", "800111222"][nit];
        put_client(client(n, "Cliente", nit))
    });
    let contract_put = (10..13u128, 0..4u128)
        .prop_map(|(n, of)| put_contract(contract(n, of, "C-1", "2026-01-01", "")));
    let claims = prop::collection::vec(10..13u128, 0..4);
    let invoice_put = (20..26u128, 0..4u128, 1..4u8, 0..3u128, 1..9i64, claims).prop_map(
        |(n, of, number, bills, payable, claims)| {
            let mut invoice = invoice(n, of, &format!("FE-{number}"), "2026-10-01", "", payable);
            invoice.contract = (bills > 0).then(|| ContractId(uuid(9 + bills)));
            let lines = claims.into_iter();
            invoice.content.lines = lines
                .map(|contract| claiming(contract, 1, Part::Milestone))
                .collect();
            put_invoice(invoice)
        },
    );
    let note_put = (
        26..30u128,
        0..4u128,
        prop::collection::vec(1..4u8, 0..3),
        1..9i64,
    )
        .prop_map(|(n, of, against, payable)| {
            let against: Vec<String> = against.iter().map(|each| format!("FE0{each}")).collect();
            let against: Vec<&str> = against.iter().map(String::as_str).collect();
            let number = format!("NC-{n}");
            put_invoice(credit_note(n, of, &number, "2026-10-02", &against, payable))
        });
    let payment_put = (30..34u128, 0..4u128, 20..26u128, 20..26u128, 1..9i64).prop_map(
        |(n, of, one, other, amount)| {
            let parts = [(one, amount, 1), (other, 1, 0)];
            put_payment(payment(n, of, "2026-10-05", amount + 1, &parts))
        },
    );
    let note_on_alert = (40..43u128, 0..4u128).prop_map(|(n, of)| {
        Entity::AlertNote(Box::new(AlertNote {
            id: AlertNoteId(uuid(n)),
            key: AlertKey {
                kind: AlertKind::ContractEnd,
                subject: RecordId::Client(ClientId(uuid(of))),
                part: String::new(),
                due: today(),
            },
            decision: AlertDecision::Dismissed,
            reason: "x".to_owned(),
            by: None,
        }))
    });
    let event_put = (50..53u128, 10..13u128).prop_map(|(n, of)| {
        Entity::BillingEvent(Box::new(billing_event(n, of, 1, Happening::Reached)))
    });
    let step_put = (60..63u128, 20..23u128).prop_map(|(n, of)| {
        Entity::InvoiceStep(Box::new(invoice_step(n, of, InvoiceAction::Prepared)))
    });
    let report_put = (70..73u128, 20..23u128)
        .prop_map(|(n, of)| Entity::InvoiceReport(Box::new(report(n, of, "2026-11-01"))));
    let company_put = any::<bool>().prop_map(|known| {
        let mut company = company();
        company.tax_id = company.tax_id.filter(|_| known);
        put_company(company)
    });
    let put = prop_oneof![
        2 => client_put,
        1 => contract_put,
        4 => invoice_put,
        3 => note_put,
        3 => payment_put,
        1 => note_on_alert,
        1 => event_put,
        1 => step_put,
        1 => report_put,
        1 => company_put,
    ];
    let delete = prop_oneof![
        (0..4u128).prop_map(|n| RecordId::Client(ClientId(uuid(n)))),
        (10..13u128).prop_map(|n| RecordId::Contract(ContractId(uuid(n)))),
        (20..30u128).prop_map(|n| RecordId::Invoice(InvoiceId(uuid(n)))),
        (30..34u128).prop_map(|n| RecordId::Payment(PaymentId(uuid(n)))),
        (40..43u128).prop_map(|n| RecordId::AlertNote(AlertNoteId(uuid(n)))),
        (50..53u128).prop_map(|n| RecordId::BillingEvent(BillingEventId(uuid(n)))),
        (60..63u128).prop_map(|n| RecordId::InvoiceStep(InvoiceStepId(uuid(n)))),
        (70..73u128).prop_map(|n| RecordId::InvoiceReport(InvoiceReportId(uuid(n)))),
        Just(RecordId::Company),
    ];
    prop_oneof![4 => put.prop_map(Change::Put), 1 => delete.prop_map(Change::Delete)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn indexes_follow_every_change(changes in prop::collection::vec(change(), 0..60)) {
        let mut book = Book::new();
        for change in &changes {
            book.apply(change);
        }
        prop_assert_eq!(book.check(), Vec::<String>::new());
        let mut entities: Vec<Entity> = book.entities().collect();
        entities.reverse();
        let mut fresh = Book::new();
        for chunk in entities.chunks(7) {
            fresh.load(chunk.to_vec());
        }
        prop_assert_eq!(fresh.check(), Vec::<String>::new());
        prop_assert_eq!(fresh.record_ids(), book.record_ids());
        let mut read = Book::new();
        for chunk in changes.chunks(7) {
            read.load_changes(chunk.to_vec());
        }
        prop_assert_eq!(read.check(), Vec::<String>::new());
        prop_assert_eq!(read.record_ids(), book.record_ids());
        for invoice in book.invoices().sorted() {
            prop_assert_eq!(fresh.standing(invoice.id), book.standing(invoice.id));
            let notes = |book: &Book| -> Vec<InvoiceId> {
                book.notes_of(invoice.id).iter().map(|note| note.id).collect()
            };
            prop_assert_eq!(notes(&fresh), notes(&book));
        }
    }
}

fn standing(entities: Vec<Entity>, n: u128) -> Standing {
    let book = book(entities);
    book.standing(InvoiceId(uuid(n))).unwrap().clone()
}

#[test]
fn an_invoice_stands_where_payments_and_notes_put_it() {
    let issued = || put_invoice(invoice(20, 1, "FE-1", "2026-10-01", "2026-10-31", 1000));
    let paid = |n, amount, withheld| {
        put_payment(payment(
            n,
            1,
            "2026-11-01",
            amount,
            &[(20, amount, withheld)],
        ))
    };
    let note = |amount| put_invoice(credit_note(26, 1, "NC-1", "2026-10-02", &["FE1"], amount));
    for (name, entities, balance, status) in [
        ("untouched", vec![issued()], 1000, Status::Overdue),
        (
            "in part",
            vec![issued(), paid(30, 400, 0)],
            600,
            Status::Overdue,
        ),
        (
            "withheld",
            vec![issued(), paid(30, 960, 40)],
            0,
            Status::Paid,
        ),
        (
            "twice",
            vec![paid(30, 500, 0), paid(31, 500, 0), issued()],
            0,
            Status::Paid,
        ),
        (
            "too much",
            vec![issued(), paid(30, 1100, 0)],
            -100,
            Status::Paid,
        ),
        (
            "credited in part",
            vec![issued(), note(300)],
            700,
            Status::Overdue,
        ),
        ("credited", vec![note(1000), issued()], 0, Status::Voided),
        (
            "both",
            vec![note(300), issued(), paid(30, 700, 0)],
            0,
            Status::Paid,
        ),
    ] {
        let standing = standing(entities, 20);
        assert_eq!(standing.balance(), balance.into(), "{name}");
        assert_eq!(standing.status(today()), status, "{name}");
    }
}

#[test]
fn another_currency_settles_nothing() {
    let mut dollars = payment(30, 1, "2026-11-01", 1000, &[(20, 1000, 0)]);
    dollars.currency = Currency::USD;
    let issued = put_invoice(invoice(20, 1, "FE-1", "2026-10-01", "2026-10-31", 1000));
    let standing = standing(vec![issued, put_payment(dollars)], 20);
    assert_eq!(standing.balance(), 1000.into());
}

#[test]
fn a_note_against_several_invoices_fills_them_in_its_order() {
    let entities = vec![
        put_invoice(invoice(20, 1, "FE-1", "2026-10-01", "", 300)),
        put_invoice(invoice(21, 1, "FE-2", "2026-10-01", "", 500)),
        put_invoice(credit_note(
            26,
            1,
            "NC-1",
            "2026-10-02",
            &["FE-2", "FE-9", "FE-1"],
            600,
        )),
    ];
    let book = book(entities);
    let credited = |n| book.standing(InvoiceId(uuid(n))).unwrap().credited;
    assert_eq!(credited(21), 500.into());
    assert_eq!(credited(20), 100.into());
    assert_eq!(credited(26), 600.into());
}

#[test]
fn a_note_finds_its_invoice_by_fiscal_code() {
    let mut issued = invoice(20, 1, "FE-1", "2026-10-01", "", 300);
    issued.state = crate::domain::invoice::State::Issued(crate::domain::invoice::Issuance::new(
        "FE-1".to_owned(),
        day("2026-10-01"),
        String::new(),
        "ABC123".to_owned(),
        "1".to_owned(),
    ));
    let mut note = credit_note(26, 1, "NC-1", "2026-10-02", &[], 300);
    note.content.references = vec![Reference {
        number: String::new(),
        fiscal_code: "abc123".to_owned(),
        issued_on: None,
        type_code: String::new(),
    }];
    let standing = standing(vec![put_invoice(note), put_invoice(issued)], 20);
    assert_eq!(standing.status(today()), Status::Voided);
}

#[test]
fn instalments_fall_due_one_by_one() {
    let mut issued = invoice(20, 1, "FE-1", "2026-09-01", "", 900);
    issued.content.payment.instalments = ["2026-12-01", "2026-10-01", "2026-11-01"]
        .map(|on| Instalment {
            due_on: day(on),
            amount: 300.into(),
        })
        .to_vec();
    for (paid, due, overdue) in [
        (0, "2026-10-01", 600),
        (300, "2026-11-01", 300),
        (450, "2026-11-01", 150),
        (600, "2026-12-01", 0),
    ] {
        let standing = Standing::new(&issued, paid.into(), 0.into());
        assert_eq!(standing.due_on, Some(day(due)), "{paid}");
        assert_eq!(standing.overdue(today()), overdue.into(), "{paid}");
    }
}

#[test]
fn versions_tell_what_changed() {
    let mut book = book([
        put_client(client(1, "Uno", "")),
        put_client(client(2, "Dos", "")),
    ]);
    let (one, two) = (
        RecordId::Client(ClientId(uuid(1))),
        RecordId::Client(ClientId(uuid(2))),
    );
    let loaded = book.version();
    book.apply(&Change::Delete(one));
    assert!(book.version() > loaded);
    assert_eq!(book.changed_at(one), book.version());
    assert_eq!(book.changed_at(two), 0);
}
