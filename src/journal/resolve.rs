//! What a record says when several revisions stand beside one another.
//! A pure function of the revisions: every device that has them shows the same, in whatever order they came.

pub mod items;

use crate::domain::ids::{Kind, RecordId};
use crate::journal::graph::Graph;
use crate::journal::migrations;
use crate::journal::record::{self, canonical};
use crate::journal::revision::{Revision, RevisionId};
use crate::order;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How two people's changes of one record come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeClass {
    /// Fields do not depend on each other: they merge one by one against the common ancestor.
    Fields,
    /// Made once and never changed: equal ones unite, others are a conflict.
    Fact,
    /// Fields depend on each other, as totals on lines: equal ones unite, others are a conflict.
    Aggregate,
}

/// Why a person must decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictCause {
    /// Both changed these top-level fields of the body.
    Fields(Vec<String>),
    /// The fields merge, but what comes out is not a valid record.
    Invalid,
    /// Two different versions of something that is made once.
    Fact,
    /// Two different versions of something whose parts depend on each other.
    Aggregate,
    /// One deleted what the other changed; the change is shown.
    DeletedMeanwhile,
}

/// What a record with several heads shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// In the format of this version; absent when the record is deleted.
    pub body: Option<String>,
    /// The heads that the body stands for, sorted. A further change continues these and leaves the others in conflict.
    pub from: Vec<RevisionId>,
    /// The latest of those.
    pub winner: RevisionId,
    pub conflict: Option<ConflictCause>,
}

/// The class of a record, from its kind and its bodies.
pub fn class(kind: Kind, bodies: &[&Value]) -> MergeClass {
    match kind {
        Kind::Company
        | Kind::Person
        | Kind::Item
        | Kind::Client
        | Kind::Obligation
        | Kind::Document
        | Kind::InvoiceReport => MergeClass::Fields,
        Kind::Payment
        | Kind::AlertNote
        | Kind::Step
        | Kind::BillingEvent
        | Kind::NumberBlock
        | Kind::InvoiceStep => MergeClass::Fact,
        Kind::Contract => MergeClass::Aggregate,
        Kind::Amendment if bodies.iter().any(|body| body.get("signed_on").is_some()) => {
            MergeClass::Fact
        }
        Kind::Amendment => MergeClass::Aggregate,
        Kind::Invoice if bodies.iter().any(|body| body.get("issued").is_some()) => MergeClass::Fact,
        Kind::Invoice => MergeClass::Aggregate,
    }
}

/// What the record shows. `revisions` must have the heads and all they descend from.
pub fn resolve(record: RecordId, revisions: &BTreeMap<RevisionId, Revision>) -> Resolution {
    let graph: Graph = revisions
        .values()
        .map(|revision| (revision.id, revision.parents.as_slice()))
        .collect();
    let heads: Vec<&Revision> = graph
        .heads()
        .iter()
        .filter_map(|id| revisions.get(id))
        .collect();
    let living: Vec<(&Revision, Value)> = heads
        .iter()
        .filter(|head| !head.is_deletion())
        .map(|head| (*head, meaning(record.kind(), head)))
        .collect();
    let Some((latest, shown)) = living.iter().max_by_key(|(head, _)| (head.stamp, head.id)) else {
        return deleted(&heads);
    };
    let merged = unite(record, &graph, revisions, &living);
    let (body, from, conflict) = match merged {
        Ok(body) => (body, living.iter().map(|(head, _)| head.id).collect(), None),
        Err(cause) => {
            let equal = living.iter().filter(|(_, body)| body == shown);
            let from = equal.map(|(head, _)| head.id).collect();
            (shown_text(latest, shown), from, Some(cause))
        }
    };
    let deleted_meanwhile = living.len() < heads.len();
    Resolution {
        body: Some(body),
        from,
        winner: latest.id,
        conflict: if deleted_meanwhile {
            Some(ConflictCause::DeletedMeanwhile)
        } else {
            conflict
        },
    }
}

fn deleted(heads: &[&Revision]) -> Resolution {
    let latest = heads.iter().max_by_key(|head| (head.stamp, head.id));
    Resolution {
        body: None,
        from: heads.iter().map(|head| head.id).collect(),
        winner: latest.map(|head| head.id).unwrap_or_default(),
        conflict: None,
    }
}

