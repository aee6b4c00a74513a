//! Importing documents that were read and checked: their clients, the documents, and what became of each.
//! Preview and import are this one function: a preview is an outcome that nobody writes.

use crate::app::book::Book;
use crate::app::book::document_key::canonical_number;
use crate::app::command::Outcome;
use crate::app::command_error::CommandError;
use crate::app::context::{Context, named_id};
use crate::app::entity::{Change, Entity};
use crate::app::event::{DocumentFate, Event, ImportedDocument, InvoicesReport};
use crate::app::words_of::folded;
use crate::domain::client::{Client, ClientBilling};
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::ids::{ClientId, InvoiceId, RecordId};
use crate::domain::invoice::signed::differences;
use crate::domain::invoice::step::InvoiceAction;
use crate::domain::invoice::{Content, Invoice, Issuance, Party, SourceFile, State};
use crate::domain::tax_id::TaxId;
use std::collections::HashMap;

/// A document of a file, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingDocument {
    pub content: Content,
    pub issuance: Issuance,
    pub review: Review,
    pub source: Option<SourceFile>,
}

/// Clients already settled in this import, by [`client_name_of`].
type Settled = HashMap<String, ClientId>;

/// # Errors
/// When there is no document at all. A document that cannot be taken is reported, not an error.
pub fn import(
    book: &Book,
    context: &mut Context,
    documents: Vec<IncomingDocument>,
) -> Result<Outcome, CommandError> {
    if documents.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let mut report = InvoicesReport::default();
    let mut changes = Vec::new();
    let mut settled = Settled::new();
    let mut named: HashMap<String, InvoiceId> = HashMap::new();
    let by_name = clients_by_name(book);
    for document in documents {
        let file = document.source.as_ref();
        let mut entry = ImportedDocument {
            file: file.map(|file| file.name.clone()).unwrap_or_default(),
            number: document.issuance.number().to_owned(),
            client: document.content.customer.name.clone(),
            fate: DocumentFate::Received,
        };
        let name = document_name(&document, book.own_number());
        entry.fate = match known(book, &document) {
            Some(DocumentFate::Signed { invoice }) => {
                let name = document_name(&document, book.own_number());
                // A second file of the same document in this import is a repetition.
                if named.insert(name, invoice).is_some() {
                    DocumentFate::RepeatedInImport
                } else {
                    changes.extend(signed(book, invoice, document));
                    DocumentFate::Signed { invoice }
                }
            }
            Some(fate) => fate,
            None if named.contains_key(&name) => DocumentFate::RepeatedInImport,
            None => {
                let before = changes.len();
                let customer = &document.content.customer;
                let country = document.content.country;
                let key = client_name_of(customer, country);
                let client = match settled.get(&key) {
                    Some(client) => *client,
                    None => {
                        let client =
                            settle_client(book, context, customer, country, &by_name, &mut changes);
                        settled.insert(key, client);
                        client
                    }
                };
                let new_client = changes.len() > before;
                report.clients_created += usize::from(new_client);
                let id = free_id(book, context, &name);
                named.insert(name, id);
                let other_issuer = is_from_other(book, &document);
                let invoice = invoice_of(id, client, document);
                changes.push(Change::Put(Entity::Invoice(Box::new(invoice))));
                DocumentFate::Imported {
                    invoice: id,
                    client,
                    new_client,
                    other_issuer,
                }
            }
        };
        report.documents.push(entry);
    }
    Ok(Outcome {
        changes,
        event: Event::InvoicesImported(report),
    })
}

/// The name from which every device derives the same id for the same client.
pub fn client_name_of(party: &Party, country: Country) -> String {
    if party.id_number.trim().is_empty() {
        return format!("client:{}:name:{}", country.code(), folded(&party.name));
    }
    let number = tax_id_of(party).map_or_else(
        || party.id_number.trim().to_uppercase(),
        |tax_id| tax_id.number().to_owned(),
    );
    format!(
        "client:{}:{}:{number}",
        country.code(),
        party.id_kind.name()
    )
}

/// What the book says of a document before it is taken.
fn known(book: &Book, document: &IncomingDocument) -> Option<DocumentFate> {
    let issuer = issuer_of(document, book.own_number());
    let type_code = &document.content.type_code;
    if let Some(existing) = book.document(issuer, type_code, document.issuance.number()) {
        let invoice = existing.id;
        if !is_issued_here(book, existing) {
            return Some(DocumentFate::Duplicate { invoice });
        }
        let differences = differences(existing, &document.content, &document.issuance);
        return Some(if differences.is_empty() {
            DocumentFate::Signed { invoice }
        } else {
            DocumentFate::Differs {
                invoice,
                differences,
            }
        });
    }
    let own = book.own_number();
    let received =
        !own.is_empty() && document.content.customer.id_number.trim() == own && issuer != own;
    received.then_some(DocumentFate::Received)
}

