//! What a row says, read with the same care as a form: all its errors, not the first.
//! Whether the book has the record already is not asked here.

use crate::app::command::import_clients::ClientRow;
use crate::app::command::import_contracts::ContractRow;
use crate::app::words_of::folded;
use crate::domain::client::ContactRole;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::form::client::{ClientForm, ContactForm, company_tax_id_kind};
use crate::form::contract::ContractForm;
use crate::form::csv_import::columns::{ClientColumn, ContractColumn};
use crate::form::csv_import::mapping::Mapping;
use crate::form::csv_import::{Assumed, ReadRows, RefusedRow};
use crate::form::{FieldError, FormErrors};
use crate::interop::table::{Row, Table};
use uuid::Uuid;

/// Reads every row as a client.
pub fn clients(
    table: &Table,
    mapping: &Mapping<ClientColumn>,
    assumed: Assumed,
) -> ReadRows<ClientRow> {
    each(table, |row| client(row, mapping, assumed))
}

/// Reads every row as a contract.
pub fn contracts(
    table: &Table,
    mapping: &Mapping<ContractColumn>,
    assumed: Assumed,
) -> ReadRows<ContractRow> {
    each(table, |row| contract(row, mapping, assumed))
}

fn each<R>(table: &Table, read: impl Fn(&Row) -> Result<R, FormErrors>) -> ReadRows<R> {
    let mut found = ReadRows {
        rows: Vec::new(),
        refused: Vec::new(),
    };
    for row in &table.rows {
        match read(row) {
            Ok(taken) => found.rows.push(taken),
            Err(errors) => found.refused.push(RefusedRow {
                line: row.line,
                errors,
            }),
        }
    }
    found
}

fn client(
    row: &Row,
    mapping: &Mapping<ClientColumn>,
    assumed: Assumed,
) -> Result<ClientRow, FormErrors> {
    let cell = |field| mapping.cell(&row.cells, field);
    let mut errors = FormErrors::new();
    let country = errors.keep(
        "country",
        country(cell(ClientColumn::Country), assumed.country),
    );
    let country = country.unwrap_or(assumed.country);
    let number = cell(ClientColumn::TaxId);
    let kind = errors.keep(
        "tax_id_kind",
        kind(cell(ClientColumn::TaxIdKind), number, country),
    );
    let kind = kind.unwrap_or(company_tax_id_kind(country));
    let text = |field| cell(field).to_owned();
    let contact = ContactForm {
        name: text(ClientColumn::ContactName),
        role: role(cell(ClientColumn::ContactRole)),
        email: text(ClientColumn::ContactEmail),
        phone: text(ClientColumn::ContactPhone),
    };
    let form = ClientForm {
        name: text(ClientColumn::Name),
        tax_id_kind: kind,
        tax_id: with_check_digit(kind, number, cell(ClientColumn::CheckDigit)),
        address: text(ClientColumn::Address),
        city: text(ClientColumn::City),
        email: text(ClientColumn::Email),
        phone: text(ClientColumn::Phone),
        segment: text(ClientColumn::Segment),
        since: text(ClientColumn::Since),
        contacts: vec![contact],
        notes: text(ClientColumn::Notes),
        ..ClientForm::new(country)
    };
    let client = joined(form.parse(ClientId(Uuid::nil()), assumed.mark), errors)?;
    Ok(ClientRow {
        line: row.line,
        country: client.country,
        name: client.name,
        tax_id: client.tax_id,
        address: client.address,
        city: client.city,
        email: client.email,
        phone: client.phone,
        segment: client.segment,
        since: client.since,
        contact: client.contacts.into_iter().next(),
        notes: client.notes,
    })
}

fn contract(
    row: &Row,
    mapping: &Mapping<ContractColumn>,
    assumed: Assumed,
) -> Result<ContractRow, FormErrors> {
    let cell = |field| mapping.cell(&row.cells, field);
    let mut errors = FormErrors::new();
    let currency = errors.keep(
        "currency",
        currency(cell(ContractColumn::Currency), assumed.currency),
    );
    let named = cell(ContractColumn::Client);
    let text = |field| cell(field).to_owned();
    let payment_days = match days(cell(ContractColumn::PaymentDays)) {
        "" => assumed.payment_days.to_string(),
        stated => stated.to_owned(),
    };
    let form = ContractForm {
        number: text(ContractColumn::Number),
        // Which client it is, is settled when the rows meet the book; here only whether one is named.
        client: (!named.is_empty()).then_some(ClientId(Uuid::nil())),
        object: text(ContractColumn::Object),
        start: text(ContractColumn::Start),
        end: text(ContractColumn::End),
        value: text(ContractColumn::Value),
        payment_days,
        notes: text(ContractColumn::Notes),
        ..ContractForm::new(None, currency.unwrap_or(assumed.currency))
    };
    let contract = joined(form.parse(ContractId(Uuid::nil()), assumed.mark), errors)?;
    Ok(ContractRow {
        line: row.line,
        number: contract.number,
        client: named.to_owned(),
        object: contract.object,
        start: contract.start,
        end: contract.end,
        value: contract.value,
        payment_days: contract.payment_days,
        notes: contract.notes,
    })
}

