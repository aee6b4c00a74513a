//! The words of every record, kept beside the book and changed with it.
//! Invoices and payments are many and have few words: sorted starts. Clients and contracts are few: whole texts.

use crate::app::book::table::{Row, Slot, Table};
use crate::app::search::finder::{Finder, Fit, KEY_BYTES};
use crate::app::search::words;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::document::Document;
use crate::domain::ids::Kind;
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::item::Item;
use crate::domain::payment::Payment;

/// The searchable words of a book.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    invoices: Finder,
    payments: Finder,
    clients: Texts,
    contracts: Texts,
    amendments: Texts,
    obligations: Texts,
    papers: Texts,
    items: Texts,
    reports: Texts,
}

/// Folded texts, by slot.
#[derive(Debug, Clone, Default)]
pub struct Texts(Vec<String>);

impl SearchIndex {
    pub fn put_invoice(&mut self, slot: Slot, old: Option<&Invoice>, new: &Invoice) {
        let same = |old: &Invoice| {
            old.number() == new.number() && old.content.purchase_order == new.content.purchase_order
        };
        if old.is_some_and(same) {
            return;
        }
        self.invoices.remove(slot);
        self.invoices
            .put(slot, |visit| words::of_invoice(new, visit));
    }

    pub fn remove_invoice(&mut self, slot: Slot) {
        self.invoices.remove(slot);
    }

    pub fn put_payment(&mut self, slot: Slot, old: Option<&Payment>, new: &Payment) {
        if old.is_some_and(|old| old.reference == new.reference) {
            return;
        }
        self.payments.remove(slot);
        self.payments
            .put(slot, |visit| words::of_payment(new, visit));
    }

    pub fn remove_payment(&mut self, slot: Slot) {
        self.payments.remove(slot);
    }

    pub fn put_client(&mut self, slot: Slot, client: &Client) {
        self.clients.put(slot, words::of_client(client));
    }

    pub fn put_contract(&mut self, slot: Slot, contract: &Contract) {
        self.contracts.put(slot, words::of_contract(contract));
    }

    pub fn put_amendment(&mut self, slot: Slot, amendment: &Amendment) {
        self.amendments.put(slot, words::of_amendment(amendment));
    }

    pub fn put_obligation(&mut self, slot: Slot, obligation: &Obligation) {
        self.obligations.put(slot, words::of_obligation(obligation));
    }

    pub fn put_paper(&mut self, slot: Slot, document: &Document) {
        self.papers.put(slot, words::of_document(document));
    }

    pub fn put_item(&mut self, slot: Slot, item: &Item) {
        self.items.put(slot, words::of_item(item));
    }

    pub fn put_invoice_report(&mut self, slot: Slot, report: &InvoiceReport) {
        self.reports.put(slot, words::of_invoice_report(report));
    }

    /// Forgets a record of a kind that is found by its text.
    pub fn remove(&mut self, kind: Kind, slot: Slot) {
        let texts = match kind {
            Kind::Client => &mut self.clients,
            Kind::Contract => &mut self.contracts,
            Kind::Amendment => &mut self.amendments,
            Kind::Obligation => &mut self.obligations,
            Kind::Document => &mut self.papers,
            Kind::Item => &mut self.items,
            Kind::InvoiceReport => &mut self.reports,
            Kind::Company
            | Kind::Person
            | Kind::Step
            | Kind::BillingEvent
            | Kind::NumberBlock
            | Kind::Invoice
            | Kind::InvoiceStep
            | Kind::Payment
            | Kind::AlertNote => return,
        };
        texts.put(slot, String::new());
    }

    pub fn clients(&self) -> &Texts {
        &self.clients
    }

    /// The texts of contracts, without their clients'.
    pub fn contracts(&self) -> &Texts {
        &self.contracts
    }

    pub fn amendments(&self) -> &Texts {
        &self.amendments
    }

    pub fn obligations(&self) -> &Texts {
        &self.obligations
    }

    pub fn papers(&self) -> &Texts {
        &self.papers
    }

    pub fn items(&self) -> &Texts {
        &self.items
    }

    /// The texts of what clients say is wrong with invoices.
    pub fn invoice_reports(&self) -> &Texts {
        &self.reports
    }

    /// How well each invoice's own words match a word, by slot.
    pub fn invoices(&self, table: &Table<Invoice>, word: &str) -> Vec<Fit> {
        marked(&self.invoices, table, word, words::of_invoice)
    }

    /// How well each payment's own words match a word, by slot.
    pub fn payments(&self, table: &Table<Payment>, word: &str) -> Vec<Fit> {
        marked(&self.payments, table, word, words::of_payment)
    }
}

/// How well a folded text matches a folded word.
pub fn fit(text: &str, word: &str) -> Fit {
    if word.is_empty() {
        return Fit::None;
    }
    let mut best = Fit::None;
    for (place, _) in text.match_indices(word) {
        let starts = place == 0 || text.as_bytes().get(place - 1) == Some(&b' ');
        let ends = matches!(text.as_bytes().get(place + word.len()), None | Some(&b' '));
        best = best.max(match (starts, ends) {
            (true, true) => Fit::Exact,
            (true, false) => Fit::Prefix,
            // A letter or two inside a word would match nearly everything.
            _ if word.len() > 2 => Fit::Inside,
            _ => Fit::None,
        });
    }
    best
}

/// Calls back with every word of a record.
type WordsOf<V> = fn(&V, &mut dyn FnMut(&str));

fn marked<V: Row>(finder: &Finder, table: &Table<V>, word: &str, words_of: WordsOf<V>) -> Vec<Fit> {
    let mut fits = vec![Fit::None; table.slot_count()];
    finder.mark(word, &mut fits);
    if word.len() > KEY_BYTES {
        for (slot, fit) in (0..).zip(&mut fits).filter(|(_, fit)| **fit != Fit::None) {
            let mut longer = false;
            if let Some(row) = table.at(slot) {
                words_of(row, &mut |own| longer |= own.starts_with(word));
            }
            if !longer {
                *fit = Fit::None;
            }
        }
    }
    fits
}

impl Texts {
    /// How well each record's text matches a word, by slot.
    pub fn fits(&self, word: &str) -> Vec<Fit> {
        self.0.iter().map(|text| fit(text, word)).collect()
    }

    fn put(&mut self, slot: Slot, text: String) {
        let place = slot as usize;
        if self.0.len() <= place {
            if text.is_empty() {
                return;
            }
            self.0.resize(place + 1, String::new());
        }
        if let Some(known) = self.0.get_mut(place) {
            *known = text;
        }
    }
}
