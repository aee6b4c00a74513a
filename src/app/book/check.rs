//! The book checked against itself: every index must be what its records say.
//! For tests and for the end of a load; a wrong index is a fault of the program, never of the data.

use crate::app::book::Book;
use crate::app::book::document_key::{keys_of, reference_keys_of};
use crate::app::book::linking::allocated;
use crate::app::book::postings::Postings;
use crate::app::book::table::Slot;
use std::collections::BTreeSet;
use std::hash::Hash;

impl Book {
    /// What is wrong with the indexes, in English for whoever reads the failed test; empty when nothing is.
    pub fn check(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let own = self.own_number();
        let invoices = || self.invoices.iter();
        let compare = &mut faults;
        same(
            compare,
            "invoices by client",
            &self.invoices_by_client,
            invoices().map(|(slot, invoice)| (invoice.client, slot)),
        );
        same(
            compare,
            "invoices by contract",
            &self.invoices_by_contract,
            invoices().flat_map(|(slot, invoice)| {
                let billed = invoice.contracts_billed();
                billed.map(move |contract| (contract, slot))
            }),
        );
        same(
            compare,
            "payments by client",
            &self.payments_by_client,
            self.payments
                .iter()
                .map(|(slot, payment)| (payment.client, slot)),
        );
        same(
            compare,
            "payments by invoice",
            &self.payments_by_invoice,
            self.payments
                .iter()
                .flat_map(|(slot, payment)| allocated(payment).map(move |id| (id, slot))),
        );
        same(
            compare,
            "documents",
            &self.documents,
            invoices().flat_map(|(slot, invoice)| {
                keys_of(invoice, own).iter().map(move |key| (key, slot))
            }),
        );
        same(
            compare,
            "documents alike",
            &self.alike,
            invoices().flat_map(|(slot, invoice)| {
                let keys = keys_of(invoice, own).alike();
                keys.map(move |key| (key, slot))
            }),
        );
        same(
            compare,
            "references",
            &self.references,
            invoices().flat_map(|(slot, invoice)| {
                reference_keys_of(invoice, own)
                    .into_iter()
                    .map(move |key| (key, slot))
            }),
        );
        self.check_contracts(&mut faults);
        self.check_billing(&mut faults);
        self.check_standings(&mut faults);
        self.check_names(&mut faults);
        faults
    }

    /// What is found by contract, and contracts by client.
    fn check_contracts(&self, compare: &mut Vec<String>) {
        same(
            compare,
            "contracts by client",
            &self.contracts_by_client,
            self.contracts.iter().flat_map(|(slot, contract)| {
                let clients = self.clients_of_contract(contract.id);
                clients.into_iter().map(move |client| (client, slot))
            }),
        );
        same(
            compare,
            "amendments by contract",
            &self.amendments_by_contract,
            self.amendments
                .iter()
                .map(|(slot, amendment)| (amendment.contract, slot)),
        );
        same(
            compare,
            "steps by contract",
            &self.steps_by_contract,
            self.steps.iter().map(|(slot, step)| (step.contract, slot)),
        );
        same(
            compare,
            "obligations by contract",
            &self.obligations_by_contract,
            self.obligations
                .iter()
                .map(|(slot, obligation)| (obligation.contract, slot)),
        );
        same(
            compare,
            "papers by client",
            &self.papers_by_client,
            self.papers
                .iter()
                .map(|(slot, document)| (document.client, slot)),
        );
    }

    /// What changes what is billed by contract, and what became of invoices by invoice.
    fn check_billing(&self, compare: &mut Vec<String>) {
        same(
            compare,
            "billing events by contract",
            &self.billing_events_by_contract,
            self.billing_events
                .iter()
                .map(|(slot, event)| (event.contract, slot)),
        );
        same(
            compare,
            "steps by invoice",
            &self.steps_by_invoice,
            self.invoice_steps
                .iter()
                .map(|(slot, step)| (step.invoice, slot)),
        );
        same(
            compare,
            "reports by invoice",
            &self.reports_by_invoice,
            self.invoice_reports
                .iter()
                .map(|(slot, report)| (report.invoice, slot)),
        );
    }

    fn check_standings(&self, faults: &mut Vec<String>) {
        for (slot, invoice) in self.invoices.iter() {
            if self.standing_at(slot) != self.compute_standing(slot).as_ref() {
                faults.push(format!("standing of invoice {} is stale", invoice.id));
            }
        }
        if !self.stale.is_empty() {
            faults.push("standings wait to be refreshed".to_owned());
        }
    }

    fn check_names(&self, faults: &mut Vec<String>) {
        let tax_ids: usize = self.clients_by_tax_id.values().map(Vec::len).sum();
        let expected = self
            .clients
            .iter()
            .filter(|(_, client)| client.tax_id.is_some());
        if tax_ids != expected.count() {
            faults.push(format!("clients by tax id has {tax_ids} entries"));
        }
        for (_, client) in self.clients.iter() {
            let known = client
                .tax_id
                .as_ref()
                .map(|id| (id.kind(), id.number().to_owned()));
            let listed = known.is_none_or(|key| {
                self.clients_by_tax_id
                    .get(&key)
                    .is_some_and(|ids| ids.contains(&client.id))
            });
            if !listed {
                faults.push(format!("client {} is not under its tax id", client.id));
            }
        }
        let notes: usize = self.notes_by_alert.values().map(Vec::len).sum();
        if notes != self.alert_notes.len() {
            faults.push(format!("notes by alert has {notes} entries"));
        }
    }
}

/// Compares an index with the postings that its records ask for, as sets: the order under a key means nothing.
fn same<K: Copy + Ord + Hash>(
    faults: &mut Vec<String>,
    name: &str,
    index: &Postings<K>,
    expected: impl Iterator<Item = (K, Slot)>,
) {
    let mut found = BTreeSet::new();
    let mut entries = 0;
    for (key, slots) in index.iter() {
        entries += slots.len();
        found.extend(slots.iter().map(|slot| (key, *slot)));
    }
    if entries != found.len() {
        faults.push(format!("{name} has an entry twice"));
    }
    if found != expected.collect() {
        faults.push(format!("{name} differs from the records"));
    }
}
