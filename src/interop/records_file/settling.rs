//! What becomes of each record of a file: who it is, what it then says, and whether the book can take it.

use crate::app::book::Book;
use crate::app::command::records;
use crate::app::entity::{Change, Entity};
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, Kind, RecordId};
use crate::domain::money::Currency;
use crate::interop::records_file::fields::fields_of;
use crate::interop::records_file::filling;
use crate::interop::records_file::identity::{Told, identify};
use crate::interop::records_file::problem::{Cause, Expected, Problem};
use crate::interop::records_file::references::Known;
use crate::interop::records_file::shape::Presence;
use crate::interop::records_file::walk::Walk;
use crate::interop::records_file::{Fate, FoundRecord, Preview};
use crate::journal::migrations;
use crate::journal::record;
use serde_json::{Map, Value};
use uuid::Uuid;

/// A record as the file gives it.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    pub kind: Kind,
    /// As `clients[3]`.
    pub place: String,
    pub value: &'a Value,
}

/// What the company decides for records that do not say it.
#[derive(Debug, Clone, Copy)]
pub struct Home {
    pub country: Country,
    pub currency: Currency,
    /// Whether there is a company at all; without one the country cannot be assumed.
    pub is_known: bool,
}

/// Settles all records, each able to name those before it.
pub fn settle(given: &[Given], book: &Book) -> Preview {
    let home = home(given, book);
    let mut known = Known::new(book, home.country);
    let mut preview = Preview {
        records: Vec::with_capacity(given.len()),
        unknown_fields: Vec::new(),
    };
    // An amendment may change a line that one further down adds; what is not billed may be a request further down.
    let may_wait = [Kind::Amendment, Kind::BillingEvent];
    for record in given.iter().filter(|each| may_wait.contains(&each.kind)) {
        let id = record.value.get("id").and_then(Value::as_str);
        if let Some(Ok(uuid)) = id.map(Uuid::parse_str) {
            known.announce(RecordId::new(record.kind, uuid));
        }
    }
    for record in given {
        let found = settle_one(record, home, &mut known, &mut preview.unknown_fields);
        preview.records.push(found);
    }
    refuse(&mut preview.records, book);
    preview
}

/// The company of the file if it says so, else the book's.
fn home(given: &[Given], book: &Book) -> Home {
    let company = given.iter().find(|record| record.kind == Kind::Company);
    let says = |name: &str| company?.value.get(name)?.as_str();
    let own = book.company();
    let country = says("country").and_then(Country::from_code);
    let country = country.or(own.map(|own| own.country));
    let currency = says("currency").and_then(|code| Currency::parse(code).ok());
    let currency = currency.or(own.map(|own: &Company| own.currency));
    let of_country = match country {
        Some(Country::Peru) => Currency::PEN,
        _ => Currency::COP,
    };
    Home {
        country: country.unwrap_or(Country::Colombia),
        currency: currency.unwrap_or(of_country),
        is_known: country.is_some(),
    }
}

fn settle_one(
    given: &Given,
    home: Home,
    known: &mut Known,
    unknown_fields: &mut Vec<String>,
) -> FoundRecord {
    let mut found = FoundRecord {
        place: given.place.clone(),
        kind: given.kind,
        name: String::new(),
        fate: Fate::Same,
    };
    let Value::Object(object) = given.value else {
        let cause = Cause::Expected(Expected::Object);
        found.fate = Fate::Wrong(vec![problem(&given.place, cause)]);
        return found;
    };
    let says_country = object.get("country").and_then(Value::as_str);
    let country = says_country.and_then(Country::from_code);
    let country = country.unwrap_or(home.country);
    let mut walk = Walk::new(country, home.currency);
    let mut fields = walk.record(&given.place, object, fields_of(given.kind));
    let id = given_id(given, object, &mut walk.problems);
    let own_client = id.and_then(|id| client_of(known.book, id));
    let client = look_up(given.kind, &mut walk, &mut fields, known, own_client);
    filling::type_code(given.kind, country, &mut fields);
    let told = Told {
        kind: given.kind,
        fields: &fields,
        client,
        country,
    };
    found.name = told.name().to_owned();
    let record = id.unwrap_or_else(|| identify(known, &told));
    let keys = told.keys();
    if let Some(place) = known.place_of(record) {
        let place = place.to_owned();
        walk.problems
            .push(problem(&given.place, Cause::RepeatedInFile { place }));
    }
    let merged = merged(known, record, object, fields, (home, client));
    miss(given, &merged, &mut walk.problems);
    unknown_fields.append(&mut walk.unknown_fields);
    found.fate = fate(known.book, &given.place, record, &merged, walk.problems);
    remember(known, record, keys, &found);
    found
}

