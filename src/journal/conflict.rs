//! A conflict as a person settles it: the versions side by side and where they differ.
//! Settling it is in `journal::replica::batch`.

pub mod combine;

use crate::app::entity::Entity;
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::diff;
use crate::journal::graph::Graph;
use crate::journal::migrations;
use crate::journal::record::{self, canonical};
use crate::journal::replica::Replica;
use crate::journal::resolve::{self, ConflictCause};
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, Revision, RevisionId};
use crate::order;
use serde_json::Value;
use std::collections::BTreeMap;

/// A record that has more than one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub record: RecordId,
    pub cause: ConflictCause,
    /// The versions that differ, the latest first; equal ones count once.
    pub versions: Vec<Contender>,
    pub differences: Vec<Difference>,
}

/// One of the versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Contender {
    /// What to choose it by.
    pub id: RevisionId,
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// Whether it is the one shown until somebody decides.
    pub is_shown: bool,
    /// Absent when this version deletes the record, or cannot be read.
    pub entity: Option<Entity>,
    pub is_deletion: bool,
}

/// A field on which the versions do not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// As `lines[2].amount`.
    pub path: String,
    /// In the last version they have in common, if there is one.
    pub base: Option<Value>,
    /// In each of [`Conflict::versions`], in their order.
    pub values: Vec<Option<Value>>,
}

/// The conflict of a record; absent when there is nothing to settle.
pub fn conflict(replica: &Replica, record: RecordId) -> Option<Conflict> {
    let tangle = replica.tangle(record)?;
    let cause = tangle.resolution.conflict.clone()?;
    let mut heads: Vec<&Revision> = tangle
        .heads
        .iter()
        .filter_map(|id| tangle.revisions.get(id))
        .collect();
    order::sort_by_key(&mut heads, |head| std::cmp::Reverse((head.stamp, head.id)));
    let mut distinct: Vec<(&Revision, Option<Value>)> = Vec::new();
    for head in heads {
        let body = body(record, head);
        if !distinct.iter().any(|(_, other)| *other == body) {
            distinct.push((head, body));
        }
    }
    let shown = &tangle.resolution.from;
    let versions = distinct
        .iter()
        .map(|(head, body)| Contender {
            id: head.id,
            stamp: head.stamp,
            author: head.author,
            device: head.device,
            is_shown: shown.contains(&head.id),
            entity: body.as_ref().and_then(|body| entity(record, body)),
            is_deletion: head.is_deletion(),
        })
        .collect();
    Some(Conflict {
        record,
        cause,
        versions,
        differences: differences(record, &tangle.revisions, &distinct),
    })
}

fn body(record: RecordId, revision: &Revision) -> Option<Value> {
    (!revision.is_deletion()).then(|| resolve::meaning(record.kind(), revision))
}

fn entity(record: RecordId, body: &Value) -> Option<Entity> {
    record::decode(record, migrations::FORMAT, &canonical::text(body))
        .ok()
        .map(|decoded| decoded.entity)
}

fn differences(
    record: RecordId,
    revisions: &BTreeMap<RevisionId, Revision>,
    versions: &[(&Revision, Option<Value>)],
) -> Vec<Difference> {
    let graph: Graph = revisions
        .values()
        .map(|revision| (revision.id, revision.parents.as_slice()))
        .collect();
    let ids: Vec<RevisionId> = versions.iter().map(|(head, _)| head.id).collect();
    let base = match graph.bases(&ids).as_slice() {
        [only] => revisions.get(only).and_then(|base| body(record, base)),
        _ => None,
    };
    let nothing = Value::Null;
    let mut compared: Vec<&Value> = versions
        .iter()
        .map(|(_, body)| body.as_ref().unwrap_or(&nothing))
        .collect();
    let disagreements = diff::disagreements(&compared);
    compared.push(base.as_ref().unwrap_or(&nothing));
    // Against the base too, for what it has at the places on which the versions differ.
    let mut with_base = diff::disagreements(&compared);
    disagreements
        .into_iter()
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, values)| {
            let base = with_base
                .remove(&path)
                .and_then(|mut all| all.pop().flatten());
            Difference { path, base, values }
        })
        .collect()
}

#[cfg(test)]
mod tests;
