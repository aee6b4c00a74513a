//! Which notes correct which documents, and what every document's standing follows from.
//! A credit is spread over the documents its note names, in the note's order, each up to what it asks to be paid.

use crate::app::book::Book;
use crate::app::book::document_key::{
    DocumentKeys, canonical_number, fiscal_key, issuer_of, keys_of, number_key, reference_keys_of,
};
use crate::app::book::postings::Postings;
use crate::app::book::standing::Standing;
use crate::app::book::table::Slot;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{DocumentType, Invoice, Reference};
use crate::domain::payment::Payment;
use crate::order;
use rust_decimal::Decimal;

impl Book {
    /// Notes that refer to a document, by id.
    pub fn notes_of(&self, invoice: InvoiceId) -> Vec<&Invoice> {
        let Some(slot) = self.invoices.slot(invoice) else {
            return Vec::new();
        };
        let mut notes: Vec<&Invoice> = self
            .note_slots_of(slot)
            .into_iter()
            .filter_map(|note| self.invoices.at(note))
            .collect();
        order::sort_by_key(&mut notes, |note| note.id);
        notes
    }

    /// Documents that a note refers to and that the book has, in the note's order.
    pub fn corrected_by(&self, note: InvoiceId) -> Vec<&Invoice> {
        let Some(slot) = self.invoices.slot(note) else {
            return Vec::new();
        };
        let targets = self.targets_of(slot);
        targets
            .into_iter()
            .filter_map(|target| self.invoices.at(target))
            .collect()
    }

    /// Marks everything whose standing follows from this document as it is now.
    pub(super) fn touch(&mut self, slot: Slot) {
        self.stale.push(slot);
        let mut more = self.targets_of(slot);
        for key in self.keys_at(slot).iter() {
            // A twin under the same number may gain or lose the notes that this one takes.
            let twins = self.documents.get(key).iter();
            more.extend(twins.filter(|twin| **twin != slot));
        }
        for note in self.note_slots_of(slot) {
            more.push(note);
            more.extend(self.targets_of(note));
        }
        self.stale.append(&mut more);
    }

    /// The keys under which the document in a slot is filed.
    pub(super) fn keys_at(&self, slot: Slot) -> DocumentKeys {
        let keys = self.document_keys.get(slot as usize);
        keys.copied().unwrap_or_default()
    }

    pub(super) fn remember_keys(&mut self, slot: Slot, keys: DocumentKeys) {
        let place = slot as usize;
        if self.document_keys.len() <= place {
            let default = DocumentKeys::default();
            self.document_keys.resize(place + 1, default);
        }
        if let Some(known) = self.document_keys.get_mut(place) {
            *known = keys;
        }
    }

    /// Computes the standings that a change made stale.
    pub(super) fn refresh_stale(&mut self) {
        let mut stale = std::mem::take(&mut self.stale);
        order::sort(&mut stale);
        stale.dedup();
        self.standings.resize(self.invoices.slot_count(), None);
        for slot in stale {
            let standing = self.compute_standing(slot);
            if let Some(place) = self.standings.get_mut(slot as usize) {
                *place = standing;
            }
        }
    }

    /// Files every document again after the company's number changed.
    pub(super) fn rekey_documents(&mut self) {
        self.documents = Postings::default();
        self.references = Postings::default();
        self.document_keys.clear();
        let own = self.own_number().to_owned();
        let mut filed = Vec::with_capacity(self.invoices.len());
        for (slot, invoice) in self.invoices.iter() {
            let keys = keys_of(invoice, &own);
            for key in keys.iter() {
                self.documents.insert(key, slot);
            }
            for key in reference_keys_of(invoice, &own) {
                self.references.insert(key, slot);
            }
            self.stale.push(slot);
            filed.push((slot, keys));
        }
        for (slot, keys) in filed {
            self.remember_keys(slot, keys);
        }
    }

    /// The standing as it follows from the records, whatever is kept.
    pub(super) fn compute_standing(&self, slot: Slot) -> Option<Standing> {
        let invoice = self.invoices.at(slot)?;
        let settled = self
            .payments_by_invoice
            .get(invoice.id)
            .iter()
            .filter_map(|payment| self.payments.at(*payment))
            .filter(|payment| payment.currency == invoice.content.currency)
            .map(|payment| settled_by(payment, invoice.id))
            .fold(Decimal::ZERO, Decimal::saturating_add);
        let credited = if invoice.content.document_type == DocumentType::CreditNote {
            sum(self.shares_of(slot).into_iter().map(|(_, share)| share))
        } else {
            let notes = self.note_slots_of(slot);
            sum(notes.into_iter().flat_map(|note| {
                let shares = self.shares_of(note);
                shares
                    .into_iter()
                    .filter(move |(target, _)| *target == slot)
                    .map(|(_, share)| share)
            }))
        };
        Some(Standing::new(invoice, settled, credited))
    }

