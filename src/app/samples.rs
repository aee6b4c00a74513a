//! Small records for the tests of the application, each told apart by a number.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

pub(crate) mod billing;

use crate::app::book::Book;
use crate::app::command::import_invoices::IncomingDocument;
use crate::app::command::{Command, Outcome, execute};
use crate::app::command_error::CommandError;
use crate::app::context::Context;
use crate::app::entity::Entity;
use crate::domain::client::{Client, ClientBilling};
use crate::domain::company::{BillingRules, Company, ContractRules, Official};
use crate::domain::contract::Contract;
use crate::domain::contract::policy::{Cover, Policy};
use crate::domain::contract::terms::Terms;
use crate::domain::country::Country;
use crate::domain::finding::{Finding, Review, Severity};
use crate::domain::ids::{ClientId, ContractId, InvoiceId, PaymentId, PersonId};
use crate::domain::invoice::{
    Content, DocumentType, Invoice, Issuance, Party, PaymentTerms, Reference, State, Totals,
};
use crate::domain::money::{Currency, Money};
use crate::domain::payment::{Allocation, Payment};
use crate::domain::person::Person;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const OWN_NIT: &str = "900555444";

pub(crate) fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | n)
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day(TODAY)
}

pub(crate) fn cop(amount: i64) -> Money {
    Money::new(amount.into(), Currency::COP)
}

pub(crate) fn context() -> Context {
    Context::new(today(), 1_795_000_000_000, None, [7; 16])
}

/// Carries a command out on the book.
pub(crate) fn run(book: &mut Book, command: Command) -> Result<Outcome, CommandError> {
    let outcome = execute(book, &mut context(), command)?;
    book.apply_all(&outcome.changes);
    assert_eq!(book.check(), Vec::<String>::new());
    Ok(outcome)
}

pub(crate) fn book(entities: impl IntoIterator<Item = Entity>) -> Book {
    let mut book = Book::new();
    book.load(entities);
    assert_eq!(book.check(), Vec::<String>::new());
    book
}

pub(crate) fn company() -> Company {
    Company {
        name: "Servicios Andinos S.A.S.".to_owned(),
        country: Country::Colombia,
        tax_id: TaxId::from_parts(TaxIdKind::Nit, OWN_NIT).ok(),
        currency: Currency::COP,
        address: String::new(),
        city: "Bogotá".to_owned(),
        email: String::new(),
        days_off: Vec::new(),
        alert_leads: Vec::new(),
        alert_recipients: Vec::new(),
        contract_rules: ContractRules::default(),
        billing_rules: BillingRules::default(),
        backup_days_max: 7,
        numbering: Vec::new(),
        numbering_device: String::new(),
        software_pin: String::new(),
        official: Official::default(),
        example: false,
    }
}

pub(crate) fn person(n: u128, name: &str) -> Person {
    Person {
        id: PersonId(uuid(n)),
        name: name.to_owned(),
        role: String::new(),
        initials: String::new(),
        email: String::new(),
        active: true,
    }
}

