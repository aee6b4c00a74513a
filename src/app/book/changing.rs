//! How the book changes: one record goes in or out, and every index follows.
//! A change is complete when it returns; nothing is left to be refreshed by whoever reads.

mod contracts;

use crate::app::book::Book;
use crate::app::book::document_key::{DocumentKeys, keys_of, reference_keys_of};
use crate::app::book::linking::allocated;
use crate::app::book::table::Slot;
use crate::app::entity::{Change, Entity};
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::ids::{AlertNoteId, Kind, RecordId};
use crate::domain::invoice::Invoice;
use crate::domain::payment::Payment;

impl Book {
    /// Makes one change. Deleting what is not there changes nothing but the version.
    pub fn apply(&mut self, change: &Change) {
        self.apply_all(std::slice::from_ref(change));
    }

    /// Makes changes as one: the version grows once.
    pub fn apply_all(&mut self, changes: &[Change]) {
        self.version += 1;
        for change in changes {
            self.changed_at.insert(change.record(), self.version);
            self.take(change.clone());
        }
        self.refresh_stale();
    }

    /// Adds many records at once, in any order; may be called repeatedly while the journal is read.
    /// Unlike [`Book::apply_all`] it does not count as a change of each record.
    pub fn load(&mut self, entities: impl IntoIterator<Item = Entity>) {
        self.load_changes(entities.into_iter().map(Change::Put));
    }

    /// Takes in what the journal says, in order; may be called repeatedly while it is read.
    /// As with [`Book::load`], nothing counts as changed.
    pub fn load_changes(&mut self, changes: impl IntoIterator<Item = Change>) {
        self.version += 1;
        for change in changes {
            self.take(change);
        }
        self.refresh_stale();
    }

    /// Makes room for records about to be loaded.
    pub fn reserve(&mut self, invoices: usize, payments: usize) {
        self.invoices.reserve(invoices);
        self.payments.reserve(payments);
        self.standings.reserve(invoices);
        self.document_keys.reserve(invoices);
        self.documents.reserve(invoices * 2);
        self.alike.reserve(invoices);
        self.payments_by_invoice.reserve(payments);
    }

    fn take(&mut self, change: Change) {
        match change {
            Change::Put(entity) => self.put(entity),
            Change::Delete(record) => self.delete(record),
        }
    }

    fn put(&mut self, entity: Entity) {
        match entity {
            Entity::Company(company) => self.put_company(Some(company)),
            Entity::Person(person) => {
                self.people.put(person);
            }
            Entity::Item(item) => self.put_item(item),
            Entity::Client(client) => self.put_client(client),
            Entity::Contract(contract) => self.put_contract(contract),
            Entity::Amendment(amendment) => self.put_amendment(amendment),
            Entity::Step(step) => {
                let contract = step.contract;
                let (slot, old) = self.steps.put(step);
                let before = old.map(|old| old.contract);
                self.steps_by_contract.move_to(contract, before, slot);
            }
            Entity::Obligation(obligation) => {
                let contract = obligation.contract;
                let (slot, old) = self.obligations.put(obligation);
                let before = old.map(|old| old.contract);
                self.obligations_by_contract.move_to(contract, before, slot);
                if let Some(obligation) = self.obligations.at(slot) {
                    self.search_index.put_obligation(slot, obligation);
                }
            }
            Entity::Document(document) => {
                let client = document.client;
                let (slot, old) = self.papers.put(document);
                let before = old.map(|old| old.client);
                self.papers_by_client.move_to(client, before, slot);
                if let Some(document) = self.papers.at(slot) {
                    self.search_index.put_paper(slot, document);
                }
            }
            Entity::BillingEvent(event) => self.put_billing_event(event),
            Entity::NumberBlock(block) => {
                self.number_blocks.put(block);
            }
            Entity::Invoice(invoice) => self.put_invoice(invoice),
            Entity::InvoiceStep(step) => self.put_invoice_step(step),
            Entity::InvoiceReport(report) => self.put_invoice_report(report),
            Entity::Payment(payment) => self.put_payment(payment),
            Entity::AlertNote(note) => {
                self.forget_alert_note(note.id);
                let ids = self.notes_by_alert.entry(note.key.clone()).or_default();
                ids.push(note.id);
                self.alert_notes.put(note);
            }
        }
    }