    /// What a credit note takes from each document it names.
    fn shares_of(&self, note: Slot) -> Vec<(Slot, Decimal)> {
        let Some(invoice) = self.invoices.at(note) else {
            return Vec::new();
        };
        if invoice.content.document_type != DocumentType::CreditNote {
            return Vec::new();
        }
        let mut left = invoice.content.totals.payable;
        let mut shares: Vec<(Slot, Decimal)> = Vec::new();
        for target in self.targets_of(note) {
            let Some(document) = self.invoices.at(target) else {
                continue;
            };
            if document.content.currency != invoice.content.currency {
                continue;
            }
            let share = left.min(document.content.totals.payable.max(Decimal::ZERO));
            left = left.saturating_sub(share);
            shares.push((target, share));
        }
        if let Some((_, last)) = shares.last_mut() {
            *last = last.saturating_add(left);
        }
        shares
    }

    /// Notes whose references lead to this document.
    fn note_slots_of(&self, slot: Slot) -> Vec<Slot> {
        let keys = self.keys_at(slot).iter();
        let mut notes: Vec<Slot> = keys
            .flat_map(|key| self.references.get(key))
            .copied()
            .collect();
        order::sort(&mut notes);
        notes.dedup();
        notes.retain(|note| self.targets_of(*note).contains(&slot));
        notes
    }

    /// Documents that a note's references lead to, each once, in the note's order.
    fn targets_of(&self, note: Slot) -> Vec<Slot> {
        let Some(invoice) = self.invoices.at(note) else {
            return Vec::new();
        };
        if invoice.content.document_type == DocumentType::Invoice || invoice.issuance().is_none() {
            return Vec::new();
        }
        let mut targets = Vec::new();
        for reference in &invoice.content.references {
            if let Some(target) = self.target(invoice, reference)
                && target != note
                && !targets.contains(&target)
            {
                targets.push(target);
            }
        }
        targets
    }

    /// By number among the note's issuer's documents, else by fiscal code. Credit notes are nobody's target.
    fn target(&self, note: &Invoice, reference: &Reference) -> Option<Slot> {
        let issuer = issuer_of(note, self.own_number());
        let canonical = canonical_number(&reference.number);
        let by_number = |document: &Invoice| {
            issuer_of(document, self.own_number()) == issuer
                && canonical_number(document.number()) == canonical
                && (reference.type_code.is_empty()
                    || document.content.type_code == reference.type_code)
        };
        let by_code = |document: &Invoice| {
            document.issuance().is_some_and(|issuance| {
                issuance
                    .fiscal_code()
                    .eq_ignore_ascii_case(&reference.fiscal_code)
            })
        };
        let found = if reference.number.is_empty() {
            None
        } else {
            self.pick(number_key(issuer, &reference.number), by_number)
        };
        match found {
            None if !reference.fiscal_code.is_empty() => {
                self.pick(fiscal_key(&reference.fiscal_code), by_code)
            }
            found => found,
        }
    }

    fn pick(&self, key: u64, is_it: impl Fn(&Invoice) -> bool) -> Option<Slot> {
        self.documents
            .get(key)
            .iter()
            .filter_map(|slot| Some((*slot, self.invoices.at(*slot)?)))
            .filter(|(_, document)| document.content.document_type != DocumentType::CreditNote)
            .filter(|(_, document)| is_it(document))
            .min_by_key(|(_, document)| (document.content.document_type, document.id))
            .map(|(slot, _)| slot)
    }
}

/// What a payment settles of one invoice: money received and tax withheld.
pub fn settled_by(payment: &Payment, invoice: InvoiceId) -> Decimal {
    let allocations = payment
        .allocations
        .iter()
        .filter(|each| each.invoice == invoice);
    sum(allocations.map(|each| each.amount.saturating_add(each.withheld)))
}

/// The invoices a payment names, each once.
pub fn allocated(payment: &Payment) -> impl Iterator<Item = InvoiceId> {
    let mut invoices: Vec<_> = payment
        .allocations
        .iter()
        .map(|allocation| allocation.invoice)
        .collect();
    order::sort(&mut invoices);
    invoices.dedup();
    invoices.into_iter()
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}
