//! How fields that this version does not know survive a change made by it.
//! A field is unknown when the body had it and reading and writing the same body again does not give it back.

use serde_json::Value;

/// `next` with everything of `before` that `known` lacks, where `known` is `before` as this version reads and writes it.
/// Items of lists are matched by equal content first, and by position when the lists are of one length.
pub fn keep_unknown(before: &Value, known: &Value, next: Value) -> Value {
    match (before, known, next) {
        (Value::Object(before), Value::Object(known), Value::Object(mut next)) => {
            for (key, old) in before {
                match (known.get(key), next.remove(key)) {
                    (None, None) => {
                        next.insert(key.clone(), old.clone());
                    }
                    (Some(known), Some(new)) => {
                        next.insert(key.clone(), keep_unknown(old, known, new));
                    }
                    (None, Some(new)) => {
                        next.insert(key.clone(), new);
                    }
                    (Some(_), None) => {}
                }
            }
            Value::Object(next)
        }
        (Value::Array(before), Value::Array(known), Value::Array(next))
            if before.len() == known.len() =>
        {
            Value::Array(keep_in_items(before, known, next))
        }
        (_, _, next) => next,
    }
}

fn keep_in_items(before: &[Value], known: &[Value], next: Vec<Value>) -> Vec<Value> {
    let same_length = known.len() == next.len();
    let mut free: Vec<bool> = vec![true; known.len()];
    let mut partner: Vec<Option<usize>> = Vec::with_capacity(next.len());
    for (at, item) in next.iter().enumerate() {
        // The item at the same place first, so that equal neighbours keep their own unknown fields.
        let equal = std::iter::once(at)
            .chain(0..known.len())
            .find(|&i| free.get(i) == Some(&true) && known.get(i) == Some(item));
        if let Some(slot) = equal.and_then(|i| free.get_mut(i)) {
            *slot = false;
        }
        partner.push(equal);
    }
    next.into_iter()
        .zip(partner)
        .enumerate()
        .map(|(at, (item, equal))| {
            let by_place = same_length && free.get(at) == Some(&true);
            let source = equal.or(by_place.then_some(at));
            match source.and_then(|i| Some((before.get(i)?, known.get(i)?))) {
                Some((before, known)) => keep_unknown(before, known, item),
                None => item,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
    use super::keep_unknown;
    use serde_json::{Value, json};

    fn check(before: Value, known: Value, next: Value, expected: Value) {
        assert_eq!(keep_unknown(&before, &known, next), expected);
    }

    #[test]
    fn unknown_fields_stay_and_known_ones_follow_the_change() {
        check(
            json!({"a": 1, "gone": 2, "new": 3}),
            json!({"a": 1, "gone": 2}),
            json!({"a": 5}),
            json!({"a": 5, "new": 3}),
        );
        check(
            json!({"in": {"x": 1, "new": [1, {"y": 2}]}}),
            json!({"in": {"x": 1}}),
            json!({"in": {"x": 9}}),
            json!({"in": {"x": 9, "new": [1, {"y": 2}]}}),
        );
    }

    #[test]
    fn list_items_keep_theirs_when_moved_or_changed_in_place() {
        let before = json!([{"n": 1, "u": "a"}, {"n": 2, "u": "b"}]);
        let known = json!([{"n": 1}, {"n": 2}]);
        check(
            before.clone(),
            known.clone(),
            json!([{"n": 2}, {"n": 1}]),
            json!([{"n": 2, "u": "b"}, {"n": 1, "u": "a"}]),
        );
        check(
            before.clone(),
            known.clone(),
            json!([{"n": 1}, {"n": 7}]),
            json!([{"n": 1, "u": "a"}, {"n": 7, "u": "b"}]),
        );
        check(
            before,
            known,
            json!([{"n": 2}]),
            json!([{"n": 2, "u": "b"}]),
        );
    }
}
