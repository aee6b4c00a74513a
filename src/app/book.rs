//! The book: every record in memory, with the indexes between them.
//! It decides nothing: commands check, the book keeps what they decided and answers who belongs to whom.

pub mod billing;
pub mod changing;
pub mod check;
pub mod document_key;
pub mod linking;
pub mod postings;
pub mod records;
pub mod standing;
pub mod table;

use crate::app::book::document_key::{
    DocumentKeys, alike_keys, canonical_number, fiscal_key, issuer_of, number_key,
};
use crate::app::book::postings::Postings;
use crate::app::book::standing::Standing;
use crate::app::book::table::{IdMap, Slot, Table};
use crate::app::search::index::SearchIndex;
use crate::domain::alert::{AlertKey, AlertNote};
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::{
    AlertNoteId, AmendmentId, ClientId, ContractId, DocumentId, InvoiceId, ObligationId, PaymentId,
    PersonId, RecordId, StepId,
};
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::InvoiceStep;
use crate::domain::invoice::{Content, Invoice};
use crate::domain::item::Item;
use crate::domain::number_block::NumberBlock;
use crate::domain::payment::Payment;
use crate::domain::person::Person;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::order;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Range;

/// All records of the company. Changed only by [`Book::apply`] and [`Book::load`].
#[derive(Debug, Clone, Default)]
pub struct Book {
    company: Option<Box<Company>>,
    people: Table<Person>,
    items: Table<Item>,
    clients: Table<Client>,
    contracts: Table<Contract>,
    amendments: Table<Amendment>,
    steps: Table<Step>,
    obligations: Table<Obligation>,
    papers: Table<Document>,
    billing_events: Table<BillingEvent>,
    number_blocks: Table<NumberBlock>,
    invoices: Table<Invoice>,
    invoice_steps: Table<InvoiceStep>,
    invoice_reports: Table<InvoiceReport>,
    payments: Table<Payment>,
    alert_notes: Table<AlertNote>,
    /// By invoice slot.
    standings: Vec<Option<Standing>>,
    clients_by_tax_id: HashMap<(TaxIdKind, String), Vec<ClientId>>,
    /// Under the client it was signed with and each that a signed amendment puts in its place.
    contracts_by_client: Postings<ClientId>,
    amendments_by_contract: Postings<ContractId>,
    steps_by_contract: Postings<ContractId>,
    obligations_by_contract: Postings<ContractId>,
    papers_by_client: Postings<ClientId>,
    invoices_by_client: Postings<ClientId>,
    /// Under the contract it names and each that a line of it bills.
    invoices_by_contract: Postings<ContractId>,
    billing_events_by_contract: Postings<ContractId>,
    steps_by_invoice: Postings<InvoiceId>,
    reports_by_invoice: Postings<InvoiceId>,
    payments_by_client: Postings<ClientId>,
    payments_by_invoice: Postings<InvoiceId>,
    /// By invoice slot: what [`document_key::keys_of`] said when it was filed.
    document_keys: Vec<DocumentKeys>,
    /// Issued documents by [`document_key::keys_of`].
    documents: Postings<u64>,
    /// Issued documents by [`document_key::alike_keys`].
    alike: Postings<u64>,
    /// Notes by [`document_key::reference_keys_of`].
    references: Postings<u64>,
    notes_by_alert: HashMap<AlertKey, Vec<AlertNoteId>>,
    search_index: SearchIndex,
    /// Invoice slots whose standing must be computed again before the change is complete.
    stale: Vec<Slot>,
    version: u64,
    changed_at: IdMap<RecordId, u64>,
}

impl Book {
    /// A book without records.
    pub fn new() -> Book {
        Book::default()
    }

    /// Grows with every change; a value computed from the book is current while this is the same.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The version in which a record last changed; 0 when it has not since it was loaded.
    pub fn changed_at(&self, record: RecordId) -> u64 {
        self.changed_at.get(&record).copied().unwrap_or(0)
    }

    /// The company's settings; `None` before the first run is completed.
    pub fn company(&self) -> Option<&Company> {
        self.company.as_deref()
    }

    pub fn people(&self) -> &Table<Person> {
        &self.people
    }

    pub fn clients(&self) -> &Table<Client> {
        &self.clients
    }

    pub fn contracts(&self) -> &Table<Contract> {
        &self.contracts
    }

    pub fn amendments(&self) -> &Table<Amendment> {
        &self.amendments
    }

