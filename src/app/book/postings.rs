//! An index from a key to the slots of the records that have it.
//! Slots under one key have no order of their own: whoever shows them sorts them.

use crate::app::book::table::{IdMap, Slot};
use std::hash::Hash;

/// Key to slots. A key with one slot, the usual case, needs no allocation.
#[derive(Debug, Clone)]
pub struct Postings<K> {
    map: IdMap<K, Slots>,
}

#[derive(Debug, Clone)]
enum Slots {
    One(Slot),
    Many(Vec<Slot>),
}

impl<K> Default for Postings<K> {
    fn default() -> Self {
        Postings {
            map: IdMap::default(),
        }
    }
}

impl<K: Copy + Eq + Hash> Postings<K> {
    pub fn get(&self, key: K) -> &[Slot] {
        self.map.get(&key).map_or(&[], Slots::as_slice)
    }

    /// Room for that many keys more.
    pub fn reserve(&mut self, more: usize) {
        self.map.reserve(more);
    }

    pub fn insert(&mut self, key: K, slot: Slot) {
        match self.map.get_mut(&key) {
            None => {
                self.map.insert(key, Slots::One(slot));
            }
            Some(Slots::Many(slots)) => slots.push(slot),
            Some(one @ Slots::One(_)) => {
                let first = one.as_slice().first().copied();
                *one = Slots::Many(first.into_iter().chain([slot]).collect());
            }
        }
    }

    /// Takes one posting out; nothing happens when it is not there.
    pub fn remove(&mut self, key: K, slot: Slot) {
        let Some(slots) = self.map.get_mut(&key) else {
            return;
        };
        let empty = match slots {
            Slots::One(only) => *only == slot,
            Slots::Many(many) => {
                if let Some(place) = many.iter().rposition(|each| *each == slot) {
                    many.swap_remove(place);
                }
                many.is_empty()
            }
        };
        if empty {
            self.map.remove(&key);
        }
    }

    /// Files a slot under `key`, where it was under `before` or nowhere.
    pub fn move_to(&mut self, key: K, before: Option<K>, slot: Slot) {
        if before == Some(key) {
            return;
        }
        if let Some(before) = before {
            self.remove(before, slot);
        }
        self.insert(key, slot);
    }

    /// Every key with its slots, in no order that may be shown.
    pub fn iter(&self) -> impl Iterator<Item = (K, &[Slot])> {
        self.map.iter().map(|(key, slots)| (*key, slots.as_slice()))
    }
}

impl Slots {
    fn as_slice(&self) -> &[Slot] {
        match self {
            Slots::One(slot) => std::slice::from_ref(slot),
            Slots::Many(slots) => slots,
        }
    }
}