/// The client that a record of the book belongs to.
fn client_of(book: &Book, record: RecordId) -> Option<ClientId> {
    match record {
        RecordId::Contract(id) => book.contract(id).map(|contract| contract.client),
        RecordId::Document(id) => book.paper(id).map(|document| document.client),
        RecordId::Invoice(id) => book.invoice(id).map(|invoice| invoice.client),
        RecordId::Payment(id) => book.payment(id).map(|payment| payment.client),
        _ => None,
    }
}

/// Where a record names the client that it belongs to; an amendment also names who takes a client's place.
const OWN_CLIENT: &str = "/client";

/// Puts the ids of the records that are named in place of their names; gives the client, which is `own_client`
/// when the record names none.
fn look_up(
    kind: Kind,
    walk: &mut Walk,
    fields: &mut Map<String, Value>,
    known: &Known,
    own_client: Option<ClientId>,
) -> Option<ClientId> {
    let mut value = Value::Object(std::mem::take(fields));
    let mut client = own_client;
    let references = std::mem::take(&mut walk.references);
    let of_client = fields_of(kind).iter().any(|field| field.name == "client");
    // The client first: contracts and invoices are known by their number among its own.
    let (own, others): (Vec<_>, Vec<_>) = references
        .into_iter()
        .partition(|reference| reference.pointer == OWN_CLIENT);
    for reference in own.into_iter().chain(others) {
        let by_client = of_client && matches!(reference.kind, Kind::Contract | Kind::Invoice);
        if by_client && client.is_none() {
            continue; // The missing client is the problem.
        }
        match known.find(reference.kind, &reference.key, client) {
            Ok(record) => {
                if let Some(named) = value.pointer_mut(&reference.pointer) {
                    *named = Value::String(record.uuid().to_string());
                }
                if let RecordId::Client(id) = record
                    && reference.pointer == OWN_CLIENT
                {
                    client = Some(id);
                }
            }
            Err(cause) => walk.problems.push(Problem {
                place: reference.place,
                cause,
            }),
        }
    }
    if let Value::Object(looked_up) = value {
        *fields = looked_up;
    }
    client
}

