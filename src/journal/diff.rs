//! What differs between bodies, field by field.
//! Lists are compared by position; which of two is right is not its business.

use crate::order;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One field before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// As `lines[2].amount`.
    pub path: String,
    /// Absent when the field was not there.
    pub before: Option<Value>,
    /// Absent when the field is gone.
    pub after: Option<Value>,
}

/// The fields that differ, in the order of their paths. Something that is an object or a list on one side only,
/// or was not there at all, is one change.
pub fn changes(before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut found = Vec::new();
    compare(String::new(), Some(before), Some(after), &mut found);
    found
}

/// The fields on which versions do not all agree, with what each has.
pub fn disagreements(versions: &[&Value]) -> BTreeMap<String, Vec<Option<Value>>> {
    let leaves: Vec<BTreeMap<String, Value>> = versions
        .iter()
        .map(|version| {
            let mut leaves = BTreeMap::new();
            flatten(String::new(), version, &mut leaves);
            leaves
        })
        .collect();
    let paths: BTreeSet<&String> = order::set(leaves.iter().flat_map(|version| version.keys()));
    paths
        .into_iter()
        .map(|path| {
            let values: Vec<Option<Value>> = leaves
                .iter()
                .map(|version| version.get(path).cloned())
                .collect();
            (path.clone(), values)
        })
        .filter(|(_, values)| values.windows(2).any(|pair| pair.first() != pair.last()))
        .collect()
}

fn compare(
    path: String,
    before: Option<&Value>,
    after: Option<&Value>,
    found: &mut Vec<FieldChange>,
) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let names: BTreeSet<&String> = order::set(old.keys().chain(new.keys()));
            for name in names {
                compare(field(&path, name), old.get(name), new.get(name), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for at in 0..old.len().max(new.len()) {
                compare(format!("{path}[{at}]"), old.get(at), new.get(at), found);
            }
        }
        (before, after) => found.push(FieldChange {
            path,
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

fn flatten(path: String, value: &Value, leaves: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, inner) in fields {
                flatten(field(&path, name), inner, leaves);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, inner) in items.iter().enumerate() {
                flatten(format!("{path}[{at}]"), inner, leaves);
            }
        }
        leaf => {
            leaves.insert(path, leaf.clone());
        }
    }
}

fn field(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::{changes, disagreements};
    use serde_json::{Value, json};

    fn check(before: Value, after: Value, expected: &[(&str, Value, Value)]) {
        let or_null = |value: Option<Value>| value.unwrap_or(Value::Null);
        let found: Vec<(String, Value, Value)> = changes(&before, &after)
            .into_iter()
            .map(|change| (change.path, or_null(change.before), or_null(change.after)))
            .collect();
        let expected: Vec<(String, Value, Value)> = expected
            .iter()
            .map(|(path, old, new)| ((*path).to_owned(), old.clone(), new.clone()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_each_field_that_changed() {
        check(json!({"a": 1}), json!({"a": 1}), &[]);
        check(
            json!({"a": 1, "b": {"c": "x"}, "gone": [1]}),
            json!({"a": 2, "b": {"c": "y"}, "new": {"d": 1}}),
            &[
                ("a", json!(1), json!(2)),
                ("b.c", json!("x"), json!("y")),
                ("gone", json!([1]), Value::Null),
                ("new", Value::Null, json!({"d": 1})),
            ],
        );
        check(
            json!({"lines": [{"n": 1}, {"n": 2}]}),
            json!({"lines": [{"n": 1}, {"n": 3}, {"n": 4}]}),
            &[
                ("lines[1].n", json!(2), json!(3)),
                ("lines[2]", Value::Null, json!({"n": 4})),
            ],
        );
    }

    #[test]
    fn lists_what_versions_disagree_on() {
        let (a, b) = (json!({"x": 1, "y": [1, 2]}), json!({"x": 1, "y": [1]}));
        let found = disagreements(&[&a, &b]);
        assert_eq!(found.len(), 1);
        assert_eq!(found.get("y[1]"), Some(&vec![Some(json!(2)), None]));
    }
}
