//! Reading a file of records: its limits, its heading, its lists; what becomes of each record is in `settling`.

use crate::app::book::Book;
use crate::interop::records_file::fields::LISTS;
use crate::interop::records_file::problem::FileError;
use crate::interop::records_file::settling::{Given, settle};
use crate::interop::records_file::{BYTES_MAX, DEPTH_MAX, FORMAT, Preview, RECORDS_MAX, VERSION};
use serde_json::{Map, Value};

/// What the file would do to the book.
///
/// # Errors
/// When the file as a whole cannot be read. What is wrong with single records is in the preview.
pub fn read(bytes: &[u8], book: &Book) -> Result<Preview, FileError> {
    let top = parse(bytes)?;
    let format = top.get("format").and_then(Value::as_str);
    if format != Some(FORMAT) {
        return Err(FileError::NotRecords);
    }
    match top.get("version").and_then(Value::as_u64) {
        Some(found) if found > VERSION => {
            return Err(FileError::TooNew {
                found,
                newest: VERSION,
            });
        }
        Some(1..) => {}
        _ => return Err(FileError::NotRecords),
    }
    let mut preview = settle(&given(&top)?, book);
    let unknown = top.keys().filter(|name| !is_known(name)).cloned();
    preview.unknown_fields.splice(0..0, unknown);
    Ok(preview)
}

fn is_known(name: &str) -> bool {
    ["format", "version", "$schema"].contains(&name) || LISTS.iter().any(|(_, list)| *list == name)
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>, FileError> {
    if bytes.len() > BYTES_MAX {
        return Err(FileError::TooLarge {
            bytes: bytes.len(),
            max: BYTES_MAX,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if depth(text) > DEPTH_MAX {
        return Err(FileError::TooDeep { max: DEPTH_MAX });
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(top)) => Ok(top),
        Ok(_) => Err(FileError::NotRecords),
        Err(error) => Err(FileError::NotJson {
            line: error.line(),
            column: error.column(),
        }),
    }
}

/// How deep lists and objects are nested, counted before anything is built of them.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The records in the order in which they may refer to one another.
fn given(top: &Map<String, Value>) -> Result<Vec<Given<'_>>, FileError> {
    let mut records = Vec::new();
    for (kind, list) in LISTS {
        match top.get(list) {
            None | Some(Value::Null) => {}
            Some(Value::Array(items)) => {
                let items = items.iter().enumerate();
                records.extend(items.map(|(index, value)| Given {
                    kind,
                    place: format!("{list}[{index}]"),
                    value,
                }));
            }
            // There is one company: it stands without a list.
            Some(value @ Value::Object(_)) if list == "company" => records.push(Given {
                kind,
                place: list.to_owned(),
                value,
            }),
            Some(_) => return Err(FileError::NotAList { list }),
        }
    }
    if records.len() > RECORDS_MAX {
        return Err(FileError::TooMany {
            found: records.len(),
            max: RECORDS_MAX,
        });
    }
    Ok(records)
}
