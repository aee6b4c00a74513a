//! The history of one record: every revision in order, who made it, when, and what it changed.
//! Reads all frames, the old ones too; nothing of it is kept in memory while the app runs.

use crate::app::entity::Change;
use crate::domain::ids::{PersonId, RecordId};
use crate::journal::codec;
use crate::journal::diff::{self, FieldChange};
use crate::journal::graph::Graph;
use crate::journal::migrations;
use crate::journal::record::{self, RecordError, canonical};
use crate::journal::replica::loader::LoadError;
use crate::journal::resolve;
use crate::journal::revision::line::Line;
use crate::journal::revision::stamp::Stamp;
use crate::journal::revision::{DeviceId, Revision, RevisionId};
use crate::journal::store::Frame;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One revision of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: RevisionId,
    pub parents: Vec<RevisionId>,
    pub stamp: Stamp,
    pub author: Option<PersonId>,
    pub device: DeviceId,
    /// No later revision replaces it.
    pub is_head: bool,
    /// In the format of this version of the app; absent for a deletion.
    pub body: Option<Value>,
    /// Against the latest of its parents; against nothing for the first.
    pub changes: Vec<FieldChange>,
}

/// The revisions of one record while frames are read.
#[derive(Debug, Clone)]
pub struct History {
    record: RecordId,
    revisions: BTreeMap<RevisionId, Revision>,
    frames: usize,
}

impl History {
    pub fn of(record: RecordId) -> History {
        History {
            record,
            revisions: BTreeMap::new(),
            frames: 0,
        }
    }

    /// Looks through the next frame, of whatever class.
    ///
    /// # Errors
    /// When the frame or a line about the record is not what was written.
    pub fn push_frame(&mut self, frame: &Frame) -> Result<(), LoadError> {
        let index = self.frames;
        self.frames += 1;
        let payload = codec::decode(&frame.bytes).map_err(|cause| LoadError::Frame {
            frame: index,
            cause,
        })?;
        let uuid = self.record.uuid().to_string();
        for (number, text) in payload.lines().enumerate() {
            if !text.contains(&uuid) {
                continue;
            }
            let line = Line::parse(text).map_err(|cause| LoadError::Line {
                frame: index,
                line: number,
                cause,
            })?;
            if line.record == self.record.uuid() && line.kind == self.record.kind().name() {
                self.revisions
                    .entry(line.id)
                    .or_insert_with(|| Revision::keep(&line));
            }
        }
        Ok(())
    }

    /// The versions, each after those it descends from, the earlier first.
    pub fn finish(self) -> Vec<Version> {
        let graph: Graph = self
            .revisions
            .values()
            .map(|revision| (revision.id, revision.parents.as_slice()))
            .collect();
        let heads = graph.heads();
        let stamp = |id: RevisionId| self.revisions.get(&id).map(|revision| revision.stamp);
        graph
            .in_order(stamp)
            .into_iter()
            .filter_map(|id| self.revisions.get(&id))
            .map(|revision| self.version(revision, heads.contains(&revision.id)))
            .collect()
    }

    fn version(&self, revision: &Revision, is_head: bool) -> Version {
        let before = revision
            .parents
            .iter()
            .filter_map(|parent| self.revisions.get(parent))
            .max_by_key(|parent| (parent.stamp, parent.id));
        let body = self.body(revision);
        let nothing = || Value::Object(Map::new());
        let old = before
            .and_then(|before| self.body(before))
            .unwrap_or_else(nothing);
        let changes = match &body {
            Some(new) => diff::changes(&old, new),
            None => Vec::new(),
        };
        Version {
            id: revision.id,
            parents: revision.parents.clone(),
            stamp: revision.stamp,
            author: revision.author,
            device: revision.device,
            is_head,
            body,
            changes,
        }
    }

    fn body(&self, revision: &Revision) -> Option<Value> {
        let is_there = !revision.is_deletion();
        is_there.then(|| resolve::meaning(self.record.kind(), revision))
    }
}

impl Version {
    /// The change that makes the record what it was in this version.
    ///
    /// # Errors
    /// When the version cannot be read as a record.
    pub fn restored(&self, record: RecordId) -> Result<Change, RecordError> {
        match &self.body {
            None => Ok(Change::Delete(record)),
            Some(body) => {
                let text = canonical::text(body);
                let decoded = record::decode(record, migrations::FORMAT, &text)?;
                Ok(Change::Put(decoded.entity))
            }
        }
    }
}

#[cfg(test)]
mod tests;
