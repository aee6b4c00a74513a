//! A table of records of one kind: boxed rows in numbered slots, found by id.
//! It knows nothing of what the records mean; the indexes between kinds are in `app::book`.

use crate::domain::alert::AlertNote;
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::contract::step::Step;
use crate::domain::document::Document;
use crate::domain::ids::{
    AlertNoteId, AmendmentId, BillingEventId, ClientId, ContractId, DocumentId, InvoiceId,
    InvoiceReportId, InvoiceStepId, ItemId, NumberBlockId, ObligationId, PaymentId, PersonId,
    StepId,
};
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::InvoiceStep;
use crate::domain::item::Item;
use crate::domain::number_block::NumberBlock;
use crate::domain::payment::Payment;
use crate::domain::person::Person;
use crate::order;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Where a record sits in its table. It stays the same until the record is deleted.
pub type Slot = u32;

/// A map keyed by ids or hashes, whose bits are already spread.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// A record that knows its own id.
pub trait Row {
    type Id: Copy + Eq + Ord + Hash;

    fn id(&self) -> Self::Id;
}

/// Records of one kind.
#[derive(Debug, Clone)]
pub struct Table<V: Row> {
    slots: Vec<Option<Box<V>>>,
    /// Ids beside the rows, so that walking over them need not touch every record.
    ids: Vec<V::Id>,
    free: Vec<Slot>,
    index: IdMap<V::Id, Slot>,
}

/// Mixes the words of an id with multiplications: ids are random already, and this runs a million times at start.
#[derive(Debug, Default, Clone, Copy)]
pub struct IdHasher(u64);

impl<V: Row> Default for Table<V> {
    fn default() -> Self {
        Table {
            slots: Vec::new(),
            ids: Vec::new(),
            free: Vec::new(),
            index: IdMap::default(),
        }
    }
}

impl<V: Row> Table<V> {
    pub fn len(&self) -> usize {
        self.index.len()
    }

    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// One more than the highest slot in use: the length of a vector kept beside the table.
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    pub fn slot(&self, id: V::Id) -> Option<Slot> {
        self.index.get(&id).copied()
    }

    pub fn get(&self, id: V::Id) -> Option<&V> {
        self.at(self.slot(id)?)
    }

    /// The record in a slot; `None` for a slot that is free.
    pub fn at(&self, slot: Slot) -> Option<&V> {
        self.slots.get(slot as usize)?.as_deref()
    }

    /// The id of the record in a slot; of a free slot, the last one that was there.
    pub fn id_at(&self, slot: Slot) -> Option<V::Id> {
        self.ids.get(slot as usize).copied()
    }

    /// Every record with its slot, in slot order, which depends on the order of arrival.
    pub fn iter(&self) -> impl Iterator<Item = (Slot, &V)> {
        (0..)
            .zip(&self.slots)
            .filter_map(|(slot, row)| Some((slot, row.as_deref()?)))
    }

    /// Every record in order of id: the same in every book with the same records.
    pub fn sorted(&self) -> Vec<&V> {
        let mut rows: Vec<&V> = self.iter().map(|(_, row)| row).collect();
        order::sort_by_key(&mut rows, |row| row.id());
        rows
    }

    /// Room for that many records more.
    pub fn reserve(&mut self, more: usize) {
        self.slots.reserve(more);
        self.ids.reserve(more);
        self.index.reserve(more);
    }

    /// Puts a record in place of the one with its id, which is returned.
    pub fn put(&mut self, row: Box<V>) -> (Slot, Option<Box<V>>) {
        let id = row.id();
        let known = self.slot(id).or_else(|| self.free.pop());
        if let Some(slot) = known
            && let Some(place) = self.slots.get_mut(slot as usize)
        {
            self.index.insert(id, slot);
            if let Some(own) = self.ids.get_mut(slot as usize) {
                *own = id;
            }
            return (slot, place.replace(row));
        }
        let slot = Slot::try_from(self.slots.len()).unwrap_or(Slot::MAX);
        self.slots.push(Some(row));
        self.ids.push(id);
        self.index.insert(id, slot);
        (slot, None)
    }

    /// Takes a record out; its slot may be given to another.
    pub fn remove(&mut self, id: V::Id) -> Option<(Slot, Box<V>)> {
        let slot = self.index.remove(&id)?;
        let row = self.slots.get_mut(slot as usize)?.take()?;
        self.free.push(slot);
        Some((slot, row))
    }
}

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word.iter_mut()
                .zip(chunk)
                .for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        let mixed = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

macro_rules! row {
    ($record:ident, $id:ident) => {
        impl Row for $record {
            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }
        }
    };
}

row!(Amendment, AmendmentId);
row!(Step, StepId);
row!(Obligation, ObligationId);
row!(Document, DocumentId);
row!(BillingEvent, BillingEventId);
row!(InvoiceReport, InvoiceReportId);
row!(InvoiceStep, InvoiceStepId);
row!(Item, ItemId);
row!(NumberBlock, NumberBlockId);
row!(Person, PersonId);
row!(Client, ClientId);
row!(Contract, ContractId);
row!(Invoice, InvoiceId);
row!(Payment, PaymentId);
row!(AlertNote, AlertNoteId);
