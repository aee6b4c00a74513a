//! Which record a record of a file is, when it gives no id: the one of the book that people would call the same,
//! else a new one whose id every device derives alike, so that reading the file again changes nothing.

mod agreements;
mod billing;

use crate::app::book::document_key::canonical_number;
use crate::app::context::named_id;
use crate::app::words_of::folded;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId, InvoiceId, Kind, RecordId};
use crate::domain::payment::Payment;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::interop::records_file::references::{
    Known, contract_key, invoice_key, item_keys, own_invoice_key, person_keys, tax_id_key,
};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The fields of a record with its references already looked up.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub kind: Kind,
    pub fields: &'a Map<String, Value>,
    /// The client it belongs to, when it names one that is known.
    pub client: Option<ClientId>,
    pub country: Country,
}

impl Told<'_> {
    fn text(&self, path: &str) -> &str {
        let mut parts = path.split('.');
        let first = parts.next().and_then(|name| self.fields.get(name));
        let value = parts.fold(first, |value, name| value?.get(name));
        value.and_then(Value::as_str).unwrap_or_default()
    }

    /// A whole number at the top; 0 when absent.
    fn whole(&self, name: &str) -> u64 {
        let value = self.fields.get(name).and_then(Value::as_u64);
        value.unwrap_or(0)
    }

    /// The contract that it names, when that is known.
    fn contract(&self) -> Option<ContractId> {
        let id = Uuid::parse_str(self.text("contract")).ok()?;
        Some(ContractId(id))
    }

    /// The invoice that it names, when that is known.
    fn invoice(&self) -> Option<InvoiceId> {
        let id = Uuid::parse_str(self.text("invoice")).ok()?;
        Some(InvoiceId(id))
    }

    /// The name of one of several values, as of a step's action, without whom or what it is about.
    fn one_of(&self, name: &str) -> &str {
        match self.fields.get(name) {
            Some(Value::String(word)) => word,
            Some(Value::Object(one)) => one.keys().next().map_or("", String::as_str),
            _ => "",
        }
    }

    fn tax_id(&self) -> Option<TaxId> {
        let kind = TaxIdKind::from_name(self.text("tax_id.kind"))?;
        TaxId::from_parts(kind, self.text("tax_id.number")).ok()
    }

    /// Among its client's, and among all that the company issued.
    fn invoice_keys(&self) -> Vec<String> {
        let number = self.text("issued.number");
        if number.trim().is_empty() {
            return Vec::new();
        }
        let own = !self.fields.contains_key("supplier");
        let client = self.client.map(|client| invoice_key(client, number));
        let own = own.then(|| own_invoice_key(number));
        client.into_iter().chain(own).collect()
    }

    /// How other records of the file may name it.
    pub fn keys(&self) -> Vec<String> {
        let of_client = |key: fn(ClientId, &str) -> String, number: &str| {
            let client = self.client.filter(|_| !number.trim().is_empty());
            client
                .map(|client| key(client, number))
                .into_iter()
                .collect()
        };
        match self.kind {
            Kind::Client => self.tax_id().iter().map(tax_id_key).collect(),
            Kind::Person => person_keys(self.text("name"), self.text("email")),
            Kind::Contract => of_client(contract_key, self.text("number")),
            Kind::Invoice => self.invoice_keys(),
            Kind::Item => item_keys(self.text("code")),
            Kind::Company
            | Kind::Payment
            | Kind::AlertNote
            | Kind::BillingEvent
            | Kind::NumberBlock
            | Kind::InvoiceStep
            | Kind::InvoiceReport
            | Kind::Amendment
            | Kind::Step
            | Kind::Obligation
            | Kind::Document => Vec::new(),
        }
    }

    /// What a person calls it.
    pub fn name(&self) -> &str {
        match self.kind {
            Kind::Company | Kind::Person | Kind::Item | Kind::Client | Kind::Document => {
                self.text("name")
            }
            Kind::Contract | Kind::Amendment => self.text("number"),
            Kind::Step | Kind::InvoiceStep => self.one_of("action"),
            Kind::Obligation => self.text("title"),
            Kind::Invoice => self.text("issued.number"),
            Kind::BillingEvent => self.one_of("what"),
            Kind::InvoiceReport => self.text("what"),
            Kind::NumberBlock => self.text("label"),
            Kind::Payment | Kind::AlertNote => self.text("reference"),
        }
    }
}

/// The record that these fields are about.
pub fn identify(known: &Known, told: &Told) -> RecordId {
    in_book(known, told).unwrap_or_else(|| free_id(known, told))
}