/// The body of a revision in the format of this version. One that is not JSON stands for itself, so that it equals only its like.
pub fn meaning(kind: Kind, revision: &Revision) -> Value {
    let body = revision.body().unwrap_or("{}");
    match serde_json::from_str(body) {
        Ok(value) if revision.format < migrations::FORMAT => {
            migrations::upgrade(kind, revision.format, value)
        }
        Ok(value) => value,
        Err(_) => Value::String(body.to_owned()),
    }
}

fn shown_text(revision: &Revision, body: &Value) -> String {
    match (body, revision.body()) {
        (Value::String(_), Some(text)) => text.to_owned(),
        _ => canonical::text(body),
    }
}

/// The one body that all living heads agree on.
fn unite(
    record: RecordId,
    graph: &Graph,
    revisions: &BTreeMap<RevisionId, Revision>,
    living: &[(&Revision, Value)],
) -> Result<String, ConflictCause> {
    let bodies: Vec<&Value> = living.iter().map(|(_, body)| body).collect();
    if let [first, rest @ ..] = living
        && rest.iter().all(|(_, body)| *body == first.1)
    {
        return Ok(shown_text(first.0, &first.1));
    }
    match class(record.kind(), &bodies) {
        MergeClass::Fact => return Err(ConflictCause::Fact),
        MergeClass::Aggregate => return Err(ConflictCause::Aggregate),
        MergeClass::Fields => {}
    }
    let versions: Vec<Map<String, Value>> = bodies
        .iter()
        .filter_map(|body| body.as_object().cloned())
        .collect();
    if versions.len() < bodies.len() {
        return Err(ConflictCause::Invalid);
    }
    let ids: Vec<RevisionId> = living.iter().map(|(head, _)| head.id).collect();
    let bases: Vec<Map<String, Value>> = graph
        .bases(&ids)
        .iter()
        .filter_map(|id| revisions.get(id))
        .map(|base| match meaning(record.kind(), base) {
            Value::Object(body) => body,
            _ => Map::new(),
        })
        .collect();
    let merged = items::merged_with_items(record.kind(), &bases, &versions, merge_over);
    let merged = merged.map_err(ConflictCause::Fields)?;
    let text = canonical::text(&Value::Object(merged));
    match record::decode(record, migrations::FORMAT, &text) {
        Ok(_) => Ok(text),
        Err(_) => Err(ConflictCause::Invalid),
    }
}

/// Merges against every nearest common ancestor; all must lead to the same.
fn merge_over(
    bases: &[Map<String, Value>],
    versions: &[Map<String, Value>],
) -> Result<Map<String, Value>, Vec<String>> {
    let empty = Map::new();
    let mut bases = bases.iter();
    let first = merge_fields(bases.next().unwrap_or(&empty), versions)?;
    for base in bases {
        let other = merge_fields(base, versions)?;
        let differing = differing_fields(&first, &other);
        if !differing.is_empty() {
            return Err(differing);
        }
    }
    Ok(first)
}

/// Each field takes the value of those who changed it, if they agree.
fn merge_fields(
    base: &Map<String, Value>,
    versions: &[Map<String, Value>],
) -> Result<Map<String, Value>, Vec<String>> {
    let fields: BTreeSet<&String> = order::set(versions.iter().flat_map(|body| body.keys()));
    let fields: BTreeSet<&String> = order::set(fields.into_iter().chain(base.keys()));
    let mut merged = Map::new();
    let mut disputed = Vec::new();
    for field in fields {
        let old = base.get(field);
        let mut changed = versions
            .iter()
            .map(|body| body.get(field))
            .filter(|value| *value != old);
        let value = changed.next().unwrap_or(old);
        if changed.any(|other| other != value) {
            disputed.push(field.clone());
        } else if let Some(value) = value {
            merged.insert(field.clone(), value.clone());
        }
    }
    if disputed.is_empty() {
        Ok(merged)
    } else {
        Err(disputed)
    }
}

fn differing_fields(one: &Map<String, Value>, other: &Map<String, Value>) -> Vec<String> {
    let fields: BTreeSet<&String> = order::set(one.keys().chain(other.keys()));
    fields
        .into_iter()
        .filter(|field| one.get(*field) != other.get(*field))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests;
