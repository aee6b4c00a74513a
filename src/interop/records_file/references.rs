//! Who is meant by a name in a file of records: a record of the file itself, or one of the book.
//! Names are ids, identification numbers, contract numbers, invoice numbers, e-mail addresses and names of people.

use crate::app::book::Book;
use crate::app::book::document_key::canonical_number;
use crate::app::words_of::folded;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId, ItemId, Kind, PersonId, RecordId};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::interop::records_file::problem::Cause;
use crate::interop::records_file::walk::bare_kind;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The records that a name can mean.
#[derive(Debug)]
pub struct Known<'a> {
    pub book: &'a Book,
    /// Decides how a bare identification number is read.
    pub country: Country,
    /// The company's own number, the issuer of documents that name none.
    pub own_number: String,
    places: HashMap<RecordId, Placed>,
    keys: HashMap<(Kind, String), RecordId>,
    clients: HashMap<ClientId, Client>,
    people: HashMap<String, Vec<PersonId>>,
    /// Contracts of the file and the book by their folded numbers, whoever their clients are.
    contracts: HashMap<String, Vec<ContractId>>,
    /// Records of the file that may be named before they are come to.
    announced: HashSet<RecordId>,
}

/// A record of the file.
#[derive(Debug, Clone)]
struct Placed {
    place: String,
    wrong: bool,
}

impl<'a> Known<'a> {
    pub fn new(book: &'a Book, country: Country) -> Known<'a> {
        let mut people: HashMap<String, Vec<PersonId>> = HashMap::new();
        for (_, person) in book.people().iter() {
            for key in person_keys(&person.name, &person.email) {
                people.entry(key).or_default().push(person.id);
            }
        }
        let mut contracts: HashMap<String, Vec<ContractId>> = HashMap::new();
        for (_, contract) in book.contracts().iter() {
            let number = folded(&contract.number);
            contracts.entry(number).or_default().push(contract.id);
        }
        Known {
            book,
            country,
            own_number: book.own_number().to_owned(),
            places: HashMap::new(),
            keys: HashMap::new(),
            clients: HashMap::new(),
            people,
            contracts,
            announced: HashSet::new(),
        }
    }

    /// Lets a record of the file be named before it is come to.
    pub fn announce(&mut self, record: RecordId) {
        self.announced.insert(record);
    }

    /// Keeps a contract of the file under its number, in place of the number that the book has for it.
    pub fn add_contract(&mut self, id: ContractId, number: &str) {
        let before = self.book.contract(id).map(|before| folded(&before.number));
        if let Some(same) = before.and_then(|number| self.contracts.get_mut(&number)) {
            same.retain(|other| *other != id);
        }
        self.contracts.entry(folded(number)).or_default().push(id);
    }

    /// Keeps a record of the file under its keys, wrong or not.
    pub fn add(&mut self, record: RecordId, place: &str, wrong: bool, keys: Vec<String>) {
        let place = place.to_owned();
        self.places.insert(record, Placed { place, wrong });
        for key in keys {
            self.keys.entry((record.kind(), key)).or_insert(record);
        }
    }

    /// Keeps what the file says of a client, for documents that do not name their customer.
    pub fn add_client(&mut self, client: &Client) {
        self.clients.insert(client.id, client.clone());
    }

    /// The client as the file or else the book has it.
    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(&id).or_else(|| self.book.client(id))
    }

    /// Where in the file a record already stands.
    pub fn place_of(&self, record: RecordId) -> Option<&str> {
        self.places.get(&record).map(|placed| placed.place.as_str())
    }

    /// The record of a kind that a key means. A contract or invoice is looked for among those of `client`,
    /// a contract among all when that is not known.
    ///
    /// # Errors
    /// When there is none, more than one, or the one of the file is wrong.
    pub fn find(&self, kind: Kind, key: &str, client: Option<ClientId>) -> Result<RecordId, Cause> {
        let found = match Uuid::parse_str(key) {
            Ok(uuid) => vec![RecordId::new(kind, uuid)],
            Err(_) => self.by_name(kind, key, client),
        };
        let key = || key.chars().take(60).collect();
        match found.as_slice() {
            [record] => match self.places.get(record) {
                Some(placed) if placed.wrong => Err(Cause::ReferenceIsWrong {
                    place: placed.place.clone(),
                }),
                Some(_) => Ok(*record),
                None if self.book.contains(*record) || self.announced.contains(record) => {
                    Ok(*record)
                }
                None => Err(Cause::UnknownReference { kind, key: key() }),
            },
            [] => Err(Cause::UnknownReference { kind, key: key() }),
            _ => Err(Cause::AmbiguousReference { kind, key: key() }),
        }
    }