/// Whether a document was issued here and its signed form is not there yet.
fn is_issued_here(book: &Book, invoice: &Invoice) -> bool {
    let steps = book.steps_of_invoice(invoice.id);
    let is_own = steps
        .iter()
        .any(|step| step.action == InvoiceAction::Prepared);
    is_own && invoice.source.is_none()
}

/// The document issued here with its signed form, and the code that only the provider knew.
fn signed(book: &Book, invoice: InvoiceId, document: IncomingDocument) -> Option<Change> {
    let mut kept = book.invoice(invoice)?.clone();
    kept.source = document.source;
    let own = kept.issuance()?;
    if own.fiscal_code().is_empty() {
        kept.state = State::Issued(Issuance::new(
            own.number().to_owned(),
            own.on(),
            document.issuance.time().to_owned(),
            document.issuance.fiscal_code().to_owned(),
            document.issuance.environment().to_owned(),
        ));
    }
    Some(Change::Put(Entity::Invoice(Box::new(kept))))
}

fn issuer_of<'a>(document: &'a IncomingDocument, own: &'a str) -> &'a str {
    let supplier = document.content.supplier.as_ref();
    supplier.map_or(own, |supplier| &supplier.id_number)
}

fn is_from_other(book: &Book, document: &IncomingDocument) -> bool {
    let own = book.own_number();
    !own.is_empty() && issuer_of(document, own) != own
}

/// The name from which every device derives the same id for the same document.
fn document_name(document: &IncomingDocument, own: &str) -> String {
    format!(
        "invoice:{}:{}:{}:{}",
        document.content.country.code(),
        issuer_of(document, own),
        document.content.type_code,
        canonical_number(document.issuance.number())
    )
}

/// The id of that name, or a fresh one when a record that is now something else has it.
fn free_id(book: &Book, context: &mut Context, name: &str) -> InvoiceId {
    let id = InvoiceId(named_id(name));
    if book.contains(RecordId::Invoice(id)) {
        InvoiceId(context.new_id())
    } else {
        id
    }
}

fn invoice_of(id: InvoiceId, client: ClientId, document: IncomingDocument) -> Invoice {
    Invoice {
        id,
        client,
        contract: None,
        content: document.content,
        state: State::Issued(document.issuance),
        review: document.review,
        source: document.source,
    }
}

/// The client of a document: by tax id, by the id made of it, by name when it has no number; else a new one.
fn settle_client(
    book: &Book,
    context: &mut Context,
    party: &Party,
    country: Country,
    by_name: &HashMap<String, ClientId>,
    changes: &mut Vec<Change>,
) -> ClientId {
    let tax_id = tax_id_of(party);
    if let Some(client) = tax_id.as_ref().and_then(|id| book.client_by_tax_id(id)) {
        return client;
    }
    if party.id_number.trim().is_empty()
        && let Some(client) = by_name.get(&folded(&party.name))
    {
        return *client;
    }
    let mut id = ClientId(named_id(&client_name_of(party, country)));
    match book.client(id) {
        Some(client) if client.tax_id.is_none() => return id,
        Some(_) => id = ClientId(context.new_id()),
        None => {}
    }
    let client = Client {
        id,
        country: Country::from_code(&party.country_code).unwrap_or(country),
        name: name_or_number(party),
        tax_id,
        address: party.address.clone(),
        city: party.city.clone(),
        email: party.email.clone(),
        phone: String::new(),
        segment: String::new(),
        since: None,
        contacts: Vec::new(),
        billing: ClientBilling::default(),
        notes: String::new(),
        active: true,
    };
    changes.push(Change::Put(Entity::Client(Box::new(client))));
    id
}

fn tax_id_of(party: &Party) -> Option<TaxId> {
    TaxId::from_parts(party.id_kind, party.id_number.trim()).ok()
}

fn name_or_number(party: &Party) -> String {
    match party.name.trim() {
        "" => party.id_number.trim().to_owned(),
        name => name.to_owned(),
    }
}

/// Clients by folded name; the lowest id where two share one.
fn clients_by_name(book: &Book) -> HashMap<String, ClientId> {
    let mut names = HashMap::new();
    for client in book.clients().sorted() {
        names.entry(folded(&client.name)).or_insert(client.id);
    }
    names
}
