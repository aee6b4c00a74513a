//! How the revisions of one record descend from one another.
//! Knows only ids and parents; a parent that is not there is simply the end of what is known.

use crate::journal::revision::RevisionId;
use crate::order;
use std::collections::{BTreeMap, BTreeSet};

/// The descent of the revisions of one record.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    parents: BTreeMap<RevisionId, Vec<RevisionId>>,
}

impl Graph {
    /// Adding a revision twice adds it once.
    pub fn add(&mut self, id: RevisionId, parents: &[RevisionId]) {
        self.parents.insert(id, parents.to_vec());
    }

    /// The revisions that nobody replaces, sorted.
    pub fn heads(&self) -> Vec<RevisionId> {
        let replaced: BTreeSet<&RevisionId> = order::set(self.parents.values().flatten());
        let free = |id: &&RevisionId| !replaced.contains(id);
        self.parents.keys().filter(free).copied().collect()
    }

    /// Everything `id` descends from, without itself.
    pub fn ancestors(&self, id: RevisionId) -> BTreeSet<RevisionId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<RevisionId> = self.parents_of(id).to_vec();
        while let Some(next) = open.pop() {
            if self.parents.contains_key(&next) && found.insert(next) {
                open.extend(self.parents_of(next));
            }
        }
        found
    }

    /// The nearest common ancestors: those of all `ids` that are not ancestors of another such.
    pub fn bases(&self, ids: &[RevisionId]) -> Vec<RevisionId> {
        let mut all = ids.iter().map(|id| self.ancestors(*id));
        let first = all.next().unwrap_or_default();
        let common = all.fold(first, |common, next| &common & &next);
        let beaten: BTreeSet<RevisionId> =
            common.iter().flat_map(|id| self.ancestors(*id)).collect();
        common.difference(&beaten).copied().collect()
    }

    /// Parents that are named and not there.
    pub fn missing(&self) -> BTreeSet<RevisionId> {
        let named = self.parents.values().flatten();
        named
            .filter(|id| !self.parents.contains_key(id))
            .copied()
            .collect()
    }

    /// Every revision after all those it descends from; among the free ones the least by `rank` first.
    pub fn in_order<R: Ord>(&self, rank: impl Fn(RevisionId) -> R) -> Vec<RevisionId> {
        let mut waiting: BTreeMap<RevisionId, usize> = BTreeMap::new();
        let mut children: BTreeMap<RevisionId, Vec<RevisionId>> = BTreeMap::new();
        let mut free: BTreeSet<(R, RevisionId)> = BTreeSet::new();
        for (id, parents) in &self.parents {
            let known: BTreeSet<&RevisionId> = order::set(
                parents
                    .iter()
                    .filter(|parent| self.parents.contains_key(parent)),
            );
            for parent in &known {
                children.entry(**parent).or_default().push(*id);
            }
            if known.is_empty() {
                free.insert((rank(*id), *id));
            }
            waiting.insert(*id, known.len());
        }
        let mut order = Vec::with_capacity(self.parents.len());
        while let Some((_, id)) = free.pop_first() {
            order.push(id);
            for child in children.remove(&id).unwrap_or_default() {
                if let Some(count) = waiting.get_mut(&child) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        free.insert((rank(child), child));
                    }
                }
            }
        }
        order
    }

    fn parents_of(&self, id: RevisionId) -> &[RevisionId] {
        self.parents.get(&id).map_or(&[], Vec::as_slice)
    }
}

impl<'a> FromIterator<(RevisionId, &'a [RevisionId])> for Graph {
    fn from_iter<I: IntoIterator<Item = (RevisionId, &'a [RevisionId])>>(revisions: I) -> Graph {
        let mut graph = Graph::default();
        for (id, parents) in revisions {
            graph.add(id, parents);
        }
        graph
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;
    use crate::journal::revision::RevisionId;

    fn id(n: u8) -> RevisionId {
        RevisionId([n; 16])
    }

    fn graph(edges: &[(u8, &[u8])]) -> Graph {
        let mut graph = Graph::default();
        for (child, parents) in edges {
            let parents: Vec<RevisionId> = parents.iter().map(|p| id(*p)).collect();
            graph.add(id(*child), &parents);
        }
        graph
    }

    fn check(edges: &[(u8, &[u8])], heads: &[u8], bases: &[u8], order: &[u8]) {
        let ids = |numbers: &[u8]| -> Vec<RevisionId> { numbers.iter().map(|n| id(*n)).collect() };
        let graph = graph(edges);
        assert_eq!(graph.heads(), ids(heads));
        assert_eq!(graph.bases(&graph.heads()), ids(bases));
        assert_eq!(graph.in_order(|id| id), ids(order));
    }

    #[test]
    fn finds_heads_bases_and_order() {
        check(&[(1, &[]), (2, &[1])], &[2], &[1], &[1, 2]);
        check(&[(1, &[]), (2, &[1]), (3, &[1])], &[2, 3], &[1], &[1, 2, 3]);
        // Two that never met.
        check(&[(2, &[]), (1, &[])], &[1, 2], &[], &[1, 2]);
        // Criss-cross: two nearest common ancestors.
        let cross: &[(u8, &[u8])] = &[(1, &[]), (2, &[1]), (3, &[1]), (4, &[2, 3]), (5, &[2, 3])];
        check(cross, &[4, 5], &[2, 3], &[1, 2, 3, 4, 5]);
        // A parent that is not there.
        check(&[(2, &[9]), (3, &[2])], &[3], &[2], &[2, 3]);
        assert_eq!(graph(&[(2, &[9])]).missing().len(), 1);
        // An ancestor named beside a nearer one is no head and no base.
        check(&[(3, &[]), (2, &[3]), (1, &[2, 3])], &[1], &[2], &[3, 2, 1]);
    }
}
