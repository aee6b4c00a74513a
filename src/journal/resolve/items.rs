//! Lists whose items merge one by one: two people who answer for different days of an obligation do not contradict each other.
//! An item is a field of its own while it is merged, named by what tells it from the others.

use crate::domain::ids::Kind;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A body while it is merged.
type Body = Map<String, Value>;

/// A list whose items are told apart by one of their fields.
#[derive(Debug, Clone, Copy)]
struct Items {
    list: &'static str,
    key: &'static str,
}

/// The list of a kind that merges item by item.
fn items_of(kind: Kind) -> Option<Items> {
    match kind {
        Kind::Obligation => Some(Items {
            list: "outcomes",
            key: "due",
        }),
        _ => None,
    }
}

/// Merges with `merge`, items apart where every body has them so that they can be told apart.
///
/// # Errors
/// The disputed fields; a list in which an item is disputed is one of them.
pub(super) fn merged_with_items(
    kind: Kind,
    bases: &[Body],
    versions: &[Body],
    merge: impl Fn(&[Body], &[Body]) -> Result<Body, Vec<String>>,
) -> Result<Body, Vec<String>> {
    let Some(items) = items_of(kind) else {
        return merge(bases, versions);
    };
    let open = |bodies: &[Body]| -> Option<Vec<Body>> {
        bodies.iter().map(|body| items.opened(body)).collect()
    };
    let (Some(open_bases), Some(open_versions)) = (open(bases), open(versions)) else {
        return merge(bases, versions);
    };
    match merge(&open_bases, &open_versions) {
        Ok(merged) => Ok(items.closed(merged)),
        Err(disputed) => {
            let names = disputed.into_iter().map(|field| items.list_of(field));
            let names: BTreeSet<String> = names.collect();
            Err(names.into_iter().collect())
        }
    }
}

impl Items {
    /// The body with a field for each item; absent when they cannot be told apart.
    fn opened(self, body: &Body) -> Option<Body> {
        let mut opened = body.clone();
        let Some(list) = opened.remove(self.list) else {
            return Some(opened);
        };
        for item in list.as_array()? {
            let key = item.get(self.key)?.as_str()?;
            let name = format!("{}/{key}", self.list);
            if opened.insert(name, item.clone()).is_some() {
                return None;
            }
        }
        Some(opened)
    }

    /// The body with its items in a list again, in the order of what tells them apart.
    fn closed(self, opened: Body) -> Body {
        let mut body = Body::new();
        let mut items: Vec<(String, Value)> = Vec::new();
        for (name, value) in opened {
            if self.is_item(&name) {
                items.push((name, value));
            } else {
                body.insert(name, value);
            }
        }
        crate::order::sort_by(&mut items, |(one, _), (other, _)| one.cmp(other));
        if !items.is_empty() {
            let items = items.into_iter().map(|(_, item)| item).collect();
            body.insert(self.list.to_owned(), Value::Array(items));
        }
        body
    }

    fn is_item(self, field: &str) -> bool {
        field
            .strip_prefix(self.list)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    fn list_of(self, field: String) -> String {
        if self.is_item(&field) {
            self.list.to_owned()
        } else {
            field
        }
    }
}