    fn delete(&mut self, record: RecordId) {
        match record {
            RecordId::Company => self.put_company(None),
            RecordId::Person(id) => {
                self.people.remove(id);
            }
            RecordId::Item(id) => self.remove_item(id),
            RecordId::Client(id) => {
                if let Some((slot, client)) = self.clients.remove(id) {
                    self.unlink_client(&client);
                    self.search_index.remove(Kind::Client, slot);
                }
            }
            RecordId::Contract(id) => {
                if let Some(slot) = self.contracts.slot(id) {
                    self.unlink_contract(id, slot);
                    self.contracts.remove(id);
                    self.search_index.remove(Kind::Contract, slot);
                }
            }
            RecordId::Amendment(id) => {
                let contract = self.amendment(id).map(|amendment| amendment.contract);
                self.relink_contract(contract, |book| {
                    if let Some((slot, amendment)) = book.amendments.remove(id) {
                        book.amendments_by_contract.remove(amendment.contract, slot);
                        book.search_index.remove(Kind::Amendment, slot);
                    }
                });
            }
            RecordId::Step(_) | RecordId::Obligation(_) | RecordId::Document(_) => {
                self.delete_under_contract(record);
            }
            RecordId::BillingEvent(id) => self.remove_billing_event(id),
            RecordId::NumberBlock(id) => {
                self.number_blocks.remove(id);
            }
            RecordId::Invoice(id) => {
                if let Some(slot) = self.invoices.slot(id) {
                    self.touch(slot);
                    if let Some((_, invoice)) = self.invoices.remove(id) {
                        self.unlink_invoice(slot, &invoice);
                        self.search_index.remove_invoice(slot);
                    }
                }
            }
            RecordId::InvoiceStep(id) => self.remove_invoice_step(id),
            RecordId::InvoiceReport(id) => self.remove_invoice_report(id),
            RecordId::Payment(id) => {
                if let Some((slot, payment)) = self.payments.remove(id) {
                    self.unlink_payment(slot, &payment);
                    self.search_index.remove_payment(slot);
                }
            }
            RecordId::AlertNote(id) => {
                self.forget_alert_note(id);
                self.alert_notes.remove(id);
            }
        }
    }

    /// A step, an obligation or a document.
    fn delete_under_contract(&mut self, record: RecordId) {
        match record {
            RecordId::Step(id) => {
                if let Some((slot, step)) = self.steps.remove(id) {
                    self.steps_by_contract.remove(step.contract, slot);
                }
            }
            RecordId::Obligation(id) => {
                if let Some((slot, obligation)) = self.obligations.remove(id) {
                    self.obligations_by_contract
                        .remove(obligation.contract, slot);
                    self.search_index.remove(Kind::Obligation, slot);
                }
            }
            RecordId::Document(id) => {
                if let Some((slot, document)) = self.papers.remove(id) {
                    self.papers_by_client.remove(document.client, slot);
                    self.search_index.remove(Kind::Document, slot);
                }
            }
            _ => {}
        }
    }

    /// The company's number stands for the issuer of documents that name none, so their keys follow it.
    fn put_company(&mut self, company: Option<Box<Company>>) {
        let before = self.own_number().to_owned();
        self.company = company;
        if self.own_number() != before {
            self.rekey_documents();
        }
    }

    fn put_client(&mut self, client: Box<Client>) {
        if let Some(tax_id) = &client.tax_id {
            let key = (tax_id.kind(), tax_id.number().to_owned());
            let ids = self.clients_by_tax_id.entry(key).or_default();
            ids.push(client.id);
        }
        let (slot, old) = self.clients.put(client);
        if let Some(old) = old {
            self.unlink_client(&old);
        }
        if let Some(client) = self.clients.at(slot) {
            self.search_index.put_client(slot, client);
        }
    }

