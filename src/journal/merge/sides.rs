//! One record in a merge: what is known of it on both sides, what comes out, and what must be written.
//! How sides are found is in `journal::merge`.

use crate::domain::ids::RecordId;
use crate::journal::codec::{CodecError, Packer};
use crate::journal::graph::Graph;
use crate::journal::merge::Outcome;
use crate::journal::resolve;
use crate::journal::revision::{Revision, RevisionId};
use crate::order;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one record here and in the file.
pub struct Sides {
    /// Revisions in the journal; only looked for when the record is here.
    pub here: BTreeMap<RevisionId, Revision>,
    /// Revisions in the file.
    pub there: BTreeMap<RevisionId, Revision>,
    /// Empty when the record is not here.
    pub heads_here: Vec<RevisionId>,
}

impl Sides {
    fn union(&self) -> BTreeMap<RevisionId, Revision> {
        let mut all = self.here.clone();
        for (id, revision) in &self.there {
            all.entry(*id).or_insert_with(|| revision.clone());
        }
        all
    }

    /// What the merge does to the record; absent for a kind that this version does not know.
    pub fn outcome(&self, record: Option<RecordId>) -> Outcome {
        let was_here = !self.heads_here.is_empty();
        let union = self.union();
        let heads = graph(union.values()).heads();
        if heads == self.heads_here {
            return Outcome::Same;
        }
        let Some(record) = record else {
            return if was_here {
                Outcome::Updated
            } else {
                Outcome::New
            };
        };
        let resolution = resolve::resolve(record, &union);
        match (resolution.conflict, resolution.body) {
            (Some(_), _) => Outcome::Conflicting,
            (None, None) => Outcome::Deleted,
            (None, Some(_)) if was_here => Outcome::Updated,
            (None, Some(_)) => Outcome::New,
        }
    }

    /// What comes from the file alone, each revision after those it descends from.
    fn new_in_order(&self) -> Vec<&Revision> {
        let stamp = |id: RevisionId| self.there.get(&id).map(|revision| revision.stamp);
        graph(self.there.values())
            .in_order(stamp)
            .iter()
            .filter(|id| !self.here.contains_key(id))
            .filter_map(|id| self.there.get(id))
            .collect()
    }

    /// Whether the new revisions simply continue, one after the other, the one head here.
    fn is_continuation(&self, new: &[&Revision]) -> bool {
        let mut before = match self.heads_here.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => return false,
        };
        new.iter().all(|revision| {
            let continues = match before {
                None => revision.parents.is_empty(),
                Some(before) => revision.parents == [before],
            };
            before = Some(revision.id);
            continues
        })
    }
}

/// The descent of revisions.
pub fn graph<'r>(revisions: impl Iterator<Item = &'r Revision>) -> Graph {
    revisions
        .map(|revision| (revision.id, revision.parents.as_slice()))
        .collect()
}

/// What must be written for a record. One that only continues needs its new lines. Any other needs all it has,
/// so that whoever reads the frame can tell what the record shows without looking further back.
pub fn pack(sides: &Sides, packer: &mut Packer) -> Result<(), CodecError> {
    let new = sides.new_in_order();
    if new.is_empty() {
        return Ok(());
    }
    let known = if sides.is_continuation(&new) {
        BTreeSet::new()
    } else {
        order::set(sides.here.values().map(Revision::text))
    };
    packer.push_together(
        known
            .into_iter()
            .chain(new.iter().map(|revision| revision.text())),
    )
}