fn in_book(known: &Known, told: &Told) -> Option<RecordId> {
    match told.kind {
        Kind::Company => Some(RecordId::Company),
        Kind::Client => match told.tax_id() {
            Some(tax_id) => known.book.client_by_tax_id(&tax_id).map(RecordId::Client),
            None => client_without_number(known, told),
        },
        Kind::Person => person_keys(told.text("name"), told.text("email"))
            .iter()
            .find_map(|key| match known.book_person(key) {
                [person] => Some(RecordId::Person(*person)),
                _ => None,
            }),
        Kind::Contract => {
            let number = folded(told.text("number"));
            let contracts = known.book.contracts_of(told.client?);
            let same = contracts
                .into_iter()
                .find(|contract| folded(&contract.number) == number)?;
            Some(RecordId::Contract(same.id))
        }
        Kind::Invoice => {
            let number = told.text("issued.number");
            if number.is_empty() {
                return None;
            }
            let same = known
                .book
                .document(issuer(known, told), told.text("type_code"), number)?;
            Some(RecordId::Invoice(same.id))
        }
        Kind::Payment => {
            let payments = known.book.payments_of(told.client?);
            let same = payments
                .into_iter()
                .find(|payment| is_same(payment, told))?;
            Some(RecordId::Payment(same.id))
        }
        Kind::Amendment | Kind::Step | Kind::Obligation | Kind::Document => {
            agreements::in_book(known, told)
        }
        Kind::Item | Kind::BillingEvent | Kind::InvoiceStep | Kind::InvoiceReport => {
            billing::in_book(known, told)
        }
        Kind::NumberBlock | Kind::AlertNote => None,
    }
}

/// A name is trusted to find only a client that has no number of its own.
fn client_without_number(known: &Known, told: &Told) -> Option<RecordId> {
    let name = folded(told.text("name"));
    let clients = known.book.clients().iter().map(|(_, client)| client);
    clients
        .filter(|client| client.tax_id.is_none() && folded(&client.name) == name)
        .map(|client| RecordId::Client(client.id))
        .min()
}

fn is_same(payment: &Payment, told: &Told) -> bool {
    let amount: Option<rust_decimal::Decimal> = told.text("amount").parse().ok();
    payment.received_on.to_string() == told.text("received_on")
        && Some(payment.amount) == amount
        && folded(&payment.reference) == folded(told.text("reference"))
}

fn issuer<'a>(known: &'a Known, told: &'a Told) -> &'a str {
    match told.fields.get("supplier") {
        Some(_) => told.text("supplier.id_number"),
        None => &known.own_number,
    }
}

/// The id of the record's name, or of the name with a number after it where that id now belongs to something else.
fn free_id(known: &Known, told: &Told) -> RecordId {
    let name = name_for_id(known, told);
    let mut record = RecordId::new(told.kind, named_id(&name));
    let mut again = 1;
    while known.book.contains(record) {
        again += 1;
        record = RecordId::new(told.kind, named_id(&format!("{name}#{again}")));
    }
    record
}

/// Clients, contracts and documents are named as the other ways of importing them do.
fn name_for_id(known: &Known, told: &Told) -> String {
    let country = told.country.code();
    let client = told.client.map(|id| id.to_string()).unwrap_or_default();
    match told.kind {
        Kind::Client => match told.tax_id() {
            Some(tax_id) => format!("client:{country}:{}", tax_id_key(&tax_id)),
            None => format!("client:{country}:name:{}", folded(told.text("name"))),
        },
        Kind::Contract => format!("contract:{client}:{}", folded(told.text("number"))),
        Kind::Invoice => match told.text("issued.number") {
            "" => format!("draft:{client}:{}", Value::Object(told.fields.clone())),
            number => format!(
                "invoice:{country}:{}:{}:{}",
                issuer(known, told),
                told.text("type_code"),
                canonical_number(number)
            ),
        },
        Kind::Payment => {
            let amount: Option<rust_decimal::Decimal> = told.text("amount").parse().ok();
            format!(
                "payment:{client}:{}:{}:{}",
                told.text("received_on"),
                amount.unwrap_or_default().normalize(),
                folded(told.text("reference"))
            )
        }
        Kind::Person => {
            let keys = person_keys(told.text("name"), told.text("email"));
            format!("person:{}", keys.first().map_or("", String::as_str))
        }
        Kind::Amendment | Kind::Step | Kind::Obligation | Kind::Document => {
            agreements::name_for_id(told)
        }
        Kind::Item | Kind::BillingEvent | Kind::InvoiceStep | Kind::InvoiceReport => {
            billing::name_for_id(told)
        }
        Kind::Company | Kind::NumberBlock | Kind::AlertNote => told.kind.name().to_owned(),
    }
}