    fn unlink_client(&mut self, old: &Client) {
        let Some(tax_id) = &old.tax_id else {
            return;
        };
        let key = (tax_id.kind(), tax_id.number().to_owned());
        if let Some(ids) = self.clients_by_tax_id.get_mut(&key) {
            if let Some(place) = ids.iter().position(|id| *id == old.id) {
                ids.remove(place);
            }
            if ids.is_empty() {
                self.clients_by_tax_id.remove(&key);
            }
        }
    }

    fn put_invoice(&mut self, invoice: Box<Invoice>) {
        let id = invoice.id;
        if let Some(slot) = self.invoices.slot(id) {
            self.touch(slot);
        }
        let (slot, old) = self.invoices.put(invoice);
        if let Some(old) = &old {
            self.unlink_invoice(slot, old);
        }
        self.link_invoice(slot);
        if let Some(invoice) = self.invoices.at(slot) {
            self.search_index.put_invoice(slot, old.as_deref(), invoice);
        }
        self.touch(slot);
    }

    fn link_invoice(&mut self, slot: Slot) {
        let Some(invoice) = self.invoices.at(slot) else {
            return;
        };
        self.invoices_by_client.insert(invoice.client, slot);
        for contract in invoice.contracts_billed() {
            self.invoices_by_contract.insert(contract, slot);
        }
        let own = self
            .company
            .as_ref()
            .and_then(|company| company.tax_id.as_ref());
        let own = own.map_or("", |tax_id| tax_id.number());
        let keys = keys_of(invoice, own);
        for key in keys.iter() {
            self.documents.insert(key, slot);
        }
        for key in keys.alike() {
            self.alike.insert(key, slot);
        }
        for key in reference_keys_of(invoice, own) {
            self.references.insert(key, slot);
        }
        self.remember_keys(slot, keys);
    }

    fn unlink_invoice(&mut self, slot: Slot, old: &Invoice) {
        self.invoices_by_client.remove(old.client, slot);
        for contract in old.contracts_billed() {
            self.invoices_by_contract.remove(contract, slot);
        }
        for key in self.keys_at(slot).iter() {
            self.documents.remove(key, slot);
        }
        for key in self.keys_at(slot).alike() {
            self.alike.remove(key, slot);
        }
        for key in reference_keys_of(old, self.own_number()) {
            self.references.remove(key, slot);
        }
        self.remember_keys(slot, DocumentKeys::default());
    }

    fn put_payment(&mut self, payment: Box<Payment>) {
        let client = payment.client;
        let named: Vec<_> = allocated(&payment).collect();
        let (slot, old) = self.payments.put(payment);
        if let Some(old) = &old {
            self.unlink_payment(slot, old);
        }
        if let Some(payment) = self.payments.at(slot) {
            self.search_index.put_payment(slot, old.as_deref(), payment);
        }
        self.payments_by_client.insert(client, slot);
        for invoice in named {
            self.payments_by_invoice.insert(invoice, slot);
            self.stale.extend(self.invoices.slot(invoice));
        }
    }

    fn unlink_payment(&mut self, slot: Slot, old: &Payment) {
        self.payments_by_client.remove(old.client, slot);
        for invoice in allocated(old) {
            self.payments_by_invoice.remove(invoice, slot);
            self.stale.extend(self.invoices.slot(invoice));
        }
    }

    fn forget_alert_note(&mut self, id: AlertNoteId) {
        let Some(old) = self.alert_notes.get(id) else {
            return;
        };
        if let Some(ids) = self.notes_by_alert.get_mut(&old.key) {
            ids.retain(|each| *each != id);
            if ids.is_empty() {
                self.notes_by_alert.remove(&old.key);
            }
        }
    }
}