fn given_id(
    given: &Given,
    object: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Option<RecordId> {
    let id = object.get("id").filter(|id| !id.is_null())?;
    let place = format!("{}.id", given.place);
    match id.as_str().map(Uuid::parse_str) {
        Some(Ok(uuid)) => Some(RecordId::new(given.kind, uuid)),
        Some(Err(_)) => {
            let text = id.as_str().unwrap_or_default().chars().take(60).collect();
            problems.push(problem(&place, Cause::NotAnId(text)));
            None
        }
        None => {
            problems.push(problem(&place, Cause::Expected(Expected::Text)));
            None
        }
    }
}

/// What the book has, with what the file says laid over it; a field that the file empties with `null` goes.
fn merged(
    known: &Known,
    record: RecordId,
    object: &Map<String, Value>,
    fields: Map<String, Value>,
    (home, client): (Home, Option<ClientId>),
) -> Map<String, Value> {
    let before = known.book.entity(record);
    let body = before.and_then(|entity| record::encode(&entity).ok());
    let mut merged = match body.map(|body| serde_json::from_str(&body)) {
        Some(Ok(Value::Object(body))) => body,
        _ => Map::new(),
    };
    for (name, value) in object {
        if value.is_null() {
            merged.remove(name);
        }
    }
    merged.extend(fields);
    let client = client.and_then(|id| known.client(id));
    filling::fill(record.kind(), home, client, &mut merged);
    merged
}

/// Notes the required fields that neither the file nor the book gives. A field that is wrong is not also missing.
fn miss(given: &Given, merged: &Map<String, Value>, problems: &mut Vec<Problem>) {
    for field in fields_of(given.kind) {
        if field.presence == Presence::Optional {
            continue;
        }
        let is_there = match merged.get(field.name) {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(_) => true,
            None => false,
        };
        let place = format!("{}.{}", given.place, field.name);
        let client = format!("{}.client", given.place);
        let is_wrong = problems.iter().any(|problem| {
            // Without its client a document has no customer: that is one fault, not two.
            problem.place.starts_with(&place)
                || (field.name == "customer" && problem.place == client)
        });
        if !is_there && !is_wrong {
            problems.push(problem(&place, Cause::Missing));
        }
    }
}

fn fate(
    book: &Book,
    place: &str,
    record: RecordId,
    merged: &Map<String, Value>,
    mut problems: Vec<Problem>,
) -> Fate {
    if !problems.is_empty() {
        return Fate::Wrong(problems);
    }
    let body = Value::Object(merged.clone()).to_string();
    match record::decode(record, migrations::FORMAT, &body) {
        Ok(decoded) => match book.entity(record) {
            Some(before) if before == decoded.entity => Fate::Same,
            Some(_) => Fate::Update(decoded.entity),
            None => Fate::Create(decoded.entity),
        },
        Err(error) => {
            let place = match error.field.as_str() {
                "" => place.to_owned(),
                field => format!("{place}.{field}"),
            };
            problems.push(problem(&place, Cause::Unreadable(error.cause.to_string())));
            Fate::Wrong(problems)
        }
    }
}

/// Lets later records name this one.
fn remember(known: &mut Known, record: RecordId, keys: Vec<String>, found: &FoundRecord) {
    if known.place_of(record).is_some() {
        return; // The first of two that are the same is the one that counts.
    }
    let wrong = matches!(found.fate, Fate::Wrong(_));
    known.add(record, &found.place, wrong, keys);
    if let RecordId::Contract(id) = record
        && !found.name.trim().is_empty()
    {
        known.add_contract(id, &found.name);
    }
    match &found.fate {
        Fate::Create(Entity::Client(client)) | Fate::Update(Entity::Client(client)) => {
            known.add_client(client);
        }
        Fate::Create(Entity::Company(company)) | Fate::Update(Entity::Company(company)) => {
            let number = company.tax_id.as_ref().map(|id| id.number().to_owned());
            known.own_number = number.unwrap_or_default();
        }
        _ => {}
    }
}

/// Refuses what the rules of the book do not allow, then what names something refused, until nothing more is.
fn refuse(found: &mut [FoundRecord], book: &Book) {
    loop {
        let changes: Vec<Change> = found.iter().filter_map(change).collect();
        if changes.is_empty() {
            return;
        }
        let mut after = book.clone();
        after.apply_all(&changes);
        let mut refused = false;
        for record in found.iter_mut() {
            let Some(Change::Put(entity)) = change(record) else {
                continue;
            };
            let allowed =
                records::issued_stays(book, &entity).and_then(|()| records::fits(&after, &entity));
            if let Err(error) = allowed {
                let cause = Cause::Refused(Box::new(error));
                record.fate = Fate::Wrong(vec![problem(&record.place, cause)]);
                refused = true;
            }
        }
        if !refused {
            return;
        }
    }
}

fn change(found: &FoundRecord) -> Option<Change> {
    match &found.fate {
        Fate::Create(entity) | Fate::Update(entity) => Some(Change::Put(entity.clone())),
        Fate::Same | Fate::Wrong(_) => None,
    }
}

fn problem(place: &str, cause: Cause) -> Problem {
    Problem {
        place: place.to_owned(),
        cause,
    }
}