/// The errors of the columns that have no field in the form come first.
fn joined<T>(parsed: Result<T, FormErrors>, mut errors: FormErrors) -> Result<T, FormErrors> {
    match parsed {
        Ok(value) => errors.finish(Some(value)),
        Err(of_form) => {
            for entry in of_form.iter() {
                errors.add(&entry.field, entry.error.clone());
            }
            Err(errors)
        }
    }
}

fn country(text: &str, assumed: Country) -> Result<Country, FieldError> {
    match folded(text).as_str() {
        "" => Ok(assumed),
        "co" | "col" | "colombia" => Ok(Country::Colombia),
        "pe" | "per" | "peru" => Ok(Country::Peru),
        _ => Err(FieldError::NotOffered),
    }
}

/// The kind of a number: as the file says it, in words or in the authority's code; else that of companies, except
/// that eight digits in Peru are a DNI.
fn kind(text: &str, number: &str, country: Country) -> Result<TaxIdKind, FieldError> {
    let said = folded(text);
    let by_code = match (country, said.as_str()) {
        (Country::Colombia, "31") => Some(TaxIdKind::Nit),
        (Country::Colombia, "13") => Some(TaxIdKind::Cc),
        (Country::Colombia, "22") => Some(TaxIdKind::Ce),
        (Country::Colombia, "41") => Some(TaxIdKind::Passport),
        (Country::Peru, "6") => Some(TaxIdKind::Ruc),
        (Country::Peru, "1") => Some(TaxIdKind::Dni),
        (Country::Peru, "4") => Some(TaxIdKind::Ce),
        (Country::Peru, "7") => Some(TaxIdKind::Passport),
        _ => None,
    };
    if let Some(kind) = by_code {
        return Ok(kind);
    }
    match said.as_str() {
        "" => {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let is_dni = country == Country::Peru && digits == 8;
            Ok(if is_dni {
                TaxIdKind::Dni
            } else {
                company_tax_id_kind(country)
            })
        }
        "nit" | "n i t" => Ok(TaxIdKind::Nit),
        "ruc" | "r u c" => Ok(TaxIdKind::Ruc),
        "cc" | "c c" | "cedula" | "cedula de ciudadania" => Ok(TaxIdKind::Cc),
        "dni" | "d n i" => Ok(TaxIdKind::Dni),
        "ce"
        | "c e"
        | "cedula de extranjeria"
        | "carne de extranjeria"
        | "carnet de extranjeria" => Ok(TaxIdKind::Ce),
        "pasaporte" | "passport" | "pas" | "pp" => Ok(TaxIdKind::Passport),
        "otro" | "other" => Ok(TaxIdKind::Other),
        _ => Err(FieldError::NotOffered),
    }
}

/// A check digit in a column of its own is set behind the number, where it is verified.
fn with_check_digit(kind: TaxIdKind, number: &str, digit: &str) -> String {
    let apart =
        kind == TaxIdKind::Nit && digit.len() == 1 && !number.is_empty() && !number.contains('-');
    if apart {
        format!("{number}-{digit}")
    } else {
        number.to_owned()
    }
}

fn role(text: &str) -> ContactRole {
    let said = folded(text);
    let says = |parts: &[&str]| parts.iter().any(|part| said.contains(part));
    if says(&[
        "sistemas",
        "tecnolog",
        "informatica",
        "systems",
        "it manager",
    ]) {
        ContactRole::SystemsHead
    } else if says(&["financ", "tesor", "finance", "cfo"]) {
        ContactRole::FinanceManager
    } else if says(&["contador", "contab", "accountant", "accounting"]) {
        ContactRole::ChiefAccountant
    } else if says(&["legal", "juridic", "abogad", "lawyer"]) {
        ContactRole::Legal
    } else if says(&["usuari", "user", "operac", "operation"]) {
        ContactRole::UserArea
    } else {
        ContactRole::Other
    }
}

fn currency(text: &str, assumed: Currency) -> Result<Currency, FieldError> {
    match folded(text).as_str() {
        "" if text.is_empty() || text == "$" => Ok(assumed),
        "pesos" | "peso colombiano" | "pesos colombianos" => Ok(Currency::COP),
        "sol" | "soles" | "s" => Ok(Currency::PEN),
        "dolar" | "dolares" | "us" | "dollar" | "dollars" => Ok(Currency::USD),
        "euro" | "euros" => Ok(Currency::EUR),
        _ => Currency::parse(&text.to_uppercase()).map_err(|_| FieldError::NotOffered),
    }
}

/// "30 días" is 30; words without a number stay, to be refused.
fn days(text: &str) -> &str {
    let is_word = |character: char| {
        character.is_alphabetic() || character.is_whitespace() || character == '.'
    };
    match text.trim_end_matches(is_word) {
        "" => text,
        number => number,
    }
}
