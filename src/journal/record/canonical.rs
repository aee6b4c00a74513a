//! The one way to write a JSON value: keys sorted by their bytes, no spaces.
//! Record types are already in this form; this is for values put together from several bodies.

use crate::order;
use serde_json::Value;
use std::fmt::Write as _;

/// The canonical text of a value.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            order::sort_by_key(&mut sorted, |(key, _)| key.as_bytes());
            out.push('{');
            for (at, (key, field)) in sorted.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                // Writing to a String cannot fail; a key prints as JSON does.
                let _ = write!(out, "{}:", Value::String(key.clone()));
                write(field, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        plain => {
            let _ = write!(out, "{plain}");
        }
    }
}