    pub fn steps(&self) -> &Table<Step> {
        &self.steps
    }

    pub fn obligations(&self) -> &Table<Obligation> {
        &self.obligations
    }

    /// Documents of clients and contracts that may expire; issued invoices and notes are [`Book::invoices`].
    pub fn papers(&self) -> &Table<Document> {
        &self.papers
    }

    pub fn invoices(&self) -> &Table<Invoice> {
        &self.invoices
    }

    pub fn payments(&self) -> &Table<Payment> {
        &self.payments
    }

    pub fn alert_notes(&self) -> &Table<AlertNote> {
        &self.alert_notes
    }

    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id)
    }

    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(id)
    }

    pub fn contract(&self, id: ContractId) -> Option<&Contract> {
        self.contracts.get(id)
    }

    pub fn amendment(&self, id: AmendmentId) -> Option<&Amendment> {
        self.amendments.get(id)
    }

    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id)
    }

    pub fn obligation(&self, id: ObligationId) -> Option<&Obligation> {
        self.obligations.get(id)
    }

    pub fn paper(&self, id: DocumentId) -> Option<&Document> {
        self.papers.get(id)
    }

    pub fn invoice(&self, id: InvoiceId) -> Option<&Invoice> {
        self.invoices.get(id)
    }

    pub fn payment(&self, id: PaymentId) -> Option<&Payment> {
        self.payments.get(id)
    }

    pub fn alert_note(&self, id: AlertNoteId) -> Option<&AlertNote> {
        self.alert_notes.get(id)
    }

    /// Whether there is no record but, perhaps, the company's settings and its people.
    pub fn has_no_business(&self) -> bool {
        self.clients.is_empty()
            && self.contracts.is_empty()
            && self.invoices.is_empty()
            && self.payments.is_empty()
    }

    /// Paid, credited and due, of one invoice.
    pub fn standing(&self, id: InvoiceId) -> Option<&Standing> {
        self.standing_at(self.invoices.slot(id)?)
    }

    /// [`Book::standing`] by slot, for whoever walks over all invoices.
    pub fn standing_at(&self, slot: Slot) -> Option<&Standing> {
        self.standings.get(slot as usize)?.as_ref()
    }

    /// Every slot of the invoices, used or free.
    pub fn invoice_slots(&self) -> Range<Slot> {
        0..Slot::try_from(self.invoices.slot_count()).unwrap_or(Slot::MAX)
    }

    /// Contracts of a client, by id.
    pub fn contracts_of(&self, client: ClientId) -> Vec<&Contract> {
        sorted(&self.contracts, self.contracts_by_client.get(client))
    }

    /// Amendments of a contract, signed or not, by id.
    pub fn amendments_of(&self, contract: ContractId) -> Vec<&Amendment> {
        sorted(&self.amendments, self.amendments_by_contract.get(contract))
    }

    /// Steps of a contract, by id.
    pub fn steps_of(&self, contract: ContractId) -> Vec<&Step> {
        sorted(&self.steps, self.steps_by_contract.get(contract))
    }

    /// Obligations of a contract, by id.
    pub fn obligations_of(&self, contract: ContractId) -> Vec<&Obligation> {
        sorted(
            &self.obligations,
            self.obligations_by_contract.get(contract),
        )
    }

    /// Documents of a client, those of its contracts among them, by id.
    pub fn papers_of(&self, client: ClientId) -> Vec<&Document> {
        sorted(&self.papers, self.papers_by_client.get(client))
    }

    /// Invoices and notes of a client, by id.
    pub fn invoices_of(&self, client: ClientId) -> Vec<&Invoice> {
        sorted(&self.invoices, self.invoices_by_client.get(client))
    }

    /// Slots of a client's invoices and notes, in no order: for sums and counts.
    pub fn invoice_slots_of(&self, client: ClientId) -> &[Slot] {
        self.invoices_by_client.get(client)
    }

    /// Slots of the invoices and notes that bill a contract, in no order: for sums and counts.
    pub fn invoice_slots_of_contract(&self, contract: ContractId) -> &[Slot] {
        self.invoices_by_contract.get(contract)
    }

    /// Slots of a client's contracts, in no order: for sums and counts.
    pub fn contract_slots_of(&self, client: ClientId) -> &[Slot] {
        self.contracts_by_client.get(client)
    }

    /// Invoices and notes that bill a contract, by id.
    pub fn invoices_of_contract(&self, contract: ContractId) -> Vec<&Invoice> {
        sorted(&self.invoices, self.invoices_by_contract.get(contract))
    }

    /// Payments of a client, by id.
    pub fn payments_of(&self, client: ClientId) -> Vec<&Payment> {
        sorted(&self.payments, self.payments_by_client.get(client))
    }

    /// Payments with an allocation to an invoice, by id.
    pub fn payments_of_invoice(&self, invoice: InvoiceId) -> Vec<&Payment> {
        sorted(&self.payments, self.payments_by_invoice.get(invoice))
    }

    /// How many contracts, invoices and payments name a client.
    pub fn uses_of_client(&self, client: ClientId) -> (usize, usize, usize) {
        (
            self.contracts_by_client.get(client).len(),
            self.invoices_by_client.get(client).len(),
            self.payments_by_client.get(client).len(),
        )
    }

    /// The client with a tax id; the one with the lowest id when a merge brought two.
    pub fn client_by_tax_id(&self, tax_id: &TaxId) -> Option<ClientId> {
        self.client_by_number(tax_id.kind(), tax_id.number())
    }

    /// As [`Book::client_by_tax_id`], for a number as a document writes it.
    pub fn client_by_number(&self, kind: TaxIdKind, number: &str) -> Option<ClientId> {
        let known = self.clients_by_tax_id.get(&(kind, number.to_owned()))?;
        known.iter().min().copied()
    }

    /// The issued document with a number, of an issuer and an official type (any type when empty).
    pub fn document(&self, issuer: &str, type_code: &str, number: &str) -> Option<&Invoice> {
        let canonical = canonical_number(number);
        self.documents_numbered(issuer, number)
            .filter(|invoice| issuer_of(invoice, self.own_number()) == issuer)
            .filter(|invoice| canonical_number(invoice.number()) == canonical)
            .filter(|invoice| type_code.is_empty() || invoice.content.type_code == type_code)
            .min_by_key(|invoice| (invoice.content.document_type, invoice.id))
    }

    /// Issued documents that may have that number of that issuer, in no order: the caller compares them.
    pub fn documents_numbered(&self, issuer: &str, number: &str) -> impl Iterator<Item = &Invoice> {
        let slots = self.documents.get(number_key(issuer, number)).iter();
        slots.filter_map(|slot| self.invoices.at(*slot))
    }

    /// Issued documents that may ask the same customer for the same amount at the same time, in no order and some twice:
    /// the caller compares them.
    pub fn invoices_alike(
        &self,
        content: &Content,
        issued_on: Option<NaiveDate>,
    ) -> impl Iterator<Item = &Invoice> + use<'_> {
        let keys = alike_keys(content, issued_on).into_iter().flatten();
        let slots = keys.flat_map(|key| self.alike.get(key));
        slots.filter_map(|slot| self.invoices.at(*slot))
    }

    /// The document with a CUFE or CUDE.
    pub fn document_by_fiscal_code(&self, code: &str) -> Option<&Invoice> {
        self.documents
            .get(fiscal_key(code))
            .iter()
            .filter_map(|slot| self.invoices.at(*slot))
            .filter(|invoice| {
                let issuance = invoice.issuance();
                issuance.is_some_and(|facts| facts.fiscal_code().eq_ignore_ascii_case(code))
            })
            .min_by_key(|invoice| invoice.id)
    }

    /// The words that records are found by.
    pub fn search_index(&self) -> &SearchIndex {
        &self.search_index
    }

    /// Decisions about an alert, by id.
    pub fn notes_on(&self, key: &AlertKey) -> Vec<&AlertNote> {
        let ids = self.notes_by_alert.get(key).map_or(&[][..], Vec::as_slice);
        let mut notes: Vec<&AlertNote> = ids.iter().filter_map(|id| self.alert_note(*id)).collect();
        order::sort_by_key(&mut notes, |note| note.id);
        notes
    }

    /// Number of the company's own tax id, which stands for a document's missing supplier; empty when unknown.
    pub fn own_number(&self) -> &str {
        self.company
            .as_ref()
            .and_then(|company| company.tax_id.as_ref())
            .map_or("", TaxId::number)
    }
}

fn sorted<'a, V: table::Row>(table: &'a Table<V>, slots: &[Slot]) -> Vec<&'a V> {
    let mut rows: Vec<&V> = slots.iter().filter_map(|slot| table.at(*slot)).collect();
    order::sort_by_key(&mut rows, |row| row.id());
    rows
}

#[cfg(test)]
mod tests;
