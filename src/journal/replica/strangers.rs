//! Records of kinds that this version does not know: counted and kept, never shown.
//! They are written by newer versions; their lines stay in the journal and in backups.

use crate::journal::graph::Graph;
use crate::journal::revision::RevisionId;
use crate::journal::revision::line::Line;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The descent of every such record, by name of the kind and id.
#[derive(Debug, Clone, Default)]
pub struct Strangers(BTreeMap<(String, Uuid), Graph>);

impl Strangers {
    pub fn take(&mut self, line: &Line<'_>) {
        self.0
            .entry((line.kind.to_owned(), line.record))
            .or_default()
            .add(line.id, &line.parents);
    }

    /// Kind, id and heads of each, sorted.
    pub fn heads(&self) -> impl Iterator<Item = (&str, Uuid, Vec<RevisionId>)> {
        self.0
            .iter()
            .map(|((kind, uuid), graph)| (kind.as_str(), *uuid, graph.heads()))
    }

    /// The heads of one, sorted; none when it is not known.
    pub fn heads_of(&self, kind: &str, uuid: Uuid) -> Vec<RevisionId> {
        let key = (kind.to_owned(), uuid);
        self.0.get(&key).map(Graph::heads).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
