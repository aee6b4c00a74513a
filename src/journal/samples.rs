//! Small records for the tests of the journal, told apart by number.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

mod complete;

use crate::app::entity::Entity;
use crate::domain::client::{Client, ClientBilling};
use crate::domain::contract::Contract;
use crate::domain::contract::terms::Terms;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PaymentId, RecordId};
use crate::domain::invoice::{Content, Invoice, Issuance, Line, State};
use crate::domain::money::Currency;
use crate::domain::payment::Payment;
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

/// One record of each kind with nothing left out.
pub(crate) fn full() -> Vec<Entity> {
    complete::records()
}

/// A billing event with nothing left out.
pub(crate) fn complete_billing_event() -> Entity {
    complete::billing::billing_event()
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
        billing: ClientBilling::default(),
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
        terms: Terms::default(),
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
    let Entity::Invoice(full) = complete::invoice() else {
        return complete::invoice();
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
    let Entity::Invoice(full) = complete::invoice() else {
        return complete::invoice();
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
            prepayments: Vec::new(),
            legends: Vec::new(),
            lines: vec![Line {
                adjustments: Vec::new(),
                withholdings: Vec::new(),
                reference_price: None,
                price_with_tax: None,
                tax_amount: None,
                item_code: String::new(),
                unspsc: String::new(),
                note: String::new(),
                on_behalf_of: None,
                bills: None,
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
