//! Importing clients from the rows of a spreadsheet whose columns were already mapped.
//! Rows that cannot be taken are reported with their line; the others are taken.

use crate::app::book::Book;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::context::{Context, named_id};
use crate::app::entity::{Change, Entity};
use crate::app::event::{Event, RowProblem, RowsReport, SkippedRow};
use crate::app::words_of::folded;
use crate::domain::client::{Client, ClientBilling, Contact};
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, RecordId};
use crate::domain::tax_id::TaxId;
use chrono::NaiveDate;
use std::collections::HashMap;

/// A client as a row says it; what the file lacks is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Line in the file, the heading being line 1.
    pub line: u32,
    pub country: Country,
    pub name: String,
    pub tax_id: Option<TaxId>,
    pub address: String,
    pub city: String,
    pub email: String,
    pub phone: String,
    pub segment: String,
    pub since: Option<NaiveDate>,
    pub contact: Option<Contact>,
    pub notes: String,
}

/// What happens to a client that the book has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The row is skipped.
    Keep,
    /// What the row says replaces what the client had; what it leaves empty stays.
    Update,
}

/// # Errors
/// When there is no row at all.
pub fn import(
    book: &Book,
    context: &mut Context,
    rows: Vec<ClientRow>,
    existing: Existing,
) -> Result<Outcome, CommandError> {
    if rows.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let mut report = RowsReport::default();
    let mut changes = Vec::new();
    let mut lines: HashMap<String, u32> = HashMap::new();
    let by_name = clients_without_tax_id(book);
    for row in rows {
        let line = row.line;
        let key = key_of(&row);
        let known = book_client(book, &row, &by_name);
        let problem = if row.name.trim().is_empty() {
            Some(RowProblem::NameMissing)
        } else if let Some(line) = lines.get(&key) {
            Some(RowProblem::RepeatedInFile { line: *line })
        } else {
            known
                .filter(|_| existing == Existing::Keep)
                .map(|client| RowProblem::AlreadyThere {
                    name: client.name.clone(),
                })
        };
        if let Some(reason) = problem {
            report.skipped.push(SkippedRow { line, reason });
            continue;
        }
        lines.insert(key.clone(), line);
        let client = match known {
            Some(client) => {
                report.updated += 1;
                updated(client, row)
            }
            None => {
                report.created += 1;
                created(book, context, &key, row)
            }
        };
        changes.push(Change::Put(Entity::Client(Box::new(client))));
    }
    Ok(Outcome {
        changes,
        event: Event::ClientsImported(report),
    })
}

/// The name from which every device derives the same id for the same client.
fn key_of(row: &ClientRow) -> String {
    let country = row.country.code();
    match &row.tax_id {
        Some(tax_id) => format!(
            "client:{country}:{}:{}",
            tax_id.kind().name(),
            tax_id.number()
        ),
        None => format!("client:{country}:name:{}", folded(&row.name)),
    }
}

fn book_client<'a>(
    book: &'a Book,
    row: &ClientRow,
    by_name: &HashMap<String, ClientId>,
) -> Option<&'a Client> {
    let by_tax_id = row.tax_id.as_ref().and_then(|id| book.client_by_tax_id(id));
    let id = by_tax_id.or_else(|| by_name.get(&folded(&row.name)).copied())?;
    book.client(id)
}

/// A name is trusted to find only a client that has no number of its own.
fn clients_without_tax_id(book: &Book) -> HashMap<String, ClientId> {
    let mut names = HashMap::new();
    for client in book.clients().sorted() {
        if client.tax_id.is_none() {
            names.entry(folded(&client.name)).or_insert(client.id);
        }
    }
    names
}

fn created(book: &Book, context: &mut Context, key: &str, row: ClientRow) -> Client {
    let mut id = ClientId(named_id(key));
    if book.contains(RecordId::Client(id)) {
        id = ClientId(context.new_id());
    }
    Client {
        id,
        country: row.country,
        name: row.name.trim().to_owned(),
        tax_id: row.tax_id,
        address: row.address,
        city: row.city,
        email: row.email,
        phone: row.phone,
        segment: row.segment,
        since: row.since,
        contacts: row.contact.into_iter().collect(),
        billing: ClientBilling::default(),
        notes: row.notes,
        active: true,
    }
}

fn updated(client: &Client, row: ClientRow) -> Client {
    let said = |new: String, old: &String| {
        if new.trim().is_empty() {
            old.clone()
        } else {
            new
        }
    };
    let mut contacts = client.contacts.clone();
    if let Some(contact) = row.contact
        && !contacts.iter().any(|known| same_contact(known, &contact))
    {
        contacts.push(contact);
    }
    Client {
        id: client.id,
        country: row.country,
        name: said(row.name, &client.name),
        tax_id: row.tax_id.or_else(|| client.tax_id.clone()),
        address: said(row.address, &client.address),
        city: said(row.city, &client.city),
        email: said(row.email, &client.email),
        phone: said(row.phone, &client.phone),
        segment: said(row.segment, &client.segment),
        since: row.since.or(client.since),
        contacts,
        billing: client.billing.clone(),
        notes: said(row.notes, &client.notes),
        active: client.active,
    }
}

fn same_contact(one: &Contact, other: &Contact) -> bool {
    folded(&one.name) == folded(&other.name)
        && (one.email.is_empty() || other.email.is_empty() || one.email == other.email)
}
