//! What a record of a file means when it does not say it: the company's country and currency, the client's data
//! as customer, the usual type of document.

use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::ids::Kind;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::interop::records_file::settling::Home;
use serde_json::{Map, Value, json};

/// Fills in the assumed fields that are absent. Nothing is assumed without a company.
pub fn fill(kind: Kind, home: Home, client: Option<&Client>, fields: &mut Map<String, Value>) {
    let country = home.is_known.then(|| json!(home.country.code()));
    let currency = home.is_known.then(|| json!(home.currency.code()));
    match kind {
        Kind::Client => assume(fields, "country", country),
        Kind::Payment => assume(fields, "currency", currency),
        Kind::Invoice => {
            assume(fields, "country", country);
            assume(fields, "currency", currency);
            assume(fields, "document_type", Some(json!("invoice")));
            assume(fields, "customer", client.map(customer));
        }
        Kind::Company
        | Kind::Person
        | Kind::Item
        | Kind::BillingEvent
        | Kind::NumberBlock
        | Kind::InvoiceStep
        | Kind::InvoiceReport
        | Kind::Contract
        | Kind::AlertNote
        | Kind::Amendment
        | Kind::Step
        | Kind::Obligation
        | Kind::Document => {}
    }
}

/// The official code of an ordinary document of its type, which enters its identity.
pub fn type_code(kind: Kind, country: Country, fields: &mut Map<String, Value>) {
    if kind != Kind::Invoice {
        return;
    }
    let document_type = fields.get("document_type").and_then(Value::as_str);
    let code = match (document_type.unwrap_or("invoice"), country) {
        ("credit_note", Country::Colombia) => "91",
        ("debit_note", Country::Colombia) => "92",
        ("credit_note", Country::Peru) => "07",
        ("debit_note", Country::Peru) => "08",
        _ => "01",
    };
    assume(fields, "type_code", Some(json!(code)));
}

fn assume(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value
        && !fields.contains_key(name)
    {
        fields.insert(name.to_owned(), value);
    }
}

/// The client as a document names its customer.
fn customer(client: &Client) -> Value {
    let tax_id = client.tax_id.as_ref();
    let kind = tax_id.map_or(TaxIdKind::Other, TaxId::kind);
    let check_digit = tax_id.filter(|id| id.kind() == TaxIdKind::Nit);
    let check_digit = check_digit.and_then(TaxId::check_digit);
    json!({
        "id_kind": kind.name(),
        "id_code": official_code(kind, client.country),
        "id_number": tax_id.map_or("", TaxId::number),
        "check_digit": check_digit.map(String::from).unwrap_or_default(),
        "name": client.name,
        "address": client.address,
        "city": client.city,
        "country_code": client.country.code(),
        "email": client.email,
    })
}

/// DIAN table 13.2.1, SUNAT catalogue 06.
fn official_code(kind: TaxIdKind, country: Country) -> &'static str {
    match (kind, country) {
        (TaxIdKind::Nit, _) => "31",
        (TaxIdKind::Cc, _) => "13",
        (TaxIdKind::Ce, Country::Colombia) => "22",
        (TaxIdKind::Passport, Country::Colombia) => "41",
        (TaxIdKind::Ce, Country::Peru) => "4",
        (TaxIdKind::Passport, Country::Peru) => "7",
        (TaxIdKind::Ruc, _) => "6",
        (TaxIdKind::Dni, _) => "1",
        (TaxIdKind::Other, _) => "",
    }
}