    fn by_name(&self, kind: Kind, key: &str, client: Option<ClientId>) -> Vec<RecordId> {
        match kind {
            Kind::Client => self.clients_by_number(key),
            Kind::Person => self.people_by_name(key),
            Kind::Contract => match client {
                Some(client) => self.contract(client, key),
                None => self.contracts_numbered(key),
            },
            Kind::Invoice => match client {
                Some(client) => self.invoice(client, key),
                None => self.own_invoice(key),
            },
            Kind::Item => self.item(key),
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

    /// Every client whose number it can be: first as companies' numbers are read, then as people's.
    fn clients_by_number(&self, text: &str) -> Vec<RecordId> {
        let kinds = [
            bare_kind(self.country, text),
            TaxIdKind::Nit,
            TaxIdKind::Ruc,
            TaxIdKind::Cc,
            TaxIdKind::Dni,
            TaxIdKind::Ce,
            TaxIdKind::Passport,
            TaxIdKind::Other,
        ];
        kinds
            .into_iter()
            .filter_map(|kind| TaxId::parse(kind, text).ok())
            .find_map(|tax_id| self.client_by_tax_id(&tax_id))
            .into_iter()
            .collect()
    }

    /// The client of the file or the book with that number.
    pub fn client_by_tax_id(&self, tax_id: &TaxId) -> Option<RecordId> {
        let key = (Kind::Client, tax_id_key(tax_id));
        let in_book = || self.book.client_by_tax_id(tax_id).map(RecordId::Client);
        self.keys.get(&key).copied().or_else(in_book)
    }

    fn people_by_name(&self, text: &str) -> Vec<RecordId> {
        let key = folded(text);
        if let Some(record) = self.keys.get(&(Kind::Person, key.clone())) {
            return vec![*record];
        }
        let known = self.book_person(&key).iter();
        known.copied().map(RecordId::Person).collect()
    }

    /// The people of the book with that folded name or address.
    pub fn book_person(&self, key: &str) -> &[PersonId] {
        self.people.get(key).map_or(&[], Vec::as_slice)
    }

    /// The contracts of a client with that number.
    pub fn contract(&self, client: ClientId, number: &str) -> Vec<RecordId> {
        let key = contract_key(client, number);
        if let Some(record) = self.keys.get(&(Kind::Contract, key)) {
            return vec![*record];
        }
        let number = folded(number);
        self.book
            .contracts_of(client)
            .into_iter()
            .filter(|contract| folded(&contract.number) == number)
            .map(|contract| RecordId::Contract(contract.id))
            .collect()
    }

    fn contracts_numbered(&self, number: &str) -> Vec<RecordId> {
        let same = self.contracts.get(&folded(number)).into_iter().flatten();
        same.copied().map(RecordId::Contract).collect()
    }

    /// The document with that number that the company issued.
    fn own_invoice(&self, number: &str) -> Vec<RecordId> {
        let key = (Kind::Invoice, own_invoice_key(number));
        let in_book = || {
            let invoice = self.book.document(&self.own_number, "", number)?;
            Some(RecordId::Invoice(invoice.id))
        };
        let found = self.keys.get(&key).copied().or_else(in_book);
        found.into_iter().collect()
    }

    fn item(&self, code: &str) -> Vec<RecordId> {
        let mut keys = item_keys(code).into_iter();
        let in_file = keys.find_map(|key| self.keys.get(&(Kind::Item, key)).copied());
        let in_book = || self.book_item(code).map(RecordId::Item);
        in_file.or_else(in_book).into_iter().collect()
    }

    /// The item of the book with that code; the one with the lowest id when a merge brought two.
    pub fn book_item(&self, code: &str) -> Option<ItemId> {
        let code = folded(code);
        let items = self.book.items().iter().map(|(_, item)| item);
        items
            .filter(|item| !code.is_empty() && folded(&item.code) == code)
            .map(|item| item.id)
            .min()
    }

    /// The document to a client with that number.
    fn invoice(&self, client: ClientId, number: &str) -> Vec<RecordId> {
        let key = invoice_key(client, number);
        let in_file = self.keys.get(&(Kind::Invoice, key)).copied();
        let in_book = || {
            let invoice = self.book.document(&self.own_number, "", number)?;
            (invoice.client == client).then_some(RecordId::Invoice(invoice.id))
        };
        in_file.or_else(in_book).into_iter().collect()
    }
}

/// Key of a client in the file.
pub fn tax_id_key(tax_id: &TaxId) -> String {
    format!("{}:{}", tax_id.kind().name(), tax_id.number())
}

/// Keys of a person: the e-mail address and the name.
pub fn person_keys(name: &str, email: &str) -> Vec<String> {
    [email, name]
        .into_iter()
        .map(folded)
        .filter(|key| !key.is_empty())
        .collect()
}

/// Key of an item in the file; none for a code without letters or digits.
pub fn item_keys(code: &str) -> Vec<String> {
    let key = Some(folded(code)).filter(|key| !key.is_empty());
    key.into_iter().collect()
}

/// Key of a contract in the file.
pub fn contract_key(client: ClientId, number: &str) -> String {
    format!("{client}:{}", folded(number))
}

/// Key of a document in the file.
pub fn invoice_key(client: ClientId, number: &str) -> String {
    format!("{client}:{}", canonical_number(number))
}

/// Key of a document that the company issued, whoever its client is.
pub fn own_invoice_key(number: &str) -> String {
    canonical_number(number)
}
