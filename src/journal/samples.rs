//! Records for the tests of the journal: one of each kind with every field filled, and small ones by number.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod invoice;

use crate::app::entity::Entity;
use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::client::{Client, Contact, ContactRole};
use crate::domain::company::{AlertLead, Company, NumberingRange};
use crate::domain::contract::{Contract, Cover, Policy};
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::ids::{
    AlertNoteId, ClientId, ContractId, InvoiceId, PaymentId, PersonId, RecordId,
};
use crate::domain::invoice::{Content, Invoice, Issuance, Line, State};
use crate::domain::money::{Currency, Money};
use crate::domain::payment::{Allocation, Payment};
use crate::domain::person::Person;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::journal::samples::invoice::full_invoice;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

pub(crate) fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | n)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A client whose name and notes say which it is.
pub(crate) fn client(n: u128, name: &str, notes: &str) -> Entity {
    Entity::Client(Box::new(Client {
        id: ClientId(uuid(n)),
        country: Country::Colombia,
        name: name.to_owned(),
        tax_id: None,
        address: String::new(),
        city: String::new(),
        email: String::new(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contacts: Vec::new(),
        notes: notes.to_owned(),
        active: true,
    }))
}

/// A contract with a note.
pub(crate) fn contract(n: u128, notes: &str) -> Entity {
    Entity::Contract(Box::new(Contract {
        id: ContractId(uuid(n)),
        number: format!("C-{n}"),
        client: ClientId(uuid(1)),
        object: String::new(),
        start: day("2026-01-01"),
        end: None,
        value: None,
        payment_days: 30,
        owner: None,
        policies: Vec::new(),
        notes: notes.to_owned(),
    }))
}

/// A payment with a reference.
pub(crate) fn payment(n: u128, reference: &str) -> Entity {
    Entity::Payment(Box::new(Payment {
        id: PaymentId(uuid(n)),
        client: ClientId(uuid(1)),
        received_on: day("2026-03-31"),
        currency: Currency::COP,
        amount: amount("100.50"),
        allocations: Vec::new(),
        reference: reference.to_owned(),
    }))
}

pub(crate) fn client_id(n: u128) -> RecordId {
    RecordId::Client(ClientId(uuid(n)))
}

pub(crate) fn contract_id(n: u128) -> RecordId {
    RecordId::Contract(ContractId(uuid(n)))
}

pub(crate) fn payment_id(n: u128) -> RecordId {
    RecordId::Payment(PaymentId(uuid(n)))
}

/// A draft invoice with one line, about as large as real ones.
pub(crate) fn draft(n: u128, note: &str) -> Entity {
    let Entity::Invoice(full) = full_invoice() else {
        return full_invoice();
    };
    Entity::Invoice(Box::new(Invoice {
        id: InvoiceId(uuid(n)),
        state: State::Draft,
        content: Content {
            notes: vec![note.to_owned()],
            ..full.content
        },
        ..*full
    }))
}

/// An invoice as thousands of them are: one line, one tax, issued.
pub(crate) fn plain_invoice(n: u128) -> Entity {
    let Entity::Invoice(full) = full_invoice() else {
        return full_invoice();
    };
    let content = full.content;
    Entity::Invoice(Box::new(Invoice {
        id: InvoiceId(uuid(n)),
        state: State::Issued(Issuance::new(
            format!("SETP{n}"),
            day("2026-03-01"),
            "10:00:00-05:00".to_owned(),
            format!("{n:096x}"),
            "1".to_owned(),
        )),
        contract: None,
        content: Content {
            supplier: None,
            adjustments: Vec::new(),
            withholdings: Vec::new(),
            references: Vec::new(),
            reason: None,
            period: None,
            purchase_order: String::new(),
            notes: Vec::new(),
            numbering: None,
            exchange: None,
            detraction: None,
            lines: vec![Line {
                adjustments: Vec::new(),
                withholdings: Vec::new(),
                reference_price: None,
                price_with_tax: None,
                tax_amount: None,
                ..content.lines.into_iter().next().unwrap()
            }],
            ..content
        },
        review: Review {
            rule_set: 1,
            findings: Vec::new(),
        },
        source: None,
        ..*full
    }))
}

/// One record of each kind with nothing left out.
pub(crate) fn full() -> Vec<Entity> {
    vec![
        full_company(),
        Entity::Person(Box::new(Person {
            id: PersonId(uuid(0x10)),
            name: "Ana Ruiz".to_owned(),
            role: "Cartera".to_owned(),
            initials: "AR".to_owned(),
            email: "ana@example.co".to_owned(),
            active: false,
        })),
        full_client(),
        full_contract(),
        full_invoice(),
        Entity::Payment(Box::new(Payment {
            id: PaymentId(uuid(0x50)),
            client: ClientId(uuid(0x20)),
            received_on: day("2026-03-31"),
            currency: Currency::PEN,
            amount: amount("1180.00"),
            allocations: vec![Allocation {
                invoice: InvoiceId(uuid(0x40)),
                amount: amount("1144.60"),
                withheld: amount("35.40"),
            }],
            reference: "OP 123".to_owned(),
        })),
        Entity::AlertNote(Box::new(AlertNote {
            id: AlertNoteId(uuid(0x60)),
            key: AlertKey {
                kind: AlertKind::PolicyExpiry,
                subject: RecordId::Contract(ContractId(uuid(0x30))),
                part: "P-1".to_owned(),
                due: day("2026-12-31"),
            },
            decision: AlertDecision::SnoozedUntil(day("2026-12-01")),
            reason: "renovación en curso".to_owned(),
            by: Some(PersonId(uuid(0x10))),
        })),
    ]
}

fn full_company() -> Entity {
    Entity::Company(Box::new(Company {
        name: "Vigía SAS".to_owned(),
        country: Country::Colombia,
        tax_id: Some(TaxId::from_parts(TaxIdKind::Nit, "900373115").unwrap()),
        currency: Currency::COP,
        address: "Calle 1".to_owned(),
        city: "Bogotá".to_owned(),
        email: "hola@example.co".to_owned(),
        days_off: vec![day("2026-12-24")],
        alert_leads: vec![
            AlertLead {
                kind: AlertKind::ContractEnd,
                days: 90,
            },
            AlertLead {
                kind: AlertKind::BackupTooOld,
                days: 0,
            },
        ],
        backup_days_max: 7,
        numbering: vec![NumberingRange {
            resolution: "18760000001".to_owned(),
            prefix: "SETP".to_owned(),
            from: 990_000_000,
            to: 995_000_000,
            valid_from: day("2019-01-19"),
            valid_to: day("2030-01-19"),
            technical_key: "fc8eac42".to_owned(),
        }],
        software_pin: "12345".to_owned(),
        example: true,
    }))
}

fn full_client() -> Entity {
    Entity::Client(Box::new(Client {
        id: ClientId(uuid(0x20)),
        country: Country::Peru,
        name: "Minera \"El Sol\" S.A.".to_owned(),
        tax_id: Some(TaxId::from_parts(TaxIdKind::Ruc, "20606433094").unwrap()),
        address: "Av. 2".to_owned(),
        city: "Lima".to_owned(),
        email: "pagos@example.pe".to_owned(),
        phone: "+51 1 555".to_owned(),
        segment: "minería".to_owned(),
        since: Some(day("2020-02-29")),
        contacts: vec![Contact {
            name: "Luz".to_owned(),
            role: ContactRole::ChiefAccountant,
            email: "luz@example.pe".to_owned(),
            phone: "999".to_owned(),
        }],
        notes: "paga los viernes\n\u{202e}x".to_owned(),
        active: false,
    }))
}

fn full_contract() -> Entity {
    Entity::Contract(Box::new(Contract {
        id: ContractId(uuid(0x30)),
        number: "2026-07".to_owned(),
        client: ClientId(uuid(0x20)),
        object: "Mesa de ayuda".to_owned(),
        start: day("2026-01-01"),
        end: Some(day("2026-12-31")),
        value: Some(Money::new(amount("120000.00"), Currency::PEN)),
        payment_days: 45,
        owner: Some(PersonId(uuid(0x10))),
        policies: vec![Policy {
            cover: Cover::WagesAndBenefits,
            insurer: "Seguros".to_owned(),
            number: "P-1".to_owned(),
            amount: Money::new(amount("12000"), Currency::PEN),
            from: day("2026-01-01"),
            to: day("2029-12-31"),
        }],
        notes: "con otrosí".to_owned(),
    }))
}