/// Without a tax id when `nit` is empty.
pub(crate) fn client(n: u128, name: &str, nit: &str) -> Client {
    Client {
        id: ClientId(uuid(n)),
        country: Country::Colombia,
        name: name.to_owned(),
        tax_id: TaxId::from_parts(TaxIdKind::Nit, nit).ok(),
        address: String::new(),
        city: "Armenia".to_owned(),
        email: String::new(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contacts: Vec::new(),
        billing: ClientBilling::default(),
        notes: String::new(),
        active: true,
    }
}

/// Indefinite when `end` is empty.
pub(crate) fn contract(n: u128, client: u128, number: &str, start: &str, end: &str) -> Contract {
    Contract {
        id: ContractId(uuid(n)),
        number: number.to_owned(),
        client: ClientId(uuid(client)),
        object: "Mesa de ayuda".to_owned(),
        start: day(start),
        end: end.parse().ok(),
        value: Some(cop(12_000_000)),
        payment_days: 30,
        owner: None,
        policies: Vec::new(),
        notes: String::new(),
        terms: Terms::default(),
    }
}

pub(crate) fn policy(cover: Cover, number: &str, from: &str, to: &str) -> Policy {
    Policy {
        cover,
        insurer: "Seguros del Eje".to_owned(),
        number: number.to_owned(),
        endorsement: String::new(),
        amount: cop(1_000_000),
        from: day(from),
        to: day(to),
        approved_on: None,
        file: None,
    }
}

pub(crate) fn content(name: &str, nit: &str, due: &str, payable: i64) -> Content {
    Content {
        country: Country::Colombia,
        document_type: DocumentType::Invoice,
        type_code: "01".to_owned(),
        operation: "10".to_owned(),
        currency: Currency::COP,
        supplier: None,
        customer: party(name, nit),
        lines: Vec::new(),
        adjustments: Vec::new(),
        taxes: Vec::new(),
        withholdings: Vec::new(),
        totals: Totals {
            payable: payable.into(),
            ..Totals::default()
        },
        payment: PaymentTerms {
            due_on: due.parse().ok(),
            ..PaymentTerms::default()
        },
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
    }
}

pub(crate) fn party(name: &str, nit: &str) -> Party {
    Party {
        id_kind: TaxIdKind::Nit,
        id_code: "31".to_owned(),
        id_number: nit.to_owned(),
        check_digit: String::new(),
        name: name.to_owned(),
        country_code: "CO".to_owned(),
        ..Party::default()
    }
}

/// An issued invoice of a client in the book.
pub(crate) fn invoice(
    n: u128,
    client: u128,
    number: &str,
    issued: &str,
    due: &str,
    payable: i64,
) -> Invoice {
    Invoice {
        id: InvoiceId(uuid(n)),
        client: ClientId(uuid(client)),
        contract: None,
        content: content("", "", due, payable),
        state: State::Issued(issuance(number, issued)),
        review: Review::default(),
        source: None,
    }
}

/// A credit note against the document with a number.
pub(crate) fn credit_note(
    n: u128,
    client: u128,
    number: &str,
    issued: &str,
    against: &[&str],
    payable: i64,
) -> Invoice {
    let mut note = invoice(n, client, number, issued, "", payable);
    note.content.document_type = DocumentType::CreditNote;
    note.content.type_code = "91".to_owned();
    note.content.references = against
        .iter()
        .map(|number| Reference {
            number: (*number).to_owned(),
            fiscal_code: String::new(),
            issued_on: None,
            type_code: String::new(),
        })
        .collect();
    note
}

pub(crate) fn issuance(number: &str, issued: &str) -> Issuance {
    Issuance::new(
        number.to_owned(),
        day(issued),
        "10:00:00-05:00".to_owned(),
        String::new(),
        "1".to_owned(),
    )
}

pub(crate) fn incoming(
    number: &str,
    name: &str,
    nit: &str,
    issued: &str,
    due: &str,
    payable: i64,
) -> IncomingDocument {
    IncomingDocument {
        content: content(name, nit, due, payable),
        issuance: issuance(number, issued),
        review: Review::default(),
        source: None,
    }
}

pub(crate) fn with_error() -> Review {
    Review {
        rule_set: 1,
        findings: vec![Finding {
            rule: "TOTAL".to_owned(),
            severity: Severity::Error,
            place: "totals.payable".to_owned(),
            found: None,
            expected: None,
        }],
    }
}

/// A payment in pesos; `parts` are invoice, money, withheld.
pub(crate) fn payment(
    n: u128,
    client: u128,
    on: &str,
    amount: i64,
    parts: &[(u128, i64, i64)],
) -> Payment {
    Payment {
        id: PaymentId(uuid(n)),
        client: ClientId(uuid(client)),
        received_on: day(on),
        currency: Currency::COP,
        amount: amount.into(),
        allocations: parts
            .iter()
            .map(|(invoice, amount, withheld)| Allocation {
                invoice: InvoiceId(uuid(*invoice)),
                amount: Decimal::from(*amount),
                withheld: Decimal::from(*withheld),
            })
            .collect(),
        reference: format!("RC-{n}"),
    }
}

pub(crate) fn put_client(client: Client) -> Entity {
    Entity::Client(Box::new(client))
}

pub(crate) fn put_contract(contract: Contract) -> Entity {
    Entity::Contract(Box::new(contract))
}

pub(crate) fn put_invoice(invoice: Invoice) -> Entity {
    Entity::Invoice(Box::new(invoice))
}

pub(crate) fn put_payment(payment: Payment) -> Entity {
    Entity::Payment(Box::new(payment))
}

pub(crate) fn put_company(company: Company) -> Entity {
    Entity::Company(Box::new(company))
}
